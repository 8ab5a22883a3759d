// Package bench compares the ways to get from a log call to Sentry. See
// README.md for what is measured and how to run it.
package bench
