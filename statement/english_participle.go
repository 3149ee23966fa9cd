package statement

import (
	"strings"

	"synopse/language"
)

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

// participle finds whose words a cue verb in -ing gives: of the noun before it
// ("a statement saying"), or of the subject of a clause beside it (", adding
// that", "by saying that", "Noting that …, she said").
func (r *reader) participle(c englishCue, sent *language.Sentence) (englishCue, bool) {
	b := c.first - 1
	if b < sent.First {
		return r.frontedParticiple(c, sent)
	}
	switch w := r.lower(b); {
	case nominal(r.toks[b].Tag) && c.last < sent.Last && reflexiveEnglish(r.lower(c.last)) && c.cue.lemma == "call":
		return c, false // "a group calling itself Northwind"
	case nominal(r.toks[b].Tag) && c.cue.has(frameQuote|frameObject|frameTo):
		c.subject = r.behindWith(c.first, sent) // ", with the union calling it a trick"
		if c.subject.Empty() {
			c.subject = r.phraseEndingBefore(c.first, sent) // "a statement saying", "a petition calling for", "farmers backing the plan"
		}
		return c, !c.subject.Empty() && r.saysThings(c.subject)
	case r.pause(b) && r.whoseClause(b, sent).Last > 0:
		c.subject = r.whoseClause(b, sent) // ", with its minister, Anna Brandt, saying"
		return c, r.speaks(c.subject)
	case r.pause(b), isMark(r.toks[b].Text) && b > sent.First && r.toks[b-1].Text == "," && r.quoteAt(b) >= 0, w == "while" && !r.onlyAdverbs(sent.First, b):
		c.subject = r.subjectBefore(b, sent)
	case r.joins(b):
		c.subject = r.participleBefore(b, sent) // ", noting that … and adding that"
	case besideParticiple[w]:
		if r.onlyAdverbs(sent.First, b) {
			return r.frontedParticiple(c, sent)
		}
		c.subject = r.nearestSubject(b, sent)
		return c, !c.subject.Empty() && r.speaks(c.subject)
	}
	return c, !c.subject.Empty()
}

// reflexiveEnglish reports a pronoun for the subject itself.
func reflexiveEnglish(w string) bool {
	return strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves")
}

// nearestSubject gives the subject of the last verb before token i whose subject
// can speak.
func (r *reader) nearestSubject(i int, sent *language.Sentence) Range {
	for v := i - 1; v > sent.First; v-- {
		if r.quoteAt(v) >= 0 || r.toks[v].Tag != language.VERB && r.toks[v].Tag != language.AUX {
			continue
		}
		if !r.isFinite(v) && !r.toks[v].Morph.Any(language.Past|language.PastParticiple) {
			continue
		}
		c := englishCue{verb: v, first: v, last: v + 1}
		for c.first > sent.First && (r.toks[c.first-1].Tag == language.AUX || r.toks[c.first-1].Tag == language.ADV) {
			c.first--
		}
		if sub, after := r.englishSubject(c, sent); !after && r.speaks(sub) {
			return sub
		}
		v = c.first
	}
	return Range{}
}

// besideParticiple are the words that lead to a participle whose subject is that
// of the clause they stand in.
var besideParticiple = map[string]bool{"by": true, "after": true, "before": true, "since": true, "while": true, "without": true, "when": true, "upon": true, "besides": true}

// frontedParticiple reads "Noting that the dam is old, Brandt said": the subject
// is that of the main clause, and what was said ends before it.
func (r *reader) frontedParticiple(c englishCue, sent *language.Sentence) (englishCue, bool) {
	for k := c.last; k+2 < sent.Last; k++ {
		if r.toks[k].Text != "," || r.quoteAt(k) >= 0 && r.quotes[r.quoteAt(k)].Last > k+2 {
			continue
		}
		from := k + 1
		if q := r.quoteAt(from); q >= 0 && r.quotes[q].Last == from+1 {
			from++
		}
		if e := r.chain(from, sent.Last); e > from && r.verbAt(e, sent) {
			if r.insertedCue(e, sent) {
				return c, false // "Saying so, Brandt said, was a mistake": a part of what she said
			}
			c.subject, c.limit = Range{from, e}, k
			return c, r.saysThings(c.subject) || r.speaks(c.subject)
		}
	}
	return c, false
}

// insertedCue reports a verb of saying at i between its subject and a comma behind which
// a verb goes on.
func (r *reader) insertedCue(i int, sent *language.Sentence) bool {
	if i+2 >= sent.Last || r.toks[i+1].Text != "," {
		return false
	}
	t := &r.toks[i+2]
	return t.Tag == language.AUX || r.isFinite(i+2)
}

// insertedPassive reads a participle between commas, which tells what somebody calls the noun
// before it, and gives who ("The bill, called “a tax” by critics, passed"); empty where it is
// not told.
func (r *reader) insertedPassive(c englishCue, sent *language.Sentence) (Range, bool) {
	if c.first == sent.First || c.last-c.first != 1 || !c.cue.has(frameAs|frameObject) || r.toks[c.first-1].Text != "," || !strings.HasSuffix(r.toks[c.verb].Text, "ed") {
		return Range{}, false
	}
	by := Range{}
	for k := c.last; k+1 < sent.Last; k++ {
		if q := r.quoteAt(k); q >= 0 && r.quotes[q].Last-1 > k+1 {
			continue
		}
		if r.lower(k) == "by" && r.quoteAt(k) < 0 {
			by = Range{k + 1, r.full(k+1, sent.Last)}
		}
		if r.toks[k].Text != "," {
			continue
		}
		if k++; k+1 < sent.Last && isMark(r.toks[k].Text) {
			k++
		}
		return by, r.isFinite(k) || r.toks[k].Tag == language.VERB && !r.toks[k].Morph.Has(language.PresentParticiple)
	}
	direct := by.First == c.last+1 || !by.Empty() && isMark(r.toks[by.First-2].Text)
	return by, direct && by.Last+1 >= sent.Last
}

