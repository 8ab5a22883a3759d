package sentrytest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// Bounds of the parser. The format itself has none; these keep the memory that
// one hostile body can claim proportional to its size.
const (
	maxHeaderLine = 1 << 20
	maxItems      = 10_000
)

// Envelope is one parsed envelope: a header and its items, in the order sent.
// It is read-only once received and may be read concurrently.
//
// The format is specified at https://develop.sentry.dev/sdk/data-model/envelopes/.
type Envelope struct {
	// Header holds the attributes of the first line, unknown ones included.
	// Numbers are of type json.Number.
	Header map[string]any

	// Items are the items in the order sent.
	Items []Item

	// Request is the HTTP request that carried the envelope,
	// nil for an envelope made by [ParseEnvelope].
	Request *Request
}

// Item is one item of an envelope. Types this package does not know are kept like any other.
type Item struct {
	// Type is the item's type, such as "event" or "client_report".
	Type string

	// Header holds all attributes of the item's header line, type and length included.
	// Numbers are of type json.Number.
	Header map[string]any

	// Payload is the payload, byte for byte, without the newline that ends it.
	Payload []byte
}

// EventID returns the event_id of the envelope header, or "" if there is none.
func (e *Envelope) EventID() string { return stringAt(e.Header, "event_id") }

// DSN returns the dsn of the envelope header, or "" if there is none.
func (e *Envelope) DSN() string { return stringAt(e.Header, "dsn") }

// ParseEnvelope parses an uncompressed envelope. It is as strict as the
// specification: header lines are JSON objects without padding and without
// repeated attributes, every item has a type, a payload with a length ends
// exactly there, and nothing follows the last newline. The payloads are not
// looked into. The returned envelope shares the memory of data.
func ParseEnvelope(data []byte) (*Envelope, error) {
	line, rest, _ := cutLine(data)
	header, err := parseHeader(line)
	if err != nil {
		return nil, fmt.Errorf("envelope header: %w", err)
	}
	env := &Envelope{Header: header}
	for len(rest) > 0 {
		if len(env.Items) == maxItems {
			return nil, fmt.Errorf("more than %d items", maxItems)
		}
		var item Item
		item, rest, err = parseItem(rest)
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", len(env.Items)+1, err)
		}
		env.Items = append(env.Items, item)
	}
	return env, nil
}

func parseItem(data []byte) (item Item, rest []byte, err error) {
	line, rest, terminated := cutLine(data)
	header, err := parseHeader(line)
	if err != nil {
		return Item{}, nil, fmt.Errorf("header: %w", err)
	}
	typ, ok := header["type"].(string)
	if !ok || typ == "" {
		return Item{}, nil, errors.New("header: type is missing or not a string")
	}
	item = Item{Type: typ, Header: header}

	length, explicit := header["length"]
	if !explicit {
		if !terminated {
			return Item{}, nil, errors.New("payload is missing")
		}
		item.Payload, rest, _ = cutLine(rest)
		return item, rest, nil
	}
	number, _ := length.(json.Number)
	n, err := strconv.ParseUint(number.String(), 10, 63)
	if err != nil {
		return Item{}, nil, errors.New("header: length is not a non-negative integer")
	}
	if n > uint64(len(rest)) {
		return Item{}, nil, fmt.Errorf("payload ends after %d of %d bytes", len(rest), n)
	}
	item.Payload, rest = rest[:n:n], rest[n:]
	if len(rest) == 0 {
		return item, nil, nil
	}
	if rest[0] != '\n' {
		return Item{}, nil, fmt.Errorf("payload of %d bytes is followed by %q, not by a newline", n, rest[0])
	}
	return item, rest[1:], nil
}

// parseHeader decodes a header line. It walks the tokens itself because
// json.Unmarshal lets a repeated attribute pass, for which Sentry rejects the
// whole envelope (the specification names sent_at).
func parseHeader(line []byte) (map[string]any, error) {
	switch {
	case len(line) == 0:
		return nil, errors.New("line is empty")
	case len(line) > maxHeaderLine:
		return nil, fmt.Errorf("line is longer than %d bytes", maxHeaderLine)
	case line[0] != '{' || line[len(line)-1] != '}':
		return nil, errors.New("line is not exactly one JSON object")
	case !json.Valid(line):
		return nil, errors.New("line is not valid JSON")
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	if _, err := dec.Token(); err != nil {
		return nil, err
	}
	header := make(map[string]any)
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		name, _ := key.(string)
		if _, repeated := header[name]; repeated {
			return nil, fmt.Errorf("attribute %q is given twice", name)
		}
		var value any
		if err := dec.Decode(&value); err != nil {
			return nil, err
		}
		header[name] = value
	}
	return header, nil
}

// cutLine splits data after its first newline. Without one, the line is all of
// data and terminated is false.
func cutLine(data []byte) (line, rest []byte, terminated bool) {
	i := bytes.IndexByte(data, '\n')
	if i < 0 {
		return data, nil, false
	}
	return data[:i:i], data[i+1:], true
}

func stringAt(m map[string]any, key string) string {
	s, _ := m[key].(string)
	return s
}
