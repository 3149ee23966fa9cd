package statement

import (
	"synopse/actor"
	"synopse/language"
)

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
		if main && segs[b].kind == mainClause && !segs[b].verbFirst(r.toks) && !r.inKonjunktiv(&segs[b]) && !(r.auxiliary(segs[k].verb) && segs[b].verb == r.lastWord(segs[b].Range)) {
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
	for j := k + 1; j < len(segs) && segs[j].kind == fragment && segs[j].before == ',' && !r.opensQuote(segs[j].First); j++ {
		if e := r.full(segs[j].First, segs[j].Last); e == segs[j].Last || e == segs[j].Last-1 {
			speaker.Last = e
		} else {
			break
		}
	}
	frame := Range{g.First, max(g.Last, speaker.Last)}
	st := Statement{Medium: "speech", Act: "say", Strength: "neutral", Cue: Range{i, i + 1}, Frame: []Range{frame}, Speaker: speaker, evidence: bySource, Kind: Indirect}
	if c := r.nounCue(end - 1); c != nil && r.at[i+1] < 0 { // "…, so der Vorwurf": nobody is named
		st.Act, st.Medium, st.Speaker = c.act, c.medium, Range{}
	}
	if k > 0 && segs[k-1].kind == quoted && !r.runsIntoQuote(segs, k-1) || k == 0 && g.First > 0 && r.quoteAt(g.First-1) >= 0 {
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
	if j < len(segs) && segs[j].before != ';' && segs[j].kind != relClause && (segs[j].kind != mainClause || r.inKonjunktiv(&segs[j]) || segs[k-1].kind != mainClause) && !r.ownCue(segs, j) {
		st.Content = append(st.Content, Range{segs[j].First, segs[r.contentEnd(segs, j)-1].Last})
	}
	r.add(s, st)
}

// pastAdverb gives the first token of a phrase behind one adverb that opens it ("Dazu
// die Ministerin: „…“"), or behind the word for words quoted ("Zitat von Brandt: „…“").
func (r *reader) pastAdverb(g Range) int {
	i := g.First
	switch w := r.lower(i); {
	case i+1 >= g.Last:
		return i
	case w == "zitat" || w == "o-ton" || w == "originalton":
		if n := r.lower(i + 1); i+2 < g.Last && (n == "von" || n == "vom") {
			return i + 2
		}
		return i + 1
	case r.toks[i].Tag == language.ADV:
		return i + 1
	}
	return i
}

// beginsName reports a mention at a token, or a person's name behind one noun that no
// mention takes in ("Punklady Anna Brandt").
func (r *reader) beginsName(i int) bool { return r.mentionFrom(i) != nil }

func (r *reader) mentionFrom(i int) *actor.Mention {
	if m := r.at[i]; m >= 0 {
		return &r.mentions[m]
	}
	if i+1 < len(r.toks) && r.toks[i].Tag == language.NOUN && r.at[i+1] >= 0 {
		if m := &r.mentions[r.at[i+1]]; m.First == i+1 && m.Kind == actor.Person && m.Form == actor.Name {
			return m
		}
	}
	return nil
}

// colonSpeaker reads "Merkel: „Wir schaffen das“" and "Merkel: Wir …".
func (r *reader) colonSpeaker(s int, segs []segment) {
	if r.turns[s] || len(segs) < 2 || segs[0].kind != fragment || segs[1].before != ':' {
		return
	}
	g := segs[0].Range
	if segs[1].kind == quoted {
		g.First = r.pastAdverb(g)
	}
	end := r.full(g.First, g.Last)
	if end == g.First || end != g.Last && segs[1].kind != quoted || words(r.toks, g) > 8 || !r.beginsName(g.First) {
		return
	}
	// "Premiere in Wien: …" names a topic: before a colon speaks who is named,
	// or told apart by an article.
	if m := r.mentionFrom(g.First); m.Form == actor.Role && !m.Definite && segs[1].kind != quoted {
		return
	}
	g.Last = end // "Brandt wörtlich: „…“"
	if !r.speaks(g) {
		return
	}
	st := Statement{Medium: "speech", Act: "say", Strength: "neutral", Speaker: g, Frame: []Range{g}, evidence: byColon}
	if segs[1].kind == quoted {
		st.Kind, st.Content, st.evidence = Direct, []Range{r.quotes[segs[1].quote].Range}, byDirect
		r.quotes[segs[1].quote].used = true
	} else {
		st.Kind, st.Content = Indirect, []Range{{segs[1].First, segs[len(segs)-1].Last}}
	}
	r.add(s, st)
}
