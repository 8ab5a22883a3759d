package load

import (
	"math"
	"slices"
	"time"
)

// timeline holds when each call of a goroutine started and what it took. It is
// small, because it counts towards the memory of the process.
type timeline struct {
	begin time.Time
	start []uint32 // microseconds after begin
	took  []uint32 // tens of nanoseconds
	max   time.Duration
}

const tick = 10 * time.Nanosecond

func newTimeline(calls int) *timeline {
	return &timeline{start: make([]uint32, 0, calls), took: make([]uint32, 0, calls)}
}

func (t *timeline) add(start, end time.Time) {
	took := end.Sub(start)
	t.start = append(t.start, uint32(start.Sub(t.begin)/time.Microsecond))
	t.took = append(t.took, uint32(min(took/tick, math.MaxUint32)))
	t.max = max(t.max, took)
}

// firstAfter returns the first call that started at or after the time.
func (t *timeline) firstAfter(at time.Time) int {
	since := at.Sub(t.begin) / time.Microsecond
	i := slices.IndexFunc(t.start, func(start uint32) bool { return time.Duration(start) >= since })
	if i < 0 {
		return len(t.start)
	}
	return i
}

func (r *Report) addTimes(times []*timeline, end time.Time) {
	var all []uint32
	for _, t := range times {
		all = append(all, t.took...)
		r.LastSecond = append(r.LastSecond, t.firstAfter(end.Add(-time.Second)))
		r.Max = max(r.Max, t.max)
	}
	if len(all) == 0 {
		return
	}
	slices.Sort(all)
	at := func(q float64) time.Duration { return time.Duration(all[int(q*float64(len(all)-1))]) * tick }
	r.P50, r.P99, r.P999 = at(0.5), at(0.99), at(0.999)
}
