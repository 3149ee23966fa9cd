package web

import (
	"context"
	"html/template"
	"log/slog"
	"net/http"
	"time"

	"synopse/internal/engine"
	"synopse/internal/library"
)

// Library is what the screens need of a library.
type Library interface {
	Revision(ctx context.Context, id string) (library.Revision, error)
	Stats(ctx context.Context) (library.Stats, error)
	library.Readings
	library.Stories
	library.Search
	library.Actors
	library.Outlets
	library.Feeds
	library.Accounts
	library.Alerts
	workLibrary
}

// Engine is what the screens need of an engine.
type Engine interface {
	Decide(ctx context.Context, d library.Decision) error
	Synopsis(ctx context.Context, story string) (library.Synopsis, error)
}

var _ Engine = engine.Engine(nil)

// Options say how a Server behaves.
type Options struct {
	// Hosts are the names under which it may be asked (without port); none is
	// any, for behind a login. On loopback it is what keeps pages elsewhere from
	// asking through a name of theirs that leads to this machine.
	Hosts []string
	// Login says that nobody gets in without an account.
	Login bool
	// Behind says that a proxy on this machine stands before it: its headers
	// X-Forwarded-For and X-Forwarded-Proto are believed.
	Behind bool
	// API, if not nil, answers below /api/. It is behind the same guard.
	API http.Handler
	// Follow visits an address on the web and gives the feed there, or the one that
	// the page there names; nil if none can be added here. Its error is for people.
	Follow func(ctx context.Context, address string) (library.Feed, error)
	// Ready says why the program can't serve yet, or nil.
	Ready func(ctx context.Context) error
	// Gauges, if not nil, gives further figures for /metrics by name.
	Gauges func(ctx context.Context) map[string]float64
	Log    *slog.Logger
	Now    func() time.Time
	// Rates are how many requests are let through; zero fields are the default.
	Rates Rates
}

// Server answers requests. It is safe for concurrent use.
type Server struct {
	lib     Library
	engine  Engine
	o       Options
	pages   map[string]*template.Template
	assets  *assets
	metrics *metrics
	general *limiter
	logins  *limiter
	laid    *cache

	outletsKnown outletCache
	visits       visits
}

// New makes a server.
func New(lib Library, e Engine, o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	o.Rates = o.Rates.filled()
	a, err := loadAssets()
	if err != nil {
		return nil, err
	}
	pages, err := loadPages()
	if err != nil {
		return nil, err
	}
	return &Server{
		lib: lib, engine: e, o: o, pages: pages, assets: a, metrics: newMetrics(),
		general: newLimiter(o.Rates.PerSecond, o.Rates.Burst), logins: newLimiter(o.Rates.LoginsPerMinute/60, o.Rates.LoginsPerMinute),
		laid: newCache(laidStories),
	}, nil
}

// Handler gives the server's routes behind the guard.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	screen := func(pattern, name string, h handler) { mux.Handle(pattern, s.screen(name, h)) }
	screen("GET /{$}", "stories", s.stories)
	screen("GET /story/{id}", "story", s.story)
	screen("GET /story/{id}/{tab}", "story", s.story)
	screen("GET /story/{id}/edit", "edit", s.edit)
	screen("POST /story/{id}/edit", "edit", s.decide)
	screen("GET /report/{id}", "report", s.report)
	screen("GET /actors", "actors", s.actors)
	screen("GET /actor/{id}", "actor", s.actor)
	screen("GET /outlets", "outlets", s.outlets)
	screen("GET /outlet/{name}", "outlet", s.outlet)
	screen("GET /feeds", "feeds", s.feeds)
	screen("POST /feeds", "feeds", s.addFeed)
	screen("POST /feeds/remove", "feeds", s.removeFeed)
	screen("GET /work", "work", s.work)
	screen("POST /work", "work", s.workAgain)
	screen("GET /search", "search", s.search)
	screen("GET /search.csv", "search-csv", s.searchCSV)
	screen("GET /alerts", "alerts", s.alerts)
	screen("POST /alerts", "alerts", s.keepAlert)
	screen("GET /alert/{id}", "alert", s.alert)
	screen("POST /alert/{id}/webhook", "alert", s.tellAlert)
	screen("POST /alert/{id}/remove", "alert", s.removeAlert)
	screen("GET /help", "help", s.help)
	screen("GET /login", "login", s.loginForm)
	screen("POST /login", "login", s.login)
	screen("POST /logout", "login", s.logout)
	screen("GET /account", "account", s.account)
	screen("POST /account/token", "account", s.addToken)
	screen("POST /account/token/remove", "account", s.removeToken)
	screen("/", "other", func(http.ResponseWriter, *http.Request) error { return notFound("page") })
	mux.HandleFunc("GET /assets/{hash}/{name}", s.asset)
	mux.HandleFunc("GET /robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte("User-agent: *\nDisallow: /\n"))
	})
	if s.o.API != nil {
		mux.Handle("/api/", s.counted("api", s.o.API))
	}
	outside := http.NewServeMux() // needs no login
	outside.HandleFunc("GET /healthz", s.healthz)
	outside.HandleFunc("GET /readyz", s.readyz)
	outside.HandleFunc("GET /metrics", s.serveMetrics)
	outside.Handle("/", s.identified(mux))
	return s.guarded(outside)
}
