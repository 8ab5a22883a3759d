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

// newDirGrace is how long a subdirectory without a lock file is taken for one
// whose process is just starting.
const newDirGrace = time.Minute

// Adopt takes over the records of processes that died. Those beyond MaxFiles or
// MaxBytes are removed, oldest first. An error tells of what could not be looked
// at or moved; the rest is done nevertheless.
func (d *Dir) Adopt() error {
	names, err := readNames(d.parent)
	errs := []error{err}
	for _, name := range names {
		if isHex(name) && name != d.current() {
			errs = append(errs, d.adoptFrom(filepath.Join(d.parent, name)))
		}
	}
	return errors.Join(errs...)
}

// adoptFrom empties path, the subdirectory of another process, if that process
// is dead.
func (d *Dir) adoptFrom(path string) error {
	lockPath := filepath.Join(path, lockName)
	info, err := os.Lstat(lockPath)
	if errors.Is(err, fs.ErrNotExist) {
		if dir, err := os.Lstat(path); err == nil && time.Since(dir.ModTime()) > newDirGrace {
			_ = os.Remove(path) // fails unless it is empty
		}
		return nil
	}
	if err != nil || !info.Mode().IsRegular() {
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
