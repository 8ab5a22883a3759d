package transport

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/getsentry/sentry-go"
)

// A hundred breadcrumbs are most of an event. Their data is nearly always maps of
// texts and numbers, which are written here in a fraction of the time that
// encoding/json takes to find that out by reflection, with the same result.

// withBreadcrumbs returns payload, an event encoded without breadcrumbs, with
// those of list.
func withBreadcrumbs(payload []byte, list []*sentry.Breadcrumb) []byte {
	rest, isObject := bytes.CutPrefix(payload, []byte("{"))
	if len(list) == 0 || !isObject {
		return payload
	}
	const average = 200 // bytes
	b := make([]byte, 0, len(payload)+len(list)*average)
	b = append(b, `{"breadcrumbs":[`...)
	start := len(b)
	for _, crumb := range list {
		if crumb == nil {
			continue
		}
		if len(b) > start {
			b = append(b, ',')
		}
		b = appendBreadcrumb(b, crumb)
	}
	b = append(b, ']')
	if !bytes.HasPrefix(rest, []byte("}")) {
		b = append(b, ',')
	}
	return append(b, rest...)
}

func appendBreadcrumb(b []byte, crumb *sentry.Breadcrumb) []byte {
	b = append(b, '{')
	start := len(b)
	key := func(name string) {
		if len(b) > start {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), name...), '"', ':')
	}
	for _, text := range [...]struct{ name, value string }{
		{"type", crumb.Type}, {"category", crumb.Category}, {"message", crumb.Message}, {"level", string(crumb.Level)},
	} {
		if text.value != "" {
			key(text.name)
			b = appendString(b, text.value)
		}
	}
	if len(crumb.Data) > 0 {
		key("data")
		b = appendMap(b, crumb.Data, 0)
	}
	if year := crumb.Timestamp.Year(); !crumb.Timestamp.IsZero() && year >= 0 && year < 10_000 {
		key("timestamp")
		b = append(crumb.Timestamp.AppendFormat(append(b, '"'), time.RFC3339Nano), '"')
	}
	return append(b, '}')
}

// maxDepth is the depth from which values are left to encoding/json, which
// notices cycles.
const maxDepth = 20

// appendValue appends v, or a marker if JSON has no form for it.
func appendValue(b []byte, v any, depth int) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case string:
		return appendString(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case uint64:
		return strconv.AppendUint(b, v, 10)
	case float64:
		if abs := math.Abs(v); abs >= 1e-6 && abs < 1e21 || v == 0 {
			return strconv.AppendFloat(b, v, 'f', -1, 64)
		}
	case map[string]any:
		if depth < maxDepth && v != nil {
			return appendMap(b, v, depth+1)
		}
	case []any:
		if depth < maxDepth && v != nil {
			return appendList(b, v, depth+1)
		}
	}
	encoded, err := tryMarshal(v)
	if err != nil {
		return appendString(b, notEncodable(v))
	}
	return append(b, encoded...)
}

// appendMap appends m with its keys in order, as encoding/json does.
func appendMap(b []byte, m map[string]any, depth int) []byte {
	var room [16]string
	keys := room[:0]
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	b = append(b, '{')
	for i, k := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, k), ':')
		b = appendValue(b, m[k], depth)
	}
	return append(b, '}')
}

func appendList(b []byte, list []any, depth int) []byte {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendValue(b, v, depth)
	}
	return append(b, ']')
}

func appendString(b []byte, s string) []byte {
	for _, c := range []byte(s) {
		if c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			encoded, err := json.Marshal(s)
			if err != nil {
				return append(b, `""`...) // strings have no such case
			}
			return append(b, encoded...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func notEncodable(v any) string { return fmt.Sprintf("[not encodable: %T]", v) }
