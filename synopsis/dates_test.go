package synopsis

import (
	"slices"
	"testing"

	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
)

// Weekdays are the last ones before a Tuesday, 24 November 2026, unless the words
// point ahead.
func TestWeekdaysAhead(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Das sagte er am Dienstag in Berlin.", []string{"2026-11-24"}},
		{"Die Fischer streikten am Donnerstag.", []string{"2026-11-19"}},
		{"Die Gewerkschaft hat für Donnerstag und Freitag zum Streik aufgerufen.", []string{"2026-11-26", "2026-11-27"}},
		{"Der Rat will am Donnerstag entscheiden.", []string{"2026-11-26"}},
		{"Er sagte am Montag, der Rat werde am Freitag entscheiden.", []string{"2026-11-23", "2026-11-27"}},
		{"Der Rat wollte am Donnerstag entscheiden.", []string{"2026-11-19"}},
		{"The council will vote on Thursday.", []string{"2026-11-26"}},
		{"She said on Thursday that the boats left.", []string{"2026-11-19"}},
		{"The talks are set for Thursday.", []string{"2026-11-26"}},
	} {
		var doc language.Document
		if c.text[0] == 'T' || c.text[0] == 'S' {
			doc = en.Read(c.text, nil)
		} else {
			doc = de.Read(c.text, nil)
		}
		var got []string
		for _, m := range moments(&doc, 0, len(doc.Tokens), "2026-11-24T11:00:00+01:00") {
			got = append(got, m.day)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %v\nwant %v", c.text, got, c.want)
		}
	}
}
