package statement

import (
	"synopse/actor"
	"synopse/language"
)

// leftQuotes gives the quotations that no cue has claimed to a speaker: words
// inside a statement to its speaker; a quotation that stands alone after
// another one to the same speaker. A quotation of which nothing tells whose it
// is stays without a speaker if it is long, and is left out if it is short:
// short ones are mostly titles and scare quotes. Quotations that are whole
// sentences go first, so that free indirect speech can go on from them.
func (r *reader) leftQuotes(wholeOnly bool) {
	for q := range r.quotes {
		r.leftQuote(q, wholeOnly)
	}
}

func (r *reader) leftQuote(q int, wholeOnly bool) {
	if r.quotes[q].used || wholeOnly && !r.wholeSentence(q) {
		return
	}
	g := r.quotes[q].Range
	n, s := words(r.toks, g), r.doc.SentenceAt(r.firstSaid(g))
	if n == 0 || !r.searched(s) {
		return
	}
	if i := r.sibling(q); i >= 0 {
		st := r.out[i]
		st.Content, st.Within = []Range{g}, -1
		r.quotes[q].used = true
		r.add(s, st)
		return
	}
	if i := r.holder(g); i >= 0 {
		r.partial(s, q, i, n)
		return
	}
	r.loose(s, q, n)
}

// joined reports a quotation with no more than "und" and a comma between it and the
// one before.
func (r *reader) joined(q int) bool {
	if q < 1 || r.doc.Language == "en" {
		return false
	}
	i, g := r.quotes[q-1].Last, r.quotes[q].Range
	if i < g.First && r.toks[i].Text == "," {
		i++
	}
	return g.First == i+1 && (r.lower(i) == "und" || r.lower(i) == "oder")
}

// sibling gives the statement that a cue made of the quotation which "und" joins to
// this one (“„Ich bleibe“ und „Ich gehe nicht“, sagte Brandt”), -1 if there is none.
func (r *reader) sibling(q int) int {
	for _, o := range [...]int{q - 1, q + 1} {
		if o < 0 || o >= len(r.quotes) || !r.joined(max(o, q)) {
			continue
		}
		for s := r.doc.SentenceAt(r.firstSaid(r.quotes[o].Range)); s <= r.doc.SentenceAt(r.quotes[o].Last-1); s++ {
			for _, i := range r.of[s] {
				if st := &r.out[i]; st.evidence == byDirect && st.Content[len(st.Content)-1] == r.quotes[o].Range {
					return int(i)
				}
			}
		}
	}
	return -1
}

// holder gives the statement whose content or clause contains a quotation,
// the smallest one, -1 if none.
func (r *reader) holder(g Range) int {
	best, size := -1, 0
	for _, i := range r.near(r.doc.SentenceAt(g.Last-1), 2) {
		st := &r.out[i]
		if !contains(st.Content, []Range{g}) && !(contains(st.Frame, []Range{g}) && (r.verbatimCue(st) || r.predicated(g))) {
			continue
		}
		if st.quotes || st.Speaker.First <= g.First && g.Last <= st.Speaker.Last {
			continue
		}
		if n := length(st.Content); best < 0 || n < size {
			best, size = i, n
		}
	}
	return best
}

// partial makes a statement of the verbatim words inside another statement.
func (r *reader) partial(s, q, i, n int) {
	outer := r.out[i]
	if outer.turn {
		return // in his own words, marks are for names and other people's words
	}
	g := r.quotes[q].Range
	saidOf := r.objectBehind(&outer, g)
	if !saidOf && r.nameInMarks(g) || r.selfNamed(&outer) {
		r.out[i].named = r.out[i].named || r.verbatimCue(&outer) // "nannte als Beispiel das Modell „A“"
		return
	}
	if !saidOf && r.onlyName(&outer, g, n) {
		return
	}
	r.quotes[q].used = true
	if len(outer.Content) == 1 && outer.Content[0] == r.quotes[q].Range {
		r.out[i].Kind, r.out[i].evidence = Direct, byPart // "accused him of “lying”"
		return
	}
	r.out[i].named = r.verbatimCue(&outer)
	st := outer
	st.Kind = Direct
	st.Content = []Range{r.quotes[q].Range}
	st.evidence, st.wanted = byPart, false
	r.add(s, st)
}

