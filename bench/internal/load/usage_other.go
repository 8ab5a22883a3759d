//go:build !unix

package load

import "time"

// processCPU returns 0: unknown.
func processCPU() time.Duration { return 0 }
