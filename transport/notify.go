package transport

import (
	"time"

	"github.com/getsentry/sentry-go"
)

// notifyInterval is how long drops are collected for OnDrop.
const notifyInterval = time.Second

// notify tells OnDrop what was dropped since the last time. It runs without
// t.mu held; calls never overlap.
func (t *Transport) notify() {
	if t.opts.OnDrop == nil {
		return
	}
	t.notifying.Lock()
	defer t.notifying.Unlock()
	t.mu.Lock()
	list := t.books.notify.take()
	t.mu.Unlock()
	for _, d := range list {
		t.onDrop(d)
	}
}

// refused tells OnRefused of an event. It runs without t.mu held.
func (t *Transport) refused(id sentry.EventID) {
	if t.opts.OnRefused == nil || id == "" {
		return
	}
	defer func() {
		if r := recover(); r != nil {
			debugf("transport: OnRefused panicked: %T", r)
		}
	}()
	t.opts.OnRefused(id)
}

func (t *Transport) onDrop(d Drop) {
	defer func() {
		if r := recover(); r != nil {
			debugf("transport: OnDrop panicked: %T", r)
		}
	}()
	t.opts.OnDrop(d)
}
