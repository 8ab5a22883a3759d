package load

import (
	"bytes"
	"os"
	"strconv"
)

// peakRSS returns the largest resident set of the process so far in bytes, 0 if
// unknown. It reads /proc, because what getrusage says of a process that was
// just started includes the memory of its parent.
func peakRSS() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, found := bytes.Cut(status, []byte("\nVmHWM:"))
	if !found {
		return 0
	}
	fields := bytes.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kb, err := strconv.ParseInt(string(fields[0]), 10, 64)
	if err != nil {
		return 0
	}
	return kb * 1024
}
