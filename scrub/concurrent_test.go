package scrub

import (
	"log/slog"
	"reflect"
	"strconv"
	"sync"
	"testing"
)

// Readers of one value do not disturb each other, and neither do scrubbers that
// learn the same types and keys at once.
func TestConcurrentUse(t *testing.T) {
	s := New()
	r := newRand(1)
	values := []any{leaves(), sampleEverything(r), &account{User: "ann", Password: "x"}, map[string]string{"a": "b", "token": "x"}}
	want := make([]string, len(values))
	for i, v := range values {
		want[i] = encode(t, New().Value(v))
	}
	start := make(chan struct{})
	var wg sync.WaitGroup
	for g := range 32 {
		wg.Go(func() {
			<-start
			for i := range 30 {
				n := (g + i) % len(values)
				if got := encode(t, s.Value(values[n])); got != want[n] {
					t.Errorf("got %s, want %s", got, want[n])
					return
				}
				if got := encode(t, s.Clean(values[n])); got != want[n] {
					t.Errorf("Clean: got %s, want %s", got, want[n])
					return
				}
				s.SlogValue("k", slog.AnyValue(values[n]))
				s.ReplaceAttr([]string{"g"}, slog.Any("k", values[n]))
				s.Sensitive("key" + strconv.Itoa(g*1000+i))
			}
		})
	}
	close(start)
	wg.Wait()
}

// The memory for types is bounded by the types that a program has.
func TestTypesAreRememberedOnce(t *testing.T) {
	s := New()
	for range 3 {
		for i := range 10 {
			typ := reflect.StructOf([]reflect.StructField{{Name: "A" + strconv.Itoa(i), Type: reflect.TypeFor[int]()}})
			s.Value(reflect.New(typ).Elem().Interface())
		}
	}
	n := 0
	s.types.Range(func(any, any) bool { n++; return true })
	if n < 10 || n > 12 {
		t.Errorf("%d types remembered", n)
	}
}
