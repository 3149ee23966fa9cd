package web

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// The cases follow RFC 9309, 2.2 and 5, and what sites do beyond it.
func TestRobotsRules(t *testing.T) {
	for _, tt := range []struct {
		name, file     string
		allowed, not   []string
		delayInSeconds float64
	}{
		{"nothing", "", []string{"/", "/a"}, nil, 0},
		{"everything", "User-agent: *\nDisallow: /\n", []string{"/robots.txt"}, []string{"/", "/a?b"}, 0},
		{"an empty rule", "User-agent: *\nDisallow:\n", []string{"/", "/a"}, nil, 0},
		{"ours before all", "User-agent: *\nDisallow: /\n\nUser-agent: Synopse\nDisallow: /x", []string{"/a"}, []string{"/x", "/xy"}, 0},
		{"ours, written otherwise", "user-AGENT : sYNOPSE/1.0 (moin)\ndisallow : /x", []string{"/a"}, []string{"/x"}, 0},
		{"ours, without rules", "User-agent: *\nDisallow: /\nUser-agent: Synopse\n", []string{"/a"}, nil, 0},
		{"another's", "User-agent: Synopsebot\nDisallow: /\nUser-agent: Other\nDisallow: /", []string{"/a"}, nil, 0},
		{"groups joined", "User-agent: Synopse\nDisallow: /a\n\nUser-agent: b\nDisallow: /\n\nUser-agent: Synopse\nDisallow: /c", []string{"/b"}, []string{"/a", "/c"}, 0},
		{"one group for several", "User-agent: a\nUser-agent: Synopse\nUser-agent: b\nDisallow: /x", []string{"/a"}, []string{"/x"}, 0},
		{"rules before any group", "Disallow: /\nUser-agent: *\nDisallow: /x", []string{"/a"}, []string{"/x"}, 0},
		{"the longest wins", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", []string{"/", "/a/b", "/a/b/d"}, []string{"/a", "/a/x", "/a/b/c"}, 0},
		{"of two as long, the one that allows", "User-agent: *\nDisallow: /a\nAllow: /a", []string{"/a"}, nil, 0},
		{"stars", "User-agent: *\nDisallow: /*/print\nDisallow: *.pdf$\nDisallow: /x**y", []string{"/print", "/a.pdf?x", "/x"}, []string{"/a/print", "/a/b/print2", "/a.pdf", "/xy", "/x1y2"}, 0},
		{"the end", "User-agent: *\nDisallow: /a$\nDisallow: /b*c$", []string{"/ab", "/a/", "/bcd"}, []string{"/a", "/bc", "/bcc", "/bxcxc"}, 0},
		{"a dollar in the middle", "User-agent: *\nDisallow: /a$b", []string{"/a"}, []string{"/a$b"}, 0},
		{"queries", "User-agent: *\nDisallow: /*?", []string{"/a"}, []string{"/a?", "/a?b", "/?b"}, 0},
		{"capitals count", "User-agent: *\nDisallow: /A", []string{"/a"}, []string{"/A"}, 0},
		{"escapes", "User-agent: *\nDisallow: /ä\nDisallow: /%7Ea\nDisallow: /b%2fc\nDisallow: /%c3%B6", []string{"/b/c"}, []string{"/%C3%A4", "/~a", "/%7ea", "/b%2Fc", "/ö"}, 0},
		{"comments", "# Disallow: /\nUser-agent: * # all\nDisallow: /a # not here\n#", []string{"/b"}, []string{"/a"}, 0},
		{"carriage returns", "User-agent: *\rDisallow: /a\r\nDisallow: /b\r", []string{"/c"}, []string{"/a", "/b"}, 0},
		{"a byte order mark", "\ufeffUser-agent: *\nDisallow: /a", []string{"/b"}, []string{"/a"}, 0},
		{"other lines between", "User-agent: *\nSitemap: https://press.example/s.xml\nDisallow: /a", []string{"/b"}, []string{"/a"}, 0},
		{"a pause", "User-agent: *\nCrawl-delay: 2.5\nUser-agent: x\nCrawl-delay: 99", []string{"/"}, nil, 2.5},
		{"pauses that are none", "User-agent: *\nCrawl-delay: -3\nCrawl-delay: NaN\nCrawl-delay: Inf0\nCrawl-delay: soon", []string{"/"}, nil, 0},
		{"a pause without end", "User-agent: *\nCrawl-delay: 1e300", []string{"/"}, nil, 86400},
		{"a page", "<!DOCTYPE html><html><body>User-agent: *<br>Disallow: /</body></html>", []string{"/", "/a"}, nil, 0},
		{"noise", string(noise), []string{"/", "/a"}, nil, 0},
		{"stars without end", "User-agent: *\nDisallow: /" + strings.Repeat("*a", 10_000) + "$", []string{"/" + strings.Repeat("a", 5000) + "b"}, nil, 0},
	} {
		r := parseRobots([]byte(tt.file))
		for _, path := range tt.allowed {
			if !r.allows(address(t, path)) {
				t.Errorf("%s: %s is not allowed", tt.name, path)
			}
		}
		for _, path := range tt.not {
			if r.allows(address(t, path)) {
				t.Errorf("%s: %s is allowed", tt.name, path)
			}
		}
		if got := r.delay.Seconds(); got != tt.delayInSeconds {
			t.Errorf("%s: a pause of %v s, want %v s", tt.name, got, tt.delayInSeconds)
		}
	}
}

func address(t *testing.T, path string) *url.URL {
	t.Helper()
	u, err := url.Parse("https://press.example" + path)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

const refuseAll = "User-agent: *\nDisallow: /\n"

// What a server may do instead of giving a robots.txt, and what follows for the
// page.
func TestRobotsFetched(t *testing.T) {
	for _, tt := range []struct {
		name string
		want Kind
		give func(io.Writer)
	}{
		{"allows", "", text(ok + "\r\nUser-agent: *\nDisallow: /x\n")},
		{"refuses", Robots, text(ok + "\r\n" + refuseAll)},
		{"refuses, packed", Robots, packed("br", []byte(refuseAll), "br")},
		{"whatever its type", Robots, text("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + refuseAll)},
		{"not there", "", text("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")},
		{"gone", "", text("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")},
		{"forbidden", "", text("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")},
		{"empty", "", text(ok + "Content-Length: 0\r\n\r\n")},
		{"no content", "", text("HTTP/1.1 204 No Content\r\n\r\n")},
		{"a fault", NoRobots, text("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n")},
		{"busy", Limited, text("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")},
		{"too many requests", Limited, text("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n")},
		{"a page", "", text(ok + "\r\n" + page)},
		{"without end, allowing", "", forever(ok+"\r\n", strings.Repeat("# Moin\n", 1000), 0)},
		{"without end, refusing at the start", Robots, forever(ok+"\r\n"+refuseAll, strings.Repeat("# Moin\n", 1000), 0)},
		{"refusing behind the limit", "", text(ok + "\r\n" + strings.Repeat("#\n", maxRobots/2) + refuseAll)},
		{"a rule cut at the limit", "", text(ok + "\r\nUser-agent: *\n" + strings.Repeat("#", maxRobots-len("User-agent: *\n")-len("\nDisallow: /")) + "\nDisallow: /abc\n")},
		{"a line without end", "", forever(ok+"\r\n", strings.Repeat("a", 4096), 0)},
		{"a bomb", "", bomb("gzip", "gzip")},
		{"dripping", NoRobots, forever(ok+"\r\n", "#", 10*time.Second)},
		{"silent", NoRobots, silence("")},
		{"cut off", NoRobots, text(ok + "Content-Length: 1000\r\n\r\n" + refuseAll)},
		{"damaged", NoRobots, packed("gzip", []byte(refuseAll))},
		{"no HTTP", NoRobots, text("Moin\r\n\r\n")},
		{"a header without end", NoRobots, forever("HTTP/1.1 200 OK\r\n", "X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n", 0)},
		{"hangs up", Unreachable, text("")},
		{"leads in a circle", "", location("/robots.txt")},
		{"leads to a file", "", location("file:///etc/passwd")},
		{"leads home", "", location("http://127.0.0.1/robots.txt")},
		{"leads to another that refuses", Robots, location("http://other.example/robots.txt")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				n := &network{names: homeward}
				n.serve = serveRobots(tt.give)
				other := answers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, refuseAll) }))
				n.names = map[string][]netip.Addr{"press.example": {public}, "other.example": {netip.MustParseAddr("93.184.215.15")}}
				one := n.serve
				n.serve = func(to netip.AddrPort, conn net.Conn) {
					if to.Addr() == public {
						one(to, conn)
						return
					}
					other.serve(to, conn)
				}
				c := n.client(t, Options{})
				_, err := c.Get(t.Context(), "http://press.example/a", Conditions{})
				if KindOf(err) != tt.want {
					t.Errorf("got %v, want kind %q", err, tt.want)
				}
				readable(t, err)
				t.Log(err)
				for _, a := range n.dialed {
					if a.Addr().IsLoopback() {
						t.Errorf("dialled %v", a)
					}
				}
			})
		})
	}
}

