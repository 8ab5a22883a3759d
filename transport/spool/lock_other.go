//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package spool

import "errors"

var errLocked = errors.New("locked")

type lock struct{}

func tryLock(string) (*lock, error) { return nil, errors.ErrUnsupported }

func (*lock) touch() bool { return true }
func (*lock) release()    {}
func (*lock) remove()     {}

func syncDir(string) error { return nil }
