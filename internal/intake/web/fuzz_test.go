package web

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

// Whatever is read as an address stays the same when it is read again, and its
// host is a name, or a number written in the one usual way.
func FuzzAddress(f *testing.F) {
	for _, tt := range refused {
		f.Add(tt.address)
	}
	f.Add("https://münchen.example:8443/a b?c#d")
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := parse(raw)
		if err != nil {
			sentence(t, err)
			return
		}
		again, err := parse(u.String())
		if err != nil || again.String() != u.String() {
			t.Fatalf("%q became %q, and then %v, %v", raw, u, again, err)
		}
		if u.User != nil || u.Fragment != "" || u.Scheme != "http" && u.Scheme != "https" || strings.ContainsAny(u.Host, `@\%/ `) {
			t.Fatalf("%q became %q", raw, u)
		}
		host := u.Hostname()
		if _, err := netip.ParseAddr(host); err != nil && endsInNumber(host) {
			t.Fatalf("%q is a number in disguise", host)
		}
	})
}

// No address whatever dials where it may not.
func FuzzDial(f *testing.F) {
	for _, tt := range refused {
		f.Add(tt.address)
	}
	c := New(Options{})
	c.resolve = func(context.Context, string) ([]netip.Addr, error) {
		return []netip.Addr{netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("::1"), netip.MustParseAddr("10.0.0.1")}, nil
	}
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := parse(raw)
		if err != nil {
			return
		}
		c.dialOne = func(_ context.Context, to netip.AddrPort) (net.Conn, error) {
			a := to.Addr().Unmap()
			if a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast() || a.IsMulticast() || a.IsUnspecified() {
				t.Fatalf("%q dials %v", raw, to)
			}
			return nil, errNoSuchName
		}
		port := u.Port()
		if port == "" {
			port = "80"
		}
		c.dial(t.Context(), "tcp", net.JoinHostPort(u.Hostname(), port))
	})
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a*b$\nAllow: /%c3%a4\nCrawl-delay: 1.5", "/xaäb?c")
	f.Add("\ufeffuser-agent:Synopse\rdisallow:/", "/%zz%2f")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := parseRobots([]byte(file))
		if r.delay < 0 || r.delay > 24*time.Hour {
			t.Fatalf("a pause of %v", r.delay)
		}
		r.allows(&url.URL{Path: path})
		if !r.allows(&url.URL{Path: "/robots.txt"}) {
			t.Fatal("robots.txt itself is not allowed")
		}
		if n := normalPath(path); normalPath(n) != n {
			t.Fatalf("%q is normal in two ways: %q, %q", path, n, normalPath(n))
		}
	})
}

func FuzzFreshness(f *testing.F) {
	f.Add("120", "public, max-age=60", "Sat, 21 Nov 2026 12:10:00 GMT", "5")
	f.Add("Fri, 31 Dec 9999 23:59:59 GMT", "no-store", "0", "-1")
	f.Fuzz(func(t *testing.T, retry, control, expires, age string) {
		if d, ok := retryAfter(retry, noon); d < 0 || d > longestRetry || ok != (d > 0) {
			t.Errorf("Retry-After %q: %v, %v", retry, d, ok)
		}
		h := http.Header{"Cache-Control": {control}, "Expires": {expires}, "Age": {age}, "Date": {retry}}
		if d := freshFor(h, noon); d < 0 || d > longestFresh {
			t.Errorf("fresh for %v: %v", d, h)
		}
	})
}
