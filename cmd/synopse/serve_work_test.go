package main

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"synopse/internal/library"
	"synopse/internal/library/sqlite"
	"synopse/internal/poll"
)

// full is an engine that has too much to do until it is told otherwise.
type full struct {
	worker
	asked, room chan struct{}
}

func (f *full) Wake() {}

func (f *full) Admit(ctx context.Context) error {
	f.asked <- struct{}{}
	select {
	case <-f.room:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// TestPollerWaits: what feeds bring is kept only once the engine has room for it.
func TestPollerWaits(t *testing.T) {
	var site *httptest.Server
	site = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			w.Write([]byte(`<rss version="2.0"><channel><title>Küstenblatt</title><item><guid>1</guid><title>Deich hält</title><link>` + site.URL + `/1</link></item></channel></rss>`))
		case "/1":
			w.Write([]byte("<html lang=de><title>Deich hält</title><article><h1>Deich hält</h1>" +
				strings.Repeat("<p>Der Deich bei Norderhafen hat der Flut in der Nacht standgehalten, sagte der Deichgraf am Morgen.</p>", 8) + "</article></html>"))
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	lib, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "l.synopse"))
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	visiting := webOptions{private: []string{"127.0.0.1"}}
	client, err := visiting.client(world{env: func(string) string { return "" }})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	busy := &full{asked: make(chan struct{}), room: make(chan struct{})}
	k := &work{lib: lib, client: client, engine: busy, log: slog.New(slog.DiscardHandler)}
	ended := make(chan poll.Result, 1)
	go func() { ended <- k.newPoller().Visit(t.Context(), library.Feed{Address: site.URL + "/feed"}) }()
	select {
	case <-busy.asked:
	case r := <-ended:
		t.Fatalf("the visit did not wait: %+v", r)
	}
	if s, err := lib.Stats(t.Context()); err != nil || s.Reports != 0 {
		t.Errorf("while the engine was busy: %d reports, %v", s.Reports, err)
	}
	close(busy.room)
	if r := <-ended; r.Err != nil || r.New != 1 {
		t.Errorf("afterwards: %+v", r)
	}
}
