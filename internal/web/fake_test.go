package web

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"synopse/internal/intake"
	"synopse/internal/library"
	"synopse/reading"
	"synopse/synopsis"
)

// fake is a library of one story, the examples, in memory: for what the screens
// themselves do. What libraries do is tried with a real one (walk_test.go).
type fake struct {
	Library
	mu       sync.Mutex
	revs     []library.Revision
	made     library.Synopsis
	s        synopsis.Synopsis
	users    map[string]library.User
	sessions map[string]library.Session
	tokens   map[string]library.Token
	alerts   map[string]library.Alert
	feeds    map[string]library.Feed
	found    library.Found
	decided  []library.Decision
	again    []string // what was tried again
}

const fakeStory = "s-1"

func newFake(t testing.TB) *fake {
	t.Helper()
	f := &fake{users: map[string]library.User{}, sessions: map[string]library.Session{}, tokens: map[string]library.Token{}, alerts: map[string]library.Alert{}, feeds: map[string]library.Feed{}, found: library.Found{All: true}}
	files, err := filepath.Glob("../../examples/*.html")
	if err != nil || len(files) != 4 {
		t.Fatalf("the examples are %q, %v", files, err)
	}
	var readings []reading.Reading
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rep, err := intake.Read(file, data)
		if err != nil {
			t.Fatal(err)
		}
		id, address := library.ReportID(&rep)
		rep.ID = id
		rev := library.Revision{ID: library.RevisionID(id, &rep), Of: id, Number: 1, Day: rep.Published[:10], Address: address, Report: rep}
		f.revs = append(f.revs, rev)
		readings = append(readings, reading.Read(rep))
		f.made.Reports, f.made.Revisions = append(f.made.Reports, id), append(f.made.Revisions, rev.ID)
	}
	f.s = synopsis.Make(readings)
	if f.made.Data, err = json.Marshal(f.s); err != nil {
		t.Fatal(err)
	}
	f.made.Story, f.made.Made = fakeStory, time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)
	return f
}

var errNo = &library.Error{Code: library.NotFound, What: "it is not there"}

func (f *fake) Revision(_ context.Context, id string) (library.Revision, error) {
	i := slices.IndexFunc(f.revs, func(r library.Revision) bool { return r.ID == id })
	if i < 0 {
		return library.Revision{}, errNo
	}
	return f.revs[i], nil
}

func (f *fake) Newest(_ context.Context, ids []string) (out []library.Revision, _ error) {
	for _, r := range f.revs {
		if slices.Contains(ids, r.Of) {
			out = append(out, r)
		}
	}
	return out, nil
}

func (f *fake) StoryOf(context.Context, string) (string, error) { return fakeStory, nil }

func (f *fake) Story(_ context.Context, id string) (library.Story, error) {
	if id != fakeStory && id != "s-0" {
		return library.Story{}, errNo
	}
	st := library.Story{StoryRow: f.row()}
	for i, r := range f.revs {
		rep := &r.Report
		m := library.StoryReport{ReportRef: library.ReportRef{Report: r.Of, Revision: r.ID, Day: r.Day, Published: rep.Published, Outlet: rep.Outlet, Title: rep.Title,
			Address: rep.URL, Language: rep.Language, Agencies: rep.Agencies, Story: fakeStory}, Revisions: 1, OnlyIn: i}
		if i == 1 {
			m.Copied, m.Share = f.revs[0].Of, .62
		}
		st.Members = append(st.Members, m)
	}
	return st, nil
}

func (f *fake) row() library.StoryRow {
	return library.StoryRow{ID: fakeStory, Title: f.revs[0].Report.Title, First: "2025-02-11", Last: "2025-02-12", Outlets: []string{"Küstenticker", "Elbe-Rundschau", "Morgenwarte", "The Northern Ledger"},
		Languages: []string{"de", "en"}, Reports: 4, Origins: 3, Issues: len(f.s.Issues), Clashes: len(f.s.Clashes), OnlyIn: 6, Topics: []string{"Fischerei", "Seenotrettung"}, Fresh: 2}
}

