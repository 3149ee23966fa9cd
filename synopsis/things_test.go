package synopsis

import (
	"testing"

	"synopse/language"
	"synopse/reading"
	"synopse/report"
)

// makerOf reads one paragraph.
func makerOf(lang, text string) *maker {
	n := len([]rune(text))
	r := report.Report{ID: "r1", Language: lang, Text: text, Blocks: []report.Block{{Kind: report.Body, Start: 0, End: n}}}
	return newMaker([]reading.Reading{reading.Read(r)}, OwnWeights())
}

// The upper end of a range and a ratio count nothing by themselves.
func TestRangesAndRatios(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		compared   []float64
	}{
		{"en", "They saw two to three boats.", nil},
		{"en", "The moon is four times the size of the rock.", nil},
		{"en", "He won the race four times in a row.", []float64{4}},
		{"en", "The tax falls from twelve to six percent.", []float64{6}},
		{"de", "Sie sahen zwei bis drei Boote.", nil},
		{"de", "Sie sahen drei Boote.", []float64{3}},
	} {
		var got []float64
		for _, q := range makerOf(c.lang, c.text).numbers[0] {
			if !q.ordinal {
				got = append(got, q.value)
			}
		}
		if len(got) != len(c.compared) || len(got) > 0 && got[0] != c.compared[0] {
			t.Errorf("%q: %v, want %v", c.text, got, c.compared)
		}
	}
}

// What is agreed is a pause, not the sides; a war that is called a conflict is no
// dispute between those who report on it.
func TestWordsThatOnlyDescribe(t *testing.T) {
	m := makerOf("en", "During a brief agreed lull the wounded were carried out.")
	if !m.attributive(0, 3, 4) {
		t.Error("“a brief agreed lull” says that somebody agreed")
	}
	m = makerOf("en", "The sides agreed terms on Monday.")
	if m.attributive(0, 2, 3) {
		t.Error("“the sides agreed terms” says that nobody agreed")
	}
	signs := theSigns().phrases.lookups()
	if len(signs.find("en", []string{"conflict"}))+len(signs.find("de", []string{"konflikt"})) > 0 {
		t.Error("a conflict in a heading is taken for dissent")
	}
}

// Part of a preposition is no label, the same noun elsewhere is.
func TestInPhrase(t *testing.T) {
	m := makerOf("en", "A crowd stood in front of the house, and at the front of the march was a band.")
	doc := &m.readings[0].Document
	var got []bool
	for k := range doc.Tokens {
		if lower(doc, k) == "front" {
			got = append(got, inPhrase(doc, k))
		}
	}
	if len(got) != 2 || !got[0] || got[1] {
		t.Errorf("got %v", got)
	}
}

// Times, numbers and deeds say nothing; people, bodies and what is written do.
func TestIsThing(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		want       bool
	}{
		{"a week", "en", true}, {"the first leg of a long tour", "en", true}, {"higher percentage", "en", true},
		{"the town council", "en", false}, {"a report on the attack", "en", false}, {"members of the week's panel", "en", false},
		{"die Zahl der Toten", "de", true}, {"drei Wochen", "de", true}, {"der Wahlausschuss", "de", false},
		{"Sprecher der Woche", "de", false}, {"Wochenzeitung", "de", false},
	} {
		if got := isThing(headOf(c.name, c.lang), c.lang); got != c.want {
			t.Errorf("%q: %v, want %v (head %q)", c.name, got, c.want, headOf(c.name, c.lang))
		}
	}
}

// A label is a word: lemmas that no list has are taken as printed, in the spelling
// of today.
func TestNounForm(t *testing.T) {
	for _, c := range []struct{ text, lemma, want string }{
		{"Feuerpause", "Feuerpaus", "Feuerpause"}, {"Zuschüsse", "Zuschuß", "Zuschuss"},
		{"Schichten", "Schichte", "Schicht"}, {"Brücken", "Brücke", "Brücke"}, {"Stegen", "Steg", "Steg"},
	} {
		if got := nounForm(&language.Token{Text: c.text, Lemma: c.lemma}, "de"); got != c.want {
			t.Errorf("%s (%s): %s, want %s", c.text, c.lemma, got, c.want)
		}
	}
}

// In long reports one actor says several things: who says them is not enough for two
// statements to be one utterance. In short ones it may be.
func TestHardlyAlike(t *testing.T) {
	said := &saying{a: 0, b: 1}
	said.evidence[sayWords], said.evidence[sayMost], said.evidence[sayTold], said.evidence[sayFew] = 0.1, 0.2, -1, 1
	m := &maker{prose: []int{30, 30}, stmts: []stmt{{reading: 0}, {reading: 1}}}
	if !m.hardlyAlike(said) {
		t.Error("one utterance in long reports with little in common")
	}
	m.prose = []int{6, 6}
	if m.hardlyAlike(said) {
		t.Error("none in short reports")
	}
}

// Blame in another clause than the issue's name is of something else.
func TestBlameInItsClause(t *testing.T) {
	for text, want := range map[string]bool{
		"Tarvia doubted that the troops had left and Ostrava denounced the plan.": false,
		"Ostrava denounced the troops and left the hall.":                         true,
		"Ostrava denounced the plan.":                                             true, // carried on
	} {
		m := makerOf("en", text)
		m.issueKeys, m.naming = []string{"theme:troops"}, make([][]namedIssue, 1)
		doc, sign := &m.readings[0].Document, -1
		for k := range doc.Tokens {
			switch lower(doc, k) {
			case "troops":
				m.naming[0] = []namedIssue{{0, k, k + 1, false}}
			case "denounced":
				sign = k
			}
		}
		if got := m.inClauseOf(&issue{topic: topic{key: "theme:troops"}}, 0, sign); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// What nobody who is known says anything on is no issue.
func TestNobodysIssueIsNone(t *testing.T) {
	m := &maker{stmts: []stmt{{}, {speakers: []int{0}}}}
	for n, want := range map[int]bool{0: true, 1: true, 2: false} {
		if got := m.empty(&issue{sentences: []int{0}, statements: []int{0, 1}[:n]}); got != want {
			t.Errorf("%d statements: %v, want %v", n, got, want)
		}
	}
}
