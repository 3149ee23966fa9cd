// Package librarytest is the suite that every kind of library has to pass.
package librarytest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"synopse/internal/library"
	"synopse/report"
)

// Run runs the suite. Open opens the library at a place, with what was kept
// there before; the suite closes it.
func Run(t *testing.T, open func(t *testing.T, place string) library.Library) {
	for _, c := range append([]struct {
		name string
		test func(*testing.T, *suite)
	}{
		{"new, known, revised", outcomes},
		{"what is kept comes back", comesBack},
		{"one report under many addresses", manyAddresses},
		{"reports without an address", noAddress},
		{"any order gives the same library", anyOrder},
		{"an outlet that goes back to an earlier wording", backAgain},
		{"lists by day, page by page", lists},
		{"progress is kept with its batch", progress},
		{"a bad item keeps nothing of its batch", badItem},
		{"an ended context keeps nothing", endedContext},
		{"many at once", manyAtOnce},
		{"what was kept is there when opened again", opensAgain},
		{"nothing there", nothingThere},
		{"a mark tells of writes", marks},
		{"notes on outlets", outletNotes},
		{"feeds come back", feedsComeBack},
		{"feeds that are none", badFeeds},
		{"marks of a feed's items", feedMarks},
		{"a removed feed stays removed", removedFeed},
		{"a feed that moved", movedFeed},
	}, derivedCases...) {
		t.Run(c.name, func(t *testing.T) {
			s := &suite{open: open, place: t.TempDir() + "/library"}
			s.lib = open(t, s.place)
			t.Cleanup(func() { s.lib.Close() })
			c.test(t, s)
			if found, err := s.lib.Check(context.Background()); err != nil || len(found) > 0 {
				t.Errorf("the library is not sound: %q, %v", found, err)
			}
		})
	}
}

type suite struct {
	open  func(*testing.T, string) library.Library
	place string
	lib   library.Library
}

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func item(address, title, text string, hours int) library.Item {
	return library.Item{Seen: noon.Add(time.Duration(hours) * time.Hour), Report: report.Report{
		URL: address, Title: title, Text: text, Outlet: "Morgenwarte", Language: "de", Published: "2026-11-20T23:30:00+01:00",
		Authors: []string{"Merle Asmussen"}, Agencies: []string{"dpa"}, Datelines: []string{}, Source: "a.html",
		Blocks:    []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}},
		Discarded: []report.Discarded{{Text: "Zum Inhalt", Reason: "navigation"}},
	}}
}

func (s *suite) keep(t *testing.T, items ...library.Item) []library.Outcome {
	t.Helper()
	out, err := s.lib.Keep(context.Background(), library.Batch{Items: items})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) != len(items) {
		t.Fatalf("%d outcomes for %d items", len(out), len(items))
	}
	return out
}

func kinds(out []library.Outcome) (k []library.OutcomeKind) {
	for _, o := range out {
		k = append(k, o.Kind)
	}
	return k
}

