package enginetest

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"synopse/internal/library"
	"synopse/synopsis"
)

func open(t *testing.T, k Kind) library.Library {
	t.Helper()
	lib := k.Library(t, t.TempDir()+"/library")
	t.Cleanup(func() { lib.Close() })
	return lib
}

// everything goes through all steps and is found everywhere.
func everything(t *testing.T, k Kind) {
	ctx := context.Background()
	lib := open(t, k)
	kept := keep(t, lib, Talks())
	keep(t, lib, Items(3, 60))
	drain(t, k, lib, 2)
	sound(t, lib)
	id, err := lib.StoryOf(ctx, kept[0].Report)
	if err != nil || id == "" {
		t.Fatalf("no story: %v", err)
	}
	st, err := lib.Story(ctx, id)
	if err != nil || st.Reports != 3 || len(st.Outlets) != 3 || len(st.Members) != 3 || st.Stale {
		t.Fatalf("the story: %+v, %v", st, err)
	}
	kept1, err := lib.Synopsis(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var syn synopsis.Synopsis
	if err := json.Unmarshal(kept1.Data, &syn); err != nil || len(syn.Reports) != 3 || syn.Reports[0].ID != kept[0].Report {
		t.Fatalf("the synopsis: %v, %d reports", err, len(syn.Reports))
	}
	if len(syn.Clashes) == 0 || st.Clashes != len(syn.Clashes) {
		t.Errorf("%d clashes in the synopsis, %d in the list: 40 against 45 million is one", len(syn.Clashes), st.Clashes)
	}
	actors, err := lib.FindActors(ctx, library.ActorFilter{Name: "asmussen"})
	if err != nil || len(actors.Items) != 1 {
		t.Fatalf("actors: %+v, %v", actors.Items, err)
	}
	said, err := lib.Statements(ctx, library.StatementFilter{Actor: actors.Items[0].ID})
	if err != nil || len(said.Items) < 3 || len(said.Items) != actors.Items[0].Statements {
		t.Fatalf("%d statements of %+v, %v", len(said.Items), actors.Items[0], err)
	}
	lines := []string{"hafen", "wer:asmussen märz", "speaker:brandt act:demand", "\"ausbau des hafens\"", "ferries", "lang:en harbour", "quelle:küstenblatt streit", "story:" + id}
	for _, x := range kept1.Issues { // what they are called is the synopsis' business
		if len(x.Labels["de"]) > 0 && len(syn.Statements) > 0 {
			lines = append(lines, "thema:\""+x.Labels["de"]+"\"")
			break
		}
	}
	for _, line := range lines {
		if hits(find(t, lib, line)) == 0 {
			t.Errorf("%s: nothing was found", line)
		}
	}
	// Brandt is named in full by others of the story.
	for _, h := range find(t, lib, "quelle:küstenblatt wer:olaf").Stories {
		for _, x := range h.Hits {
			if len(x.Statements) == 0 || x.Statements[0].Who[0].Name != "Olaf Brandt" {
				t.Errorf("who: %+v", x.Statements)
			}
		}
	}
}

func workers(t *testing.T, k Kind) {
	var want []string
	for i, n := range []int{1, 4} {
		lib := open(t, k)
		items := append(Items(5, 120), Talks()...)
		for len(items) > 0 {
			n := min(90, len(items))
			keep(t, lib, items[:n])
			items = items[n:]
		}
		drain(t, k, lib, n)
		sound(t, lib)
		if got := content(t, lib); i == 0 {
			want = got
		} else {
			same(t, got, want)
		}
	}
}

// restarted is the same whether one engine did all, or several one after the
// other, each stopped in the middle.
func restarted(t *testing.T, k Kind) {
	ctx := context.Background()
	items := Items(7, 150)
	whole := open(t, k)
	keep(t, whole, items)
	drain(t, k, whole, 2)
	parts := open(t, k)
	for i := 0; i < len(items); i += 30 {
		keep(t, parts, items[i:i+30])
		stopped, stop := context.WithTimeout(ctx, time.Duration(20+i)*time.Millisecond)
		e, done := k.Engine(t, parts, 2)
		if err := e.Run(stopped); err != nil {
			t.Fatal(err)
		}
		stop()
		if err := done(); err != nil {
			t.Fatal(err)
		}
	}
	drain(t, k, parts, 2)
	sound(t, parts)
	same(t, content(t, parts), content(t, whole))
}

// anew is what rebuilding does: the same comes of it.
func anew(t *testing.T, k Kind) {
	lib := open(t, k)
	keep(t, lib, append(Items(9, 60), Talks()...))
	drain(t, k, lib, 2)
	want := content(t, lib)
	for _, step := range []library.Step{library.StepRead, library.StepGroup, library.StepSynopsis} {
		n, err := lib.Redo(context.Background(), step, "")
		if err != nil || n == 0 {
			t.Fatalf("%s: %d to do again, %v", step, n, err)
		}
		drain(t, k, lib, 2)
		sound(t, lib)
		same(t, content(t, lib), want)
	}
}

func revised(t *testing.T, k Kind) {
	lib := open(t, k)
	items := Talks()
	keep(t, lib, items)
	drain(t, k, lib, 2)
	if hits(find(t, lib, "fischer")) != 1 {
		t.Fatal("the sentence is not found")
	}
	r := items[0]
	r.Report.Text = `Der Hafen von Lorhaven wird ausgebaut. „Wir beginnen im Mai“, sagte Ministerin Merle Asmussen. Ein Leuchtturm kommt hinzu.`
	r.Report.Blocks[0].End = len([]rune(r.Report.Text))
	r.Seen = r.Seen.Add(time.Hour)
	keep(t, lib, []library.Item{r})
	drain(t, k, lib, 2)
	sound(t, lib)
	if n := hits(find(t, lib, "fischer")); n != 0 {
		t.Errorf("the old wording is found: %d", n)
	}
	if n := hits(find(t, lib, "leuchtturm")); n != 1 {
		t.Errorf("the new wording is not found: %d", n)
	}
}

func decided(t *testing.T, k Kind) {
	ctx := context.Background()
	lib := open(t, k)
	kept := keep(t, lib, append(Talks(), Items(11, 40)...))
	drain(t, k, lib, 2)
	e, done := k.Engine(t, lib, 2)
	if err := e.Drain(ctx); err != nil {
		t.Fatal(err)
	}
	before, _ := lib.StoryOf(ctx, kept[2].Report)
	if err := e.Decide(ctx, library.Decision{Together: false, A: kept[0].Report, B: kept[2].Report, At: noon, By: "mia"}); err != nil {
		t.Fatal(err)
	}
	a, _ := lib.StoryOf(ctx, kept[0].Report)
	c, _ := lib.StoryOf(ctx, kept[2].Report)
	if a == c {
		t.Fatal("they are still of one story")
	}
	if err := e.Decide(ctx, library.Decision{Together: true, A: kept[10].Report, B: kept[2].Report, At: noon.Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	if x, _ := lib.StoryOf(ctx, kept[10].Report); x == "" {
		t.Error("no story")
	} else if y, _ := lib.StoryOf(ctx, kept[2].Report); x != y {
		t.Error("they are not of one story")
	}
	if st, err := lib.Story(ctx, before); err != nil || !st.Edited {
		t.Errorf("the old id: %+v, %v", st, err)
	}
	if err := done(); err != nil {
		t.Fatal(err)
	}
	drain(t, k, lib, 2)
	sound(t, lib)
	want := content(t, lib)
	// Decisions hold when all is grouped anew.
	if _, err := lib.Redo(ctx, library.StepGroup, ""); err != nil {
		t.Fatal(err)
	}
	drain(t, k, lib, 1)
	x, _ := lib.StoryOf(ctx, kept[0].Report)
	y, _ := lib.StoryOf(ctx, kept[2].Report)
	if x == y {
		t.Error("the decision was lost")
	}
	_ = want
	list, err := lib.Decisions(ctx, 0)
	if err != nil || len(list) != 2 || list[1].By != "mia" {
		t.Errorf("decisions: %+v, %v", list, err)
	}
}

func alerted(t *testing.T, k Kind) {
	ctx := context.Background()
	lib := open(t, k)
	items := Talks()
	keep(t, lib, items[:1])
	drain(t, k, lib, 2)
	a := library.Alert{ID: "a", Name: "Hafen", Query: "lorhaven", Token: "t", Added: noon}
	if err := lib.KeepAlert(ctx, a); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		keep(t, lib, items)
		drain(t, k, lib, 2)
		page, err := lib.AlertHits(ctx, "a", "", 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Items) != 2 {
			t.Fatalf("%d hits, want one in each of the two reports that came later: %+v", len(page.Items), page.Items)
		}
	}
}
