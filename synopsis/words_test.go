package synopsis

import (
	"slices"
	"strings"
	"testing"
	"time"

	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/language/sense"
)

func TestPhrases(t *testing.T) {
	p := newPhrases()
	p.add("einmisch* in ~ *wahl*", 1)
	p.add("beide seiten", 2)
	p.add("*abkommen", 3)
	tests := []struct {
		text string
		want []int
	}{
		{"eine einmischung in die nächsten präsidentschaftswahlen", []int{1}},
		{"faire wahlen ohne einmischung von außen", nil},
		{"beide seiten wollen das handelsabkommen", []int{2, 3}},
		{"einmischung in a b c d e f g h die wahl", nil}, // too far apart
		{"", nil},
	}
	l := p.lookup()
	for _, tt := range tests {
		var got []int
		for _, h := range l.find(strings.Fields(tt.text)) {
			got = append(got, h.value)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
		}
	}
}

func TestParseNumber(t *testing.T) {
	tests := []struct {
		word, lang string
		want       float64
		ok         bool
	}{
		{"1.200", "de", 1200, true}, {"3,5", "de", 3.5, true}, {"zwölf", "de", 12, true},
		{"1,200", "en", 1200, true}, {"3.5", "en", 3.5, true}, {"twelve", "en", 12, true},
		{"1.20", "de", 0, false}, // no thousands, no decimals: a time or a date
		{"", "de", 0, false}, {"eins", "de", 0, false}, {"12th", "en", 0, false},
	}
	for _, tt := range tests {
		if v, ok := parseNumber(tt.word, tt.lang); v != tt.want && ok == tt.ok || ok != tt.ok {
			t.Errorf("%q (%s): %v %v, want %v %v", tt.word, tt.lang, v, ok, tt.want, tt.ok)
		}
	}
}

func TestRounds(t *testing.T) {
	tests := []struct {
		a, b float64
		want bool
	}{
		{1247, 1200, true}, {1247, 1250, true}, {1247, 1300, false}, {12, 14, false}, {10, 12, false},
		{3.6, 4, true}, {1.2e6, 1213000, true}, {200, 212, true}, {4, 5, false}, {35.1, 35, true},
	}
	for _, tt := range tests {
		if got := rounds(tt.a, tt.b); got != tt.want {
			t.Errorf("%v, %v: %v", tt.a, tt.b, got)
		}
		if rounds(tt.a, tt.b) != rounds(tt.b, tt.a) {
			t.Errorf("%v, %v: not symmetric", tt.a, tt.b)
		}
	}
}

// Wednesday, 4 March 2026 is the day of publication.
func TestMoments(t *testing.T) {
	tests := []struct {
		text string
		read func(string) language.Document
		want []string
	}{
		{"Sie trafen sich am Dienstag.", german, []string{"2026-03-03"}},
		{"Sie trafen sich am Mittwoch.", german, []string{"2026-03-04"}},
		{"Sie treffen sich am kommenden Freitag.", german, []string{"2026-03-06"}},
		{"Das Treffen war am 15. Mai 2019.", german, []string{"2019-05-15"}},
		{"Das Treffen war am 28. Dezember.", german, []string{"2025-12-28"}}, // the nearest one
		{"Gestern war es ruhig.", german, []string{"2026-03-03"}},
		{"They met on Tuesday.", english, []string{"2026-03-03"}},
		{"They met on May 15, 2019.", english, []string{"2019-05-15"}},
		{"They may meet.", english, nil},
		{"Am 31. Februar geschah nichts.", german, nil},
	}
	for _, tt := range tests {
		doc := tt.read(tt.text)
		var got []string
		for _, m := range moments(&doc, 0, len(doc.Tokens), "2026-03-04") {
			got = append(got, m.day)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
		}
	}
}

func german(s string) language.Document  { return de.Read(s, nil) }
func english(s string) language.Document { return en.Read(s, nil) }

