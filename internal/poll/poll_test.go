package poll

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"synopse/internal/intake/web"
	"synopse/internal/library"
	"synopse/internal/library/sqlite"
)

// site is a web in memory: what stands at each "host/path", and who asked.
type site struct {
	mu    sync.Mutex
	pages map[string]http.HandlerFunc
	asked []string // "host/path" of every request but those for robots.txt
	conns chan net.Conn

	once   sync.Once
	closed chan struct{}
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	key := r.Host + r.URL.Path
	s.mu.Lock()
	s.asked = append(s.asked, key)
	h := s.pages[key]
	s.mu.Unlock()
	if h == nil {
		http.NotFound(w, r)
		return
	}
	h(w, r)
}

func (s *site) set(key string, h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[key] = h
}

// times is how often an address was asked for.
func (s *site) times(key string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, a := range s.asked {
		if a == key {
			n++
		}
	}
	return n
}

func (s *site) Accept() (net.Conn, error) {
	select {
	case c := <-s.conns:
		return c, nil
	case <-s.closed:
		return nil, io.EOF
	}
}

func (s *site) Close() error {
	s.once.Do(func() { close(s.closed) })
	return nil
}

func (s *site) Addr() net.Addr { return &net.TCPAddr{} }

// desk is a poller with its web and library, in a bubble of made-up time.
type desk struct {
	*site
	*Poller
	lib    *sqlite.Library
	mu     sync.Mutex
	events []Event
}

// at runs a test in a bubble.
func at(t *testing.T, o Options, test func(t *testing.T, d *desk)) {
	t.Helper()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		d := &desk{site: &site{pages: map[string]http.HandlerFunc{}, conns: make(chan net.Conn), closed: make(chan struct{})}}
		server := http.Server{Handler: d.site}
		stopped := make(chan struct{})
		go func() { defer close(stopped); server.Serve(d.site) }()
		client := web.New(web.Options{
			Resolve: func(context.Context, string) ([]netip.Addr, error) {
				return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
			},
			Dial: func(ctx context.Context, _ netip.AddrPort) (net.Conn, error) {
				here, there := net.Pipe()
				select {
				case d.conns <- there:
					return here, nil
				case <-ctx.Done():
					return nil, ctx.Err()
				}
			},
			Jitter: func() float64 { return 0 },
		})
		lib, err := sqlite.Open(t.Context(), filepath.Join(dir, "library"))
		if err != nil {
			t.Fatal(err)
		}
		d.lib = lib
		o.Tell = func(e Event) {
			d.mu.Lock()
			d.events = append(d.events, e)
			d.mu.Unlock()
		}
		d.Poller = New(client, lib, o)
		test(t, d)
		lib.Close()
		client.Close()
		server.Close()
		<-stopped
	})
}

const feedAddress = "http://kueste.example/feed"

