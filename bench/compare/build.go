package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// binary is the compiled benchmarks of one module.
type binary struct {
	module string // last element of its import path
	file   string
}

// build compiles the benchmarks of bench/ and of each module below it into dir.
func build(ctx context.Context, dir string) ([]binary, error) {
	root, err := output(ctx, ".", "go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	bench := filepath.Join(strings.TrimSpace(root), "bench")
	modules, err := filepath.Glob(filepath.Join(bench, "*", "go.mod"))
	if err != nil {
		return nil, err
	}
	packages := []string{bench}
	for _, mod := range modules {
		packages = append(packages, filepath.Dir(mod))
	}
	var binaries []binary
	for _, pkg := range packages {
		b := binary{module: filepath.Base(pkg)}
		b.file = filepath.Join(dir, b.module+".test")
		fmt.Fprintf(progress, "building %s\n", b.module)
		if _, err := output(ctx, pkg, "go", "test", "-c", "-o", b.file, "."); err != nil {
			return nil, err
		}
		if _, err := os.Stat(b.file); err != nil {
			return nil, fmt.Errorf("%s has no benchmarks", pkg)
		}
		binaries = append(binaries, b)
	}
	return binaries, nil
}

// output runs a command in dir and returns what it prints. What a failing
// command printed is in the error.
func output(ctx context.Context, dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return "", errors.New("interrupted")
		}
		return "", fmt.Errorf("%s %s: %w\n%s%s", filepath.Base(name), strings.Join(args, " "), err, &stdout, &stderr)
	}
	return stdout.String(), nil
}
