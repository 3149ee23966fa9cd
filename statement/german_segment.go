package statement

import (
	"strings"

	"synopse/language"
)

// clauseBegins reports whether a range that follows a coordinating word begins
// a clause in which the verb stands first or second ("und fügte hinzu", "und
// Meyer erklärte").
func (r *reader) clauseBegins(g Range) bool {
	v := r.finite(g)
	if v < 0 {
		return false
	}
	i := g.First
	for i < g.Last && i < g.First+2 && r.toks[i].Tag == language.ADV {
		i++
	}
	if v == i {
		return v+1 < g.Last || r.cueLemma(v) // "und sagte" alone at the end of a subordinate clause is not enough
	}
	end := r.phrase(i, g.Last)
	if end > i && end+1 == v && r.toks[end].Tag == language.ADV && r.cueLemma(v) {
		end++ // "und die Bank ihrerseits versprach, …"
	}
	return end > i && end == v && v+1 < g.Last
}

// cueLemma reports whether the verb at i is in the cue lexicon.
func (r *reader) cueLemma(i int) bool { return len(r.lex.verbs[r.toks[i].Lemma]) > 0 }

// classify says what a segment is.
func (r *reader) classify(g Range, before byte) segment {
	s := segment{Range: g, verb: -1, opener: -1, before: before}
	i := firstWord(r.toks, g)
	if r.joins(i) {
		i++
		if s.before == ',' {
			s.before = '&'
		}
	}
	if i >= g.Last {
		return s
	}
	first, last := r.finite(g), r.lastFinite(g)
	if v := r.quotedVerb(g); first < 0 && v >= 0 && before == ',' {
		s.kind, s.verb = mainClause, v // "…, Meyer „steht bereit“"
		return s
	}
	if first < 0 {
		s.kind = r.withoutFinite(g)
		if last := r.lastWord(g); s.kind == fragment && r.lex.subs[r.lower(i)] && last > i+1 && r.toks[last].Tag == language.VERB && strings.HasSuffix(r.toks[last].Text, "t") {
			s.kind, s.opener, s.verb = subClause, i, last // "wie die Bahn berichtet": looks like a participle
			return s
		}
		if w := r.lower(i); s.kind == fragment && (w == "dass" || w == "ob" || w == "weil") {
			s.kind, s.opener = subClause, i // its verb stands behind an insertion
		}
		return s
	}
	if o := r.opener(i, g); o >= 0 && o != first && !(r.lower(o) == "als" && first == last && first != r.lastWord(g)) {
		s.opener, s.verb, s.kind = o, last, subClause
		if r.lex.subs[r.lower(o)] || r.toks[o].Tag == language.SCONJ {
			return s
		}
		if first != last && r.phrase(o, g.Last) == first {
			s.kind, s.verb, s.opener = mainClause, first, -1
			return s
		}
		if r.relative(o, last, g, before) {
			s.kind = relClause
			return s
		}
		s.opener = -1
	}
	s.kind, s.verb = mainClause, first
	if before == ',' && r.verbLast(g, last) && !(first != last && (konjunktiv(r.toks[first].Morph) && r.phrase(i, g.Last) == first || first == i && modals[r.toks[first].Lemma])) {
		s.kind, s.verb = resumption, last
	}
	return s
}

// quotedVerb gives the finite verb that opens short verbatim words behind a
// phrase, -1 if there is none.
func (r *reader) quotedVerb(g Range) int {
	i := firstWord(r.toks, g)
	end := r.phrase(i, g.Last)
	if end == i || end+1 >= g.Last || end > i+8 {
		return -1
	}
	q := r.quoteAt(end)
	if q < 0 || r.quotes[q].First != end {
		return -1
	}
	if t := &r.toks[end+1]; (t.Tag == language.VERB || t.Tag == language.AUX) && t.Morph.Has(language.Finite) {
		return end + 1
	}
	return -1
}

