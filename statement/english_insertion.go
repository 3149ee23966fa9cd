package statement

import (
	"strings"

	"synopse/actor"
	"synopse/language"
)

// beforeInsertion gives the subject before ", …," when the second comma is at
// i: an apposition, an age, a relative clause, a participle, a phrase with a
// preposition, or several of these. The subject is the first phrase of its
// clause, so that commas inside the insertion do no harm.
func (r *reader) beforeInsertion(i int, sent *language.Sentence) Range {
	if g := r.insertedFrom(r.clauseStart(i, sent), i); !g.Empty() {
		return g
	}
	for k := i - 1; k > sent.First && k > i-40; k-- { // "Speaking in Rome, Brandt, 40, said"
		if q := r.quoteAt(k); q >= 0 && r.long[q] || r.toks[k].Text == ";" {
			break
		}
		if r.quoteAt(k) >= 0 || !r.startsSubject(k, i) {
			continue
		}
		if g := r.insertedFrom(k+1, i); !g.Empty() {
			return g
		}
	}
	return Range{}
}

// startsSubject reports that a subject with an insertion behind it, whose second
// mark is at i, may begin behind token k: a name or a pronoun behind a comma or
// "and", anybody behind a comma where dashes mark the insertion, and anybody
// behind a dash.
func (r *reader) startsSubject(k, i int) bool {
	m := r.at[k+1]
	if m >= 0 && r.mentions[m].Place {
		return false
	}
	if m >= 0 && r.mentions[m].First != k+1 {
		m = -1
	}
	comma := r.toks[i].Text == ","
	switch {
	case r.toks[k].Text == ",":
		return m >= 0 && (r.mentions[m].Form == actor.Name || !comma) || personal(r.lower(k+1))
	case r.joins(k):
		return m >= 0 && r.mentions[m].Form == actor.Name || personal(r.lower(k+1))
	}
	return comma && r.pause(k)
}

func personal(w string) bool {
	switch w {
	case "he", "she", "they", "i", "we":
		return true
	}
	return false
}

// insertedFrom gives the phrase from a token on that an insertion follows, which
// ends with the comma or dash at i.
func (r *reader) insertedFrom(from, i int) Range {
	if from >= i || r.lex.subs[r.lower(from)] {
		return Range{}
	}
	e := r.chain(from, i)
	if e == i {
		return Range{from, e}
	}
	if e == from || !r.pause(e) { // the phrase as far as the first comma
		e = from
		for e < i && !r.pause(e) {
			e++
		}
		if !r.onePhrase(from, e) {
			return Range{}
		}
	}
	if !r.inserted(e+1, i) {
		return Range{}
	}
	if w := r.lower(e + 1); e+1 < i && w != "who" && w != "which" && w != "whose" && r.chain(e+1, i) == i {
		e = i // an apposition belongs to the phrase
	}
	return Range{from, e}
}

// pause reports a comma or dash, with which an insertion begins.
func (r *reader) pause(i int) bool {
	switch r.toks[i].Text {
	case ",", "–", "—", "--":
		return true
	}
	return r.toks[i].Text == "-" && i > 0 && r.toks[i-1].End < r.toks[i].Start
}

// clauseStart gives where the clause whose verb follows token i begins: the
// beginning of the sentence, or behind a quotation, a semicolon, "that" or
// "and"; past a first adverbial with its comma.
func (r *reader) clauseStart(i int, sent *language.Sentence) int {
	from := r.behindDateline(sent)
	for k := i - 1; k > sent.First; k-- {
		if q := r.quoteAt(k); q >= 0 && r.long[q] || r.toks[k].Text == ";" || r.toks[k].Text == ":" {
			from = k + 1
			break
		}
	}
	for steps := 0; steps < 4 && from < i; steps++ {
		t := &r.toks[from]
		switch {
		case t.Tag == language.CCONJ || t.Text == "," || isMark(t.Text) || t.Tag == language.ADV || r.lower(from) == "while" || r.lower(from) == "although":
			from++
		case t.Tag == language.ADP: // "In Rome, Brandt, …, said"
			e := r.prepositions(r.phrase(from+1, i), i)
			if e == from+1 {
				return from
			}
			if e >= i || r.toks[e].Text != "," {
				return from
			}
			from = e + 1
		default:
			return from
		}
	}
	return from
}

// inserted reports whether what stands in [from, to) can be an insertion behind
// a subject, and no clause of its own.
func (r *reader) inserted(from, to int) bool {
	if from >= to {
		return false
	}
	t := &r.toks[from]
	switch w := r.lower(from); {
	case w == "who" || w == "which" || w == "whose" || w == "whom" || w == "like" || w == "unlike" || w == "including" || w == "as" || w == "asked":
		return true
	case t.Tag == language.VERB && t.Morph.Any(language.PresentParticiple|language.PastParticiple),
		t.Tag == language.NUM, t.Tag == language.ADP, t.Tag == language.ADV, strings.HasSuffix(w, "self"), strings.HasSuffix(w, "selves"):
		return true
	case w == "to" && from+1 < to && r.lower(from+1) == "be":
		return true // "Brandt, to be fair, offered"
	case t.Tag == language.CCONJ:
		return from+1 < to && r.toks[from+1].Tag == language.VERB && r.toks[from+1].Morph.Has(language.PastParticiple) // ", and obtained by the paper,"
	}
	e := r.chain(from, to)
	if e == from { // "a visiting fellow"
		return t.Tag == language.DET && r.finite(Range{from, to}) < 0
	}
	return e >= to || !r.isFinite(e)
}

// behindDateline gives the first token of a sentence behind the town that it opens with in
// capitals ("LONDON - The firm said").
func (r *reader) behindDateline(sent *language.Sentence) int {
	const longest = 4 // words of the town
	for i := sent.First; i+1 < sent.Last && i < sent.First+longest; i++ {
		t := r.toks[i].Text
		if i > sent.First && (t == "-" || t == "–" || t == "—") {
			return i + 1
		}
		if t != strings.ToUpper(t) || t == strings.ToLower(t) {
			break
		}
	}
	return sent.First
}
