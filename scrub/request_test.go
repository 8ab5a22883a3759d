package scrub

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// The body and the form of a request are never shown, in whatever form it comes.
func TestRequestsOfAnyForm(t *testing.T) {
	type embedded struct {
		*http.Request
		N int
	}
	type embeddedValue struct{ http.Response }
	req := httptest.NewRequest("POST", "/a?token=x", nil)
	req.Body = readerBody{Text: planted}
	req.PostForm = url.Values{"answer": {planted}}
	req.Form = req.PostForm
	resp := http.Response{Status: "200 OK", StatusCode: 200, Body: req.Body, Request: req}
	request := `{"method":"POST","url":"/a?token=[Filtered]","host":"example.com","headers":{}}`
	response := `{"status":"200 OK","status_code":200,"method":"POST","url":"/a?token=[Filtered]"}`
	for name, tt := range map[string]struct {
		v    any
		want string
	}{
		"pointer":             {req, request},
		"value":               {*req, request},
		"list":                {[]http.Request{*req}, "[" + request + "]"},
		"embedded":            {embedded{req, 1}, `{"Request":` + request + `,"N":1}`},
		"response":            {&resp, response},
		"response, value":     {resp, response},
		"response, embedded":  {embeddedValue{resp}, `{"Response":` + response + `}`},
		"nothing is embedded": {embedded{N: 1}, `{"Request":null,"N":1}`},
	} {
		t.Run(name, func(t *testing.T) {
			got := Default().Value(tt.v)
			if text := encode(t, got); strings.Contains(text, planted) {
				t.Error(text)
			}
			wantJSON(t, got, tt.want)
			wantJSON(t, Default().Value(got), tt.want)
		})
	}
}

type readerBody struct{ Text string }

func (readerBody) Read([]byte) (int, error) { return 0, io.EOF }
func (readerBody) Close() error             { return nil }
