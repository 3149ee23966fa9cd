package statement

import (
	"slices"
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
	r.wonach(s, segs)
	r.forWhom(s, segs)
	r.seenAs(s, segs)
	r.theseWords(s, segs)
	r.written(s, segs)
	r.claims(s)
	r.attributes(s)
	r.colonSpeaker(s, segs)
	r.wills(s, segs)
}

// germanCues finds the statements of cue verbs.
func (r *reader) germanCues(s int, segs []segment) {
	for k := range segs {
		p, ok := r.predicateOf(segs, k)
		if !ok && k > 0 && segs[k-1].kind == quoted && segs[k].verbFirst(r.toks) && p.verb == segs[k].verb {
			p.cue, ok = &anyCue, true // "„…“, zeigte sich Brandt zufrieden"
			ok = r.speaks(r.subject(segs, p))
		}
		if !ok && p.cue == nil && r.bearsSpeech(segs, k, p) {
			p.cue, ok = &clauseCue, true
		}
		if !ok || r.nobody(r.subject(segs, p)) {
			continue
		}
		n := len(r.out)
		r.fromCue(s, segs, p)
		r.quoting(s, segs, p, n)
	}
}

// nobody reports a phrase that denies there is one: "es bestehe keine Gefahr,
// dass …", "das bestreitet niemand".
func (r *reader) nobody(g Range) bool {
	if g.Empty() {
		return false
	}
	if g.Last-g.First == 1 {
		return r.lower(g.First) == "niemand"
	}
	switch r.lower(g.First) {
	case "kein", "keine":
		return !r.headSpeaks(g)
	}
	return false
}

// bearsSpeech reports a main clause with a verb that is no cue and a clause in
// the mood of report behind it ("Brandt winkte ab, das sei zu teuer"): whoever
// is its subject speaks, and not who spoke before.
func (r *reader) bearsSpeech(segs []segment, k int, p predicate) bool {
	if k+1 >= len(segs) || p.verb < 0 || segs[k].kind != mainClause || r.inKonjunktiv(&segs[k]) {
		return false
	}
	if r.nounCue(segs[k].Last-1) != nil {
		return false // "erhob den Vorwurf, …": the noun says what is done
	}
	n := &segs[k+1]
	if n.kind != mainClause || n.before != ',' || n.verbFirst(r.toks) || !r.reportMood(n.verb) {
		return false
	}
	return r.headSpeaks(r.subject(segs, p))
}

// clauseCue stands for such a verb.
var clauseCue = cue{frames: frameClause, act: "say", strength: "neutral", medium: "speech"}

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
		if r.toks[g.verb].Lemma == "sein" && nf > region.First && r.toks[nf-1].Text == "zu" {
			p.passive = true // "ist als Erfolg zu bewerten"
		}
		if nf+1 < region.Last && (r.lower(nf+1) == "werden" || r.lower(nf+1) == "worden") {
			p.passive = true
		}
		p.parts = append(p.parts, nf)
	}
	lemma := r.toks[p.main].Lemma
	if rest, ok := strings.CutPrefix(lemma, "weiter"); ok && len(r.lex.verbs[lemma]) == 0 {
		lemma = rest // "sagte Brandt weiter"
	}
	lemma = r.withoutPreposition(lemma)
	in := func(w string) bool { return r.inRegion(region, w) }
	if part, l := r.particle(region, p.main); part >= 0 {
		if len(r.lex.verbs[l]) > 0 {
			lemma = l
			p.parts = append(p.parts, part)
		}
	}
	p.cue = r.lex.verb(lemma, in)
	if p.cue == nil || p.cue.lemma == "wissen" && modals[r.toks[p.verb].Lemma] {
		return p, false // "sollte wissen, dass …"
	}
	if p.cue.has(framePlace) && !(p.cue.ofWords() && !r.owned(region, "rede")) && !r.onPaper(r.placeOfWords(segs[k:k+1])) && !(g.kind == relClause && k > 0 && r.toks[g.opener-1].Tag == language.ADP && r.onPaper(segs[k-1].Range)) {
		return predicate{segment: k, verb: g.verb, main: p.main}, false
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
			if r.quoteAt(i) < 0 && !slices.Contains(p.cue.needs, r.lower(i)) && !r.attributeDenied(i, region.Last) {
				p.negated = true
			}
		}
	}
	return p, true
}

// attributeDenied reports "nicht" that belongs to an attribute and not to the verb ("Ein
// nicht genannter Berater").
func (r *reader) attributeDenied(i, limit int) bool {
	return i > 0 && r.lower(i) == "nicht" && r.toks[i-1].Tag == language.DET && i+1 < limit && nominal(r.toks[i+1].Tag) && r.core(i-1, limit) > i+1
}

