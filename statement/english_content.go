package statement

import (
	"slices"

	"synopse/actor"
	"synopse/language"
)

// farThat gives the "that" which stands behind times, places and whom it was
// said to ("said at a rally in Rome last week that"), or i.
func (r *reader) farThat(c englishCue, i int, sent *language.Sentence) int {
	if !c.cue.has(frameThat) || !c.cue.has(frameQuote) || c.after {
		return i
	}
	for k := i; k < sent.Last && k < i+14; k++ {
		t := &r.toks[k]
		if r.lower(k) == "that" {
			if k > i && (r.looseClause(c, k+1, sent)) {
				return k
			}
			return i
		}
		if t.Text == "," && k+1 < sent.Last && (r.toks[k+1].Tag == language.PROPN || nominal(r.toks[k-1].Tag) && c.cue.has(frameTold)) {
			continue // "in Salem, New Hampshire, that"
		}
		if r.quoteAt(k) >= 0 || t.Tag == language.VERB || t.Tag == language.AUX || t.Tag == language.SCONJ || t.Text == "," || t.Text == ":" || t.Text == ";" {
			return i
		}
	}
	return i
}

// beginsClause reports whether a clause without "that" may begin at i.
func (r *reader) beginsClause(i int) bool {
	switch r.lower(i) {
	case "nothing", "something", "anything": // "said nothing the school did had worked"
		return i+1 < len(r.toks) && r.toks[i+1].Tag == language.DET && r.subjectVerb(i+1, &r.doc.Sentences[r.doc.SentenceAt(i)])
	case "him", "them", "me", "us", "himself", "itself", "herself", "themselves", "so", "what", "this":
		return false
	}
	t := &r.toks[i]
	switch t.Tag {
	case language.DET, language.PRON, language.NOUN, language.PROPN, language.ADJ, language.NUM:
		return true
	case language.VERB:
		return t.Morph.Has(language.PresentParticiple)
	}
	return false
}

// looseClause reports whether a verb that can be finite follows, for cue verbs
// that take no object: behind these no more is needed to know a clause.
func (r *reader) looseClause(c englishCue, i int, sent *language.Sentence) bool {
	if (c.cue.has(frameObject) || !c.cue.has(frameQuote)) && r.lower(i-1) != "that" || c.after {
		return false
	}
	for k := i; k < sent.Last; k++ {
		t := &r.toks[k]
		if t.Text == ";" {
			return false
		}
		if t.Tag == language.AUX && !t.Morph.Has(language.Infinitive) || t.Tag == language.VERB && !t.Morph.Has(language.PresentParticiple) && r.lower(k-1) != "to" {
			return k > i
		}
	}
	return false
}

// thatIs reports a clause behind "that" at i by other signs than a subject with
// its verb: "that" is the subject itself ("said that was natural"), or whoever
// was told stands before it, so that nothing but a clause can follow ("told
// reporters on Tuesday that the new rules hamper trade" where the tagger saw no
// verb).
func (r *reader) thatIs(c englishCue, i int, sent *language.Sentence) bool {
	if !c.cue.has(frameQuote) || c.after || i+2 >= sent.Last {
		return false
	}
	if t := &r.toks[i+1]; t.Tag == language.AUX && !t.Morph.Has(language.Infinitive) && t.Morph.Has(language.Finite) {
		return true
	}
	return c.cue.has(frameTold) && r.toks[i].Tag == language.SCONJ && i > c.last && r.beginsClause(i+1)
}

// overInsertion gives the "that" behind an insertion between commas ("said,
// among other things, that", "said on Monday, when he arrived, that"), or i.
func (r *reader) overInsertion(c englishCue, i int, sent *language.Sentence) int {
	if i >= sent.Last || !r.pause(i) || !c.cue.has(frameThat) || !c.cue.has(frameQuote) || c.after {
		return i
	}
	for k := i + 2; k+1 < sent.Last && k < i+14; k++ {
		if r.quoteAt(k) >= 0 || r.toks[k].Text == ";" {
			return i
		}
		if r.toks[k].Text != r.toks[i].Text {
			continue
		}
		if r.lower(k+1) == "that" && r.clauseFollows(k+2, sent) {
			return k + 1
		}
		return i
	}
	return i
}

