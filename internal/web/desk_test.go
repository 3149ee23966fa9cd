package web

import (
	"io"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"synopse/internal/engine/local"
	"synopse/internal/importer"
	"synopse/internal/library"
	"synopse/internal/library/sqlite"
)

// desk is the examples in a real library, served.
type desk struct {
	base   string
	lib    *sqlite.Library
	engine *local.Engine
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := openDesk(t)
	s, err := New(d.lib, d.engine, Options{Hosts: Loopback, Follow: oneFeed, Rates: Rates{PerSecond: 10_000}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	d.base = server.URL
	return d
}

// openDesk puts the examples into a library and has them compared.
func openDesk(t testing.TB) *desk {
	t.Helper()
	lib, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "desk.synopse"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	pages, err := filepath.Glob("../../examples/*.html")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := importer.Run(t.Context(), lib, append(pages, "../../examples/desk.jsonl"), importer.Options{})
	if err != nil || sum.New != 35 {
		t.Fatalf("%d reports came in, %v", sum.New, err)
	}
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	e := local.New(lib, local.Options{Log: quiet})
	if err := e.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return &desk{lib: lib, engine: e}
}

// story gives the story of which a report has this headline.
func (d *desk) story(t *testing.T, headline string) library.Story {
	t.Helper()
	list, err := d.lib.StoryList(t.Context(), library.StoryFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range list.Items {
		st, err := d.lib.Story(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range st.Members {
			if m.Title == headline {
				return st
			}
		}
	}
	t.Fatalf("no report is called %q", headline)
	return library.Story{}
}

// actor gives the id of an actor.
func (d *desk) actor(t *testing.T, name string) string {
	t.Helper()
	list, err := d.lib.FindActors(t.Context(), library.ActorFilter{Name: name})
	if err != nil || len(list.Items) == 0 {
		t.Fatalf("nobody is called %s: %v", name, err)
	}
	return list.Items[0].ID
}

// screens gives the address of every screen.
func (d *desk) screens(t *testing.T) map[string]string {
	t.Helper()
	st := d.story(t, pipeline)
	story, report := storyPath(st.ID), "/report/"+st.Members[0].Revision
	return map[string]string{
		"stories": "/", "filtered": "/?topic=kosten&outlet=Morgenwarte", "story": story, "outlets-of-story": story + "?by=outlets", "points": story + "/points", "wordings": story + "/wordings",
		"timeline": story + "/timeline", "edit": story + "/edit", "report": report, "two-reports": report + "?with=" + st.Members[3].Revision,
		"actors": "/actors", "actor": actorPath(d.actor(t, "Lindholm")), "outlets": "/outlets", "outlet": outletPath("Morgenwarte"),
		"search": "/search", "found": "/search?q=speaker:lindholm", "wrong-search": "/search?q=farbe:rot", "alerts": "/alerts", "feeds": "/feeds", "work": "/work", "help": "/help", "login": "/login", "fault": "/nothing",
	}
}

// pipeline is the headline of the report that most tests begin with.
const pipeline = "Deutschland und Dänemark einig über Wasserstoffleitung - Streit um Kosten"