// verbAt reports a finite verb at i, past adverbs and one insertion between
// commas.
func (r *reader) verbAt(i int, sent *language.Sentence) bool {
	if i+1 < sent.Last && r.toks[i].Text == "," {
		for k := i + 1; k < sent.Last && k < i+12; k++ {
			if r.toks[k].Text == "," {
				i = k + 1
				break
			}
		}
	}
	for i < sent.Last && r.toks[i].Tag == language.ADV {
		i++
	}
	return i < sent.Last && r.isFinite(i)
}

func (r *reader) onlyAdverbs(from, to int) bool {
	for i := from; i < to; i++ {
		if t := r.toks[i].Tag; t != language.ADV && t != language.CCONJ && t != language.PUNCT {
			return false
		}
	}
	return true
}

// behindWith gives the phrase between "with" and a participle.
func (r *reader) behindWith(end int, sent *language.Sentence) Range {
	for i := end - 1; i > sent.First && i > end-14; i-- {
		if w := r.lower(i - 1); w == "with" && r.chain(i, end) == end {
			return Range{i, end}
		}
	}
	return Range{}
}

// whoseClause gives the phrase between "with" and a comma at b, with an apposition in it:
// the subject of a participle behind that comma.
func (r *reader) whoseClause(b int, sent *language.Sentence) Range {
	for i := b - 1; i > sent.First && i > b-14; i-- {
		if r.lower(i-1) == "with" && r.toks[i-1].Tag == language.ADP && i > sent.First+1 && r.pause(i-2) {
			if r.phrase(i, b) < b && r.full(i, b) == b {
				return Range{i, b}
			}
			return Range{}
		}
	}
	return Range{}
}

// participleBefore gives the subject of the participle that one behind "and"
// goes on from.
func (r *reader) participleBefore(i int, sent *language.Sentence) Range {
	for v := i - 1; v > sent.First; v-- {
		if r.quoteAt(v) >= 0 || r.toks[v].Tag != language.VERB {
			continue
		}
		if r.isFinite(v) {
			return Range{}
		}
		if r.toks[v].Morph.Has(language.PresentParticiple) && (r.pause(v-1) || besideParticiple[r.lower(v-1)]) {
			if r.pause(v - 1) {
				return r.subjectBefore(v-1, sent)
			}
			return r.nearestSubject(v-1, sent)
		}
	}
	return Range{}
}

// subjectBefore gives the subject with which "and argued", ", adding" before
// token i go on: that of the last cue verb, else of the first verb.
func (r *reader) subjectBefore(i int, sent *language.Sentence) Range {
	verb := -1
	for v := i - 1; v > sent.First; v-- {
		if r.toks[v].Tag != language.VERB && r.toks[v].Tag != language.AUX || r.quoteAt(v) >= 0 {
			continue
		}
		if !r.toks[v].Morph.Has(language.Finite) && !(verb < 0 && r.toks[v].Morph.Has(language.PastParticiple) && r.onePhrase(r.clauseStart(v, sent), v)) {
			continue // "the court overruled and said": a past tense
		}
		if v-1 > sent.First && isRelativeEnglish(r.lower(v-1)) {
			continue
		}
		verb = v
		if sub := r.phraseEndingBefore(v, sent); sub.First > sent.First && (r.joins(sub.First-1) || r.toks[sub.First-1].Text == ";") {
			break // "…, and Brandt left, saying": his own clause
		}
		if u := r.verbOfThat(v, sent); u >= 0 {
			verb = u // "Brandt confirmed that they intend to go, saying"
			break
		}
		if c := r.englishVerb(v, sent); c.has(frameQuote) && c.has(frameThat) {
			break
		}
	}
	if verb < 0 {
		return Range{}
	}
	b := englishCue{verb: verb, first: verb, last: verb + 1}
	for b.first > sent.First && (r.toks[b.first-1].Tag == language.AUX || r.toks[b.first-1].Tag == language.ADV) {
		b.first--
	}
	sub, _ := r.englishSubject(b, sent)
	return sub
}

// verbOfThat gives the cue verb right before the "that" of the clause whose finite verb is
// at v, at most a few tokens before it ("confirmed on Friday that"), -1 if there is none.
func (r *reader) verbOfThat(v int, sent *language.Sentence) int {
	const widest = 4 // tokens between the verb and "that"
	sub := r.phraseEndingBefore(v, sent)
	that := sub.First - 1
	if sub.Empty() || that <= sent.First || r.lower(that) != "that" {
		return -1
	}
	for u := that - 1; u > sent.First && u >= that-1-widest; u-- {
		if r.toks[u].Tag == language.VERB && r.quoteAt(u) < 0 {
			if c := r.englishVerb(u, sent); !c.has(frameQuote) || !c.has(frameThat) {
				return -1
			}
			if sub, _ := r.englishSubject(englishCue{verb: u, first: u, last: u + 1}, sent); !r.speaks(sub) {
				return -1
			}
			return u
		}
	}
	return -1
}
