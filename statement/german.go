package statement

import (
	"strings"

	"synopse/language"
)

// predicate is the verb of one clause with all that belongs to it.
type predicate struct {
	segment int // index into the sentence's segments
	verb    int // the finite verb
	main    int // the verb that carries the meaning (participle, infinitive, or verb itself)
	parts   []int
	cue     *cue
	passive bool
	negated bool
	elided  bool // the subject stands in an earlier clause
}

// germanSentence finds the statements of one sentence that have a cue in it.
func (r *reader) germanSentence(s int) {
	segs := r.segments(&r.doc.Sentences[s])
	r.sourcePhrases(s, segs)
	for k := range segs {
		r.soPhrase(s, segs, k)
	}
	r.germanCues(s, segs)
	r.nounCues(s, segs)
	r.colonSpeaker(s, segs)
}

// germanCues finds the statements of cue verbs.
func (r *reader) germanCues(s int, segs []segment) {
	for k := range segs {
		p, ok := r.predicateOf(segs, k)
		if !ok && k > 0 && segs[k-1].kind == quoted && segs[k].verbFirst(r.toks) && p.verb == segs[k].verb {
			p.cue, ok = &anyCue, true // "„…“, zeigte sich Brandt zufrieden"
			ok = r.speaks(r.subject(segs, p))
		}
		if !ok {
			continue
		}
		r.fromCue(s, segs, p)
	}
}

// anyCue stands for a verb that is no cue of its own.
var anyCue = cue{frames: frameQuote, act: "say", strength: "neutral", medium: "speech"}

// predicateOf finds the cue verb of a segment's clause.
func (r *reader) predicateOf(segs []segment, k int) (predicate, bool) {
	g := &segs[k]
	if g.verb < 0 || g.kind == quoted {
		return predicate{}, false
	}
	p := predicate{segment: k, verb: g.verb, main: g.verb, parts: []int{g.verb}}
	region := r.clauseRegion(segs, k)
	if nf := r.nonFinite(region, g.verb); nf >= 0 && r.auxiliary(g.verb) {
		p.main = nf
		p.passive = r.toks[g.verb].Lemma == "werden" && r.toks[nf].Morph.Has(language.PastParticiple)
		if nf+1 < region.Last && (r.lower(nf+1) == "werden" || r.lower(nf+1) == "worden") {
			p.passive = true
		}
		p.parts = append(p.parts, nf)
	}
	lemma := r.toks[p.main].Lemma
	in := func(w string) bool { return r.inRegion(region, w) }
	if part, l := r.particle(region, p.main); part >= 0 {
		if len(r.lex.verbs[l]) > 0 {
			lemma = l
			p.parts = append(p.parts, part)
		}
	}
	p.cue = r.lex.verb(lemma, in)
	if p.cue == nil {
		p.cue = r.lex.verb(r.withoutParticle(lemma, r.lower(p.main)), in)
	}
	if p.cue == nil {
		return p, false
	}
	for _, w := range p.cue.needs {
		if w == "sich" {
			continue
		}
		for i := region.First; i < region.Last; i++ {
			if r.lower(i) == w {
				p.parts = append(p.parts, i)
			}
		}
	}
	for i := region.First; i < region.Last; i++ {
		switch r.lower(i) {
		case "nicht", "nie", "kein", "keine", "keinen", "keinerlei":
			if r.quoteAt(i) < 0 {
				p.negated = true
			}
		}
	}
	return p, true
}

var modals = map[string]bool{"wollen": true, "sollen": true, "können": true, "müssen": true, "dürfen": true, "mögen": true}

func (r *reader) auxiliary(i int) bool {
	l := r.toks[i].Lemma
	return l == "haben" || l == "sein" || l == "werden" || modals[l]
}

// clauseRegion is the segment with the fragments and relative clauses around
// it that belong to the same clause.
func (r *reader) clauseRegion(segs []segment, k int) Range {
	g := segs[k].Range
	if segs[k].kind == mainClause {
		for j := k + 1; j < len(segs) && segs[j].kind == fragment && segs[j].before == ','; j++ {
			g.Last = segs[j].Last
		}
	}
	return g
}

