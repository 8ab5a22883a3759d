package slogsentry

import (
	"reflect"
	"strings"
)

// errorTitle returns what to report as the type of the outermost error, which is
// the title of the issue, or "" to report its Go type.
func errorTitle(info *typeInfo, message string) string {
	if !info.generic {
		return ""
	}
	line, _, _ := strings.Cut(strings.TrimSpace(message), "\n")
	return strings.TrimSpace(line)
}

// genericError reports whether a type of error says nothing about what failed.
func genericError(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return genericTypes[t.PkgPath()+"."+t.Name()]
}

var genericTypes = map[string]bool{
	"errors.errorString":                    true,
	"errors.joinError":                      true,
	"fmt.wrapError":                         true,
	"fmt.wrapErrors":                        true,
	"github.com/pkg/errors.fundamental":     true,
	"github.com/pkg/errors.withMessage":     true,
	"github.com/pkg/errors.withStack":       true,
	"github.com/pingcap/errors.fundamental": true,
	"github.com/pingcap/errors.withMessage": true,
	"github.com/pingcap/errors.withStack":   true,
	"github.com/go-errors/errors.Error":     true,
	"golang.org/x/xerrors.errorString":      true,
	"golang.org/x/xerrors.wrapError":        true,
	"golang.org/x/xerrors.noWrapError":      true,
}
