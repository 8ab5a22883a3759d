package spool

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// Options configures a [Dir]. The zero value means the defaults.
type Options struct {
	// MaxFiles, MaxBytes and MaxAge bound what this process keeps. Above the
	// first two the oldest records give way to new ones. Defaults 1000, 64 MiB
	// and 7 days.
	MaxFiles int
	MaxBytes int64
	MaxAge   time.Duration

	// MaxRecord is the size of the largest record that is written or read.
	// Default 32 MiB.
	MaxRecord int64

	// Sync forces each record to the device before Put returns.
	Sync bool

	// OnAdopt and OnEvict, if set, are called with the tag of each record that
	// was taken over from a dead process, before anyone can take it, and of each
	// that was removed because of MaxFiles, MaxBytes or MaxAge. They run on the
	// goroutine of the call that did it, without any lock held.
	OnAdopt, OnEvict func(tag string)
}

func (o *Options) withDefaults() Options {
	c := *cmp.Or(o, &Options{})
	c.MaxFiles = orDefault(c.MaxFiles, 1000)
	c.MaxBytes = orDefault(c.MaxBytes, 64<<20)
	c.MaxAge = orDefault(c.MaxAge, 7*24*time.Hour)
	c.MaxRecord = orDefault(c.MaxRecord, 32<<20)
	if c.OnAdopt == nil {
		c.OnAdopt = func(string) {}
	}
	if c.OnEvict == nil {
		c.OnEvict = func(string) {}
	}
	return c
}

func orDefault[T int | int64 | time.Duration](v, def T) T {
	if v <= 0 {
		return def
	}
	return v
}

var (
	// ErrFull is returned by Put if nothing can be removed to make room.
	ErrFull = errors.New("spool is full")
	// ErrClosed is returned after Close.
	ErrClosed = errors.New("spool is closed")
	// ErrCorrupt is returned by Read for a file that is not what was written.
	ErrCorrupt = errors.New("corrupt record")
)

// A Dir is a process's part of a spool directory. Its methods are safe for
// concurrent use.
type Dir struct {
	opts   Options
	parent string // <dir>/<key>

	entering sync.Mutex // held by reenter

	mu       sync.Mutex // never held during an access to the disk
	instance string
	lock     *lock
	entries  []*Entry
	bytes    int64
	free     int // entries not taken
	closed   bool
}

// An Entry is a record in a [Dir].
type Entry struct {
	path  string
	tag   string
	at    time.Time
	size  int64 // of the file
	taken bool
	gone  bool
}

// Tag returns what was given to Put.
func (e *Entry) Tag() string { return e.tag }

// Time returns the time given to Put.
func (e *Entry) Time() time.Time { return e.at }

// Open prepares dir for records of the given key, which becomes part of a file
// name and must consist of ASCII letters and digits. Missing directories are
// created. Records left by others are not taken over before [Dir.Adopt].
func Open(dir, key string, opts *Options) (*Dir, error) {
	if !isToken(key) {
		return nil, errors.New("spool: invalid key")
	}
	d := &Dir{opts: opts.withDefaults(), parent: filepath.Join(dir, key)}
	var err error
	if d.instance, d.lock, err = enter(d.parent); err != nil {
		return nil, fmt.Errorf("spool: %w", err)
	}
	return d, nil
}

// enter creates a subdirectory of parent and locks it.
func enter(parent string) (instance string, l *lock, err error) {
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return "", nil, err
	}
	// Only if an adopter takes the new directory for an orphan, between its
	// creation and its being locked, is a second attempt needed.
	for range 3 {
		var id [8]byte
		_, _ = rand.Read(id[:])
		instance := hex.EncodeToString(id[:])
		path := filepath.Join(parent, instance)
		if err := os.Mkdir(path, 0o700); err != nil {
			return "", nil, err
		}
		l, err := tryLock(filepath.Join(path, lockName))
		if errors.Is(err, errLocked) || errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			_ = os.Remove(path)
			return "", nil, err
		}
		if _, err := os.Lstat(filepath.Join(path, lockName)); err == nil {
			return instance, l, nil
		}
		l.release()
	}
	return "", nil, errors.New("cannot lock a subdirectory")
}

// Put writes a record, the concatenation of parts, and returns its entry. The
// tag, of ASCII letters, digits, dots and underscores and at most 64 bytes, can
// be had back without reading the record. What is oldest goes by at; the zero
// time means now. If take is set, nobody else gets the entry before it is
// released.
func (d *Dir) Put(tag string, at time.Time, take bool, parts ...[]byte) (*Entry, error) {
	if !isTag(tag) {
		return nil, errors.New("spool: invalid tag")
	}
	var size int64
	for _, p := range parts {
		size += int64(len(p))
	}
	if size > d.opts.MaxRecord {
		return nil, ErrFull
	}
	if size += int64(headerSize); size > d.opts.MaxBytes {
		return nil, ErrFull
	}
	if at.IsZero() {
		at = time.Now()
	}
	e, err := d.reserve(tag, at.UnixNano(), size)
	if err != nil {
		return nil, err
	}
	if err := writeFile(e.path, parts, d.opts.Sync); err != nil {
		d.forget(e)
		if errors.Is(err, fs.ErrNotExist) {
			d.reenter()
		}
		return nil, err
	}
	if !take {
		d.Release(e)
	}
	return e, nil
}

