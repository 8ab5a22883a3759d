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

// Adopt takes over the records of processes that died, and returns the tags of
// those taken. Those beyond MaxFiles, MaxBytes or MaxAge are removed, oldest
// first. An error tells of what could not be looked at or moved; the rest is
// done nevertheless.
func (d *Dir) Adopt() (tags []string, err error) {
	names, err := readNames(d.parent)
	errs := []error{err}
	for _, name := range names {
		if !isInstance(name) || name == d.current() {
			continue
		}
		taken, err := d.adoptFrom(filepath.Join(d.parent, name))
		tags = append(tags, taken...)
		errs = append(errs, err)
	}
	return tags, errors.Join(errs...)
}

// adoptFrom empties path, the subdirectory of another process, if that process
// is dead.
func (d *Dir) adoptFrom(path string) (tags []string, err error) {
	lockPath := filepath.Join(path, lockName)
	info, err := os.Lstat(lockPath)
	if errors.Is(err, fs.ErrNotExist) {
		if dir, err := os.Lstat(path); err == nil && time.Since(dir.ModTime()) > newDirGrace {
			_ = os.Remove(path) // fails unless it is empty
		}
		return nil, nil
	}
	if err != nil || !info.Mode().IsRegular() {
		return nil, err
	}
	l, err := tryLock(lockPath)
	if err != nil {
		if errors.Is(err, errLocked) || errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return nil, err
	}
	names, err := readNames(path)
	errs := []error{err}
	for _, name := range names {
		tag, ok, err := d.adoptFile(path, name)
		if ok {
			tags = append(tags, tag)
		}
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		l.release()
		return tags, err
	}
	l.remove()
	_ = os.Remove(path)
	return tags, nil
}

// adoptFile moves one file into the subdirectory of this process.
func (d *Dir) adoptFile(from, name string) (tag string, ok bool, err error) {
	path := filepath.Join(from, name)
	if strings.HasSuffix(name, tempSuffix) {
		if _, _, ok := parseName(strings.TrimSuffix(name, tempSuffix)); ok {
			_ = os.Remove(path) // half a record, of a process that died writing it
		}
		return "", false, nil
	}
	at, tag, ok := parseName(name)
	if !ok {
		return "", false, nil
	}
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return "", false, err
	}
	if info.Size() > d.opts.MaxRecord+int64(headerSize) {
		// Nothing this package wrote; it would push out everything else.
		d.evict([]*Entry{{path: path, tag: tag}})
		return tag, true, nil
	}
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return "", false, ErrClosed
	}
	e := &Entry{path: filepath.Join(d.parent, d.instance, name), tag: tag, at: at, size: info.Size(), taken: true}
	d.insert(e)
	d.mu.Unlock()
	if err := os.Rename(path, e.path); err != nil {
		d.forget(e)
		return "", false, err
	}
	d.Release(e)
	d.mu.Lock()
	evicted, _ := d.makeRoom(0, 0)
	d.mu.Unlock()
	d.evict(evicted)
	return tag, true, nil
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
			if record || isInstance(name) {
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
