// Package spool keeps byte records in a directory until they are no longer
// needed, across the death of processes and shared between them.
//
// Each process (each [Dir]) writes into a subdirectory of its own, which it
// keeps locked while it lives:
//
//	<dir>/<key>/<instance>/lock
//	<dir>/<key>/<instance>/<time>-<instance>-<tag>.record
//
// The key separates records that must not be mixed, such as those for different
// receivers. When a process dies, in whatever way, the operating system releases
// its lock, and the next [Dir.Adopt] of another process with the same key moves
// the records over to its own subdirectory. So at any time one process at most
// handles a record.
//
// Those who clean temporary directories of old files do no harm: a process that
// calls Adopt every half minute keeps its lock file young, and where one is
// missing for a minute, its process is taken for dead.
//
// # Files
//
// A record is written under a temporary name, and renamed when it is complete.
// A file holds one line of header, with length and checksum (CRC-32C), and the
// record. Directories are created with mode 0700, files with 0600. Whatever does
// not carry a name as above is somebody else's and is neither read, moved nor
// removed. A file with such a name that is too short, too long or fails its
// checksum is removed when its turn comes; no more than its header is read before
// its size is known to be right.
//
// # Durability
//
// By default nothing is forced to the device: records survive the death of the
// process (kill -9, os.Exit, panic), as the kernel has them, but those of the
// last half minute or so may not survive a power failure or a crash of the
// kernel. Afterwards such a file is found empty, short or filled with zeros, and
// is removed. With [Options.Sync] they survive that too, at the cost of two
// device flushes for each record.
//
// # Platforms
//
// Locks are those of the operating system: flock on Linux, macOS and the BSDs,
// an exclusively opened file on Windows. Elsewhere [Open] fails with
// errors.ErrUnsupported. The directory should be local: on a network file system
// locks may be missing, and then records may be handled twice.
package spool
