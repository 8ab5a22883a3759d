package slogsentry

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"net/http"
	"net/url"
	"slices"

	"github.com/getsentry/sentry-go"
)

const (
	leastRoom = 32   // below that, nothing of a value can be shown
	keyMarks  = 4    // quotes, colon and comma of a JSON member
	leastPart = 1024 // that even the largest of many contexts keeps
)

// prune returns a snapshot that takes at most about room bytes of JSON, copying
// what changes. Small values stay whole, large ones share what these leave, so
// that one large value does not cost its siblings.
func prune(v any, room int) any {
	if sizeOf(v) <= room {
		return v
	}
	if s, ok := v.(string); ok {
		return pruneText(s, room)
	}
	if room < leastRoom {
		return markShortened
	}
	switch v := untyped(v).(type) {
	case map[string]any:
		return pruneMap(v, room)
	case []any:
		return pruneList(v, room)
	default:
		return v
	}
}

func pruneText(s string, room int) string {
	limit := max(room-2, 0)
	for {
		cut := truncate(s, limit)
		if limit < leastRoom || sizeOfString(cut) <= room {
			return cut
		}
		limit /= 2 // escapes make it longer
	}
}

func pruneMap(m map[string]any, room int) map[string]any {
	size := make(map[string]int, len(m))
	for key, v := range m {
		size[key] = len(key) + keyMarks + sizeOf(v)
	}
	keys := slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(size[a], size[b]), cmp.Compare(a, b))
	})
	out := make(map[string]any)
	room -= 2
	if most := max(1, room/leastRoom); len(keys) > most {
		out[markShortened] = moreText(len(keys) - most)
		room -= 2 * leastRoom
		keys = keys[:most]
	}
	sizes := make([]int, len(keys))
	for i, key := range keys {
		sizes[i] = size[key]
	}
	share := fairShare(sizes, room)
	for _, key := range keys {
		short := truncate(key, max(share/2, len(markShortened)))
		out[short] = prune(m[key], share-len(short)-keyMarks)
	}
	return out
}

func pruneList(list []any, room int) []any {
	room -= 2
	more := 0
	if most := max(1, room/leastRoom); len(list) > most {
		more = len(list) - most
		room -= leastRoom
		list = list[:most]
	}
	sizes := make([]int, len(list))
	for i, v := range list {
		sizes[i] = sizeOf(v) + 1
	}
	share := fairShare(sizes, room)
	out := make([]any, 0, len(list)+1)
	for _, v := range list {
		out = append(out, prune(v, share-1))
	}
	if more > 0 {
		out = append(out, markShortened+" "+moreText(more))
	}
	return out
}

func moreText(n int) string { return fmt.Sprintf("%d more", n) }

// fairShare returns the size to which the largest values must shrink so that
// all together take room. Smaller ones may stay as they are.
func fairShare(sizes []int, room int) int {
	left := len(sizes)
	for _, size := range slices.Sorted(slices.Values(sizes)) {
		share := room / left
		if size > share {
			return share
		}
		room -= size
		left--
	}
	return math.MaxInt
}

// untyped returns the containers that scrub.Clean may leave typed as those of a
// snapshot.
func untyped(v any) any {
	switch v := v.(type) {
	case []string:
		return untypedList(v)
	case map[string]string:
		return untypedMap(v, func(s string) any { return s })
	case map[string][]string:
		return untypedMap(v, untypedList)
	case http.Header:
		return untypedMap(v, untypedList)
	case url.Values:
		return untypedMap(v, untypedList)
	default:
		return v
	}
}

func untypedList(list []string) any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

func untypedMap[E any](m map[string]E, untyped func(E) any) any {
	out := make(map[string]any, len(m))
	for k, e := range m {
		out[k] = untyped(e)
	}
	return out
}

// pruneContexts shortens the contexts of an event until all together take room.
func pruneContexts(e *sentry.Event, room int) (shortened []any) {
	names := slices.Sorted(maps.Keys(e.Contexts))
	names = slices.DeleteFunc(names, func(name string) bool { return name == "trace" })
	sizes := make([]int, len(names))
	for i, name := range names {
		sizes[i] = len(name) + keyMarks + sizeOf(e.Contexts[name])
	}
	share := max(fairShare(sizes, room), leastPart)
	for i, name := range names {
		if sizes[i] <= share {
			continue
		}
		e.Contexts[name], _ = prune(e.Contexts[name], share-len(name)-keyMarks).(map[string]any)
		shortened = append(shortened, name)
	}
	return shortened
}
