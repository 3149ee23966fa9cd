package librarytest

import (
	"context"
	"reflect"
	"testing"
	"time"

	"synopse/internal/library"
)

const feedPlace = "https://morgenwarte.example/feed.xml"

func feedAt(address string) library.Feed {
	return library.Feed{
		Address: address, Title: "Morgenwarte – „Politik“ & mehr", Outlet: "Morgenwarte", Home: "https://morgenwarte.example/",
		Folders: []string{"Presse", "Nord"}, Language: "de", Added: noon,
	}
}

func (s *suite) addFeed(t *testing.T, f library.Feed) bool {
	t.Helper()
	added, err := s.lib.AddFeed(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func (s *suite) feed(t *testing.T, address string) library.Feed {
	t.Helper()
	f, err := s.lib.Feed(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (s *suite) visit(t *testing.T, v library.Visit) {
	t.Helper()
	if err := s.lib.KeepVisit(context.Background(), v); err != nil {
		t.Fatal(err)
	}
}

func (s *suite) marks(t *testing.T, feed string, ids ...string) map[string]library.Mark {
	t.Helper()
	m, err := s.lib.Marks(context.Background(), feed, ids)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func feedsComeBack(t *testing.T, s *suite) {
	f := feedAt(feedPlace)
	if !s.addFeed(t, f) {
		t.Fatal("a new feed was not added")
	}
	if s.addFeed(t, library.Feed{Address: feedPlace, Title: "another", Added: noon}) {
		t.Error("a known feed was added again")
	}
	if got := s.feed(t, feedPlace); !reflect.DeepEqual(got, f) {
		t.Errorf("got  %+v\nwant %+v", got, f)
	}
	f.ETag, f.LastModified = `W/"1"`, "Sat, 21 Nov 2026 12:00:00 GMT"
	f.LastVisit, f.NextVisit, f.FailingSince = noon, noon.Add(time.Hour), noon.Add(-time.Hour)
	f.Items, f.Failures, f.LastError, f.Paused = 17, 3, "it is slow (wait)", "it failed for 14 days"
	f.Changed = []time.Time{noon.Add(-time.Hour), noon}
	s.visit(t, library.Visit{From: feedPlace, Feed: f})
	s.lib.Close()
	s.lib = s.open(t, s.place)
	if got := s.feed(t, feedPlace); !reflect.DeepEqual(got, f) {
		t.Errorf("got  %+v\nwant %+v", got, f)
	}
	s.addFeed(t, library.Feed{Address: "https://abend.example/f", Added: noon})
	list, err := s.lib.Feeds(context.Background())
	if err != nil || len(list) != 2 || list[0].Address != "https://abend.example/f" {
		t.Errorf("the list is %+v, %v", list, err)
	}
}

func badFeeds(t *testing.T, s *suite) {
	for _, f := range []library.Feed{{}, {Address: feedPlace}, {Address: "file:///etc/passwd", Added: noon}, {Address: "morgenwarte.example", Added: noon}} {
		if _, err := s.lib.AddFeed(context.Background(), f); library.CodeOf(err) != library.BadItem {
			t.Errorf("%q: %v", f.Address, err)
		}
	}
	if _, err := s.lib.Feed(context.Background(), feedPlace); library.CodeOf(err) != library.NoFeed {
		t.Errorf("a feed that is not there: %v", err)
	}
	if err := s.lib.RemoveFeed(context.Background(), feedPlace); library.CodeOf(err) != library.NoFeed {
		t.Errorf("removing a feed that is not there: %v", err)
	}
}

func feedMarks(t *testing.T, s *suite) {
	f := feedAt(feedPlace)
	f.LastVisit = noon
	s.addFeed(t, f)
	one := library.Mark{ID: "a", Version: "1", Done: true, Seen: noon}
	two := library.Mark{ID: "ö 'x'", Tries: 2, Seen: noon}
	s.visit(t, library.Visit{From: feedPlace, Feed: f, Marks: []library.Mark{one, two}})
	got := s.marks(t, feedPlace, "a", "ö 'x'", "c")
	if want := (map[string]library.Mark{"a": one, two.ID: two}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := s.marks(t, "https://abend.example/f", "a"); len(got) > 0 {
		t.Errorf("another feed has the marks %+v", got)
	}
	// A mark that was not seen for long is forgotten, the others stay.
	f.LastVisit = noon.Add(library.KeepMarks + time.Hour)
	one.Seen, one.Version = f.LastVisit, "2"
	s.visit(t, library.Visit{From: feedPlace, Feed: f, Marks: []library.Mark{one}})
	got = s.marks(t, feedPlace, "a", two.ID)
	if want := (map[string]library.Mark{"a": one}); !reflect.DeepEqual(got, want) {
		t.Errorf("later: got %+v, want %+v", got, want)
	}
}

func removedFeed(t *testing.T, s *suite) {
	f := feedAt(feedPlace)
	s.addFeed(t, f)
	s.visit(t, library.Visit{From: feedPlace, Feed: f, Marks: []library.Mark{{ID: "a", Done: true, Seen: noon}}})
	if err := s.lib.RemoveFeed(context.Background(), feedPlace); err != nil {
		t.Fatal(err)
	}
	s.visit(t, library.Visit{From: feedPlace, Feed: f, Marks: []library.Mark{{ID: "a", Done: true, Seen: noon}}})
	if list, err := s.lib.Feeds(context.Background()); err != nil || len(list) > 0 {
		t.Errorf("a visit brought a removed feed back: %+v, %v", list, err)
	}
	s.addFeed(t, f)
	if got := s.marks(t, feedPlace, "a"); len(got) > 0 {
		t.Errorf("the marks of a removed feed are still there: %+v", got)
	}
}

func movedFeed(t *testing.T, s *suite) {
	const to = "https://www.morgenwarte.example/rss"
	mark := library.Mark{ID: "a", Done: true, Seen: noon}
	f := feedAt(feedPlace)
	s.addFeed(t, f)
	s.visit(t, library.Visit{From: feedPlace, Feed: f, Marks: []library.Mark{mark}})
	f.Address = to
	s.visit(t, library.Visit{From: feedPlace, Feed: f})
	if list, err := s.lib.Feeds(context.Background()); err != nil || len(list) != 1 || list[0].Address != to {
		t.Fatalf("after the move: %+v, %v", list, err)
	}
	if got := s.marks(t, to, "a"); len(got) != 1 {
		t.Errorf("the marks did not move: %+v", got)
	}
	// Moving onto another feed joins the two.
	s.addFeed(t, feedAt(feedPlace))
	s.visit(t, library.Visit{From: feedPlace, Feed: f, Marks: []library.Mark{{ID: "b", Done: true, Seen: noon}}})
	if list, err := s.lib.Feeds(context.Background()); err != nil || len(list) != 1 || list[0].Address != to {
		t.Errorf("after the second move: %+v, %v", list, err)
	}
	if got := s.marks(t, to, "a", "b"); len(got) != 2 {
		t.Errorf("after the second move: %+v", got)
	}
}
