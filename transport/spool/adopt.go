package spool

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// newDirGrace is how long a subdirectory that has no lock file is left alone,
// counted from the removal of the file, if there was one: its process may be just
// starting, or be about to make the file anew.
const newDirGrace = time.Minute

// Adopt takes over the records of processes that died. Those beyond MaxFiles or
// MaxBytes are removed, oldest first. An error tells of what could not be looked
// at or moved; the rest is done nevertheless.
//
// It also guards the lock of this process against those who remove old files,
// and for that should be called every half minute.
func (d *Dir) Adopt() error {
	d.keepLock()
	names, err := readNames(d.parent)
	errs := []error{err}
	for _, name := range names {
		if isHex(name) && name != d.current() {
			errs = append(errs, d.adoptFrom(filepath.Join(d.parent, name)))
		}
	}
	return errors.Join(errs...)
}

// keepLock keeps the lock file young, and makes it anew if it is gone all the
// same: without it others would take this process for dead.
func (d *Dir) keepLock() {
	d.entering.Lock()
	defer d.entering.Unlock()
	d.mu.Lock()
	old, path, closed := d.lock, filepath.Join(d.parent, d.instance, lockName), d.closed
	d.mu.Unlock()
	if closed || old.touch() {
		return
	}
	l, err := tryLock(path)
	if err != nil {
		return // if the directory is gone as well, the next Put makes one
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		l.release() // the file tells adopters that nobody is here
		return
	}
	old.release()
	d.lock = l
}

// adoptFrom empties path, the subdirectory of another process, if that process
// is dead.
func (d *Dir) adoptFrom(path string) error {
	lockPath := filepath.Join(path, lockName)
	info, err := os.Lstat(lockPath)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		dir, err := os.Lstat(path)
		if err != nil || !dir.IsDir() || time.Since(dir.ModTime()) <= newDirGrace {
			return nil
		}
		if names, err := readNames(path); err != nil || len(names) == 0 {
			_ = os.Remove(path) // fails unless it is empty
			return err
		}
		// Locking makes the file anew.
	case err != nil || !info.Mode().IsRegular():
		return err
	}
	l, err := tryLock(lockPath)
	if err != nil {
		if errors.Is(err, errLocked) || errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return err
	}
	names, err := readNames(path)
	errs := []error{err}
	for _, name := range names {
		errs = append(errs, d.adoptFile(path, name))
	}
	if err := errors.Join(errs...); err != nil {
		l.release()
		return err
	}
	l.remove()
	_ = os.Remove(path)
	return nil
}

// adoptFile moves one file into the subdirectory of this process.
func (d *Dir) adoptFile(from, name string) error {
	path := filepath.Join(from, name)
	if strings.HasSuffix(name, tempSuffix) {
		if _, _, ok := parseName(strings.TrimSuffix(name, tempSuffix)); ok {
			_ = os.Remove(path) // half a record, of a process that died writing it
		}
		return nil
	}
	at, tag, ok := parseName(name)
	if !ok {
		return nil
	}
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return err
	}
	if info.Size() > d.opts.MaxRecord+int64(headerSize) {
		// Nothing this package wrote; it would push out everything else.
		d.opts.OnAdopt(tag)
		d.evict([]*Entry{{path: path, tag: tag}})
		return nil
	}
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return ErrClosed
	}
	e := &Entry{path: filepath.Join(d.parent, d.instance, name), tag: tag, at: at, size: info.Size(), taken: true}
	d.insert(e)
	d.mu.Unlock()
	if err := os.Rename(path, e.path); err != nil {
		d.forget(e)
		return err
	}
	d.opts.OnAdopt(tag)
	d.Release(e)
	d.mu.Lock()
	evicted, _ := d.makeRoom(0, 0)
	d.mu.Unlock()
	d.evict(evicted)
	return nil
}

// maxNames bounds how much of a directory is looked at in one go, so that one
// filled by others costs bounded memory.
const maxNames = 1 << 16

// readNames returns the names in a directory that may concern this package.
func readNames(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return nil, err
	}
	defer f.Close()
	var names []string
	for seen := 0; seen < maxNames; {
		batch, err := f.Readdirnames(256)
		seen += len(batch)
		for _, name := range batch {
			_, _, record := parseName(strings.TrimSuffix(name, tempSuffix))
			if record || isHex(name) {
				names = append(names, name)
			}
		}
		if err == io.EOF {
			return names, nil
		}
		if err != nil {
			return names, err
		}
	}
	return names, nil
}
