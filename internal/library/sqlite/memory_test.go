package sqlite

import (
	"context"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"synopse/internal/library"
	"synopse/internal/library/librarytest"
	"synopse/internal/query"
)

// TestMemoryHolds: what is remembered is never older than what was written, by this
// library or another one on the same file, also while it is asked.
func TestMemoryHolds(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "l.synopse")
	open := func() *Library {
		t.Helper()
		l, err := Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		return l
	}
	lib, other := open(), open()
	ask := func(l *Library) (out []library.Found) {
		for _, line := range []string{"regierung", "summit", "wer:bermann", "kind:direct", "thema:hafen", "\"der regierung\""} {
			q, err := query.Parse(line)
			if err != nil {
				t.Error(err)
			}
			found, err := l.Find(ctx, library.Searched{Query: q, Limit: 50, Facets: 500, Labels: "de"})
			if err != nil {
				t.Error(err)
			}
			out = append(out, found)
		}
		return out
	}
	fill := func(by library.Library, n int) {
		t.Helper()
		reading, stop := context.WithCancel(ctx)
		var wait sync.WaitGroup
		for range 2 {
			wait.Go(func() {
				for reading.Err() == nil {
					ask(lib)
				}
			})
		}
		err := librarytest.Fill(ctx, by, n, func(int) {})
		stop()
		if wait.Wait(); err != nil {
			t.Fatal(err)
		}
		if got, want := ask(lib), ask(open()); !reflect.DeepEqual(got, want) {
			t.Error("what is remembered is not what is there")
		}
	}
	fill(lib, 60)
	fill(other, 150) // the first 60 again, which the other one's filling begins with
	if n := ask(lib)[0].Counted; n < 5 {
		t.Errorf("only %d sentences are found: too few to tell", n)
	}
	// Renamed, regrouped, read anew.
	q, err := query.Parse("regierung")
	if err != nil {
		t.Fatal(err)
	}
	before, err := lib.Find(ctx, library.Searched{Query: q, Limit: 1})
	if err != nil || len(before.Stories) == 0 {
		t.Fatalf("%+v, %v", before, err)
	}
	in := before.Stories[0].Hits[0].In
	if err := other.KeepStories(ctx, library.StoryChanges{Version: "again", Members: []library.Membership{{Report: in.Report, Story: "s-other"}}}); err != nil {
		t.Fatal(err)
	}
	after, err := lib.Find(ctx, library.Searched{Query: q, Limit: 1})
	if err != nil || after.Stories[0].ID != "s-other" || after.Stories[0].Hits[0].In.Story != "s-other" {
		t.Errorf("in another story: %+v, %v", after.Stories[0], err)
	}
}

// TestMarkAtOnce: many who ask for the mark at once get the same one.
func TestMarkAtOnce(t *testing.T) {
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "l.synopse"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	want, err := l.Mark(t.Context())
	if err != nil || want == "" {
		t.Fatalf("%q, %v", want, err)
	}
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() {
			for range 200 {
				if got, err := l.Mark(t.Context()); got != want || err != nil {
					t.Errorf("%q, not %q; %v", got, want, err)
					return
				}
			}
		})
	}
	wait.Wait()
}

// TestRecent: as many as are allowed stay, those asked for last among them.
func TestRecent(t *testing.T) {
	r := recent[int]{most: 10}
	for i := range int64(100) {
		r.put(i, int(i))
		if v, ok := r.get(0); !ok || v != 0 {
			t.Fatalf("after %d, what is asked for all the time is gone", i)
		}
		if len(r.new)+len(r.old) > 10 {
			t.Fatalf("%d are remembered", len(r.new)+len(r.old))
		}
	}
	if _, ok := r.get(50); ok {
		t.Error("what was not asked for is still there")
	}
}
