package statement

import (
	"slices"
	"strings"

	"synopse/language"
)

// englishCue is a cue verb in an English sentence with what was found around it.
type englishCue struct {
	verb    int // the verb that carries the meaning
	first   int // first token of the verb group ("would have said")
	last    int // token after the verb and its particle ("pointed out")
	cue     *cue
	subject Range
	after   bool // the subject stands behind the verb ("said Meyer")
	passive bool
}

// englishSentence finds the statements of one English sentence that have a cue
// in it.
func (r *reader) englishSentence(s int) {
	sent := &r.doc.Sentences[s]
	r.accordingTo(s, sent)
	r.englishCues(s, sent)
	r.englishNouns(s, sent)
	r.englishColon(s, sent)
}

// englishCues finds the statements of cue verbs.
func (r *reader) englishCues(s int, sent *language.Sentence) {
	for v := sent.First; v < sent.Last; v++ {
		if q := r.quoteAt(v); q >= 0 && r.long[q] {
			continue
		}
		c, ok := r.englishCueAt(v, sent)
		if !ok {
			continue
		}
		r.englishFrom(s, sent, c)
	}
}

// englishCueAt reads the verb group around v. It is false where v is no cue
// verb, an infinitive without a subject, or an attribute ("the said man").
func (r *reader) englishCueAt(v int, sent *language.Sentence) (englishCue, bool) {
	t := &r.toks[v]
	if t.Tag != language.VERB {
		return englishCue{}, false
	}
	c := englishCue{verb: v, first: v, last: v + 1}
	c.cue = r.englishVerb(v, sent)
	if c.cue == nil {
		return englishCue{}, false
	}
	c.last += len(c.cue.needs)
	be := false
	for c.first > sent.First {
		p := &r.toks[c.first-1]
		if p.Tag == language.AUX || p.Tag == language.PART && !strings.EqualFold(p.Text, "to") && p.Text != "'s" && p.Text != "’s" || p.Tag == language.ADV && !isClauseAdverb(p.Text) {
			be = be || p.Lemma == "be" && p.Tag == language.AUX
			c.first--
			continue
		}
		break
	}
	c.passive = be && t.Morph.Has(language.PastParticiple) && !strings.HasSuffix(t.Text, "ing")
	if c.first > sent.First && strings.EqualFold(r.toks[c.first-1].Text, "to") && r.toks[c.first-1].Tag == language.PART {
		f := r.goesOnTo(c.first-1, sent)
		if f < 0 {
			return englishCue{}, false
		}
		c.first = f // "went on to say"
	}
	if t.Morph.Any(language.PresentParticiple) && c.first == v {
		return r.participle(c, sent)
	}
	c.subject, c.after = r.englishSubject(c, sent)
	if c.subject.Last-c.subject.First == 1 && objectForm(r.lower(c.subject.First)) {
		return c, false // "heard him say"
	}
	return c, !r.unreal(c, sent)
}

func objectForm(w string) bool {
	switch w {
	case "him", "them", "me", "us":
		return true
	}
	return false
}

// unreal reports a verb of thinking under a condition or an open end ("until
// scientists know what lives there"): nobody's words.
func (r *reader) unreal(c englishCue, sent *language.Sentence) bool {
	i := c.subject.First - 1
	if c.subject.Empty() || i < sent.First || c.cue.medium != "speech+thought" {
		return false
	}
	switch r.lower(i) {
	case "until", "if", "unless", "when", "before", "whether", "once":
		return true
	}
	return false
}

func isClauseAdverb(w string) bool {
	switch strings.ToLower(w) {
	case "when", "where", "why", "how", "while":
		return true
	}
	return false
}

// participle reads ", adding that …" and ", saying …": the subject is that of
// the clause before.
func (r *reader) participle(c englishCue, sent *language.Sentence) (englishCue, bool) {
	if c.first > sent.First && nominal(r.toks[c.first-1].Tag) && c.cue.has(frameQuote) {
		c.subject = r.phraseEndingBefore(c.first, sent) // "a statement saying", "a petition calling for"
		return c, !c.subject.Empty() && r.saysThings(c.subject)
	}
	if c.first == sent.First || r.toks[c.first-1].Text != "," && r.toks[c.first-1].Text != "–" && r.toks[c.first-1].Text != "—" {
		return c, false
	}
	c.subject = r.subjectBefore(c.first-1, sent)
	return c, !c.subject.Empty()
}