// loose handles a quotation outside every other statement.
func (r *reader) loose(s, q, n int) {
	g := r.quotes[q].Range
	whole := r.wholeSentence(q)
	if r.quotes[q].open && !(q+1 < len(r.quotes) && r.quotes[q+1].continued) && !r.quotes[q].continued {
		return // never closed: where it ends is a guess
	}
	whole = whole || r.goesOnFromQuote(s, g)
	if r.calledSo(g) {
		return
	}
	if !whole && (n < 13 || r.finiteInside(g) < 0) {
		r.unclaimed(s, q, n)
		return // a title, a motto, a name
	}
	st := Statement{Kind: Direct, Medium: "speech", Act: "say", Strength: "neutral", Content: []Range{g}, evidence: byLoose}
	for a := q + 1; a < len(r.quotes) && r.quotes[a].continued; a++ {
		st.Content = append(st.Content, r.quotes[a].Range)
		r.quotes[a].used = true
	}
	r.quotes[q].used = true
	if sub := r.beforeColon(g.First); !sub.Empty() {
		st.Speaker, st.evidence = sub, byCarried
	} else if whole && !r.otherBeforeColon(g.First) && (r.endsSentence(g) || r.goesOnFromQuote(s, g)) {
		if prev := r.previousSpeech(s, g.First); prev >= 0 {
			st.Speaker, st.evidence = r.out[prev].Speaker, byCarried
		} else if sub := r.lastSubject(s); n >= longLoose && r.doc.Language != "en" && r.person(sub) {
			st.Speaker, st.evidence = sub, byGuess // "Die Ministerin wurde deutlich. „…“"
		}
	}
	if st.Speaker.Empty() && n < longLoose && !(whole && r.sentenceBehindColon(g, n)) {
		return
	}
	r.add(s, st)
}

// sentenceBehindColon reports a whole sentence with its verb and full stop in marks behind
// a colon ("Im Rathaus ist man sich einig: „So geht es nicht.“"): no title.
func (r *reader) sentenceBehindColon(g Range, n int) bool {
	if r.doc.Language == "en" || n < fewestWords || g.First == 0 || r.toks[g.First-1].Text != ":" || r.finiteInside(g) < 0 {
		return false
	}
	switch r.toks[g.Last-2].Text {
	case ".", "!", "?":
		return true
	}
	return false
}

// longLoose is the number of words from which a quotation that nobody's verb gives is
// kept without a speaker.
const longLoose = 8

// otherBeforeColon reports a colon right before a quotation behind a phrase that
// names somebody who was not understood as its speaker ("Kern dagegen: „Nein“"): the words are not those of
// who spoke before.
func (r *reader) otherBeforeColon(q int) bool {
	if q == 0 || r.toks[q-1].Text != ":" || r.doc.Language == "en" {
		return false
	}
	somebody := false
	for i := q - 2; i >= r.doc.Sentences[r.doc.SentenceAt(q-1)].First; i-- {
		if r.quoteAt(i) >= 0 || r.isFinite(i) {
			return false
		}
		somebody = somebody || r.toks[i].Tag == language.PROPN || r.at[i] >= 0 && r.mentions[r.at[i]].Form != actor.Pronoun
	}
	return somebody
}

// goesOnFromQuote reports words in marks that open a sentence right behind one in
// which somebody was quoted, and are a clause of their own (“It is old” by all
// means).
func (r *reader) goesOnFromQuote(s int, g Range) bool {
	if r.doc.Language != "en" || s == 0 || g.First != r.doc.Sentences[s].First || r.doc.Sentences[s-1].Block != r.doc.Sentences[s].Block || r.finiteInside(g) < 0 {
		return false
	}
	p := r.previousSpeech(s, g.First)
	return p >= 0 && r.out[p].Kind == Direct
}

// firstSaid gives the first token of a quotation behind its mark, which may have
// been counted to the sentence before.
func (r *reader) firstSaid(g Range) int {
	if i := g.First; i+1 < g.Last && r.doc.Sentences[r.doc.SentenceAt(i)].Last == i+1 {
		return i + 1
	}
	return g.First
}

// endsSentence reports that nothing but marks follows a quotation in its sentence.
func (r *reader) endsSentence(g Range) bool {
	if r.doc.Sentences[r.doc.SentenceAt(g.Last-1)].First == g.Last-1 {
		return true // the closing mark was counted to the next sentence
	}
	end := r.doc.Sentences[r.doc.SentenceAt(g.Last-1)].Last
	return g.Last >= end || words(r.toks, Range{g.Last, end}) == 0
}

// finiteInside gives the first finite verb inside a quotation, -1 if none.
func (r *reader) finiteInside(g Range) int {
	for i := g.First; i < g.Last; i++ {
		if r.toks[i].Morph.Has(language.Finite) {
			return i
		}
	}
	return -1
}

