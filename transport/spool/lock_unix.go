//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package spool

import (
	"errors"
	"os"
	"syscall"
	"time"
)

var errLocked = errors.New("locked")

// A lock is held until released or until the process ends.
type lock struct{ f *os.File }

// tryLock locks the file at path, which it creates if missing, or returns
// errLocked.
func tryLock(path string) (*lock, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != syscall.EINTR {
			break
		}
	}
	if err != nil {
		f.Close()
		if err == syscall.EWOULDBLOCK {
			err = errLocked
		}
		return nil, err
	}
	return &lock{f}, nil
}

// touch makes the file young, and reports whether it is still there.
func (l *lock) touch() bool {
	now := time.Now()
	if l == nil || os.Chtimes(l.f.Name(), now, now) != nil {
		return false
	}
	mine, err := l.f.Stat()
	there, err2 := os.Lstat(l.f.Name())
	return err == nil && err2 == nil && os.SameFile(mine, there)
}

func (l *lock) release() {
	if l != nil {
		_ = l.f.Close()
	}
}

// remove deletes the lock file and gives up the lock.
func (l *lock) remove() {
	if l != nil {
		_ = os.Remove(l.f.Name())
		_ = l.f.Close()
	}
}

// syncDir makes a rename in path durable.
func syncDir(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
