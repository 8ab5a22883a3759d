//lint:file-ignore SA5008 odd tags are what is tested

package scrub

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"net"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"
)

// Harmless values come out as encoding/json prints them.

type named string
type count int
type ratio float64
type flag bool

type inner struct {
	City  string `json:"city"`
	Zip   int    `json:"zip,omitempty"`
	Blank string `json:",omitempty"`
}

type Base struct {
	ID      int    `json:"id"`
	Shadow  string `json:"shadow"`
	Comment string
}

type base2 struct {
	Shadow string
	Extra  float32
}

type textual struct{ a, b int }

func (t textual) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%d/%d", t.a, t.b), nil }

type pointerTextual struct{ A int }

func (t *pointerTextual) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "<%d>", t.A), nil }

type marshaled struct{ n int }

func (m marshaled) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, `{"n":%d,"list":[1,2.5,"x",null,true]}`, m.n), nil
}

type zeroable struct{ N int }

func (z zeroable) IsZero() bool { return z.N == 7 }

type pointerZeroable struct{ N int }

func (z *pointerZeroable) IsZero() bool { return z.N == 7 }

type everything struct {
	B    bool
	I    int
	I8   int8
	U    uint
	U64  uint64 `json:"u64"`
	F32  float32
	F64  float64
	S    string `json:"s"`
	N    named
	C    count
	R    ratio
	Flag flag
	Ptr  *inner
	Nil  *inner
	In   inner
	Any  any
	Err  error
	List []inner
	Strs []string
	Nums []int
	Arr  [3]int8
	Map  map[string]int
	IntM map[int]string
	TxtM map[textual]bool
	NamM map[named]any
	T    time.Time
	D    time.Duration
	TP   *time.Time
	Txt  textual
	PTxt pointerTextual
	PTx2 *pointerTextual
	M    marshaled
	MP   *marshaled
	Big  *big.Int
	IP   net.IP
	Addr netip.Addr
	Raw  json.RawMessage
	Num  json.Number

	Skip       string          `json:"-"`
	Dash       string          `json:"-,"`
	OmitS      string          `json:"omit_s,omitempty"`
	OmitM      map[string]int  `json:",omitempty"`
	OmitP      *int            `json:",omitempty"`
	OmitA      [0]int          `json:",omitempty"`
	OmitStruct inner           `json:",omitempty"`
	OmitI      any             `json:",omitempty"`
	ZeroT      time.Time       `json:",omitzero"`
	Zero1      zeroable        `json:",omitzero"`
	Zero2      pointerZeroable `json:",omitzero"`
	Zero3      *zeroable       `json:",omitzero"`
	ZeroI      any             `json:",omitzero"`
	ZeroS      inner           `json:"zs,omitzero"`

	QI  int     `json:",string"`
	QU  uint8   `json:",string"`
	QF  float64 `json:",string"`
	QB  bool    `json:",string"`
	QS  string  `json:",string"`
	QP  *int    `json:",string"`
	QL  []int   `json:",string"`
	Bad string  `json:"a\"b"`
	Uni string  `json:"größe"`
	Odd string  `json:"a/b-c.d:e"`

	Base
	*base2
	unexported string
}

func sampleEverything(r *rand.Rand) everything {
	n := r.IntN(100)
	e := everything{
		B: n%2 == 0, I: -n, I8: int8(n), U: uint(n), U64: 1<<63 + uint64(n),
		F32: float32(n) / 7, F64: float64(n) / 3, S: fmt.Sprint("text ", n), N: "n<a>&b", C: count(n), R: 0.25, Flag: true,
		Ptr: &inner{City: "Ulm"}, In: inner{City: "Köln", Zip: n}, Any: map[string]any{"x": n},
		List: []inner{{City: "a"}, {City: "b", Zip: 1}}, Strs: []string{"a", ""}, Nums: []int{n, 1 << 30},
		Arr: [3]int8{1, -2, 3}, Map: map[string]int{"a": 1, "b": n}, IntM: map[int]string{-1: "m", n: "n"},
		TxtM: map[textual]bool{{1, 2}: true, {3, n}: false}, NamM: map[named]any{"k1": 1.5, "k2": nil},
		T: time.Date(2026, 5, 4, 3, 2, 1, n, time.FixedZone("", 3600)), D: time.Duration(n) * time.Millisecond,
		Txt: textual{n, 2}, PTxt: pointerTextual{n}, PTx2: &pointerTextual{n},
		M: marshaled{n}, Big: new(big.Int).Lsh(big.NewInt(3), 90), IP: net.IPv4(192, 0, 2, byte(n)), Addr: netip.MustParseAddr("2001:db8::1"),
		Raw: json.RawMessage(`{"a":[1,{"b":12345678901234567890}]}`), Num: "12.50",
		Skip: "skipped", Dash: "dash", Zero1: zeroable{n % 9}, Zero2: pointerZeroable{7}, ZeroI: (*int)(nil),
		QI: n, QU: 200, QF: 1e21, QB: true, QS: "a\"b", QP: &n, QL: []int{1}, Bad: "bad", Uni: "u", Odd: "o",
		Base: Base{ID: n, Shadow: "base"}, unexported: "hidden",
	}
	if n%3 == 0 {
		e.base2 = &base2{Shadow: "second", Extra: 0.1}
	}
	return e
}

