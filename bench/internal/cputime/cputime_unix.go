//go:build unix

// Package cputime reads the processor time of the process.
package cputime

import (
	"syscall"
	"time"
)

// Used returns the processor time that the process has used so far, in user and
// system mode, on all threads.
func Used() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
