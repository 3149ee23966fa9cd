package statement

import (
	"synopse/language"
)

// English verbs whose particle stands behind the object: "ruled the plan out", "ruled
// this out".

// longestObject is how many tokens an object between a verb and its particle has.
const longestObject = 5

// parted gives the entry of a verb whose particle stands behind its object, and where the
// particle stands; nil if there is none.
func (r *reader) parted(v int, sent *language.Sentence) (*cue, int) {
	for _, c := range r.lex.verbs[r.toks[v].Lemma] {
		if len(c.needs) != 1 || !particles[c.needs[0]] || !c.has(frameObject) {
			continue
		}
		i := v + 1
		for i < sent.Last && i < v+1+longestObject && r.lower(i) != c.needs[0] {
			i++
		}
		if i == v+1 || i >= sent.Last || r.lower(i) != c.needs[0] || !r.objectBetween(v+1, i) || !r.closesObject(i+1, sent) {
			continue
		}
		return c, i
	}
	return nil, 0
}

// calledOff reports "called the match off" and "called a meeting", which say nothing.
func (r *reader) calledOff(v int, sent *language.Sentence) bool {
	if r.toks[v].Lemma != "call" {
		return false
	}
	if end := r.core(v+1, sent.Last); end > v+1 && r.lex.convened[r.toks[end-1].Lemma] && r.quoteAt(v+1) < 0 {
		return r.lower(v+1) == "a" || r.lower(v+1) == "an"
	}
	for i := v + 1; i < sent.Last && i <= v+1+longestObject; i++ {
		if r.lower(i) == "off" {
			return i == v+1 || r.objectBetween(v+1, i)
		}
	}
	return false
}

var particles = map[string]bool{"out": true, "off": true, "down": true, "up": true, "forward": true}

// objectBetween reports a pronoun or a noun phrase, and nothing else.
func (r *reader) objectBetween(from, to int) bool {
	switch r.lower(from) {
	case "it", "this", "that", "them", "these", "those":
		if to == from+1 {
			return true
		}
	}
	return r.phrase(from, to) == to && r.toks[from].Tag != language.PRON
}

// closesObject reports that no object follows the particle.
func (r *reader) closesObject(i int, sent *language.Sentence) bool {
	if i >= sent.Last {
		return true
	}
	switch r.toks[i].Tag {
	case language.DET, language.NOUN, language.PROPN, language.PRON, language.ADJ, language.NUM:
		return false
	}
	return r.lower(i) != "of"
}

// partedReport makes the statement: of the object, or with the verb where that is a mere
// pronoun.
func (r *reader) partedReport(s int, c englishCue, base Statement) {
	if c.subject.Empty() || c.after || c.passive || r.denied(c) || !r.canSpeak(c.subject) {
		return
	}
	base.Kind, base.evidence, base.Act = Reported, byTelling, c.cue.actOf(frameObject)
	base.Content = []Range{{c.verb + 1, c.particle}}
	if c.particle == c.verb+2 && r.toks[c.verb+1].Tag != language.NOUN && r.toks[c.verb+1].Tag != language.PROPN {
		base.Content = []Range{{c.verb, c.particle + 1}}
	}
	base.parts = []int{c.verb, c.particle}
	r.add(s, base)
}
