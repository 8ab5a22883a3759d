package sentrytest

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// refusal is a mistake of the client, with the status the endpoint answers it with.
type refusal struct {
	status int
	reason string
}

func (r *refusal) Error() string { return r.reason }

func refuse(status int, format string, args ...any) error {
	return &refusal{status, fmt.Sprintf(format, args...)}
}

func isRefusal(err error) bool {
	_, ok := errors.AsType[*refusal](err)
	return ok
}

// projectOf returns the project in the path of an envelope endpoint, "" for other paths.
func projectOf(path string) string {
	parts := strings.Split(strings.TrimSuffix(path, "/"), "/")
	if n := len(parts); n >= 4 && parts[n-3] == "api" && parts[n-1] == "envelope" {
		return parts[n-2]
	}
	return ""
}

// decompress undoes a content encoding. Those beyond the standard library (br, zstd) are refused.
func decompress(body []byte, encoding string) ([]byte, error) {
	var reader io.Reader
	var err error
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
		reader, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate":
		reader, err = zlib.NewReader(bytes.NewReader(body))
	default:
		return nil, refuse(http.StatusUnsupportedMediaType, "content encoding %q is not supported", encoding)
	}
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "body is not valid %s: %v", encoding, err)
	}
	decoded, err := io.ReadAll(io.LimitReader(reader, maxDecompressed+1))
	if err != nil {
		return decoded, refuse(http.StatusBadRequest, "body is not valid %s: %v", encoding, err)
	}
	if len(decoded) > maxDecompressed {
		return nil, refuse(http.StatusRequestEntityTooLarge, "body is larger than %d bytes after decompression", maxDecompressed)
	}
	return decoded, nil
}

// understand parses and authenticates a request whose body has been read. Its error is a refusal.
func understand(req *http.Request, r *Request) (*Envelope, error) {
	if r.Project == "" {
		return nil, refuse(http.StatusNotFound, "path is not .../api/<project>/envelope/")
	}
	if r.Method != http.MethodPost {
		return nil, refuse(http.StatusMethodNotAllowed, "method is not POST")
	}
	env, err := ParseEnvelope(r.Decoded)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "malformed envelope: %v", err)
	}
	env.Request = r
	if r.PublicKey, err = authenticate(req, env, r.Project); err != nil {
		return nil, err
	}
	for i := range env.Items {
		if err := checkSize(&env.Items[i]); err != nil {
			return nil, err
		}
	}
	return env, nil
}

func checkSize(item *Item) error {
	limit := maxDecompressed
	switch item.Type {
	case "event", "transaction", "span":
		limit = maxEventItem
	case "check_in":
		limit = maxCheckInItem
	}
	if n := len(item.Payload); n > limit {
		return refuse(http.StatusRequestEntityTooLarge, "%s item of %d bytes is larger than %d bytes", item.Type, n, limit)
	}
	return nil
}

// authenticate finds the public key in the X-Sentry-Auth header, the query
// string and the envelope's dsn. At least one is needed; those given must agree.
func authenticate(req *http.Request, env *Envelope, project string) (string, error) {
	var keys []string
	if header := req.Header.Get("X-Sentry-Auth"); header != "" {
		keys = append(keys, keyOfAuthHeader(header))
	}
	if query := req.URL.Query(); query.Has("sentry_key") {
		keys = append(keys, query.Get("sentry_key"))
	}
	if _, given := env.Header["dsn"]; given {
		u, err := url.Parse(env.DSN())
		if err != nil || u.User == nil {
			return "", refuse(http.StatusBadRequest, "the envelope's dsn is not a DSN")
		}
		if p := u.Path[strings.LastIndexByte(u.Path, '/')+1:]; p != project {
			return "", refuse(http.StatusForbidden, "the envelope's dsn is of project %q, the path of %q", p, project)
		}
		keys = append(keys, u.User.Username())
	}
	if len(keys) == 0 {
		return "", refuse(http.StatusForbidden, "no public key in X-Sentry-Auth, query string or the envelope's dsn")
	}
	for _, key := range keys {
		if key == "" {
			return "", refuse(http.StatusForbidden, "the public key is empty")
		}
		if key != keys[0] {
			return "", refuse(http.StatusForbidden, "the public keys in X-Sentry-Auth, query string and the envelope's dsn differ")
		}
	}
	return keys[0], nil
}

// keyOfAuthHeader reads "Sentry sentry_version=7, sentry_key=public, ...".
func keyOfAuthHeader(header string) string {
	scheme, list, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Sentry") {
		return ""
	}
	for pair := range strings.SplitSeq(list, ",") {
		if key, value, _ := strings.Cut(strings.TrimSpace(pair), "="); key == "sentry_key" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
