package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/sentrylog/sentrylog/sentrytest"
)

// show prints an event about as Sentry lays it out.
func show(e *sentrytest.Event) {
	for i, x := range slices.Backward(e.Exceptions) {
		name := "caused by"
		if i == len(e.Exceptions)-1 {
			name = "title"
		}
		fmt.Printf("  %-12s %s: %s\n", name, x.Type, x.Value)
	}
	fmt.Printf("  %-12s %s\n", "level", e.Level)
	fmt.Printf("  %-12s %s\n", "culprit", culprit(e))
	fmt.Printf("  %-12s %s, release %s\n", "environment", e.Environment, e.Release)

	fmt.Println("  breadcrumbs")
	for _, b := range e.Breadcrumbs {
		fmt.Printf("    %-7s %s %s\n", b.Level, b.Message, compact(b.Data))
	}
	fmt.Println("  contexts")
	for _, name := range slices.Sorted(maps.Keys(e.Contexts)) {
		switch name {
		case "device", "os", "runtime", "trace":
			continue // sentry-go's own
		}
		fmt.Printf("    %-7s %s\n", name, compact(e.Contexts[name]))
	}
}

// culprit is the newest frame of the application, where Sentry points to.
func culprit(e *sentrytest.Event) string {
	if len(e.Exceptions) == 0 {
		return "unknown"
	}
	st := e.Exceptions[len(e.Exceptions)-1].Stacktrace
	if st == nil {
		return "unknown"
	}
	for _, f := range slices.Backward(st.Frames) {
		if f.InApp {
			return fmt.Sprintf("%s in %s, %s:%d", f.Function, f.Module, f.AbsPath, f.Lineno)
		}
	}
	return "unknown"
}

func compact(v map[string]any) string {
	if len(v) == 0 {
		return ""
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
