package librarytest

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"synopse/internal/library"
	"synopse/statement"
)

// crossing are reports that name people by keys that meet in each other: Kramer is
// called by four names that only together are one, and one report takes two of them for
// two people.
var crossing = []told{
	cross("a", line{text: "Wir bauen weiter.", who: "Anna Kramer", whom: "Olaf Brandt", kind: statement.Direct, act: "say"}),
	cross("b", line{text: "Der Kai bleibt zu.", who: "Anna Cramer", kind: statement.Direct, act: "say"}, line{text: "Das sei falsch.", who: "Olaf Brandt", whom: "Anna Cramer", kind: statement.Indirect, act: "deny"}),
	cross("c", line{text: "Beide sind dafür.", who: "Anna Kramer", whom: "Anna Cramer", kind: statement.Direct, act: "say"}, line{text: "Auch morgen.", who: "Anna Cramer", whom: "Anna Kramer", kind: statement.Direct, act: "say"}),
	cross("d", line{text: "Es werde teurer.", who: "Kramer-Cramer", kind: statement.Indirect, act: "say"}),
	cross("e", line{text: "Die Mole hält.", who: "Anna Krahmer", whom: "Olaf Brandt", kind: statement.Direct, act: "say"}),
	cross("f", line{text: "Niemand wisse es.", who: "Cramer-Krahmer", kind: statement.Indirect, act: "say"}, line{text: "Danke.", who: "Olaf Brandt", whom: "Cramer-Krahmer", kind: statement.Direct, act: "say"}),
	cross("g", line{text: "Gute Reise.", who: "Merle Asmussen", whom: "Anna Krahmer", kind: statement.Direct, act: "say"}),
}

// crossingKeys are what the people in them are known by.
var crossingKeys = map[string][]string{
	"Anna Kramer": {"person kramer"}, "Anna Cramer": {"person cramer"}, "Kramer-Cramer": {"person cramer", "person kramer"},
	"Anna Krahmer": {"person krahmer"}, "Cramer-Krahmer": {"person cramer", "person krahmer", "person xramer"},
	"Olaf Brandt": {"person brandt"}, "Merle Asmussen": {"person asmussen"},
}

func cross(name string, lines ...line) told {
	return told{address: "https://morgenwarte.example/" + name, outlet: "Morgenwarte", language: "de", published: "2026-11-1" + fmt.Sprint(int(name[0]-'a')), lines: lines}
}

// crossingReading makes the reading of one of them; all figures have a role in common,
// and what is said of the wall and for both is said by all whom the report names.
func crossingReading(x told, o library.Outcome) library.Reading {
	r := x.reading(o)
	for i := range r.Figures {
		r.Figures[i].Keys, r.Figures[i].Roles = slices.Clone(crossingKeys[r.Figures[i].Name]), []string{"Ministerin"}
	}
	if st := r.Statements; strings.HasPrefix(x.lines[0].text, "Beide") || strings.HasPrefix(x.lines[0].text, "Die Mole") {
		st[0].Speakers = []int{0, 1}
		st[0].ID = library.StatementID(o.Report, &st[0])
	}
	return r
}

// CrossingItems are reports that name people by keys that meet in each other.
func CrossingItems() (items []library.Item) {
	for _, x := range crossing {
		items = append(items, x.item())
	}
	return items
}

// ReadCrossing keeps what is read in these reports, in an order, so many at a time.
func ReadCrossing(t *testing.T, lib library.Library, order []int, size int) {
	t.Helper()
	out, err := lib.Keep(context.Background(), library.Batch{Items: CrossingItems()})
	if err != nil {
		t.Fatal(err)
	}
	for part := range slices.Chunk(order, size) {
		var readings []library.Reading
		for _, i := range part {
			readings = append(readings, crossingReading(crossing[i], out[i]))
		}
		if err := lib.KeepReadings(context.Background(), readings); err != nil {
			t.Fatal(err)
		}
	}
}

