package statement

import (
	"synopse/language"
)

// insideClause reads speech that stays inside the cue's own clause: words in
// quotation marks ("sprach von einem ‚Wunder‘") and reported speech ("forderte
// den Rückzug").
func (r *reader) insideClause(s int, segs []segment, p predicate) {
	g := &segs[p.segment]
	if p.cue.has(framePlace) {
		r.wordsInClause(s, segs, p, r.subject(segs, p))
		return
	}
	if p.passive && r.agent(g.Range).Empty() && r.inPaper(g.Range).Empty() || r.toks[p.main].Lemma == "nennen" && r.inRegion(g.Range, "sich") {
		return // "die sich selbst „Freunde“ nennt", "nennt sich Nordwind": a name
	}
	if p.negated && p.cue.act != "deny" && p.cue.act != "reject" {
		return
	}
	speaker := r.subject(segs, p)
	p.elided = !speaker.Empty() && speaker.Last <= g.First
	if r.toks[p.verb].Lemma == "werden" && r.toks[p.verb].Morph.Has(language.Konjunktiv2) {
		return // "würde zustimmen" is no act
	}
	if m := &r.toks[p.verb]; p.verb != p.main && m.Lemma == "müssen" && m.Morph.Has(language.Konjunktiv2) {
		return // "müssten damit rechnen": somebody says so of them
	}
	if !r.reportable(segs, p) {
		r.wordsInClause(s, segs, p, speaker)
		return
	}
	if speaker.Empty() || !r.canSpeak(speaker) {
		return
	}
	if g.kind == relClause && !r.speaks(speaker) {
		return // whom a relative pronoun means is a guess unless it is somebody
	}
	if r.toks[speaker.First].Tag == language.PRON && r.covered(p.verb) {
		return // "sagte, dass sie den Plan ablehnen": her own words
	}
	frame := r.reportedRange(segs, p.segment)
	r.reportedAttribute(s, segs, p, speaker)
	st := r.statement(Reported, p, frame, frame)
	st.Speaker = speaker
	st.evidence = byTelling
	st.aside = g.kind == relClause || g.kind == subClause
	st.low = st.aside
	if modals[r.toks[p.verb].Lemma] {
		st.wanted = true // "wollen äußern", "müssen ablehnen"
	}
	if !p.passive {
		st.Addressee = r.addressee(segs, p, speaker)
	}
	r.add(s, st)
}

// reportedAttribute reads a relative or causal clause in the mood of report behind
// what is told: "sprach von einem Leck, das den Piloten zur Rückkehr bewogen habe".
func (r *reader) reportedAttribute(s int, segs []segment, p predicate, speaker Range) {
	if !r.headSpeaks(speaker) && !r.onPaper(speaker) {
		return // "Der Bau rechtfertige sich durch Boote, die …"
	}
	for j := p.segment + 1; j < len(segs) && segs[j].kind != mainClause && segs[j].before == ','; j++ {
		g := &segs[j]
		if g.verb < 0 || g.opener < 0 || r.said(g.verb) || !r.inKonjunktiv(g) || r.byItsWords(g) || r.ambiguousMood(g.verb) && !r.toks[g.verb].Morph.Has(language.Konjunktiv1) {
			continue
		}
		if w := r.lower(g.opener); g.kind != relClause && w != "weil" && w != "da" {
			continue
		}
		st := r.statement(Indirect, p, segs[p.segment].Range, Range{g.First, segs[r.contentEnd(segs, j)-1].Last})
		st.Speaker, st.low = speaker, true
		r.add(s, st)
		return
	}
}

// wordsInClause reads words in marks in the clause of a verb of saying that tells
// nothing else ("Sie schrieben „Wir werden siegen“ an die Wand"); of a verb of
// calling, also few words and such as look like a name ("riefen „Raus“").
func (r *reader) wordsInClause(s int, segs []segment, p predicate, speaker Range) {
	if !p.cue.has(frameQuote) || p.cue.lemma == "heißen" || !r.speaks(speaker) && !p.cue.has(framePlace) {
		return
	}
	few := p.cue.has(frameWords)
	g := r.clauseRegion(segs, p.segment)
	for i := g.First; i < g.Last; i++ {
		q := r.quoteAt(i)
		if i >= speaker.First && i < speaker.Last {
			continue // "Ein Boot der „Nordwacht“ fand sie"
		}
		if q < 0 || r.quotes[q].First != i || r.quotes[q].used || !few && words(r.toks, r.quotes[q].Range) < 3 || r.nameInMarks(r.quotes[q].Range) || !few && r.title(r.quotes[q].Range) {
			continue
		}
		st := r.direct(q, p, g)
		st.Speaker = speaker
		r.add(s, st)
	}
}

// reportable tells whether the clause has what the verb's reported frames ask
// for: an object, a prepositional object, a predicate with als or für.
func (r *reader) reportable(segs []segment, p predicate) bool {
	c := p.cue
	g := r.clauseRegion(segs, p.segment)
	if c.has(frameAlone) && segs[p.segment].kind == mainClause && r.speaksByName(r.subject(segs, p)) {
		return true
	}
	if c.has(framePrep) && r.takesPreposition(segs, p) {
		return true
	}
	if c.has(frameAs) {
		if o := segs[p.segment].opener; o >= g.First && r.lower(o) == "als" {
			g.First = o + 1 // "als der Bus an der Ampel hielt"
		}
		if r.inRegion(g, "als") || r.inRegion(g, "für") || c.lemma == "nennen" || len(c.needs) > 0 && c.needs[0] == "sich" && r.predicative(g, p) {
			return true
		}
	}
	if c.has(frameAmount) {
		return r.amountIn(g)
	}
	if c.has(frameObject) || c.has(frameTold) && c.frames&(frameObject|frameTold) != 0 && !c.has(framePrep) {
		return r.hasObject(g, p)
	}
	return false
}

