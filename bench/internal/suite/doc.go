// Package suite is the work that every contender of the comparison performs.
//
// It holds the data that is logged, the raw SDK calls that serve as the
// baseline, the local stand-ins for Sentry, and one function for each measured
// path. It imports sentry-go and the standard library only, and only what
// sentry-go 0.45 to 0.50 have in common: the modules below bench/ that pin an
// older sentry-go compile this same source against it, so all contenders share
// one definition and each is compared with the raw call of its own SDK version.
package suite
