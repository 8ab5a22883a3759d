package scrub

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

// The lists of isWordOf hold small letters and words of at most maxListWord bytes, each once.
func TestWordLists(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(fset, f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			list, ok := literal(e)
			if !ok {
				return true
			}
			if !strings.HasPrefix(list, " ") || !strings.HasSuffix(list, " ") || strings.Count(list, " ") < 5 || strings.ContainsAny(list, "|{};,") {
				return false
			}
			seen := map[string]bool{}
			for w := range strings.FieldsSeq(list) {
				if len(w) > maxListWord || strings.ContainsAny(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") || seen[w] {
					t.Errorf("%s: %q", fset.Position(e.Pos()), w)
				}
				seen[w] = true
			}
			return false
		})
	}
}

// literal returns the text of a literal, or of several that are added.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, err := strconv.Unquote(e.Value)
			return s, err == nil
		}
	case *ast.BinaryExpr:
		a, ok := literal(e.X)
		b, too := literal(e.Y)
		return a + b, ok && too && e.Op == token.ADD
	}
	return "", false
}
