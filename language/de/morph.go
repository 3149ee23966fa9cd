package de

import (
	"strings"

	"synopse/language"
	"synopse/language/lexicon"
)

// morphology fills Morph and Lemma of verbs from their paradigms, and joins
// finite verbs with their separated prefixes.
func (a *annotator) morphology(tokens []language.Token) {
	for i := range tokens {
		t := &tokens[i]
		t.Morph, t.Lemma = 0, ""
		if t.Tag == language.VERB || t.Tag == language.AUX {
			a.verb(tokens, i)
		}
	}
	a.brackets(tokens)
	a.moods(tokens)
	a.prefixes(tokens)
}

// brackets makes an infinitive of a form at the end of a clause that a modal
// verb or a form of werden opens ("würde … verstehen").
func (a *annotator) brackets(tokens []language.Token) {
	open := false
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.Tag == language.PUNCT || t.Tag == language.CCONJ || t.Tag == language.SCONJ:
			open = false
		case t.Tag == language.AUX && t.Morph.Has(language.Finite):
			open = t.Lemma != "sein" && t.Lemma != "haben"
		case open && t.Tag == language.VERB && t.Morph.Has(language.Finite) && clauseEnd(tokens, i):
			if c, _ := cellsOf(a.words.Lower(i)); c&lexicon.Infinitive != 0 {
				t.Morph = language.Infinitive
				var buffer [6]lexicon.Reading
				t.Lemma = pickLemma(readingsOf(buffer[:0], a.words.Lower(i)), lexicon.Infinitive)
			}
		}
	}
}

// verb fills the morphology of the verb at i. Mood is decided later, when all
// verbs of the sentence are known.
func (a *annotator) verb(tokens []language.Token, i int) {
	t := &tokens[i]
	var buffer [6]lexicon.Reading
	lower := a.words.Lower(i)
	readings := readingsOf(buffer[:0], lower)
	if len(readings) == 0 {
		readings = append(readings, guess(lower))
	}
	all := lexicon.Cells(0)
	for _, r := range readings {
		all |= r.Cells
	}
	if a.forms[i] == participle && all&lexicon.PastParticiple == 0 && weak(lower) {
		for k := range readings {
			readings[k].Cells |= lexicon.PastParticiple
		}
		all |= lexicon.PastParticiple
	}
	cells := allowed(a.forms[i], all)
	switch {
	case cells&(lexicon.Finite|lexicon.Imperative) != 0:
		t.Morph = language.Finite
		agreement, left := a.agreement(tokens, i, cells)
		t.Morph |= agreement
		cells = left
	case cells&lexicon.ZuInfinitive != 0:
		t.Morph = language.Infinitive | language.ZuInfinitive
	case cells&lexicon.Infinitive != 0:
		t.Morph = language.Infinitive
		if i > 0 && a.words.Lower(i-1) == "zu" && tokens[i-1].Tag != language.ADP {
			t.Morph |= language.ZuInfinitive
		}
	case cells&lexicon.PastParticiple != 0:
		t.Morph = language.PastParticiple
	case cells&lexicon.PresentParticiple != 0:
		t.Morph = language.PresentParticiple
	}
	t.Lemma = pickLemma(readings, cells)
}

// allowed gives the cells that fit the form the tagger chose; where none fits,
// the paradigm is right and the tagger wrong.
func allowed(f form, all lexicon.Cells) lexicon.Cells {
	var want lexicon.Cells
	switch f {
	case finite:
		want = lexicon.Finite | lexicon.Imperative
	case infinitive:
		want = lexicon.Infinitive | lexicon.ZuInfinitive
	case participle:
		want = lexicon.PastParticiple | lexicon.PresentParticiple
	}
	if all&want == 0 {
		return all
	}
	return all & want
}

// pickLemma gives the lemma of the reading that has most of the cells; among
// equals the shorter, then the first by alphabet.
func pickLemma(readings []lexicon.Reading, cells lexicon.Cells) string {
	best := -1
	for i, r := range readings {
		if r.Cells&cells == 0 {
			continue
		}
		if best < 0 || better(r.Lemma, readings[best].Lemma) {
			best = i
		}
	}
	if best < 0 {
		return readings[0].Lemma
	}
	return readings[best].Lemma
}

func better(a, b string) bool {
	if x, y := preferred()[a], preferred()[b]; x != y {
		return x
	}
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// guess reads a form that no paradigm has as one of a weak verb.
func guess(lower string) lexicon.Reading {
	for _, g := range guesses {
		stem, ok := strings.CutSuffix(lower, g.suffix)
		if !ok || len(stem) < 2 {
			continue
		}
		if g.prefix != "" {
			if stem, ok = strings.CutPrefix(stem, g.prefix); !ok || len(stem) < 2 {
				continue
			}
		}
		ending := "en"
		if strings.HasSuffix(stem, "er") || strings.HasSuffix(stem, "el") {
			ending = "n"
		}
		return lexicon.Reading{Lemma: stem + ending, Cells: g.cells}
	}
	return lexicon.Reading{Lemma: lower}
}

// guesses are the endings of weak verbs, the surest first.
var guesses = []struct {
	prefix, suffix string
	cells          lexicon.Cells
}{
	{"", "ierten", lexicon.Past1p | lexicon.Past3p | lexicon.Two1p | lexicon.Two3p},
	{"", "ierte", lexicon.Past1s | lexicon.Past3s | lexicon.Two1s | lexicon.Two3s},
	{"ge", "t", lexicon.PastParticiple},
	{"", "end", lexicon.PresentParticiple},
	{"", "eten", lexicon.Past1p | lexicon.Past3p | lexicon.Two1p | lexicon.Two3p},
	{"", "ete", lexicon.Past1s | lexicon.Past3s | lexicon.Two1s | lexicon.Two3s},
	{"", "ten", lexicon.Past1p | lexicon.Past3p | lexicon.Two1p | lexicon.Two3p | lexicon.Infinitive},
	{"", "te", lexicon.Past1s | lexicon.Past3s | lexicon.Two1s | lexicon.Two3s},
	{"", "st", lexicon.Present2s},
	{"", "et", lexicon.Present3s | lexicon.PastParticiple},
	{"", "t", lexicon.Present3s | lexicon.PastParticiple},
	{"", "en", lexicon.Infinitive | lexicon.Present1p | lexicon.Present3p},
	{"", "ern", lexicon.Infinitive | lexicon.Present1p | lexicon.Present3p},
	{"", "eln", lexicon.Infinitive | lexicon.Present1p | lexicon.Present3p},
	{"", "e", lexicon.Present1s},
}
