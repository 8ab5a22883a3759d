//go:build !unix

// Package cputime reads the processor time of the process.
package cputime

import "time"

// Used returns 0: unknown.
func Used() time.Duration { return 0 }