// speaksByName reports a phrase that names somebody or points to him ("Dieser"), or what the tagger takes for a name.
func (r *reader) speaksByName(g Range) bool {
	return !g.Empty() && (r.headSpeaks(g) || g.Last == g.First+1 && demonstrative(r.lower(g.First)) || r.toks[g.First].Tag == language.PROPN && g.Last == g.First+1)
}

// amountIn reports a number in a clause ("bietet 3,8 Prozent").
func (r *reader) amountIn(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if r.toks[i].Tag == language.NUM && r.quoteAt(i) < 0 {
			return true
		}
	}
	return false
}

// takesPreposition reports whether the clause has one of the prepositions that
// the cue verb asks for.
func (r *reader) takesPreposition(segs []segment, p predicate) bool {
	g := r.clauseRegion(segs, p.segment)
	for i := g.First; i < g.Last; i++ {
		if r.toks[i].Tag != language.ADP {
			continue
		}
		w := contracted(r.lower(i))
		for _, prep := range p.cue.preps {
			if w == prep {
				return true
			}
		}
	}
	return false
}

// predicative reports an adjective that completes the verb: "zeigte sich offen".
func (r *reader) predicative(g Range, p predicate) bool {
	for i := p.verb + 1; i < g.Last; i++ {
		if r.toks[i].Tag == language.ADJ || r.toks[i].Tag == language.ADV && i > p.verb+1 {
			return true
		}
	}
	return false
}

// hasObject looks for a noun phrase in the clause that is neither the subject
// nor governed by a preposition.
func (r *reader) hasObject(g Range, p predicate) bool {
	n := 0
	governed := false
	for i := g.First; i < g.Last; {
		t := &r.toks[i]
		if t.Tag == language.ADP {
			governed = true
			i++
			continue
		}
		end := r.phrase(i, g.Last)
		if w := r.lower(i); end == i && t.Tag == language.DET && (w == "dies" || w == "das" || i+1 == p.verb && demonstrative(w)) {
			end = i + 1 // "streitet dies ab"
		}
		if end == i {
			if t.Tag != language.ADV {
				governed = false
			}
			i++
			continue
		}
		if !governed {
			n++
		}
		governed = false
		i = end
	}
	if p.passive || p.elided {
		return n >= 1
	}
	return n >= 2
}

func contracted(w string) string {
	switch w {
	case "zum", "zur":
		return "zu"
	case "vom":
		return "von"
	case "am", "ans":
		return "an"
	case "aufs":
		return "auf"
	case "fürs":
		return "für"
	case "übers":
		return "über"
	case "ums":
		return "um"
	}
	return w
}

// reportedRange is the clause with the subordinate clauses that hang on it.
func (r *reader) reportedRange(segs []segment, k int) Range {
	first := r.vorfeldStart(segs, k)
	for segs[k].kind == mainClause && first > 0 && segs[first].before == ',' && segs[first-1].kind == fragment {
		first-- // "Am Freitag, den 7. April, …"
	}
	last := k + 1
	for last < len(segs) && segs[last].kind != mainClause && segs[last].before != ';' && segs[last].kind != quoted && !r.ownCue(segs, last) {
		last++
	}
	if last > k+1 && segs[last-1].kind == fragment && r.openedClause(&segs[last-1]) {
		last-- // its verb stands behind words in marks
	}
	g := Range{segs[first].First, segs[last-1].Last}
	if r.toks[g.First].Tag == language.CCONJ {
		g.First++
	}
	return g
}

// canSpeak is speaks for verbs that name an act of speaking themselves: their
// subject speaks unless it is a thing by its look (a demonstrative, a place).
func (r *reader) canSpeak(g Range) bool {
	if g.Last == g.First+1 && r.toks[g.First].Tag == language.PRON || r.toks[g.First].Tag == language.NUM {
		return r.speaks(g)
	}
	for i := g.First; i < g.Last; i++ {
		if m := r.at[i]; m >= 0 && r.mentions[m].Place && r.mentions[m].First == g.First {
			return false
		}
	}
	return true
}

// speaks tells whether a phrase names somebody who can speak. Pronouns and
// names may; a phrase without any mention may not, where mentions are known.
func (r *reader) speaks(g Range) bool {
	if g.Empty() {
		return false
	}
	t := &r.toks[g.First]
	if t.Tag == language.PRON && g.Last == g.First+1 {
		switch r.lower(g.First) {
		case "er", "sie", "wir", "ich", "dieser", "diese", "beide", "he", "she", "they", "we", "i", "both",
			"someone", "somebody", "everyone", "others":
			return true
		}
		return false
	}
	if len(r.mentions) == 0 {
		return true
	}
	for i := g.First; i < g.Last; i++ {
		if m := r.at[i]; m >= 0 && !r.mentions[m].Place {
			return true
		}
	}
	return false
}
