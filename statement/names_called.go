package statement

import (
	"slices"
	"strings"

	"synopse/language"
)

// Words in marks that the words around them, or their own, make a name.

// calledSo reports words in marks that the words around them make a name: "darunter
// „A“", "kurz „A“", "als „A“ bekannt", "in „A“ umbenannt", "die sich selbst „A“ nennt",
// "„A“, wie er genannt wird".
func (r *reader) calledSo(g Range) bool {
	if g.First == 0 || r.doc.Language == "en" {
		return false
	}
	if r.nameByItself(g) || r.glossed(g) || g.Last < len(r.toks) && r.compoundHyphen(g.Last) {
		return true
	}
	b := g.First - 1
	if q := r.quoteAt(max(0, b-1)); q >= 0 && b > 0 && r.quotes[q].Last == b && (r.toks[b].Text == "," || r.joins(b)) && r.calledSo(r.quotes[q].Range) && r.finiteInside(g) < 0 {
		return true // "darunter „A“, „B“ und „C“"
	}
	if b > 0 && r.toks[b].Text == ":" {
		b--
	}
	switch r.lower(b) {
	case "darunter", "kurz", "namens", "alias":
		return true
	case "deutsch", "englisch", "engl", "engl.", "dt.", "etwa", "wörtlich", "kurz:":
		if b > 0 && (r.toks[b-1].Text == "(" || r.toks[b-1].Text == ",") {
			return true // a translation
		}
	}
	if b < g.First-1 && r.finiteInside(g) < 0 {
		for i := b; i >= r.doc.Sentences[r.doc.SentenceAt(b)].First; i-- {
			if l := strings.ToLower(r.toks[i].Lemma); strings.HasSuffix(l, "name") || strings.HasSuffix(l, "titel") || strings.HasSuffix(l, "motto") {
				return true // "den Namen gab der Verein bekannt: „Nordwind am Deich“"
			}
		}
	}
	s := &r.doc.Sentences[r.doc.SentenceAt(g.Last-1)]
	if g.Last >= s.Last {
		return false
	}
	a := &r.toks[g.Last]
	switch {
	case strings.HasPrefix(r.lower(g.Last), "bekannt") && a.Tag == language.ADJ:
		return r.predicated(g)
	case a.Lemma == "nennen":
		return r.inRegion(Range{max(s.First, g.First-4), g.First}, "sich")
	case a.Text == "," && g.Last+1 < s.Last && r.lower(g.Last+1) == "wie":
		called := Range{g.Last + 2, min(s.Last, g.Last+10)}
		return !r.inRegion(called, "es") && !r.inRegion(called, "das") && r.hasLemma(called, "nennen")
	}
	return r.hasLemma(Range{g.Last, min(s.Last, g.Last+12)}, "umbenennen", "umbenannt", "taufen", "getauft")
}

// glossed reports words in marks with their abbreviation in a bracket behind them
// ("„Boote für alle“ (BFA)"), or themselves in a bracket behind others, which they
// translate ("„Silent Sea“ („stille See“)").
func (r *reader) glossed(g Range) bool {
	if g.First == 0 || g.Last >= len(r.toks) {
		return false
	}
	if r.toks[g.First-1].Text == "(" && r.toks[g.Last].Text == ")" && g.First > 1 {
		q := r.quoteAt(g.First - 2)
		return q >= 0 && r.quotes[q].Last == g.First-1
	}
	return r.toks[g.Last].Text == "(" && g.Last+2 < len(r.toks) && r.toks[g.Last+2].Text == ")" && g.Last-g.First > 3 && acronym(r.toks[g.Last+1].Text)
}

// acronym reports a word of two to six capitals.
func acronym(w string) bool {
	for _, c := range w {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(w) > 1 && len(w) < 7
}

// nameByItself reports words in marks that are a name by what they are: those of a body
// or a law („Rat für die Küste“, „Nordhafener Anzeiger“, data/names.de.txt), or English
// ones („Friends of the Harbour“).
func (r *reader) nameByItself(g Range) bool {
	n := words(r.toks, g)
	if n == 2 && r.species(g) {
		return true
	}
	if n < 2 || n > longestName || r.finiteInside(g) >= 0 || r.oneOfSome(g) || r.endsSentence(g) && g.First == r.doc.Sentences[r.doc.SentenceAt(g.First)].First {
		return false
	}
	if r.bodyLast(g) {
		return true
	}
	if n < 3 {
		return false
	}
	if i := g.First + 1; r.lex.names[r.lower(i)] {
		return r.toks[i+1].Tag == language.ADP || r.toks[i+1].Tag == language.DET
	}
	return r.foreign(g)
}

// bodyLast reports words in marks that begin with a capital and end with a noun for a
// body or a paper.
func (r *reader) bodyLast(g Range) bool {
	if !r.capital(g.First + 1) {
		return false
	}
	i := g.Last - 2
	return i > g.First && r.toks[i].Tag != language.PUNCT && endsWith(r.lex.bodies, r.lower(i))
}

// oneOfSome reports "ein „Tag der Freude“", which is no day with a name.
func (r *reader) oneOfSome(g Range) bool {
	switch r.lower(g.First + 1) {
	case "tag", "woche", "jahr":
		return strings.HasPrefix(r.lower(g.First-1), "ein")
	}
	return false
}

// longestName is how many words a name in marks has that is told by itself.
const longestName = 8

// species reports the Latin name of a plant or an animal ("„Canis lupus“").
func (r *reader) species(g Range) bool {
	if g.Last-g.First != 4 {
		return false
	}
	switch r.toks[g.First+2].Tag {
	case language.ADJ, language.VERB, language.NOUN, language.PROPN, language.X:
	default:
		return false
	}
	a, w := r.toks[g.First+1].Text, r.toks[g.First+2].Text
	if a[0] < 'A' || a[0] > 'Z' || w[0] < 'a' || w[0] > 'z' {
		return false
	}
	for _, ending := range [...]string{"us", "a", "um", "is", "ae", "ii"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// foreign reports words that begin with a capital, with one that German does not have
// between them.
func (r *reader) foreign(g Range) bool {
	found := false
	for i := g.First + 1; i < g.Last-1; i++ {
		if foreignWords[r.lower(i)] {
			found = true
			continue
		}
		if !r.capital(i) {
			return false
		}
	}
	return found
}

// foreignWords are short words that German does not have.
var foreignWords = map[string]bool{"of": true, "the": true, "to": true, "and": true, "for": true, "de": true, "la": true, "le": true, "les": true,
	"et": true, "di": true, "della": true, "del": true, "el": true, "los": true, "y": true, "pro": true, "cum": true}

// hasLemma reports one of some verbs in a range.
func (r *reader) hasLemma(g Range, lemmas ...string) bool {
	for i := g.First; i < g.Last; i++ {
		if slices.Contains(lemmas, r.toks[i].Lemma) {
			return true
		}
	}
	return false
}
