package de

import "synopse/language"

// Forms that are past tense and Konjunktiv II alike ("zeigten", "sollte"): what
// else the sentence says tells which.

// reportedBelow reports whether the form at i belongs to a clause that hangs on
// one of reported speech ("Er hoffe, dass die Kräfte Zurückhaltung zeigten").
// In the plural the Konjunktiv I looks like the indicative there, so that the
// Konjunktiv II takes its place; in the singular the past tense is meant. What
// is reported of the past is told in the past tense in both.
func (a *annotator) reportedBelow(tokens []language.Token, i int) bool {
	if !tokens[i].Morph.Has(language.Plural) {
		return false
	}
	from, _ := clause(tokens, i)
	if !a.dependent(tokens, from, i) || happened[a.words.Lower(from)] {
		return false
	}
	for k := from - 1; k >= 0 && k > from-reach; k-- {
		switch m := tokens[k].Morph; {
		case !m.Has(language.Finite):
		case m.Has(language.Konjunktiv1):
			return !perfect(tokens, k)
		case !m.Has(language.Konjunktiv2):
			return false
		}
	}
	return false
}

// happened are words that open clauses of what has happened.
var happened = set("als nachdem bevor ehe seit seitdem während bis")

// perfect reports whether the finite verb at k can be the auxiliary of a
// participle of the sentence.
func perfect(tokens []language.Token, k int) bool {
	if l := tokens[k].Lemma; l != "haben" && l != "sein" {
		return false
	}
	from, to := max(0, k-reach), min(len(tokens), k+reach)
	for _, t := range tokens[from:to] {
		if t.Morph.Has(language.PastParticiple) {
			return true
		}
	}
	return false
}

// planned reports whether "sollte" at i tells of a plan of the past: its clause
// says so ("sollte ursprünglich am Montag beginnen") or it is a main clause in a
// sentence that tells of the past with forms of no other mood ("Der Zug war
// gestartet und sollte um neun ankommen"). Advice ("wir sollten") and conditions
// ("sollte er kommen") are none.
func (a *annotator) planned(tokens []language.Token, i int) bool {
	from, to := clause(tokens, i)
	for k := from; k < to; k++ {
		if plan[a.words.Lower(k)] {
			return true
		}
	}
	if from == i || a.dependent(tokens, from, i) || advised[a.words.Lower(i-1)] || i+1 < to && advised[a.words.Lower(i+1)] {
		return false
	}
	for k := max(0, i-reach); k < min(len(tokens), i+reach); k++ {
		if narrative[a.words.Lower(k)] && tokens[k].Morph.Has(language.Finite) {
			return true
		}
	}
	return false
}

// plan are words that put a plan into the past; narrative are forms that are
// past tense and nothing else; advised are the ones who are told what they
// should do.
var (
	plan      = set("ursprünglich eigentlich damals zunächst zuerst gestern")
	narrative = set("war waren hatte hatten wurde wurden")
	advised   = set("ich du wir ihr sie man")
)
