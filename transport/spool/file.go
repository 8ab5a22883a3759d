package spool

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const (
	lockName   = "lock"
	suffix     = ".record"
	tempSuffix = ".tmp"
)

// fileName returns <time>-<instance>-<tag>.record, where time is in nanoseconds
// as 16 hexadecimal digits, so that names sort by age.
func fileName(nanos int64, instance, tag string) string {
	return fmt.Sprintf("%016x-%s-%s%s", nanos, instance, tag, suffix)
}

func parseName(name string) (at time.Time, tag string, ok bool) {
	base, ok := strings.CutSuffix(name, suffix)
	if !ok || len(base) < 34 || base[16] != '-' || base[33] != '-' || !isHex(base[:16]) || !isHex(base[17:33]) {
		return at, "", false
	}
	nanos, err := strconv.ParseInt(base[:16], 16, 64)
	if err != nil || !isTag(base[34:]) {
		return at, "", false
	}
	return time.Unix(0, nanos), base[34:], true
}

// isHex reports whether s is a number as fileName writes it.
func isHex(s string) bool {
	if len(s) != 16 {
		return false
	}
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

func isToken(s string) bool { return isTag(s) && !strings.ContainsAny(s, "._") }

func isTag(s string) bool {
	for _, c := range []byte(s) {
		switch {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '.', c == '_':
		default:
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// A file begins with a line of headerSize bytes: format and version, CRC-32C of
// the record as 8 hexadecimal digits, and its length as 16.
const (
	magic      = "sentrylog-spool-1 "
	headerSize = len(magic) + 8 + 1 + 16 + 1
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func header(parts [][]byte) []byte {
	var sum uint32
	var length int
	for _, p := range parts {
		sum = crc32.Update(sum, castagnoli, p)
		length += len(p)
	}
	return fmt.Appendf(nil, "%s%08x %016x\n", magic, sum, length)
}

// writeFile writes a file that appears under path complete or not at all.
func writeFile(path string, parts [][]byte, sync bool) (err error) {
	temp := path + tempSuffix
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp)
		}
	}()
	// One write, so that the file costs as few system calls as it can.
	_, err = f.Write(bytes.Join(append([][]byte{header(parts)}, parts...), nil))
	if err == nil && sync {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if err = os.Rename(temp, path); err != nil {
		return err
	}
	if sync {
		return syncDir(filepath.Dir(path))
	}
	return nil
}

// readFile returns the record in the file. It allocates no more than limit.
func readFile(path string, limit int64) ([]byte, error) {
	// Before opening, which a named pipe would block.
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrCorrupt
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readRecord(f, info.Size(), limit)
}

// readRecord reads a file of the given size.
func readRecord(r io.Reader, size, limit int64) ([]byte, error) {
	var head [headerSize]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, corruptIfShort(err)
	}
	at := headerSize - len("\n") - 16
	length, err := strconv.ParseInt(string(head[at:at+16]), 16, 64)
	if err != nil || length < 0 || length > limit || length != size-int64(headerSize) {
		return nil, ErrCorrupt
	}
	record := make([]byte, length)
	if _, err := io.ReadFull(r, record); err != nil {
		return nil, corruptIfShort(err)
	}
	if !bytes.Equal(head[:], header([][]byte{record})) {
		return nil, ErrCorrupt
	}
	return record, nil
}

func corruptIfShort(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return ErrCorrupt
	}
	return err
}
