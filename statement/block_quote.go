package statement

import (
	"synopse/language"
	"synopse/report"
)

// blockQuotes reads block quotations without quotation marks: they are the words
// of the subject of the sentence before, where that ends in a colon ("Die
// Ministerin schrieb:"). A block of whose speaker nothing tells is left out: it
// may be the words of the report itself, set apart.
func (r *reader) blockQuotes() {
	for s := 1; s < len(r.doc.Sentences); s++ {
		sent, before := &r.doc.Sentences[s], &r.doc.Sentences[s-1]
		if sent.Kind != report.Quote || before.Block == sent.Block || before.Last <= before.First || r.toks[before.Last-1].Text != ":" {
			continue
		}
		last := s
		for last+1 < len(r.doc.Sentences) && r.doc.Sentences[last+1].Block == sent.Block {
			last++
		}
		g := Range{sent.First, r.doc.Sentences[last].Last}
		if r.hasMarks(g) {
			continue // the marks tell more
		}
		st := Statement{Kind: Direct, Medium: "speech", Act: "say", Strength: "neutral", Content: []Range{g}, evidence: byCarried}
		if r.introduces(before, &st) {
			r.add(s, st)
		}
	}
}

// hasMarks reports quotation marks inside a range.
func (r *reader) hasMarks(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if r.quoteAt(i) >= 0 {
			return true
		}
	}
	return false
}

// introduces fills speaker and cue from the sentence that ends in a colon, and
// is false where nobody speaks in it.
func (r *reader) introduces(before *language.Sentence, st *Statement) bool {
	if r.doc.Language != "en" {
		st.Speaker = r.beforeColon(before.Last)
		return !st.Speaker.Empty()
	}
	for v := before.Last - 1; v > before.First; v-- {
		if c, ok := r.englishCueAt(v, before); ok && c.cue.has(frameQuote) && !c.subject.Empty() && r.canSpeak(c.subject) {
			st.Speaker, st.Cue, st.Act, st.Strength, st.Medium = c.subject, Range{c.first, c.last}, c.cue.act, c.cue.strength, c.cue.medium
			return true
		}
	}
	return false
}
