package de

import (
	"strings"

	"synopse/language"
	"synopse/language/lexicon"
)

// agreement gives person, number, tense and mood of a finite form. A person
// whose pronoun is not in the clause ("ich", "du", "wir", "ihr") does not
// count; a form is Konjunktiv if no indicative cell is left. The cells left are
// given too.
func (a *annotator) agreement(tokens []language.Token, i int, cells lexicon.Cells) (language.Morph, lexicon.Cells) {
	cells = fullForm(a.words.Lower(i), cells)
	if cells&lexicon.Finite == 0 {
		return language.Imperative, cells
	}
	left := cells & lexicon.Finite &^ a.absent(tokens, i)
	if left == 0 {
		left = cells & lexicon.Finite
	}
	var m language.Morph
	indicative := left & lexicon.Indicative
	switch {
	case indicative != 0:
		left = indicative
	case left&lexicon.One != 0:
		m |= language.Konjunktiv1
		left &= lexicon.One
	default:
		m |= language.Konjunktiv2
		left &= lexicon.Two
	}
	if left&(lexicon.Present|lexicon.One) != 0 {
		m |= language.Present
	} else {
		m |= language.Past
	}
	return m | person(left), left
}

// fullForm adds the Konjunktiv I to a form in full of a verb in -eln ("es handele sich"),
// of which the table has the short one alone ("handle").
func fullForm(lower string, cells lexicon.Cells) lexicon.Cells {
	if cells&lexicon.Present1s != 0 && strings.HasSuffix(lower, "ele") {
		cells |= lexicon.One1s | lexicon.One3s
	}
	return cells
}

// person gives person and number as far as the cells left agree on them.
func person(cells lexicon.Cells) language.Morph {
	var seen [6]bool
	for k := range 24 {
		if cells&(1<<k) != 0 {
			seen[k%6] = true
		}
	}
	singular, plural := seen[0] || seen[1] || seen[2], seen[3] || seen[4] || seen[5]
	var m language.Morph
	switch {
	case singular && !plural:
		m |= language.Singular
	case plural && !singular:
		m |= language.Plural
	}
	first, second, third := seen[0] || seen[3], seen[1] || seen[4], seen[2] || seen[5]
	switch {
	case first && !second && !third:
		m |= language.First
	case second && !first && !third:
		m |= language.Second
	case third && !first && !second:
		m |= language.Third
	}
	return m
}

const (
	firstSingular  = lexicon.Present1s | lexicon.Past1s | lexicon.One1s | lexicon.Two1s
	secondSingular = lexicon.Present2s | lexicon.Past2s | lexicon.One2s | lexicon.Two2s
	thirdSingular  = lexicon.Present3s | lexicon.Past3s | lexicon.One3s | lexicon.Two3s
	firstPlural    = lexicon.Present1p | lexicon.Past1p | lexicon.One1p | lexicon.Two1p
	secondPlural   = lexicon.Present2p | lexicon.Past2p | lexicon.One2p | lexicon.Two2p
	thirdPlural    = lexicon.Present3p | lexicon.Past3p | lexicon.One3p | lexicon.Two3p
)

// absent gives the cells of the persons that are not the subject of the clause
// of token i, as far as the pronouns tell.
func (a *annotator) absent(tokens []language.Token, i int) lexicon.Cells {
	out := firstSingular | secondSingular | firstPlural | secondPlural
	from, to := clause(tokens, i)
	if i == from && !pastMark(tokens, i) && !a.subjectFollows(tokens, i) {
		// "Habe schon bestellt": a verb in front without its subject
		return thirdSingular | secondPlural | thirdPlural | firstPlural
	}
	for k := from; k < to; k++ {
		switch a.words.Lower(k) {
		case "ich":
			return secondSingular | thirdSingular | secondPlural | thirdPlural | firstPlural
		case "du":
			return firstSingular | thirdSingular | secondPlural | thirdPlural | firstPlural
		case "wir":
			return firstSingular | secondSingular | thirdSingular | secondPlural | thirdPlural
		case "ihr":
			if tokens[k].Tag == language.PRON {
				out &^= secondPlural
			}
		}
	}
	return out
}

// pastMark reports a mark or bracket right before a token that closes what the clause
// began with ("die „Küstenwache“ habe", "die Küstenwache (KW) habe").
func pastMark(tokens []language.Token, i int) bool {
	if i < 2 || tokens[i-1].End == tokens[i].Start {
		return false
	}
	switch tokens[i-1].Text {
	case "“", "”", "»", "«", "\"", "‘", "’", ")":
		return true
	}
	return false
}

// subjectFollows reports whether a noun or pronoun that can be the subject
// comes right after the verb at i. Forms that are not the first person
// singular anyway need none.
func (a *annotator) subjectFollows(tokens []language.Token, i int) bool {
	if i > 0 && tokens[i-1].Text == "," || i+1 >= len(tokens) {
		return true
	}
	c, _ := cellsOf(a.words.Lower(i))
	if c&lexicon.Present1s == 0 {
		return true
	}
	switch tokens[i+1].Tag {
	case language.PRON:
		w := a.words.Lower(i + 1)
		return w != "mich" && w != "mir" && w != "sich"
	case language.DET, language.PROPN:
		return i > 0
	}
	return false
}

// reach is how far a clause is followed, so that a text without marks stays
// linear.
const reach = 50

// clause gives the tokens [from, to) around i up to the next marks.
func clause(tokens []language.Token, i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && from > i-reach && tokens[from-1].Tag != language.PUNCT {
		from--
	}
	for to < len(tokens) && to < i+reach && tokens[to].Tag != language.PUNCT {
		to++
	}
	return from, to
}

// moods settles forms that are past tense or Konjunktiv II by their looks
// ("sollte", "teilten"), with the help of the other verbs of the sentence.
func (a *annotator) moods(tokens []language.Token) {
	hypothetical := false
	for i := range tokens {
		if tokens[i].Morph.Has(language.Konjunktiv2) {
			hypothetical = true
		}
	}
	for i := range tokens {
		t := &tokens[i]
		if !t.Morph.Has(language.Finite | language.Past) {
			continue
		}
		switch {
		case t.Morph.Has(language.Konjunktiv2):
		case a.shall(i) && !a.planned(tokens, i):
			t.Morph |= language.Konjunktiv2
		case hypothetical && a.couldBeTwo(i) && a.conditional(tokens, i):
			t.Morph |= language.Konjunktiv2
		case a.couldBeTwo(i) && a.reportedBelow(tokens, i):
			t.Morph |= language.Konjunktiv2
		}
	}
}

func (a *annotator) shall(i int) bool {
	w := a.words.Lower(i)
	return w == "sollte" || w == "sollten"
}

// couldBeTwo reports whether the paradigm also has the form as Konjunktiv II.
func (a *annotator) couldBeTwo(i int) bool {
	c, _ := cellsOf(a.words.Lower(i))
	return c&lexicon.Two != 0
}

// conditional reports whether the clause of token i begins with "wenn",
// "falls" or "als ob".
func (a *annotator) conditional(tokens []language.Token, i int) bool {
	from, _ := clause(tokens, i)
	for k := from; k < min(from+3, i); k++ {
		switch a.words.Lower(k) {
		case "wenn", "falls", "ob", "sofern":
			return true
		}
	}
	return false
}
