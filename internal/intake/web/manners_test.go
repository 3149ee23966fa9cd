package web

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// diary serves pages and remembers which host was asked for what, and when.
type diary struct {
	mu      sync.Mutex
	began   time.Time
	entries []string // "3s a.example /1"
	busy    map[string]int
	most    map[string]int // requests at once, by host; "" is all
	answer  func(w http.ResponseWriter, r *http.Request)
}

func newDiary(answer func(w http.ResponseWriter, r *http.Request)) *diary {
	return &diary{began: time.Now(), busy: map[string]int{}, most: map[string]int{}, answer: answer}
}

func (d *diary) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	if r.URL.Path != "/robots.txt" {
		d.entries = append(d.entries, fmt.Sprint(time.Since(d.began), " ", r.Host, " ", r.URL.Path))
	}
	for _, name := range []string{r.Host, ""} {
		d.busy[name]++
		d.most[name] = max(d.most[name], d.busy[name])
	}
	d.mu.Unlock()
	defer func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.busy[r.Host]--
		d.busy[""]--
	}()
	if d.answer != nil {
		d.answer(w, r)
		return
	}
	plainPage(w, r)
}

func (d *diary) check(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(d.entries, want) {
		t.Errorf("asked for\n  %s\nwant\n  %s", strings.Join(d.entries, "\n  "), strings.Join(want, "\n  "))
	}
}

// One request at a time a host with a pause between, in the order asked for;
// other hosts don't wait for it.
func TestPauses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDiary(nil)
		c := answers(d).client(t, Options{Pause: 3 * time.Second})
		var wait sync.WaitGroup
		for _, a := range []string{"http://a.example/1", "http://a.example/2", "http://a.example:8080/3", "http://b.example/1", "http://b.example/2"} {
			wait.Go(func() {
				if _, err := c.Get(t.Context(), a, Conditions{}); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait()
		}
		wait.Wait()
		slices.Sort(d.entries)
		d.check(t, "0s a.example /1", "0s b.example /1", "3s a.example /2", "3s b.example /2", "6s a.example:8080 /3")
	})
}

// Many hosts share the slots; none has two requests at once.
func TestAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDiary(func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(time.Second)
			plainPage(w, r)
		})
		c := answers(d).client(t, Options{AtOnce: 3, Pause: -1})
		for i := range 8 { // so that every robots.txt is known
			if _, err := c.Get(t.Context(), fmt.Sprintf("http://h%d.example/", i), Conditions{}); err != nil {
				t.Fatal(err)
			}
		}
		d.entries = nil
		var wait sync.WaitGroup
		for i := range 40 {
			wait.Go(func() {
				if _, err := c.Get(t.Context(), fmt.Sprintf("http://h%d.example/%d", i%8, i), Conditions{}); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait() // so that they stand in line in this order
		}
		wait.Wait()
		if d.most[""] != 3 {
			t.Errorf("%d requests at once, want 3", d.most[""])
		}
		for host, n := range d.most {
			if host != "" && n != 1 {
				t.Errorf("%d requests at once at %s", n, host)
			}
		}
		// A host with much to ask for does not go first: after three rounds
		// every host had one.
		seen := map[string]bool{}
		for _, e := range d.entries[:9] {
			seen[strings.Fields(e)[1]] = true
		}
		if len(seen) != 8 {
			t.Errorf("the first nine pages came from %d hosts", len(seen))
		}
	})
}

// Redirects within a host are one visit; those to another host take its turn.
func TestRedirects(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var headers []http.Header
		d := newDiary(func(w http.ResponseWriter, r *http.Request) {
			headers = append(headers, r.Header)
			w.Header().Set("Set-Cookie", "who=you")
			switch r.URL.Path {
			case "/robots.txt":
				http.NotFound(w, r)
			case "/1":
				w.Header().Set("Location", "2?x=y#z")
				w.WriteHeader(http.StatusMovedPermanently)
			case "/2":
				w.Header().Set("Location", "//b.example/3")
				w.WriteHeader(http.StatusPermanentRedirect)
			case "/4":
				w.Header().Set("Location", "/1")
				w.WriteHeader(http.StatusFound)
			default:
				plainPage(w, r)
			}
		})
		c := answers(d).client(t, Options{})
		r, err := c.Get(t.Context(), "http://a.example/1", Conditions{ETag: `"x"`})
		if err != nil {
			t.Fatal(err)
		}
		if r.Address != "http://b.example/3" || r.Moved != r.Address ||
			!slices.Equal(r.Redirects, []string{"http://a.example/1", "http://a.example/2?x=y"}) {
			t.Errorf("got %q, moved %q, by %q", r.Address, r.Moved, r.Redirects)
		}
		if r, err = c.Get(t.Context(), "http://a.example/4", Conditions{}); err != nil || r.Moved != "" || len(r.Redirects) != 3 {
			t.Errorf("a passing redirect: moved %q, by %q, %v", r.Moved, r.Redirects, err)
		}
		if r, err = c.Get(t.Context(), "http://b.example/5", Conditions{}); err != nil || r.Moved != "" || r.Redirects != nil {
			t.Errorf("no redirect: moved %q, by %q, %v", r.Moved, r.Redirects, err)
		}
		for _, h := range headers {
			for _, name := range []string{"Cookie", "Referer", "Authorization", "Origin"} {
				if h.Get(name) != "" {
					t.Errorf("%s was sent: %q", name, h.Get(name))
				}
			}
		}
	})
}

