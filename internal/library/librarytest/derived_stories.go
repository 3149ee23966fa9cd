package librarytest

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"synopse/internal/library"
	"synopse/story/cluster"
)

func (s *suite) pending(t *testing.T, step library.Step) []string {
	t.Helper()
	tasks, err := s.lib.Pending(context.Background(), step, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range tasks {
		out = append(out, x.ID)
	}
	return out
}

func work(t *testing.T, s *suite) {
	ctx := context.Background()
	out := s.keep(t, hafen.item(), harbour.item(), wahl.item())
	all := []string{out[0].Report, out[1].Report, out[2].Report}
	for _, step := range []library.Step{library.StepRead, library.StepGroup} {
		if got := s.pending(t, step); !slices.Equal(got, all) {
			t.Errorf("%s: %v", step, got)
		}
	}
	first, _ := s.lib.Pending(ctx, library.StepRead, 0, 1)
	rest, err := s.lib.Pending(ctx, library.StepRead, first[0].Number, 0)
	if err != nil || len(first) != 1 || len(rest) != 2 || rest[0].ID != all[1] {
		t.Errorf("after the first: %+v, %v", rest, err)
	}
	s.keepReadings(t, hafen.reading(out[0]))
	if err := s.lib.Drop(ctx, library.StepRead, all[1], "a fault"); err != nil {
		t.Fatal(err)
	}
	if got := s.pending(t, library.StepRead); !slices.Equal(got, all[2:]) {
		t.Errorf("left: %v", got)
	}
	waiting, err := s.lib.Waiting(ctx)
	if want := map[library.Step]int{library.StepRead: 1, library.StepGroup: 3}; err != nil || !reflect.DeepEqual(waiting, want) {
		t.Errorf("waiting: %v, %v", waiting, err)
	}
	failures, err := s.lib.Failures(ctx, 0)
	if err != nil || len(failures) != 1 || failures[0].ID != all[1] || failures[0].Reason != "a fault" || failures[0].Step != library.StepRead {
		t.Errorf("failures: %+v, %v", failures, err)
	}
	// Another version: what has none, or another one, is done again; dropped work, too.
	if n, err := s.lib.Redo(ctx, library.StepRead, "v1"); err != nil || n != 2 {
		t.Errorf("redo v1: %d, %v", n, err)
	}
	if n, err := s.lib.Redo(ctx, library.StepRead, "v2"); err != nil || n != 3 {
		t.Errorf("redo v2: %d, %v", n, err)
	}
	if got := s.pending(t, library.StepRead); !slices.Equal(got, all) {
		t.Errorf("again: %v", got)
	}
	if failures, _ := s.lib.Failures(ctx, 0); len(failures) > 0 {
		t.Errorf("failures stay: %+v", failures)
	}
	if _, err := s.lib.Reading(ctx, all[0]); err != nil {
		t.Errorf("what was read is gone before there is new: %v", err)
	}
	if _, err := s.lib.Redo(ctx, "dance", ""); err == nil {
		t.Error("a step that is none")
	}
}

func leading(t *testing.T, s *suite) {
	ctx := context.Background()
	release, ok, err := s.lib.Lead(ctx)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	other := s.open(t, s.place)
	defer other.Close()
	if _, ok, err := other.Lead(ctx); err != nil || ok {
		t.Errorf("two lead: %v, %v", ok, err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	again, ok, err := other.Lead(ctx)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if err := again(); err != nil {
		t.Fatal(err)
	}
}

func (s *suite) story(t *testing.T, id string) library.Story {
	t.Helper()
	st, err := s.lib.Story(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func stories(t *testing.T, s *suite) {
	ctx := context.Background()
	out := s.read(t, harbour, hafen, wahl)
	if id, err := s.lib.StoryOf(ctx, out[0].Report); err != nil || id != "" {
		t.Errorf("not grouped yet: %q, %v", id, err)
	}
	s.group(t, out, 0, 0, 2)
	id := "s-" + out[0].Report
	st := s.story(t, id)
	if st.ID != id || st.Title != hafen.lines[0].text || st.First != "2026-11-17" || st.Last != "2026-11-18" || st.Reports != 2 || st.Origins != 2 ||
		!slices.Equal(st.Outlets, []string{"Morgenwarte", "Harbour Post"}) || !slices.Equal(st.Languages, []string{"de", "en"}) || !st.Stale ||
		!st.Updated.Equal(noon.Add(time.Hour)) {
		t.Errorf("%+v", st.StoryRow)
	}
	if len(st.Members) != 2 || st.Members[0].Report != out[1].Report || st.Members[0].Outlet != "Morgenwarte" || st.Members[0].Story != id || st.Members[0].Revisions != 1 ||
		!slices.Equal(st.Members[0].Agencies, []string{"dpa"}) || st.Members[0].Origin != -1 {
		t.Errorf("%+v", st.Members)
	}
	if got := s.pending(t, library.StepSynopsis); !slices.Equal(got, []string{id}) {
		t.Errorf("synopses to make: %v", got)
	}
	if got := s.pending(t, library.StepGroup); len(got) > 0 {
		t.Errorf("left to group: %v", got)
	}
	if _, err := s.lib.Story(ctx, "s-nothing"); code(err) != library.NotFound {
		t.Errorf("nothing: %v", err)
	}
}

func goneStory(t *testing.T, s *suite) {
	ctx := context.Background()
	out := s.read(t, hafen, harbour, wahl)
	s.group(t, out, 0, 1, 2)
	a, b, c := "s-"+out[0].Report, "s-"+out[1].Report, "s-"+out[2].Report
	move := func(c library.StoryChanges) {
		t.Helper()
		if err := s.lib.KeepStories(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	move(library.StoryChanges{Members: []library.Membership{{Report: out[1].Report, Story: a}}, Forwards: [][2]string{{b, a}}})
	move(library.StoryChanges{Members: []library.Membership{{Report: out[0].Report, Story: c}, {Report: out[1].Report, Story: c}}, Forwards: [][2]string{{a, c}}})
	for _, id := range []string{a, b, c} {
		if st := s.story(t, id); st.ID != c || st.Reports != 3 {
			t.Errorf("%s leads to %s of %d reports", id, st.ID, st.Reports)
		}
	}
	if st := s.story(t, c); !slices.Contains(st.Came, a) {
		t.Errorf("came: %v", st.Came)
	}
	// One comes back under its old name.
	move(library.StoryChanges{Members: []library.Membership{{Report: out[0].Report, Story: a}}})
	if st := s.story(t, a); st.ID != a || st.Reports != 1 || st.Stale {
		t.Errorf("%+v", st.StoryRow)
	}
}

func storyList(t *testing.T, s *suite) {
	ctx := context.Background()
	var list []told
	for i := range 7 {
		x := hafen
		x.address, x.hours, x.published = fmt.Sprintf("%s/%d", hafen.address, i), i, fmt.Sprintf("2026-11-%02dT08:00:00Z", 10+i)
		list = append(list, x)
	}
	list = append(list, harbour, wahl)
	out := s.read(t, list...)
	s.group(t, out, 0, 1, 2, 3, 3, 5, 6, 6, 8) // the harbour is told with the last of them
	for what, c := range map[string]struct {
		f    library.StoryFilter
		want string // indices of the stories
	}{
		"all":       {library.StoryFilter{}, "8 6 5 3 2 1 0"},
		"size":      {library.StoryFilter{Sort: library.BySize}, "6 3 8 5 2 1 0"},
		"updated":   {library.StoryFilter{Sort: library.ByUpdate}, "5 3 8 2 6 1 0"},
		"clashes":   {library.StoryFilter{Sort: library.ByClashes}, "8 6 5 3 2 1 0"},
		"least":     {library.StoryFilter{Least: 2}, "6 3"},
		"outlets":   {library.StoryFilter{Outlets: 2}, "6"},
		"outlet":    {library.StoryFilter{Outlet: "Harbour Post"}, "6"},
		"language":  {library.StoryFilter{Language: "en"}, "6"},
		"from":      {library.StoryFilter{From: "2026-11-15"}, "8 6 5"},
		"until":     {library.StoryFilter{Until: "2026-11-11"}, "1 0"},
		"fresh":     {library.StoryFilter{Since: noon.Add(4*time.Hour + time.Minute), OnlyFresh: true}, "6 5"},
		"actor":     {library.StoryFilter{Actor: s.actors(t, library.ActorFilter{Name: "olaf"})[0].ID, From: "2026-12-01"}, "8"},
		"no outlet": {library.StoryFilter{Outlet: "Nirgends"}, ""},
		"no topic":  {library.StoryFilter{Topic: "hafen"}, ""},
	} {
		for _, limit := range []int{0, 1, 3} {
			f := c.f
			f.Limit = limit
			var got []string
			for {
				page, err := s.lib.StoryList(ctx, f)
				if err != nil {
					t.Fatalf("%s: %v", what, err)
				}
				for _, row := range page.Items {
					i := slices.IndexFunc(out, func(o library.Outcome) bool { return "s-"+o.Report == row.ID })
					got = append(got, fmt.Sprint(i))
				}
				if f.Cursor = page.Next; f.Cursor == "" {
					break
				}
			}
			want := c.want
			if what == "updated" { // stories of the same moment: by number
				want = s.byUpdate(t, out)
			}
			if g := strings.Join(got, " "); g != want {
				t.Errorf("%s, limit %d: got %s, want %s", what, limit, g, want)
			}
		}
	}
	page, err := s.lib.StoryList(ctx, library.StoryFilter{Since: noon.Add(30 * time.Minute)})
	if err != nil || page.Items[1].Fresh != 2 || page.Items[6].Fresh != 0 {
		t.Errorf("fresh: %+v, %v", page.Items, err)
	}
}

// byUpdate gives the stories by when their last report came in, the later first;
// of the same moment the one that began later first.
func (s *suite) byUpdate(t *testing.T, out []library.Outcome) string {
	var rows []library.StoryRow
	for _, i := range []int{8, 6, 5, 3, 2, 1, 0} {
		rows = append(rows, s.story(t, "s-"+out[i].Report).StoryRow)
	}
	slices.SortStableFunc(rows, func(a, b library.StoryRow) int { return b.Updated.Compare(a.Updated) })
	var got []string
	for _, r := range rows {
		got = append(got, fmt.Sprint(slices.IndexFunc(out, func(o library.Outcome) bool { return "s-"+o.Report == r.ID })))
	}
	return strings.Join(got, " ")
}

func grouping(t *testing.T, s *suite) {
	ctx := context.Background()
	if g, err := s.lib.Grouping(ctx); err != nil || g.State != nil || g.Last != 0 {
		t.Fatalf("%+v, %v", g, err)
	}
	out := s.read(t, hafen, harbour, wahl)
	s.group(t, out, 0, 0, 2)
	want := library.Grouping{Version: "v1", Place: 2, State: []byte("a state \x00 of some kind")}
	if err := s.lib.KeepGrouping(ctx, want); err != nil {
		t.Fatal(err)
	}
	want.Last = 3
	if g, err := s.lib.Grouping(ctx); err != nil || !reflect.DeepEqual(g, want) {
		t.Errorf("got %+v, %v", g, err)
	}
	steps, err := s.lib.Grouped(ctx, 2, 0)
	if err != nil || len(steps) != 1 || steps[0].Place != 3 || steps[0].Report != out[2].Report || steps[0].Decision != nil {
		t.Errorf("since: %+v, %v", steps, err)
	}
	if n, err := s.lib.Redo(ctx, library.StepGroup, "v1"); err != nil || n != 0 {
		t.Errorf("nothing is of another version: %d, %v", n, err)
	}
	if n, err := s.lib.Redo(ctx, library.StepGroup, ""); err != nil || n != 3 {
		t.Errorf("redo: %d, %v", n, err)
	}
	if g, err := s.lib.Grouping(ctx); err != nil || g.State != nil || g.Last != 0 {
		t.Errorf("after redo: %+v, %v", g, err)
	}
	if st := s.story(t, "s-"+out[0].Report); st.Reports != 2 {
		t.Error("the stories went before there are new ones")
	}
}

func decisions(t *testing.T, s *suite) {
	ctx := context.Background()
	out := s.read(t, hafen, harbour)
	d := library.Decision{Together: true, A: out[0].Report, B: out[1].Report, By: "mia", At: noon}
	if err := s.lib.Decide(ctx, d); err != nil {
		t.Fatal(err)
	}
	if err := s.lib.Decide(ctx, library.Decision{A: out[0].Report, B: "nothing", At: noon}); code(err) != library.NotFound {
		t.Errorf("about nothing: %v", err)
	}
	if err := s.lib.Decide(ctx, library.Decision{A: out[0].Report, B: out[0].Report, At: noon}); code(err) != library.BadItem {
		t.Errorf("about one: %v", err)
	}
	list, err := s.lib.Undecided(ctx)
	d.Number = 1
	if err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], d) {
		t.Fatalf("undecided: %+v, %v", list, err)
	}
	id := "s-" + out[0].Report
	err = s.lib.KeepStories(ctx, library.StoryChanges{Decisions: []int64{1}, Steps: []library.GroupedStep{
		{Decision: &cluster.Override{Together: true, A: d.A, B: d.B}}, {Report: d.A}, {Report: d.B}},
		Members: []library.Membership{{Report: d.A, Story: id}, {Report: d.B, Story: id}}})
	if err != nil {
		t.Fatal(err)
	}
	if list, err := s.lib.Undecided(ctx); err != nil || len(list) > 0 {
		t.Errorf("still undecided: %+v, %v", list, err)
	}
	if all, err := s.lib.Decisions(ctx, 0); err != nil || len(all) != 1 {
		t.Errorf("decisions: %+v, %v", all, err)
	}
	if st := s.story(t, id); !st.Edited {
		t.Error("the story does not say so")
	}
	steps, err := s.lib.Grouped(ctx, 0, 0)
	if err != nil || len(steps) != 3 || steps[0].Decision == nil || *steps[0].Decision != (cluster.Override{Together: true, A: d.A, B: d.B}) || steps[1].Report != d.A {
		t.Errorf("steps: %+v, %v", steps, err)
	}
	if _, err := s.lib.Redo(ctx, library.StepGroup, ""); err != nil {
		t.Fatal(err)
	}
	if list, err := s.lib.Undecided(ctx); err != nil || len(list) != 1 {
		t.Errorf("to be decided again: %+v, %v", list, err)
	}
}

// synopsis makes a synopsis of the reports.
func synopsis(list []told, out []library.Outcome) library.Synopsis {
	x := library.Synopsis{Story: "s-" + out[0].Report, Version: "v1", Made: noon, Data: []byte(`{"synopse":"1"}`), Clashes: 1,
		Figures: []library.Figure{figure("Merle Asmussen"), figure("Olaf Brandt")}, Actors: []string{"a1", "a2"}}
	issue := library.StoryIssue{ID: "i1", Labels: map[string]string{"de": "Häfen", "en": "ports"}, Words: []string{"hafen", "häfen", "port"}, Topics: []string{"medtop:20000337"}, Relation: "mixed"}
	for i, o := range out {
		x.Reports, x.Revisions = append(x.Reports, o.Report), append(x.Revisions, o.ID)
		x.OnlyIn, x.Points = append(x.OnlyIn, i), append(x.Points, i+2)
		r := list[i].reading(o)
		issue.Statements = append(issue.Statements, r.Statements[0].ID)
		for _, s := range r.Statements {
			x.Speakers = append(x.Speakers, library.Spoken{Statement: s.ID, Speakers: []int{1}, Addressees: []int{0}})
		}
	}
	x.Origins = [][]int{{0, 1}}
	x.Copies = []library.Copied{{Report: 1, From: 0, Share: 0.75}}
	x.Issues = []library.StoryIssue{issue}
	return x
}

func synopses(t *testing.T, s *suite) {
	ctx := context.Background()
	list := []told{hafen, harbour}
	out := s.read(t, list...)
	s.group(t, out, 0, 0)
	id := "s-" + out[0].Report
	if _, err := s.lib.Synopsis(ctx, id); code(err) != library.NotFound {
		t.Errorf("nothing made: %v", err)
	}
	for range 2 {
		if err := s.lib.KeepSynopsis(ctx, synopsis(list, out)); err != nil {
			t.Fatal(err)
		}
	}
	syn, err := s.lib.Synopsis(ctx, id)
	if err != nil || string(syn.Data) != `{"synopse":"1"}` || syn.Stale || !slices.Equal(syn.Revisions, []string{out[0].ID, out[1].ID}) || !syn.Made.Equal(noon) || syn.Version != "v1" {
		t.Fatalf("%+v, %v", syn, err)
	}
	if len(syn.Figures) != 2 || syn.Figures[1].Name != "Olaf Brandt" || syn.Figures[1].Actor == "" || syn.Actors[1] != "a2" {
		t.Errorf("figures: %+v %v", syn.Figures, syn.Actors)
	}
	if len(syn.Issues) != 1 || syn.Issues[0].Library == "" || syn.Issues[0].Labels["en"] != "ports" {
		t.Fatalf("issues: %+v", syn.Issues)
	}
	st := s.story(t, id)
	if st.Stale || st.Origins != 1 || st.Clashes != 1 || st.Issues != 1 || st.OnlyIn != 1 || st.Members[1].Copied != out[0].Report || st.Members[1].Share != 0.75 ||
		st.Members[1].OnlyIn != 1 || st.Members[0].Origin != 0 || st.Members[0].Copied != "" {
		t.Errorf("%+v", st)
	}
	page, err := s.lib.StoryList(ctx, library.StoryFilter{Topic: "Hafen", Labels: "en"})
	if err != nil || len(page.Items) != 1 || !slices.Equal(page.Items[0].Topics, []string{"ports"}) {
		t.Errorf("by topic: %+v, %v", page, err)
	}
	if page, err := s.lib.StoryList(ctx, library.StoryFilter{Topic: "medtop:20000337"}); err != nil || len(page.Items) != 1 {
		t.Errorf("by Media Topic: %+v, %v", page, err)
	}
	// The story says that Brandt speaks everywhere.
	if got := found(s.find(t, "wer:brandt", library.Searched{})); got != "H3 H2 M3 M2" {
		t.Errorf("Brandt speaks in %s", got)
	}
	if got := found(s.find(t, "thema:hafen", library.Searched{})); got != "H2 M2" {
		t.Errorf("on the issue: %s", got)
	}
	said, err := s.lib.Statements(ctx, library.StatementFilter{Issue: syn.Issues[0].Library})
	if err != nil || len(said.Items) != 2 || said.Items[0].Issues[0].Labels["de"] != "Häfen" || said.Items[0].Issues[0].Local != "i1" {
		t.Errorf("statements of the issue: %+v, %v", said, err)
	}
	brandt := s.actors(t, library.ActorFilter{Name: "brandt"})[0]
	if brandt.Statements != 4 {
		t.Errorf("Brandt: %+v", brandt)
	}
	a, err := s.lib.Actor(ctx, brandt.ID)
	if err != nil || len(a.Issues) != 1 || a.Issues[0].Name != "Häfen" || a.Issues[0].Count != 2 || a.IssuesEN[0].Name != "ports" || len(a.Stories) != 1 {
		t.Errorf("Brandt: %+v, %v", a, err)
	}
}

func oldSynopsis(t *testing.T, s *suite) {
	ctx := context.Background()
	list := []told{hafen, harbour}
	out := s.read(t, list...)
	s.group(t, out, 0, 0)
	syn := synopsis(list, out)
	changed := hafen
	changed.lines, changed.hours = append(slices.Clone(hafen.lines), line{text: "Ein Leuchtturm kommt hinzu."}), 5
	s.keep(t, changed.item())
	if err := s.lib.KeepSynopsis(ctx, syn); err != nil {
		t.Fatal(err)
	}
	if _, err := s.lib.Synopsis(ctx, syn.Story); code(err) != library.NotFound {
		t.Errorf("it is of an older wording: %v", err)
	}
	s.read(t, changed)
	syn.Story = "s-nothing"
	if err := s.lib.KeepSynopsis(ctx, syn); err != nil {
		t.Errorf("of a story that has gone: %v", err)
	}
	// A story that gets another report shows what there is, and says that it lags.
	newer := []told{changed, harbour}
	kept, _ := s.lib.Newest(ctx, []string{out[0].Report, out[1].Report})
	syn = synopsis(newer, []library.Outcome{{Report: kept[0].Of, ID: kept[0].ID}, {Report: kept[1].Of, ID: kept[1].ID}})
	if err := s.lib.KeepSynopsis(ctx, syn); err != nil {
		t.Fatal(err)
	}
	third := s.read(t, wahl)
	err := s.lib.KeepStories(ctx, library.StoryChanges{Steps: []library.GroupedStep{{Report: third[0].Report}}, Members: []library.Membership{{Report: third[0].Report, Story: syn.Story}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.lib.Synopsis(ctx, syn.Story); err != nil || !got.Stale {
		t.Errorf("%v, %v", got.Stale, err)
	}
	if tasks, err := s.lib.Pending(ctx, library.StepSynopsis, 0, 0); err != nil || len(tasks) != 1 || tasks[0].Size != 3 || tasks[0].Made != 2 {
		t.Errorf("%+v, %v", tasks, err)
	}
}

// standing says what waits, what was done and what failed; what failed is tried again.
func standing(t *testing.T, s *suite) {
	ctx := context.Background()
	all := func() (out [3]library.StepStanding, failures int) {
		t.Helper()
		st, err := s.lib.Standing(ctx)
		if err != nil || len(st.Steps) != 3 {
			t.Fatalf("%+v, %v", st, err)
		}
		return [3]library.StepStanding(st.Steps), st.Failures
	}
	if steps, failures := all(); steps != [3]library.StepStanding(library.EveryStep()) || failures != 0 {
		t.Errorf("nothing is there: %+v, %d", steps, failures)
	}
	out := s.keep(t, hafen.item(), harbour.item(), wahl.item())
	s.keepReadings(t, hafen.reading(out[0]))
	for i := range 2 {
		if err := s.lib.Drop(ctx, library.StepRead, out[1+i].Report, "a fault"); err != nil {
			t.Fatal(err)
		}
	}
	s.group(t, out[:2], 0, 0)
	steps, failures := all()
	read, group, synopsis := steps[0], steps[1], steps[2]
	if read.Step != library.StepRead || read.Waiting != 0 || read.Day != 1 || read.Rate <= 0 || read.Left() != 0 || failures != 2 {
		t.Errorf("reading: %+v, %d", read, failures)
	}
	if group.Waiting != 1 || group.Day != 2 || group.Rate <= read.Rate || group.Left() <= 0 {
		t.Errorf("grouping: %+v", group)
	}
	if synopsis.Waiting != 1 || synopsis.Day != 0 || synopsis.Rate != 0 || synopsis.Left() != 0 {
		t.Errorf("synopses: %+v", synopsis)
	}
	for _, c := range []struct {
		step library.Step
		id   string
		want int
	}{{library.StepRead, "nothing", 0}, {library.StepSynopsis, out[1].Report, 0}, {library.StepGroup, "", 0}, {library.StepRead, out[1].Report, 1}, {"", "", 1}, {"", "", 0}} {
		if n, err := s.lib.Retry(ctx, c.step, c.id); err != nil || n != c.want {
			t.Errorf("again %q %q: %d, %v", c.step, c.id, n, err)
		}
	}
	if got := s.pending(t, library.StepRead); !slices.Equal(got, []string{out[1].Report, out[2].Report}) {
		t.Errorf("to be read again: %v", got)
	}
}