// reserve makes room for a record and names it. The entry is taken.
func (d *Dir) reserve(tag string, nanos, size int64) (*Entry, error) {
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return nil, ErrClosed
	}
	evicted, ok := d.makeRoom(1, size)
	var e *Entry
	if ok {
		nanos = d.unused(nanos)
		e = &Entry{
			path:  filepath.Join(d.parent, d.instance, fileName(nanos, d.instance, tag)),
			tag:   tag,
			at:    time.Unix(0, nanos),
			size:  size,
			taken: true,
		}
		d.insert(e)
	}
	d.mu.Unlock()
	d.evict(evicted)
	if !ok {
		return nil, ErrFull
	}
	return e, nil
}

// unused returns the first time from nanos on that no entry has, so that names
// are unique.
func (d *Dir) unused(nanos int64) int64 {
	nanos = max(nanos, 0)
	i, found := slices.BinarySearchFunc(d.entries, time.Unix(0, nanos), func(e *Entry, at time.Time) int { return e.at.Compare(at) })
	for ; found && i < len(d.entries) && d.entries[i].at.UnixNano() <= nanos; i++ {
		nanos = d.entries[i].at.UnixNano() + 1
	}
	return nanos
}

// makeRoom forgets the oldest entries nobody has taken until files more with
// size bytes fit, and returns them.
func (d *Dir) makeRoom(files int, size int64) (evicted []*Entry, ok bool) {
	fits := func() bool { return len(d.entries)+files <= d.opts.MaxFiles && d.bytes+size <= d.opts.MaxBytes }
	for !fits() {
		i := slices.IndexFunc(d.entries, func(e *Entry) bool { return !e.taken })
		if i < 0 {
			return evicted, false
		}
		evicted = append(evicted, d.entries[i])
		d.delete(d.entries[i])
	}
	return evicted, true
}

func (d *Dir) evict(list []*Entry) {
	for _, e := range list {
		_ = os.Remove(e.path)
		d.opts.OnEvict(e.tag)
	}
}

// Oldest takes the oldest record that nobody has taken and skip, if not nil,
// does not refuse. It returns nil if there is none. Records beyond MaxAge are
// removed first. skip must not call methods of d.
func (d *Dir) Oldest(skip func(*Entry) bool) *Entry {
	d.mu.Lock()
	var expired []*Entry
	for limit := time.Now().Add(-d.opts.MaxAge); ; {
		i := slices.IndexFunc(d.entries, func(e *Entry) bool { return !e.taken && e.at.Before(limit) })
		if i < 0 {
			break
		}
		expired = append(expired, d.entries[i])
		d.delete(d.entries[i])
	}
	var found *Entry
	for _, e := range d.entries {
		if !e.taken && (skip == nil || !skip(e)) {
			found, e.taken = e, true
			d.free--
			break
		}
	}
	d.mu.Unlock()
	d.evict(expired)
	return found
}

// Read returns the record of a taken entry. ErrCorrupt and fs.ErrNotExist mean
// that it will never be readable.
func (d *Dir) Read(e *Entry) ([]byte, error) { return readFile(e.path, d.opts.MaxRecord) }

// Release gives a taken entry back, for Oldest to find.
func (d *Dir) Release(e *Entry) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if e.taken && !e.gone {
		e.taken = false
		d.free++
	}
}

// Remove deletes the record of a taken entry.
func (d *Dir) Remove(e *Entry) {
	d.forget(e)
	_ = os.Remove(e.path)
}

func (d *Dir) forget(e *Entry) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.delete(e)
}

// Free returns how many records nobody has taken.
func (d *Dir) Free() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.free
}

// insert and delete keep entries ordered by age. They expect d.mu to be held.
func (d *Dir) insert(e *Entry) {
	i, _ := slices.BinarySearchFunc(d.entries, e, func(a, b *Entry) int { return a.at.Compare(b.at) })
	d.entries = slices.Insert(d.entries, i, e)
	d.bytes += e.size
	if !e.taken {
		d.free++
	}
}

func (d *Dir) delete(e *Entry) {
	if e.gone {
		return
	}
	e.gone = true
	d.entries = slices.DeleteFunc(d.entries, func(x *Entry) bool { return x == e })
	d.bytes -= e.size
	if !e.taken {
		d.free--
	}
}

// reenter prepares a new subdirectory if the old one has vanished.
func (d *Dir) reenter() {
	d.entering.Lock()
	defer d.entering.Unlock()
	if _, err := os.Lstat(filepath.Join(d.parent, d.current())); err == nil {
		return // another call was faster
	}
	instance, l, err := enter(d.parent)
	if err != nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		l.release()
		return
	}
	d.lock.release()
	d.instance, d.lock = instance, l
}

func (d *Dir) current() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.instance
}

// Close gives up the lock, so that other processes take over what is left.
// Entries must not be used any more.
func (d *Dir) Close() {
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return
	}
	d.closed = true
	empty, l, path := len(d.entries) == 0, d.lock, filepath.Join(d.parent, d.instance)
	d.mu.Unlock()
	if empty {
		l.remove()
		_ = os.Remove(path)
		return
	}
	l.release()
}
