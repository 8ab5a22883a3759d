package spool_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/sentrylog/sentrylog/transport/spool"
)

func open(t *testing.T, dir string, opts *spool.Options) *spool.Dir {
	t.Helper()
	d, err := spool.Open(dir, "key", opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func put(t *testing.T, d *spool.Dir, record string) *spool.Entry {
	t.Helper()
	e, err := d.Put("error.1", time.Time{}, false, []byte(record))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// drain reads and removes everything, oldest first.
func drain(t *testing.T, d *spool.Dir) []string {
	t.Helper()
	var got []string
	for e := d.Oldest(nil); e != nil; e = d.Oldest(nil) {
		r, err := d.Read(e)
		if err != nil {
			r = []byte(err.Error())
		}
		got = append(got, string(r))
		d.Remove(e)
	}
	return got
}

// files lists the regular files below dir with their modes.
func files(t *testing.T, dir string) map[string]fs.FileMode {
	t.Helper()
	list := make(map[string]fs.FileMode)
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil && !e.IsDir() {
			list[path] = info.Mode().Perm()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func recordFiles(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	for path := range files(t, dir) {
		if strings.HasSuffix(path, ".record") {
			list = append(list, path)
		}
	}
	return list
}

func TestPutReadOldestFirst(t *testing.T) {
	d := open(t, t.TempDir(), nil)
	for _, r := range []string{"a", "", "c\x00\n"} {
		put(t, d, r)
	}
	if diff := cmp.Diff([]string{"a", "", "c\x00\n"}, drain(t, d)); diff != "" {
		t.Error(diff)
	}
	if n := d.Free(); n != 0 {
		t.Errorf("%d left", n)
	}
}

func TestPartsAreJoined(t *testing.T) {
	d := open(t, t.TempDir(), &spool.Options{Sync: true})
	if _, err := d.Put("t", time.Time{}, false, []byte("ab"), nil, []byte("cd")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"abcd"}, drain(t, d)); diff != "" {
		t.Error(diff)
	}
}

func TestTakenEntriesAreNobodyElses(t *testing.T) {
	d := open(t, t.TempDir(), nil)
	e, err := d.Put("t", time.Time{}, true, []byte("mine"))
	if err != nil {
		t.Fatal(err)
	}
	if d.Free() != 0 || d.Oldest(nil) != nil {
		t.Error("a taken entry was given away")
	}
	d.Release(e)
	d.Release(e)
	if d.Free() != 1 || d.Oldest(nil) != e {
		t.Error("a released entry was not given back")
	}
}

// TestOrder: what is oldest goes by the time given, whatever the order of
// writing, and equal times do not collide.
func TestOrder(t *testing.T) {
	d := open(t, t.TempDir(), nil)
	now := time.Now()
	for _, r := range []struct {
		record string
		at     time.Time
	}{{"3", now.Add(2)}, {"1", now}, {"2", now}, {"0", now.Add(-time.Hour)}, {"4", now}} {
		if _, err := d.Put("t", r.at, false, []byte(r.record)); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{"0", "1", "2", "3", "4"}, drain(t, d)); diff != "" {
		t.Error(diff)
	}
}

func TestSkip(t *testing.T) {
	d := open(t, t.TempDir(), nil)
	put(t, d, "first")
	if _, err := d.Put("log.2", time.Time{}, false, []byte("second")); err != nil {
		t.Fatal(err)
	}
	e := d.Oldest(func(e *spool.Entry) bool { return e.Tag() != "log.2" })
	if e == nil || e.Tag() != "log.2" || time.Since(e.Time()) > time.Minute {
		t.Errorf("got %+v", e)
	}
	if d.Oldest(func(*spool.Entry) bool { return true }) != nil {
		t.Error("skipped entry was returned")
	}
}

func TestModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes")
	}
	dir := filepath.Join(t.TempDir(), "new", "dir")
	d := open(t, dir, nil)
	put(t, d, "secret")
	for path, mode := range files(t, dir) {
		if mode != 0o600 {
			t.Errorf("%s has mode %o", path, mode)
		}
	}
	info, err := os.Stat(filepath.Join(dir, "key"))
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("directory: %v %v", info.Mode(), err)
	}
}

func TestAdoptAfterClose(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, nil)
	for i := range 3 {
		put(t, a, fmt.Sprint(i))
	}
	var tags []string
	b := open(t, dir, &spool.Options{OnAdopt: func(tag string) { tags = append(tags, tag) }})
	put(t, b, "3")
	if err := b.Adopt(); len(tags) != 0 || err != nil {
		t.Fatalf("adopted from the living: %v %v", tags, err)
	}
	a.Close()
	if err := b.Adopt(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"error.1", "error.1", "error.1"}, tags); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"0", "1", "2", "3"}, drain(t, b)); diff != "" {
		t.Error(diff)
	}
	b.Close()
	if left, _ := os.ReadDir(filepath.Join(dir, "key")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// lockOf returns the lock file beside the only record under dir.
func lockOf(t *testing.T, dir string) string {
	t.Helper()
	return filepath.Join(filepath.Dir(recordFiles(t, dir)[0]), "lock")
}

// age makes path an hour old.
func age(t *testing.T, path string) {
	t.Helper()
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
}

// Whoever removes old files finds the lock of a dead process first.
func TestAdoptWithoutLockFile(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, nil)
	put(t, a, "0")
	lock := lockOf(t, dir)
	a.Close()
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	b := open(t, dir, nil)
	if err := b.Adopt(); err != nil || b.Free() != 0 {
		t.Fatalf("adopted from one that may be starting: %d, %v", b.Free(), err)
	}
	age(t, filepath.Dir(lock))
	if err := b.Adopt(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"0"}, drain(t, b)); diff != "" {
		t.Error(diff)
	}
	b.Close()
	if left, _ := os.ReadDir(filepath.Join(dir, "key")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A process that lives keeps its lock file young, and makes it anew if it is
// gone: nobody takes its records.
func TestLockFileIsKept(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, nil)
	put(t, a, "0")
	lock := lockOf(t, dir)
	age(t, lock)
	if err := a.Adopt(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(lock)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && time.Since(info.ModTime()) > 30*time.Minute {
		t.Error("the lock file grows old")
	}
	if err := os.Remove(lock); err != nil {
		t.Skip(err) // as on Windows, while it is open
	}
	if err := a.Adopt(); err != nil {
		t.Fatal(err)
	}
	age(t, filepath.Dir(lock))
	b := open(t, dir, nil)
	if err := b.Adopt(); err != nil || b.Free() != 0 {
		t.Errorf("adopted %d from the living, %v", b.Free(), err)
	}
	if diff := cmp.Diff([]string{"0"}, drain(t, a)); diff != "" {
		t.Error(diff)
	}
}

func TestKeysAreApart(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, nil)
	put(t, a, "for a")
	a.Close()
	b, err := spool.Open(dir, "other", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := b.Adopt(); err != nil || b.Free() != 0 {
		t.Errorf("adopted %d, %v", b.Free(), err)
	}
}

func TestLimits(t *testing.T) {
	const size = 50 // more than such a record takes, with its header
	for name, tc := range map[string]struct {
		opts spool.Options
		want []string
		gone int
	}{
		"files": {spool.Options{MaxFiles: 2}, []string{"2", "3"}, 2},
		"bytes": {spool.Options{MaxBytes: 3 * size}, []string{"1", "2", "3"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			gone := 0
			tc.opts.OnEvict = func(tag string) {
				if tag != "error.1" {
					t.Errorf("tag %q", tag)
				}
				gone++
			}
			dir := t.TempDir()
			d := open(t, dir, &tc.opts)
			for i := range 4 {
				put(t, d, fmt.Sprint(i))
			}
			if n := len(recordFiles(t, dir)); n != len(tc.want) {
				t.Errorf("%d files", n)
			}
			if diff := cmp.Diff(tc.want, drain(t, d)); diff != "" || gone != tc.gone {
				t.Errorf("%d gone\n%s", gone, diff)
			}
		})
	}
}

func TestAge(t *testing.T) {
	gone := 0
	d := open(t, t.TempDir(), &spool.Options{MaxAge: 50 * time.Millisecond, OnEvict: func(string) { gone++ }})
	put(t, d, "old")
	time.Sleep(100 * time.Millisecond)
	put(t, d, "new")
	if diff := cmp.Diff([]string{"new"}, drain(t, d)); diff != "" || gone != 1 {
		t.Errorf("%d gone\n%s", gone, diff)
	}
}

func TestFull(t *testing.T) {
	d := open(t, t.TempDir(), &spool.Options{MaxFiles: 1, MaxRecord: 10})
	if _, err := d.Put("t", time.Time{}, false, make([]byte, 11)); !errors.Is(err, spool.ErrFull) {
		t.Errorf("too large: %v", err)
	}
	if _, err := d.Put("t", time.Time{}, true, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Put("t", time.Time{}, true, nil); !errors.Is(err, spool.ErrFull) {
		t.Errorf("no room: %v", err)
	}
	d.Close()
	if _, err := d.Put("t", time.Time{}, true, nil); !errors.Is(err, spool.ErrClosed) {
		t.Errorf("closed: %v", err)
	}
}

func TestInvalidNames(t *testing.T) {
	dir := t.TempDir()
	for _, key := range []string{"", "..", "a/b", "a\\b", "a.b", strings.Repeat("k", 65)} {
		if _, err := spool.Open(dir, key, nil); err == nil {
			t.Errorf("key %q accepted", key)
		}
	}
	d := open(t, dir, nil)
	for _, tag := range []string{"", "a/b", "a-b", "a b", "\x00", strings.Repeat("t", 65)} {
		if _, err := d.Put(tag, time.Time{}, false); err == nil {
			t.Errorf("tag %q accepted", tag)
		}
	}
}

// TestDamagedFiles damages the file of a record in every way a disk, a power
// failure or a stranger can.
func TestDamagedFiles(t *testing.T) {
	damage := map[string]func(path string) error{
		"empty":      func(p string) error { return os.Truncate(p, 0) },
		"half":       func(p string) error { return os.Truncate(p, 60) },
		"header cut": func(p string) error { return os.Truncate(p, 10) },
		"one byte short": func(p string) error {
			info, err := os.Stat(p)
			return errors.Join(err, os.Truncate(p, info.Size()-1))
		},
		"zeros": func(p string) error { return os.WriteFile(p, make([]byte, 200), 0o600) },
		"grown": func(p string) error {
			b, err := os.ReadFile(p)
			return errors.Join(err, os.WriteFile(p, append(b, 'x'), 0o600))
		},
		"bit flipped": func(p string) error {
			b, err := os.ReadFile(p)
			b[len(b)-1] ^= 1
			return errors.Join(err, os.WriteFile(p, b, 0o600))
		},
		"foreign": func(p string) error { return os.WriteFile(p, []byte(strings.Repeat("hello ", 100)), 0o600) },
		"2 GB":    func(p string) error { return os.Truncate(p, 2<<30) },
		"a directory": func(p string) error {
			return errors.Join(os.Remove(p), os.Mkdir(p, 0o700))
		},
	}
	for name, do := range damage {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			d := open(t, dir, nil)
			put(t, d, strings.Repeat("record ", 20))
			put(t, d, "whole")
			paths := recordFiles(t, dir)
			bad := paths[0]
			if paths[1] < bad {
				bad = paths[1]
			}
			if err := do(bad); err != nil {
				t.Skip(err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			e := d.Oldest(nil)
			if _, err := d.Read(e); !errors.Is(err, spool.ErrCorrupt) {
				t.Errorf("read: %v", err)
			}
			runtime.ReadMemStats(&after)
			if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20 {
				t.Errorf("read %d bytes into memory", n)
			}
			d.Remove(e)
			if diff := cmp.Diff([]string{"whole"}, drain(t, d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestAdoptAmongStrangers puts everything else into the directories.
func TestAdoptAmongStrangers(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, &spool.Options{MaxRecord: 1000})
	put(t, a, "mine")
	own := filepath.Dir(recordFiles(t, dir)[0])
	a.Close()
	name := func(n int) string { return fmt.Sprintf("%016x-0123456789abcdef-error.1.record", n) }
	strangers := []string{
		filepath.Join(dir, "notes.txt"), filepath.Join(dir, "key", "notes.txt"), filepath.Join(own, "notes.txt"),
		filepath.Join(own, "x.record"), filepath.Join(own, "core.tmp"),
	}
	for _, path := range strangers {
		if err := os.WriteFile(path, []byte("keep"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	half, huge := filepath.Join(own, name(1)+".tmp"), filepath.Join(own, name(2))
	for _, path := range []string{half, huge} {
		if err := os.WriteFile(path, []byte("half a reco"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(huge, 2<<30); err != nil {
		t.Skip(err)
	}
	linkErr := os.Symlink(strangers[0], filepath.Join(own, name(3)))

	adopted, evicted := 0, 0
	b := open(t, dir, &spool.Options{
		MaxRecord: 1000, OnAdopt: func(string) { adopted++ }, OnEvict: func(string) { evicted++ },
	})
	if err := b.Adopt(); err != nil || adopted != 2 || evicted != 1 {
		t.Errorf("adopted %d, evicted %d, %v", adopted, evicted, err)
	}
	if diff := cmp.Diff([]string{"mine"}, drain(t, b)); diff != "" {
		t.Error(diff)
	}
	for _, path := range strangers {
		if got, err := os.ReadFile(path); string(got) != "keep" {
			t.Errorf("%s: %q %v", path, got, err)
		}
	}
	if linkErr == nil {
		if _, err := os.Lstat(filepath.Join(own, name(3))); err != nil {
			t.Errorf("a symbolic link was touched: %v", err)
		}
	}
	for _, path := range []string{half, huge} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there: %v", path, err)
		}
	}
}

func TestVanishedDirectory(t *testing.T) {
	dir := t.TempDir()
	d := open(t, dir, nil)
	put(t, d, "lost")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Put("t", time.Time{}, false, []byte("first")); err == nil {
		t.Fatal("Put into a directory that is gone succeeded")
	}
	put(t, d, "second")
	e := d.Oldest(nil)
	if _, err := d.Read(e); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("lost record: %v", err)
	}
	d.Remove(e)
	if diff := cmp.Diff([]string{"second"}, drain(t, d)); diff != "" {
		t.Error(diff)
	}
}

func TestUnusableDirectory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := spool.Open(file, "key", nil); err == nil {
		t.Error("opened below a file")
	}
}

// TestConcurrentAdoption lets many fight over one inheritance.
func TestConcurrentAdoption(t *testing.T) {
	dir := t.TempDir()
	const records, heirs = 200, 8
	for i := range 4 {
		d := open(t, dir, nil)
		for j := range records / 4 {
			put(t, d, fmt.Sprint(i*records/4+j))
		}
		d.Close()
	}
	var mu sync.Mutex
	seen := make(map[string]int)
	var adopted atomic.Int64
	var wg sync.WaitGroup
	for range heirs {
		d := open(t, dir, &spool.Options{OnAdopt: func(string) { adopted.Add(1) }})
		wg.Go(func() {
			if err := d.Adopt(); err != nil {
				t.Error(err)
			}
			got := drain(t, d)
			mu.Lock()
			defer mu.Unlock()
			for _, r := range got {
				seen[r]++
			}
		})
	}
	wg.Wait()
	for r, n := range seen {
		if n != 1 {
			t.Errorf("record %s was had %d times", r, n)
		}
	}
	if len(seen) != records || adopted.Load() != records {
		t.Errorf("%d records and %d adopted, want %d", len(seen), adopted.Load(), records)
	}
}

func TestConcurrentUse(t *testing.T) {
	d := open(t, t.TempDir(), &spool.Options{MaxFiles: 20})
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			want := bytes.Repeat([]byte{byte('a' + i)}, 100)
			for range 50 {
				if _, err := d.Put("t", time.Time{}, false, want); err != nil {
					t.Error(err)
				}
				e := d.Oldest(nil)
				if e == nil {
					continue
				}
				if r, err := d.Read(e); err != nil || len(r) != 100 {
					t.Errorf("%q %v", r, err)
				}
				d.Remove(e)
			}
		})
	}
	wg.Wait()
}
