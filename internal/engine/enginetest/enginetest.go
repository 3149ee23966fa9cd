// Package enginetest is the suite that every engine has to pass: whatever works,
// with however many, interrupted or not, leaves the same library.
package enginetest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"synopse/internal/engine"
	"synopse/internal/library"
	"synopse/internal/newsgen"
	"synopse/internal/query"
	"synopse/report"
)

// Kind makes libraries and engines of one kind.
type Kind struct {
	// Library opens the library at a place, with what was kept there before.
	Library func(t *testing.T, place string) library.Library
	// Engine makes an engine with so many workers; close ends it.
	Engine func(t *testing.T, lib library.Library, workers int) (e engine.Engine, close func() error)
}

// Run runs the suite.
func Run(t *testing.T, k Kind) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Kind)
	}{
		{"everything is there", everything},
		{"the number of workers does not matter", workers},
		{"begun again in the middle", restarted},
		{"made anew", anew},
		{"a revision replaces what was read", revised},
		{"decided by hand", decided},
		{"a saved search is told once", alerted},
		{"the past by ranges of days", backfilled},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, k) })
	}
}

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// Items gives made-up reports of some 90 words.
func Items(seed uint64, n int) []library.Item { return ItemsOf(seed, n, 20) }

// ItemsOf gives made-up reports with so many words of filler in each.
func ItemsOf(seed uint64, n, filler int) []library.Item {
	set := newsgen.Defaults()
	set.Seed, set.Filler = seed, filler
	return items(set, n)
}

// Spread gives made-up reports, so many a day.
func Spread(seed uint64, n, perDay int) []library.Item {
	set := newsgen.Defaults()
	set.Seed, set.PerDay, set.Filler, set.Dateless, set.Days = seed, perDay, 20, 0, 5
	return items(set, n)
}

func items(set newsgen.Settings, n int) []library.Item {
	gen := newsgen.New(set)
	out := make([]library.Item, n)
	for i := range out {
		r := gen.Next().Report
		r.URL = fmt.Sprintf("https://%s.example/%d", strings.ToLower(r.Outlet[:3]), i)
		r.ID = ""
		out[i] = library.Item{Report: r, Seen: noon.Add(time.Duration(i) * time.Second)}
	}
	return out
}

// Talks gives reports with statements on one event, by three outlets.
func Talks() []library.Item {
	texts := []struct{ outlet, language, title, text string }{
		{"Morgenwarte", "de", "Hafen von Lorhaven wird ausgebaut", `Der Hafen von Lorhaven wird ausgebaut. „Wir beginnen im März mit den Arbeiten“, sagte Ministerin Merle Asmussen am Dienstag. Reeder Olaf Brandt forderte mehr Geld für die Fähren. Der Ausbau kostet 40 Millionen Euro. Die Fischer lehnen den Ausbau des Hafens ab.`},
		{"Küstenblatt", "de", "Streit um Hafenausbau in Lorhaven", `Um den Ausbau des Hafens von Lorhaven gibt es Streit. Ministerin Merle Asmussen sagte, die Arbeiten begännen im März. Brandt sagte, das Geld reiche nicht für die Fähren. Der Ausbau kostet nach Angaben der Stadt 45 Millionen Euro. Asmussen wies die Kritik zurück.`},
		{"Harbour Post", "en", "Lorhaven harbour to be extended", `The harbour of Lorhaven will be extended. "We start work in March," minister Merle Asmussen said on Tuesday. Ship owner Olaf Brandt demanded more money for the ferries. The extension of the harbour costs 40 million euros. The fishermen reject the extension.`},
	}
	var out []library.Item
	for i, x := range texts {
		out = append(out, library.Item{Seen: noon.Add(time.Duration(i) * time.Minute), Report: report.Report{
			URL: fmt.Sprintf("https://talks.example/%d", i), Outlet: x.outlet, Language: x.language, Title: x.title,
			Published: fmt.Sprintf("2026-11-17T1%d:00:00+01:00", i), Text: x.text,
			Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(x.text))}},
		}})
	}
	return out
}

