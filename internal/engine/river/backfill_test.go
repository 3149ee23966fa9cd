//go:build unix

package river_test

import (
	"context"
	"os/exec"
	"slices"
	"testing"
	"time"

	"synopse/internal/engine/enginetest"
	"synopse/internal/engine/local"
	"synopse/internal/engine/river"
	"synopse/internal/library"
	"synopse/internal/library/postgres/pgtest"
	"synopse/internal/library/sqlite"
)

// Three workers' processes, one of which is killed, group the past by ranges of days
// into the stories of one machine with a library in a file.
func TestBackfill(t *testing.T) {
	address := pgtest.Database(t)
	lib := open(t, address)
	defer lib.Close()
	if err := newEngine(t, lib, river.Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	items, plan := enginetest.Past(41, 420)
	plan.Until = library.Day(&items[len(items)-1].Report, items[0].Seen)
	if err := lib.SetBackfill(ctx, library.Backfill{Plan: plan, Stage: library.Gathering, Begun: items[0].Seen}); err != nil {
		t.Fatal(err)
	}
	for part := range slices.Chunk(items, 100) {
		if _, err := lib.Keep(ctx, library.Batch{Items: slices.Clone(part)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := lib.SetBackfill(ctx, library.Backfill{Plan: plan, Stage: library.ByRanges, Begun: items[0].Seen}); err != nil {
		t.Fatal(err)
	}
	s := &scene{t: t, address: address, lib: lib, items: items, workers: map[string]*exec.Cmd{}, rescue: 8 * time.Second}
	s.start("w1", "w2", "w3")
	defer func() {
		for n := range s.workers {
			s.kill(n)
		}
	}()
	began := time.Now()
	grouped := func() int {
		s.patience(began)
		time.Sleep(50 * time.Millisecond)
		b, err := lib.Backfill(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if b.Stage == library.NoBackfill {
			return len(items)
		}
		return len(b.Parts)
	}
	for grouped() < 1 {
	}
	s.kill("w1")
	for grouped() < len(items) || s.left() > 0 {
	}
	got := storiesOf(t, lib, items)

	alone, err := sqlite.Open(ctx, t.TempDir()+"/library")
	if err != nil {
		t.Fatal(err)
	}
	defer alone.Close()
	e := local.New(alone, local.Options{Workers: 1})
	defer e.Close()
	enginetest.Fill(t, alone, items, plan, func() {
		if err := e.Drain(ctx); err != nil {
			t.Fatal(err)
		}
	})
	same(t, got, storiesOf(t, alone, items))
}

func storiesOf(t *testing.T, lib library.Library, items []library.Item) (out []string) {
	t.Helper()
	for i := range items {
		id, _ := library.ReportID(&items[i].Report)
		story, err := lib.StoryOf(context.Background(), id)
		if err != nil || story == "" {
			t.Fatalf("report %s is in no story, %v", id, err)
		}
		out = append(out, id+" "+story)
	}
	return out
}
