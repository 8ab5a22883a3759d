package sentrytest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

var (
	errGone  = errors.New("the connection was closed")
	errReset = errors.New("the connection was reset by a fault")
)

// exchange is the treatment of one request under one fault.
type exchange struct {
	s        *Server
	w        http.ResponseWriter
	req      *http.Request
	r        *Request
	fault    Fault
	released <-chan struct{}
	contents contents
	accepted bool
}

func (s *Server) serve(w http.ResponseWriter, req *http.Request) {
	if !s.enter() {
		panic(http.ErrAbortHandler)
	}
	defer s.handlers.Done()
	r := &Request{
		Time:       time.Now(),
		RemoteAddr: req.RemoteAddr,
		Method:     req.Method,
		URL:        req.URL.RequestURI(),
		Header:     req.Header,
		Project:    projectOf(req.URL.Path),
	}
	s.arrived(r)
	fault, released := s.faultFor(r)
	x := &exchange{s: s, w: w, req: req, r: r, fault: fault, released: released}
	if !x.run() {
		// Returning would make net/http send an empty 200.
		panic(http.ErrAbortHandler)
	}
}

// run reports whether the request was answered.
func (x *exchange) run() bool {
	buf := x.s.takeBuffer()
	problem := x.receive(buf)
	x.s.publish(x.r)
	if problem != nil && !isRefusal(problem) {
		x.s.settle(x.r, outcome{err: problem}, false)
		return false
	}
	if problem == nil && x.fault.Accept {
		x.accept()
	}
	err := x.at(AfterBody)
	if err == nil {
		err = x.pause(x.fault.Delay)
	}
	if err != nil {
		x.s.settle(x.r, outcome{err: errors.Join(problem, err)}, problem != nil)
		return false
	}
	answered := x.answer(problem)
	if problem == nil {
		x.s.giveBuffer(buf)
	}
	return answered
}

// receive reads the request and makes sense of it. Its error is a refusal if
// the client made a mistake, otherwise the connection is of no more use.
func (x *exchange) receive(buf *bytes.Buffer) error {
	if err := x.at(BeforeBody); err != nil {
		return err
	}
	err := x.readBody(buf)
	x.r.Body = buf.Bytes()
	if err != nil {
		return err
	}
	if x.r.Decoded, err = decompress(x.r.Body, x.req.Header.Get("Content-Encoding")); err != nil {
		return err
	}
	env, err := understand(x.req, x.r)
	if err != nil {
		return err
	}
	if !x.s.count {
		if x.contents, err = env.decode(); err != nil {
			return refuse(http.StatusBadRequest, "malformed envelope: %v", err)
		}
	}
	x.r.Envelope = env
	return nil
}

func (x *exchange) readBody(buf *bytes.Buffer) error {
	var body io.Reader = x.req.Body
	if x.fault.ReadRate > 0 {
		body = &slowReader{x}
	}
	if x.fault.Hang == HalfBody || x.fault.Reset == HalfBody {
		half := max(1, x.req.ContentLength/2)
		if _, err := io.CopyN(buf, body, half); err != nil && err != io.EOF {
			return fmt.Errorf("reading the body: %w", err)
		}
		if err := x.at(HalfBody); err != nil {
			return err
		}
	}
	if _, err := buf.ReadFrom(io.LimitReader(body, maxCompressed+1-int64(buf.Len()))); err != nil {
		return fmt.Errorf("reading the body: %w", err)
	}
	if buf.Len() > maxCompressed {
		return refuse(http.StatusRequestEntityTooLarge, "body is larger than %d bytes", maxCompressed)
	}
	return nil
}

// slowReader reads the body in portions of a twentieth of a second's rate.
type slowReader struct{ x *exchange }

func (s *slowReader) Read(p []byte) (int, error) {
	rate := s.x.fault.ReadRate
	portion := max(1, rate/20)
	if err := s.x.pause(time.Duration(portion) * time.Second / time.Duration(rate)); err != nil {
		return 0, err
	}
	return s.x.req.Body.Read(p[:min(len(p), portion)])
}

// at hangs or resets if the fault wants that at this point.
func (x *exchange) at(p Point) error {
	if x.fault.Hang == p {
		select {
		case <-x.released:
		case <-x.req.Context().Done():
		}
	}
	if x.req.Context().Err() != nil {
		return errGone
	}
	if x.fault.Reset == p {
		x.reset()
		return errReset
	}
	return nil
}

// pause waits unless the hanging requests are released.
func (x *exchange) pause(d time.Duration) error {
	if d > 0 {
		timer := time.NewTimer(d)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-x.released:
		case <-x.req.Context().Done():
		}
	}
	if x.req.Context().Err() != nil {
		return errGone
	}
	return nil
}

// reset breaks the connection with a TCP reset instead of an orderly end.
func (x *exchange) reset() {
	conn, _, err := http.NewResponseController(x.w).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	conn.Close()
}

func (x *exchange) accept() {
	if !x.accepted {
		x.accepted = true
		x.s.accept(x.r.Envelope, &x.contents)
	}
}

// answer sends the answer the fault wants or, without one, that to the problem.
// It reports whether all of it was sent.
func (x *exchange) answer(problem error) bool {
	status, body := http.StatusOK, []byte("{}")
	if refusal, ok := errors.AsType[*refusal](problem); ok {
		status = refusal.status
		body, _ = json.Marshal(map[string]string{"detail": refusal.reason})
	} else if id := x.r.Envelope.EventID(); id != "" {
		body, _ = json.Marshal(map[string]string{"id": id})
	}
	if x.fault.Status != 0 {
		status = x.fault.Status
	}

	header := x.w.Header()
	for name, values := range x.fault.Header {
		header[http.CanonicalHeaderKey(name)] = values
	}
	header.Set("Content-Type", "application/json")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if x.fault.RetryAfter != "" {
		header.Set("Retry-After", x.fault.RetryAfter)
	}
	if x.fault.RateLimits != "" {
		header.Set("X-Sentry-Rate-Limits", x.fault.RateLimits)
	}

	// Everything is on record before the client can know of it, so that a
	// client that has its answer finds its envelope among those accepted.
	if problem == nil && status/100 == 2 {
		x.accept()
	}
	x.s.settle(x.r, outcome{status, problem}, problem != nil)

	x.w.WriteHeader(status)
	half := len(body) / 2
	x.w.Write(body[:half])
	if x.fault.Hang == HalfAnswer || x.fault.Reset == HalfAnswer {
		http.NewResponseController(x.w).Flush()
		if x.at(HalfAnswer) != nil {
			return false
		}
	}
	x.w.Write(body[half:])
	return true
}

// bodies holds buffers for servers that do not keep what they receive.
var bodies = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxPooledBody keeps one large body from staying in memory.
const maxPooledBody = 1 << 20

func (s *Server) takeBuffer() *bytes.Buffer {
	if !s.count {
		return new(bytes.Buffer)
	}
	return bodies.Get().(*bytes.Buffer)
}

func (s *Server) giveBuffer(buf *bytes.Buffer) {
	if s.count && buf.Cap() <= maxPooledBody {
		buf.Reset()
		bodies.Put(buf)
	}
}
