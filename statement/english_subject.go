package statement

import (
	"strings"

	"synopse/language"
)

// dayParts go with a day ("on Monday night").
var dayParts = map[string]bool{"morning": true, "afternoon": true, "evening": true, "night": true}

// timeWords are what "last", "this" and "earlier this" count.
var timeWords = map[string]bool{"week": true, "month": true, "year": true, "spring": true, "summer": true, "fall": true, "autumn": true, "winter": true,
	"weekend": true, "morning": true, "afternoon": true, "evening": true, "night": true, "this": true}

// subjectEndingBefore gives the subject that ends right before a verb group,
// past a time ("Brandt on Tuesday said") and with a participle that belongs to
// it ("The report published on Tuesday showed").
func (r *reader) subjectEndingBefore(end int, sent *language.Sentence) Range {
	e := end
	for e > sent.First+1 && (weekdays[r.lower(e-1)] || dayParts[r.lower(e-1)] && weekdays[r.lower(e-2)]) {
		e--
		if w := r.lower(e - 1); e > sent.First+1 && (w == "on" || w == "last") {
			e--
		}
	}
	if e < end {
		t := &r.toks[e-1]
		if t.Tag == language.VERB && t.Morph.Has(language.PastParticiple) && e-1 > sent.First {
			if g := r.phraseEndingBefore(e-1, sent); !g.Empty() {
				g.Last = end // "The report published on Tuesday"
				return g
			}
		}
		if g := r.subjectEndingBefore(e, sent); !g.Empty() {
			return g
		}
	}
	if from := r.clauseStart(end, sent); r.onePhrase(from, end) {
		return Range{from, end}
	}
	if g := r.withRelative(r.phraseEndingBefore(end, sent), sent); !g.Empty() {
		return g
	}
	return r.nameEndingBefore(end, sent)
}

// nameEndingBefore gives the name right before a verb where its words do not
// look like a phrase: a mention, or one capitalised word alone in its clause.
func (r *reader) nameEndingBefore(end int, sent *language.Sentence) Range {
	if end <= sent.First {
		return Range{}
	}
	if m := r.at[end-1]; m >= 0 && r.mentions[m].Last == end && r.mentions[m].First >= sent.First && !r.mentions[m].Place {
		return Range{r.mentions[m].First, end}
	}
	t := &r.toks[end-1]
	switch t.Tag {
	case language.VERB, language.ADJ, language.X, language.NOUN:
		if c := t.Text[0]; c >= 'A' && c <= 'Z' && len(t.Text) > 2 && r.clauseStart(end, sent) == end-1 {
			return Range{end - 1, end}
		}
	}
	return Range{}
}

// beforeInsertion gives the subject before ", …," when the second comma is at
// i: an apposition, an age, a relative clause, a participle, a phrase with a
// preposition, or several of these. The subject is the first phrase of its
// clause, so that commas inside the insertion do no harm.
func (r *reader) beforeInsertion(i int, sent *language.Sentence) Range {
	from := r.clauseStart(i, sent)
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
	case ",", "–", "—":
		return true
	}
	return false
}

// clauseStart gives where the clause whose verb follows token i begins: the
// beginning of the sentence, or behind a quotation, a semicolon, "that" or
// "and"; past a first adverbial with its comma.
func (r *reader) clauseStart(i int, sent *language.Sentence) int {
	from := sent.First
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
	case w == "who" || w == "which" || w == "whose" || w == "whom":
		return true
	case t.Tag == language.VERB && t.Morph.Any(language.PresentParticiple|language.PastParticiple),
		t.Tag == language.NUM, t.Tag == language.ADP, t.Tag == language.ADV:
		return true
	case t.Tag == language.CCONJ:
		return false
	}
	e := r.chain(from, to)
	if e == from { // "a visiting fellow"
		return t.Tag == language.DET && r.finite(Range{from, to}) < 0
	}
	return e >= to || !r.isFinite(e)
}

// onePhrase reports whether all between the beginning of a clause and its verb
// is one subject: words of a phrase, prepositions and participles behind nouns.
func (r *reader) onePhrase(from, end int) bool {
	if end-from < 1 || end-from > 24 || r.lex.subs[r.lower(from)] {
		return false
	}
	switch r.toks[from].Tag {
	case language.DET, language.NOUN, language.PROPN, language.ADJ, language.NUM, language.PRON:
	default:
		if w := r.lower(from); w != "outside" && w != "inside" {
			return false
		}
	}
	nominals := false
	for i := from; i < end; i++ {
		if b := r.bracket(i, end); b > i {
			i = b - 1
			continue
		}
		t := &r.toks[i]
		switch t.Tag {
		case language.AUX, language.SCONJ, language.PUNCT:
			return t.Text == "." && i+1 < end && nominals
		case language.VERB:
			if !t.Morph.Any(language.PastParticiple|language.PresentParticiple) || i+1 < end && r.toks[i+1].Tag == language.PRON {
				return false
			}
		case language.NOUN, language.PROPN, language.NUM:
			nominals = true
		}
		if w := r.lower(i); r.quoteAt(i) >= 0 || i > from && r.lex.subs[w] {
			return false
		}
	}
	last := r.toks[end-1].Tag
	return nominals && (r.toks[end-1].Text == ")" || last == language.NOUN || last == language.PROPN || last == language.NUM || last == language.ADJ || strings.HasSuffix(r.lower(end-1), "self") || strings.HasSuffix(r.lower(end-1), "selves")) || end-from == 1 && r.toks[from].Tag == language.PRON
}

// goesOnTo gives the first token of a verb that leads to the infinitive behind
// "to" at i ("went on to say", "continued to argue"), -1 where it is another one.
func (r *reader) goesOnTo(i int, sent *language.Sentence) int {
	k := i - 1
	if k > sent.First && r.lower(k) == "on" && r.toks[k-1].Lemma == "go" {
		k--
	} else if k <= sent.First || r.toks[k].Lemma != "continue" {
		return -1
	}
	for k > sent.First && (r.toks[k-1].Tag == language.AUX || r.toks[k-1].Tag == language.ADV) {
		k--
	}
	return k
}
