package scrub

import "strings"

// Databases tell the value that is there already.

// duplicate replaces the value of MySQL's Duplicate entry 'x' for key 'users.api_token',
// of which the word entry starts at at, if the column, or the index that is called after
// one, has the name of a secret.
func (sc *scanner) duplicate(at int) bool {
	s := sc.s
	if !strings.HasPrefix(s[min(len(s), at):], " entry '") {
		return false
	}
	lo := at + len(" entry '")
	n := strings.Index(s[lo:min(len(s), lo+maxKept)], "' for key '")
	if n < 1 {
		return false
	}
	name := lo + n + len("' for key '")
	end := strings.IndexByte(s[name:min(len(s), name+maxLabel)], '\'')
	if end < 1 {
		return false
	}
	index := s[name : name+end]
	index = index[strings.LastIndexByte(index, '.')+1:]
	for _, part := range [...]string{"uniq_", "uq_", "idx_", "ix_", "uk_", "unique_"} {
		index = strings.TrimPrefix(index, part)
	}
	for _, part := range [...]string{"_unique", "_uniq", "_idx", "_index", "_key", "_UNIQUE"} {
		if column := strings.TrimSuffix(index, part); column != index && !sc.t.keys.sensitive(index) {
			index = column
		}
	}
	if bareKey(index) || !sc.t.keys.sensitive(index) || upperName(s[lo:lo+n]) && letters(s[lo:lo+n]) {
		return false
	}
	sc.replace(lo, lo+n)
	return true
}

// keyDetail replaces the values of PostgreSQL's Key (email, token)=(a, b), of which
// the = is at i, if a name among them is one of a secret.
func (sc *scanner) keyDetail(i int) bool {
	s := sc.s
	lo := strings.LastIndexByte(s[max(0, i-maxKey):i], '(')
	if lo < 0 {
		return false
	}
	lo += max(0, i-maxKey) + 1
	if before := s[:lo-1]; !strings.HasSuffix(before, "Key ") && !strings.HasSuffix(before, "key ") && !strings.HasSuffix(before, "key value ") {
		return false
	}
	end := sc.find(i+2, ")")
	if end < 0 {
		return false
	}
	at, moved := i+2, false
	vals := strings.Split(s[at:end], ", ")
	for k, name := range strings.Split(s[lo:i-1], ", ") {
		if k == len(vals) {
			break
		}
		if sc.t.keys.sensitive(strings.Trim(name, `"`)) && vals[k] != "" {
			sc.replace(at, at+len(vals[k]))
			moved = true
		}
		at += len(vals[k]) + 2
	}
	return moved
}