// noCard returns n, or another number if n could be that of a payment card.
func noCard(n uint64) uint64 {
	if n >= minCard && n <= maxCard {
		return n % minCard
	}
	return n
}

// harmless returns a random value of nested plain data.
func harmless(r *rand.Rand, depth int) any {
	words := []string{"", "alpha", "beta gamma", "größe", "a/b", "line\nbreak", "<b>&", "\u2028", "日本", "x\x00y", "caf\xe9 \xff\xfe!"}
	kinds := 23
	if depth == 0 {
		kinds = 14
	}
	switch r.IntN(kinds) {
	case 0:
		return nil
	case 1:
		return r.IntN(2) == 0
	case 2:
		return r.IntN(1000) - 500
	case 3:
		return int64(noCard(r.Uint64()))
	case 4:
		return noCard(r.Uint64())
	case 5:
		return r.NormFloat64() * 1e6
	case 6:
		return float32(r.NormFloat64())
	case 7:
		return r.Float64() * 1e-9
	case 8:
		return int8(r.IntN(256))
	case 9:
		return named(words[r.IntN(len(words))])
	case 10:
		return count(r.IntN(9))
	case 11:
		return time.Unix(r.Int64N(1<<33), r.Int64N(1e9)).UTC()
	case 12:
		return textual{r.IntN(5), r.IntN(5)}
	case 13:
		return words[r.IntN(len(words))]
	case 14:
		m := map[string]any{}
		for range r.IntN(5) {
			m[fmt.Sprint(words[r.IntN(5)], r.IntN(100))] = harmless(r, depth-1)
		}
		return m
	case 15:
		x := make([]any, r.IntN(5))
		for i := range x {
			x[i] = harmless(r, depth-1)
		}
		return x
	case 16:
		m := map[int]any{}
		for range r.IntN(4) {
			m[r.IntN(100)] = harmless(r, depth-1)
		}
		return m
	case 17:
		v := harmless(r, depth-1)
		return &v
	case 18:
		return struct {
			A any `json:"a"`
			B any `json:"b,omitempty"`
		}{harmless(r, depth-1), harmless(r, depth-1)}
	case 19:
		return sampleEverything(r)
	case 20:
		return map[string]string{"a": words[r.IntN(len(words))], "b": words[r.IntN(len(words))]}
	case 21:
		w := words[r.IntN(len(words))]
		return []any{
			[][2]string{{"Accept", w}, {"Host", w}}, anys{"run", w, &w}, []*string{&w, nil}, optional{ptr("LOG_LEVEL"), &w}, object{"reports/2024.csv", r.IntN(9)},
			map[string]any{"columns": strs{"id", "name"}, "rows": [][]string{{w, w}}}, map[string][]string{"name": {"LOG_LEVEL"}, "value": {w}},
			flagged{w, ptr(false)}, map[string]int{"pass": 1, "fail": 2}, map[string]any{"Order": document{&w}},
		}[r.IntN(10)]
	default:
		e := sampleEverything(r)
		return &e
	}
}

func checkSameJSON(t testing.TB, v any) {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("the test's own value: %v", err)
	}
	got := Default().Value(v)
	checkPlain(t, got)
	wantJSON(t, got, string(b))
	wantJSON(t, Default().Clean(got), string(b))
	wantJSON(t, Default().Clean(v), string(b))
}

