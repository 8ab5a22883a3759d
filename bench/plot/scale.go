package main

import (
	"math"
	"strconv"
)

// scale maps values between lo and hi to pixels between from and to.
type scale struct {
	lo, hi   float64
	from, to float64
	log      bool
}

func (s scale) at(v float64) float64 {
	share := (v - s.lo) / (s.hi - s.lo)
	if s.log {
		share = math.Log(v/s.lo) / math.Log(s.hi/s.lo)
	}
	return s.from + share*(s.to-s.from)
}

// ticks returns round values within the scale, about n of them. On a
// logarithmic scale they are 1, 2 and 5 times powers of ten.
func (s scale) ticks(n int) []float64 {
	var ticks []float64
	if s.log {
		for decade := math.Pow10(int(math.Floor(math.Log10(s.lo)))); decade <= s.hi; decade *= 10 {
			for _, m := range []float64{1, 2, 5} {
				if v := m * decade; v >= s.lo && v <= s.hi {
					ticks = append(ticks, v)
				}
			}
		}
		return ticks
	}
	step := roundUp((s.hi - s.lo) / float64(n))
	for v := math.Ceil(s.lo/step) * step; v <= s.hi*1.0001; v += step {
		ticks = append(ticks, v)
	}
	return ticks
}

// roundUp returns the next of 1, 2 and 5 times a power of ten.
func roundUp(v float64) float64 {
	decade := math.Pow10(int(math.Floor(math.Log10(v))))
	for _, m := range []float64{1, 2, 5} {
		if v <= m*decade*1.0001 {
			return m * decade
		}
	}
	return 10 * decade
}

// roundDown returns the previous of 1, 2 and 5 times a power of ten.
func roundDown(v float64) float64 {
	decade := math.Pow10(int(math.Floor(math.Log10(v))))
	for _, m := range []float64{5, 2} {
		if v >= m*decade {
			return m * decade
		}
	}
	return decade
}

// duration writes a time in nanoseconds.
func duration(ns float64) string {
	switch {
	case ns == 0:
		return "0"
	case ns < 1e3:
		return strconv.FormatFloat(ns, 'g', 3, 64) + " ns"
	case ns < 1e6:
		return strconv.FormatFloat(ns/1e3, 'g', 3, 64) + " µs"
	default:
		return strconv.FormatFloat(ns/1e6, 'g', 3, 64) + " ms"
	}
}
