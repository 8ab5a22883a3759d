package transport

import (
	"math"
	"strconv"
	"time"
	"unicode/utf8"
)

// What is nested deeper than maxDepth, or has more than maxNodes parts, is taken
// to be without end: a cycle, or references to the same few values over and over,
// as many as there are ways through them. Sentry shows a few levels, and would
// not take an event of that size.
const (
	maxDepth = 10_000 // as much as encoding/json reads
	maxNodes = 100_000
)

// object writes m. At depth 0 it replaces a value without end by a marker; below,
// it stops there, as all that belongs to that value goes.
func (w *writer) object(m map[string]any, depth int) {
	if m == nil {
		w.buf = append(w.buf, "null"...)
		return
	}
	w.begin()
	for k, v := range m {
		w.name(k)
		start := len(w.buf)
		if depth == 0 {
			w.nodes = 0
		}
		w.value(v, depth+1)
		if !w.endless {
			continue
		}
		if depth > 0 {
			return
		}
		w.buf = appendString(w.buf[:start], notEncodable(v))
		w.endless = false
	}
	w.end()
}

func (w *writer) value(v any, depth int) {
	if w.nodes++; w.nodes > maxNodes || depth > maxDepth {
		w.endless = true
		return
	}
	switch v := v.(type) {
	case nil:
		w.buf = append(w.buf, "null"...)
	case string:
		w.buf = appendString(w.buf, v)
	case bool:
		w.buf = strconv.AppendBool(w.buf, v)
	case int:
		w.buf = strconv.AppendInt(w.buf, int64(v), 10)
	case int64:
		w.buf = strconv.AppendInt(w.buf, v, 10)
	case uint64:
		w.buf = strconv.AppendUint(w.buf, v, 10)
	case float64:
		w.float(v)
	case time.Duration:
		w.buf = strconv.AppendInt(w.buf, int64(v), 10)
	case time.Time:
		w.time(v)
	case []string:
		w.strings(v)
	case []any:
		if v == nil {
			w.buf = append(w.buf, "null"...)
			return
		}
		w.buf = append(w.buf, '[')
		for _, e := range v {
			w.separate()
			if w.value(e, depth+1); w.endless {
				return
			}
		}
		w.buf = append(w.buf, ']')
	case map[string]any:
		w.object(v, depth)
	default:
		w.other(v)
	}
}

func (w *writer) float(f float64) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.other(f)
		return
	}
	format := byte('f')
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) { // as encoding/json does
		format = 'e'
	}
	w.buf = strconv.AppendFloat(w.buf, f, format, -1, 64)
	if n := len(w.buf); format == 'e' && w.buf[n-4] == 'e' && w.buf[n-3] == '-' && w.buf[n-2] == '0' {
		w.buf = append(w.buf[:n-2], w.buf[n-1]) // e-09 to e-9
	}
}

func (w *writer) time(t time.Time) {
	if y := t.Year(); y < 0 || y > 9999 {
		w.other(t) // RFC 3339 has no form for it
		return
	}
	w.buf = append(w.buf, '"')
	w.buf = t.AppendFormat(w.buf, time.RFC3339Nano)
	w.buf = append(w.buf, '"')
}

func (w *writer) strings(list []string) {
	if list == nil {
		w.buf = append(w.buf, "null"...)
		return
	}
	w.buf = append(w.buf, '[')
	for _, s := range list {
		w.separate()
		w.buf = appendString(w.buf, s)
	}
	w.buf = append(w.buf, ']')
}

// other writes any value by encoding/json, or a marker in its place.
func (w *writer) other(v any) {
	text, err := tryMarshal(v)
	if err != nil {
		w.buf = appendString(w.buf, notEncodable(v))
		return
	}
	w.buf = append(w.buf, text...)
}

// appendString appends s as a JSON string. Invalid UTF-8 becomes U+FFFD, as in
// encoding/json.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				b = append(b, s[start:i]...)
				b = append(b, "\ufffd"...)
				start = i + size
			}
			i += size
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
		}
		i++
		start = i
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}
