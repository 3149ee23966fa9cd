package librarytest

import (
	"context"
	"testing"
	"time"

	"synopse/internal/library"
)

// marks: a library's mark stays as it is while nothing is written, and is another one
// after each write, whoever wrote.
func marks(t *testing.T, s *suite) {
	ctx := context.Background()
	mark := func() string {
		t.Helper()
		m, err := s.lib.Mark(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	same := false
	for range 100 { // a database may have something to do for itself
		a := mark()
		if same = a == mark(); same {
			break
		}
	}
	if !same {
		t.Error("the mark is never the same")
	}
	other := s.open(t, s.place)
	defer other.Close()
	before := mark()
	for name, write := range map[string]func() error{
		"a report": func() error {
			_, err := s.lib.Keep(ctx, library.Batch{Items: []library.Item{item("https://a.example/1", "Eins", "Ein Satz.", 0)}})
			return err
		},
		"a feed": func() error {
			_, err := s.lib.AddFeed(ctx, library.Feed{Address: "https://a.example/feed", Added: noon})
			return err
		},
		"a report by another program": func() error {
			_, err := other.Keep(ctx, library.Batch{Items: []library.Item{item("https://a.example/2", "Zwei", "Noch ein Satz.", 0)}})
			return err
		},
		"a visit": func() error {
			_, err := s.lib.Visited(ctx, "anna", noon.Add(time.Hour))
			return err
		},
	} {
		if err := write(); err != nil {
			t.Fatal(err)
		}
		after := mark()
		if after == before {
			t.Errorf("%s: the mark is the same as before", name)
		}
		before = after
	}
}