// nonFinite gives the last participle or infinitive of a region that is not the
// finite verb, -1 if there is none.
func (r *reader) nonFinite(g Range, finite int) int {
	for i := g.Last - 1; i >= g.First; i-- {
		t := &r.toks[i]
		if i == finite || r.quoteAt(i) >= 0 && r.long[r.quoteAt(i)] {
			continue
		}
		if t.Lemma == "werden" || t.Lemma == "sein" || t.Lemma == "haben" || modals[t.Lemma] {
			continue
		}
		if (t.Tag == language.VERB || t.Tag == language.AUX || t.Tag == language.ADJ && i == g.Last-1) && t.Morph.Any(language.PastParticiple|language.Infinitive|language.ZuInfinitive) {
			return i
		}
	}
	return -1
}

// particle finds a separated verb particle ("teilte … mit", "gab … bekannt")
// and the lemma of the whole verb.
func (r *reader) particle(g Range, verb int) (int, string) {
	base := r.toks[verb].Lemma
	for i := g.Last - 1; i > verb; i-- {
		t := &r.toks[i]
		if t.Tag == language.PUNCT || isMark(t.Text) {
			continue
		}
		if t.Tag == language.PRON {
			break
		}
		l := strings.ToLower(t.Text)
		if strings.HasPrefix(base, l) && len(base) > len(l) && len(r.lex.verbs[base]) > 0 {
			return i, base // the lemma already names the whole verb
		}
		if len(r.lex.verbs[l+base]) > 0 {
			return i, l + base
		}
		break
	}
	if verb > g.First && r.toks[verb-1].Tag != language.PRON {
		l := r.lower(verb - 1) // "bekannt gegeben", "bekannt gab"
		if len(r.lex.verbs[l+base]) > 0 {
			return verb - 1, l + base
		}
	}
	return -1, ""
}

// withoutParticle takes the particle off the lemma of a verb that is no cue:
// "sagte … ein …" is rarely a form of "einsagen".
func (r *reader) withoutParticle(lemma, form string) string {
	for i := 2; i < len(lemma)-3; i++ {
		if rest := lemma[i:]; len(r.lex.verbs[rest]) > 0 && !strings.HasPrefix(form, lemma[:i]) {
			return rest
		}
	}
	return ""
}

func (r *reader) inRegion(g Range, w string) bool {
	for i := g.First; i < g.Last; i++ {
		if r.lower(i) == w {
			return true
		}
	}
	return false
}

// fromCue makes the statements of one cue verb.
func (r *reader) fromCue(s int, segs []segment, p predicate) {
	g := &segs[p.segment]
	if r.ownWords(segs, p) {
		return
	}
	switch {
	case g.kind == subClause && r.lower(g.opener) == "wie":
		r.wieClause(s, segs, p)
		return
	case g.kind == mainClause && r.inverted(segs, p):
		return
	}
	if r.following(s, segs, p) || r.pointsBack(s, segs, p) {
		return
	}
	r.insideClause(s, segs, p)
}

// pointsBack reads "Das teilte die Polizei mit": the sentence before was said.
func (r *reader) pointsBack(s int, segs []segment, p predicate) bool {
	g := &segs[p.segment]
	i := firstWord(r.toks, g.Range)
	w := r.lower(i)
	if p.segment > 0 && g.kind == mainClause && g.before == ',' && p.verb == i+1 && (w == "das" || w == "dies") && p.cue.frames&(frameThat|frameClause) != 0 && !p.passive {
		return r.saidBefore(s, segs, p) // "Der Zug fährt, das teilte die Bahn mit"
	}
	if s == 0 || g.kind != mainClause || p.segment != 0 || p.verb != i+1 || w != "das" && w != "dies" || p.cue.frames&(frameThat|frameClause) == 0 || p.passive {
		return false
	}
	before := &r.doc.Sentences[s-1]
	if before.Kind != r.doc.Sentences[s].Kind || r.covered(before.First) || r.quoteAt(before.First) >= 0 {
		return false
	}
	sub := r.rightSubject(p.verb+1, g.Last)
	if !r.speaks(sub) {
		return false
	}
	st := r.statement(Indirect, p, g.Range, Range{before.First, before.Last})
	st.Speaker, st.Confidence = sub, sureBack
	r.add(s, st)
	return true
}

// saidBefore reads "…, das teilte X mit": the clauses before were said.
func (r *reader) saidBefore(s int, segs []segment, p predicate) bool {
	first := r.contentBefore(segs, p.segment)
	sub := r.rightSubject(p.verb+1, segs[p.segment].Last)
	if first < 0 || !r.speaks(sub) || segs[first].kind == quoted {
		return false
	}
	st := r.statement(Indirect, p, r.cueClause(segs, p.segment), Range{segs[first].First, segs[p.segment-1].Last})
	st.Speaker = sub
	r.add(s, st)
	return true
}

