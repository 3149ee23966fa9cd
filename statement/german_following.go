package statement

import (
	"synopse/language"
)

// following reads "X sagte, dass …", "X sagte, er …", "X sagte: „…“", "X
// versprach, … zu …".
func (r *reader) following(s int, segs []segment, p predicate) bool {
	k := p.segment
	j := k + 1
	for j < len(segs) && (segs[j].kind == fragment && !r.openedClause(&segs[j]) || segs[j].kind == relClause) && segs[j].before != ':' && j < k+4 && (!r.speechIn(segs, j) || r.asBehind(segs, j+1)) || r.asked(segs, j, k) {
		j++ // an apposition or relative clause after the speaker, or what he was asked
	}
	if j >= len(segs) {
		return r.nextSentenceQuote(s, segs, p)
	}
	g := &segs[j]
	frame := Range{segs[k].First, segs[j-1].Last}
	if segs[k].kind == mainClause {
		frame.First = segs[r.vorfeldStart(segs, k)].First
	}
	kind, ok := r.accepts(segs, p, j)
	if !ok || r.predicateBehind(segs, p, j) || r.owesAnswer(p, g) {
		return false
	}
	speaker := r.subject(segs, p)
	if from := j - 1; kind == Direct && from > k && g.before == 0 && segs[from].kind == fragment && segs[from].before == ',' && p.cue.has(frameClause) && r.runsOn(g.quote) {
		st := r.statement(Indirect, p, Range{frame.First, segs[from-1].Last}, Range{segs[from].First, g.Last}) // "…, Meyer „ist und bleibt der Beste“"
		st.Speaker = speaker
		st.Addressee = r.addressee(segs, p, speaker)
		r.add(s, st)
		return true
	}
	st := r.statement(kind, p, frame)
	st.low = segs[k].kind == relClause || segs[k].kind == subClause
	switch kind {
	case Direct:
		st = r.direct(g.quote, p, frame)
		st.low = segs[k].kind == relClause || segs[k].kind == subClause
	default:
		end := r.contentEnd(segs, j)
		st.Content = []Range{{g.First, segs[end-1].Last}}
		if j > k+1 && g.verbFirst(r.toks) && g.before == ',' { // ", in den Ländern, in denen …, sei …"
			st.Content[0].First = segs[k+1].First
		}
		st.Act = r.contentAct(segs, j, st.Act)
		if g.kind == infinitive || g.kind == mainClause && !r.inKonjunktiv(g) {
			st.evidence = byInfinitive
		}
		if p.negated && (st.Act == "believe" || st.Act == "expect") {
			st.Act = "disagree" // "glaubt nicht, dass der Deich bricht"
		}
	}
	st.Speaker = speaker
	st.Addressee = r.addressee(segs, p, speaker)
	r.add(s, st)
	if kind == Direct {
		if e := j + 1; e < len(segs) && segs[e].kind == mainClause && r.inKonjunktiv(&segs[e]) {
			more := r.statement(Indirect, p, frame, Range{segs[e].First, segs[r.contentEnd(segs, e)-1].Last})
			more.Speaker = speaker
			r.add(s, more)
		}
	}
	return true
}

// owesAnswer reports a question in segment g that somebody has yet to answer: "Der Minister
// muss erklären, wie es dazu kam".
func (r *reader) owesAnswer(p predicate, g *segment) bool {
	m := &r.toks[p.verb]
	if p.verb == p.main || m.Lemma != "müssen" && m.Lemma != "sollen" || g.kind != subClause {
		return false
	}
	w := r.lower(g.opener)
	return r.lex.ofThat[w] && w != "dass"
}

// openedClause reports the first words of a subordinate clause whose verb stands behind
// words in marks ("wenn Daten „ohne jeden Anlass gesammelt“ werden"): nobody's apposition.
func (r *reader) openedClause(g *segment) bool {
	w := r.lower(firstWord(r.toks, g.Range))
	return r.lex.subs[w] && w != "als" && w != "wie"
}

// predicateBehind reports words in marks behind an "als" of their own, which belong to the
// clause around that of the cue ("kritisierte den Plan, den alle forderten, als „Unsinn
// von gestern“").
func (r *reader) predicateBehind(segs []segment, p predicate, j int) bool {
	if j-1 <= p.segment || !r.asBehind(segs, j-1) {
		return false
	}
	return segs[p.segment].kind != mainClause || !p.cue.has(frameAs) && !judgements[p.cue.act]
}

