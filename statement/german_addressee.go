package statement

import (
	"strings"

	"synopse/language"
)

// addressee finds who is spoken to: a dative or "gegenüber X" beside the
// subject; the object for verbs that take one ("forderte die Länder auf").
func (r *reader) addressee(segs []segment, p predicate, speaker Range) Range {
	g := r.clauseRegion(segs, p.segment)
	for i := g.First; i < g.Last; i++ {
		if speaker.First <= i && i < speaker.Last || r.quoteAt(i) >= 0 {
			continue
		}
		if r.lower(i) == "gegenüber" && i+1 < g.Last {
			if end := r.phrase(i+1, g.Last); end > i+1 && r.toks[end-1].Tag != language.ADV {
				return Range{i + 1, end}
			}
		}
		if i <= p.verb && !(i == g.First && p.passive && p.cue.has(frameTold)) || i > 0 && r.toks[i-1].Tag == language.ADP {
			continue // "Ihm wird vorgeworfen, …"
		}
		if (r.dative(i) && !strings.Contains(p.cue.medium, "thought") || p.cue.has(frameTold) && r.accusative(i)) && r.animate(i, g.Last) {
			if m := r.at[i]; m >= 0 && r.mentions[m].First < i && r.mentions[m].First > p.verb {
				i = r.mentions[m].First // "warf Finanzminister Jonas Weber vor"
			}
			if end := r.phrase(i, g.Last); end > i {
				if end < len(r.toks) && r.lower(end) == "zufolge" || r.hasMarks(Range{i, end}) && i > 0 && r.toks[i-1].Tag == language.CCONJ {
					continue // "von einem „Wunder“ und einem „Anfang“"
				}
				return Range{i, r.beforeMarks(i, end)}
			}
		}
	}
	if a := r.nameAfterSpeaker(g, p, speaker); !a.Empty() {
		return a
	}
	if p.passive {
		return Range{}
	}
	return r.audience(g, p.cue.act)
}

// nameAfterSpeaker reads "sagte Brandt Meyer" and "sagte Russland": a name that
// stands behind the verb and is not the subject.
func (r *reader) nameAfterSpeaker(g Range, p predicate, speaker Range) Range {
	if !p.cue.has(frameTold) && p.cue.lemma != "sagen" && p.cue.lemma != "erklären" {
		return Range{}
	}
	i := p.verb + 1
	if speaker.First == i {
		i = speaker.Last
	}
	for i < g.Last && r.toks[i].Tag == language.ADV {
		i++
	}
	if i >= g.Last || i < speaker.Last && i >= speaker.First {
		return Range{}
	}
	t := &r.toks[i]
	if end := r.phrase(i, g.Last); end < len(r.toks) && r.lower(end) == "zufolge" {
		return Range{}
	}
	if m := r.at[i]; m >= 0 && r.mentions[m].First == i && t.Tag != language.PRON && !r.mentions[m].Place {
		return Range{i, min(r.mentions[m].Last, g.Last)}
	}
	if t.Tag == language.NOUN && strings.HasSuffix(t.Text, "n") && t.Morph.Has(language.Plural) && i > speaker.Last-1 {
		return Range{i, i + 1} // "sagte Reportern"
	}
	return Range{}
}

func (r *reader) dative(i int) bool {
	switch r.lower(i) {
	case "dem", "ihm", "ihnen", "einem", "seinem", "ihrem", "mir", "uns":
		return true
	case "den":
		return i+1 < len(r.toks) && strings.HasSuffix(r.toks[i+1].Text, "n")
	case "der":
		return r.feminine(i) && !nominal(r.toks[i-1].Tag) // else a genitive
	}
	return false
}

func (r *reader) accusative(i int) bool {
	switch r.lower(i) {
	case "den", "die", "ihn", "sie", "einen", "alle":
		return true
	}
	return r.toks[i].Tag == language.PROPN
}

// animate tells whether the phrase at i names somebody, as far as the mentions
// know; without mentions any phrase may.
func (r *reader) animate(i, limit int) bool {
	if r.toks[i].Tag == language.PRON {
		return true
	}
	return r.headSpeaks(Range{i, r.phrase(i, limit)})
}

// beforeMarks gives the end of a phrase before words in marks that are no name of
// its noun ("warf der Stadt „Wortbruch“ vor").
func (r *reader) beforeMarks(i, end int) int {
	for k := i + 1; k < end; k++ {
		if t := &r.toks[k-1]; r.opensQuote(k) && t.Tag == language.NOUN && !r.titleNoun(t) {
			return k
		}
	}
	return end
}
