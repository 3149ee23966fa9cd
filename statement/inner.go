package statement

import (
	"synopse/actor"
	"synopse/language"
)

// innerSpeech reads inside the long quotations: speech that a speaker passes on
// ("„Der Präsident hat deutlich gemacht, dass er bleibt“, sagte Brandt"). What
// the speaker says of himself ("ich denke, dass …") is no statement of its own.
func (r *reader) innerSpeech() {
	r.inner = true
	for q := range r.quotes {
		if !r.long[q] {
			continue
		}
		g := r.quotes[q].Range
		g.First++
		if g.Last > g.First && isMark(r.toks[g.Last-1].Text) {
			g.Last--
		}
		r.unmask(g, -1)
		for s := r.doc.SentenceAt(g.First); s < len(r.doc.Sentences) && r.doc.Sentences[s].First < g.Last; s++ {
			sent := r.doc.Sentences[s]
			sent.First, sent.Last = max(sent.First, g.First), min(sent.Last, g.Last)
			if sent.Last <= sent.First || !r.searched(s) {
				continue
			}
			if r.doc.Language == "en" {
				r.englishCues(s, &sent)
			} else {
				r.germanCues(s, r.segments(&sent))
			}
		}
		r.unmask(g, int32(q))
	}
	r.inner = false
}

// unmask sets which quotation the tokens of a range belong to.
func (r *reader) unmask(g Range, q int32) {
	for i := g.First; i < g.Last; i++ {
		r.inQuote[i] = q
	}
}

// named tells whether a phrase names somebody by name or role: no pronoun.
func (r *reader) named(g Range) bool {
	if g.Empty() || r.toks[g.First].Tag == language.PRON {
		return false
	}
	for i := g.First; i < g.Last; i++ {
		if m := r.at[i]; m >= 0 && !r.mentions[m].Place && r.mentions[m].Form != actor.Pronoun {
			return true
		}
	}
	return false
}
