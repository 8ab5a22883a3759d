// Package sentrytest is a local Sentry: an ingest endpoint on 127.0.0.1 for
// tests and demonstrations of programs that report to Sentry. Point an SDK at
// [Server.DSN] and look at what really arrived on the wire.
//
//	func TestReportsFailure(t *testing.T) {
//		server := sentrytest.NewServer(t)
//		sentry.Init(sentry.ClientOptions{Dsn: server.DSN()})
//		...
//		sentry.Flush(2 * time.Second)
//
//		event := server.RequireEvents(t, 1)[0]
//		sentrytest.AssertMatch(t, event, `{"level": "error", "tags": {"tenant": "blue"}}`)
//		server.NotContains(t, password)
//	}
//
// # What it speaks
//
// POST .../api/<project>/envelope/ as specified at
// https://develop.sentry.dev/sdk/data-model/envelopes/, for any project and
// public key: plain, gzip or deflate bodies, authentication by X-Sentry-Auth,
// query string or the envelope's dsn, Sentry's size limits. Like Sentry it
// answers 200 and {"id": "<event id>"}. Unlike Sentry, which finds many
// mistakes only after its answer, it refuses at once what is malformed: 400 for
// a broken envelope or broken JSON in an item it knows, 403 without a public
// key, 404 for other paths (the retired /store/ endpoint among them), 413 for
// what is too large, 415 for the encodings br and zstd, which the standard
// library lacks. [NewServer] makes the test fail on such refusals.
//
// # Received, accepted
//
// [Server.Requests] has everything that reached the server, [Server.Envelopes],
// [Server.Events] and their like what it accepted, that is, answered with a 2xx
// status. [Server.NotContains] searches everything.
//
// # Faults
//
// [Server.FailNext], [Server.FailAll] and [Server.FailFunc] make requests fail
// in every way a network can: see [Fault]. [Server.Stop] and [Server.Restart]
// take the whole server down and up again. [Server.Heal] ends all faults.
//
// The package imports testing, but that alone does not register the flags of
// go test: a program may use [Start] freely.
package sentrytest
