package statement

import (
	"synopse/language"
)

// dayParts go with a day ("on Monday night").
var dayParts = map[string]bool{"morning": true, "afternoon": true, "evening": true, "night": true}

// shares are parts of those asked ("a third say").
var shares = map[string]bool{"half": true, "third": true, "quarter": true, "fifth": true, "majority": true, "two-thirds": true, "three-quarters": true, "thirds": true, "quarters": true, "fifths": true}

// englishSubject finds the subject of a verb group: before it, or behind it in
// "…,” said Meyer".
func (r *reader) englishSubject(c englishCue, sent *language.Sentence) (Range, bool) {
	if c.passive {
		for i := c.last; i < sent.Last-1 && i < c.last+12; i++ {
			if r.lower(i) == "to" {
				break // "is expected to rule on a case brought by farmers"
			}
			if r.lower(i) == "by" {
				if end := r.full(i+1, sent.Last); end > i+1 {
					return Range{i + 1, end}, false
				}
			}
		}
		return Range{}, false
	}
	if g, after := r.subjectBeside(c, sent); !after {
		return g, false
	} else {
		return Range{g.First, r.titled(g.Last, sent)}, true
	}
}

func (r *reader) subjectBeside(c englishCue, sent *language.Sentence) (Range, bool) {
	end := c.first
	if end > sent.First {
		p := r.toks[end-1].Text
		dash := p != "," && r.pause(end-1)
		if p == "," || dash || isMark(p) && end-1 >= sent.First {
			if right := r.full(c.last, sent.Last); p == "," && right > c.last && r.saysAside(c, right, sent) {
				return Range{c.last, right}, true // "The plan, said Brandt, would …"
			}
			if p == "," || dash { // "Meyer, who lives there, told …"
				if left := r.beforeInsertion(end-1, sent); !left.Empty() {
					return left, false
				}
			}
			if q := r.quoteAt(end - 1); p != "," && q >= 0 || p == "," && end-2 >= sent.First && r.quoteAt(end-2) >= 0 || p == "," {
				if right := r.full(c.last, sent.Last); right > c.last && r.subjectLike(c.last) && (p != "," || r.closesClause(right, sent)) {
					if right < sent.Last && (r.toks[right].Tag == language.AUX || r.isFinite(right)) && q >= 0 && r.quotes[q].First > sent.First {
						return r.openingPhrase(end, sent), false // "Kern, citing “the mood,” said the plan could fail"
					}
					return Range{c.last, right}, true
				}
			}
			return Range{}, false
		}
	} else if right := r.full(c.last, sent.Last); right > c.last && r.subjectLike(c.last) && r.doc.Sentences[0].First < sent.First {
		return Range{}, false
	}
	if end > sent.First && r.joins(end-1) {
		return r.subjectBefore(end-1, sent), false // "claimed momentum and argued that"
	}
	if k := r.beforeDay(end, sent); k > sent.First && isRelativeEnglish(r.lower(k-1)) {
		return r.antecedent(k-1, sent), false
	}
	return r.withoutTurn(r.calledItself(r.subjectEndingBefore(end, sent), sent)), false
}

// withoutTurn takes a turn of phrase off the end of a subject ("The chamber by contrast").
func (r *reader) withoutTurn(g Range) Range {
	if g.Last-g.First < 4 {
		return g
	}
	switch r.lower(g.Last-2) + " " + r.lower(g.Last-1) {
	case "by contrast", "in contrast", "in turn", "for instance", "for example", "in fact", "at first", "at least", "of course":
		g.Last -= 2
	}
	return g
}

// calledItself reads "A group calling itself Northwind claimed …": the subject is all of it.
func (r *reader) calledItself(g Range, sent *language.Sentence) Range {
	v := g.First - 1
	if g.Empty() || !reflexiveEnglish(r.lower(g.First)) || v <= sent.First || !r.toks[v].Morph.Has(language.PresentParticiple) {
		return g
	}
	if a := r.longestBefore(v, sent); !a.Empty() {
		return Range{a.First, g.Last}
	}
	return g
}

// openingPhrase gives the phrase with which a sentence begins, if a comma follows it.
func (r *reader) openingPhrase(limit int, sent *language.Sentence) Range {
	end := r.chain(sent.First, limit)
	if end == sent.First || end >= limit || r.toks[end].Text != "," {
		return Range{}
	}
	return Range{sent.First, end}
}

