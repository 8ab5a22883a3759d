package scrub

import (
	"net/url"
	"strings"
)

// URLs and forms, of which each part is scrubbed in its way.

// query returns a URL query or form body with the values under secret names
// replaced and the other values scanned.
func (t *textRules) query(s string) string {
	var out []byte
	last := 0
	for lo := 0; lo <= len(s); {
		hi, secret := lo, false
		for hi < len(s) && s[hi] != '&' {
			if s[hi] == ';' {
				if secret = semicolonJoins(s[hi:]) && (secret || t.secretParameter(s[lo:hi])); !secret {
					break
				}
			}
			hi++
		}
		name, val, found := strings.Cut(s[lo:hi], "=")
		if clean := t.formValue(name, val, found); found && clean != val {
			out = append(out, s[last:hi-len(val)]...)
			out = append(out, clean...)
			last = hi
		} else if !found && name != "" {
			if clean := t.scrub(name); clean != name {
				out = append(out, s[last:lo]...)
				out = append(out, clean...)
				last = hi
			}
		}
		lo = hi + 1
	}
	if last == 0 && out == nil {
		return s
	}
	return string(append(out, s[last:]...))
}

func (t *textRules) formValue(name, val string, found bool) string {
	if !found || val == "" {
		return val
	}
	if t.keys.sensitive(unescaped(name)) {
		return t.replacement
	}
	if !strings.ContainsAny(val, "%+") {
		return t.scrub(val)
	}
	plain, err := url.QueryUnescape(val)
	if err != nil {
		return t.scrub(val)
	}
	if clean := t.scrub(plain); clean != plain {
		return strings.ReplaceAll(url.QueryEscape(clean), url.QueryEscape(t.replacement), t.replacement)
	}
	return val
}

// secretParameter reports whether s is a secret name and a value.
func (t *textRules) secretParameter(s string) bool {
	name, val, found := strings.Cut(s, "=")
	return found && val != "" && t.keys.sensitive(unescaped(name))
}

func unescaped(name string) string {
	if n, err := url.QueryUnescape(name); err == nil {
		return n
	}
	return name
}

// url returns a URL with its password and what is secret in its path, query
// and fragment replaced.
func (t *textRules) url(s string) string {
	rest, fragment, hasFragment := strings.Cut(s, "#")
	head, query, hasQuery := strings.Cut(rest, "?")
	clean := t.scrub(head)
	if hasQuery {
		clean += "?" + t.query(query)
	}
	if hasFragment {
		if strings.IndexByte(fragment, '=') >= 0 {
			fragment = t.query(fragment)
		} else {
			fragment = t.scrub(fragment)
		}
		clean += "#" + fragment
	}
	if clean == s {
		return s
	}
	return clean
}
