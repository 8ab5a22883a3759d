package scrub

import (
	"math"
	"reflect"
	"strconv"
	"strings"
)

// The markers that stand for what cannot be shown. They are listed in the
// package documentation; none of them carries data of the value it replaces.
const (
	markerTruncated = "[Truncated]"
	markerDeep      = "[Too deep]"
	markerCycle     = "[Cycle]"
	markerContext   = "[Context]"
	markerNil       = "<nil>"
	markerPanic     = "[Panic]"
	markerEndless   = "[Endless LogValuer]"
	cutSuffix       = "... " + markerTruncated
)

func panicMarker(t reflect.Type) string {
	if t == nil {
		return markerPanic
	}
	return "[Panic: " + typeName(t) + "]"
}

// unencodable marks a value whose own marshaler failed.
func unencodable(t reflect.Type) string { return "[Unencodable: " + typeName(t) + "]" }

// unsupported marks a value of a kind that no encoding shows.
func unsupported(k reflect.Kind) string { return "[Unsupported: " + k.String() + "]" }

func binaryMarker(n int) string { return "[Binary: " + strconv.Itoa(n) + " bytes]" }

func more(n int) string { return strconv.Itoa(n) + " more" }

// typeName is the type's name without type arguments, which may be long, and
// without struct literals, whose tags may be anything.
func typeName(t reflect.Type) string {
	stars := ""
	for t.Kind() == reflect.Pointer && t.Name() == "" {
		stars += "*"
		t = t.Elem()
	}
	if t.Name() == "" {
		return stars + t.Kind().String()
	}
	name, _, _ := strings.Cut(t.String(), "[")
	return stars + name
}

// nonFinite names a float that JSON has no number for.
func nonFinite(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "+Inf"
	case math.IsInf(f, -1):
		return "-Inf"
	}
	return "NaN"
}

func finite(f float64) bool { return f-f == 0 }

func isTruncation(v any) bool {
	s, ok := v.(string)
	return ok && strings.HasPrefix(s, markerTruncated)
}
