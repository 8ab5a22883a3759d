package transport

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/getsentry/sentry-go"
)

// An endpoint is where a DSN leads, and the connections to it.
type endpoint struct {
	dsn    string // complete, for the envelope header
	key    string // names the DSN in the spool
	url    string
	auth   string // X-Sentry-Auth without the client's name
	client *http.Client
	own    *http.Transport // nil if the connections are the caller's

	mu   sync.Mutex // guards zip
	zip  *gzip.Writer
	body bytes.Buffer
}

// newEndpoint never puts the DSN into an error.
func newEndpoint(options sentry.ClientOptions, opts Options) (*endpoint, error) {
	dsn, err := sentry.NewDsn(options.Dsn)
	if err != nil {
		return nil, errors.New("the DSN cannot be parsed")
	}
	e := &endpoint{
		dsn:  dsn.String(),
		key:  spoolKey(dsn),
		url:  dsn.GetAPIURL().String(),
		auth: "sentry_key=" + dsn.GetPublicKey(),
	}
	// Deprecated, but to be passed on if present (develop docs,
	// "Authentication").
	if secret := dsn.GetSecretKey(); secret != "" {
		e.auth += ", sentry_secret=" + secret
	}
	switch {
	case opts.HTTPTransport != nil:
		e.client = &http.Client{Transport: opts.HTTPTransport}
	case options.HTTPClient != nil:
		c := *options.HTTPClient
		e.client = &c
	case options.HTTPTransport != nil:
		e.client = &http.Client{Transport: options.HTTPTransport}
	default:
		if e.own, err = newHTTPTransport(options, opts.Connections); err != nil {
			return nil, err
		}
		e.client = &http.Client{Transport: e.own}
	}
	if e.client.CheckRedirect == nil {
		// Following would turn the POST into a GET, whose 200 says nothing, or
		// hand the key to another host.
		e.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	return e, nil
}

// newHTTPTransport returns connections tuned for a few parallel uploads to one
// host. HTTP/2 stays off: it would put all requests on one connection, and one
// connection that went silent would hold up everything. Idle connections are
// closed early, since those that stay idle for minutes are what firewalls
// forget without a word.
func newHTTPTransport(options sentry.ClientOptions, connections int) (*http.Transport, error) {
	proxy := http.ProxyFromEnvironment
	for _, p := range []string{options.HTTPSProxy, options.HTTPProxy} {
		if p == "" {
			continue
		}
		u, err := url.Parse(p)
		if err != nil {
			return nil, errors.New("the proxy URL cannot be parsed")
		}
		proxy = http.ProxyURL(u)
		break
	}
	h := &http.Transport{
		Proxy:               proxy,
		DialContext:         (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 15 * time.Second}).DialContext,
		TLSHandshakeTimeout: 10 * time.Second,
		MaxIdleConns:        connections,
		MaxIdleConnsPerHost: connections,
		IdleConnTimeout:     30 * time.Second,
		DisableCompression:  true, // of answers, which are short
		Protocols:           new(http.Protocols),
	}
	h.Protocols.SetHTTP1(true)
	if options.CaCerts != nil {
		h.TLSClientConfig = &tls.Config{RootCAs: options.CaCerts, MinVersion: tls.VersionTLS12}
	}
	return h, nil
}

func (e *endpoint) close() {
	if e.own != nil {
		e.own.CloseIdleConnections()
	}
}

// gzipMin is the size from which an envelope is compressed. What is smaller leaves
// at once, in the ten packets that a new connection sends without waiting (RFC
// 6928), and compressing it would cost more than the rest of its way.
const gzipMin = 12 << 10

// encode returns the body of a request. Compression is encouraged by the
// develop docs, "Compression". The one compressor is shared, as each holds
// about a megabyte and is busy for a fraction of a request's time.
func (e *endpoint) encode(env *envelope, report []byte, now time.Time) (body []byte, zipped bool, err error) {
	if env.size+len(report) < gzipMin {
		var b bytes.Buffer
		err := env.writeTo(&b, e.dsn, now, report)
		return b.Bytes(), false, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	body, err = e.compress(func(w io.Writer) error { return env.writeTo(w, e.dsn, now, report) })
	return body, true, err
}

// compress returns what write writes, compressed. It expects e.mu to be held.
func (e *endpoint) compress(write func(io.Writer) error) ([]byte, error) {
	e.body.Reset()
	if e.zip == nil {
		e.zip, _ = gzip.NewWriterLevel(nil, gzip.BestSpeed) // fails for unknown levels only
	}
	e.zip.Reset(&e.body)
	if err := write(e.zip); err != nil {
		return nil, err
	}
	if err := e.zip.Close(); err != nil {
		return nil, err
	}
	body := bytes.Clone(e.body.Bytes())
	if e.body.Cap() > maxBuffer {
		e.body = bytes.Buffer{}
	}
	return body, nil
}

// maxBuffer is how much memory is kept between two requests.
const maxBuffer = 256 << 10

// maxDrain and maxDrainTime bound the reading of an answer, which is done only so
// that its connection can be used again: the header says it all.
const (
	maxDrain     = 16 << 10
	maxDrainTime = 250 * time.Millisecond
)

// An answer is what came of one request.
type answer struct {
	err    error // no answer
	status int
	header http.Header
	bytes  int // of the request's body
}

// post sends env once. A panic of a RoundTripper of the user's, or of the body it
// returned, is no answer, unless there had been one.
func (e *endpoint) post(ctx context.Context, env *envelope, report []byte) (a answer) {
	defer func() {
		if r := recover(); r != nil && a.status == 0 {
			a.err = fmt.Errorf("panic in the HTTP transport: %T", r)
		}
	}()
	body, zipped, err := e.encode(env, report, time.Now())
	if err != nil {
		return answer{err: err}
	}
	a.bytes = len(body)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, e.url, bytes.NewReader(body))
	if err != nil {
		a.err = err
		return a
	}
	req.Header.Set("User-Agent", env.agent)
	req.Header.Set("Content-Type", "application/x-sentry-envelope")
	if zipped {
		req.Header.Set("Content-Encoding", "gzip")
	}
	req.Header.Set("X-Sentry-Auth", "Sentry sentry_version=7, sentry_client="+env.agent+", "+e.auth)

	resp, err := e.client.Do(req)
	if err != nil {
		a.err = err
		// The URL that net/http puts before the reason says nothing new.
		if u, ok := errors.AsType[*url.Error](err); ok {
			a.err = u.Err
		}
		return a
	}
	a.status, a.header = resp.StatusCode, resp.Header
	defer resp.Body.Close()
	defer time.AfterFunc(maxDrainTime, cancel).Stop()
	_, _ = io.CopyN(io.Discard, resp.Body, maxDrain)
	return a
}