func (d *desk) add(t *testing.T, address string) library.Feed {
	t.Helper()
	f := library.Feed{Address: address, Added: time.Now()}
	if _, err := d.lib.AddFeed(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	return f
}

func (d *desk) feed(t *testing.T, address string) library.Feed {
	t.Helper()
	f, err := d.lib.Feed(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (d *desk) reports(t *testing.T) (titles []string) {
	t.Helper()
	list, err := d.lib.List(context.Background(), library.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range list {
		titles = append(titles, v.Report.Title)
	}
	slices.Sort(titles)
	return titles
}

// again visits the feed as the library knows it.
func (d *desk) again(t *testing.T, address string) Result {
	t.Helper()
	return d.Visit(t.Context(), d.feed(t, address))
}

func give(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, s) }
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

// article is a page with a report; its sentences are long enough for one.
func article(title string) http.HandlerFunc { return give(page(title)) }

func page(title string) string {
	return "<!DOCTYPE html><html lang=de><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1>" +
		"<p>Die Fähren zu den Inseln fahren seit dem Morgen wieder, nachdem der Sturm in der Nacht abgezogen ist.</p>" +
		"<p>Die Reederei sagte, alle Schiffe seien unbeschädigt, und wer gestern nicht fahren konnte, bekomme sein Geld zurück.</p>" +
		"<p>Auf den Inseln hatten am Abend noch rund dreihundert Gäste auf eine Überfahrt gewartet.</p></article></body></html>"
}

func items(numbers ...int) string {
	var b strings.Builder
	for _, n := range numbers {
		fmt.Fprintf(&b, "<item><title>Titel %d</title><link>http://kueste.example/%d</link><guid>%d</guid></item>", n, n, n)
	}
	return "<rss><channel><title>Küstenblatt</title><link>http://kueste.example/</link>" + b.String() + "</channel></rss>"
}

func (d *desk) articles(numbers ...int) {
	for _, n := range numbers {
		d.set(fmt.Sprintf("kueste.example/%d", n), article(fmt.Sprintf("Titel %d", n)))
	}
}

func TestNewItems(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", give(items(2, 1)))
		d.articles(1, 2, 3)
		d.add(t, feedAddress)
		r := d.again(t, feedAddress)
		if r.Err != nil || r.New != 2 || r.Items != 2 {
			t.Fatalf("first visit: %+v", r)
		}
		f := d.feed(t, feedAddress)
		if f.Title != "Küstenblatt" || f.Home != "http://kueste.example/" || f.Outlet != "Küstenblatt" || !f.NextVisit.After(f.LastVisit) {
			t.Errorf("the feed is %+v", f)
		}
		d.set("kueste.example/feed", give(items(3, 2, 1)))
		if r = d.again(t, feedAddress); r.New != 1 || r.Known+r.Skipped+r.Failed > 0 {
			t.Errorf("second visit: %+v", r)
		}
		if got := d.reports(t); !slices.Equal(got, []string{"Titel 1", "Titel 2", "Titel 3"}) {
			t.Errorf("kept: %q", got)
		}
		if n := d.times("kueste.example/1"); n != 1 {
			t.Errorf("page 1 was asked for %d times", n)
		}
		v, err := d.lib.Revisions(t.Context(), "http://kueste.example/1")
		if err != nil || len(v) != 1 || v[0].Report.Outlet != "Küstenblatt" {
			t.Errorf("report 1: %+v, %v", v, err)
		}
	})
}

// TestNobodyElsesReport: a page that a feed leads to is kept as what it was found
// to be, whatever it says of itself; the feed names it only at home.
func TestNobodyElsesReport(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		link := "<item><link>http://berg.example/2</link></item></channel>"
		d.set("kueste.example/feed", give(strings.NewReplacer("<title>Küstenblatt", "<title>Küstenblatt – Politik", "</channel>", link).Replace(items(1))))
		claim := "<head><link rel=canonical href=https://www.tagesschau.de/a-100.html><meta property=og:site_name content=tagesschau>"
		d.set("kueste.example/1", func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, strings.Replace(page("Titel 1"), "<head>", claim, 1))
		})
		d.set("berg.example/2", article("Titel 2"))
		d.add(t, feedAddress)
		if r := d.again(t, feedAddress); r.New != 2 {
			t.Fatalf("%+v", r)
		}
		for address, outlet := range map[string]string{"http://kueste.example/1": "Küstenblatt", "http://berg.example/2": "berg.example"} {
			v, err := d.lib.Revisions(t.Context(), address)
			if err != nil || len(v) != 1 || v[0].Report.Outlet != outlet || v[0].Report.URL != address {
				t.Errorf("%s: %+v, %v", address, v, err)
			}
		}
		if v, err := d.lib.Revisions(t.Context(), "https://www.tagesschau.de/a-100.html"); err == nil && len(v) > 0 {
			t.Errorf("it is kept as another outlet's: %+v", v)
		}
	})
}

