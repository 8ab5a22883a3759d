package transport

import (
	"bytes"
	"compress/gzip"
	"io"
	"sync"
)

// Events of one storm resemble each other, and their breadcrumbs even more so:
// compressed, they take a tenth of the room. Most envelopes leave at once, and
// are compressed on their way; those that have to wait behind many others are
// compressed while they wait.

const (
	// packAbove is how many bytes wait as they are, if that is no more than a
	// quarter of the queue.
	packAbove = 256 << 10

	// packMin is the size from which compressing an envelope is worth the time.
	packMin = 4 << 10
)

// weight returns the memory that e takes, in bytes.
func (e *envelope) weight() int {
	if e.packed != nil {
		return len(e.header) + len(e.packed)
	}
	return e.size
}

// empty reports whether e has no items.
func (e *envelope) empty() bool { return len(e.parts) == 0 && e.packed == nil }

// writeItems writes the items of e to w.
func (e *envelope) writeItems(w io.Writer) error {
	if e.packed != nil {
		return unpack(w, e.packed)
	}
	for _, part := range e.parts {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// toPack hands env, which was just queued, to the goroutine that compresses what
// waits. It expects t.mu to be held.
func (t *Transport) toPack(env *envelope) {
	if t.size <= min(packAbove, t.opts.QueueBytes/4) || env.size < packMin {
		return
	}
	t.plain = append(t.plain, env)
	if !t.packing {
		t.packing = true
		t.active.Add(1)
		go t.pack()
	}
}

// pack compresses the envelopes in t.plain that still wait. It runs without t.mu
// held.
func (t *Transport) pack() {
	defer t.active.Done()
	for {
		env := t.nextPlain()
		if env == nil {
			return
		}
		packed := t.endpoint.pack(env)
		t.mu.Lock()
		if packed != nil && t.idle(env) && len(env.header)+len(packed) < env.size {
			t.size -= env.size
			env.parts, env.packed = nil, packed
			t.size += env.weight()
		}
		t.mu.Unlock()
	}
}

// nextPlain returns the next envelope to compress. Nil means that pack is to end.
func (t *Transport) nextPlain() *envelope {
	t.mu.Lock()
	defer t.mu.Unlock()
	for len(t.plain) > 0 {
		env := t.plain[0]
		t.plain[0] = nil
		t.plain = t.plain[1:]
		if t.idle(env) {
			return env
		}
	}
	t.plain, t.packing = nil, false
	return nil
}

// idle reports whether env waits, so that nobody reads it without t.mu. It
// expects t.mu to be held.
func (t *Transport) idle(env *envelope) bool {
	_, busy := t.inflight[env]
	return !busy && !env.settled && !t.closed
}

// pack returns the items of env, compressed, or nil if that cannot be done. It
// shares the compressor with encode.
func (e *endpoint) pack(env *envelope) []byte {
	e.mu.Lock()
	defer e.mu.Unlock()
	packed, err := e.compress(env.writeItems)
	if err != nil {
		return nil
	}
	return packed
}

// unpackers are decompressors, some 40 KiB each.
var unpackers = sync.Pool{New: func() any { return new(gzip.Reader) }}

// unpack writes to w what was packed.
func unpack(w io.Writer, packed []byte) error {
	r := unpackers.Get().(*gzip.Reader)
	defer unpackers.Put(r)
	if err := r.Reset(bytes.NewReader(packed)); err != nil {
		return err
	}
	_, err := io.Copy(w, r)
	return err
}