// ownWords reports a cue verb in the Konjunktiv with a pronoun as its subject
// ("er hoffe, dass …"): part of what somebody said of himself before, and no
// second speaker.
func (r *reader) ownWords(segs []segment, p predicate) bool {
	if !r.toks[p.verb].Morph.Has(language.Konjunktiv1) {
		return false
	}
	sub := r.subject(segs, p)
	if sub.Last-sub.First != 1 {
		return sub.Empty()
	}
	switch r.lower(sub.First) {
	case "er", "sie", "man", "wir", "ich", "es":
		return true
	}
	return false
}

// contentAct gives the act that the words said name themselves ("er hoffe …" is
// a hope, though the cue is "sagte"), else the act given.
func (r *reader) contentAct(segs []segment, j int, act string) string {
	if act != "say" || j >= len(segs) || segs[j].verb < 0 || segs[j].kind == subClause && segs[j].opener < 0 {
		return act
	}
	if p, ok := r.predicateOf(segs, j); ok && konjunktiv(r.toks[p.verb].Morph) && r.ownWords(segs, p) {
		return p.cue.act
	}
	return act
}

// statement fills what the cue tells.
func (r *reader) statement(kind Kind, p predicate, frame Range, content ...Range) Statement {
	cueRange := Range{p.main, p.main + 1}
	if p.verb == p.main-1 || p.verb == p.main+1 {
		cueRange = Range{min(p.verb, p.main), max(p.verb, p.main) + 1}
	}
	if len(p.parts) == 1 || p.main == p.verb {
		cueRange = Range{p.verb, p.verb + 1}
	}
	return Statement{Kind: kind, Medium: p.cue.medium, Act: p.cue.act, Strength: p.cue.strength,
		Content: content, Cue: cueRange, Frame: []Range{frame}, parts: p.parts, Confidence: sureVerb}
}

// inverted reads "…, sagte X": the content stands before the cue clause.
func (r *reader) inverted(segs []segment, p predicate) bool {
	k := p.segment
	g := &segs[k]
	if k == 0 || !g.verbFirst(r.toks) || g.before == '&' && segs[k-1].kind != quoted {
		return false
	}
	if p.cue.frames&(frameQuote|frameThat|frameClause) == 0 {
		return false
	}
	first := r.contentBefore(segs, k)
	if first < 0 {
		return false
	}
	speaker := r.subject(segs, p)
	if segs[k-1].kind == mainClause && !r.inKonjunktiv(&segs[k-1]) && !r.speaks(r.rightSubject(p.verb+1, g.Last)) {
		return false // "Sie lobten den Plan, fordern aber mehr Geld": two clauses of one subject
	}
	s := r.doc.SentenceAt(g.First)
	frame := r.cueClause(segs, k)
	for _, st := range r.partsOf(segs, first, k, p, frame) {
		st.Speaker = speaker
		st.Addressee = r.addressee(segs, p, speaker)
		r.add(s, st)
	}
	if cont := r.contentAfter(segs, k, p); len(cont) > 0 {
		for _, st := range cont {
			st.Speaker, st.Frame = speaker, []Range{frame}
			r.add(s, st)
		}
	}
	return true
}

// contentBefore gives the first segment of what was said before an inverted cue
// clause, -1 if what stands there was not said ("Als er kam, sagte er …").
func (r *reader) contentBefore(segs []segment, k int) int {
	first, clause := -1, false
	for j := k - 1; j >= 0; j-- {
		g := &segs[j]
		if g.kind == quoted {
			return r.startOf(segs, j)
		}
		if g.before == ';' || g.before == ':' {
			first = j
			clause = clause || g.kind == mainClause
			break
		}
		if g.kind == mainClause && !g.verbFirst(r.toks) || g.kind == mainClause && j == 0 {
			clause = true
		}
		if g.kind == subClause && r.lex.ofThat[r.lower(g.opener)] && r.lower(g.opener) != "wie" && j == k-1 && j == 0 {
			clause = true
		}
		first = j
		if g.kind == mainClause && g.before == '&' {
			continue
		}
	}
	if !clause {
		return -1
	}
	return first
}

// startOf goes back from a quoted segment over earlier parts of the same
// utterance in the sentence.
func (r *reader) startOf(segs []segment, j int) int {
	return j
}

