package statement

import (
	"strings"

	"synopse/actor"
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
	if e == end && e > sent.First+3 && timeWords[r.lower(e-1)] && (r.lower(e-2) == "last" || r.lower(e-2) == "this") {
		e -= 2 // "a poll conducted last week found"
	}
	if e < end {
		t := &r.toks[e-1]
		if t.Tag == language.VERB && t.Morph.Any(language.PastParticiple|language.Past) && e-1 > sent.First {
			if g := r.phraseEndingBefore(e-1, sent); !g.Empty() {
				g.Last = end // "The report published on Tuesday"
				return g
			}
		}
		if r.joins(e - 1) {
			return r.subjectBefore(e-1, sent) // "… but on Tuesday wrote"
		}
		if g := r.subjectEndingBefore(e, sent); !g.Empty() {
			return g
		}
	}
	if from := r.clauseStart(end, sent); r.onePhrase(from, end) {
		return Range{from, end}
	}
	if from := r.clauseStart(end, sent); r.list(from, end) {
		return Range{from, end}
	}
	if g := r.restricted(end, sent); !g.Empty() {
		return g
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

// amount gives the token behind words that count roughly ("at least", "more
// than", "nearly") where a number or a share follows, else i.
func (r *reader) amount(i, limit int) int {
	k := i
	switch r.lower(i) {
	case "at", "more", "fewer", "less", "up":
		if k+1 < limit {
			switch r.lower(k + 1) {
			case "least", "most", "than", "to":
				k += 2
			}
		}
	case "nearly", "almost", "about", "roughly", "around", "some", "over", "only", "just":
		k++
	}
	if k == i || k >= limit {
		return i
	}
	switch w := r.lower(k); {
	case r.toks[k].Tag == language.NUM, shares[w], k+1 < limit && (w == "a" || w == "one") && shares[r.lower(k+1)]:
		return k
	}
	return i
}

// shares are parts of those asked ("a third say").
var shares = map[string]bool{"half": true, "third": true, "quarter": true, "fifth": true, "majority": true, "two-thirds": true, "three-quarters": true, "thirds": true, "quarters": true, "fifths": true}

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
	case w == "who" || w == "which" || w == "whose" || w == "whom" || w == "like" || w == "unlike" || w == "including" || w == "as":
		return true
	case t.Tag == language.VERB && t.Morph.Any(language.PresentParticiple|language.PastParticiple),
		t.Tag == language.NUM, t.Tag == language.ADP, t.Tag == language.ADV, strings.HasSuffix(w, "self"), strings.HasSuffix(w, "selves"):
		return true
	case t.Tag == language.CCONJ:
		return from+1 < to && r.toks[from+1].Tag == language.VERB && r.toks[from+1].Morph.Has(language.PastParticiple) // ", and obtained by the paper,"
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
		if w := r.lower(from); w != "outside" && w != "inside" && r.amount(from, end) == from {
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
			if t.Text == "/" && nominals {
				continue
			}
			return t.Text == "." && i+1 < end && nominals
		case language.VERB:
			briefed := i == from+1 && i+1 < end && strings.HasSuffix(t.Text, "ed") && r.toks[i+1].Tag == language.ADP // "People briefed on the plan said"
			if !briefed && !t.Morph.Any(language.PastParticiple|language.PresentParticiple) || i+1 < end && r.toks[i+1].Tag == language.PRON {
				return false
			}
		case language.NOUN, language.PROPN, language.NUM:
			nominals = true
		}
		nominals = nominals || shares[r.lower(i)]
		if w := r.lower(i); r.quoteAt(i) >= 0 || i > from && r.lex.subs[w] && t.Tag != language.DET {
			return false
		}
	}
	last := r.toks[end-1].Tag
	return nominals && (r.toks[end-1].Text == ")" || last == language.NOUN || last == language.PROPN || last == language.NUM || last == language.ADJ || strings.HasSuffix(r.lower(end-1), "self") || strings.HasSuffix(r.lower(end-1), "selves")) || end-from == 1 && r.toks[from].Tag == language.PRON
}

// englishSubject finds the subject of a verb group: before it, or behind it in
// "…,” said Meyer".
func (r *reader) englishSubject(c englishCue, sent *language.Sentence) (Range, bool) {
	if c.passive {
		for i := c.last; i < sent.Last-1 && i < c.last+12; i++ {
			if r.lower(i) == "by" {
				if end := r.full(i+1, sent.Last); end > i+1 {
					return Range{i + 1, end}, false
				}
			}
		}
		return Range{}, false
	}
	if g, after := r.subjectBeside(c, sent); !after {
		return g, false
	} else {
		return Range{g.First, r.titled(g.Last, sent)}, true
	}
}

