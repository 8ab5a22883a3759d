package scrub

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"
)

type maskedPAN int64

func (maskedPAN) String() string { return "****1111" }

type maskedID uint64

func (maskedID) String() string               { return "id" }
func (maskedID) MarshalJSON() ([]byte, error) { return []byte(`{"password":"hunter2","n":1}`), nil }

type maskedText int

func (maskedText) String() string               { return "text" }
func (maskedText) MarshalText() ([]byte, error) { return []byte("token=hunter2"), nil }

type maskedFormat int

func (maskedFormat) String() string             { return "format" }
func (maskedFormat) Format(f fmt.State, _ rune) { fmt.Fprint(f, "token=hunter2") }

type numbered int

func (numbered) String() string               { return "first" }
func (numbered) MarshalJSON() ([]byte, error) { return []byte("1"), nil }

// A number keeps its type only if handlers print nothing else of it than was
// looked at.
func TestAttrLooksAtWhatNumbersPrint(t *testing.T) {
	replace := Default().ReplaceAttr
	for _, x := range []any{maskedPAN(4111111111111111), maskedID(1), maskedText(1), maskedFormat(1)} {
		for name, handler := range map[string]func(*bytes.Buffer, *slog.HandlerOptions) slog.Handler{
			"JSON": func(b *bytes.Buffer, o *slog.HandlerOptions) slog.Handler { return slog.NewJSONHandler(b, o) },
			"text": func(b *bytes.Buffer, o *slog.HandlerOptions) slog.Handler { return slog.NewTextHandler(b, o) },
		} {
			var b bytes.Buffer
			slog.New(handler(&b, &slog.HandlerOptions{ReplaceAttr: replace})).Info("m", "x", x)
			if out := b.String(); strings.Contains(out, "hunter2") || strings.Contains(out, "4111111111111111") {
				t.Errorf("%s handler prints %T as %s", name, x, out)
			}
		}
		if got, want := Default().Attr(slog.Any("x", x)).Value.Any(), Default().Value(x); encode(t, got) != encode(t, want) {
			t.Errorf("%T: Attr gives %v, Value %v", x, got, want)
		}
	}
	for _, x := range []any{maskedPAN(17), numbered(1), time.May, slog.LevelWarn} {
		if got := Default().Attr(slog.Any("x", x)).Value.Any(); got != x {
			t.Errorf("%T became %T", x, got)
		}
	}
}
