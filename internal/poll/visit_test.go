package poll

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"synopse/internal/library"
)

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