// titled gives the end of a subject behind its verb whose name stands behind
// the body it belongs to and an office ("said Harbour Watch senior adviser Anna
// Brandt").
func (r *reader) titled(end int, sent *language.Sentence) int {
	k := end
	for k < sent.Last && k < end+7 && (nominal(r.toks[k].Tag) || r.toks[k].Tag == language.ADJ) {
		k++
	}
	if k == end {
		return end
	}
	if m := r.at[k-1]; m >= 0 && r.mentions[m].Kind == actor.Person && r.mentions[m].Last == k {
		return k
	}
	return end
}

func (r *reader) subjectBeside(c englishCue, sent *language.Sentence) (Range, bool) {
	end := c.first
	if end > sent.First {
		p := r.toks[end-1].Text
		dash := p != "," && r.pause(end-1)
		if p == "," || dash || isMark(p) && end-1 >= sent.First {
			if right := r.full(c.last, sent.Last); p == "," && right > c.last && r.saysAside(c, right, sent) {
				return Range{c.last, right}, true // "The plan, said Brandt, would …"
			}
			if p == "," || dash { // "Meyer, who lives there, told …"
				if left := r.beforeInsertion(end-1, sent); !left.Empty() {
					return left, false
				}
			}
			if q := r.quoteAt(end - 1); p != "," && q >= 0 || p == "," && end-2 >= sent.First && r.quoteAt(end-2) >= 0 || p == "," {
				if right := r.full(c.last, sent.Last); right > c.last && r.subjectLike(c.last) && (p != "," || r.closesClause(right, sent)) {
					return Range{c.last, right}, true
				}
			}
			return Range{}, false
		}
	} else if right := r.full(c.last, sent.Last); right > c.last && r.subjectLike(c.last) && r.doc.Sentences[0].First < sent.First {
		return Range{}, false
	}
	if end > sent.First && r.joins(end-1) {
		return r.subjectBefore(end-1, sent), false // "claimed momentum and argued that"
	}
	if k := r.beforeDay(end, sent); k > sent.First && isRelativeEnglish(r.lower(k-1)) {
		return r.antecedent(k-1, sent), false
	}
	return r.subjectEndingBefore(end, sent), false
}

// beforeDay steps back over a day before a verb ("who on Tuesday endorsed").
func (r *reader) beforeDay(end int, sent *language.Sentence) int {
	if end > sent.First+2 && weekdays[r.lower(end-1)] {
		end--
		if w := r.lower(end - 1); w == "on" || w == "last" {
			end--
		}
	}
	return end
}

// saysAside reports a cue with its subject behind it between commas.
func (r *reader) saysAside(c englishCue, right int, sent *language.Sentence) bool {
	if !c.cue.has(frameQuote) || c.cue.frames&(frameObject|frameTold) != 0 || !r.subjectLike(c.last) || right >= sent.Last {
		return false
	}
	if t := r.toks[right].Text; t != "," && t != "." {
		return false
	}
	return r.speaks(Range{c.last, right}) || r.toks[c.last].Tag == language.PROPN
}

// list reports a coordination of two or more phrases: "Ms. Brandt, Mr. Meyer
// and other farmers in the town".
func (r *reader) list(from, end int) bool {
	joined, n := false, 0
	for i := from; i < end; {
		e := r.prepositions(r.phrase(i, end), end)
		if e == i {
			return false
		}
		n++
		if e >= end {
			return joined && n >= 2
		}
		i = e
		if r.toks[i].Text == "," {
			i++
		}
		if w := r.lower(i); i < end && (w == "and" || w == "or") {
			joined = true
			i++
		} else if i == e {
			return false
		}
	}
	return false
}

// restricted reads "Supporters who have heard from the campaign say": the
// subject goes from the beginning of its clause over the relative clause.
func (r *reader) restricted(end int, sent *language.Sentence) Range {
	from := r.clauseStart(end, sent)
	e := r.chain(from, end)
	if e == from || e+1 >= end || end-from > 30 {
		return Range{}
	}
	if w := r.lower(e); w != "who" && w != "whose" {
		return Range{}
	}
	verbs := 0
	for i := e + 1; i < end; i++ {
		t := &r.toks[i]
		if t.Text == "," || t.Text == ";" || t.Tag == language.SCONJ || r.quoteAt(i) >= 0 {
			return Range{}
		}
		if t.Tag == language.VERB && !t.Morph.Has(language.PresentParticiple) && r.lower(i-1) != "to" {
			verbs++
		}
	}
	if verbs == 0 || verbs > 2 {
		return Range{}
	}
	return Range{from, end}
}

