package slogsentry_test

import (
	"testing"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// A frame that both options name is in_app, as Options says.
func TestInAppIncludeWins(t *testing.T) {
	const here = "github.com/sentrylog/sentrylog/slogsentry_test"
	for _, tt := range []struct {
		name             string
		include, exclude []string
		want             bool
	}{
		{"neither", nil, nil, true},
		{"exclude", nil, []string{here}, false},
		{"both, as one", []string{here}, []string{here}, true},
		{"exclude the module, include the package", []string{here}, []string{"github.com/sentrylog"}, true},
		{"include the module, exclude the package", []string{"github.com/sentrylog"}, []string{here}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t)
			errorHere(e.logger(slogsentry.Options{InAppInclude: tt.include, InAppExclude: tt.exclude}), "m")
			stack := frames(t, e.event())
			if last := stack[len(stack)-1]; last.Function != "errorHere" || last.InApp != tt.want {
				t.Errorf("%s has in_app %v, want %v", last.Function, last.InApp, tt.want)
			}
		})
	}
}
