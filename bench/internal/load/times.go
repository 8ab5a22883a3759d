package load

import (
	"math/bits"
	"time"
)

// timeline holds what the calls of a goroutine took, and roughly when they
// started. It is small, because it counts towards the memory of the process.
type timeline struct {
	begin  time.Time
	took   histogram
	starts []uint32 // of every stride-th call, in microseconds after begin
	calls  int
	max    time.Duration
}

const stride = 64

func newTimeline(calls int) *timeline {
	return &timeline{starts: make([]uint32, 0, calls/stride+1)}
}

func (t *timeline) add(start, end time.Time) {
	took := end.Sub(start)
	t.took.add(took)
	t.max = max(t.max, took)
	if t.calls%stride == 0 {
		t.starts = append(t.starts, uint32(start.Sub(t.begin)/time.Microsecond))
	}
	t.calls++
}

// firstAfter returns a call that started at or after the time: the first, or one
// of the few after it.
func (t *timeline) firstAfter(at time.Time) int {
	since := at.Sub(t.begin) / time.Microsecond
	for i, start := range t.starts {
		if time.Duration(start) >= since {
			return i * stride
		}
	}
	return t.calls
}

func (r *Report) addTimes(times []*timeline, end time.Time) {
	var all histogram
	for _, t := range times {
		all.merge(&t.took)
		r.LastSecond = append(r.LastSecond, t.firstAfter(end.Add(-time.Second)))
		r.Max = max(r.Max, t.max)
	}
	r.P50, r.P99, r.P999 = all.quantile(0.5), all.quantile(0.99), all.quantile(0.999)
}

// histogram counts durations of up to a quarter of an hour with a resolution of one
// per cent.
type histogram struct {
	counts [34 * subBuckets]uint32
}

const longest = 1<<40 - 1 // nanoseconds

// subBuckets is into how many equal parts each power of two is divided.
const subBuckets = 128

// bucketOf returns the bucket of a number of nanoseconds.
func bucketOf(n uint64) int {
	if n < subBuckets {
		return int(n)
	}
	shift := bits.Len64(n) - bits.Len64(subBuckets)
	return shift*subBuckets + int(n>>shift)
}

// largest returns the largest number in a bucket.
func largest(bucket int) uint64 {
	if bucket < 2*subBuckets {
		return uint64(bucket)
	}
	shift := bucket/subBuckets - 1
	return uint64(bucket-shift*subBuckets+1)<<shift - 1
}

func (h *histogram) add(d time.Duration) { h.counts[bucketOf(uint64(min(max(d, 0), longest)))]++ }

func (h *histogram) merge(other *histogram) {
	for i, n := range other.counts {
		h.counts[i] += n
	}
}

// quantile returns what the given share of the durations do not exceed, 0 if
// there are none.
func (h *histogram) quantile(q float64) time.Duration {
	total := 0
	for _, n := range h.counts {
		total += int(n)
	}
	rank := int(q * float64(total-1))
	for i, n := range h.counts {
		if rank -= int(n); rank < 0 {
			return time.Duration(largest(i))
		}
	}
	return 0
}