// verbLast reports a clause whose finite verb closes it behind a participle or
// infinitive ("keinen Beweis gefunden habe"): no main clause.
func (r *reader) verbLast(g Range, verb int) bool {
	end := g.Last
	for end > g.First && (r.toks[end-1].Tag == language.PUNCT || isMark(r.toks[end-1].Text)) {
		end--
	}
	return verb == end-1 && verb-2 >= g.First && r.toks[verb-1].Tag != language.NOUN &&
		r.toks[verb-1].Morph.Any(language.PastParticiple|language.Infinitive|language.ZuInfinitive)
}

// withoutFinite tells an infinitive with zu from a fragment.
func (r *reader) withoutFinite(g Range) segmentKind {
	for i := g.First; i < g.Last; i++ {
		t := &r.toks[i]
		if t.Morph.Has(language.ZuInfinitive) {
			return infinitive
		}
		if t.Text == "zu" && i+1 < g.Last && r.toks[i+1].Morph.Has(language.Infinitive) && r.toks[i+1].Tag != language.NOUN {
			return infinitive
		}
	}
	return fragment
}

// opener gives the subordinator or pronoun that may open the clause at i: the
// first word, or the word after a preposition ("von dem …", "auf die …").
func (r *reader) opener(i int, g Range) int {
	switch r.lower(i) {
	case "während", "bis", "seit":
		if v := r.finite(g); v > i+1 && v == r.lastWord(g) {
			return i // "Während der Betreiber von Verlusten spricht, …"
		}
	}
	if i+1 < g.Last && r.toks[i].Tag == language.ADP && isRelative(r.lower(i+1)) {
		return i + 1
	}
	if i+1 < g.Last && r.toks[i].Tag == language.ADV && r.lex.subs[r.lower(i+1)] && r.toks[i+1].Tag == language.SCONJ {
		return i + 1 // "selbst wenn", "auch weil"
	}
	if w := r.lower(i); r.lex.subs[w] || isRelative(w) || r.toks[i].Tag == language.SCONJ {
		if w == "als" && r.finite(g) != r.lastFinite(g) || r.prepositionOrAdverb(i, g) {
			return -1
		}
		if v := r.finite(g); (w == "seit" || w == "bis" || w == "während") && v >= 0 && v+1 < g.Last && r.phrase(i+1, g.Last) == v && v != r.lastWord(g) {
			return -1 // "Seit Jahren fordert der Staat"
		}
		return i
	}
	return -1
}

// prepositionOrAdverb reports a word that may open a subordinate clause and does
// not here: "Bis zu der Wahl sei …", "Damit sei …".
func (r *reader) prepositionOrAdverb(i int, g Range) bool {
	switch r.lower(i) {
	case "bis", "seit", "während":
		return r.toks[i].Tag == language.ADP && i+1 < g.Last && r.toks[i+1].Tag != language.PRON
	case "damit", "da", "seitdem":
		return i+1 < g.Last && r.isFinite(i+1)
	}
	return false
}

func isRelative(w string) bool {
	switch w {
	case "der", "die", "das", "den", "dem", "dessen", "deren", "denen", "welche", "welcher", "welches", "welchen", "welchem":
		return true
	}
	return false
}

// relative tells a relative clause ("…, die das belegen") from a main clause
// that begins with an article ("…, die Lage sei ernst"): its verb stands last.
func (r *reader) relative(o, verb int, g Range, before byte) bool {
	if before == ':' || before == '&' || before == 0 {
		return false
	}
	end := g.Last
	for end > g.First && (r.toks[end-1].Tag == language.PUNCT || isMark(r.toks[end-1].Text)) {
		end--
	}
	if verb == end-1 || verb == end-2 && r.toks[end-1].Tag == language.VERB {
		if konjunktiv(r.toks[verb].Morph) && (r.phrase(o, g.Last) == verb || r.full(o, g.Last) == verb) {
			return false // ", die Gespräche seien gescheitert"
		}
		return true
	}
	return false
}

// inKonjunktiv reports whether the verb of a segment is in the Konjunktiv.
func (r *reader) inKonjunktiv(g *segment) bool {
	return g.verb >= 0 && konjunktiv(r.toks[g.verb].Morph)
}

func konjunktiv(m language.Morph) bool { return m.Any(language.Konjunktiv1 | language.Konjunktiv2) }
