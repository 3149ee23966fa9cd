package local

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
)

// A file of an older version becomes a library with everything in it.
func TestOlderFileIsRead(t *testing.T) {
	ctx := context.Background()
	data, err := os.ReadFile("../../library/sqlite/testdata/backcompat/v3.synopse")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "l")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	lib := open(t, path)
	defer lib.Close()
	e := New(lib, Options{Workers: 2})
	if err := e.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	page, err := lib.StoryList(ctx, library.StoryFilter{Least: 2})
	if err != nil || len(page.Items) != 1 || page.Items[0].Reports != 4 || page.Items[0].Stale {
		t.Errorf("%+v, %v", page.Items, err)
	}
	if s, err := lib.Stats(ctx); err != nil || s.Waiting != 0 || s.Statements < 50 {
		t.Errorf("%+v, %v", s, err)
	}
}

// A clock that jumps, either way, keeps no story waiting for ever.
func TestClockJumps(t *testing.T) {
	e := New(nil, Options{Quiet: time.Minute})
	now := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	for what, c := range map[string]struct {
		task library.Task
		due  bool
	}{
		"just changed":            {library.Task{Since: now.Add(-time.Second), Size: 3}, false},
		"quiet":                   {library.Task{Since: now.Add(-2 * time.Minute), Size: 3}, true},
		"large, grown a little":   {library.Task{Since: now.Add(-2 * time.Minute), Size: 101, Made: 100}, false},
		"large, grown much":       {library.Task{Since: now.Add(-2 * time.Minute), Size: 130, Made: 100}, true},
		"large, stale":            {library.Task{Since: now.Add(-time.Hour), Size: 101, Made: 100}, true},
		"the clock was set back":  {library.Task{Since: now.Add(10 * 365 * 24 * time.Hour), Size: 3}, true},
		"the clock was set ahead": {library.Task{Since: now.Add(-10 * 365 * 24 * time.Hour), Size: 101, Made: 100}, true},
	} {
		if got := e.due(c.task, now); got != c.due {
			t.Errorf("%s: %v", what, got)
		}
	}
}

// Reports that were seen in a century to come, or past, are like all others.
func TestOddTimes(t *testing.T) {
	ctx := context.Background()
	lib := open(t, filepath.Join(t.TempDir(), "l"))
	defer lib.Close()
	items := enginetest.Talks()
	items[0].Seen = time.Date(2199, 1, 1, 0, 0, 0, 0, time.UTC)
	items[1].Seen = time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
	items[2].Report.Published = "9999-99-99"
	if _, err := lib.Keep(ctx, library.Batch{Items: items}); err != nil {
		t.Fatal(err)
	}
	e := New(lib, Options{})
	if err := e.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if found, err := lib.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("%q, %v", found, err)
	}
	if s, err := lib.Stats(ctx); err != nil || s.Waiting != 0 || s.Failures != 0 || s.Stories == 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

// Only one of two engines works; the other takes over when that one ends.
func TestOneEngineWorks(t *testing.T) {
	ctx := context.Background()
	lib := open(t, filepath.Join(t.TempDir(), "l"))
	defer lib.Close()
	one, two := New(lib, Options{}), New(lib, Options{})
	if err := one.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	if err := two.Drain(ctx); err != ErrElsewhere {
		t.Errorf("two work: %v", err)
	}
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	if err := two.Drain(ctx); err != nil {
		t.Error(err)
	}
	if err := two.Close(); err != nil {
		t.Fatal(err)
	}
}