// withRelative reads "some who favour the plan argue": the phrase before the
// verb is the object of a relative clause, the subject is what that hangs on.
func (r *reader) withRelative(g Range, sent *language.Sentence) Range {
	v := g.First - 1
	if g.Empty() || v <= sent.First+1 || r.toks[v].Tag != language.VERB {
		return g
	}
	for v > sent.First && (r.toks[v].Tag == language.VERB || r.toks[v].Tag == language.AUX || r.toks[v].Tag == language.ADV) {
		v--
	}
	if w := r.lower(v); w != "who" && w != "which" {
		return g
	}
	if a := r.antecedent(v, sent); !a.Empty() {
		return Range{a.First, g.Last}
	}
	return g
}

// closesClause reports whether the sentence or clause ends soon after i, as it
// does behind an inverted "said Meyer".
func (r *reader) closesClause(i int, sent *language.Sentence) bool {
	if i >= sent.Last {
		return true
	}
	switch r.toks[i].Text {
	case ".", ",", ":", ";", "!", "?":
		return true
	}
	return r.toks[i].Tag == language.ADP || r.toks[i].Tag == language.ADV || r.lower(i) == "who"
}

func (r *reader) subjectLike(i int) bool {
	switch r.lower(i) {
	case "him", "them", "me", "us", "her", "that", "this", "it", "what":
		return false
	}
	switch r.toks[i].Tag {
	case language.PROPN, language.NOUN, language.DET, language.PRON, language.ADJ, language.NUM:
		return true
	}
	return false
}

func isRelativeEnglish(w string) bool { return w == "who" || w == "which" || w == "that" }

// antecedent gives the phrase before a relative pronoun.
func (r *reader) antecedent(i int, sent *language.Sentence) Range {
	if i > sent.First && r.toks[i-1].Text == "," {
		i--
	}
	return r.longestBefore(i, sent)
}

// longestBefore gives the longest noun phrase, with attributes, that ends at
// token end.
func (r *reader) longestBefore(end int, sent *language.Sentence) Range {
	best := Range{}
	for i := end - 1; i >= sent.First && i > end-25; i-- {
		t := &r.toks[i]
		if t.Tag == language.PUNCT && t.Text != "," && t.Text != "/" && !isMark(t.Text) && t.Text != "(" && t.Text != ")" || t.Tag == language.SCONJ {
			break
		}
		if (t.Tag == language.VERB || t.Tag == language.AUX) && t.Morph.Has(language.Finite) {
			break
		}
		if w := r.lower(i); w == "which" || w == "who" || w == "whom" {
			break // "…, which Brandt said were old"
		}
		if w := r.lower(i); w != "that" && w != "as" && r.lex.subs[w] && t.Tag != language.PRON && t.Tag != language.DET {
			break // "until scientists know"
		}
		if q := r.quoteAt(i); q >= 0 && r.long[q] || t.Text == "," && !best.Empty() {
			break
		}
		if i > sent.First && (r.toks[i-1].Tag == language.DET || r.toks[i-1].Tag == language.ADJ || r.toks[i-1].Tag == language.PROPN && r.toks[i].Tag == language.PROPN) && best.Empty() {
			continue
		}
		if r.chain(i, end) == end {
			best = Range{i, end}
		}
	}
	return best
}

// phraseEndingBefore is longestBefore for subjects: no phrase behind a
// preposition.
func (r *reader) phraseEndingBefore(end int, sent *language.Sentence) Range {
	best := r.longestBefore(end, sent)
	if best.First > sent.First && r.toks[best.First-1].Tag == language.ADP && !r.lex.subs[r.lower(best.First-1)] {
		for k := end - 2; k > best.First; k-- { // "As boos rise from the crowd, the mayor says"
			if r.toks[k].Text == "," && r.full(k+1, end) == end {
				return Range{k + 1, end}
			}
		}
		return Range{} // "in recent years have proposed"
	}
	return best
}

// chain gives the end of a noun phrase with its English prepositional
// attributes ("a spokesman for the ministry in London").
func (r *reader) chain(i, limit int) int {
	end := r.full(i, limit)
	if end == i {
		return i
	}
	return r.prepositions(end, limit)
}

// prepositions gives the end of the prepositional attributes that follow a
// phrase.
func (r *reader) prepositions(end, limit int) int {
	for end < limit {
		if r.toks[end].Tag != language.ADP {
			return end
		}
		from := end + 1
		if from < limit && r.toks[from].Tag == language.CCONJ && r.lower(from) == "both" {
			from++
		}
		next := r.phrase(from, limit)
		if next == from {
			return end
		}
		end = next
	}
	return end
}