// CrossingIDs are the ids that people in these reports can have had.
func CrossingIDs() (ids []string) {
	for _, keys := range crossingKeys {
		ids = append(ids, library.ActorID(keys))
	}
	slices.Sort(ids)
	return ids
}

// Who tells all that a library says of who is who in these reports.
func Who(t *testing.T, lib library.Library) (out []string) {
	t.Helper()
	ctx := context.Background()
	add := func(what string, value any, err error) {
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		data, _ := json.Marshal(value)
		out = append(out, what+": "+string(data))
	}
	said := func(what string, f library.StatementFilter) {
		page, err := lib.Statements(ctx, f)
		var list []string
		for _, x := range page.Items {
			list = append(list, fmt.Sprint(x.Text, x.Who, x.Whom))
		}
		add(what, list, err)
	}
	var f library.ActorFilter
	for f.Limit = 1; ; {
		page, err := lib.FindActors(ctx, f)
		add("list", page.Items, err)
		if f.Cursor = page.Next; f.Cursor == "" || err != nil {
			break
		}
	}
	for _, id := range CrossingIDs() {
		a, err := lib.Actor(ctx, id)
		add("actor "+id, a, err)
		said("by "+id, library.StatementFilter{Actor: id})
		said("to "+id, library.StatementFilter{To: id})
	}
	for _, name := range []string{"kramer", "cramer", "krahmer", "anna kramer cramer", "ministerin"} {
		page, err := lib.FindActors(ctx, library.ActorFilter{Name: name})
		add(name, page.Items, err)
	}
	said("all", library.StatementFilter{})
	for _, x := range crossing {
		it := x.item()
		id, _ := library.ReportID(&it.Report)
		r, err := lib.Reading(ctx, id)
		var ids []string
		for i := range r.Figures {
			ids = append(ids, r.Figures[i].Actor)
		}
		add("read in "+x.address, ids, err)
	}
	return out
}

// same compares what two libraries say.
func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("%s: it matters what came first:\n got %v\nwant %v", what, got[min(i, len(got)):min(i+1, len(got))], want[min(i, len(want)):min(i+1, len(want))])
			return
		}
	}
}

// inOrder gives the numbers of all these reports.
func inOrder() (order []int) {
	for i := range crossing {
		order = append(order, i)
	}
	return order
}

