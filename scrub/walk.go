package scrub

import (
	"encoding/json"
	"log/slog"
	"math"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"time"
)

// A walk is one pass over one value. It lives on its caller's stack.
type walk struct {
	s *Scrubber
	// share allows the result to share its clean parts with the input, which
	// is then known not to change.
	share bool
	// over tells that a shared walk met a container that must be shortened: it
	// has to be done again as a copying one.
	over bool
	// trial is a walk that only finds out what a container is.
	trial bool
	// under is the key of the value that comes next, nil if it has none. An
	// element of a list has that of the list.
	under *keyVerdict
	nodes int // values that may still be shown
	bytes int // bytes of text that may still be shown

	// calls bounds chains of pointers, interfaces and LogValuers, which are no
	// containers, but may be endless.
	calls int

	// Containers in progress, outermost first: a container that is met again
	// inside itself is a cycle. The first ones need no allocation.
	depth int
	first [12]visit
	rest  []visit
}

// visit identifies a container in progress. Pointers to a struct and to its
// first field are equal, as are slices of different length: hence typ and len.
type visit struct {
	ptr uintptr
	len int
	typ reflect.Type
}

// run walks over v, first sharing where that is allowed.
func (w *walk) run(v any) any {
	if !w.share {
		out, _ := w.value(v)
		return out
	}
	nodes, bytes, over := w.nodes, w.bytes, w.over
	w.over = false
	out, _ := w.value(v)
	if w.over {
		w.share = false
		w.nodes, w.bytes = nodes, bytes
		out, _ = w.value(v)
	}
	w.over = over
	return out
}

func (w *walk) init(s *Scrubber, share bool) {
	w.s, w.share = s, share
	w.nodes, w.bytes = s.limits.Nodes, s.limits.Total
}

// open enters a container of n > 0 entries and reserves nodes for as many of
// them as the limits allow. If none may be shown, it enters nothing and returns
// the marker that stands for the container. Reserving before descending shows
// siblings before children.
func (w *walk) open(id visit, n int) (take int, marker string) {
	if w.depth >= w.s.limits.Depth {
		return 0, markerDeep
	}
	for i := range min(w.depth, len(w.first)) {
		if w.first[i] == id {
			return 0, markerCycle
		}
	}
	for i := range w.rest {
		if w.rest[i] == id {
			return 0, markerCycle
		}
	}
	take = n
	if n > w.nodes {
		take = w.nodes - 1 // one is for the marker
		if take <= 0 {
			return 0, markerTruncated
		}
	}
	w.nodes -= min(n, w.nodes)
	if w.depth < len(w.first) {
		w.first[w.depth] = id
	} else {
		w.rest = append(w.rest, id)
	}
	w.depth++
	return take, ""
}

func (w *walk) close() { w.unwind(w.depth - 1) }

// unwind leaves all containers below depth.
func (w *walk) unwind(depth int) {
	w.depth = depth
	w.rest = w.rest[:max(0, min(len(w.rest), depth-len(w.first)))]
}

// value returns the clean form of v and whether that is another value than v.
// Where it reports false, v itself is plain, clean and immutable, or shared.
func (w *walk) value(v any) (any, bool) {
	switch x := v.(type) {
	case nil, bool, int8, int16, int32, uint8, uint16, uint32:
		return v, false
	case int:
		return w.integer(int64(x), v)
	case int64:
		return w.integer(x, v)
	case uint:
		return w.integer(int64(x), v)
	case uint64:
		return w.integer(int64(x), v)
	case string:
		if out := w.text(x); out != x {
			return out, true
		}
		return v, false
	case float64:
		if !finite(x) {
			return nonFinite(x), true
		}
		if x >= minCard && x <= maxCard && x == math.Trunc(x) {
			return w.integer(int64(x), v)
		}
		return v, false
	case float32:
		if !finite(float64(x)) {
			return nonFinite(float64(x)), true
		}
		return v, false
	case map[string]any:
		return w.mapAny(x, v)
	case []any:
		return w.sliceAny(x, v)
	case map[string]string:
		return w.mapString(x, v)
	case []string:
		return w.sliceString(x, v)
	case []map[string]any:
		return openSlice(w, x), true
	case []int:
		return openSlice(w, x), true
	case http.Header:
		return w.mapStrings(x, v)
	case url.Values:
		return w.mapStrings(x, v)
	case map[string][]string:
		return w.mapStrings(x, v)
	case []byte:
		return w.binary(x), true
	case json.Number:
		return w.number(x)
	case time.Duration:
		return int64(x), true
	case time.Time:
		return w.time(x), true
	case slog.Value:
		return w.slogValue(x), true
	case slog.Attr:
		return w.group([]slog.Attr{x}), true
	case []slog.Attr:
		return w.group(x), true
	}
	return w.guarded(reflect.ValueOf(v)), true
}

// suspect is value for a value under a key that is that of a secret, or may be,
// in a container under the key in.
func (w *walk) suspect(key *keyVerdict, v any, in *keyVerdict) (any, bool) {
	if key.secret {
		return w.secret(key, v, in)
	}
	w.under = key
	out, changed := w.value(v)
	if done, ok := w.completed(key, out, in); ok {
		return done, true
	}
	return out, changed
}