// A robots.txt is kept for a day, or as long as it says; a fault for ten minutes.
func TestRobotsAreKept(t *testing.T) {
	for _, tt := range []struct {
		name, cacheControl string
		status             int
		kept               time.Duration
	}{
		{"a day", "", 200, 24 * time.Hour},
		{"as long as it says", "max-age=3600", 200, time.Hour},
		{"ten minutes at least", "no-store", 200, 10 * time.Minute},
		{"a day at most", "max-age=31536000", 200, 24 * time.Hour},
		{"that there is none", "", 404, 24 * time.Hour},
		{"a fault", "", 500, 10 * time.Minute},
	} {
		synctest.Test(t, func(t *testing.T) {
			asked := 0
			c := answers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					asked++
					w.Header().Set("Cache-Control", tt.cacheControl)
					if tt.cacheControl == "" {
						w.Header().Del("Cache-Control")
					}
					w.WriteHeader(tt.status)
					return
				}
				plainPage(w, r)
			})).client(t, Options{})
			get := func() { c.Get(t.Context(), "http://press.example/a", Conditions{}) }
			get()
			time.Sleep(tt.kept - time.Minute)
			get()
			if asked != 1 {
				t.Errorf("%s: asked %d times before the time is up", tt.name, asked)
			}
			time.Sleep(2 * time.Minute)
			get()
			if asked != 2 {
				t.Errorf("%s: asked %d times in all, want 2", tt.name, asked)
			}
		})
	}
}

// Each origin has its own, and Crawl-delay makes pauses longer, up to a limit.
func TestCrawlDelay(t *testing.T) {
	for delay, want := range map[string]string{"7": "7s", "0.1": "2s", "86400": "30s"} {
		synctest.Test(t, func(t *testing.T) {
			d := newDiary(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					fmt.Fprintf(w, "User-agent: *\nCrawl-delay: %s\n", delay)
					return
				}
				plainPage(w, r)
			})
			c := answers(d).client(t, Options{})
			for _, a := range []string{"http://a.example/1", "http://a.example/2"} {
				if _, err := c.Get(t.Context(), a, Conditions{}); err != nil {
					t.Error(err)
				}
			}
			d.check(t, "0s a.example /1", want+" a.example /2")
		})
	}
}
