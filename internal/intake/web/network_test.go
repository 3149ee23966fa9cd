package web

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"testing"
)

// network is an internet in memory, so that time can be made up: names, and what
// answers behind every address that is dialled.
type network struct {
	names map[string][]netip.Addr
	serve func(to netip.AddrPort, conn net.Conn)

	mu     sync.Mutex
	dialed []netip.AddrPort
	open   sync.WaitGroup
}

var errNoSuchName = errors.New("no such name")

// public is an address that any name of a test leads to if no other is given.
var public = netip.MustParseAddr("93.184.215.14")

func (n *network) resolve(_ context.Context, host string) ([]netip.Addr, error) {
	if n.names == nil {
		return []netip.Addr{public}, nil
	}
	if a, ok := n.names[host]; ok {
		return a, nil
	}
	return nil, errNoSuchName
}

func (n *network) dial(_ context.Context, to netip.AddrPort) (net.Conn, error) {
	n.mu.Lock()
	n.dialed = append(n.dialed, to)
	n.mu.Unlock()
	here, there := net.Pipe()
	n.open.Go(func() {
		defer there.Close()
		n.serve(to, there)
	})
	return here, nil
}

// client makes a client of the network; the test ends when all connections have.
func (n *network) client(t *testing.T, o Options) *Client {
	t.Helper()
	o.Resolve, o.Dial = n.resolve, n.dial
	if o.Jitter == nil {
		o.Jitter = func() float64 { return 0 }
	}
	c := New(o)
	t.Cleanup(func() {
		c.Close()
		n.open.Wait()
	})
	return c
}

// answers serves HTTP with one handler for all hosts.
func answers(h http.Handler) *network {
	return &network{serve: func(_ netip.AddrPort, conn net.Conn) {
		l := &once{conn: conn, done: make(chan struct{})}
		s := http.Server{Handler: h, ConnState: func(_ net.Conn, state http.ConnState) {
			if state == http.StateClosed || state == http.StateHijacked {
				l.end()
			}
		}}
		s.Serve(l)
	}}
}

// once is a listener with one connection.
type once struct {
	conn  net.Conn
	given bool
	ended sync.Once
	done  chan struct{}
}

func (o *once) end() { o.ended.Do(func() { close(o.done) }) }

func (o *once) Accept() (net.Conn, error) {
	if !o.given {
		o.given = true
		return o.conn, nil
	}
	<-o.done
	return nil, io.EOF
}

func (o *once) Close() error   { return nil }
func (o *once) Addr() net.Addr { return o.conn.LocalAddr() }

// raw serves bytes instead of HTTP: robots.txt is not found, and every other
// request is answered by write.
func raw(write func(io.Writer)) *network {
	return &network{serve: func(_ netip.AddrPort, conn net.Conn) {
		in := bufio.NewReader(conn)
		for {
			req, err := http.ReadRequest(in)
			if err != nil {
				return
			}
			if req.URL.Path == "/robots.txt" {
				io.WriteString(conn, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
				continue
			}
			write(conn)
			return
		}
	}}
}

// plainPage serves a page at every address, and no robots.txt.
var plainPage = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	io.WriteString(w, page)
})

// serveRobots answers for robots.txt with give, and with a page otherwise.
func serveRobots(give func(io.Writer)) func(netip.AddrPort, net.Conn) {
	return func(_ netip.AddrPort, conn net.Conn) {
		in := bufio.NewReader(conn)
		for {
			req, err := http.ReadRequest(in)
			if err != nil {
				return
			}
			if req.URL.Path == "/robots.txt" {
				give(conn)
				return
			}
			io.WriteString(conn, ok+"Content-Length: 4\r\n\r\nMoin")
		}
	}
}
