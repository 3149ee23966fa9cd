package poll

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"synopse/internal/library"
)

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