// saysAside reports a cue with its subject behind it between commas.
func (r *reader) saysAside(c englishCue, right int, sent *language.Sentence) bool {
	if !c.cue.has(frameQuote) || c.cue.frames&(frameObject|frameTold) != 0 || !r.subjectLike(c.last) || right >= sent.Last {
		return false
	}
	if t := r.toks[right].Text; t != "," && t != "." {
		return false
	}
	return r.speaks(Range{c.last, right}) || r.toks[c.last].Tag == language.PROPN
}

// withRelative reads "some who favour the plan argue": the phrase before the
// verb is the object of a relative clause, the subject is what that hangs on.
func (r *reader) withRelative(g Range, sent *language.Sentence) Range {
	v := g.First - 1
	if g.Empty() || v <= sent.First+1 || r.toks[v].Tag != language.VERB {
		return g
	}
	for v > sent.First && (r.toks[v].Tag == language.VERB || r.toks[v].Tag == language.AUX || r.toks[v].Tag == language.ADV) {
		v--
	}
	if w := r.lower(v); w != "who" && w != "which" {
		return g
	}
	if a := r.antecedent(v, sent); !a.Empty() {
		return Range{a.First, g.Last}
	}
	return g
}

// closesClause reports whether the sentence or clause ends soon after i, as it
// does behind an inverted "said Meyer".
func (r *reader) closesClause(i int, sent *language.Sentence) bool {
	if i >= sent.Last {
		return true
	}
	switch r.toks[i].Text {
	case ".", ",", ":", ";", "!", "?":
		return true
	}
	return r.toks[i].Tag == language.ADP || r.toks[i].Tag == language.ADV || r.lower(i) == "who"
}

func (r *reader) subjectLike(i int) bool {
	switch r.lower(i) {
	case "him", "them", "me", "us", "her", "that", "this", "it", "what":
		return false
	}
	switch r.toks[i].Tag {
	case language.PROPN, language.NOUN, language.DET, language.PRON, language.ADJ, language.NUM:
		return true
	}
	return false
}

func isRelativeEnglish(w string) bool { return w == "who" || w == "which" || w == "that" }

// antecedent gives the phrase before a relative pronoun.
func (r *reader) antecedent(i int, sent *language.Sentence) Range {
	pronoun := i
	if i > sent.First && r.toks[i-1].Text == "," {
		i--
	}
	g := r.longestBefore(i, sent)
	if p := r.whoLivesThere(g, pronoun, sent); !p.Empty() {
		return p
	}
	if !g.Empty() && r.lower(pronoun) == "who" && r.thing(g) {
		return r.personIn(g) // "further attacks by Ann Kramer, who said"
	}
	if !g.Empty() && (r.toks[g.First].Tag == language.NUM || r.toks[g.First].Text == "$") {
		for k := g.Last - 2; k > g.First; k-- {
			if r.lower(k) == "to" && r.chain(k+1, g.Last) == g.Last {
				return Range{k + 1, g.Last} // "gave $25 million to a group, which said"
			}
		}
	}
	return g
}

// personIn gives what stands behind the first preposition of a phrase about a thing that
// is about none itself.
func (r *reader) personIn(g Range) Range {
	for k := g.First + 1; k+1 < g.Last; k++ {
		if in := (Range{k + 1, g.Last}); r.toks[k].Tag == language.ADP && !r.thing(in) {
			return in
		}
	}
	return g
}

// whoLivesThere gives the person before a place and an age that a "who" cannot mean
// ("Ann Kramer, 24, from Harbourtown, who said"), empty where g is somebody.
func (r *reader) whoLivesThere(g Range, pronoun int, sent *language.Sentence) Range {
	if g.Empty() || r.lower(pronoun) == "that" || g.First-2 < sent.First || r.toks[g.First-1].Tag != language.ADP || r.toks[g.First-2].Text != "," {
		return Range{}
	}
	if w := r.lower(g.First - 1); w != "from" && w != "of" && w != "in" || r.person(g) {
		return Range{}
	}
	i := g.First - 2
	if i-2 > sent.First && r.toks[i-1].Tag == language.NUM && r.toks[i-2].Text == "," {
		i -= 2
	}
	if p := r.longestBefore(i, sent); r.person(p) {
		return p
	}
	return Range{}
}