func (f *fake) StoryList(_ context.Context, x library.StoryFilter) (library.Page[library.StoryRow], error) {
	if x.Cursor == "bad" {
		return library.Page[library.StoryRow]{}, &library.Error{Code: library.BadCursor, What: "no such place"}
	}
	if x.Topic == "nichts" {
		return library.Page[library.StoryRow]{}, nil
	}
	return library.Page[library.StoryRow]{Items: []library.StoryRow{f.row()}, Next: "x"}, nil
}

func (f *fake) Visited(context.Context, string, time.Time) (time.Time, error) {
	return time.Date(2025, 2, 11, 18, 0, 0, 0, time.UTC), nil
}

func (f *fake) OutletList(context.Context) ([]library.OutletRow, error) {
	return []library.OutletRow{{Name: "Elbe-Rundschau", Reports: 1, First: "2025-02-11", Last: "2025-02-11"}}, nil
}

func (f *fake) Outlet(_ context.Context, name string, _ library.Period) (library.Outlet, error) {
	return library.Outlet{OutletRow: library.OutletRow{Name: name, Reports: 1}, Verbs: []library.Count{{Name: name, Count: 1}}}, nil
}

func (f *fake) Synopsis(context.Context, string) (library.Synopsis, error) { return f.made, nil }

func (f *fake) Decide(_ context.Context, d library.Decision) error {
	f.decided = append(f.decided, d)
	return nil
}

func (f *fake) Stats(context.Context) (library.Stats, error) { return library.Stats{Reports: 4}, nil }

func (f *fake) Find(context.Context, library.Searched) (library.Found, error) {
	return f.found, nil
}

var errNobody = &library.Error{Code: library.NoUser, What: "nobody"}

// kept gives and takes what is kept by a key.
func kept[V any](f *fake, in map[string]V, key string) (V, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	v, ok := in[key]
	if !ok {
		return v, errNobody
	}
	return v, nil
}

func put[V any](f *fake, in map[string]V, key string, v V) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	in[key] = v
	return nil
}

func (f *fake) User(_ context.Context, name string) (library.User, error) {
	return kept(f, f.users, name)
}

func (f *fake) Session(_ context.Context, hash string) (library.Session, error) {
	return kept(f, f.sessions, hash)
}

func (f *fake) KeepSession(_ context.Context, s library.Session) error {
	return put(f, f.sessions, s.Hash, s)
}

func (f *fake) RemoveSession(_ context.Context, hash string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.sessions, hash)
	return nil
}

func (f *fake) Token(_ context.Context, hash string) (library.Token, error) {
	return kept(f, f.tokens, hash)
}

func (f *fake) KeepToken(_ context.Context, t library.Token) error {
	return put(f, f.tokens, t.Hash, t)
}

func (f *fake) Tokens(_ context.Context, user string) (out []library.Token, _ error) {
	for _, t := range f.tokens {
		if t.User == user {
			out = append(out, t)
		}
	}
	return out, nil
}

func (f *fake) Feeds(context.Context) (out []library.Feed, _ error) {
	for _, address := range slices.Sorted(maps.Keys(f.feeds)) {
		out = append(out, f.feeds[address])
	}
	return out, nil
}

func (f *fake) AddFeed(_ context.Context, x library.Feed) (bool, error) {
	_, known := f.feeds[x.Address]
	if !known {
		f.feeds[x.Address] = x
	}
	return !known, nil
}

func (f *fake) RemoveFeed(_ context.Context, address string) error {
	if _, ok := f.feeds[address]; !ok {
		return &library.Error{Code: library.NoFeed, What: "no such feed"}
	}
	delete(f.feeds, address)
	return nil
}

func (f *fake) Alert(_ context.Context, id string) (library.Alert, error) {
	a, err := kept(f, f.alerts, id)
	if err != nil {
		return a, errNo
	}
	return a, nil
}

func (f *fake) Alerts(_ context.Context, user string) (out []library.Alert, _ error) {
	for _, a := range f.alerts {
		if a.User == user {
			out = append(out, a)
		}
	}
	return out, nil
}

func (f *fake) KeepAlert(_ context.Context, a library.Alert) error {
	return put(f, f.alerts, a.ID, a)
}

func (f *fake) AlertHits(context.Context, string, string, int) (library.Page[library.AlertHit], error) {
	return library.Page[library.AlertHit]{}, nil
}
