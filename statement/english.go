package statement

import (
	"slices"
	"strings"

	"synopse/language"
)

// englishCue is a cue verb in an English sentence with what was found around it.
type englishCue struct {
	verb     int // the verb that carries the meaning
	first    int // first token of the verb group ("would have said")
	last     int // token after the verb and its particle ("pointed out")
	cue      *cue
	subject  Range
	after    bool // the subject stands behind the verb ("said Meyer")
	passive  bool
	particle int // where a particle stands behind the object ("ruled it out"); 0 if none does
	limit    int // what was said ends before this token; 0 if nothing tells
}

// englishSentence finds the statements of one English sentence that have a cue
// in it.
func (r *reader) englishSentence(s int) {
	sent := &r.doc.Sentences[s]
	r.accordingTo(s, sent)
	r.englishCues(s, sent)
	r.englishNouns(s, sent)
	r.englishColon(s, sent)
	r.forSomebody(s, sent)
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
	if c, ok := r.adjectiveCue(v, sent); ok {
		return c, true
	}
	if t.Tag != language.VERB {
		return englishCue{}, false
	}
	if v == sent.First && t.Morph.Has(language.Infinitive) && r.quoteAt(v) < 0 {
		return englishCue{}, false // "Tell that to the families"
	}
	c := englishCue{verb: v, first: v, last: v + 1}
	if c.cue, c.particle = r.parted(v, sent); c.cue == nil {
		c.cue = r.englishVerb(v, sent)
	}
	if c.cue == nil && (r.besideQuote(v, sent) || r.beforeQuote(v, sent)) {
		c.cue = &anyCue // "“Get out,” Brandt barked", "Brandt interjected: “No.”"
	}
	if c.cue == nil || r.calledOff(v, sent) {
		return englishCue{}, false
	}
	if c.particle == 0 {
		c.last += len(c.cue.needs)
	}
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
	if c.first == v && t.Morph.Has(language.PastParticiple) && !t.Morph.Has(language.Finite) && v > sent.First && v+1 < sent.Last && nominal(r.toks[v+1].Tag) && (r.toks[v-1].Tag == language.DET || r.toks[v-1].Tag == language.ADJ) {
		return englishCue{}, false // "in a written statement"
	}
	if c.first == v && !c.cue.has(frameQuote) && v > sent.First && v+1 < sent.Last && nominal(r.toks[v-1].Tag) && r.lower(v+1) == "by" && t.Morph.Has(language.PastParticiple) {
		return englishCue{}, false // "a letter seen by the paper"
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
	if by, ok := r.insertedPassive(c, sent); ok {
		c.subject, c.limit = by, by.First-1
		return c, r.speaks(by)
	}
	c.subject, c.after = r.englishSubject(c, sent)
	if c.subject.Last-c.subject.First == 1 && objectForm(r.lower(c.subject.First)) {
		return c, false // "heard him say"
	}
	if c.subject.Last-c.subject.First == 1 && r.lower(c.subject.First) == "you" && r.quoteAt(c.subject.First) < 0 {
		return c, false // "You would think that": anybody
	}
	if c.cue.has(frameTold) && c.first == v && !c.after && c.subject.Last == v-1 && r.toks[v-1].Text == "," && strings.HasSuffix(t.Text, "ed") && r.oneComma(c.subject) {
		return c, false // "Brandt, asked whether she would go, said no"
	}
	if c.first == v && !c.after && r.noVerbOf(c.subject, v) {
		return c, false // "After the emergency call its first engine came"
	}
	if f := c.subject.First; f > sent.First && (r.lower(f-1) == "neither" || r.lower(f-1) == "not" && f-1 == sent.First) {
		return c, false // "Neither the city nor the company would say how much", "Not everyone agrees"
	}
	return c, !r.unreal(c, sent)
}

// adjectiveCue reads "is confident that", "remained sceptical of": an entry of
// the lexicon under "be".
func (r *reader) adjectiveCue(v int, sent *language.Sentence) (englishCue, bool) {
	if tag := r.toks[v].Tag; v == sent.First || tag != language.ADJ && tag != language.VERB && tag != language.ADP {
		return englishCue{}, false
	}
	w := r.lower(v)
	cue := r.lex.verb("be", func(need string) bool { return need == w })
	if cue == nil {
		return englishCue{}, false
	}
	k := v - 1
	for k > sent.First && (r.toks[k].Tag == language.ADV || r.toks[k].Tag == language.PART) {
		k--
	}
	switch r.toks[k].Lemma {
	case "be", "remain", "seem", "feel", "grow", "stay":
	default:
		return englishCue{}, false
	}
	for k > sent.First && (r.toks[k-1].Tag == language.AUX || r.toks[k-1].Tag == language.ADV) {
		k--
	}
	c := englishCue{verb: v, first: k, last: v + 1, cue: cue}
	c.subject, c.after = r.englishSubject(c, sent)
	return c, !c.subject.Empty() && !c.after && r.canSpeak(c.subject) && !r.unreal(c, sent)
}

// besideCue is the stretch around a cue and its subject up to the next comma or
// quotation on either side, and over a first adverbial with its comma.
func (r *reader) besideCue(start, end int, sent *language.Sentence) Range {
	g := Range{start, end}
	for commas := 0; g.First > sent.First && r.quoteAt(g.First-1) < 0; g.First-- {
		if r.pause(g.First - 1) {
			if commas++; commas > 1 {
				break
			}
		}
	}
	for g.Last < sent.Last && !r.pause(g.Last) && r.quoteAt(g.Last) < 0 && r.lower(g.Last) != "that" {
		g.Last++
	}
	return g
}

// besideQuote reports a verb that closes its sentence behind a quotation with
// nobody but its subject beside it.
func (r *reader) besideQuote(v int, sent *language.Sentence) bool {
	if v+1 < sent.Last {
		switch r.toks[v+1].Text {
		case ".", ",":
		default:
			return false
		}
	}
	for i := v - 1; i > sent.First && i > v-8; i-- {
		q := r.quoteAt(i)
		if q < 0 {
			continue
		}
		g := r.quotes[q].Range
		if g.Last != i+1 || g.Last-g.First < 5 || g.Last == v {
			return false
		}
		switch r.toks[g.Last-2].Text {
		case ",", "?", "!":
			return r.full(g.Last, v) == v && (r.speaks(Range{g.Last, v}) || r.toks[v-1].Tag == language.PROPN)
		}
		return false
	}
	return false
}

// beforeQuote reports a verb right before a colon and a quotation.
func (r *reader) beforeQuote(v int, sent *language.Sentence) bool {
	if v+3 >= sent.Last || r.toks[v+1].Text != ":" || v == sent.First {
		return false
	}
	q := r.quoteAt(v + 2)
	return q >= 0 && r.quotes[q].First == v+2 && r.speaks(r.subjectEndingBefore(v, sent))
}

// oneComma reports a phrase without a comma of its own ("Brandt", not "Brandt, 40").
func (r *reader) oneComma(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if r.toks[i].Text == "," {
			return false
		}
	}
	return true
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

// englishVerb gives the cue of the verb at v, nil if it is none.
func (r *reader) englishVerb(v int, sent *language.Sentence) *cue {
	lemma := r.toks[v].Lemma
	in := func(w string) bool { return v+1 < sent.Last && r.lower(v+1) == w }
	if c := r.lex.verb(lemma, in); c != nil {
		if len(c.needs) == 1 && c.frames == framePrep && !(v+2 < sent.Last && slices.Contains(c.preps, r.lower(v+2))) {
			if plain := r.lex.verb(lemma, func(string) bool { return false }); plain.has(frameThat) {
				return plain // "say no boat sank", "think little has changed"
			}
		}
		return c
	}
	return r.lex.verb(strings.TrimSuffix(lemma, "e"), in) // "shouted" may come as "shoute"
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
	base.Addressee = r.audience(r.besideCue(frameStart, frameEnd, sent), c.cue.act)
	if c.particle > 0 {
		r.partedReport(s, c, base)
		return
	}
	told := c.first > sent.First && (r.lower(c.first-1) == "who" || r.lower(c.first-1) == "which") // "Brandt, who proposed it, said"
	if q := r.quoteBefore(frameStart, sent); q >= 0 && !told && c.cue.has(frameQuote|frameThat|frameClause) && !r.quotes[q].used {
		st := base
		if first := r.beginsBefore(q, sent); first < r.quotes[q].First {
			st.Content = []Range{{first, r.quotes[q].Last}} // the words in marks are a part of it
		} else {
			st.Kind, st.Content, st.evidence = Direct, r.quoteRanges(q), byDirect
		}
		after, told := r.skipAddressee(c, frameEnd, sent)
		if !told.Empty() {
			st.Addressee = told
		}
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
		Cue: Range{c.first, c.last}, Frame: []Range{frame}, Speaker: c.subject, evidence: byVerb}
}

// quoteRanges gives a quotation with the paragraphs it comes from or goes on in,
// and marks them used.
func (r *reader) quoteRanges(q int) []Range {
	st := r.direct(q, predicate{cue: &cue{}}, Range{})
	return st.Content
}

// englishInverted reads "…, Meyer said" and "…, said Meyer" without quotation
// marks.
func (r *reader) englishInverted(s int, sent *language.Sentence, c englishCue, base Statement, start, end int) {
	if c.passive || c.subject.Empty() || c.cue.frames&(frameThat|frameClause) == 0 || start < sent.First+2 {
		return
	}
	last := start - 1
	if q := r.quoteAt(last); q >= 0 && r.quotes[q].Last == start && r.toks[last-1].Text == "," {
		last = start // "The deal was “a betrayal,” the union said"
	} else if r.toks[last].Text != "," {
		return
	}
	if told, addressee := r.skipAddressee(c, end, sent); !addressee.Empty() {
		end, base.Addressee = told, addressee // "…, Brandt told the paper."
	}
	if next := r.skipAdverbials(end, sent); !r.closesClause(next, sent) && !r.whyItWasSaid(c, next, sent) {
		return
	}
	first := start - 1
	closes := r.skipAdverbials(end, sent)
	closing := closes >= sent.Last || r.toks[closes].Text == "."
	for first > sent.First && !(r.toks[first-1].Text == ";" || r.toks[first-1].Text == ":") {
		if r.coveredBeside(first-1, sent, closing) || first-1 > sent.First && r.joins(first-1) && !r.toks[first].Morph.Has(language.PresentParticiple) && r.newAttribution(first-1, sent) {
			break
		}
		first--
	}
	between := end < sent.Last && r.toks[end].Text == "," // "In Rome, Meyer said, nobody …"
	if r.finite(Range{first, last}) < 0 && !between && r.finiteInside(Range{first, last}) < 0 && !r.pastTense(Range{first, last}) {
		return
	}
	base.Content = []Range{{first, last}}
	if next := r.skipAdverbials(r.appositionEnd(end, sent), sent); next+1 < sent.Last && r.toks[next].Text == "," && !r.aside(next+1) && (between && first < start-1 && r.finite(Range{first, last}) < 0 || r.finite(Range{next, sent.Last}) >= 0 || r.lower(next+1) == "to" && next+2 < sent.Last && r.toks[next+2].Tag == language.VERB) && !r.newAttribution(next+1, sent) {
		base.Content = append(base.Content, Range{next + 1, r.englishEnd(next+1, sent)})
	}
	if more := r.behindWho(closes, sent); !more.Empty() {
		base.Content = append(base.Content, more)
	}
	r.add(s, base)
}

// pastTense reports a clause whose only verb may be a participle or a past tense
// ("Brandt raised less money"): the subject is right before it.
func (r *reader) pastTense(g Range) bool {
	for i := g.First + 1; i < g.Last; i++ {
		if r.toks[i].Tag == language.VERB {
			k := i
			for k > g.First+1 && r.toks[k-1].Tag == language.ADV {
				k--
			}
			return !r.toks[i].Morph.Has(language.PresentParticiple) && r.lower(i-1) != "to" && (nominal(r.toks[k-1].Tag) || r.toks[k-1].Tag == language.PRON)
		}
	}
	return false
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
