package statement

import (
	"strings"

	"synopse/language"
)

// insideClause reads speech that stays inside the cue's own clause: words in
// quotation marks ("sprach von einem ‚Wunder‘") and reported speech ("forderte
// den Rückzug").
func (r *reader) insideClause(s int, segs []segment, p predicate) {
	g := &segs[p.segment]
	if p.passive && r.agent(g.Range).Empty() {
		return
	}
	if p.negated && p.cue.act != "deny" && p.cue.act != "reject" {
		return
	}
	speaker := r.subject(segs, p)
	p.elided = !speaker.Empty() && speaker.Last <= g.First
	if !r.reportable(segs, p) || r.toks[p.verb].Lemma == "werden" && r.toks[p.verb].Morph.Has(language.Konjunktiv2) {
		return // "würde zustimmen" is no act
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
	st := r.statement(Reported, p, frame, frame)
	st.Speaker = speaker
	st.Confidence = toldSure()[p.cue.act]
	if modals[r.toks[p.verb].Lemma] {
		st.Confidence /= 2 // "wollen äußern", "müssen ablehnen"
	}
	if !p.passive {
		st.Addressee = r.addressee(segs, p, speaker)
	}
	r.add(s, st)
}

// reportable tells whether the clause has what the verb's reported frames ask
// for: an object, a prepositional object, a predicate with als or für.
func (r *reader) reportable(segs []segment, p predicate) bool {
	c := p.cue
	g := r.clauseRegion(segs, p.segment)
	if c.has(framePrep) && r.takesPreposition(segs, p) {
		return true
	}
	if c.has(frameAs) {
		if r.inRegion(g, "als") || r.inRegion(g, "für") || c.lemma == "nennen" || len(c.needs) > 0 && c.needs[0] == "sich" && r.predicative(g, p) {
			return true
		}
	}
	if c.has(frameObject) || c.has(frameTold) && c.frames&(frameObject|frameTold) != 0 && !c.has(framePrep) {
		return r.hasObject(g, p)
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
		case "er", "sie", "wir", "ich", "dieser", "diese", "beide", "he", "she", "they", "we", "i", "both":
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

// clauseAround gives the run of segments that form one clause with segment k,
// with the subordinate clauses that hang on it: up to a semicolon, or to another
// main clause. A subordinate clause behind its main clause stands for itself.
func (r *reader) clauseAround(segs []segment, k int) (first, last int) {
	a, b := k, k+1
	if segs[k].kind == relClause {
		return segs[k].First, segs[k].Last
	}
	if segs[k].kind == subClause && k > 0 && !r.lex.ofThat[r.lower(segs[k].opener)] {
		return segs[k].First, segs[k].Last
	}
	main := segs[k].kind == mainClause
	for a > 0 && segs[a].before != ';' && segs[a].before != ':' {
		if segs[a].before == '&' && segs[a].kind == mainClause || r.ownCue(segs, a-1) {
			break
		}
		if main && segs[a].kind == mainClause && !segs[a].verbFirst(r.toks) && r.mainBefore(segs, a) {
			break // "…, lediglich der Hafen wurde nach Angaben …": a clause of its own
		}
		a--
	}
	for b < len(segs) && segs[b].before != ';' && !(segs[b].before == '&' && segs[b].kind == mainClause) && !r.ownCue(segs, b) {
		if main && segs[b].kind == mainClause && !segs[b].verbFirst(r.toks) && !r.inKonjunktiv(&segs[b]) {
			break
		}
		b++
	}
	return segs[a].First, segs[b-1].Last
}

// mainBefore reports a main clause before segment a.
func (r *reader) mainBefore(segs []segment, a int) bool {
	for j := a - 1; j >= 0; j-- {
		if segs[j].kind == mainClause {
			return true
		}
	}
	return false
}

// cut takes the middle out of a range.
func cut(g, out Range) []Range {
	var parts []Range
	if out.First > g.First {
		parts = append(parts, Range{g.First, out.First})
	}
	if out.Last < g.Last {
		parts = append(parts, Range{out.Last, g.Last})
	}
	return parts
}

// soPhrase reads "…, so Meyer" and "…, so die Ministerin weiter".
func (r *reader) soPhrase(s int, segs []segment, k int) {
	g := &segs[k]
	i := g.First
	if g.kind != fragment || r.lower(i) != "so" || i+1 >= g.Last {
		return
	}
	end := r.full(i+1, g.Last)
	for end > i+1 && end < g.Last && r.toks[end].Tag == language.PROPN {
		end++ // a name that the mentions cut in two
	}
	if end == i+1 || !nameLike(r.toks[i+1].Tag) || end < g.Last-2 && r.toks[end].Tag != language.ADP && r.toks[end].Tag != language.ADV && r.toks[end].Tag != language.PUNCT {
		return
	}
	speaker := Range{i + 1, end}
	// appositions: ", so Heike van Laak, die Sprecherin"
	for j := k + 1; j < len(segs) && segs[j].kind == fragment && segs[j].before == ','; j++ {
		if e := r.full(segs[j].First, segs[j].Last); e == segs[j].Last || e == segs[j].Last-1 {
			speaker.Last = e
		} else {
			break
		}
	}
	frame := Range{g.First, max(g.Last, speaker.Last)}
	st := Statement{Medium: "speech", Act: "say", Strength: "neutral", Cue: Range{i, i + 1}, Frame: []Range{frame}, Speaker: speaker, Confidence: sureSource, Kind: Indirect}
	if c := r.nounCue(end - 1); c != nil && r.at[i+1] < 0 { // "…, so der Vorwurf": nobody is named
		st.Act, st.Medium, st.Speaker = c.act, c.medium, Range{}
	}
	if k > 0 && segs[k-1].kind == quoted || k == 0 && g.First > 0 && r.quoteAt(g.First-1) >= 0 {
		q := r.quoteAt(g.First - 1)
		if k > 0 {
			q = segs[k-1].quote
		}
		if q >= 0 && !r.quotes[q].used {
			r.quotes[q].used = true
			st.Kind, st.Content = Direct, []Range{r.quotes[q].Range}
			r.add(s, st)
		}
		return
	}
	if k == 0 {
		return
	}
	a := k
	for a > 0 && segs[a].before != ';' && segs[a].before != ':' && !(a < k && r.ownCue(segs, a)) {
		a--
	}
	st.Content = []Range{{segs[a].First, segs[k-1].Last}}
	j := k + 1
	for j < len(segs) && segs[j].First < frame.Last {
		j++
	}
	if j < len(segs) && segs[j].before != ';' && (segs[j].kind != mainClause || r.inKonjunktiv(&segs[j]) || segs[k-1].kind != mainClause) && !r.ownCue(segs, j) {
		st.Content = append(st.Content, Range{segs[j].First, segs[r.contentEnd(segs, j)-1].Last})
	}
	r.add(s, st)
}

// nounCues reads "die Behauptung, dass …" and "mit der Begründung, er …".
func (r *reader) nounCues(s int, segs []segment) {
	for k := 0; k+1 < len(segs); k++ {
		if segs[k].kind == quoted || segs[k+1].before != ',' && segs[k+1].before != ':' {
			continue
		}
		n := segs[k].Last - 1
		for n > segs[k].First && (r.toks[n].Tag == language.ADV || r.toks[n].Tag == language.VERB && n > segs[k].First+2) {
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
			Frame: []Range{segs[k].Range}, Confidence: sureNoun, Speaker: r.nounSpeaker(segs, k, n)}
		if !owner.Empty() {
			st.Speaker, st.Confidence = owner, sureOwned
		} else if v := segs[k].verb; v >= 0 && r.lex.carriers[r.toks[v].Lemma] && !st.Speaker.Empty() {
			st.Confidence = sureOwned // "hegt den Verdacht", "vertritt die Ansicht"
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

// colonSpeaker reads "Merkel: „Wir schaffen das“" and "Merkel: Wir …".
func (r *reader) colonSpeaker(s int, segs []segment) {
	if len(segs) < 2 || segs[0].kind != fragment || segs[1].before != ':' {
		return
	}
	g := segs[0].Range
	end := r.full(g.First, g.Last)
	if end == g.First || end != g.Last && segs[1].kind != quoted || words(r.toks, g) > 8 || r.at[g.First] < 0 {
		return
	}
	g.Last = end // "Brandt wörtlich: „…“"
	if !r.speaks(g) {
		return
	}
	st := Statement{Medium: "speech", Act: "say", Strength: "neutral", Speaker: g, Frame: []Range{g}, Confidence: sureColon}
	if segs[1].kind == quoted {
		st.Kind, st.Content = Direct, []Range{r.quotes[segs[1].quote].Range}
		r.quotes[segs[1].quote].used = true
	} else {
		st.Kind, st.Content = Indirect, []Range{{segs[1].First, segs[len(segs)-1].Last}}
	}
	r.add(s, st)
}