// TestOutlet: a feed's outlet is whose host it stands on.
func TestOutlet(t *testing.T) {
	for _, c := range []struct{ address, title, want string }{
		{"https://www.tagesschau.de/index~rss2.xml", "Irgendwas", "tagesschau"},
		{"https://kueste.example/feed", "Küstenblatt – Politik", "Küstenblatt"},
		{"https://kueste.example/feed", "tagesschau", ""},
		{"https://kueste.example/feed", "", ""},
	} {
		if got := Outlet(c.address, c.title); got != c.want {
			t.Errorf("%+v gives %q", c, got)
		}
	}
	at(t, Options{}, func(t *testing.T, d *desk) {
		claim := strings.Replace(items(), "http://kueste.example/", "https://www.tagesschau.de/", 1)
		body := page("Fähren")
		body = body[strings.Index(body, "<p>"):strings.Index(body, "</article>")]
		text := "<item><title>Fähren</title><content:encoded><![CDATA[" + body + body + "]]></content:encoded></item></channel>"
		d.set("kueste.example/feed", give(strings.Replace(claim, "</channel>", text, 1)))
		d.add(t, feedAddress)
		if r := d.again(t, feedAddress); r.New != 1 {
			t.Errorf("%+v", r)
		}
		list, err := d.lib.List(t.Context(), library.Query{})
		if err != nil || len(list) != 1 || list[0].Report.Outlet != "Küstenblatt" {
			t.Errorf("a feed that claims another's site: %+v, %v", list, err)
		}
		d.set("kueste.example/feed", status(301, "Location", "http://berg.example/feed"))
		d.set("berg.example/feed", give(strings.Replace(items(), "Küstenblatt", "Bergblatt", 1)))
		d.again(t, feedAddress)
		if f := d.feed(t, "http://berg.example/feed"); f.Outlet != "Bergblatt" {
			t.Errorf("after the move: %+v", f)
		}
	})
}

// TestChangedTitle: what the feed says anew of an item leads to its page again,
// and a changed page is a revision.
func TestChangedTitle(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", give(items(1)))
		d.articles(1)
		d.add(t, feedAddress)
		d.again(t, feedAddress)
		d.set("kueste.example/feed", give(strings.Replace(items(1), "Titel 1", "Titel 1 (neu)", 1)))
		d.set("kueste.example/1", article("Titel 1 (neu)"))
		if r := d.again(t, feedAddress); r.Revised != 1 || r.New != 0 {
			t.Errorf("after the change: %+v", r)
		}
	})
}

func TestNotModified(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cache-Control", "max-age=7200")
			if r.Header.Get("If-None-Match") == `"a"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"a"`)
			io.WriteString(w, items(1))
		})
		d.articles(1)
		d.add(t, feedAddress)
		d.again(t, feedAddress)
		for range 2 {
			if r := d.again(t, feedAddress); !r.Unchanged || r.Err != nil || r.Items != 1 {
				t.Errorf("a feed that did not change: %+v", r)
			}
		}
		f := d.feed(t, feedAddress)
		if f.ETag != `"a"` || f.NextVisit.Sub(f.LastVisit) != 2*time.Hour {
			t.Errorf("etag %q, next visit after %v", f.ETag, f.NextVisit.Sub(f.LastVisit))
		}
	})
}