// restOfQuote gives the quotation that goes on behind "he said,".
func (r *reader) restOfQuote(i int, sent *language.Sentence) []Range {
	if i+1 >= sent.Last || r.toks[i].Text != "," {
		return nil
	}
	for k := i + 1; k+1 < sent.Last && k < i+10 && r.quoteAt(k) < 0; k++ { // ", speaking of farmers, “and …"
		if r.isFinite(k) {
			break
		}
		if r.toks[k].Text == "," {
			i = k
			break
		}
	}
	q := r.quoteAt(i + 1)
	if q < 0 || r.quotes[q].First != i+1 || r.quotes[q].used {
		return nil
	}
	return r.quoteRanges(q)
}

// aside reports that what begins at i speaks of who said it and is no part of
// what was said ("…, say some farmers, who …").
func (r *reader) aside(i int) bool {
	switch r.lower(i) {
	case "who", "which", "whose", "whom", "where", "while", "as", "when":
		return true
	}
	return r.toks[i].Tag == language.VERB && r.toks[i].Morph.Has(language.PresentParticiple)
}

// subjectInsertion reports a name with an insertion between commas and a verb
// behind it ("Brandt, 40, said").
func (r *reader) subjectInsertion(i int, sent *language.Sentence) bool {
	m := r.at[i]
	if m < 0 || r.mentions[m].Form != actor.Name || r.mentions[m].Place {
		return false
	}
	e := r.mentions[m].Last
	return e < sent.Last && r.toks[e].Text == "," && r.verbAt(e, sent)
}

// fronted reports a cue in a subordinate clause that begins its sentence.
func (r *reader) fronted(c englishCue, sent *language.Sentence) bool {
	if c.subject.Empty() {
		return c.first <= sent.First+1 && r.toks[c.verb].Morph.Any(language.PastParticiple|language.Past) // "Asked about it, she said …"
	}
	if c.after {
		return false
	}
	i := c.subject.First - 1
	for i > sent.First && r.toks[i].Tag == language.ADV {
		i--
	}
	if i < sent.First || i > sent.First+1 {
		return false
	}
	switch r.lower(i) {
	case "while", "after", "when", "as", "although", "though", "because", "since", "if", "before", "once":
		return true
	}
	return false
}

// asClause reads "As the paper noted, …" and "…, as the paper noted."
func (r *reader) asClause(s int, sent *language.Sentence, c englishCue, base Statement, start, end int) bool {
	as := c.subject.First - 1
	if c.subject.Empty() || c.after || as < sent.First || r.lower(as) != "as" || c.cue.frames&(frameThat|frameClause) == 0 {
		return false
	}
	next := r.skipAdverbials(end, sent)
	switch {
	case as == sent.First && next+2 < sent.Last && r.toks[next].Text == ",":
		base.Content = []Range{{next + 1, r.englishEnd(next+1, sent)}}
		if q := r.quoteAt(next + 1); q >= 0 && r.quotes[q].First == next+1 && r.long[q] {
			base.Kind, base.Content = Direct, r.quoteRanges(q)
		}
	case as > sent.First+2 && r.toks[as-1].Text == "," && r.closesClause(next, sent) && r.finite(Range{sent.First, as}) >= 0:
		base.Content = []Range{{sent.First, as - 1}}
	default:
		return false
	}
	r.add(s, base)
	return true
}

// occasions are where and in what somebody speaks.
var occasions = map[string]bool{"interview": true, "interviews": true, "statement": true, "speech": true, "rally": true, "debate": true, "tweet": true,
	"tweets": true, "twitter": true, "facebook": true, "conference": true, "email": true, "letter": true, "call": true, "op-ed": true, "hearing": true}

