package statement

import (
	"sort"
	"strings"

	"synopse/actor"
	"synopse/language"
)

// Which mentions a phrase that speaks is of.

// nameSpeakers finds the mentions that speak and are spoken to.
func (r *reader) nameSpeakers() {
	for i := range r.out {
		st := &r.out[i]
		st.Speakers = r.mentionsIn(st.Speaker)
		st.Addressees = r.mentionsIn(st.Addressee)
	}
}

// governed reports a mention behind a preposition inside a phrase: it is not
// the head ("die zur Universität gehörende Stiftung").
func (r *reader) governed(i, first int) bool {
	for k := i - 1; k >= first && k >= i-2; k-- {
		if r.toks[k].Tag == language.ADP {
			return true
		}
	}
	return false
}

// modifies reports a mention that only tells whose or which the head of an
// English phrase is: "[Meyer]'s office", "the [Harbour Poll] average".
func (r *reader) modifies(m *actor.Mention, g Range) bool {
	if r.doc.Language != "en" || m.Last >= g.Last {
		return false
	}
	t := &r.toks[m.Last]
	if w := t.Text; w == "'s" || w == "’s" || w == "'" || w == "’" {
		return m.Last+1 < g.Last && r.toks[m.Last+1].Tag != language.PUNCT
	}
	return m.Form != actor.Pronoun && t.Tag == language.NOUN
}

// ownerOf reports a German name in the genitive right before another mention of the phrase,
// which is who it is about: "[Kerns] Anwältin Susanne Hale".
func (r *reader) ownerOf(x *actor.Mention, next int, g Range) bool {
	if r.doc.Language == "en" || x.Form != actor.Name || !strings.HasSuffix(strings.TrimRight(r.toks[x.Last-1].Text, "’'"), "s") {
		return false
	}
	for ; next < len(r.mentions) && r.mentions[next].First < g.Last; next++ {
		if y := &r.mentions[next]; y.First == x.Last && y.Last <= g.Last && y.Form != actor.Pronoun {
			return true
		}
	}
	return false
}

// mentionsIn gives the mention that best fits a noun phrase: the longest that
// begins with it, else the first inside it that is no attribute.
func (r *reader) mentionsIn(g Range) []int {
	best := -1
	from := sort.Search(len(r.mentions), func(m int) bool { return r.mentions[m].First >= g.First })
	for m := from; m < len(r.mentions) && r.mentions[m].First < g.Last; m++ {
		x := &r.mentions[m]
		if x.Last > g.Last || r.modifies(x, g) || r.ownerOf(x, m+1, g) {
			continue
		}
		if best < 0 {
			best = m
			continue
		}
		b := &r.mentions[best]
		if x.First == b.First && x.Last > b.Last || len(x.Parts) > len(b.Parts) || r.governed(b.First, g.First) && !r.governed(x.First, g.First) {
			best = m
		}
	}
	if best < 0 {
		return nil
	}
	if b := &r.mentions[best]; b.First > g.First+4 {
		return nil
	}
	return []int{best}
}