// Whatever comes first, the same people are one, with the same id, names and counts.
func partiesInAnyOrder(t *testing.T, s *suite) {
	ReadCrossing(t, s.lib, inOrder(), 1)
	want := Who(t, s.lib)
	if list := s.actors(t, library.ActorFilter{}); len(list) != 3 || list[0].Name != "Anna Cramer" || list[0].Statements != 7 || list[0].Reports != 7 {
		t.Errorf("%+v", list)
	}
	if a, err := s.lib.Actor(context.Background(), library.ActorID(crossingKeys["Anna Kramer"])); err != nil || len(a.Roles) != 1 || a.Roles[0].Count != 7 || len(a.Names) != 5 || a.Names[0].Count != 2 {
		t.Errorf("%+v, %v", a, err)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range 6 {
		order, size := inOrder(), 1+i%3
		if i > 0 {
			rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		} else {
			slices.Reverse(order)
		}
		other := s.open(t, fmt.Sprintf("%s-%d", s.place, i))
		t.Cleanup(func() { other.Close() })
		ReadCrossing(t, other, order, size)
		same(t, fmt.Sprint(order, " by ", size), Who(t, other), want)
		ReadCrossing(t, other, order, size) // again
		same(t, fmt.Sprint(order, " read again"), Who(t, other), want)
		if found, err := other.Check(context.Background()); err != nil || len(found) > 0 {
			t.Errorf("%v: not sound: %q, %v", order, found, err)
		}
	}
}

// So it is where several are at work.
func partiesByMany(t *testing.T, s *suite) {
	ctx := context.Background()
	out := s.keep(t, CrossingItems()...)
	var wait sync.WaitGroup
	for w := range 4 {
		wait.Go(func() {
			for i := range crossing {
				n := (i*3 + 2*w) % len(crossing)
				if err := s.lib.KeepReadings(ctx, []library.Reading{crossingReading(crossing[n], out[n])}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	other := s.open(t, s.place+"-2")
	defer other.Close()
	ReadCrossing(t, other, inOrder(), len(crossing))
	same(t, "four at once", Who(t, s.lib), Who(t, other))
}

// An id that was given leads to whom it is now, in pages, filters and synopses.
func partiesLeadOn(t *testing.T, s *suite) {
	ctx := context.Background()
	list := []told{crossing[0], crossing[1]}
	items := CrossingItems()
	out := s.keep(t, items...)
	s.keepReadings(t, crossingReading(crossing[0], out[0]), crossingReading(crossing[1], out[1]))
	s.group(t, out[:2], 0, 0)
	syn := synopsis(list, out[:2])
	syn.Figures, syn.Actors, syn.Speakers, syn.Issues = nil, nil, nil, nil
	for i, name := range []string{"Anna Kramer", "Anna Cramer", "Olaf Brandt"} {
		f := figure(name)
		f.Keys = slices.Clone(crossingKeys[name])
		syn.Figures, syn.Actors = append(syn.Figures, f), append(syn.Actors, fmt.Sprintf("a%d", i+1))
	}
	if err := s.lib.KeepSynopsis(ctx, syn); err != nil {
		t.Fatal(err)
	}
	kramer, cramer := library.ActorID(crossingKeys["Anna Kramer"]), library.ActorID(crossingKeys["Anna Cramer"])
	for _, id := range []string{kramer, cramer} {
		if a, err := s.lib.Actor(ctx, id); err != nil || a.ID != id {
			t.Fatalf("they are one before anybody says so: %+v, %v", a.ActorRow, err)
		}
	}
	s.keepReadings(t, crossingReading(crossing[3], out[3]), crossingReading(crossing[4], out[4]), crossingReading(crossing[5], out[5]))
	for _, id := range CrossingIDs() {
		if _, err := s.lib.Actor(ctx, id); err != nil && id != library.ActorID(crossingKeys["Merle Asmussen"]) {
			t.Errorf("%s leads to nobody: %v", id, err)
		}
	}
	a, err := s.lib.Actor(ctx, kramer)
	b, err2 := s.lib.Actor(ctx, cramer)
	if err != nil || err2 != nil || a.ID != b.ID || a.Statements != 5 || a.Reports != 5 {
		t.Fatalf("%+v, %+v, %v, %v", a.ActorRow, b.ActorRow, err, err2)
	}
	for _, id := range []string{kramer, cramer, a.ID} {
		page, err := s.lib.StoryList(ctx, library.StoryFilter{Actor: id})
		if err != nil || len(page.Items) != 1 {
			t.Errorf("stories of %s: %d, %v", id, len(page.Items), err)
		}
		if said, err := s.lib.Statements(ctx, library.StatementFilter{Actor: id, Story: "s-" + out[0].Report}); err != nil || len(said.Items) != 2 || said.Items[0].Who[0].Actor != a.ID {
			t.Errorf("statements of %s: %+v, %v", id, said.Items, err)
		}
	}
	if got, err := s.lib.Synopsis(ctx, "s-"+out[0].Report); err != nil || len(got.Figures) != 3 || got.Figures[0].Actor != a.ID || got.Figures[1].Actor != a.ID || got.Figures[2].Name != "Olaf Brandt" {
		t.Errorf("the synopsis: %+v, %v", got.Figures, err)
	}
	if n := s.hits(t, "wer:krahmer"); n != 5 {
		t.Errorf("a search finds %d statements", n)
	}
	// What a report says no more is counted no more.
	x := crossingReading(crossing[5], out[5])
	x.Figures, x.Statements = []library.Figure{}, nil
	s.keepReadings(t, x)
	if a, err := s.lib.Actor(ctx, cramer); err != nil || a.Statements != 4 || a.Reports != 4 || a.Roles[0].Count != 4 {
		t.Errorf("%+v, %v", a, err)
	}
}