func TestTooManyRedirects(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := 0
		c := answers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			n++
			w.Header().Set("Location", fmt.Sprintf("http://h%d.example/", n))
			w.WriteHeader(http.StatusFound)
		})).client(t, Options{Limits: Limits{Redirects: 4}})
		_, err := c.Get(t.Context(), "http://a.example/", Conditions{})
		if KindOf(err) != Redirects || n != 5 {
			t.Errorf("%d requests, %v", n, err)
		}
	})
}

// A page of the open web can't lead into a network the user opened for himself.
func TestRedirectIntoAnOpenedHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := answers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.Host + r.URL.Path {
			case "press.example/a", "intranet/b":
				http.Redirect(w, r, "http://intranet/c", http.StatusFound)
			default:
				plainPage(w, r)
			}
		}))
		n.names = map[string][]netip.Addr{"press.example": {public}, "intranet": {netip.MustParseAddr("10.0.0.7")}}
		c := n.client(t, Options{AllowPrivate: []string{"intranet"}})
		if _, err := c.Get(t.Context(), "http://press.example/a", Conditions{}); KindOf(err) != Private {
			t.Errorf("from outside: %v", err)
		}
		if _, err := c.Get(t.Context(), "http://intranet/b", Conditions{}); err != nil {
			t.Errorf("from inside: %v", err)
		}
	})
}

func limited(retryAfter string, times int) func(w http.ResponseWriter, r *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" && times > 0 {
			times--
			if retryAfter != "" {
				w.Header().Set("Retry-After", retryAfter)
			}
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		plainPage(w, r)
	}
}

func TestRetryAfterIsKept(t *testing.T) {
	for _, tt := range []struct {
		name, retryAfter string
		patience         time.Duration
		want             Kind
		entries          []string
	}{
		{"waits", "40", time.Minute, "", []string{"0s a.example /1", "40s a.example /1", "42s a.example /2"}},
		{"a date", "Sat, 01 Jan 2000 00:00:30 GMT", time.Minute, "", []string{"0s a.example /1", "30s a.example /1", "32s a.example /2"}},
		{"longer than is patient", "61", time.Minute, Limited, []string{"0s a.example /1"}},
		{"no patience", "1", 0, Limited, []string{"0s a.example /1"}},
		{"year 9999", "Fri, 31 Dec 9999 23:59:59 GMT", time.Minute, Limited, []string{"0s a.example /1"}},
		{"seconds beyond 64 bits", "99999999999999999999999", time.Minute, Limited, []string{"0s a.example /1"}},
		{"nothing said", "", time.Minute, "", []string{"0s a.example /1", "2.5s a.example /1", "4.5s a.example /2"}},
		{"negative", "-5", time.Minute, "", []string{"0s a.example /1", "2.5s a.example /1", "4.5s a.example /2"}},
		{"zero", "0", time.Minute, "", []string{"0s a.example /1", "2.5s a.example /1", "4.5s a.example /2"}},
		{"words", "soon", time.Minute, "", []string{"0s a.example /1", "2.5s a.example /1", "4.5s a.example /2"}},
		{"past", "Sat, 01 Jan 1994 00:00:30 GMT", time.Minute, "", []string{"0s a.example /1", "2.5s a.example /1", "4.5s a.example /2"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newDiary(limited(tt.retryAfter, 1))
				c := answers(d).client(t, Options{Tries: 2, Patience: tt.patience})
				_, err := c.Get(t.Context(), "http://a.example/1", Conditions{})
				if KindOf(err) != tt.want {
					t.Errorf("got %v", err)
				}
				readable(t, err)
				// Whoever comes next is told the same without asking the host.
				if _, err := c.Get(t.Context(), "http://a.example/2", Conditions{}); KindOf(err) != tt.want {
					t.Errorf("next: %v", err)
				}
				d.check(t, tt.entries...)
			})
		})
	}
}

