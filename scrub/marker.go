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

// truncated stands at the end of a list for the n elements that are left out.
func truncated(n int) string { return markerTruncated + " " + strconv.Itoa(n) + " more" }

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
	return stars + name[:min(len(name), maxMarker/2)]
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

// isMarker reports whether s is, or reads like, one of our markers: they are
// not charged, so that a result is within the limits that it was made under.
func isMarker(s string) bool {
	if len(s) < 3 || len(s) > maxMarker {
		return false
	}
	if s[0] != '[' {
		return len(s) <= 4 && (s == "NaN" || s == "+Inf" || s == "-Inf")
	}
	for _, m := range [...]string{markerTruncated, markerDeep, markerCycle, markerContext, markerEndless, "[Panic", "[Un", "[Binary: "} {
		if strings.HasPrefix(s, m) {
			return true
		}
	}
	return false
}

const maxMarker = 100
