package statement

import (
	"strings"

	"synopse/actor"
	"synopse/language"
)

// wonach reads "ein Bericht, wonach …": the words are those of the noun.
func (r *reader) wonach(s int, segs []segment) {
	for k := 1; k < len(segs); k++ {
		g := &segs[k]
		if g.before != ',' || !r.byItsWords(g) || r.said(g.verb) {
			continue
		}
		owner := r.phraseEndingAt(segs[k-1].Range)
		if owner.Empty() || g.kind == relClause && !r.holdsWords(owner) {
			continue
		}
		r.add(s, Statement{Kind: Indirect, Medium: "speech+writing", Act: "say", Strength: "neutral", Cue: Range{g.opener, g.opener + 1},
			Frame: []Range{{owner.First, g.opener + 1}}, Content: []Range{{g.opener + 1, segs[r.contentEnd(segs, k)-1].Last}}, Speaker: owner, evidence: byVerb, low: true})
	}
}

// byItsWords reports "wonach …" and "nach denen …".
func (r *reader) byItsWords(g *segment) bool {
	switch g.kind {
	case subClause:
		return r.lower(g.opener) == "wonach"
	case relClause:
		return g.opener > g.First && r.lower(g.opener-1) == "nach"
	}
	return false
}

// holdsWords reports a phrase whose noun announces words, makes a source or holds
// words ("Gerüchte", "Angaben", "ein Bericht der Stadt").
func (r *reader) holdsWords(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if r.toks[i].Tag != language.NOUN {
			continue
		}
		_, source := r.originNoun(i, "noun")
		return source || r.nounCue(i) != nil || r.paper(i)
	}
	return false
}

// nounCues reads "die Behauptung, dass …" and "mit der Begründung, er …".
func (r *reader) nounCues(s int, segs []segment) {
	for k := 0; k+1 < len(segs); k++ {
		if segs[k].kind == quoted || segs[k+1].before != ',' && segs[k+1].before != ':' {
			continue
		}
		n := segs[k].Last - 1
		for n > segs[k].First && (r.toks[n].Tag == language.ADV || (r.toks[n].Tag == language.VERB || r.toks[n].Tag == language.ADP) && n > segs[k].First+2) {
			n--
		}
		c := r.nounCue(n)
		owner := Range{}
		if c == nil { // "die Forderung der Fischer, …"
			n, owner = r.ownedNoun(segs[k].Range, n+1)
			if n >= 0 {
				c = r.nounCue(n)
			}
		}
		if c == nil || r.covered(segs[k+1].First) {
			continue
		}
		g := &segs[k+1]
		kind := Indirect
		switch {
		case g.kind == subClause && r.lex.ofThat[r.lower(g.opener)] && r.lower(g.opener) != "wie":
		case g.kind == infinitive:
		case g.kind == mainClause && (r.inKonjunktiv(g) || r.toks[g.verb].Morph.Has(language.Konjunktiv2)) && !g.verbFirst(r.toks):
		case g.kind == quoted:
			kind = Direct
		default:
			continue
		}
		st := Statement{Kind: kind, Medium: c.medium, Act: c.act, Strength: "neutral", Cue: Range{n, n + 1},
			Frame: []Range{segs[k].Range}, evidence: byNoun, Speaker: r.nounSpeaker(segs, k, n)}
		if !owner.Empty() {
			st.Speaker, st.evidence = owner, byOwned
		} else if v := segs[k].verb; v >= 0 && r.lex.carriers[r.toks[v].Lemma] && !st.Speaker.Empty() {
			st.evidence = byOwned // "hegt den Verdacht", "vertritt die Ansicht"
		}
		if g := r.nameBefore(n); !g.Empty() && owner.Empty() {
			st.Speaker, st.evidence = g, byOwned
		} else if kind == Direct && segs[k].verb < 0 && n > 0 && st.Speaker.Empty() {
			r.ownerBefore(&st, n)
		}
		if kind == Direct {
			st.Content = []Range{r.quotes[g.quote].Range}
			r.quotes[g.quote].used = true
		} else {
			st.Content = []Range{{g.First, segs[r.contentEnd(segs, k+1)-1].Last}}
		}
		r.add(s, st)
	}
}

// ownerBefore fills who speaks where his words are named before a colon: "Seine
// Antwort: „…“" goes on from the speaker before, "Brandts Antwort: „…“" names him.
func (r *reader) ownerBefore(st *Statement, n int) {
	w := r.lower(n - 1)
	if strings.HasPrefix(w, "sein") || strings.HasPrefix(w, "ihr") {
		st.carry = true
		return
	}
	if g := r.nameBefore(n); !g.Empty() {
		st.Speaker, st.evidence = g, byOwned
	}
}

// nameBefore gives the name in the genitive right before a noun ("Brandts Vorwurf").
func (r *reader) nameBefore(n int) Range {
	if n == 0 || !strings.HasSuffix(r.lower(n-1), "s") {
		return Range{}
	}
	if m := r.at[n-1]; m >= 0 && r.mentions[m].Last == n && r.mentions[m].Form == actor.Name && !r.mentions[m].Place {
		return Range{r.mentions[m].First, n}
	}
	return Range{}
}

// ownedNoun finds the noun whose genitive or "von" phrase ends at end, and who
// is named in it ("die Forderung des Vorsitzenden Karl Brandt"); -1 if none.
func (r *reader) ownedNoun(g Range, end int) (int, Range) {
	for n := end - 2; n >= g.First && n > end-10; n-- {
		if r.toks[n].Tag != language.NOUN {
			continue
		}
		from := n + 1
		if w := r.lower(from); w == "von" || w == "vom" || w == "seitens" {
			from++
		} else if r.genitive(from, end) == from {
			continue
		}
		if r.nounCue(n) != nil && from < end && r.full(from, end) == end && r.speaks(Range{from, end}) {
			return n, Range{from, end}
		}
	}
	return -1, Range{}
}

func (r *reader) nounCue(n int) *cue {
	t := &r.toks[n]
	if t.Tag != language.NOUN {
		return nil
	}
	if c := r.lex.nouns[t.Lemma]; c != nil {
		return c
	}
	if c := r.lex.nouns[t.Text]; c != nil {
		return c
	}
	return r.lex.nouns[strings.TrimSuffix(strings.TrimSuffix(t.Text, "n"), "e")]
}

// nounSpeaker finds whose claim it is: the subject of the clause, or a genitive.
func (r *reader) nounSpeaker(segs []segment, k, n int) Range {
	if v := segs[k].verb; v >= 0 {
		sub := r.subject(segs, predicate{segment: k, verb: v, main: v})
		if !sub.Empty() && !(sub.First <= n && n < sub.Last) && r.canSpeak(sub) {
			return sub
		}
	}
	return Range{}
}

// said reports whether some statement other than a reported one has this token
// as content: whether its words were given before.
func (r *reader) said(i int) bool {
	for _, k := range r.of[r.doc.SentenceAt(i)] {
		if st := &r.out[k]; st.Kind != Reported && contains(st.Content, []Range{{i, i + 1}}) {
			return true
		}
	}
	return false
}

// covered reports whether some statement already has this token as content.
func (r *reader) covered(i int) bool {
	for k := len(r.out) - 1; k >= 0 && k > len(r.out)-12; k-- {
		for _, g := range r.out[k].Content {
			if g.First <= i && i < g.Last {
				return true
			}
		}
	}
	return false
}