// asBehind reports "als" alone behind a comma and before words in marks.
func (r *reader) asBehind(segs []segment, j int) bool {
	return j+1 < len(segs) && segs[j].kind == fragment && segs[j].before == ',' && r.lower(segs[j].First) == "als" && segs[j+1].kind == quoted
}

// asked reports the question behind "auf die Frage, …" in segment j, which is not
// what the answer says ("sagte auf die Frage, ob er gehe: „Nein“").
func (r *reader) asked(segs []segment, j, k int) bool {
	if j >= len(segs) || j > k+3 || segs[j].kind != subClause || segs[j].before != ',' {
		return false
	}
	n := segs[j-1].Last - 1
	if c := r.nounCue(n); c == nil || c.act != "ask" {
		return false
	}
	return r.lower(n-1) == "auf" || n-2 >= segs[j-1].First && r.lower(n-2) == "auf"
}

// speechIn reports a relative clause that has a cue of its own for what follows
// ("von dem Brandt sagte, dass …").
func (r *reader) speechIn(segs []segment, j int) bool {
	p, ok := r.predicateOf(segs, j)
	return ok && segs[j].kind == relClause && p.cue.has(frameThat|frameClause)
}

// accepts tells whether what stands in segment j can be what the cue says.
func (r *reader) accepts(segs []segment, p predicate, j int) (Kind, bool) {
	g := &segs[j]
	c := p.cue
	adjacent := j == p.segment+1
	if c.has(frameAs) && !c.has(frameThat) && adjacent && r.judges(segs, p) && (g.kind == infinitive || g.kind == subClause && r.lower(g.opener) == "dass") {
		return Indirect, true
	}
	switch g.kind {
	case quoted:
		if segs[p.segment].kind == subClause && !c.has(frameQuote|frameAs) {
			return "", false // "glaubt, dass dies aus dem Text hervorgehe: „…“": the words are those of who believes
		}
		if g.before == ':' || c.has(frameQuote|frameThat|frameAs) {
			return Direct, c.has(frameQuote | frameThat | frameAs | frameObject)
		}
	case subClause:
		w := r.lower(g.opener)
		if !r.lex.ofThat[w] || !c.has(frameThat) || g.before == '&' || w == "wonach" {
			return "", false
		}
		if t := r.toks[max(0, g.First-2)].Tag; relativeToo[w] && (t == language.NOUN || t == language.PROPN) {
			return "", false // "die Fehler, welche dazu führten"
		}
		if w == "wie" && (r.tellsByItself(segs, j) || !adjacent) {
			return "", false
		}
		return Indirect, true
	case mainClause:
		k := r.inKonjunktiv(g)
		if g.before == '&' || g.before == '(' || g.before == ';' || p.passive && !k {
			return "", false
		}
		if g.before == ':' && c.has(frameClause|frameQuote|frameThat) {
			return Indirect, true
		}
		if k && konjunktiv(r.toks[p.verb].Morph) && c.has(framePrep) && r.takesPreposition(segs, p) {
			return "", false // "habe nur von einem Anstieg gesprochen, das sei wenig": told already
		}
		if k && konjunktiv(r.toks[p.verb].Morph) && inConsequence[r.lower(firstWord(r.toks, g.Range))] {
			return "", false // "habe ihn spät informiert, so könne niemand planen"
		}
		if k && c.has(frameClause|frameThat|frameQuote) {
			return Indirect, !g.verbFirst(r.toks) || segs[p.segment].kind == mainClause
		}
		return Indirect, c.has(frameClause) && g.before == ',' && adjacent && !g.verbFirst(r.toks) && segs[p.segment].kind == mainClause
	case infinitive:
		switch r.lower(firstWord(r.toks, g.Range)) {
		case "um", "ohne", "statt", "anstatt":
			return "", false // "bot Hilfe an, um den Streit zu beenden"
		}
		if c.has(framePrep) && r.takesPreposition(segs, p) {
			return "", false // "einigten sich auf einen Weg, … zu …": the infinitive belongs to the noun
		}
		return Indirect, c.has(frameTo) && g.before == ','
	}
	return "", false
}

// tellsByItself reports a clause with "wie" that says who says something ("wie die Bahn
// mitteilte"), and not what is said ("wie wichtig das ist").
func (r *reader) tellsByItself(segs []segment, j int) bool {
	p, ok := r.predicateOf(segs, j)
	return ok && p.cue.frames&(frameThat|frameQuote|frameClause) != 0
}