// secret is filter for a value under a sensitive key, parts of which may stay.
func (w *walk) secret(key *keyVerdict, v any, in *keyVerdict) (any, bool) {
	switch x := v.(type) {
	case nil:
		return v, false
	case bool:
		if key.trait(w.s.keys)&traitFlag != 0 || in.says(withinRights) || in.says(withinMany) || in != nil && in.role == roleMarks || key.key == "pass" {
			return v, false
		}
		return w.filter(v)
	case string:
		if (x == "true" || x == "false" || (x == "Y" || x == "N") && containsFold(key.key, "valid") || isWordOf(x, " on off yes no ") && (!strongSecretWord(key.key) || containsFold(key.key, "enforce"))) && key.trait(w.s.keys)&traitFlag != 0 {
			return v, false
		}
		if x == "" || macOf(x) {
			return v, false
		}
		if x == "inherit" && isWordOf(key.key, " secrets auth ") || key.key == "api" && strings.Contains(x, "://") { // of workflows
			return w.value(v)
		}
		if keepsText(key.key, x, in) {
			out, changed := w.value(v)
			if s, _ := out.(string); !strings.Contains(s, w.s.replacement) || strings.Contains(x, w.s.replacement) {
				return out, changed
			}
		}
		return w.filter(v)
	case map[string]any:
		if len(x) > 0 {
			return w.held(key, v, in)
		}
		return w.filter(v)
	case []any:
		if len(x) > 0 {
			return w.held(key, v, in)
		}
		return w.filter(v)
	case slog.Value:
		return w.secretSlog(key, x, in)
	}
	if n, ok := numberOf(v); ok && strings.EqualFold(key.key, "pin") && n >= 0 && n < minPin && in != nil && isWordOf(in.key, " pins gpio gpios board pinout pinmux leds sensors sensor sampling ") {
		return w.value(v) // of a board
	}
	if n, ok := numberOf(v); ok && (in != nil && (hasSuffixFold(in.key, "sessions") && hasSuffixFold(key.key, "id") || strings.EqualFold(key.key, "session")) || endsInOneOf(key.key, "session_nr", "sessionnr", "sessionnumber")) && n >= 0 && n <= maxSmall {
		return w.value(v) // of meetings
	}
	if n, ok := numberOf(v); ok && n >= 0 && n <= maxSmall && (hasSuffixFold(key.key, "sig") || hasSuffixFold(key.key, "signature") || n < 2 && hasSuffixFold(key.key, "auth")) {
		return w.value(v) // a signature is no small number, and 1 a yes
	}
	if n, ok := numberOf(v); ok && key.key == "api" && n >= 0 && n < minPin {
		return w.value(v) // the level that a phone has
	}
	if key.isCount(v) || ofSSH(key.key, v) || in.says(withinNumbers) && isCount(v) {
		return w.value(v)
	}
	if w.isContainer(reflect.ValueOf(v)) {
		if empty, isEmpty := emptyOf(reflect.ValueOf(v)); isEmpty {
			return empty, true
		}
		return w.held(key, v, in)
	}
	return w.filter(v)
}

// isContainer reports whether v is a list, a map or a struct without a form of
// its own, which it may have in order to hide something.
func (w *walk) isContainer(v reflect.Value) bool {
	for hops := 0; v.IsValid() && hops < maxHops; hops++ {
		info := w.s.typeOf(v.Type())
		if info.how == bySpecial {
			return specialTypes[v.Type()]
		}
		if info.how != byKind || info.addrHow != byKind && info.addrHow != bySpecial {
			return false
		}
		switch v.Kind() {
		case reflect.Map, reflect.Struct:
			return true
		case reflect.Slice, reflect.Array:
			return !info.bytes
		case reflect.Pointer, reflect.Interface:
			if v.IsNil() {
				return false
			}
			v = v.Elem()
		default:
			return false
		}
	}
	return false
}

// filter returns the replacement for v, or v if there is nothing in it.
func (w *walk) filter(v any) (any, bool) {
	switch x := v.(type) {
	case nil:
		return nil, false
	case string:
		if x == "" || x == w.s.replacement {
			return v, false
		}
	case map[string]any:
		if len(x) == 0 {
			return w.mapAny(x, v)
		}
	case []any:
		if len(x) == 0 {
			return w.sliceAny(x, v)
		}
	default:
		if empty, isEmpty := emptyOf(reflect.ValueOf(v)); isEmpty {
			return empty, true
		}
	}
	return w.s.boxed, true
}

// emptyOf returns the empty result for a value with nothing in it: a nil, an
// empty text or an empty container.
func emptyOf(v reflect.Value) (any, bool) {
	switch v.Kind() {
	case reflect.Invalid:
		return nil, true
	case reflect.Pointer, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return nil, v.IsNil()
	case reflect.String:
		return "", v.Len() == 0
	case reflect.Map:
		if v.IsNil() {
			return nil, true
		}
		return map[string]any{}, v.Len() == 0
	case reflect.Slice:
		if v.IsNil() {
			return nil, true
		}
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return "", v.Len() == 0
		}
		return []any{}, v.Len() == 0
	}
	return nil, false
}

// guarded is reflect for a value whose kind or methods may panic: what does,
// costs this value and not its siblings.
func (w *walk) guarded(v reflect.Value) (out any) {
	if w.calls >= w.s.limits.Depth+maxHops {
		return markerDeep
	}
	depth, share := w.depth, w.share
	w.calls++
	defer func() {
		w.calls--
		if recover() != nil {
			w.unwind(depth)
			w.share = share
			out = panicMarker(v.Type())
		}
	}()
	return w.reflect(v)
}
