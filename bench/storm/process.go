package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/sentrylog/sentrylog/bench/internal/load"
)

// binary is a program in which a contender can be put under load.
type binary struct{ contender, file string }

// nested are the contenders that have a program of their own, by directory.
var nested = map[string]string{"sentryslog-0.47": "sentryslog047"}

// build returns the binaries of all contenders: this program itself for those
// of this module, and a compiled one for each of the others.
func build(ctx context.Context) ([]binary, func(), error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, err
	}
	var binaries []binary
	for _, c := range contenders {
		binaries = append(binaries, binary{c.Name, self})
	}
	root, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return nil, nil, fmt.Errorf("look for the module: %w", err)
	}
	dir, err := os.MkdirTemp("", "storm-")
	if err != nil {
		return nil, nil, err
	}
	cleanup := func() { os.RemoveAll(dir) }
	for name, module := range nested {
		b := binary{name, filepath.Join(dir, name)}
		cmd := exec.CommandContext(ctx, "go", "build", "-o", b.file, "./storm")
		cmd.Dir = filepath.Join(strings.TrimSpace(string(root)), "bench", module)
		if out, err := cmd.CombinedOutput(); err != nil {
			cleanup()
			return nil, nil, fmt.Errorf("build %s: %w\n%s", name, err, out)
		}
		binaries = append(binaries, b)
	}
	return binaries, cleanup, nil
}

// outcome is what a storm came to.
type outcome struct {
	contender string
	load.Report
	arrivals
	killed bool
}

// storm runs a contender in a process of its own against an endpoint in this
// one.
func storm(ctx context.Context, cfg config, b binary, fault string) (outcome, error) {
	e, err := newEndpoint(cfg, fault)
	if err != nil {
		return outcome{}, err
	}
	defer e.close()

	child := cfg.Config
	child.Contender, child.DSN = b.contender, e.dsn()
	child.SpoolDir, err = os.MkdirTemp("", "storm-spool-")
	if err != nil {
		return outcome{}, err
	}
	defer os.RemoveAll(child.SpoolDir)
	arg, err := json.Marshal(child)
	if err != nil {
		return outcome{}, err
	}

	ctx, cancel := context.WithTimeout(ctx, cfg.limit)
	defer cancel()
	if cfg.heal > 0 {
		timer := time.AfterFunc(cfg.heal, e.heal)
		defer timer.Stop()
	}
	cmd := exec.CommandContext(ctx, b.file, "-child", string(arg))
	// No proxy, and no settings of the user's, may come between.
	cmd.Env = environment()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	result := outcome{contender: b.contender, arrivals: e.collect()}
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		result.killed = true
		return result, nil
	case err != nil:
		return outcome{}, fmt.Errorf("%w\n%s", err, tail(stderr.Bytes()))
	}
	return result, json.Unmarshal(stdout.Bytes(), &result.Report)
}

// environment returns this process's without what configures Sentry or proxies.
func environment() []string {
	var env []string
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		name = strings.ToUpper(name)
		if strings.HasPrefix(name, "SENTRY") || strings.HasSuffix(name, "_PROXY") {
			continue
		}
		env = append(env, v)
	}
	return env
}

func tail(b []byte) []byte { return b[max(0, len(b)-2000):] }
