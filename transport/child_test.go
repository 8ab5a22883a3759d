package transport_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/transport"
)

// The test binary, started again with childEnv set, is a process that logs to a
// spool until it is killed: dsn, directory, first and last message, and whether
// the events are durable.
const childEnv = "TRANSPORT_TEST_CHILD"

func childMain() bool {
	args := strings.Split(os.Getenv(childEnv), "\n")
	if len(args) != 5 {
		return false
	}
	first, _ := strconv.Atoi(args[2])
	last, _ := strconv.Atoi(args[3])
	durable := args[4] == "true"
	tr := transport.New(&transport.Options{SpoolDir: args[1], Durable: durable})
	c, err := sentry.NewClient(sentry.ClientOptions{Dsn: args[0], Transport: tr})
	if err != nil {
		panic(err)
	}
	for i := first; i <= last; i++ {
		capture(c, fmt.Sprint(i))
		if durable {
			fmt.Println(i)
		}
	}
	if !durable {
		c.Flush(time.Minute)
		fmt.Println(last)
	}
	time.Sleep(time.Hour)
	return true
}

type child struct {
	cmd   *exec.Cmd
	lines chan int // what it printed: after that, the event was captured (durable) or all were flushed
	seen  int      // the last of them that wait has taken, -1 if none
}

func startChild(t *testing.T, dsn, dir string, first, last int, durable bool) *child {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s\n%s\n%d\n%d\n%t", childEnv, dsn, dir, first, last, durable))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Skip(err)
	}
	c := &child{cmd: cmd, lines: make(chan int, 10_000), seen: -1}
	go func() {
		defer close(c.lines)
		for s := bufio.NewScanner(out); s.Scan(); {
			if n, err := strconv.Atoi(s.Text()); err == nil {
				c.lines <- n
			}
		}
	}()
	t.Cleanup(c.kill)
	return c
}

// wait returns once the child has printed n.
func (c *child) wait(t *testing.T, n int) {
	t.Helper()
	timeout := time.After(30 * time.Second)
	for {
		select {
		case got, ok := <-c.lines:
			if !ok {
				t.Fatal("the child ended")
			}
			if c.seen = got; got == n {
				return
			}
		case <-timeout:
			t.Fatal("the child did not get on")
		}
	}
}

// kill kills the child (SIGKILL where there is such a thing) and returns the
// last number it had printed.
func (c *child) kill() {
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
}

// last returns the last number printed by a child that was killed.
func (c *child) last() int {
	last := c.seen
	for n := range c.lines {
		last = n
	}
	return last
}
