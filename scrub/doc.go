// Package scrub removes secrets from Go values, keys and texts before they
// leave the process.
package scrub
