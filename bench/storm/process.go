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
	second json.RawMessage // stats of the process that was started afterwards
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
	if cfg.profiles != "" {
		child.Profile = filepath.Join(cfg.profiles, b.contender+"-"+fault+".pprof")
	}
	if cfg.heal > 0 {
		timer := time.AfterFunc(cfg.heal, e.heal)
		defer timer.Stop()
	}
	limit := cfg.limit
	if cfg.kill > 0 {
		limit = min(limit, cfg.kill)
	}
	result := outcome{contender: b.contender}
	result.Report, result.killed, err = b.run(ctx, child, limit)
	if err == nil && cfg.restart > 0 {
		// The next start of the program, after the fault has passed.
		e.heal()
		child.Calls, child.Profile, child.Linger = 0, "", cfg.restart
		var second load.Report
		second, _, err = b.run(ctx, child, cfg.limit)
		result.second = second.Stats
	}
	// What the process had sent when it ended may still be waiting for its answer.
	time.Sleep(cfg.delay + 100*time.Millisecond)
	result.arrivals = e.collect()
	return result, err
}

// run starts the process and returns its report. After the limit it is killed.
func (b binary) run(ctx context.Context, child load.Config, limit time.Duration) (report load.Report, killed bool, err error) {
	arg, err := json.Marshal(child)
	if err != nil {
		return load.Report{}, false, err
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, b.file, "-child", string(arg))
	// No proxy, and no settings of the user's, may come between.
	cmd.Env = environment()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return load.Report{}, true, nil
	case err != nil:
		return load.Report{}, false, fmt.Errorf("%w\n%s", err, tail(stderr.Bytes()))
	}
	err = json.Unmarshal(stdout.Bytes(), &report)
	return report, false, err
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
