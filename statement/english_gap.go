package statement

import (
	"synopse/actor"
	"synopse/language"
)

// gapClause reads "…, which he said were old": the relative pronoun is the
// subject of what was said.
func (r *reader) gapClause(s int, sent *language.Sentence, c englishCue, base Statement, i int) bool {
	k := c.subject.First - 1
	if c.subject.Empty() || c.after || k < sent.First || i >= sent.Last || c.cue.frames&(frameThat|frameClause) == 0 {
		return false
	}
	if r.lower(i) == "as" && c.cue.frames&(frameAs|frameLike) != 0 {
		return r.gapAs(s, sent, c, base, i)
	}
	if r.toks[i].Tag != language.AUX && !r.isFinite(i) {
		return false
	}
	switch r.lower(k) {
	case "which", "who", "whom", "that", "what":
	default:
		return r.bareGap(s, sent, c, base, i)
	}
	base.Content = []Range{{k, k + 1}, {i, r.relativeEnd(i, r.saidUntil(c, i, sent))}}
	r.add(s, base)
	return true
}

// relativeEnd ends a relative clause where its sentence goes on behind a comma ("The
// harbour, which the firm says is too small, will close").
func (r *reader) relativeEnd(from, end int) int {
	for k := from + 1; k+1 < end; k++ {
		if t := &r.toks[k+1]; r.toks[k].Text == "," && (t.Tag == language.AUX || r.isFinite(k+1)) && r.quoteAt(k) < 0 {
			return k
		}
	}
	return end
}

// gapAs reads "the rule, which he described as bad" and "what he described as a
// trick": what was named so stands before the subject.
func (r *reader) gapAs(s int, sent *language.Sentence, c englishCue, base Statement, i int) bool {
	k := c.subject.First - 1
	switch r.lower(k) {
	case "which", "who", "whom", "that", "what":
	default:
		return false
	}
	base.Kind, base.evidence = Reported, byTelling
	base.Content = []Range{{k, k + 1}, {i, r.toldUntil(c, i+1, r.saidUntil(c, i, sent))}}
	r.add(s, base)
	return true
}

// bareGap reads "It is a risk Brandt said could grow": the noun before the
// subject is the subject of what was said.
func (r *reader) bareGap(s int, sent *language.Sentence, c englishCue, base Statement, i int) bool {
	if r.toks[c.subject.First-1].Tag != language.NOUN || !c.cue.has(frameQuote) {
		return false
	}
	m := r.at[c.subject.First]
	if role := m >= 0 && r.mentions[m].Form == actor.Role && r.toks[c.subject.First-2].Tag == language.DET; !personal(r.lower(c.subject.First)) && (m < 0 || r.mentions[m].Form != actor.Name && !role) {
		return false // "a move critics say will cost jobs"
	}
	g := r.phraseEndingBefore(c.subject.First, sent)
	if g.Empty() {
		return false
	}
	base.Content = []Range{g, {i, r.saidUntil(c, i, sent)}}
	r.add(s, base)
	return true
}