// runsOn reports a quotation that begins in the middle of a clause, with its verb.
func (r *reader) runsOn(q int) bool {
	i := min(r.quotes[q].First+1, len(r.toks)-1)
	return r.small(i) && r.toks[i].Morph.Has(language.Finite)
}

// judges reads "hält es für falsch" and "sieht es als Aufgabe an": what is
// judged follows in a clause of its own.
func (r *reader) judges(segs []segment, p predicate) bool {
	g := r.clauseRegion(segs, p.segment)
	return r.inRegion(g, "es") && (r.inRegion(g, "für") || r.inRegion(g, "als"))
}

// relativeToo are question words that open relative clauses behind a noun.
var relativeToo = map[string]bool{"welche": true, "welcher": true, "welches": true, "welchen": true, "wo": true, "was": true, "woher": true, "wohin": true}

// nextSentenceQuote reads "X sagte:" at the end of a sentence or paragraph,
// with the quotation after it.
func (r *reader) nextSentenceQuote(s int, segs []segment, p predicate) bool {
	last := segs[len(segs)-1].Last
	sent := &r.doc.Sentences[s]
	if s+1 >= len(r.doc.Sentences) || !p.cue.has(frameQuote) || r.toks[sent.Last-1].Text != ":" || last > sent.Last {
		return false
	}
	first := r.doc.Sentences[s+1].First
	q := r.quoteAt(first)
	if q < 0 || r.quotes[q].First != first || !r.endsSentence(r.quotes[q].Range) && r.toks[r.quotes[q].Last].Text == "," {
		return false // „…“, sagte X: the next sentence tells for itself
	}
	st := r.direct(q, p, Range{segs[0].First, last})
	st.Speaker = r.subject(segs, p)
	r.add(s, st)
	return true
}

// wieClause reads "…, wie X mitteilte, …": all else in the sentence was said.
func (r *reader) wieClause(s int, segs []segment, p predicate) {
	if p.cue.frames&(frameThat|frameQuote|frameClause) == 0 {
		return
	}
	k := p.segment
	if !r.hasClauseBeside(segs, k) {
		return
	}
	st := r.statement(Indirect, p, segs[k].Range, r.around(segs, k)...)
	st.evidence = byWie
	if len(st.Content) == 1 && k > 0 && segs[k-1].kind == quoted && !r.runsIntoQuote(segs, k-1) {
		st = r.direct(segs[k-1].quote, p, segs[k].Range)
	}
	st.Speaker = r.subject(segs, p)
	if r.oneOfAll(st.Speaker) {
		return // "wie man es nicht erwartet hatte"
	}
	r.add(s, st)
}

// oneOfAll reports "man": nobody.
func (r *reader) oneOfAll(g Range) bool { return g.Last-g.First == 1 && r.lower(g.First) == "man" }

// soClause reports "…, so sagte X, …".
func (r *reader) soClause(g *segment) bool {
	return g.kind == mainClause && g.before == ',' && r.lower(firstWord(r.toks, g.Range)) == "so" && g.verbFirst(r.toks)
}

func (r *reader) hasClauseBeside(segs []segment, k int) bool {
	if k == 1 && len(segs) == 2 && r.soClause(&segs[1]) {
		return true // "Ein großer Sieg, so urteilte Brandt"
	}
	for j := range segs {
		if j != k && (segs[j].kind == mainClause || segs[j].kind == quoted) {
			return true
		}
	}
	return false
}

// around gives the ranges before and after segment k up to the next clause that
// is attributed by itself.
func (r *reader) around(segs []segment, k int) []Range {
	first, last := k, k+1
	for first > 0 && segs[first].before != ';' {
		if first-1 != k && r.ownCue(segs, first-1) {
			break
		}
		first--
	}
	for last < len(segs) && segs[last].before != ';' && !r.ownCue(segs, last) {
		last++
	}
	var out []Range
	if first < k {
		out = append(out, Range{segs[first].First, segs[k-1].Last})
	}
	if last > k+1 {
		out = append(out, Range{segs[k+1].First, segs[last-1].Last})
	}
	return out
}

// inConsequence are words that open what follows from what was told before.
var inConsequence = map[string]bool{"so": true, "deshalb": true, "daher": true, "darum": true, "also": true, "folglich": true}
