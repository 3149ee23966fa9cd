package story

import (
	"fmt"
	"strings"
	"testing"

	"synopse/report"
)

func TestWindowFindsWhatBatchFinds(t *testing.T) {
	texts := []string{agencyText, ownText, strings.Replace(agencyText, "lange Umwege", "weite Umwege", 1) + " Mehr am Abend.", ownText[len(ownText)/3:]}
	w := NewWindow(100)
	var sources []Source
	var found []Copy
	for i, text := range texts {
		r := &report.Report{Outlet: fmt.Sprint("Blatt ", i), Published: fmt.Sprintf("2026-03-0%d", i+1), Text: text}
		sources = append(sources, Source{Report: r})
		found = append(found, w.Add(r)...)
	}
	batch := Copies(sources)
	if len(found) != 2 || len(batch) != 2 {
		t.Fatalf("window %+v, batch %+v, want two copies each", found, batch)
	}
	for i := range found {
		if found[i].Report != batch[i].Report || found[i].From != batch[i].From || found[i].Share != batch[i].Share {
			t.Errorf("window %+v, batch %+v", found[i], batch[i])
		}
	}
}

func TestWindowForgets(t *testing.T) {
	w := NewWindow(3)
	w.Add(&report.Report{Text: agencyText})
	for i := range 3 {
		w.Add(&report.Report{Text: fmt.Sprintf("Eine ganz andere Meldung mit der Nummer %d aus einem ganz anderen Ort im Norden.", i)})
	}
	if c := w.Add(&report.Report{Text: agencyText}); len(c) != 0 {
		t.Errorf("a report that was forgotten is a source: %+v", c)
	}
	if c := w.Add(&report.Report{Text: agencyText}); len(c) != 1 || c[0].From != 4 {
		t.Errorf("the report before is not the source: %+v", c)
	}
}

// Reports with one text, without an end: what is kept for one of them is bounded.
func TestWindowOfIdenticalReports(t *testing.T) {
	w := NewWindow(500)
	for i := range 3000 {
		c := w.Add(&report.Report{Text: agencyText})
		if i > 0 && (len(c) != 1 || c[0].Share != 1) {
			t.Fatalf("report %d: %+v, want one copy of all of it", i, c)
		}
	}
}

func TestPlainWordsAreThoseOfTheDocument(t *testing.T) {
	text := `Der Minister sagte: „Wir werden die Brücke nicht aufgeben.“ Danach reiste er nach Nord-Arkenau ab, am Abend.`
	s := source("A", "", text)
	a, b := readWords(s.Document), readPlain(s.Report)
	if len(a.words) != len(b.words) {
		t.Fatalf("%d words of the document, %d plain ones", len(a.words), len(b.words))
	}
	for i := range a.words {
		if a.words[i] != b.words[i] || a.start[i] != b.start[i] || a.end[i] != b.end[i] || a.quoted[i] != b.quoted[i] {
			t.Errorf("word %d: %d–%d quoted %v, plain %d–%d quoted %v", i, a.start[i], a.end[i], a.quoted[i], b.start[i], b.end[i], b.quoted[i])
		}
	}
}

func TestRelated(t *testing.T) {
	for _, c := range []struct {
		copies []Copy
		want   Relation
	}{
		{nil, Independent},
		{[]Copy{{From: -1, Share: 1}}, Independent}, // agency text itself copies nobody
		{[]Copy{{From: 0, Share: 0.9, Runs: []Run{{AStart: 0, AEnd: 90}}}}, Full},
		{[]Copy{{From: 0, Share: 0.4, Runs: []Run{{AStart: 0, AEnd: 40}}}}, Derived},
		{[]Copy{{From: 0, Share: 0.2, Runs: []Run{{AStart: 0, AEnd: 20}}}}, Independent},
		{[]Copy{{From: 0, Share: 0.4, Runs: []Run{{AStart: 0, AEnd: 40}}}, {From: 1, Share: 0.4, Runs: []Run{{AStart: 50, AEnd: 90}}}}, Full},
		{[]Copy{{From: 0, Share: 0.4, Runs: []Run{{AStart: 0, AEnd: 40}}}, {From: 1, Share: 0.4, Runs: []Run{{AStart: 0, AEnd: 40}}}}, Derived},
	} {
		if got := Related(c.copies); got != c.want {
			t.Errorf("%+v is %s, want %s", c.copies, got, c.want)
		}
	}
}