// subjectBefore gives the subject with which "and argued", ", adding" before
// token i go on: that of the last cue verb, else of the first verb.
func (r *reader) subjectBefore(i int, sent *language.Sentence) Range {
	verb := -1
	for v := i - 1; v > sent.First; v-- {
		if r.toks[v].Tag != language.VERB && r.toks[v].Tag != language.AUX || !r.toks[v].Morph.Has(language.Finite) || r.quoteAt(v) >= 0 {
			continue
		}
		if v-1 > sent.First && isRelativeEnglish(r.lower(v-1)) {
			continue
		}
		verb = v
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

// englishVerb gives the cue of the verb at v, nil if it is none.
func (r *reader) englishVerb(v int, sent *language.Sentence) *cue {
	lemma := r.toks[v].Lemma
	in := func(w string) bool { return v+1 < sent.Last && r.lower(v+1) == w }
	c := r.lex.verb(lemma, in)
	if c == nil && lemma != "" { // "added", "declined": the lemma may have lost a letter
		c = r.lex.verb(lemma+lemma[len(lemma)-1:], in)
		if c == nil {
			c = r.lex.verb(lemma+"e", in)
		}
	}
	return c
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
	end := c.first
	if end > sent.First {
		p := r.toks[end-1].Text
		dash := p == "–" || p == "—" || p == "-"
		if p == "," || dash || isMark(p) && end-1 >= sent.First {
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
	if end > sent.First && isRelativeEnglish(r.lower(end-1)) {
		return r.antecedent(end-1, sent), false
	}
	return r.subjectEndingBefore(end, sent), false
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
	return r.phraseEndingBefore(i, sent)
}

// phraseEndingBefore gives the longest noun phrase, with attributes, that ends
// at token end.
func (r *reader) phraseEndingBefore(end int, sent *language.Sentence) Range {
	best := Range{}
	for i := end - 1; i >= sent.First && i > end-25; i-- {
		t := &r.toks[i]
		if t.Tag == language.PUNCT && t.Text != "," && !isMark(t.Text) && t.Text != "(" && t.Text != ")" || t.Tag == language.SCONJ {
			break
		}
		if (t.Tag == language.VERB || t.Tag == language.AUX) && t.Morph.Has(language.Finite) {
			break
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
	if best.First > sent.First && r.toks[best.First-1].Tag == language.ADP && !r.lex.subs[r.lower(best.First-1)] {
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
		next := r.phrase(end+1, limit)
		if next == end+1 {
			return end
		}
		end = next
	}
	return end
}

// englishFrom makes the statements of one cue.
func (r *reader) englishFrom(s int, sent *language.Sentence, c englishCue) {
	frameStart := c.first
	if !c.subject.Empty() && !c.after {
		frameStart = min(frameStart, c.subject.First)
	}
	frameEnd := c.last
	if c.after {
		frameEnd = c.subject.Last
	}
	found := false
	base := r.englishStatement(c, Range{frameStart, frameEnd})
	if q := r.quoteBefore(frameStart, sent); q >= 0 && c.cue.has(frameQuote|frameThat|frameClause) && !r.quotes[q].used {
		st := base
		if first := r.beginsBefore(q, sent); first < r.quotes[q].First {
			st.Content = []Range{{first, r.quotes[q].Last}} // the words in marks are a part of it
		} else {
			st.Kind, st.Content, st.Confidence = Direct, r.quoteRanges(q), sureDirect
		}
		var after int
		after, st.Addressee, _ = r.skipAddressee(c, frameEnd, sent)
		st.Content = append(st.Content, r.restOfQuote(r.skipAdverbials(after, sent), sent)...)
		r.add(s, st)
		found = true
	}
	if !found && r.asClause(s, sent, c, base, frameStart, frameEnd) {
		return
	}
	if r.englishAfter(s, sent, c, base, frameEnd, found) || found {
		return
	}
	r.englishInverted(s, sent, c, base, frameStart, frameEnd)
}

func (r *reader) englishStatement(c englishCue, frame Range) Statement {
	return Statement{Kind: Indirect, Medium: c.cue.medium, Act: c.cue.act, Strength: c.cue.strength,
		Cue: Range{c.first, c.last}, Frame: []Range{frame}, Speaker: c.subject, Confidence: sureVerb}
}

// quoteRanges gives a quotation with the paragraphs it comes from or goes on in,
// and marks them used.
func (r *reader) quoteRanges(q int) []Range {
	st := r.direct(q, predicate{cue: &cue{}}, Range{})
	return st.Content
}

// quoteBefore gives the quotation that ends right before token i, -1 if none.
func (r *reader) quoteBefore(i int, sent *language.Sentence) int {
	k := i - 1
	if k < 0 || k < sent.First && !r.closesQuestion(i, sent) {
		return -1
	}
	if r.toks[k].Text == "," && k > sent.First {
		k--
	}
	q := r.quoteAt(k)
	if q < 0 || r.quotes[q].Last != k+1 || !r.long[q] && words(r.toks, r.quotes[q].Range) < 2 {
		return -1
	}
	if !r.long[q] && r.quotes[q].First > sent.First && r.beginsBefore(q, sent) == r.quotes[q].First {
		return -1
	}
	return q
}

// closesQuestion reports a sentence that is no more than "Meyer asked." behind a
// quotation that ends in a question or exclamation mark.
func (r *reader) closesQuestion(i int, sent *language.Sentence) bool {
	if i != sent.First || sent.Last-sent.First > 8 || i < 2 {
		return false
	}
	t := r.toks[i-2].Text
	return t == "?" || t == "!"
}

// englishAfter reads what follows the cue: a quotation, a that-clause, a bare
// clause, an infinitive, an object.
func (r *reader) englishAfter(s int, sent *language.Sentence, c englishCue, base Statement, i int, quoted bool) bool {
	i, addressee, ok := r.skipAddressee(c, i, sent)
	base.Addressee = addressee
	i = r.skipAdverbials(i, sent)
	if i >= sent.Last {
		return r.englishNextQuote(s, sent, c, base)
	}
	k := i
	if r.toks[k].Text == "," || r.toks[k].Text == ":" {
		k++
	}
	if k < sent.Last {
		if q := r.quoteAt(k); q >= 0 && r.quotes[q].First == k && !(quoted && r.quotes[q].used) && (r.long[q] || r.toks[i].Text == ":" || r.toks[i].Text == "," && !c.after) && c.cue.has(frameQuote|frameThat|frameClause|frameAs) {
			base.Kind, base.Content, base.Confidence = Direct, r.quoteRanges(q), sureDirect
			r.add(s, base)
			return true
		}
	}
	if quoted {
		return true
	}
	if far := r.farThat(c, i, sent); far > i {
		i = far
	}
	w := r.lower(i)
	switch {
	case r.lex.ofThat[w] && c.cue.has(frameThat) && (w != "which" && w != "who" || c.cue.act == "ask"):
		if w == "that" && !r.clauseFollows(i+1, sent) && !r.looseClause(c, i+1, sent) {
			break
		}
		base.Content = []Range{{i, r.saidUntil(c, i, sent)}}
		r.add(s, base)
		return true
	case c.cue.has(frameTo) && w == "to" && i+1 < sent.Last && (ok || addressee.Empty()):
		base.Content, base.Confidence = []Range{{i, r.saidUntil(c, i, sent)}}, sureInfinitive
		r.add(s, base)
		return true
	case c.cue.has(frameClause) && (r.clauseFollows(i, sent) || r.beginsClause(i) && r.looseClause(c, i, sent)):
		base.Content, base.Confidence = []Range{{i, r.saidUntil(c, i, sent)}}, sureVerb
		r.add(s, base)
		return true
	}
	return r.englishReported(s, sent, c, base, i, addressee)
}

// englishReported reads an object or a prepositional object as what was said.
func (r *reader) englishReported(s int, sent *language.Sentence, c englishCue, base Statement, i int, addressee Range) bool {
	if c.subject.Empty() || c.after || c.passive || !r.canSpeak(c.subject) || r.denied(c) {
		return false
	}
	base.Kind, base.Confidence = Reported, toldSure()[c.cue.act]
	if c.cue.has(framePrep) && i < sent.Last {
		for _, p := range c.cue.preps {
			if r.lower(i) == p {
				base.Content = []Range{{i + 1, r.saidUntil(c, i+1, sent)}}
				r.add(s, base)
				return true
			}
		}
	}
	held := c.cue.has(frameHeld) && r.holds(c.subject)
	if !c.cue.has(frameObject|frameAs|frameGerund) && !held || !addressee.Empty() && !c.cue.has(frameObject) && !held {
		return false
	}
	from := i
	if !addressee.Empty() {
		from = addressee.First
	}
	if from < sent.Last && (strings.HasSuffix(r.lower(from), "self") || strings.HasSuffix(r.lower(from), "selves")) {
		return false // "call themselves"
	}
	gerund := c.cue.has(frameGerund) && from < sent.Last && r.toks[from].Morph.Has(language.PresentParticiple)
	if end := r.full(from, sent.Last); end == from && !gerund {
		return false
	}
	if gerund {
		base.Act = c.cue.actOf(frameGerund)
	} else {
		base.Act = c.cue.actOf(frameObject)
	}
	base.Content = []Range{{from, r.toldUntil(c, from, r.saidUntil(c, from, sent))}}
	if end := r.chain(from, sent.Last); end < sent.Last && r.isFinite(end) && r.toks[end].Tag == language.VERB && !r.lex.subs[r.lower(from)] && c.first > sent.First && isRelativeEnglish(r.lower(c.first-1)) {
		base.Content[0].Last = end // "some who favour the plan argue"
	}
	base.Addressee = Range{}
	r.add(s, base)
	return true
}

// denied reports a negated verb group ("has not endorsed"): no act took place.
func (r *reader) denied(c englishCue) bool {
	for i := c.first; i < c.verb; i++ {
		switch r.lower(i) {
		case "not", "n't", "n’t", "never":
			return true
		}
	}
	return false
}

// skipAddressee steps over who is told ("told reporters that"); ok is false
// where the verb needs one and none stands there.
func (r *reader) skipAddressee(c englishCue, i int, sent *language.Sentence) (int, Range, bool) {
	if i < sent.Last && r.lower(i) == "to" && c.cue.act != "agree" { // "said to Meyer that"
		if end := r.phrase(i+1, sent.Last); end > i+1 && r.toks[i+1].Tag != language.VERB {
			return end, Range{i + 1, end}, true
		}
	}
	if !c.cue.has(frameTold) || i >= sent.Last || c.after {
		return i, Range{}, true
	}
	end := r.phrase(i, sent.Last)
	if end == i || r.lower(i) == "that" || end < sent.Last && r.isFinite(end) && r.toks[i].Tag != language.PRON && c.cue.has(frameClause) && c.cue.lemma != "tell" {
		return i, Range{}, true
	}
	for end < sent.Last && r.lower(end) == "and" {
		next := r.phrase(end+1, sent.Last)
		if next == end+1 || next < sent.Last && r.isFinite(next) {
			break
		}
		end = next
	}
	return end, Range{i, end}, true
}

// skipAdverbials steps over times, places and manners between a cue and what
// was said ("on Tuesday", "in a statement", "again").
func (r *reader) skipAdverbials(i int, sent *language.Sentence) int {
	for i < sent.Last {
		t := &r.toks[i]
		w := r.lower(i)
		switch {
		case weekdays[w]:
			i++
			if i < sent.Last && dayParts[r.lower(i)] {
				i++
			}
		case (w == "last" || w == "this" || w == "earlier" || w == "late") && i+1 < sent.Last && (timeWords[r.lower(i+1)] || weekdays[r.lower(i+1)]):
			i += 2
		case t.Tag == language.ADV && w != "how" && w != "why" && w != "when" && w != "where" && !r.clauseFollows(i, sent):
			i++
		case t.Tag == language.ADP && (w == "on" || w == "in" || w == "at" || w == "during" || w == "after" || w == "before" || w == "of" || w == "about" || w == "over" || w == "through"):
			end := r.phrase(i+1, sent.Last)
			if end == i+1 || end >= sent.Last {
				return i
			}
			if w := r.lower(end); r.toks[end].Tag == language.ADP && (w == "with" || w == "to" || w == "for" || w == "by" || w == "from") {
				if e := r.phrase(end+1, sent.Last); e > end+1 && e < sent.Last && (r.lower(e) == "that" || r.toks[e].Text == "," || r.toks[e].Text == ":") {
					end = e // "in an interview with the paper that"
				}
			}
			n := r.lower(end)
			if n != "that" && n != "," && n != ":" && n != "to" && !weekdays[n] && r.toks[end].Tag != language.ADP && !isMark(n) && !r.clauseFollows(end, sent) {
				return i
			}
			i = end
		default:
			return i
		}
	}
	return i
}

var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "today": true, "yesterday": true}

// clauseFollows reports whether a clause with subject and finite verb begins at i.
func (r *reader) clauseFollows(i int, sent *language.Sentence) bool {
	for i < sent.Last && (r.toks[i].Tag == language.ADV || r.toks[i].Tag == language.SCONJ && r.lower(i) != "as") {
		i++
	}
	if i >= sent.Last {
		return false
	}
	switch r.lower(i) {
	case "him", "them", "me", "us", "himself", "itself", "herself", "themselves":
		return false
	}
	if r.toks[i].Tag == language.ADP { // "in the end it was"
		if e := r.phrase(i+1, sent.Last); e > i+1 && e < sent.Last {
			if r.toks[e].Text == "," {
				e++
			}
			return e < sent.Last && r.subjectVerb(e, sent)
		}
		return false
	}
	return r.subjectVerb(i, sent)
}

func (r *reader) subjectVerb(i int, sent *language.Sentence) bool {
	end := r.chain(i, sent.Last)
	if end == i && r.lower(i) == "there" {
		end = i + 1
	}
	if end == i {
		return false
	}
	if end < sent.Last && isRelativeEnglish(r.lower(end)) {
		return true
	}
	for end < sent.Last && (r.toks[end].Tag == language.ADV || r.toks[end].Tag == language.PART) {
		end++
	}
	return end < sent.Last && (r.toks[end].Tag == language.AUX || r.toks[end].Tag == language.VERB && !r.toks[end].Morph.Any(language.PresentParticiple|language.Infinitive) && (r.toks[end].Morph.Has(language.Finite) || !r.toks[end].Morph.Has(language.PastParticiple)))
}

// englishEnd gives the token after what was said from i on: the end of the
// sentence, or the next clause that is attributed by itself.
func (r *reader) englishEnd(i int, sent *language.Sentence) int {
	for k := i + 1; k < sent.Last; k++ {
		if q := r.quoteAt(k); q >= 0 && r.long[q] {
			continue
		}
		switch r.toks[k].Text {
		case ";":
			return k
		case ",", "–", "—":
			if r.newAttribution(k+1, sent) {
				return k
			}
		}
		switch r.lower(k) {
		case "and", "but", "while":
			if r.newAttribution(k, sent) {
				return k
			}
		}
	}
	end := sent.Last
	for end > i+1 && (r.toks[end-1].Text == "." || r.toks[end-1].Text == "!" || r.toks[end-1].Text == "?") {
		end--
	}
	return end
}

// newAttribution reports whether a clause that begins at i (perhaps after
// "and") has a cue of its own: "and added that", ", Meyer said", ", according to".
func (r *reader) newAttribution(i int, sent *language.Sentence) bool {
	if i < sent.Last && r.lower(i) == "according" {
		return true
	}
	joined := false
	for i < sent.Last && (r.toks[i].Tag == language.CCONJ || r.lower(i) == "while" || r.toks[i].Tag == language.ADV) {
		joined = true
		i++
	}
	if i >= sent.Last {
		return false
	}
	v := i
	if r.toks[i].Tag != language.VERB {
		v = r.chain(i, sent.Last)
		for v < sent.Last && (r.toks[v].Tag == language.ADV || r.toks[v].Tag == language.AUX) {
			v++
		}
	}
	if v >= sent.Last || r.toks[v].Tag != language.VERB {
		return false
	}
	if v == i && !joined && !r.toks[v].Morph.Has(language.PresentParticiple) && !(v+1 < sent.Last && r.subjectLike(v+1)) {
		return false
	}
	c := r.englishVerb(v, sent)
	if !c.has(frameQuote) || !c.has(frameThat) {
		return false
	}
	if !joined && v > i { // ", Meyer said." but not ", Meyer said he …"
		return r.closesClause(v+1, sent)
	}
	return true
}

// englishInverted reads "…, Meyer said" and "…, said Meyer" without quotation
// marks.
func (r *reader) englishInverted(s int, sent *language.Sentence, c englishCue, base Statement, start, end int) {
	if c.passive || c.subject.Empty() || c.cue.frames&(frameThat|frameClause) == 0 || start < sent.First+2 || r.toks[start-1].Text != "," {
		return
	}
	if !r.closesClause(r.skipAdverbials(end, sent), sent) {
		return
	}
	first := start - 1
	for first > sent.First && !(r.toks[first-1].Text == ";" || r.toks[first-1].Text == ":") {
		if r.covered(first-1) || first-1 > sent.First && r.joins(first-1) && r.newAttribution(first-1, sent) {
			break
		}
		first--
	}
	between := end < sent.Last && r.toks[end].Text == "," // "In Rome, Meyer said, nobody …"
	if r.finite(Range{first, start - 1}) < 0 && !between {
		return
	}
	base.Content = []Range{{first, start - 1}}
	if next := r.skipAdverbials(end, sent); next+1 < sent.Last && r.toks[next].Text == "," && !r.aside(next+1) && (between && first < start-1 && r.finite(Range{first, start - 1}) < 0 || r.finite(Range{next, sent.Last}) >= 0) && !r.newAttribution(next+1, sent) {
		base.Content = append(base.Content, Range{next + 1, r.englishEnd(next+1, sent)})
	}
	r.add(s, base)
}

// englishNextQuote reads a cue at the end of a sentence with a colon and the
// quotation in the next one.
func (r *reader) englishNextQuote(s int, sent *language.Sentence, c englishCue, base Statement) bool {
	if r.toks[sent.Last-1].Text != ":" || s+1 >= len(r.doc.Sentences) || !c.cue.has(frameQuote) {
		return false
	}
	first := r.doc.Sentences[s+1].First
	if q := r.quoteAt(first); q >= 0 && r.quotes[q].First == first {
		base.Kind, base.Content = Direct, r.quoteRanges(q)
		r.add(s, base)
		return true
	}
	return false
}

// accordingTo reads source phrases; the rest of the sentence was said.
func (r *reader) accordingTo(s int, sent *language.Sentence) {
	for i := sent.First; i < sent.Last; i++ {
		if r.quoteAt(i) >= 0 {
			continue
		}
		src, ok := r.sourceAt(i, sent.Last)
		if !ok {
			continue
		}
		from := i + len(src.words)
		end := r.chain(from, sent.Last)
		if end == from {
			continue
		}
		g := Range{sent.First, sent.Last}
		for g.Last > end && r.toks[g.Last-1].Text == "." {
			g.Last--
		}
		for k := sent.First; k < sent.Last; k++ {
			if r.toks[k].Text == ";" {
				if k < i {
					g.First = k + 1
				} else if k < g.Last {
					g.Last = k
				}
			}
		}
		st := Statement{Kind: Indirect, Medium: src.medium, Act: src.act, Strength: "neutral", Content: cut(g, Range{i, end}),
			Cue: Range{i, from}, Frame: []Range{{i, end}}, Speaker: Range{from, end}, Confidence: sureSource}
		if q := r.quoteBefore(i, sent); q >= 0 && r.quotes[q].First == sent.First {
			st.Kind, st.Content = Direct, r.quoteRanges(q)
		}
		r.add(s, st)
		i = end
	}
}

// englishNouns reads "the claim that …" and "his promise to …".
func (r *reader) englishNouns(s int, sent *language.Sentence) {
	for i := sent.First + 1; i+2 < sent.Last; i++ {
		t := &r.toks[i]
		if t.Tag != language.NOUN || r.quoteAt(i) >= 0 {
			continue
		}
		c := r.lex.nouns[t.Lemma]
		if c == nil {
			continue
		}
		w := r.lower(i + 1)
		if slices.Contains(c.preps, w) && r.ownedAbout(s, sent, i, c) {
			continue
		}
		if !(w == "that" && r.clauseFollows(i+2, sent)) && !(w == "to" && r.toks[i+2].Tag == language.VERB) || r.covered(i+1) {
			continue
		}
		st := Statement{Kind: Indirect, Medium: c.medium, Act: c.act, Strength: "neutral", Cue: Range{i, i + 1}, Frame: []Range{{i, i + 1}},
			Content: []Range{{i + 1, r.englishEnd(i+1, sent)}}, Confidence: sureNoun, Speaker: r.possessor(i, sent)}
		r.add(s, st)
	}
}

// ownedAbout reads "the mayor's support for the plan": reported speech, where it
// is said whose it is.
func (r *reader) ownedAbout(s int, sent *language.Sentence, i int, c *cue) bool {
	k := i
	for k > sent.First && (r.toks[k-1].Tag == language.ADJ || r.toks[k-1].Tag == language.NOUN) {
		k--
	}
	owner := r.possessor(k, sent)
	if owner.Empty() {
		return false
	}
	end := r.full(i+2, sent.Last)
	if end == i+2 {
		return false
	}
	r.add(s, Statement{Kind: Reported, Medium: c.medium, Act: c.act, Strength: "neutral", Cue: Range{i, i + 1},
		Frame: []Range{{owner.First, i + 2}}, Content: []Range{{i + 2, end}}, Confidence: sureNoun, Speaker: owner})
	return true
}

// possessor gives whose claim it is: "Meyer's claim", "his claim"; else the
// subject of the verb before.
func (r *reader) possessor(i int, sent *language.Sentence) Range {
	if i <= sent.First {
		return Range{}
	}
	if w := r.toks[i-1].Text; w == "'s" || w == "’s" || w == "'" || w == "’" {
		return r.phraseEndingBefore(i-1, sent)
	}
	switch r.lower(i - 1) {
	case "his", "her", "their", "its", "my", "our":
		return Range{i - 1, i}
	}
	return Range{}
}

// englishColon reads "Meyer: We can do it" at the beginning of a sentence, and
// a name right before a colon and a quotation anywhere.
func (r *reader) englishColon(s int, sent *language.Sentence) {
	end := r.chain(sent.First, sent.Last)
	if end == sent.First || end+1 >= sent.Last || r.toks[end].Text != ":" || r.at[sent.First] < 0 || end-sent.First > 6 {
		r.namedColon(s, sent)
		return
	}
	st := colonStatement(Range{sent.First, end}, Range{end + 1, sent.Last})
	if q := r.quoteAt(end + 1); q >= 0 && r.quotes[q].First == end+1 {
		st.Kind, st.Content = Direct, r.quoteRanges(q)
	}
	r.add(s, st)
}

func colonStatement(speaker, content Range) Statement {
	return Statement{Kind: Indirect, Medium: "speech", Act: "say", Strength: "neutral", Speaker: speaker,
		Frame: []Range{{speaker.First, speaker.Last + 1}}, Content: []Range{content}, Confidence: sureColon}
}

// namedColon reads "The pollsters agree – Meyer: “…”".
func (r *reader) namedColon(s int, sent *language.Sentence) {
	for i := sent.First + 2; i+1 < sent.Last; i++ {
		q := r.quoteAt(i + 1)
		if r.toks[i].Text != ":" || q < 0 || r.quotes[q].First != i+1 || r.quotes[q].used {
			continue
		}
		m := r.at[i-1]
		if m < 0 || r.mentions[m].Place || r.mentions[m].Last != i || r.mentions[m].First < sent.First || r.finite(Range{r.mentions[m].First, i}) >= 0 {
			continue
		}
		st := colonStatement(Range{r.mentions[m].First, i}, r.quotes[q].Range)
		st.Kind, st.Content = Direct, r.quoteRanges(q)
		r.add(s, st)
	}
}
