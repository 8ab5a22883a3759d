package transport

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/getsentry/sentry-go"
)

// In the spool an envelope is stored as it is sent, but for the fields of the
// header that belong to one sending: neither a sent_at from the past nor the
// DSN. What it counts for stands in the tag, that is in the file's name.

// tag returns c as category.items.spans.bytes.
func (c content) tag() string {
	return fmt.Sprintf("%s.%d.%d.%d", c.Category, c.Items, c.Spans, c.LogBytes)
}

// parseTag is the inverse of tag. A tag of another form counts as one error
// event.
func parseTag(tag string) content {
	unknown := content{Category: categoryError, Items: 1}
	f := strings.Split(tag, ".")
	if len(f) != 4 || !knownCategory(f[0]) || f[0] == categoryAll {
		return unknown
	}
	var n [3]int64
	for i := range n {
		v, err := strconv.ParseUint(f[i+1], 10, 32)
		if err != nil {
			return unknown
		}
		n[i] = int64(v)
	}
	return content{Category: f[0], Items: max(n[0], 1), Spans: n[1], LogBytes: n[2]}
}

// record returns the parts of env's record.
func (e *envelope) record() ([][]byte, error) {
	parts := make([][]byte, 0, len(e.parts)+3)
	parts = append(parts, e.header, []byte("\n"))
	if e.packed == nil {
		return append(parts, e.parts...), nil
	}
	var items bytes.Buffer
	err := e.writeItems(&items)
	return append(parts, items.Bytes()), err
}

// parseRecord restores an envelope from its record.
func parseRecord(record []byte, c content) (*envelope, error) {
	header, items, ok := bytes.Cut(record, []byte("\n"))
	if !ok || len(items) == 0 {
		return nil, errors.New("no items")
	}
	var h envelopeHeader
	if err := json.Unmarshal(header, &h); err != nil || header[0] != '{' {
		return nil, errors.New("no envelope header")
	}
	agent := defaultAgent
	if isAgent(h.SDK.Name) && isAgent(h.SDK.Version) {
		agent = h.SDK.Name + "/" + h.SDK.Version
	}
	return &envelope{
		content: c,
		id:      h.EventID,
		agent:   agent,
		header:  header,
		parts:   [][]byte{items},
		size:    len(record),
		stored:  true,
	}, nil
}

// isAgent reports whether s can stand in an HTTP header.
func isAgent(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
}

// spoolKey tells apart the records of different projects and keys. It is a
// digest, since the key need not be known to whoever may list the directory.
func spoolKey(dsn *sentry.Dsn) string {
	id := fmt.Sprintf("%s\n%d\n%s\n%s\n%s", dsn.GetHost(), dsn.GetPort(), dsn.GetPath(), dsn.GetProjectID(), dsn.GetPublicKey())
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:16])
}
