package slogsentry_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// FuzzRecordProgram runs random programs of With, WithGroup, groups, LogValuers,
// hostile values and secrets. Whatever they are: no panic, each record is an
// event or counted, what arrives is valid, and no secret does.
func FuzzRecordProgram(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(seed, "message", "key")
	}
	f.Add(uint64(9), "100% done", "password")
	f.Add(uint64(10), "\xff\x00{}\"", "")
	hostile := hostileValues()
	names := slices.Sorted(maps.Keys(hostile))
	secrets := secretPlaces()
	places := slices.Sorted(maps.Keys(secrets))
	f.Fuzz(func(t *testing.T, seed uint64, message, key string) {
		if strings.Contains(message+key, planted) {
			t.Skip("nothing tells that this text is a secret")
		}
		var sent []json.RawMessage
		client, err := sentry.NewClient(sentry.ClientOptions{
			Transport: recorder(func(e *sentry.Event) {
				b, err := json.Marshal(e)
				if err != nil {
					t.Errorf("event cannot be encoded: %v", err)
				}
				sent = append(sent, b)
			}),
			Integrations: func(list []sentry.Integration) []sentry.Integration {
				if seed%4 == 0 {
					return list
				}
				return append(list, slogsentry.NewIntegration(nil))
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		defer client.Close()
		g := generator{rand.New(rand.NewPCG(seed, 1))}
		attr := func() slog.Attr {
			switch g.IntN(4) {
			case 0:
				return slog.Any(key, hostile[names[g.IntN(len(names))]].value)
			case 1:
				return secrets[places[g.IntN(len(places))]]
			case 2:
				return slog.Group(key, slog.Any("v", hostile[names[g.IntN(len(names))]].value), g.attr(2))
			default:
				return g.attr(3)
			}
		}
		l := slog.New(slogsentry.NewHandler(&slogsentry.Options{Hub: sentry.NewHub(client, sentry.NewScope()), Throttle: unlimited}))
		h := l.Handler().(*slogsentry.Handler)
		records := int64(0)
		for range 1 + g.IntN(6) {
			switch g.IntN(4) {
			case 0:
				l = l.WithGroup(g.groupName())
			case 1:
				l = l.With(attr(), attr())
			case 2:
				l.LogAttrs(t.Context(), slog.LevelInfo, message, attr(), attr())
			}
			l.LogAttrs(t.Context(), slog.LevelError, message, attr(), slog.String("marker", "here"), attr())
			records++
		}
		s := h.Stats()
		checkSum(t, s)
		if s.Seen != records || s.Captured != records || int64(len(sent)) != records {
			t.Errorf("%d records, %d events, %+v", records, len(sent), s)
		}
		for _, raw := range sent {
			if len(raw) > sentryLimit {
				t.Errorf("%d bytes", len(raw))
			}
			if bytes.Contains(raw, []byte(planted)) {
				t.Errorf("a secret in %s", raw)
			}
		}
	})
}

// recorder is a transport that only keeps what it is given.
type recorder func(*sentry.Event)

func (f recorder) Configure(sentry.ClientOptions)        {}
func (f recorder) SendEvent(e *sentry.Event)             { f(e) }
func (f recorder) Flush(time.Duration) bool              { return true }
func (f recorder) FlushWithContext(context.Context) bool { return true }
func (f recorder) Close()                                {}
