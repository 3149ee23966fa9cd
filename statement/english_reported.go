package statement

import (
	"slices"
	"strings"

	"synopse/language"
)

// calledOn reads "called on the council to wait": whom, and what to do.
func (r *reader) calledOn(s int, sent *language.Sentence, c englishCue, base Statement, i int) bool {
	if w := r.lower(i); w != "on" && w != "for" || c.cue.act != "demand" || !slices.Contains(c.cue.preps, w) || c.subject.Empty() || c.passive || r.denied(c) {
		return false
	}
	to := r.chain(i+1, sent.Last)
	if to == i+1 || to+1 >= sent.Last || r.lower(to) != "to" || r.toks[to+1].Tag != language.VERB && r.toks[to+1].Tag != language.AUX && !isMark(r.toks[to+1].Text) {
		return false
	}
	base.Addressee, base.evidence = Range{i + 1, to}, byInfinitive
	base.Content = []Range{{to, r.toldUntil(c, to, r.saidUntil(c, to, sent))}}
	r.add(s, base)
	return true
}

// passiveReport reads "The plan was criticised by the opposition".
func (r *reader) passiveReport(s int, sent *language.Sentence, c englishCue, base Statement) bool {
	if !c.passive || c.subject.Empty() || !c.cue.has(frameObject) || !r.speaks(c.subject) {
		return false
	}
	g := r.subjectEndingBefore(c.first, sent)
	if g.Empty() {
		return false
	}
	base.Kind, base.evidence = Reported, byTelling
	base.Content, base.Frame = []Range{g}, []Range{{g.First, c.subject.Last}}
	r.add(s, base)
	return true
}

// englishReported reads an object or a prepositional object as what was said.
func (r *reader) englishReported(s int, sent *language.Sentence, c englishCue, base Statement, i int, addressee Range) bool {
	if c.subject.Empty() || c.after || c.passive || !r.canSpeak(c.subject) {
		return false
	}
	if addressee.Last-addressee.First == 1 && objectForm(r.lower(addressee.First)) && c.subject.First > sent.First+2 && r.toks[c.subject.First-1].Text == "," && r.closesClause(i, sent) {
		return false // "The move will save millions, he promised them"
	}
	if r.denied(c) {
		object := r.full(i, sent.Last) > i || i < sent.Last && r.toks[i].Morph.Has(language.PresentParticiple) && c.cue.has(frameGerund)
		return object && c.cue.has(frameDenied) && r.deniedReport(s, sent, c, base, i)
	}
	base.Kind, base.evidence = Reported, byTelling
	if c.cue.has(framePrep) && i < sent.Last {
		for _, p := range c.cue.preps {
			if r.lower(i) == p {
				base.Content = []Range{{i + 1, r.toldUntil(c, i+1, r.saidUntil(c, i+1, sent))}}
				r.add(s, base)
				return true
			}
		}
	}
	if r.quotedAs(s, sent, c, base, i) {
		return true
	}
	held := c.cue.has(frameHeld) && r.holds(c.subject)
	like := c.cue.has(frameLike) && r.objectAs(i, sent)
	if !c.cue.has(frameObject|frameAs|frameGerund) && !held && !like && !(c.cue.has(frameAmount) && r.objectAt(i, sent)) || !addressee.Empty() && !c.cue.has(frameObject) && !held {
		return false
	}
	from := i
	if !addressee.Empty() {
		from = addressee.First
	} else if from+1 < sent.Last && r.lower(from) == "both" && r.toks[from].Tag == language.CCONJ {
		from++
	}
	if from < sent.Last && (strings.HasSuffix(r.lower(from), "self") || strings.HasSuffix(r.lower(from), "selves")) {
		return r.ofOneself(s, sent, c, base, from)
	}
	gerund := c.cue.has(frameGerund) && from < sent.Last && r.toks[from].Morph.Has(language.PresentParticiple)
	if end := r.full(from, sent.Last); end == from && !gerund && !r.thatOne(c, from, sent) && !r.moreThan(from, sent) {
		return false
	}
	if gerund {
		base.Act = c.cue.actOf(frameGerund)
	} else if c.cue.has(frameObject) {
		base.Act = c.cue.actOf(frameObject)
	} else {
		base.Act = c.cue.actOf(frameAs)
	}
	base.Content = []Range{{from, r.toldUntil(c, from, r.saidUntil(c, from, sent))}}
	if end := r.chain(from, sent.Last); end < sent.Last && r.isFinite(end) && r.toks[end].Tag == language.VERB && !r.lex.subs[r.lower(from)] && c.first > sent.First && isRelativeEnglish(r.lower(c.first-1)) {
		base.Content[0].Last = end // "some who favour the plan argue"
	}
	base.Addressee = Range{}
	r.add(s, base)
	return true
}