func TestWeekdayFromBase(t *testing.T) {
	base := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC) // a Sunday
	if got := weekdayMoment(base, 7, false, 0).day; got != "2026-03-01" {
		t.Errorf("Sunday: %s", got)
	}
	if got := weekdayMoment(base, 1, true, 0).day; got != "2026-03-02" {
		t.Errorf("next Monday: %s", got)
	}
}

// Words of both languages that mean or look the same become one term.
func TestOneTerm(t *testing.T) {
	m := &maker{vocab: newVocabulary(), words: map[string][]term{}, senses: map[sense.ID]int{sense.Named("sanction.n"): 2, sense.Named("negotiate.v"): 2}}
	noun := func(text, lemma, lang string) []term {
		return m.wordTerms(&language.Token{Text: text, Lemma: lemma, Tag: language.NOUN}, lang)
	}
	pairs := [][4]string{{"Sanktionen", "Sanktion", "sanctions", "sanction"}, {"Verhandlungen", "Verhandlung", "negotiations", "negotiation"},
		{"Moratorium", "Moratorium", "moratorium", "moratorium"}, {"Komitee", "Komitee", "committee", "committee"},
		{"zwölf", "zwölf", "12", "12"}, {"Trawler", "Trawler", "trawlers", "trawler"}}
	for _, p := range pairs {
		a, b := noun(p[0], p[1], "de"), noun(p[2], p[3], "en")
		if len(a) == 0 || len(b) == 0 || a[0].id != b[0].id {
			t.Errorf("%q and %q: %v %v", p[0], p[2], a, b)
		}
	}
	others := [][2]string{{"Brücke", "border"}, {"Streik", "strait"}, {"Gericht", "garden"}}
	for _, p := range others {
		a, b := m.newWordTerms(strings.ToLower(p[0]), "de"), m.newWordTerms(strings.ToLower(p[1]), "en")
		if a[0].id == b[0].id {
			t.Errorf("%q and %q are one term", p[0], p[1])
		}
	}
}

// Every line of the data files can be used.
func TestData(t *testing.T) {
	for _, row := range table(themesFile) {
		if len(row) != 5 || row[1] == "" || row[2] == "" || len(cells(row, 3))+len(cells(row, 4)) == 0 {
			t.Errorf("themes.txt: %q", row)
		}
	}
	for _, row := range table(topicsFile) {
		if len(row) != 3 || len(row[0]) != 8 {
			t.Errorf("topics.txt: %q", row)
		}
		for _, key := range cells(row, 2) {
			if !slices.ContainsFunc(theThemes().themes, func(x theme) bool { return x.key == "theme:"+key }) {
				t.Errorf("topics.txt: %s is no theme", key)
			}
		}
	}
	for _, x := range theThemes().themes {
		if x.code == "" && len(topicsOf(x.key)) == 0 {
			t.Errorf("topics.txt: nothing for %s", x.key)
		}
	}
	for _, row := range table(framingFile) {
		if len(row) != 5 || row[1] != "who" && row[1] != "act" || len(cells(row, 3)) == 0 || len(cells(row, 4)) == 0 {
			t.Errorf("framing.txt: %q", row)
		}
	}
	for _, row := range table(relationsFile) {
		if len(row) != 4 || row[0] != "+" && row[0] != "-" && row[0] != "0" || len(cells(row, 2)) == 0 || len(cells(row, 3)) == 0 {
			t.Errorf("relations.txt: %q", row)
		}
	}
	for _, row := range table(regionsFile) {
		if len(row) != 3 || len(row[0]) != 2 || countryName(row[0], "de") == row[0] {
			t.Errorf("regions.txt: %q", row)
		}
	}
	seen := map[string]bool{}
	for _, x := range theThemes().themes {
		if x.code == "" && seen[x.key] {
			t.Errorf("themes.txt: %s occurs twice", x.key)
		}
		seen[x.key] = true
	}
}