// partsOf makes statements of the segments [first, last): a quoted segment is
// direct speech, anything else indirect.
func (r *reader) partsOf(segs []segment, first, last int, p predicate, frame Range) []Statement {
	var out []Statement
	for j := first; j < last; j++ {
		if segs[j].kind == quoted {
			out = append(out, r.direct(segs[j].quote, p, frame))
			continue
		}
		e := j
		for e < last && segs[e].kind != quoted {
			e++
		}
		if words(r.toks, Range{segs[j].First, segs[e-1].Last}) > 0 {
			out = append(out, r.statement(Indirect, p, frame, Range{segs[j].First, segs[e-1].Last}))
		}
		j = e - 1
	}
	return out
}

// direct makes the statement of a quotation, with the parts in which it goes on
// from earlier paragraphs.
func (r *reader) direct(q int, p predicate, frame Range) Statement {
	content := []Range{r.quotes[q].Range}
	r.quotes[q].used = true
	for b := q; b > 0 && r.quotes[b].continued && !r.quotes[b-1].used; b-- {
		content = append([]Range{r.quotes[b-1].Range}, content...)
		r.quotes[b-1].used = true
	}
	for a := q + 1; a < len(r.quotes) && r.quotes[a].continued; a++ {
		content = append(content, r.quotes[a].Range)
		r.quotes[a].used = true
	}
	st := r.statement(Direct, p, frame, content...)
	st.Confidence = sureDirect
	return st
}

// cueClause is the range of the clause that holds the cue: the frame.
func (r *reader) cueClause(segs []segment, k int) Range {
	g := segs[k].Range
	for j := k + 1; j < len(segs) && segs[j].kind == fragment && segs[j].before == ','; j++ {
		g.Last = segs[j].Last
	}
	return g
}

// contentAfter reads what goes on after an inverted cue clause: "…, sagte X,
// das reiche nicht", "…, sagte X. „…“" is another sentence.
func (r *reader) contentAfter(segs []segment, k int, p predicate) []Statement {
	j := k + 1
	for j < len(segs) && segs[j].kind == fragment {
		j++
	}
	if j >= len(segs) {
		return nil
	}
	g := &segs[j]
	switch {
	case g.kind == quoted:
		return []Statement{r.direct(g.quote, p, Range{})}
	case g.kind == mainClause && g.before != '&' && r.inKonjunktiv(g),
		g.kind == subClause && r.lex.ofThat[r.lower(g.opener)] && r.lower(g.opener) != "wie":
		end := r.contentEnd(segs, j)
		return []Statement{r.statement(Indirect, p, Range{}, Range{g.First, segs[end-1].Last})}
	}
	return nil
}

// contentEnd gives the segment after the last one that belongs to what was said
// from segment j on.
func (r *reader) contentEnd(segs []segment, j int) int {
	konj := segs[j].verb >= 0 && r.inKonjunktiv(&segs[j])
	e := j + 1
	for ; e < len(segs); e++ {
		g := &segs[e]
		if g.before == ';' && !(g.kind == mainClause && r.inKonjunktiv(g)) {
			break
		}
		if r.ownCue(segs, e) || r.remark(segs, j, e) {
			break
		}
		if g.kind == mainClause && !r.inKonjunktiv(g) {
			if segs[j].kind != mainClause || konj || g.before == '-' {
				if !r.correlate(segs, e) {
					break
				}
			}
		}
		if g.kind == quoted && g.before == ':' {
			break
		}
	}
	return e
}

// remark reports a clause in the indicative by which the reporter goes on after
// what was said in another mood ("… zu erhalten, was bisher nicht bestätigt ist").
func (r *reader) remark(segs []segment, j, e int) bool {
	g := &segs[e]
	if g.opener < 0 || g.verb < 0 || r.inKonjunktiv(g) || segs[j].kind != infinitive && !r.inKonjunktiv(&segs[j]) {
		return false
	}
	switch r.lower(g.opener) {
	case "was", "nachdem", "wobei", "obwohl", "während":
		return true
	}
	return false
}

// correlate reports whether a main clause only closes a subordinate one that
// belongs to what was said ("…, wenn er komme, werde man sehen").
func (r *reader) correlate(segs []segment, e int) bool {
	return e > 0 && segs[e].verbFirst(r.toks) && (segs[e-1].kind == subClause || segs[e-1].kind == relClause) && segs[e].before == ','
}

