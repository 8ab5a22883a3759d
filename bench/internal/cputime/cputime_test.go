package cputime

import (
	"runtime"
	"testing"
	"time"
)

func TestUsed(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "plan9" || runtime.GOOS == "js" || runtime.GOOS == "wasip1" {
		t.Skip("processor time is unknown here")
	}
	before := Used()
	for deadline := time.Now().Add(10 * time.Second); Used() <= before; {
		if time.Now().After(deadline) {
			t.Fatal("processor time does not grow")
		}
	}
}