func TestValueIsWhatJSONPrints(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 1500 {
		checkSameJSON(t, harmless(r, 4))
		if t.Failed() {
			return
		}
	}
}

func FuzzValueIsWhatJSONPrints(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		checkSameJSON(t, harmless(rand.New(rand.NewPCG(a, b)), 5))
	})
}

// The embedding rules of encoding/json, one by one.

type lower struct{ Visible, Both string }
type Upper struct {
	Both  string
	Upper string
}
type deep struct{ lower }
type tagged struct {
	Renamed string `json:"Both"`
}
type hiddenString string

type loop struct {
	Name string
	*loop
}

func TestEmbedding(t *testing.T) {
	tests := []struct {
		name string
		v    any
	}{
		{"promoted from unexported", struct{ lower }{lower{"v", "b"}}},
		{"promoted from pointer", struct{ *Upper }{&Upper{"b", "u"}}},
		{"nil pointer", struct{ *Upper }{}},
		{"conflict on one level", struct {
			lower
			Upper
		}{}},
		{"outer wins", struct {
			lower
			Both int
		}{Both: 3}},
		{"tag wins", struct {
			lower
			tagged
		}{lower{"v", "b"}, tagged{"t"}}},
		{"less deep wins", struct {
			deep
			tagged
		}{}},
		{"embedded twice", struct {
			deep
			Other struct{ lower }
			lower
		}{}},
		{"embedded with a name", struct {
			lower `json:"low"`
			Upper `json:"up"`
		}{}},
		{"embedded non-struct, unexported", struct {
			hiddenString
			X int
		}{"h", 1}},
		{"embedded interface", struct{ fmt.Stringer }{}},
		{"embedded marshaler", struct{ textual }{textual{1, 2}}},
		{"recursive type", loop{Name: "a", loop: &loop{Name: "b"}}},
		{"unexported only", struct{ a, b int }{1, 2}},
		{"no field", struct{}{}},
		{"case differs", struct {
			Name string
			NAME string
			A    string `json:"name"`
		}{"1", "2", "3"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { checkSameJSON(t, tt.v) })
	}
}

// Two tags with one name annihilate each other, which vet rightly objects to in
// source: the type is made at run time.
func TestEmbeddingSameTags(t *testing.T) {
	str := reflect.TypeFor[string]()
	typ := reflect.StructOf([]reflect.StructField{
		{Name: "A", Type: str, Tag: `json:"x"`},
		{Name: "B", Type: str, Tag: `json:"x"`},
		{Name: "C", Type: str},
	})
	v := reflect.New(typ).Elem()
	v.Field(0).SetString("a")
	v.Field(2).SetString("c")
	checkSameJSON(t, v.Interface())
}

func TestDocumentedExceptions(t *testing.T) {
	long := strings.Repeat("a", 10)
	tests := []struct {
		name string
		v    any
		want string
	}{
		{"bytes that are text", []byte("hello\n" + long), `"hello\naaaaaaaaaa"`},
		{"bytes that are not", []byte{0, 1, 2, 0xff}, `"[Binary: 4 bytes]"`},
		{"empty bytes", []byte{}, `""`},
		{"nil bytes", []byte(nil), `null`},
		{"named bytes", json.RawMessage("nope"), `"nope"`},
		{"year 10000", time.Date(10000, 1, 2, 3, 4, 5, 0, time.UTC), `"10000-01-02T03:04:05Z"`},
		{"nested error", map[string]any{"e": fmt.Errorf("no %s", "luck")}, `{"e":"no luck"}`},
		{"channel", make(chan int), `"[Unsupported: chan]"`},
		{"function", map[string]any{"f": func() {}}, `{"f":"[Unsupported: func]"}`},
		{"complex", 1 + 2i, `"[Unsupported: complex128]"`},
		{"nil function", struct{ F func() }{}, `{"F":null}`},
		{"map with any key", map[any]any{"a": 1, 2: "b", true: 3, 1.5: 4, nil: 5, [2]int{1, 2}: 6, inner{City: "x"}: 7},
			`{"a":1,"2":"b","true":3,"1.5":4,"null":5,"[1,2]":6,"{\"city\":\"x\"}":7}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Default().Value(tt.v)
			checkPlain(t, got)
			wantJSON(t, got, tt.want)
		})
	}
}