func (s *suite) revisions(t *testing.T, address string) []library.Revision {
	t.Helper()
	list, err := s.lib.Revisions(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

const place = "https://morgenwarte.example/politik/hafen"

func outcomes(t *testing.T, s *suite) {
	out := s.keep(t,
		item(place, "Hafen", "Der Hafen wird tiefer.", 0),
		item(place, "Hafen", "Der Hafen wird tiefer.", 1),
		item(place, "Der Hafen", "Der Hafen wird tiefer.", 2),
		item(place, "Hafen", "Der Hafen wird breiter.", 3),
		item(place+"/2", "Hafen", "Der Hafen wird tiefer.", 4))
	want := []library.OutcomeKind{library.New, library.Known, library.Revised, library.Revised, library.New}
	if !slices.Equal(kinds(out), want) {
		t.Fatalf("got %v, want %v", kinds(out), want)
	}
	if out[0].ID != out[1].ID || out[0].Report != out[3].Report || out[0].ID == out[2].ID || out[0].Report == out[4].Report {
		t.Errorf("ids: %+v", out)
	}
	again := s.keep(t, item(place, "Hafen", "Der Hafen wird tiefer.", 5))
	if again[0].Kind != library.Known {
		t.Errorf("in a later batch: %v", again[0].Kind)
	}
	st, err := s.lib.Stats(context.Background())
	if err != nil || st.Reports != 2 || st.Revisions != 4 || st.Revised != 1 || st.Outlets != 1 || st.FirstDay != "2026-11-20" {
		t.Errorf("stats %+v, %v", st, err)
	}
}

func comesBack(t *testing.T, s *suite) {
	it := item(place+"?utm_source=x#top", "Hafen & „Meer“", "Der Hafen – tiefer?\n\nJa 😀.", 0)
	out := s.keep(t, it)
	v, err := s.lib.Revision(context.Background(), out[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(v.Report, it.Report) {
		t.Errorf("got  %+v\nwant %+v", v.Report, it.Report)
	}
	if v.Number != 1 || v.Day != "2026-11-20" || v.Address != place || !v.FirstSeen.Equal(it.Seen) || !v.LastSeen.Equal(it.Seen) || v.Of != out[0].Report {
		t.Errorf("got %+v", v)
	}
}

func manyAddresses(t *testing.T, s *suite) {
	it := item(place, "Hafen", "Der Hafen wird tiefer.", 0)
	it.Also = []string{"https://amp.morgenwarte.example/hafen", "no address"}
	out := s.keep(t, it)
	for _, a := range []string{place, place + "/", "http://MORGENWARTE.example:80/politik/hafen#abschnitt", "https://amp.morgenwarte.example/hafen"} {
		list := s.revisions(t, a)
		if len(list) != 1 || list[0].ID != out[0].ID {
			t.Errorf("%s: %+v", a, list)
		}
		if seen, err := s.lib.Seen(context.Background(), a); err != nil || !seen.Equal(it.Seen) {
			t.Errorf("%s was seen %v, %v", a, seen, err)
		}
	}
}

func noAddress(t *testing.T, s *suite) {
	out := s.keep(t, item("", "Hafen", "Tiefer.", 0), item("", "Hafen", "Tiefer.", 1), item("", "Hafen", "Breiter.", 2))
	if want := []library.OutcomeKind{library.New, library.Known, library.New}; !slices.Equal(kinds(out), want) {
		t.Errorf("got %v, want %v", kinds(out), want)
	}
	other := item("", "Hafen", "Tiefer.", 0)
	other.Report.Outlet = "Küstenblatt"
	if o := s.keep(t, other); o[0].Kind != library.New {
		t.Errorf("the same text in another outlet is %v", o[0].Kind)
	}
}

func anyOrder(t *testing.T, s *suite) {
	a, b, c := item(place, "Hafen", "Eins.", 0), item(place, "Hafen", "Zwei.", 1), item(place, "Hafen", "Drei.", 2)
	s.keep(t, c, a, a, b)
	s.keep(t, b, c)
	var texts []string
	for i, v := range s.revisions(t, place) {
		texts = append(texts, v.Report.Text)
		if v.Number != i+1 {
			t.Errorf("%q has the number %d", v.Report.Text, v.Number)
		}
	}
	if !slices.Equal(texts, []string{"Eins.", "Zwei.", "Drei."}) {
		t.Errorf("got %q", texts)
	}
}

func backAgain(t *testing.T, s *suite) {
	s.keep(t, item(place, "Hafen", "Eins.", 0), item(place, "Hafen", "Zwei.", 1), item(place, "Hafen", "Eins.", 2))
	list := s.revisions(t, place)
	if len(list) != 2 || list[0].Report.Text != "Eins." {
		t.Fatalf("got %+v", list)
	}
	if !list[0].FirstSeen.Equal(noon) || !list[0].LastSeen.Equal(noon.Add(2*time.Hour)) || !list[1].LastSeen.Equal(noon.Add(time.Hour)) {
		t.Errorf("times: %v %v, %v", list[0].FirstSeen, list[0].LastSeen, list[1].LastSeen)
	}
}

func lists(t *testing.T, s *suite) {
	var items []library.Item
	for i := range 25 {
		it := item(fmt.Sprintf("%s/%d", place, i), "Hafen", "Tiefer.", 0)
		it.Report.Published = fmt.Sprintf("2026-11-%02d", 1+i%5)
		items = append(items, it)
	}
	undated := item(place+"/undated", "Hafen", "Tiefer.", 0)
	undated.Report.Published = ""
	s.keep(t, append(items, undated)...)
	var got []library.Cursor
	q := library.Query{From: "2026-11-02", Until: "2026-11-04", Limit: 4}
	for {
		page, err := s.lib.List(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		for i := range page {
			got = append(got, page[i].At())
		}
		q.After = got[len(got)-1]
	}
	if len(got) != 15 || got[0].Day != "2026-11-02" || got[14].Day != "2026-11-04" {
		t.Errorf("got %d: %v", len(got), got)
	}
	all, err := s.lib.List(context.Background(), library.Query{})
	if err != nil || len(all) != 26 || all[25].Day != "2026-11-21" {
		t.Errorf("all: %d, %v", len(all), err)
	}
}

func progress(t *testing.T, s *suite) {
	ctx := context.Background()
	if p, err := s.lib.Progress(ctx, "f1"); err != nil || p != (library.Progress{}) {
		t.Errorf("before: %+v, %v", p, err)
	}
	for _, p := range []library.Progress{
		{Input: "f1", Name: "a.warc.gz", Offset: 1 << 40, Skip: 7, Counts: `{"read":3}`},
		{Input: "f1", Name: "b.warc.gz", Offset: 1 << 41, Done: true},
	} {
		if _, err := s.lib.Keep(ctx, library.Batch{Progress: reached(p)}); err != nil {
			t.Fatal(err)
		}
		if got, err := s.lib.Progress(ctx, "f1"); err != nil || got != p {
			t.Errorf("got %+v, %v, want %+v", got, err, p)
		}
	}
}

func reached(p library.Progress) func([]library.Outcome) []library.Progress {
	return func([]library.Outcome) []library.Progress { return []library.Progress{p} }
}

func badItem(t *testing.T, s *suite) {
	good := item(place, "Hafen", "Tiefer.", 0)
	for name, bad := range map[string]library.Item{
		"no text":     item(place, "Hafen", " \n", 0),
		"not UTF-8":   item(place, "Hafen", "a\xffb", 0),
		"no time":     {Report: good.Report},
		"title UTF-8": item(place, "\xff", "Tiefer.", 0),
	} {
		b := library.Batch{Items: []library.Item{good, bad}, Progress: reached(library.Progress{Input: "f", Offset: 1})}
		if _, err := s.lib.Keep(context.Background(), b); library.CodeOf(err) != library.BadItem {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.isEmpty(t)
}

func (s *suite) isEmpty(t *testing.T) {
	t.Helper()
	if st, err := s.lib.Stats(context.Background()); err != nil || st.Reports+st.Revisions+st.Inputs != 0 {
		t.Errorf("something was kept: %+v, %v", st, err)
	}
}

func endedContext(t *testing.T, s *suite) {
	ctx, end := context.WithCancel(context.Background())
	end()
	b := library.Batch{Items: []library.Item{item(place, "Hafen", "Tiefer.", 0)}, Progress: reached(library.Progress{Input: "f", Offset: 1})}
	if _, err := s.lib.Keep(ctx, b); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	s.isEmpty(t)
}

func manyAtOnce(t *testing.T, s *suite) {
	var wait sync.WaitGroup
	for w := range 8 {
		wait.Go(func() {
			for i := range 10 {
				// All write the same ten reports, each also its own.
				same := item(fmt.Sprintf("%s/%d", place, i), "Hafen", "Tiefer.", w)
				own := item(fmt.Sprintf("%s/%d/%d", place, i, w), "Hafen", "Tiefer.", w)
				if _, err := s.lib.Keep(context.Background(), library.Batch{Items: []library.Item{same, own}}); err != nil {
					t.Error(err)
				}
				if _, err := s.lib.List(context.Background(), library.Query{Limit: 5}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if st, err := s.lib.Stats(context.Background()); err != nil || st.Reports != 90 || st.Revisions != 90 {
		t.Errorf("%+v, %v", st, err)
	}
}

func opensAgain(t *testing.T, s *suite) {
	out := s.keep(t, item(place, "Hafen", "Tiefer.", 0))
	if err := s.lib.Close(); err != nil {
		t.Fatal(err)
	}
	s.lib = s.open(t, s.place)
	if v, err := s.lib.Revision(context.Background(), out[0].ID); err != nil || v.Report.Text != "Tiefer." {
		t.Errorf("%+v, %v", v, err)
	}
	if again := s.keep(t, item(place, "Hafen", "Tiefer.", 0)); again[0] != (library.Outcome{Kind: library.Known, ID: out[0].ID, Report: out[0].Report}) {
		t.Errorf("%+v", again)
	}
}

func nothingThere(t *testing.T, s *suite) {
	ctx := context.Background()
	if _, err := s.lib.Revision(ctx, "none"); library.CodeOf(err) != library.NotFound {
		t.Errorf("a revision: %v", err)
	}
	for _, a := range []string{place, "", "no address", "ftp://x.example/"} {
		if list := s.revisions(t, a); len(list) != 0 {
			t.Errorf("%q: %v", a, list)
		}
		if seen, err := s.lib.Seen(ctx, a); err != nil || !seen.IsZero() {
			t.Errorf("%q was seen %v, %v", a, seen, err)
		}
	}
	if list, err := s.lib.List(ctx, library.Query{}); err != nil || len(list) != 0 {
		t.Errorf("a list: %v, %v", list, err)
	}
	s.isEmpty(t)
}