// ownCue reports whether a segment gives words to somebody else or anew: "und
// fügte hinzu", "so Meyer", "wie Meyer sagte", "während Meyer sagte, dass".
func (r *reader) ownCue(segs []segment, e int) bool {
	g := &segs[e]
	i := firstWord(r.toks, g.Range)
	w := r.lower(i)
	if g.kind == fragment && w == "so" && i+1 < g.Last && r.phrase(i+1, g.Last) > i+1 && nameLike(r.toks[i+1].Tag) {
		return true
	}
	p, ok := r.predicateOf(segs, e)
	if !ok || p.cue.frames&(frameThat|frameQuote|frameClause) == 0 {
		return false
	}
	switch g.kind {
	case mainClause:
		return !r.inKonjunktiv(g) && (g.before == '&' || g.verbFirst(r.toks) || g.before == ';')
	case subClause:
		return w == "wie" || w == "während" && e+1 < len(segs) && !r.inKonjunktiv(g)
	}
	return false
}

func nameLike(t language.Tag) bool {
	return t == language.PROPN || t == language.NOUN || t == language.DET || t == language.PRON || t == language.ADJ
}

// following reads "X sagte, dass …", "X sagte, er …", "X sagte: „…“", "X
// versprach, … zu …".
func (r *reader) following(s int, segs []segment, p predicate) bool {
	k := p.segment
	j := k + 1
	for j < len(segs) && (segs[j].kind == fragment || segs[j].kind == relClause) && segs[j].before != ':' && j < k+4 && !r.speechIn(segs, j) {
		j++ // an apposition or relative clause after the speaker
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
	if !ok {
		return false
	}
	speaker := r.subject(segs, p)
	st := r.statement(kind, p, frame)
	switch kind {
	case Direct:
		st = r.direct(g.quote, p, frame)
	default:
		end := r.contentEnd(segs, j)
		st.Content = []Range{{g.First, segs[end-1].Last}}
		if j > k+1 && g.verbFirst(r.toks) && g.before == ',' { // ", in den Ländern, in denen …, sei …"
			st.Content[0].First = segs[k+1].First
		}
		st.Act = r.contentAct(segs, j, st.Act)
		if g.kind == infinitive || g.kind == mainClause && !r.inKonjunktiv(g) {
			st.Confidence = sureInfinitive
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
	switch g.kind {
	case quoted:
		if g.before == ':' || c.has(frameQuote|frameThat|frameAs) {
			return Direct, c.has(frameQuote | frameThat | frameAs | frameObject)
		}
	case subClause:
		w := r.lower(g.opener)
		if !r.lex.ofThat[w] || !c.has(frameThat) || g.before == '&' {
			return "", false
		}
		if t := r.toks[max(0, g.First-2)].Tag; relativeToo[w] && (t == language.NOUN || t == language.PROPN) {
			return "", false // "die Fehler, welche dazu führten"
		}
		if w == "wie" && (r.cueLemma(r.mainVerb(segs, j)) || !adjacent) {
			return "", false
		}
		return Indirect, true
	case mainClause:
		k := r.inKonjunktiv(g)
		if g.before == '&' || g.before == '(' || p.passive && !k {
			return "", false
		}
		if g.before == ':' && c.has(frameClause|frameQuote|frameThat) {
			return Indirect, true
		}
		if k && c.has(frameClause|frameThat|frameQuote) {
			return Indirect, !g.verbFirst(r.toks) || segs[p.segment].kind == mainClause
		}
		return Indirect, c.has(frameClause) && g.before == ',' && adjacent && !g.verbFirst(r.toks) && segs[p.segment].kind == mainClause
	case infinitive:
		if c.has(framePrep) && r.takesPreposition(segs, p) {
			return "", false // "einigten sich auf einen Weg, … zu …": the infinitive belongs to the noun
		}
		return Indirect, c.has(frameTo) && g.before == ','
	}
	return "", false
}

// relativeToo are question words that open relative clauses behind a noun.
var relativeToo = map[string]bool{"welche": true, "welcher": true, "welches": true, "welchen": true, "wo": true, "was": true, "woher": true, "wohin": true}

// mainVerb gives the verb that carries the meaning of a segment's clause.
func (r *reader) mainVerb(segs []segment, k int) int {
	if nf := r.nonFinite(segs[k].Range, segs[k].verb); nf >= 0 && r.auxiliary(segs[k].verb) {
		return nf
	}
	return segs[k].verb
}

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
	if q < 0 || r.quotes[q].First != first {
		return false
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
	st.Confidence = sureWie
	if len(st.Content) == 1 && k > 0 && segs[k-1].kind == quoted {
		st = r.direct(segs[k-1].quote, p, segs[k].Range)
	}
	st.Speaker = r.subject(segs, p)
	r.add(s, st)
}

func (r *reader) hasClauseBeside(segs []segment, k int) bool {
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
