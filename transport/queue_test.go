package transport

import (
	"math/rand/v2"
	"testing"
)

// env returns an envelope that can be told apart by its size.
func env(c class, size int) *envelope { return &envelope{class: c, size: size} }

func TestQueueOrder(t *testing.T) {
	var q queue
	for i := range 40 {
		q.push(env(class(i%int(numClasses)), i))
	}
	last := env(0, -1)
	for e := q.pop(); e != nil; e = q.pop() {
		if e.class < last.class || e.class == last.class && e.size < last.size {
			t.Errorf("%d of class %d after %d of class %d", e.size, e.class, last.size, last.class)
		}
		last = e
	}
	if q.len != 0 {
		t.Errorf("%d left", q.len)
	}
}

func TestDisplace(t *testing.T) {
	q := queue{rand: func(int) int { return 1 }}
	for i, c := range []class{classError, classTrace, classTrace, classTrace} {
		q.push(env(c, i))
	}
	for _, tc := range []struct {
		arrival class
		victim  int // -1: none
	}{
		{classBulk, -1}, // everything is more important
		{classTrace, 2}, // the second of the transactions
		{classFatal, 3}, // again the second
	} {
		got := -1
		if e := q.displace(tc.arrival); e != nil {
			got = e.size
		}
		if got != tc.victim {
			t.Errorf("arrival of class %d displaced %d, want %d", tc.arrival, got, tc.victim)
		}
	}
	q.rand = func(int) int { return 0 }
	if e := q.displace(classError); e == nil || e.class != classTrace {
		t.Errorf("displaced %+v", e)
	}
	if e := q.displace(classError); e == nil || e.class != classError {
		t.Errorf("displaced %+v", e)
	}
	if e := q.displace(classFatal); e != nil {
		t.Errorf("an empty queue gave %+v", e)
	}
}

// TestDisplaceIsEven thins a storm: no part of it may vanish.
func TestDisplaceIsEven(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	q := queue{rand: rng.IntN}
	const room, n = 1000, 2000
	for i := range n {
		if q.len == room {
			q.displace(classError)
		}
		q.push(env(classError, i))
	}
	var tenths [10]int
	newest := false
	for e := q.pop(); e != nil; e = q.pop() {
		tenths[e.size*10/n]++
		newest = newest || e.size == n-1
	}
	for i, k := range tenths {
		if k < 30 {
			t.Errorf("%d of the 200 of tenth %d are left", k, i)
		}
	}
	if !newest {
		t.Error("the newest was displaced")
	}
}

// TestQueueModel compares with the obvious implementation.
func TestQueueModel(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	q := queue{rand: rng.IntN}
	held := make(map[*envelope]bool)
	for i := range 10_000 {
		switch rng.IntN(3) {
		case 0:
			e := env(class(rng.IntN(int(numClasses))), i)
			q.push(e)
			held[e] = true
		case 1:
			if e := q.pop(); e != nil {
				if !held[e] {
					t.Fatal("popped what was not in it")
				}
				for other := range held {
					if other.class < e.class {
						t.Fatal("a more important one was in it")
					}
				}
				delete(held, e)
			} else if len(held) != 0 {
				t.Fatal("popped nothing")
			}
		case 2:
			c := class(rng.IntN(int(numClasses)))
			e := q.displace(c)
			if e != nil && (!held[e] || e.class < c) {
				t.Fatalf("displaced %+v", e)
			}
			delete(held, e)
		}
		if q.len != len(held) {
			t.Fatalf("len %d, want %d", q.len, len(held))
		}
	}
}
