//lint:file-ignore U1000 odd values are what is tested

package slogsentry_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"strings"
	"sync"
	"time"
	"unsafe"
)

// Types whose methods panic, each on a value that holds a secret.
type (
	panickyError  struct{ Secret string }
	panickyText   struct{ Secret string }
	panickyJSON   struct{ Secret string }
	panickyValuer struct{ Secret string }
)

func (panickyError) Error() string               { panic("boom") }
func (panickyError) String() string              { panic("boom") }
func (panickyError) GoString() string            { panic("boom") }
func (panickyText) MarshalText() ([]byte, error) { panic("boom") }
func (panickyJSON) MarshalJSON() ([]byte, error) { panic(errors.New("boom")) }
func (panickyValuer) LogValue() slog.Value       { panic("boom") }

// Types whose methods fail on a nil pointer.
type nilUnsafe struct{ text string }

func (e *nilUnsafe) Error() string { return e.text }

type nilValuer struct{ v slog.Value }

func (v *nilValuer) LogValue() slog.Value { return v.v }

type nilText struct{ text string }

func (v *nilText) MarshalText() ([]byte, error) { return []byte(v.text), nil }

type nilJSON struct{ n int }

func (v *nilJSON) MarshalJSON() ([]byte, error) { return json.Marshal(v.n) }

// LogValuers that never come to an end.
type endlessValuer struct{}

func (v endlessValuer) LogValue() slog.Value { return slog.AnyValue(v) }

type nestingValuer struct{}

func (v nestingValuer) LogValue() slog.Value { return slog.GroupValue(slog.Any("n", v)) }

type branchingValuer struct{}

func (v branchingValuer) LogValue() slog.Value {
	return slog.GroupValue(slog.Any("a", v), slog.Any("b", v))
}

type wideValuer struct{}

func (wideValuer) LogValue() slog.Value {
	attrs := make([]slog.Attr, 100_000)
	for i := range attrs {
		attrs[i] = slog.Int(fmt.Sprint("k", i), i)
	}
	return slog.GroupValue(attrs...)
}

type linked struct {
	Name string
	Next *linked
	Any  any
}

type locked struct {
	sync.Mutex
	mu   sync.RWMutex
	Name string
}

type unhashableError struct{ list []string }

func (e unhashableError) Error() string { return "unhashable" }

const planted = "hunter2hunter2"

// hostileValue is something that a user may log.
type hostileValue struct {
	value any
	want  string // how it arrives, as JSON; "" if that is not fixed
}

// hostileValues are logged in every place at once.
func hostileValues() map[string]hostileValue {
	selfMap := map[string]any{"x": 1}
	selfMap["self"] = selfMap
	selfSlice := []any{1, nil}
	selfSlice[1] = selfSlice
	selfStruct := &linked{Name: "n"}
	selfStruct.Next, selfStruct.Any = selfStruct, []any{selfStruct}
	var selfInterface any
	selfInterface = &selfInterface
	x := 3
	return map[string]hostileValue{
		"NaN":            {math.NaN(), `"NaN"`},
		"Inf":            {math.Inf(-1), `"-Inf"`},
		"float32 NaN":    {float32(math.NaN()), `"NaN"`},
		"chan":           {make(chan int), `"[Unsupported: chan]"`},
		"func":           {func() {}, `"[Unsupported: func]"`},
		"complex":        {1i, `"[Unsupported: complex128]"`},
		"unsafe.Pointer": {unsafe.Pointer(&x), `"[Unsupported: unsafe.Pointer]"`},

		"nil interface":    {nil, `null`},
		"nil error":        {(*nilUnsafe)(nil), `"<nil>"`},
		"nil stringer":     {(*strings.Builder)(nil), `null`},
		"nil valuer":       {(*nilValuer)(nil), ``},
		"nil text":         {(*nilText)(nil), `null`},
		"nil JSON":         {(*nilJSON)(nil), `null`},
		"nil map":          {map[string]int(nil), `null`},
		"nil slice":        {[]string(nil), `null`},
		"nil pointer":      {(*linked)(nil), `null`},
		"nil request":      {(*http.Request)(nil), `null`},
		"nil func":         {(func())(nil), `null`},
		"nil *slog.Source": {(*slog.Source)(nil), ``},

		"self map":       {selfMap, `{"x": 1, "self": "[Cycle]"}`},
		"self slice":     {selfSlice, `[1, "[Cycle]"]`},
		"self struct":    {selfStruct, `{"Name": "n", "Next": "[Cycle]", "Any": ["[Cycle]"]}`},
		"self interface": {selfInterface, ``},

		"invalid UTF-8":    {"a\xffb", `"a�b"`},
		"NUL":              {"a\x00b", `"a\u0000b"`},
		"year 10000":       {time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), ``},
		"invalid raw":      {json.RawMessage(`{"password":"` + planted), ``},
		"invalid number":   {json.Number("12x"), `"12x"`},
		"panicking error":  {panickyError{planted}, `"[Panic: slogsentry_test.panickyError]"`},
		"its pointer":      {&panickyError{planted}, `"[Panic: *slogsentry_test.panickyError]"`},
		"panicking text":   {panickyText{planted}, `"[Panic: slogsentry_test.panickyText]"`},
		"panicking JSON":   {panickyJSON{planted}, `"[Panic: slogsentry_test.panickyJSON]"`},
		"panicking valuer": {panickyValuer{planted}, ``},
		"endless valuer":   {endlessValuer{}, ``},
		"unhashable error": {unhashableError{[]string{"a"}}, `"unhashable"`},
		"unhashable keys":  {map[any]any{[1]any{[0]int{}}: 1}, ``},
		"mutex":            {&locked{Name: "l"}, `{"Name": "l"}`},
		"slog.Value":       {slog.AnyValue(panickyValuer{planted}), ``},
		"bytes":            {[]byte("password=" + planted), ``},
		"any as key":       {map[any]any{"password": planted, 1: "x"}, ``},
	}
}

// hugeValues are logged in a few places, one after the other: several at once
// would be more than an event can hold.
func hugeValues() map[string]any {
	var slices, maps any = "core", "core"
	chain := &linked{Name: "end"}
	group := slog.Int("core", 1)
	for range 100_000 {
		slices = []any{slices}
		maps = map[string]any{"n": maps}
		chain = &linked{Next: chain}
		group = slog.Attr{Key: "g", Value: slog.GroupValue(group)}
	}
	many := make(map[string]any)
	attrs := make([]slog.Attr, 10_000)
	for i := range attrs {
		many[fmt.Sprint("k", i)] = i
		attrs[i] = slog.Int(fmt.Sprint("k", i), i)
	}
	shared := &linked{}
	for range 25 {
		shared = &linked{Next: shared, Any: []any{shared, shared}}
	}
	return map[string]any{
		"deep slices":       slices,
		"deep maps":         maps,
		"deep pointers":     chain,
		"deep groups":       group.Value,
		"10,000 attributes": slog.GroupValue(attrs...),
		"10,000 entries":    many,
		"shared pointers":   shared,
		"10 MB text":        strings.Repeat("word ", 2<<20),
		"10 MB secrets":     strings.Repeat("password="+planted+" ", 10<<20/24),
		"10 MB bytes":       make([]byte, 10<<20),
		"nesting valuer":    nestingValuer{},
		"branching valuer":  branchingValuer{},
		"wide valuer":       wideValuer{},
		"many numbers":      make([]int, 1<<20),
	}
}
