//go:build unix

package postgres_test

import (
	"context"
	"testing"

	"synopse/internal/library"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
)

// Only who leads can group; a second one, or one that was cut off, is refused and
// does no damage.
func TestOneLeads(t *testing.T) {
	ctx := context.Background()
	address := pgtest.Database(t)
	open := func(name string) *postgres.Library {
		l, err := postgres.Open(ctx, address+"&application_name="+name)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		return l
	}
	a, b := open("a"), open("b")
	it := library.Item{Seen: noon}
	it.Report.URL, it.Report.Text = "https://a.example/1", "Eins."
	kept, err := a.Keep(ctx, library.Batch{Items: []library.Item{it}})
	if err != nil {
		t.Fatal(err)
	}
	change := func(story string) library.StoryChanges {
		return library.StoryChanges{Version: "1", Steps: []library.GroupedStep{{Report: kept[0].Report}},
			Members: []library.Membership{{Report: kept[0].Report, Story: story}}}
	}
	grouped := func(want string) {
		t.Helper()
		if id, err := a.StoryOf(ctx, kept[0].Report); err != nil || id != want {
			t.Errorf("the report is in %q, want %q, %v", id, want, err)
		}
	}
	release, ok, err := a.Lead(ctx)
	if err != nil || !ok {
		t.Fatalf("the first: %v, %v", ok, err)
	}
	if _, ok, err := b.Lead(ctx); err != nil || ok {
		t.Fatalf("a second one leads, too: %v", err)
	}
	if err := b.KeepStories(ctx, change("s-b")); library.CodeOf(err) != library.Busy {
		t.Errorf("a second one groups: %v", err)
	}
	grouped("")
	if err := a.KeepStories(ctx, change("s-a")); err != nil {
		t.Fatal(err)
	}
	grouped("s-a")

	// It is cut off without knowing it.
	if err := pgtest.Shared(t).Exec("postgres", `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity s ON s.pid = l.pid
		WHERE l.locktype = 'advisory' AND l.objid = 3 AND s.application_name = 'a'`); err != nil {
		t.Fatal(err)
	}
	var releaseB func() error
	for ok = false; !ok; { // the lock goes with the server's process
		if releaseB, ok, err = b.Lead(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.KeepStories(ctx, change("s-late")); library.CodeOf(err) != library.Busy {
		t.Errorf("one that was cut off groups: %v", err)
	}
	if err := a.KeepGrouping(ctx, library.Grouping{Version: "1", State: []byte("late")}); library.CodeOf(err) != library.Busy {
		t.Errorf("one that was cut off keeps its state: %v", err)
	}
	grouped("s-a")
	if _, err := b.Grouped(ctx, 0, 0); err != nil {
		t.Fatal(err)
	}
	if err := b.KeepStories(ctx, change("s-b")); err != nil {
		t.Fatal(err)
	}
	grouped("s-b")
	if err := release(); err != nil {
		t.Errorf("giving up what was lost: %v", err)
	}
	// A leader that does not know what another one grouped meanwhile is refused.
	if err := releaseB(); err != nil {
		t.Fatal(err)
	}
	if release, ok, err = a.Lead(ctx); err != nil || !ok {
		t.Fatal(ok, err)
	}
	defer release()
	if _, err := a.Grouped(ctx, 0, 1); err != nil { // only a part
		t.Fatal(err)
	}
	if err := a.KeepStories(ctx, change("s-c")); library.CodeOf(err) != library.Busy {
		t.Errorf("one that does not know all groups: %v", err)
	}
	grouped("s-b")
}
