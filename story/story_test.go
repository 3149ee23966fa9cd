package story

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"synopse/language/de"
	"synopse/report"
)

const agencyText = `Die Verkehrsminister von Arkenau und Lennland haben am Montag in Torfhafen über die gesperrte Brücke beraten. Nach vier Stunden gingen sie ohne Ergebnis auseinander. Die Brücke über die Aschau ist seit dem Frühjahr für schwere Lastwagen gesperrt, weil Prüfer Risse in zwei Pfeilern gefunden hatten. Spediteure klagen seither über lange Umwege durch das Hinterland. Ein neues Gutachten soll bis zum Herbst klären, ob die Pfeiler verstärkt werden können. Beide Länder wollen sich die Kosten teilen, streiten aber über den Schlüssel.`

const ownText = `In der Hafenkneipe von Torfhafen glaubt kaum noch jemand an ein schnelles Ende der Sperrung. Seit April rollt kein Laster mehr über die Aschau, und die Fahrer nehmen den Weg über die Hügel. Am Montag sprachen die zuständigen Minister beider Seiten miteinander, ein Beschluss fiel nicht.`

// source makes a source from a text of one body block.
func source(outlet, published, body string, agencies ...string) Source {
	n := len([]rune(body))
	r := &report.Report{Outlet: outlet, Published: published, Text: body, Language: "de", Agencies: agencies,
		Blocks: []report.Block{{Kind: report.Body, Start: 0, End: n}}}
	doc := de.Read(body, r.Blocks)
	return Source{Report: r, Document: &doc}
}

func TestCopyOfAgencyText(t *testing.T) {
	edited := strings.Replace(agencyText, "lange Umwege", "weite Umwege", 1)
	edited = edited[:strings.Index(edited, " Beide Länder")] + " Unsere Reporterin war vor Ort und sprach mit mehreren Fahrern, die seit Wochen auf eine Lösung warten."
	sources := []Source{
		source("Torfhafener Bote", "2026-03-02", edited, "dpa"),
		source("dpa", "2026-03-02", agencyText, "dpa"),
		source("Aschauer Blatt", "2026-03-03", ownText, "dpa"),
	}
	copies := Copies(sources)
	want := []Copy{{Report: 0, From: 1, Agency: "dpa"}, {Report: 1, From: -1, Agency: "dpa", Share: 1}, {Report: 2, From: -1, Agency: "dpa"}}
	if len(copies) != len(want) {
		t.Fatalf("copies: %+v", copies)
	}
	for i, w := range want {
		if c := copies[i]; c.Report != w.Report || c.From != w.From || c.Agency != w.Agency {
			t.Errorf("copy %d: %+v, want %+v", i, c, w)
		}
	}
	// 66 of 82 words are the agency's.
	if s := copies[0].Share; s < 0.7 || s > 0.9 {
		t.Errorf("share %v", s)
	}
	origins := Origins(sources, copies)
	if len(origins) != 2 || !slices.Equal(origins[0].Reports, []int{0, 1}) || origins[0].Agency != "dpa" {
		t.Errorf("origins %+v", origins)
	}
}

func TestSharedQuotationIsNoCopy(t *testing.T) {
	quote := `„Wir werden diese Brücke nicht aufgeben, weil sie für die ganze Region und für den Hafen unverzichtbar ist“`
	a := source("A", "", quote+", sagte der Minister. Danach reiste er ab und sprach mit niemandem mehr.")
	b := source("B", "", "Der Minister gab sich am Abend kämpferisch: "+quote+". Fragen ließ er nicht zu.")
	if c := Copies([]Source{a, b}); len(c) != 0 {
		t.Errorf("%+v", c)
	}
}

func TestDirectionByDate(t *testing.T) {
	s := []Source{source("Spät", "2026-03-04", agencyText), source("Früh", "2026-03-02", agencyText)}
	c := Copies(s)
	if len(c) != 1 || c[0].Report != 0 || c[0].From != 1 || c[0].Share != 1 {
		t.Errorf("%+v", c)
	}
}

