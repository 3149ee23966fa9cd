package statement

import (
	"synopse/language"
)

// wills reads what somebody is said to want to do ("Brandt will im Amt bleiben", "die
// Stadt wollte sich nicht äußern") where nothing else gives the clause to anybody: an
// announcement, a refusal, or with a perfect a claim ("will den Wagen gesehen haben").
func (r *reader) wills(s int, segs []segment) {
	for k := range segs {
		g := &segs[k]
		if g.kind != mainClause || g.verb < 0 || r.covered(g.verb) {
			continue
		}
		wish := r.lower(g.verb) == "möchte" || r.lower(g.verb) == "möchten"
		if !wish && (r.toks[g.verb].Lemma != "wollen" || r.inKonjunktiv(g)) {
			continue
		}
		p := predicate{segment: k, verb: g.verb, main: g.verb, parts: []int{g.verb}, cue: &willCue}
		region := r.clauseRegion(segs, k)
		p.main = r.nonFinite(region, g.verb)
		if p.main < 0 {
			r.wants(s, segs, p)
			continue
		}
		p.negated = r.denies(region)
		if !wish && !r.toks[g.verb].Morph.Has(language.Present) && !(p.negated && len(r.lex.verbs[r.toks[p.main].Lemma]) > 0) {
			continue // "Sie wollte den Zug erreichen": told of what came to nothing
		}
		speaker := r.subject(segs, p)
		if speaker.Empty() || !r.headSpeaks(speaker) && !(speaker.Last == speaker.First+1 && demonstrative(r.lower(speaker.First))) || !r.canSpeak(speaker) {
			continue
		}
		frame := r.reportedRange(segs, k)
		st := r.statement(Reported, p, frame, frame)
		st.Speaker, st.evidence, st.Cue = speaker, byWill, Range{g.verb, g.verb + 1}
		switch {
		case p.negated:
			st.Act = "reject"
		case r.perfect(region):
			st.Act = "say"
		}
		r.add(s, st)
	}
}

// wants reads "wollen" with an object and no infinitive ("Die Gewerkschaft will mehr Lohn",
// "Einen Vermittler will sie nicht"): a demand, or a refusal.
func (r *reader) wants(s int, segs []segment, p predicate) {
	g := &segs[p.segment]
	if !r.toks[g.verb].Morph.Has(language.Present) {
		return
	}
	p.main = g.verb
	region := r.clauseRegion(segs, p.segment)
	speaker := r.subject(segs, p)
	if i := g.verb + 1; i < region.Last && (r.lower(i) == "er" || r.lower(i) == "sie") && speaker.First < g.verb && !r.headSpeaks(speaker) {
		speaker = Range{i, i + 1} // the object stands first
	}
	start := r.vorfeldStart(segs, p.segment)
	object := start < p.segment && speaker.First > g.verb && r.toks[segs[start].First].Tag != language.ADP
	if speaker.Empty() || !r.headSpeaks(speaker) || !r.canSpeak(speaker) || !object && !r.hasObject(region, p) {
		return
	}
	frame := r.reportedRange(segs, p.segment)
	st := r.statement(Reported, p, frame, frame)
	st.Speaker, st.evidence, st.Act = speaker, byWill, "demand"
	if r.denies(region) {
		st.Act = "reject"
	}
	r.add(s, st)
}

// willCue stands for "wollen" with an infinitive.
var willCue = cue{lemma: "wollen", frames: frameObject, act: "announce", strength: "neutral", medium: "speech+thought"}

// denies reports a "nicht" or "kein" outside long quotations.
func (r *reader) denies(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		switch r.lower(i) {
		case "nicht", "nichts", "nie", "kein", "keine", "keinen", "keinerlei":
			if r.quoteAt(i) < 0 {
				return true
			}
		}
	}
	return false
}

// perfect reports an infinitive of the past at the end of a clause ("gesehen haben").
func (r *reader) perfect(g Range) bool {
	i := r.lastWord(g)
	return i > g.First && (r.lower(i) == "haben" || r.lower(i) == "sein") && r.toks[i-1].Morph.Has(language.PastParticiple)
}
