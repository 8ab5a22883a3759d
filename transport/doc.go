// Package transport delivers events to Sentry. A [Transport] takes the place of
// the SDK's own in sentry.ClientOptions:
//
//	t := transport.New(&transport.Options{SpoolDir: "/var/lib/shop/sentry"})
//	err := sentry.Init(sentry.ClientOptions{Dsn: dsn, Transport: t})
//	...
//	sentry.Flush(100 * time.Millisecond) // hands over the SDK's last batches of logs and metrics
//	err = t.Shutdown(ctx)                // delivers, and says what was not delivered
//
// The time of Shutdown should be the larger part by far: it divides it between
// waiting for the server and writing to disk what that does not take.
//
// # Delivery
//
// SendEvent serialises the event and returns; a few connections deliver the
// queue in parallel. A connection that went silent holds up the envelope on it
// for Options.Timeout and nothing else. The queue is bounded in envelopes and in
// bytes. When it is full, an arrival displaces a random envelope of the least
// important kind present: logs and metrics before transactions, those before
// errors and check-ins, those before fatal events. So a storm that outruns the
// server is thinned evenly, and its last event is in.
//
// What an answer means follows Sentry's documentation for SDK developers
// (develop.sentry.dev, pages "Offline Caching", "Rate Limiting", "Client
// Reports"):
//
//	2xx               delivered
//	429               dropped, see Options.OnRefused; nothing of the categories named is sent until the
//	                  time named by X-Sentry-Rate-Limits or Retry-After, and what
//	                  arrives until then is dropped, too
//	502, 503, 504     retried like a network error: that is what a proxy answers
//	                  when it cannot reach Sentry; with a Retry-After, no sooner
//	                  than that or in five minutes
//	any other answer  dropped, as a retry would be answered alike
//	no answer         retried after a pause that doubles from Options.RetryMin to
//	                  Options.RetryMax and is randomised by half
//
// While nothing gets through, one request at a time tries for all, and envelopes
// wait as long as there is room. One that fails while others succeed is given up
// after five attempts. X-Sentry-Rate-Limits counts in any answer. What was
// dropped is reported to Sentry in client reports, which travel with the next
// envelope, and the one after it if that is not taken, or alone after half a
// minute.
//
// # Store and forward
//
// With Options.SpoolDir, envelopes that cannot be delivered are kept on disk:
// all that arrive while the endpoint cannot be reached, the queue when no
// connection has been answered for a second, errors that arrive under a rate
// limit, and what is in memory when the transport is closed. They are sent oldest
// first, ten a second at most, by this process as soon as the endpoint answers
// again, or by another one with the same directory and DSN that runs or starts
// after this one has ended. Any answer but 502, 503 and 504 settles them. Package
// spool describes the files.
//
// A process killed at any moment loses what was not yet on disk, which
// Options.Durable reduces to nothing for events of level error and fatal.
//
// Delivery is at least once. An event arrives twice if its answer is lost: the
// connection breaks after Sentry took the event, the request times out or is
// canceled by Close while Sentry works on it, or the process is killed between
// the answer and the removal of the file. Sentry recognises the second one by
// its event ID and drops it.
//
// # Honest counts
//
// [Transport.Flush] succeeds only if nothing was lost since the flush before, and
// [Transport.Shutdown] only if nothing ever was: everything was delivered or, with
// a spool, is on disk.
// [Transport.Stats] accounts for every item, by reason, at every moment.
//
// # Why not the SDK's transport
//
// A sentry.Transport of one's own gets everything the SDK sends as a *sentry.Event:
// errors, transactions, check-ins, and batches of logs and metrics. All that is
// needed to build envelopes is public. The alternative, an http.RoundTripper below
// the SDK's transport, would sit behind its queue of 1,000 and its single worker:
// it cannot tell what the queue dropped, cannot make Flush wait for what it
// accepted, sees an event only after SendEvent has returned, and has to take
// envelopes apart to learn their category.
//
// Setting any Transport turns off the SDK's telemetry buffer, which by default
// stands before its own transport. What is given up:
//
//   - A ring of 100 errors that drops the oldest when its one consumer is slower
//     than the program, before anything is sent. The queue here takes its place.
//   - Weighted turns between categories. The queue here is strict: the more
//     important first.
//   - Serialising in two steps, one before and one after the buffer. Here it is
//     done once, by the caller, which a snapshot of the caller's maps demands
//     anyway.
//   - Client reports about what was dropped before the transport (sampling,
//     BeforeSend, event processors): the SDK does not hand its counts to other
//     transports. They are not in Stats either.
//
// Logs and metrics are still batched by the SDK, in batches of 100 or 5 seconds.
// Transports do not change what they are given: scrubbing has to happen before.
package transport
