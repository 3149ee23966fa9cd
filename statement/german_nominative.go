package statement

import (
	"strings"

	"synopse/language"
)

// What can be a subject, as far as forms show.

// vorfeldSubject gives the subject in what stands before the verb, empty if the
// constituent there is not one (an adverb, a prepositional phrase, an object).
func (r *reader) vorfeldSubject(g Range) Range {
	i := g.First
	for i < g.Last && (r.joins(i) || r.toks[i].Tag == language.PUNCT || r.particleBefore(i)) {
		i++
	}
	if i >= g.Last {
		return Range{}
	}
	if strings.EqualFold(r.toks[i].Text, "sowohl") {
		return Range{i, g.Last}
	}
	if w := r.lower(r.lastWord(g)); w == "zufolge" || w == "gegenüber" {
		return Range{} // "Brandt zufolge hat die Stadt zugesagt", "Ihr gegenüber hat er angegeben"
	}
	if r.toks[i].Tag == language.ADP {
		if n := r.attributeBefore(i, g.Last); n > i && n+2 == g.Last && r.toks[n+1].Tag == language.NOUN {
			return Range{i, g.Last} // "Mit der Sache vertraute Personen"
		}
	}
	if w := r.lower(i); w == "als" || w == "wie" || r.lex.times[w] || !r.nominative(i) {
		return Range{}
	}
	end := r.phrase(i, g.Last)
	if end == i && i+1 == g.Last && demonstrative(r.lower(i)) {
		end = g.Last // "Der bestreitet das"
	}
	if end == i {
		return Range{}
	}
	out := Range{i, g.Last}
	for out.Last > out.First && (r.dull(out.Last-1) || r.adverbial(out.Last-1)) {
		out.Last--
	}
	if out.Last < end {
		out.Last = end
	}
	return out
}

// demonstrative reports a word that means somebody just named where it stands alone.
func demonstrative(w string) bool { return w == "der" || w == "dieser" || w == "jener" }

// particleBefore reports words that may stand before a subject without
// belonging to it ("Auch die Ministerin").
func (r *reader) particleBefore(i int) bool {
	switch r.lower(i) {
	case "auch", "nur", "selbst", "sogar", "und", "aber", "doch", "nicht", "allein", "schon", "zudem", "even", "only":
		return true
	}
	return false
}

func (r *reader) adverbial(i int) bool {
	switch r.lower(i) {
	case "hingegen", "dagegen", "jedoch", "aber", "indes", "derweil", "wiederum", "zudem", "also":
		return true
	}
	return false
}

// nominative tells whether a phrase that begins at i can be a subject, as far
// as its first word shows.
func (r *reader) nominative(i int) bool {
	t := &r.toks[i]
	if q := r.quoteAt(i); q >= 0 && r.quotes[q].First == i && !r.long[q] {
		return true // „Die Zeit“
	}
	switch t.Tag {
	case language.ADP, language.ADV, language.SCONJ, language.VERB, language.AUX, language.PART, language.PUNCT, language.CCONJ:
		return t.Tag == language.ADV && r.quantifies(i)
	}
	switch r.lower(i) {
	case "einer":
		return i+1 < len(r.toks) && (r.lower(i+1) == "der" || r.lower(i+1) == "von")
	case "den", "dem", "des", "einem", "einen", "eines", "ihm", "ihn", "ihnen", "mich", "mir", "sich", "uns", "dir", "dich",
		"beiden", "diesem", "diesen", "dieses", "seinem", "seinen", "seiner", "seines", "ihrem", "ihren", "ihres", "jedem", "jeden", "keinem", "keinen",
		"was", "wer", "dies", "dazu", "dabei", "beim", "im", "am", "zum", "zur", "vom":
		return false
	case "ihrer", "der":
		return !r.feminine(i)
	}
	return true
}

func (r *reader) quantifies(i int) bool {
	switch r.lower(i) {
	case "rund", "etwa", "mehr", "fast", "sowohl", "weder", "mindestens":
		return true
	}
	return false
}

// feminine tells whether "der" at i stands before a feminine noun, so that it is
// a genitive or dative ("der Regierung").
func (r *reader) feminine(i int) bool {
	for k := i + 1; k < len(r.toks) && k < i+6; k++ {
		t := &r.toks[k]
		if t.Tag != language.NOUN {
			if t.Tag == language.ADJ || t.Tag == language.NUM || t.Tag == language.ADV {
				continue
			}
			return false
		}
		if t.Morph.Any(language.Masculine | language.Neuter) {
			return false
		}
		if t.Morph.Any(language.Feminine) {
			return true
		}
		w := r.lower(k)
		if j := strings.LastIndexByte(w, '-'); j >= 0 {
			w = w[j+1:]
		}
		for _, suffix := range []string{"ung", "heit", "keit", "schaft", "tion", "tät", "erin", "orin", "ie", "ik", "behörde", "polizei", "presse", "partei", "bank", "gruppe", "ungen", "heiten", "behörden", "parteien", "erinnen"} {
			if strings.HasSuffix(w, suffix) {
				return true
			}
		}
		return false
	}
	return false
}
