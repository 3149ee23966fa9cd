package web

import (
	"crypto/x509"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"testing"
)

// These run against a server on this computer, over the real network and with
// the option that users have.

func TestLoopbackNeedsTheOption(t *testing.T) {
	s := httptest.NewServer(plainPage)
	defer s.Close()
	closed := New(Options{})
	defer closed.Close()
	if _, err := closed.Get(t.Context(), s.URL, Conditions{}); KindOf(err) != Private {
		t.Errorf("without the option: %v", err)
	}
	open := New(Options{AllowPrivate: []string{"127.0.0.1"}})
	defer open.Close()
	if r, err := open.Get(t.Context(), s.URL, Conditions{}); err != nil || string(r.Body) != page {
		t.Errorf("with the option: %v", err)
	}
}

func TestNobodyListens(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	c := New(Options{AllowPrivate: []string{"127.0.0.1"}})
	_, err = c.Get(t.Context(), "http://"+l.Addr().String(), Conditions{})
	if KindOf(err) != Unreachable {
		t.Error(err)
	}
	readable(t, err)
}

func tlsServer(t *testing.T, h http.Handler) (*httptest.Server, *x509.CertPool) {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.EnableHTTP2 = true
	s.StartTLS()
	t.Cleanup(s.Close)
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	return s, pool
}

// toServer makes a client for which every name leads to the server. The names
// are opted out, as the server is on this computer.
func toServer(t *testing.T, s *httptest.Server, o Options, names ...string) *Client {
	t.Helper()
	at := netip.MustParseAddrPort(s.Listener.Addr().String())
	n := &network{names: map[string][]netip.Addr{}}
	for _, name := range names {
		n.names[name] = []netip.Addr{at.Addr()}
	}
	o.Resolve, o.AllowPrivate, o.Pause = n.resolve, append(names, "127.0.0.1"), -1
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func TestCertificates(t *testing.T) {
	s, pool := tlsServer(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/down" {
			http.Redirect(w, r, "http://example.com/", http.StatusFound)
			return
		}
		plainPage(w, r)
	}))
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	trusting := toServer(t, s, Options{Roots: pool}, "example.com", "other.example")
	for _, tt := range []struct {
		name    string
		c       *Client
		address string
		want    Kind
	}{
		{"trusted, over HTTP/2", trusting, "https://example.com:" + port, ""},
		{"unknown issuer", toServer(t, s, Options{}, "example.com"), "https://example.com:" + port, Certificate},
		{"another name", trusting, "https://other.example:" + port, Certificate},
		{"http to an https port", trusting, "http://example.com:" + port, BadAnswer},
		{"down to http", trusting, "https://example.com:" + port + "/down", Downgrade},
	} {
		_, err := tt.c.Get(t.Context(), tt.address, Conditions{})
		if KindOf(err) != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
		readable(t, err)
		t.Log(err)
	}
}

// garbage answers every connection with the same bytes.
func garbage(t *testing.T, give string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			io.WriteString(conn, give)
			io.CopyN(io.Discard, conn, 64)
			conn.Close()
		}
	}()
	return l.Addr().String()
}

func TestTLSGarbage(t *testing.T) {
	for name, give := range map[string]string{
		"plain HTTP":     "HTTP/1.1 400 Bad Request\r\n\r\n",
		"noise":          string(noise),
		"an alert":       "\x15\x03\x03\x00\x02\x02\x28",
		"half a record":  "\x16\x03\x03\xff\xff",
		"an empty hello": "\x16\x03\x03\x00\x04\x02\x00\x00\x00",
		"nothing":        "",
	} {
		c := New(Options{AllowPrivate: []string{"127.0.0.1"}})
		_, err := c.Get(t.Context(), "https://"+garbage(t, give), Conditions{})
		if k := KindOf(err); k != Certificate && k != Unreachable {
			t.Errorf("%s: kind %q: %v", name, k, err)
		}
		readable(t, err)
		t.Log(name, ":", err)
	}
}

// HTTP/2 has floods of its own; the caps hold there too.
func TestHTTP2(t *testing.T) {
	var protocols []string
	s, pool := tlsServer(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protocols = append(protocols, r.Proto)
		switch r.URL.Path {
		case "/header":
			for i := range 100 {
				w.Header().Add("X-A", string(noiseText(i)))
			}
		case "/endless":
			w.Header().Set("Content-Type", "text/html")
			for {
				if _, err := io.WriteString(w, page); err != nil {
					return
				}
			}
		}
		plainPage(w, r)
	}))
	c := toServer(t, s, Options{Roots: pool, Limits: Limits{Body: 1 << 20, Header: 64 << 10}}, "example.com")
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	// A header too large is a mere protocol error there.
	for path, want := range map[string]Kind{"/": "", "/header": BadAnswer, "/endless": TooLarge} {
		if _, err := c.Get(t.Context(), "https://example.com:"+port+path, Conditions{}); KindOf(err) != want {
			t.Errorf("%s: %v (%v), want kind %q", path, err, errors.Unwrap(err), want)
		}
	}
	if !slices.Contains(protocols, "HTTP/2.0") || slices.Contains(protocols, "HTTP/1.1") {
		t.Errorf("spoke %q", protocols)
	}
}

// noiseText is a kilobyte of letters that differ.
func noiseText(i int) []byte {
	b := make([]byte, 1024)
	for j := range b {
		b[j] = 'a' + byte(i*31+j*7)%26
	}
	return b
}

// The environment's proxy is not used.
func TestNoProxy(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("http_proxy", "http://127.0.0.1:1")
	s := httptest.NewServer(plainPage)
	defer s.Close()
	c := toServer(t, s, Options{}, "press.example")
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	if _, err := c.Get(t.Context(), "http://press.example:"+port, Conditions{}); err != nil {
		t.Error(err)
	}
}