// After the time it asked for, the host is asked again; other hosts never wait.
func TestLimitedHostComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDiary(limited("3600", 1))
		c := answers(d).client(t, Options{})
		_, err := c.Get(t.Context(), "http://a.example/1", Conditions{})
		e, _ := err.(*Error)
		if e == nil || e.Kind != Limited || !e.Until.Equal(d.began.Add(time.Hour)) || e.Status != 429 {
			t.Fatalf("got %+v", e)
		}
		if _, err := c.Get(t.Context(), "http://b.example/1", Conditions{}); err != nil {
			t.Error(err)
		}
		time.Sleep(time.Until(e.Until))
		if _, err := c.Get(t.Context(), "http://a.example/1", Conditions{}); err != nil {
			t.Error(err)
		}
		d.check(t, "0s a.example /1", "0s b.example /1", "1h0m0s a.example /1")
	})
}

// Back-off doubles, and half of it is chance.
func TestBackOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDiary(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			w.WriteHeader(http.StatusBadGateway)
		})
		c := answers(d).client(t, Options{Tries: 4, Jitter: func() float64 { return 0.5 }})
		_, err := c.Get(t.Context(), "http://a.example/1", Conditions{})
		if KindOf(err) != ServerError {
			t.Error(err)
		}
		d.check(t, "0s a.example /1", "3.75s a.example /1", "11.25s a.example /1", "26.25s a.example /1")
	})
}

// What is no passing failure is not tried twice.
func TestNoSecondTry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDiary(func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })
		c := answers(d).client(t, Options{Tries: 4})
		if _, err := c.Get(t.Context(), "http://a.example/1", Conditions{}); KindOf(err) != NotFound {
			t.Error(err)
		}
		d.check(t, "0s a.example /1")
	})
}

// Interrupted while waiting for a turn, for a pause, for an answer, for a body.
func TestInterrupted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDiary(func(w http.ResponseWriter, r *http.Request) {
			plainPage(w, r)
			if r.URL.Path == "/slow" {
				w.(http.Flusher).Flush()
				<-r.Context().Done()
			}
		})
		c := answers(d).client(t, Options{Pause: time.Hour})
		ctx, cancel := context.WithCancel(t.Context())
		var wait sync.WaitGroup
		for range 3 {
			wait.Go(func() {
				if _, err := c.Get(ctx, "http://a.example/slow", Conditions{}); KindOf(err) != Interrupted {
					t.Errorf("got %v", err)
				}
			})
		}
		synctest.Wait()
		cancel()
		wait.Wait()
		if d := time.Since(d.began); d != 0 {
			t.Errorf("the end took %v", d)
		}
		// The turn was given back; the pause still holds.
		if _, err := c.Get(t.Context(), "http://a.example/1", Conditions{}); err != nil {
			t.Error(err)
		}
		d.check(t, "0s a.example /slow", "1h0m0s a.example /1")
	})
}

// A host whose addresses swallow everything costs no more than the time granted.
func TestDialTakesTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := answers(plainPage)
		second := netip.MustParseAddr("93.184.215.15")
		n.names = map[string][]netip.Addr{"half.example": {public, second}, "dead.example": {public}}
		c := n.client(t, Options{})
		c.dialOne = func(ctx context.Context, to netip.AddrPort) (net.Conn, error) {
			if to.Addr() == public {
				<-ctx.Done()
				return nil, ctx.Err()
			}
			return n.dial(ctx, to)
		}
		began := time.Now()
		if _, err := c.Get(t.Context(), "http://half.example/", Conditions{}); err != nil {
			t.Error(err)
		}
		if d := time.Since(began); d > 15*time.Second {
			t.Errorf("the second address was reached after %v", d)
		}
		if _, err := c.Get(t.Context(), "http://dead.example/", Conditions{}); KindOf(err) != Slow && KindOf(err) != NoRobots {
			t.Error(err)
		}
	})
}

// Hosts with nothing to remember are forgotten, so the table stays small.
func TestHostsAreForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := hosts{known: map[string]*host{}}
		for i := range 3 * maxHosts {
			h, err := s.take(t.Context(), fmt.Sprint(i))
			if err != nil {
				t.Fatal(err)
			}
			s.leave(h)
			time.Sleep(time.Second)
		}
		if len(s.known) > maxHosts {
			t.Errorf("%d hosts are remembered", len(s.known))
		}
	})
}

func TestUserAgent(t *testing.T) {
	for _, tt := range []struct{ version, contact, want string }{
		{"", "", "Synopse"},
		{"1.2", "", "Synopse/1.2"},
		{"(devel)", "https://press.example/bot", "Synopse/devel (+https://press.example/bot)"},
		{"1\r\nHost: x", "a@b\r\nCookie: c", "Synopse/1Host:x (+a@bCookie:c)"},
	} {
		if got := userAgent(tt.version, tt.contact); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