func keep(t *testing.T, lib library.Library, items []library.Item) []library.Outcome {
	t.Helper()
	out, err := lib.Keep(context.Background(), library.Batch{Items: items})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func drain(t *testing.T, k Kind, lib library.Library, workers int) {
	t.Helper()
	e, done := k.Engine(t, lib, workers)
	if err := e.Drain(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := done(); err != nil {
		t.Fatal(err)
	}
}

// Content writes down what a library holds, without times of making and sorted: two
// libraries with the same lines hold the same.
func Content(t *testing.T, lib library.Library) []string { return content(t, lib) }

// content writes down what a library holds, without times of making.
func content(t *testing.T, lib library.Library) []string {
	t.Helper()
	ctx := context.Background()
	var out []string
	add := func(what string, v any) {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, what+" "+string(data))
	}
	q := library.Query{}
	for {
		list, err := lib.List(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		if len(list) == 0 {
			break
		}
		for _, v := range list {
			r, err := lib.Reading(ctx, v.Of)
			if err != nil {
				t.Fatal(err)
			}
			add("reading", r)
			st, err := lib.StoryOf(ctx, v.Of)
			if err != nil {
				t.Fatal(err)
			}
			add("story of "+v.Of, st)
		}
		q.After = list[len(list)-1].At()
	}
	out = append(out, stories(t, lib)...)
	actors, err := lib.FindActors(ctx, library.ActorFilter{Limit: 500})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range actors.Items {
		full, err := lib.Actor(ctx, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		add("actor", full)
	}
	outlets, err := lib.OutletList(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range outlets {
		full, err := lib.Outlet(ctx, o.Name, library.Period{})
		if err != nil {
			t.Fatal(err)
		}
		add("outlet", full)
	}
	slices.Sort(out)
	return out
}

func stories(t *testing.T, lib library.Library) (out []string) {
	ctx := context.Background()
	f := library.StoryFilter{Limit: 500}
	for {
		page, err := lib.StoryList(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range page.Items {
			st, err := lib.Story(ctx, row.ID)
			if err != nil {
				t.Fatal(err)
			}
			data, _ := json.Marshal(st)
			out = append(out, "story "+string(data))
			if st.Reports > 1 {
				syn, err := lib.Synopsis(ctx, st.ID)
				if err != nil {
					t.Fatal(err)
				}
				syn.Made = time.Time{}
				data, _ := json.Marshal(syn)
				out = append(out, "synopsis "+string(data))
			}
		}
		if f.Cursor = page.Next; f.Cursor == "" {
			return out
		}
	}
}

// same fails where two contents differ, and shows the first difference.
func same(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		a, b := "nothing", "nothing"
		if i < len(got) {
			a = got[i]
		}
		if i < len(want) {
			b = want[i]
		}
		if a != b {
			at := 0 // where they begin to differ
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			at = max(0, at-200)
			t.Fatalf("line %d of %d and %d (%.60s …), from byte %d:\n got %.600s\nwant %.600s", i, len(got), len(want), a, at, a[min(at, len(a)):], b[min(at, len(b)):])
		}
	}
}

func sound(t *testing.T, lib library.Library) {
	t.Helper()
	ctx := context.Background()
	if found, err := lib.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("the library is not sound: %q, %v", found, err)
	}
	waiting, err := lib.Waiting(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for step, n := range waiting {
		t.Errorf("%d left to do in step %s", n, step)
	}
	if failures, err := lib.Failures(ctx, 0); err != nil || len(failures) > 0 {
		t.Errorf("failures: %+v, %v", failures, err)
	}
}

func find(t *testing.T, lib library.Library, line string) library.Found {
	t.Helper()
	q, err := query.Parse(line)
	if err != nil {
		t.Fatal(err)
	}
	f, err := lib.Find(context.Background(), library.Searched{Query: q, Facets: 1000, Labels: "de"})
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return f
}

func hits(f library.Found) (n int) {
	for _, s := range f.Stories {
		n += len(s.Hits)
	}
	return n
}

// Same fails where two libraries hold different things.
func Same(t *testing.T, a, b library.Library) {
	t.Helper()
	same(t, content(t, a), content(t, b))
}