// withoutPreposition takes a preposition off a lemma no list has where the verb behind
// it asks for that one: in "riet zu Geduld" the tagger sees "zuraten".
func (r *reader) withoutPreposition(lemma string) string {
	if len(r.lex.verbs[lemma]) > 0 {
		return lemma
	}
	for _, w := range [...]string{"zu", "vor", "mit", "an", "auf", "über", "um", "von", "nach"} {
		rest, ok := strings.CutPrefix(lemma, w)
		if ok && slices.ContainsFunc(r.lex.verbs[rest], func(c *cue) bool { return slices.Contains(c.preps, w) || w == "zu" }) {
			return rest
		}
	}
	return lemma
}

var modals = map[string]bool{"wollen": true, "sollen": true, "können": true, "müssen": true, "dürfen": true, "mögen": true}

func (r *reader) auxiliary(i int) bool {
	l := r.toks[i].Lemma
	return l == "haben" || l == "sein" || l == "werden" || l == "lassen" || modals[l]
}

// clauseRegion is the segment with the fragments and relative clauses around
// it that belong to the same clause.
func (r *reader) clauseRegion(segs []segment, k int) Range {
	g := segs[k].Range
	if segs[k].kind == mainClause {
		for j := k + 1; j < len(segs) && segs[j].kind == fragment && segs[j].before == ','; j++ {
			g.Last = segs[j].Last
		}
		if j := k + 2; j < len(segs) && g.Last == segs[k].Last && segs[j-1].kind == relClause && segs[j].kind == fragment && segs[j].before == ',' && r.lower(segs[j].First) == "als" {
			g.Last = segs[j].Last // "bezeichnete den Plan, der neu war, als „mutig“"
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
	case r.soClause(g) && p.segment > 0 && !p.passive || g.kind == subClause && r.lower(g.opener) == "wie" && !modals[r.toks[g.verb].Lemma]:
		r.wieClause(s, segs, p)
		return
	case g.kind == mainClause && (r.inverted(segs, p) || r.behindMarks(s, segs, p)):
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
	if s == 0 || g.kind != mainClause || p.segment != 0 || p.verb != i+1 || w != "das" && w != "dies" || p.cue.frames&(frameThat|frameClause) == 0 || p.negated || refusals[p.cue.act] {
		return false
	}
	by := Range{}
	if p.passive {
		if by = r.agent(g.Range); by.Empty() {
			return false
		}
	}
	before := &r.doc.Sentences[s-1]
	if q := r.quoteAt(before.First); q >= 0 && !p.passive {
		return r.quotedBefore(s, segs, p, q)
	}
	if before.Kind != r.doc.Sentences[s].Kind || r.said(before.First) {
		return false
	}
	sub := r.rightSubject(p.verb+1, g.Last)
	if p.cue.lemma == "hervorgehen" {
		sub = r.placeOfWords(segs[:1])
	} else if p.passive {
		sub = by // "Das wurde vom Presseamt mitgeteilt"
	} else if !r.speaks(sub) && !(p.cue.act == "announce" && !sub.Empty() && r.canSpeak(sub)) {
		return false
	}
	if sub.Empty() {
		return false
	}
	st := r.statement(Indirect, p, g.Range, Range{before.First, before.Last})
	st.Speaker, st.evidence = sub, byBack
	r.add(s, st)
	return true
}

// refusals are acts whose "das" is what somebody else said or wants ("Das lehnte Brandt
// ab").
var refusals = map[string]bool{"deny": true, "reject": true, "disagree": true, "criticise": true}

// quotedBefore reads "„…“ Das sagte X": the quotation that is the sentence before.
func (r *reader) quotedBefore(s int, segs []segment, p predicate, q int) bool {
	g := r.quotes[q].Range
	sub := r.rightSubject(p.verb+1, segs[p.segment].Last)
	if r.quotes[q].used || g.First != r.doc.Sentences[s-1].First || !r.endsSentence(g) || !p.cue.has(frameQuote) || !r.speaks(sub) {
		return false
	}
	st := r.direct(q, p, segs[p.segment].Range)
	st.Speaker = sub
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
	if p, ok := r.predicateOf(segs, j); ok && !p.passive && konjunktiv(r.toks[p.verb].Morph) && r.ownWords(segs, p) {
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
		Content: content, Cue: cueRange, Frame: []Range{frame}, parts: p.parts, evidence: byVerb}
}
