package scrub

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

type taggedJSON struct {
	Question string `json:"question"`
	Answer   string `json:"answer" scrub:"filter"`
	Hint     any    `scrub:"filter"`
	pets     int    `scrub:"filter"`
	Token    string `scrub:"keep"`
}

func (v taggedJSON) MarshalJSON() ([]byte, error) {
	type plain taggedJSON
	b, err := json.Marshal(plain(v))
	return append(b[:len(b)-1], fmt.Sprintf(`,"Pets":%d}`, v.pets)...), err
}

type taggedList struct {
	Answer string `scrub:"filter"`
}

func (v *taggedList) MarshalJSON() ([]byte, error) { return json.Marshal([]string{v.Answer}) }

type taggedText struct {
	Answer string `scrub:"filter"`
}

func (v taggedText) MarshalText() ([]byte, error) { return []byte(v.Answer), nil }

type taggedError struct {
	Answer string `json:"-" scrub:"filter"`
}

func (v *taggedError) Error() string { return "not " + v.Answer }

type taggedValuer struct {
	Answer string `scrub:"filter"`
	how    int
}

func (v taggedValuer) LogValue() slog.Value {
	type plain taggedValuer
	switch v.how {
	case 0:
		return slog.GroupValue(slog.String("answer", v.Answer), slog.Int("n", 1))
	case 1:
		return slog.AnyValue(plain(v))
	case 2:
		return slog.AnyValue(valuer{slog.GroupValue(slog.String("Answer", v.Answer))})
	case 3:
		return slog.Value{}
	case 4:
		return slog.GroupValue(slog.Group("", slog.String("Answer", v.Answer)), slog.Int("n", 1))
	}
	if v.how > 5 { // without end
		return slog.GroupValue(slog.Any("", taggedValuer{v.Answer, v.how + 1}), slog.String("Answer", ""))
	}
	return slog.StringValue(v.Answer)
}

type taggedPromoted struct {
	taggedValuer
	N int
}

type taggedEmbedding struct {
	Hidden `scrub:"filter"`
	City   string
}

func (v taggedEmbedding) MarshalJSON() ([]byte, error) {
	type plain taggedEmbedding
	return json.Marshal(plain(v))
}

type taggedOddly struct {
	A      string `scrub:"filter,"`
	B      string `scrub:"filtered"`
	C      string `scrub:"-"`
	D      string `scrub:""`
	Hidden `scrub:"hide"`
}

// Tags hold for what methods of the type print as well.
func TestTagsOfTypesWithMethods(t *testing.T) {
	j := taggedJSON{"first pet?", secret, map[string]string{"a": secret}, 3, "noun"}
	const wantJ = `{"question":"first pet?","answer":"[Filtered]","Hint":"[Filtered]","Pets":"[Filtered]","Token":"[Filtered]"}`
	for _, tc := range []struct {
		v    any
		want string
	}{
		{j, wantJ},
		{&j, wantJ},
		{map[string]any{"l": []taggedJSON{j}}, `{"l":[` + wantJ + `]}`},
		{struct{ V any }{&j}, `{"V":` + wantJ + `}`},
		{(*taggedJSON)(nil), `null`},
		{taggedList{secret}, `{"Answer":"[Filtered]"}`},
		{&taggedList{secret}, `"[Filtered]"`},
		{[]taggedList{{secret}}, `["[Filtered]"]`},
		{taggedText{secret}, `"[Filtered]"`},
		{map[taggedText]int{{secret}: 1}, `{"[Filtered]":1}`},
		{&taggedError{secret}, `"[Filtered]"`},
		{taggedEmbedding{Hidden{secret, secret}, "Ulm"}, `{"Alpha":"[Filtered]","Beta":"[Filtered]","City":"Ulm"}`},
		{taggedValuer{secret, 0}, `{"answer":"[Filtered]","n":1}`},
		{taggedValuer{secret, 1}, `{"Answer":"[Filtered]"}`},
		{taggedValuer{secret, 2}, `{"Answer":"[Filtered]"}`},
		{taggedValuer{secret, 3}, `null`},
		{taggedValuer{secret, 4}, `{"Answer":"[Filtered]","n":1}`},
		{&taggedValuer{secret, 5}, `"[Filtered]"`},
		{taggedValuer{secret, 6}, `{"":"[Filtered]","Answer":""}`},
		{taggedPromoted{taggedValuer{secret, 0}, 1}, `{"answer":"[Filtered]","n":1}`},
		{taggedOddly{secret, secret, secret, "kept", Hidden{secret, secret}}, `{"A":"[Filtered]","B":"[Filtered]","C":"[Filtered]","D":"kept","Alpha":"[Filtered]","Beta":"[Filtered]"}`},
	} {
		wantJSON(t, Default().Value(tc.v), tc.want)
		wantJSON(t, Default().Clean(tc.v), tc.want)
		wantJSON(t, Default().SlogValue("k", slog.AnyValue(tc.v)), tc.want)
		wantJSON(t, Default().Value(slog.AnyValue(tc.v)), tc.want)
		wantJSON(t, Default().Value(Default().Value(tc.v)), tc.want)
		for how, out := range map[string]any{
			"Attr":     fmt.Sprintf("%+v", Default().Attr(slog.Any("k", tc.v))),
			"AddAttr":  added(Default(), slog.Any("k", tc.v)),
			"inlined":  added(Default(), slog.Any("", tc.v)),
			"in group": added(Default(), slog.Group("g", slog.Any("k", tc.v))),
		} {
			if text := encode(t, out); strings.Contains(text, secret) {
				t.Errorf("%s of %T leaks: %s", how, tc.v, text)
			}
		}
	}
	wantJSON(t, Default().Value(errors.Join(errors.New("a"), &taggedError{"x"})), `"a\nnot x"`) // the text of another error
}