// TestUnansweredPage: a page that can't be had is asked for again at later
// visits, although the feed itself did not change; five times at most.
func TestUnansweredPage(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"a"`)
			io.WriteString(w, items(1, 2, 3))
		})
		d.articles(1)
		d.set("kueste.example/2", status(500))
		d.add(t, feedAddress) // page 3 is not there
		if r := d.again(t, feedAddress); r.New != 1 || r.Failed != 2 || r.Err != nil {
			t.Fatalf("first visit: %+v", r)
		}
		for range 6 {
			time.Sleep(time.Hour)
			d.again(t, feedAddress)
		}
		if two, three := d.times("kueste.example/2"), d.times("kueste.example/3"); two != maxTries || three != 1 {
			t.Errorf("asked %d times for a broken page, %d for one that is not there", two, three)
		}
		if f := d.feed(t, feedAddress); f.ETag != `"a"` {
			t.Errorf("with nothing left to do the etag is %q", f.ETag)
		}
	})
}

func TestNoReports(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", give(items(1, 2, 3)))
		d.set("kueste.example/1", give("<html><body><nav><a href=/>Start</a></nav></body></html>"))
		d.articles(2)
		d.set("kueste.example/3", give("<html lang=fr><head><title>Les bateaux</title></head><body><article><h1>Les bateaux repartent</h1><p>Les bateaux pour les îles repartent depuis ce matin, après le passage de la tempête pendant la nuit.</p><p>La compagnie a dit que tous les navires étaient intacts et que les voyageurs seraient remboursés.</p></article></body></html>"))
		d.add(t, feedAddress)
		if r := d.again(t, feedAddress); r.New != 1 || r.Skipped != 2 {
			t.Errorf("a page without a report and one in French: %+v", r)
		}
		if r := d.again(t, feedAddress); r.New+r.Skipped != 0 {
			t.Errorf("it was looked at again: %+v", r)
		}
	})
}

func TestFailures(t *testing.T) {
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		wait   time.Duration
		says   string
	}{
		"429 with Retry-After": {status(429, "Retry-After", "7200"), 2 * time.Hour, "asks not to be visited"},
		"503 with Retry-After": {status(503, "Retry-After", "3600"), time.Hour, "asks not to be visited"},
		"503":                  {status(503), 20 * time.Minute, "asks not to be visited"},
		"500":                  {status(500), 20 * time.Minute, "fault of its own"},
		"404":                  {status(404), 20 * time.Minute, "no such page"},
		"a web page":           {give("<!DOCTYPE html><html><body><p>Hallo</p></body></html>"), 20 * time.Minute, "it is a web page"},
		"nothing":              {give(" "), 20 * time.Minute, "empty"},
		"endless":              {endless, 20 * time.Minute, "MiB"},
		"a circle":             {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/feed", http.StatusFound) }, 20 * time.Minute, "circle"},
		"a broken connection": {func(w http.ResponseWriter, r *http.Request) {
			c, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				c.Close()
			}
		}, 20 * time.Minute, ""},
		"no end": {func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, 20 * time.Minute, ""},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, Options{}, func(t *testing.T, d *desk) {
				d.set("kueste.example/feed", c.answer)
				d.add(t, feedAddress)
				r := d.again(t, feedAddress)
				f := d.feed(t, feedAddress)
				if r.Err == nil || f.Failures != 1 || !f.FailingSince.Equal(f.LastVisit) || !strings.Contains(f.LastError, c.says) || !strings.Contains(f.LastError, "(") {
					t.Errorf("%v; the feed is %+v", r.Err, f)
				}
				if got := f.NextVisit.Sub(f.LastVisit); got < c.wait || got > c.wait+time.Minute {
					t.Errorf("the next visit is after %v, want %v", got, c.wait)
				}
			})
		})
	}
}

func endless(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/rss+xml")
	io.WriteString(w, "<rss><channel>")
	chunk := []byte(strings.Repeat("<item>", 10_000))
	for {
		if _, err := w.Write(chunk); err != nil {
			return
		}
	}
}

func TestGone(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", status(410))
		d.add(t, feedAddress)
		d.again(t, feedAddress)
		if f := d.feed(t, feedAddress); f.Paused == "" || !f.NextVisit.IsZero() {
			t.Errorf("a feed that is gone: %+v", f)
		}
	})
}

// TestFailsForLong: a feed that fails for two weeks is paused and says so; a
// visit by hand that succeeds wakes it.
func TestFailsForLong(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", status(404))
		d.add(t, feedAddress)
		visits := 0
		for f := d.feed(t, feedAddress); f.Paused == ""; f = d.feed(t, feedAddress) {
			if visits++; visits > 100 {
				t.Fatal("it is never paused")
			}
			time.Sleep(time.Until(f.NextVisit))
			d.again(t, feedAddress)
		}
		f := d.feed(t, feedAddress)
		if since := time.Since(f.FailingSince); since < 14*24*time.Hour || since > 15*24*time.Hour {
			t.Errorf("paused after %v: %s", since, f.Paused)
		}
		d.set("kueste.example/feed", give(items()))
		d.again(t, feedAddress)
		if f := d.feed(t, feedAddress); f.Paused != "" || f.Failures != 0 || f.LastError != "" || f.NextVisit.IsZero() {
			t.Errorf("after a good visit: %+v", f)
		}
	})
}

// TestNoNetwork: where nothing can be reached, nothing is paused; once another
// feed can, what can't is.
func TestNoNetwork(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		reset := func(w http.ResponseWriter, r *http.Request) {
			if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
				c.Close()
			}
		}
		d.set("kueste.example/feed", reset)
		d.set("berg.example/feed", reset)
		other := d.add(t, "http://berg.example/feed").Address
		d.add(t, feedAddress)
		for range 20 {
			d.again(t, other)
			d.again(t, feedAddress)
			time.Sleep(24 * time.Hour)
		}
		if f := d.feed(t, feedAddress); f.Paused != "" || f.Failures != 20 {
			t.Fatalf("without network: %+v", f)
		}
		d.set("berg.example/feed", give(items()))
		d.again(t, other)
		d.again(t, feedAddress)
		if f := d.feed(t, feedAddress); f.Paused == "" {
			t.Errorf("with a network: %+v", f)
		}
	})
}

// TestFlapping: a feed that fails every other time is never paused.
func TestFlapping(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		n := 0
		d.set("kueste.example/feed", func(w http.ResponseWriter, r *http.Request) {
			if n++; n%2 == 0 {
				w.WriteHeader(500)
				return
			}
			io.WriteString(w, items())
		})
		d.add(t, feedAddress)
		for range 60 {
			d.again(t, feedAddress)
			f := d.feed(t, feedAddress)
			if f.Paused != "" || f.Failures > 1 {
				t.Fatalf("the feed is %+v", f)
			}
			time.Sleep(24 * time.Hour)
		}
	})
}

func TestMoved(t *testing.T) {
	const to = "http://neu.example/rss"
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", status(301, "Location", to))
		d.set("neu.example/rss", give(items(1)))
		d.articles(1)
		d.add(t, feedAddress)
		if r := d.again(t, feedAddress); r.From != feedAddress || r.Feed.Address != to || r.New != 1 {
			t.Errorf("a feed that moved: %+v", r)
		}
		if r := d.again(t, to); r.New+r.Known != 0 {
			t.Errorf("after the move the items are news again: %+v", r)
		}
		// For now is not for good, and a page is no feed.
		d.set("neu.example/rss", status(302, "Location", "http://wartung.example/x"))
		d.set("wartung.example/x", give(items(1)))
		if r := d.again(t, to); r.Feed.Address != to || r.Err != nil {
			t.Errorf("a feed that is elsewhere for now: %+v", r)
		}
		d.set("neu.example/rss", status(301, "Location", "http://wartung.example/start"))
		d.set("wartung.example/start", article("Wartung"))
		if r := d.again(t, to); r.Feed.Address != to || r.Err == nil {
			t.Errorf("a feed that leads to a page: %+v", r)
		}
	})
}

// TestMovedUnchanged: a feed that moved and did not change is known to stand
// there.
func TestMovedUnchanged(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		tagged := func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"a"`)
			if r.Header.Get("If-None-Match") == `"a"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, items())
		}
		d.set("kueste.example/feed", tagged)
		d.add(t, feedAddress)
		d.again(t, feedAddress)
		d.set("kueste.example/feed", status(308, "Location", "/neu"))
		d.set("kueste.example/neu", tagged)
		if r := d.again(t, feedAddress); !r.Unchanged || r.Feed.Address != "http://kueste.example/neu" {
			t.Errorf("%+v", r)
		}
		if f := d.feed(t, "http://kueste.example/neu"); f.ETag != `"a"` {
			t.Errorf("the etag is %q", f.ETag)
		}
	})
}

func TestSitemapIndex(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", give("<sitemapindex><sitemap><loc>http://kueste.example/news.xml</loc></sitemap><sitemap><loc>http://kueste.example/weg.xml</loc></sitemap></sitemapindex>"))
		d.set("kueste.example/news.xml", give("<urlset><url><loc>http://kueste.example/1</loc><news:news><news:publication><news:name>Küstenblatt</news:name></news:publication><news:publication_date>2018-01-23</news:publication_date><news:title>Titel 1</news:title></news:news></url></urlset>"))
		d.articles(1)
		d.add(t, feedAddress)
		if r := d.again(t, feedAddress); r.New != 1 || r.Err != nil || len(r.Notes) == 0 {
			t.Errorf("%+v", r)
		}
		if v, err := d.lib.Revisions(t.Context(), "http://kueste.example/1"); err != nil || len(v) != 1 || v[0].Report.Published != "2018-01-23" || v[0].Report.PublishedFrom != "feed" {
			t.Errorf("report: %+v, %v", v, err)
		}
	})
}

func TestContentWithoutPage(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		text := strings.Repeat("<p>Die Fähren zu den Inseln fahren seit dem Morgen wieder, sagte die Reederei.</p>", 8)
		d.set("kueste.example/feed", give("<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Küstenblatt</title><item><title>Titel 1</title><guid isPermaLink='false'>1</guid><content:encoded><![CDATA["+text+"]]></content:encoded></item><item><title>Titel 2</title></item></channel></rss>"))
		d.add(t, feedAddress)
		if r := d.again(t, feedAddress); r.New != 1 || r.Skipped != 1 {
			t.Errorf("%+v", r)
		}
		if got := d.reports(t); !slices.Equal(got, []string{"Titel 1"}) {
			t.Errorf("kept %q", got)
		}
	})
}

// TestManyPages: one visit fetches so many pages and no more; the next go on.
func TestManyPages(t *testing.T) {
	at(t, Options{Pages: 2}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", give(items(5, 4, 3, 2, 1)))
		d.articles(1, 2, 3, 4, 5)
		d.add(t, feedAddress)
		for i, want := range []struct{ new, waiting int }{{2, 3}, {2, 1}, {1, 0}, {0, 0}} {
			if r := d.again(t, feedAddress); r.New != want.new || r.Waiting != want.waiting {
				t.Errorf("visit %d: %+v, want %+v", i+1, r, want)
			}
		}
	})
}

// TestInterrupted: what was kept before is known, the rest is taken next time.
func TestInterrupted(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", give(items(1, 2, 3)))
		d.articles(1, 2, 3)
		ctx, cancel := context.WithCancel(t.Context())
		d.set("kueste.example/2", func(w http.ResponseWriter, r *http.Request) {
			cancel()
			<-r.Context().Done()
		})
		r := d.Visit(ctx, d.add(t, feedAddress))
		if !errors.Is(r.Err, ErrInterrupted) || r.New != 1 {
			t.Fatalf("%+v", r)
		}
		f := d.feed(t, feedAddress)
		if f.Failures != 0 || !f.NextVisit.IsZero() {
			t.Errorf("an interruption is no failure: %+v", f)
		}
		d.articles(2)
		if r := d.again(t, feedAddress); r.New != 2 || r.Known != 0 || d.times("kueste.example/1") != 1 {
			t.Errorf("afterwards: %+v", r)
		}
	})
}

// TestRun: due feeds are visited, a bad one does not stop the others, feeds that
// are added later are found, and all ends with the context.
func TestRun(t *testing.T) {
	at(t, Options{AtOnce: 2}, func(t *testing.T, d *desk) {
		for i := range 5 {
			host := fmt.Sprintf("h%d.example", i)
			d.set(host+"/feed", give(strings.ReplaceAll(items(1), "kueste.example", host)))
			d.set(host+"/1", article(fmt.Sprintf("Titel %d", i)))
			d.add(t, "http://"+host+"/feed")
		}
		d.set("h1.example/feed", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
		d.set("h2.example/feed", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		paused := d.add(t, "http://h9.example/feed")
		paused.Paused = "by hand"
		if err := d.lib.KeepVisit(t.Context(), library.Visit{From: paused.Address, Feed: paused}); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- d.Run(ctx) }()
		time.Sleep(10 * time.Minute)
		if got := d.reports(t); !slices.Equal(got, []string{"Titel 0", "Titel 3", "Titel 4"}) {
			t.Errorf("after ten minutes: %q", got)
		}
		d.set("spaet.example/feed", give(strings.ReplaceAll(items(1), "kueste.example", "spaet.example")))
		d.set("spaet.example/1", article("Titel spät"))
		d.add(t, "http://spaet.example/feed")
		time.Sleep(2 * time.Minute)
		if got := d.reports(t); !slices.Contains(got, "Titel spät") {
			t.Errorf("a feed that was added: %q", got)
		}
		time.Sleep(24 * time.Hour)
		if n := d.times("h0.example/feed"); n < 2 || n > 30 {
			t.Errorf("a quiet feed was visited %d times in a day", n)
		}
		if n := d.times("h9.example/feed"); n > 0 {
			t.Errorf("a paused feed was visited %d times", n)
		}
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("Run gave %v", err)
		}
	})
}

func TestVisitAll(t *testing.T) {
	at(t, Options{}, func(t *testing.T, d *desk) {
		d.set("kueste.example/feed", give(items(1)))
		d.articles(1)
		feeds := []library.Feed{d.add(t, "http://weg.example/f"), d.add(t, feedAddress)}
		got := d.VisitAll(t.Context(), feeds)
		if got[0].Err == nil || got[1].Err != nil || got[1].New != 1 || got[0].From != feeds[0].Address {
			t.Errorf("%+v", got)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		for _, r := range d.VisitAll(ctx, feeds) {
			if !errors.Is(r.Err, ErrInterrupted) {
				t.Errorf("after the end: %+v", r)
			}
		}
	})
}