// englishAfter reads what follows the cue: a quotation, a that-clause, a bare
// clause, an infinitive, an object.
func (r *reader) englishAfter(s int, sent *language.Sentence, c englishCue, base Statement, i int, quoted bool) bool {
	if c.passive && c.subject.First == i+1 && r.lower(i) == "by" {
		i = c.subject.Last // "was asked by a caller why"
	}
	i, addressee := r.skipAddressee(c, i, sent)
	if !addressee.Empty() {
		base.Addressee = addressee
	}
	i = r.onDay(i, sent)
	if i < sent.Last && !slices.Contains(c.cue.preps, r.lower(i)) {
		i = r.skipAdverbials(i, sent)
	}
	if i >= sent.Last {
		return r.englishNextQuote(s, sent, c, base)
	}
	if r.calledOn(s, sent, c, base, i) {
		return true
	}
	k := i
	if r.toks[k].Text == "," || r.toks[k].Text == ":" {
		k++
	}
	if k < sent.Last {
		if q := r.quoteAt(k); q >= 0 && r.quotes[q].First == k && !(quoted && r.quotes[q].used) && (r.long[q] || r.toks[i].Text == ":" || r.toks[i].Text == "," && !c.after) && c.cue.has(frameQuote|frameThat|frameClause|frameAs) {
			if r.toks[i].Text == "," {
				r.clauseBefore(s, sent, c, base)
			}
			base.Kind, base.Content, base.evidence = Direct, r.quoteRanges(q), byDirect
			if k == i && c.cue.has(frameAs) {
				base.Act = c.cue.actOf(frameAs) // "which he called “a gift”"
			}
			r.add(s, base)
			return true
		}
	}
	if quoted {
		return true
	}
	if far := r.farThat(c, i, sent); far > i {
		i = far
	} else {
		i = r.overInsertion(c, i, sent)
	}
	w := r.lower(i)
	switch {
	case r.lex.ofThat[w] && c.cue.has(frameThat) && (w != "which" && w != "who" || c.cue.act == "ask"):
		if i+1 < sent.Last && r.lower(i+1) == "to" && c.cue.lemma == "know" || c.cue.lemma == "understand" && r.denied(c) {
			return false // "knew how to say no", "has not understood how fierce it is"
		}
		if w == "that" && !r.clauseFollows(i+1, sent) && !r.looseClause(c, i+1, sent) && !r.thatIs(c, i, sent) {
			break
		}
		base.Content = []Range{{i, r.saidUntil(c, i, sent)}}
		r.add(s, base)
		return true
	case c.passive && c.subject.Empty() && w == "to" && c.cue.frames&(frameThat|frameTo) != 0 && !c.cue.has(frameTold):
		base.Content, base.evidence = []Range{{i, r.saidUntil(c, i, sent)}}, byInfinitive
		if g := r.subjectEndingBefore(c.first, sent); !g.Empty() {
			base.Content = []Range{g, base.Content[0]} // "The bank is said to be for sale"
		}
		r.add(s, base)
		return true
	case r.unnamed(i, sent):
		return true // "who asked not to be named", "declined to be named"
	case c.cue.has(frameTo) && !r.toSomething(c, i) && (w == "to" || w == "not" && i+2 < sent.Last && r.lower(i+1) == "to") && i+1 < sent.Last:
		base.Content, base.evidence, base.Act = []Range{{i, r.toldUntil(c, i+1, r.saidUntil(c, i, sent))}}, byInfinitive, c.cue.actOf(frameTo)
		r.add(s, base)
		return true
	case r.whyItWasSaid(c, i, sent):
		return false
	case c.cue.has(frameClause) && !(c.passive && c.subject.Empty() && r.toks[i].Tag == language.ADP) && (r.clauseFollows(i, sent) || r.beginsClause(i) && r.looseClause(c, i, sent)):
		base.Content, base.evidence = []Range{{i, r.saidUntil(c, i, sent)}}, byVerb
		r.add(s, base)
		return true
	}
	if r.gapClause(s, sent, c, base, i) || c.passive && r.quotedAs(s, sent, c, base, i) || r.passiveReport(s, sent, c, base) {
		return true
	}
	return r.englishReported(s, sent, c, base, i, addressee)
}