func TestTenOutletsOneOrigin(t *testing.T) {
	var s []Source
	for range 10 {
		s = append(s, source("", "", agencyText, "Reuters"))
	}
	if o := Origins(s, Copies(s)); len(o) != 1 || len(o[0].Reports) != 10 {
		t.Errorf("%+v", o)
	}
}

func TestSameCreditOtherText(t *testing.T) {
	s := []Source{source("A", "", agencyText, "AFP"), source("B", "", ownText, "AFP")}
	if o := Origins(s, Copies(s)); len(o) != 2 {
		t.Errorf("%+v", o)
	}
}

func TestSeveralTextsOfOneOutletOrAgency(t *testing.T) {
	s := []Source{source("Der Bote", "", agencyText), source("Der Bote", "", ownText), source("Reuters", "", ownText[len(ownText)/2:]+" Ende."), source("Die Zeitung", "", "Ein ganz anderer Text über das Treffen.")}
	o := Origins(s, nil)
	if len(o) != 3 || len(o[0].Reports) != 2 {
		t.Errorf("two reports of one outlet, an agency and another outlet are three origins, got %+v", o)
	}
}

// Any order of the inputs gives the same copies, and every run slices text that
// starts with one word.
func TestOrderOnlyPermutes(t *testing.T) {
	words := strings.Fields(agencyText + " " + ownText)
	rapid.Check(t, func(t *rapid.T) {
		var s []Source
		for i := range rapid.IntRange(0, 5).Draw(t, "n") {
			from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
			to := rapid.IntRange(from, len(words)).Draw(t, "to")
			s = append(s, source(string(rune('A'+i)), "", strings.Join(words[from:to], " ")))
		}
		a := Copies(s)
		rev := slices.Clone(s)
		slices.Reverse(rev)
		b := Copies(rev)
		if len(a) != len(b) {
			t.Fatalf("%d copies, reversed %d", len(a), len(b))
		}
		for _, c := range a {
			for _, r := range c.Runs {
				x, y := []rune(s[c.Report].Report.Text)[r.AStart:r.AEnd], []rune(s[c.From].Report.Text)[r.BStart:r.BEnd]
				if len(x) == 0 || x[0] != y[0] {
					t.Fatalf("run %q %q", string(x), string(y))
				}
			}
			if c.Share < 0 || c.Share > 1 {
				t.Fatalf("share %v", c.Share)
			}
		}
	})
}

func BenchmarkCopies(b *testing.B) {
	var s []Source
	for i := range 200 {
		words := strings.Fields(strings.Repeat(agencyText+" "+ownText+" ", 3))
		s = append(s, source("", "", strings.Join(words[i%40:len(words)-i%30], " ")))
	}
	for b.Loop() {
		Copies(s)
	}
}

// A report in which a sentence ends that goes on in the other is the copy, also
// if it is the longer one or has the only date; two dates go before that; without
// either nobody knows.
func TestDirectionByTheText(t *testing.T) {
	cut := strings.Replace(agencyText, ", weil Prüfer Risse in zwei Pfeilern gefunden hatten", "", 1) + " " + ownText
	for _, c := range []struct {
		name          string
		first, second Source
		copies        int
		direction     Direction
	}{
		{"cut short", source("Lang", "", cut), source("Kurz", "", agencyText), 0, Text},
		{"dated", source("Lang", "2026-03-02", cut), source("Kurz", "2026-03-03", agencyText), 1, Told},
		{"one date", source("Lang", "2026-03-02", cut), source("Kurz", "", agencyText), 0, Text},
		{"nothing", source("Lang", "", agencyText+" "+ownText), source("Kurz", "", agencyText), 1, Unknown},
	} {
		got := Copies([]Source{c.first, c.second})
		if len(got) != 1 || got[0].Report != c.copies || got[0].Direction != c.direction {
			t.Errorf("%s: %+v, want report %d by %q", c.name, got, c.copies, c.direction)
		}
		back := Copies([]Source{c.second, c.first})
		if len(back) != 1 || back[0].Report != 1-c.copies || back[0].Direction != c.direction {
			t.Errorf("%s, in the other order: %+v", c.name, back)
		}
	}
}
