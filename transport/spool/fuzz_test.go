package spool

import (
	"bytes"
	"testing"
)

// FuzzReadRecord feeds the reader arbitrary files: it may only return what
// writing the same record would have produced, and no more than it may.
func FuzzReadRecord(f *testing.F) {
	good := append(header([][]byte{[]byte("record")}), "record"...)
	f.Add(good, int64(100))
	f.Add(good[:len(good)-1], int64(100))
	f.Add(good, int64(3))
	f.Add([]byte(magic+"ffffffff 7fffffffffffffff\n"), int64(1<<40))
	f.Add(make([]byte, 300), int64(100))
	f.Fuzz(func(t *testing.T, file []byte, limit int64) {
		limit = min(max(limit, 0), 1<<20)
		got, err := readRecord(bytes.NewReader(file), int64(len(file)), limit)
		if err != nil {
			return
		}
		if int64(len(got)) > limit {
			t.Fatalf("%d bytes, allowed %d", len(got), limit)
		}
		if want := append(header([][]byte{got}), got...); !bytes.Equal(want, file) {
			t.Fatalf("%q was read as %q", file, got)
		}
	})
}

func FuzzParseName(f *testing.F) {
	f.Add(fileName(1, "0123456789abcdef", "error.1.0.0"))
	f.Add("0000000000000001-0123456789abcdef-.record")
	f.Add("000000000000A000-0000000000000000-0.record") // other spellings of a
	f.Add("-000000000000000-0000000000000000-0.record") // time that sorts elsewhere
	f.Fuzz(func(t *testing.T, name string) {
		at, tag, ok := parseName(name)
		if ok && fileName(at.UnixNano(), name[17:33], tag) != name {
			t.Fatalf("%q parsed as %v %q", name, at, tag)
		}
	})
}