// beforeColon gives the subject of the clause that ends in the colon before a
// quotation, if it can speak ("Die Firma sieht das anders: „…“").
func (r *reader) beforeColon(q int) Range {
	if q == 0 || r.toks[q-1].Text != ":" {
		return Range{}
	}
	if r.doc.Language == "en" {
		return r.nearestSubject(q-1, &r.doc.Sentences[r.doc.SentenceAt(q-1)])
	}
	if i := r.freeBefore(q - 1); i >= 0 {
		return r.out[i].Speaker // "Der Hafen sei sicher: „…“"
	}
	segs := r.segments(&r.doc.Sentences[r.doc.SentenceAt(q-1)])
	for k := len(segs) - 1; k >= 0; k-- {
		if segs[k].First >= q || segs[k].kind != mainClause || k > 0 && r.inKonjunktiv(&segs[k]) {
			continue
		}
		sub := r.subject(segs, predicate{segment: k, verb: segs[k].verb, main: segs[k].verb})
		if r.speaks(sub) {
			return sub
		}
		return r.whoseView(&segs[k]) // "Für Brandt steht fest: „…“"
	}
	if g := segs[0]; g.kind == fragment {
		first := r.pastAdverb(g.Range)
		if sub := (Range{first, r.full(first, q-1)}); r.speaks(sub) && r.beginsName(first) {
			return sub // "Die Ministerin zum Hafen: „…“"
		}
	}
	return Range{}
}

// freeBefore gives the free indirect statement whose words end at a token, -1 if
// there is none.
func (r *reader) freeBefore(end int) int {
	for _, i := range r.of[r.doc.SentenceAt(end-1)] {
		c := r.out[i].Content
		if last := c[len(c)-1].Last; r.out[i].Kind == FreeIndirect && last >= end && c[0].First < end {
			return int(i)
		}
	}
	return -1
}

// place gives the token at which it shows that a statement is one: its cue, or
// where its content begins.
func (r *reader) place(i int) int {
	if c := r.out[i].Cue; !c.Empty() {
		return c.First
	}
	return r.out[i].Content[0].First
}

// previousSpeech gives the statement that a quotation standing alone goes on
// from: the last direct or indirect one in the sentence before, in the same
// paragraph or at the end of the one before. -1 if there is none.
func (r *reader) previousSpeech(s, token int) int {
	best := -1
	for _, i := range r.near(s, 1) {
		c := r.out[i].Content
		at := r.sentence[i]
		if c[0].First >= token || r.out[i].Speaker.Empty() || r.insideAnother(i) {
			continue
		}
		if r.out[i].Kind != Direct && (r.doc.Sentences[at].Block != r.doc.Sentences[s].Block || r.quoteAt(r.place(i)) >= 0 || r.out[i].Kind == Reported && best >= 0 && r.out[best].Kind == Direct && r.sentence[best] == at) {
			continue // what somebody in a quotation said, or what is told of him who was quoted
		}
		if best < 0 || c[0].First >= r.out[best].Content[0].First {
			best = i
		}
	}
	return best
}

// interrupted reports the end of a quotation that opened the sentence and was broken
// off for who said it (“„Wir haben“, sagte Brandt, „keine Zeit.“”).
func (r *reader) interrupted(q int) bool {
	g := r.quotes[q].Range
	s := &r.doc.Sentences[r.doc.SentenceAt(g.First)]
	if q == 0 || r.toks[g.First-1].Text != "," || r.quotes[q].open || !r.endsSentence(g) {
		return false
	}
	first := r.quoteAt(s.First)
	if first < 0 || r.quotes[first].First != s.First {
		return false
	}
	b := r.quotes[first].Range
	so := b.Last+1 < g.First && r.toks[b.Last].Text == "," && r.lower(b.Last+1) == "so"
	return (r.beforeItsCue(b) || so) && words(r.toks, Range{b.Last, g.First}) <= 8
}

// beforeItsCue reports a quotation with a comma and a verb of saying behind it
// (“„Nein“, sagte Brandt”).
func (r *reader) beforeItsCue(g Range) bool {
	if r.doc.Language == "en" || g.Last+1 >= len(r.toks) || r.toks[g.Last].Text != "," || r.toks[g.Last+1].Tag != language.VERB {
		return false
	}
	for _, c := range r.lex.verbs[r.toks[g.Last+1].Lemma] {
		if c.has(frameQuote) {
			return true
		}
	}
	return false
}

// behindItsVerb reports English words in marks right behind a verb of calling: said
// for themselves, however few ("Fishermen shouted “Out with him” as he left"), unless
// the clause goes on with them ("said “most of us” would go").
func (r *reader) behindItsVerb(g Range) bool {
	v := g.First - 1
	if r.doc.Language != "en" || v < 0 || words(r.toks, g) < 2 || r.toks[v].Tag != language.VERB || r.toks[v].Morph.Has(language.PresentParticiple) {
		return false
	}
	sent := &r.doc.Sentences[r.doc.SentenceAt(g.First)]
	if g.Last < sent.Last {
		switch r.toks[g.Last].Tag {
		case language.PUNCT, language.ADP, language.CCONJ, language.SCONJ:
		default:
			return false
		}
	}
	c := r.englishVerb(v, sent)
	return c != nil && c.has(frameWords)
}
