package spool

import (
	"errors"
	"os"
	"syscall"
)

var errLocked = errors.New("locked")

// errSharingViolation is Windows' ERROR_SHARING_VIOLATION.
const errSharingViolation = syscall.Errno(32)

// A lock is a file opened so that nobody else can open it, until it is closed
// or the process ends.
type lock struct {
	handle syscall.Handle
	path   string
}

// tryLock locks the file at path, which it creates if missing, or returns
// errLocked.
func tryLock(path string) (*lock, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err == errSharingViolation {
		return nil, errLocked
	}
	if err != nil {
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return &lock{h, path}, nil
}

// touch does nothing: nobody can remove a file that is open here.
func (l *lock) touch() bool { return true }

func (l *lock) release() {
	if l != nil {
		_ = syscall.CloseHandle(l.handle)
	}
}

// remove deletes the lock file and gives up the lock.
func (l *lock) remove() {
	if l != nil {
		_ = syscall.CloseHandle(l.handle)
		_ = os.Remove(l.path)
	}
}

// syncDir does nothing: Windows has no such call for directories.
func syncDir(string) error { return nil }