// unnamed reports that somebody asks for no more than that his name is left out.
func (r *reader) unnamed(i int, sent *language.Sentence) bool {
	if i < sent.Last && r.lower(i) == "not" {
		i++
	}
	if i+2 >= sent.Last || r.lower(i) != "to" || r.lower(i+1) != "be" {
		return false
	}
	switch r.toks[i+2].Lemma {
	case "name", "identify", "quote":
		return true
	}
	return false
}

// toSomething reports a "to" before a thing, after a verb that takes both: "agreed to
// a patrol".
func (r *reader) toSomething(c englishCue, i int) bool {
	if r.lower(i) != "to" || !slices.Contains(c.cue.preps, "to") || i+1 >= len(r.toks) {
		return false
	}
	switch r.toks[i+1].Tag {
	case language.DET, language.NOUN, language.PROPN, language.NUM, language.PRON:
		return true
	}
	return false
}

// skipAddressee steps over who is told ("told reporters that") and says who that
// is: nobody where the verb takes none or none stands there.
func (r *reader) skipAddressee(c englishCue, i int, sent *language.Sentence) (int, Range) {
	if i < sent.Last && r.lower(i) == "to" && c.cue.act != "agree" && !(slices.Contains(c.cue.preps, "to") && !c.cue.has(frameThat)) { // "said to Meyer that"
		if end := r.phrase(i+1, sent.Last); end > i+1 && r.toks[i+1].Tag != language.VERB && !isMark(r.toks[i+1].Text) {
			return end, Range{i + 1, end}
		}
	}
	if !c.cue.has(frameTold) || i >= sent.Last || c.after || personal(r.lower(i)) {
		return i, Range{}
	}
	switch r.lower(i) {
	case "last", "this", "earlier":
		if i+1 < sent.Last && timeWords[r.lower(i+1)] {
			return i + 2, Range{} // "had been informed last spring that"
		}
	}
	end := r.phrase(i, sent.Last)
	if c.cue.act == "demand" && end < sent.Last && r.thingOf(Range{i, end}) {
		return i, Range{} // "ordered checks that will take weeks"
	}
	if slices.Contains(c.cue.preps, "of") {
		end = r.core(i, sent.Last) // "accused Brandt of lying"
	}
	if end == i || r.lower(i) == "that" || end < sent.Last && r.isFinite(end) && r.toks[i].Tag != language.PRON && c.cue.has(frameClause) && c.cue.lemma != "tell" {
		return i, Range{}
	}
	if end > i+1 && weekdays[r.lower(end-1)] {
		end-- // "told reporters Tuesday that"
	}
	if end < sent.Last && r.lower(end) == "who" { // "told anyone who would listen that"
		for k := end + 2; k+1 < sent.Last && k < end+7 && !r.pause(k); k++ {
			if r.lower(k) == "that" && r.clauseFollows(k+1, sent) {
				return k, Range{i, end}
			}
		}
	}
	for end < sent.Last && r.lower(end) == "and" {
		next := r.phrase(end+1, sent.Last)
		if next == end+1 || next < sent.Last && r.isFinite(next) {
			break
		}
		end = next
	}
	return end, Range{i, end}
}

// thingOf reports a noun phrase in which nobody is named or meant, before "that" or a
// preposition: who is told to do something is told "to".
func (r *reader) thingOf(g Range) bool {
	if g.Empty() || r.toks[g.Last-1].Tag != language.NOUN || r.speaks(g) {
		return false
	}
	t := &r.toks[g.Last]
	return r.lower(g.Last) == "that" || t.Tag == language.ADP && r.lower(g.Last) != "to"
}
