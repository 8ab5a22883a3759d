package scrub

import (
	"encoding/json"
	"reflect"
	"slices"
)

// What kind of value it is, whatever its type.

// numberOf returns v if it is a number.
func numberOf(v any) (float64, bool) {
	switch x := v.(type) {
	case int:
		return float64(x), true
	case int64:
		return float64(x), true
	case float64:
		return x, true
	case json.Number:
		f, err := x.Float64()
		return f, err == nil
	}
	switch v := reflect.ValueOf(v); v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return float64(v.Int()), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return float64(v.Uint()), true
	case reflect.Float32, reflect.Float64:
		return v.Float(), true
	}
	return 0, false
}

// textOf returns v if it is a text of any type, or a pointer to one.
func textOf(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case json.Number:
		return "", false
	}
	rv := reflect.ValueOf(v)
	if rv.Kind() == reflect.Pointer {
		rv = rv.Elem()
	}
	if rv.Kind() == reflect.String {
		return rv.String(), true
	}
	return "", false
}

// first returns the first element of a list, as in the values of a form.
func first(v any) any {
	switch x := v.(type) {
	case []any:
		if len(x) > 0 {
			return x[0]
		}
	case []string:
		if len(x) > 0 {
			return x[0]
		}
	}
	return v
}

// last returns the last element of a list, which is the name in one that is a
// path: {"loc": ["body", "password"], "input": "x"}.
func last(v any) any {
	switch x := v.(type) {
	case []any:
		if len(x) > 0 {
			return x[len(x)-1]
		}
	case []string:
		if len(x) > 0 {
			return x[len(x)-1]
		}
	}
	return v
}

func isBool(v any) bool {
	rv := reflect.ValueOf(v)
	if rv.Kind() == reflect.Pointer {
		rv = rv.Elem()
	}
	return rv.Kind() == reflect.Bool
}

func isList(v any) bool {
	k := reflect.ValueOf(v).Kind()
	return k == reflect.Slice || k == reflect.Array
}

// listOf reports whether v is a list of nothing but texts that are is.
func listOf(v any, is func(string) bool) bool {
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			if s, ok := e.(string); !ok || !is(s) {
				return false
			}
		}
		return len(x) > 0
	case []string:
		return len(x) > 0 && !slices.ContainsFunc(x, func(s string) bool { return !is(s) })
	}
	return false
}

// allNumbers reports whether list holds nothing but numbers that are is.
func allNumbers(list []any, is func(float64) bool) bool {
	for _, e := range list {
		if n, ok := numberOf(e); !ok || !is(n) {
			return false
		}
	}
	return true
}

func recordList(v any) bool {
	switch x := v.(type) {
	case []map[string]any:
		return len(x) > 0
	case []any:
		for _, e := range x {
			if _, ok := e.(map[string]any); !ok {
				return false
			}
		}
		return len(x) > 0
	}
	return false
}
