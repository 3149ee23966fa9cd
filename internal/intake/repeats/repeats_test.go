package repeats

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"synopse/internal/intake/draft"
	"synopse/report"
)

const plea = "Guter Journalismus kostet Geld. Unterstützen Sie den Flussboten mit einem Beitrag."

// page makes a report with a headline and paragraphs.
func page(n int, title string, paras ...string) report.Report {
	d := draft.Draft{Outlet: "Flussbote", URL: fmt.Sprintf("https://flussbote.example/%d", n), Title: title}
	d.Add(report.Headline, title)
	for _, p := range paras {
		d.Add(report.Body, p)
	}
	return d.Report()
}

func long(n int, what string) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("Absatz %d über %s steht hier und nirgends sonst.", i, what))
	}
	return out
}

var titles = []string{"Streik im Hafen beendet", "Brücke bleibt gesperrt", "Wahl: Oberstadt stimmt ab", "Schule bekommt Dach"}

func TestWhatEveryPageHasGoes(t *testing.T) {
	var pages []report.Report
	for i, title := range titles {
		pages = append(pages, page(i, title, append(long(3, title), plea)...))
	}
	for i, r := range Across(pages) {
		if strings.Contains(r.Text, plea) {
			t.Errorf("page %d still has it: %q", i, r.Text)
		}
		if n := len(r.Discarded); n != 1 || r.Discarded[0].Text != plea || r.Discarded[0].Reason != string(draft.EveryPage) {
			t.Errorf("page %d discards %v", i, r.Discarded)
		}
		if len(r.Blocks) != 4 || r.Title != titles[i] || r.Outlet != "Flussbote" {
			t.Errorf("page %d has %d blocks, title %q", i, len(r.Blocks), r.Title)
		}
	}
}

func TestWhatStays(t *testing.T) {
	background := "Der Streit um die Nachtschichten im Hafen hatte vor elf Tagen begonnen."
	for name, pages := range map[string][]report.Report{
		"two pages are too few": {
			page(1, titles[0], append(long(3, "a"), plea)...), page(2, titles[1], append(long(3, "b"), plea)...)},
		"one event, one background": {
			page(1, "Streik im Hafen", append(long(3, "a"), background)...), page(2, "Hafen: Streik geht weiter", append(long(3, "b"), background)...),
			page(3, "Was der Streik kostet", append(long(3, "c"), background)...), page(4, "Streik: Fähren fahren wieder", append(long(3, "d"), background)...)},
		"one page read again and again": {
			page(1, titles[0], append(long(3, "a"), plea)...), page(1, titles[1], append(long(3, "b"), plea)...), page(1, titles[2], append(long(3, "c"), plea)...)},
		"in the middle": {
			page(1, titles[0], middle("a")...), page(2, titles[1], middle("b")...), page(3, titles[2], middle("c")...)},
		"short": {
			page(1, titles[0], "Mehr dazu", "A."), page(2, titles[1], "Mehr dazu", "B."), page(3, titles[2], "Mehr dazu", "C.")},
		"nothing else on the page": {
			page(1, titles[0], plea), page(2, titles[1], plea), page(3, titles[2], plea)},
	} {
		if got := Across(pages); !reflect.DeepEqual(got, pages) {
			t.Errorf("%s: something was taken out", name)
		}
	}
}

func middle(what string) []string {
	return append(append(long(5, what), plea), long(5, what+"x")...)
}

func TestOutletsAreApart(t *testing.T) {
	var pages []report.Report
	for i, title := range titles {
		p := page(i, title, append(long(3, title), plea)...)
		p.Outlet = fmt.Sprintf("Bote %d", i/2)
		pages = append(pages, p)
	}
	if got := Across(pages); !reflect.DeepEqual(got, pages) {
		t.Error("two pages each of two outlets taught each other")
	}
}

func TestMemoryIsBoundedAndKept(t *testing.T) {
	var r Repeats
	for i := range 3 * Memory {
		r.Add(page(i, titles[i%4], append(long(3, fmt.Sprint(i)), plea)...))
	}
	if len(r.Pages) != Memory {
		t.Fatalf("%d pages are remembered", len(r.Pages))
	}
	again := read(r.notes())
	if !reflect.DeepEqual(r, again) {
		t.Fatal("what was kept comes back otherwise")
	}
	if got := again.Prune(page(999, "Theater sucht Statisten", append(long(3, "z"), plea)...)); strings.Contains(got.Text, plea) {
		t.Error("the new page still has it")
	}
}

// TestNothingIsLost checks that what is taken out is among the discarded, that
// spans hold, and that pruning twice is pruning once.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		para := rapid.SampledFrom(append(long(6, "x"), plea, "Kurz.", "Noch ein Satz, der auf vielen Seiten steht und lang ist."))
		var pages []report.Report
		for i := range rapid.IntRange(1, 6).Draw(t, "pages") {
			pages = append(pages, page(i, rapid.SampledFrom(titles).Draw(t, "title"), rapid.SliceOfN(para, 1, 16).Draw(t, "paras")...))
		}
		for i, r := range Across(pages) {
			runes := []rune(r.Text)
			var got []string
			for _, b := range r.Blocks {
				got = append(got, string(runes[b.Start:b.End]))
			}
			if len(r.Blocks)+len(r.Discarded) != len(pages[i].Blocks) || r.Text != strings.Join(got, "\n\n") {
				t.Fatalf("%d blocks and %d discarded of %d", len(r.Blocks), len(r.Discarded), len(pages[i].Blocks))
			}
		}
		once := Across(pages)
		var known Repeats
		for _, p := range pages {
			known.Add(p)
		}
		for _, r := range once {
			if !reflect.DeepEqual(known.Prune(known.Prune(r)), known.Prune(r)) {
				t.Fatal("pruning twice is not pruning once")
			}
		}
	})
}

// Read one after the other, the first pages keep what they have; the text of none
// changes, and spans hold.
func TestLearn(t *testing.T) {
	var notes []byte
	for i, title := range titles {
		was := page(i, title, append(long(3, title), plea)...)
		var got report.Report
		got, notes = Learn(notes, was)
		if got.Text != was.Text || got.Title != was.Title {
			t.Errorf("page %d: the text changed", i)
		}
		if i < Enough-1 {
			if !reflect.DeepEqual(got, was) {
				t.Errorf("page %d: something was taken out", i)
			}
			continue
		}
		if !reflect.DeepEqual(got.Blocks, was.Blocks[:4]) || len(got.Discarded) != 1 || got.Discarded[0].Text != plea {
			t.Errorf("page %d: %+v", i, got)
		}
	}
	for n := range notes {
		read(notes[:n]) // what is damaged is no fault
	}
	if got, _ := Learn([]byte("no notes"), page(9, titles[0], plea)); len(got.Discarded) > 0 {
		t.Error("learnt from what are no notes")
	}
}

// Two revisions, of which only the later knew what is repeated, differ only in
// what the outlet changed.
func TestLevel(t *testing.T) {
	old, now := page(1, titles[0], "Eins steht hier allein.", plea), page(1, titles[0], "Zwei steht hier allein.", plea)
	got := Level([]report.Report{old, draft.Hide(now, []int{2}, draft.EveryPage), page(2, titles[1], plea)})
	if len(got[0].Blocks) != 2 || got[0].Text != old.Text || len(got[1].Blocks) != 2 || len(got[2].Blocks) != 1 {
		t.Errorf("%+v", got)
	}
}
