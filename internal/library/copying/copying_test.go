//go:build unix

package copying_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
	"synopse/internal/library/copying"
	"synopse/internal/library/librarytest"
	"synopse/internal/library/postgres"
	"synopse/internal/library/postgres/pgtest"
	"synopse/internal/library/sqlite"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// From a file to a database, broken off on the way, and back into a file.
func TestThereAndBack(t *testing.T) {
	ctx := context.Background()
	file := func() *sqlite.Library {
		l, err := sqlite.Open(ctx, t.TempDir()+"/library")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		return l
	}
	first, back := file(), file()
	there, err := postgres.Open(ctx, pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close()

	items := append(enginetest.Items(31, 700), enginetest.Talks()...)
	items[3].Also = []string{"https://other.example/3"}
	again := items[700]
	again.Report.Text += " Es gab Nachfragen."
	again.Report.Blocks = nil
	again.Report.Published, again.Seen = "2026-11-19", again.Seen.Add(time.Hour)
	seen := items[5]
	seen.Seen = seen.Seen.Add(48 * time.Hour)
	for _, batch := range [][]library.Item{items, {again, seen}} {
		if _, err := first.Keep(ctx, library.Batch{Items: batch}); err != nil {
			t.Fatal(err)
		}
	}
	_, err = first.AddFeed(ctx, library.Feed{Address: "https://a.example/feed", Title: "A", Added: noon, ETag: "x"})
	err = errors.Join(err, first.KeepUser(ctx, library.User{Name: "mia", Role: library.Editor, Password: "p", Added: noon}),
		first.KeepToken(ctx, library.Token{Hash: "h", User: "mia", Name: "script", Role: library.Reader, Added: noon}),
		first.KeepAlert(ctx, library.Alert{ID: "a", User: "mia", Query: "hafen", Added: noon}),
		first.Decide(ctx, library.Decision{Together: true, A: library.AddressID("https://talks.example/0"), B: library.AddressID("https://talks.example/1"), At: noon}))
	if err != nil {
		t.Fatal(err)
	}

	report := library.AddressID("https://talks.example/0")
	marks := make([]library.Mark, 1200)
	for i := range marks {
		marks[i] = library.Mark{ID: fmt.Sprintf("item %04d", i), Version: "v", Done: i%2 == 0, Tries: i % 3, Seen: noon}
	}
	visited := library.Feed{Address: "https://a.example/feed", Title: "A", Added: noon, ETag: "x", LastVisit: noon.Add(time.Hour), NextVisit: noon.Add(2 * time.Hour), Items: 1200}
	text := "Der Ausbau kostet 40 Millionen Euro."
	hit := func(text string) library.AlertHit {
		return library.AlertHit{Found: noon, In: library.ReportRef{Report: report, Revision: "r"}, Sentence: 4, Range: library.Range{Start: 100, End: 136}, Text: text}
	}
	_, looked := first.Visited(ctx, "mia", noon)
	_, lookedAgain := first.Visited(ctx, "mia", noon.Add(3*time.Hour))
	err = errors.Join(looked, lookedAgain, first.KeepVisit(ctx, library.Visit{From: visited.Address, Feed: visited, Marks: marks}),
		first.KeepOutletNotes(ctx, map[string][]byte{"morgenwarte": []byte("notes \x00 of some kind")}),
		first.KeepSession(ctx, library.Session{Hash: "s", User: "mia", Added: noon, Expires: noon.Add(time.Hour)}),
		first.KeepAlertHits(ctx, "a", []library.AlertHit{hit(text), hit("Die Fischer lehnen ihn ab.")}, 3))
	if err != nil {
		t.Fatal(err)
	}
	page, err := first.AlertHits(ctx, "a", "", 0)
	if err == nil {
		err = errors.Join(first.Sent(ctx, "a", []int64{page.Items[1].Number}, "", time.Time{}), first.Sent(ctx, "a", nil, "it does not answer", noon))
	}
	if err != nil {
		t.Fatal(err)
	}
	broken, stop := context.WithCancel(ctx)
	if _, err := copying.Copy(broken, first, there, func(int) { stop() }); !errors.Is(err, context.Canceled) {
		t.Fatalf("broken off: %v", err)
	}
	var moved []int
	sum, err := copying.Copy(ctx, first, there, func(n int) { moved = append(moved, n) })
	if err != nil || sum.Reports != 703 || sum.Revisions != 704 {
		t.Fatalf("%+v, %v", sum, err)
	}
	if !slices.Equal(moved, []int{704}) {
		t.Errorf("it did not go on where it was: %v", moved)
	}
	if list, err := there.Revisions(ctx, "https://other.example/3"); err != nil || len(list) != 1 {
		t.Errorf("the other address: %d, %v", len(list), err)
	}
	for range 2 { // twice is once
		if sum2, err := copying.Copy(ctx, there, back, nil); err != nil || sum2 != sum {
			t.Fatalf("back: %+v, %v", sum2, err)
		}
	}
	for _, lib := range []library.Library{there, back} {
		users, _ := lib.Users(ctx)
		tokens, _ := lib.Tokens(ctx, "mia")
		alerts, _ := lib.Alerts(ctx, "mia")
		feeds, _ := lib.Feeds(ctx)
		decided, _ := lib.Decisions(ctx, 0)
		if len(users) != 1 || len(tokens) != 1 || len(alerts) != 1 || len(feeds) != 1 || len(decided) != 1 {
			t.Fatalf("%d users, %d tokens, %d alerts, %+v, %d decisions", len(users), len(tokens), len(alerts), feeds, len(decided))
		}
		if f := feeds[0]; f.ETag != "x" || !f.LastVisit.Equal(visited.LastVisit) || !f.NextVisit.Equal(visited.NextVisit) {
			t.Errorf("the feed: %+v", f)
		}
		got, err := lib.Marks(ctx, visited.Address, []string{"item 0000", "item 0601", "item 1199"})
		if err != nil || len(got) != 3 || got["item 0601"].Done || got["item 0601"].Tries != 601%3 || !got["item 0000"].Seen.Equal(noon) {
			t.Errorf("marks: %+v, %v", got, err)
		}
		hits, err := lib.AlertHits(ctx, "a", "", 0)
		if err != nil || len(hits.Items) != 2 || hits.Items[1].Text != text || hits.Items[1].In.Report != report || hits.Items[1].Sent.IsZero() || !hits.Items[0].Sent.IsZero() {
			t.Errorf("hits: %+v, %v", hits.Items, err)
		}
		if a := alerts[0]; a.Place != 703 || a.Tries != 1 || a.Problem != "it does not answer" {
			t.Errorf("the alert, which must not find again what was there: %+v", a)
		}
		looks, err := lib.(copying.Source).Looks(ctx)
		if err != nil || len(looks) != 1 || looks[0] != (library.Look{User: "mia", Before: noon, Last: noon.Add(3 * time.Hour)}) {
			t.Errorf("looks: %+v, %v", looks, err)
		}
		notes, err := lib.(copying.Source).OutletNotes(ctx)
		if err != nil || string(notes["morgenwarte"]) != "notes \x00 of some kind" {
			t.Errorf("notes: %q, %v", notes, err)
		}
		if _, err := lib.Session(ctx, "s"); library.CodeOf(err) != library.NoUser {
			t.Errorf("a login of another machine: %v", err)
		}
	}
	// What is in the way is found.
	other := items[0]
	other.Report.URL = "https://more.example/1"
	if _, err := back.Keep(ctx, library.Batch{Items: []library.Item{other}}); err != nil {
		t.Fatal(err)
	}
	if _, err := copying.Copy(ctx, there, back, nil); !errors.Is(err, copying.ErrDiffer) {
		t.Errorf("got %v", err)
	}
}

// Who is who comes out the same in a copy, whatever is read first there; and the ids
// that the library gave lead on in it.
func TestActorsOfACopy(t *testing.T) {
	ctx := context.Background()
	first, err := sqlite.Open(ctx, t.TempDir()+"/library")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	there, err := postgres.Open(ctx, pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close()
	order := []int{0, 1, 2, 3, 4, 5, 6}
	librarytest.ReadCrossing(t, first, order, 1)
	if _, err := copying.Copy(ctx, first, there, nil); err != nil {
		t.Fatal(err)
	}
	slices.Reverse(order)
	librarytest.ReadCrossing(t, there, order, 2)
	got, want := librarytest.Who(t, there), librarytest.Who(t, first)
	if len(got) != len(want) {
		t.Fatalf("%q, %q", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("got  %s\nwant %s", got[i], want[i])
		}
	}
}
