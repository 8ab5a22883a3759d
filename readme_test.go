package sentrylog_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// fragment makes a program of a README example that is not one.
const fragment = `package main

import (
	"context"
	"log/slog"
	"os"
	"testing"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/scrub"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
	"github.com/sentrylog/sentrylog/transport"
)

var (
	_ = context.Background
	_ = slog.Info
	_ = os.Getenv
	_ = sentry.Init
	_ = sentrylog.Init
	_ = scrub.New
	_ = sentrytest.NewServer
	_ = slogsentry.NewHandler
	_ = transport.New
)

func example(t *testing.T) {
%s
}

func main() {}
`

func TestREADMECompiles(t *testing.T) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no go command")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	overlay := map[string]string{}
	var packages []string
	for _, file := range []string{"README.md", "scrub/README.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range regexp.MustCompile("(?s)\n```go\n(.*?)\n```\n").FindAllStringSubmatch(string(text), -1) {
			source := block[1]
			if !strings.HasPrefix(source, "package ") {
				source = fmt.Sprintf(fragment, source)
			}
			dir := fmt.Sprintf("readme%d", len(packages))
			real := filepath.Join(temp, dir+".go")
			if err := os.WriteFile(real, []byte(source), 0o600); err != nil {
				t.Fatal(err)
			}
			overlay[filepath.Join(here, "examples", dir, "main.go")] = real
			packages = append(packages, "./examples/"+dir)
		}
	}
	if len(packages) < 2 {
		t.Fatalf("found %d examples in the README", len(packages))
	}
	list, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		t.Fatal(err)
	}
	overlayFile := filepath.Join(temp, "overlay.json")
	if err := os.WriteFile(overlayFile, list, 0o600); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"build", "-overlay", overlayFile}, packages...)
	if out, err := exec.Command(goTool, args...).CombinedOutput(); err != nil {
		t.Errorf("examples of the README do not compile: %v\n%s", err, out)
	}
}
