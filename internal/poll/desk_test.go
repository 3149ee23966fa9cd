package poll

import (
	"context"
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