// quotedAs reads "quoted Brandt as saying the dam would hold": the words are those
// of the one quoted.
func (r *reader) quotedAs(s int, sent *language.Sentence, c englishCue, base Statement, i int) bool {
	if c.cue.lemma != "quote" && c.cue.lemma != "cite" {
		return false
	}
	as := r.chain(i, sent.Last)
	whom := Range{i, as}
	if c.passive && as == i { // "Brandt was quoted as saying"
		whom = r.subjectEndingBefore(c.first, sent)
	}
	if whom.Empty() || as+3 >= sent.Last || r.lower(as) != "as" || !r.toks[as+1].Morph.Has(language.PresentParticiple) || r.englishVerb(as+1, sent) == nil {
		return false
	}
	base.Speaker, base.Addressee, base.Act = whom, Range{}, "say"
	base.Kind, base.evidence = Indirect, byVerb
	from := as + 2
	if q := r.quoteAt(from); q >= 0 && r.quotes[q].First == from && r.long[q] {
		base.Kind, base.Content, base.evidence = Direct, r.quoteRanges(q), byDirect
	} else {
		base.Content = []Range{{from, r.saidUntil(c, from, sent)}}
	}
	r.add(s, base)
	return true
}

// ofOneself reads "described himself as a farmer", but not "calls himself Bob".
func (r *reader) ofOneself(s int, sent *language.Sentence, c englishCue, base Statement, i int) bool {
	if i+2 >= sent.Last || c.cue.frames&(frameAs|frameLike) == 0 {
		return false
	}
	if n := r.toks[i+1].Tag; r.lower(i+1) != "as" && n != language.ADJ && n != language.DET && !(n == language.ADV && r.toks[i+2].Tag == language.ADJ) {
		return false
	}
	base.Content = []Range{{i, r.toldUntil(c, i, r.saidUntil(c, i, sent))}}
	base.Addressee = Range{}
	r.add(s, base)
	return true
}

// deniedReport reads "did not rule out talks": what somebody says by denying it, with
// the verb and its "not".
func (r *reader) deniedReport(s int, sent *language.Sentence, c englishCue, base Statement, i int) bool {
	base.Kind, base.evidence, base.Act = Reported, byTelling, c.cue.actOf(frameDenied)
	base.Content = []Range{{c.first, r.toldUntil(c, i, r.saidUntil(c, i, sent))}}
	r.add(s, base)
	return true
}

// thatOne reports "that" as the object of a verb of naming: "called that an error".
func (r *reader) thatOne(c englishCue, i int, sent *language.Sentence) bool {
	if i+2 >= sent.Last || !c.cue.has(frameAs) || r.lower(i) != "that" && r.lower(i) != "this" {
		return false
	}
	return r.lower(i+1) == "a" || r.lower(i+1) == "an" || r.toks[i+1].Tag == language.ADJ
}

// moreThan reports an amount that begins so: "wants more than double the offer".
func (r *reader) moreThan(i int, sent *language.Sentence) bool {
	if i+2 >= sent.Last || r.lower(i+1) != "than" {
		return false
	}
	switch r.lower(i) {
	case "more", "less", "fewer":
		return r.lower(i+2) == "double" || r.full(i+2, sent.Last) > i+2
	}
	return false
}

// objectAt reports an object with "at" and a number behind it ("put the losses at 6
// million").
func (r *reader) objectAt(i int, sent *language.Sentence) bool {
	end := r.chain(i, sent.Last)
	for k := i + 1; k < end+1 && k+2 < sent.Last; k++ {
		if r.lower(k) == "at" && (r.toks[k+1].Tag == language.NUM || r.toks[k+2].Tag == language.NUM) {
			return true
		}
	}
	return false
}

// objectAs reports an object with "as …" behind it ("sees the fee as a mistake").
func (r *reader) objectAs(i int, sent *language.Sentence) bool {
	end := r.chain(i, sent.Last)
	return end > i && end < sent.Last && r.lower(end) == "as"
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
