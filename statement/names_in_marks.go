package statement

import (
	"slices"
	"strings"

	"synopse/actor"
	"synopse/language"
)

// Which words in quotation marks are the name of something, and which are the very
// words that somebody used, where the marks alone do not tell.

// longestTitle is the number of words up to which nouns and names alone between
// quotation marks are taken for the name of something.
const longestTitle = 3

// onlyName reports words in marks inside a statement that may as well be the name
// of something: one word, or few that are nouns and names alone, where nothing says
// that they were used.
func (r *reader) onlyName(outer *Statement, g Range, n int) bool {
	if r.verbatimHere(outer, g, n) || r.loneNoun(g) || r.judged(outer, g) {
		return false
	}
	return n < 2 && !r.plainWord(g) || n <= longestTitle && r.title(g)
}

// verbatimHere reports words in marks that a verb of naming gives: behind its "als"
// or "für", or the object of "nennen" ("nannte ihn „Lügner“", not "nannte „Hafenblatt“
// und andere"); and what any telling says that something was criticised, praised or
// rejected as.
func (r *reader) verbatimHere(outer *Statement, g Range, n int) bool {
	if r.doc.Language == "en" {
		return r.verbatimCue(outer)
	}
	if !r.verbatimCue(outer) {
		return r.spokenOf(outer, g) || outer.Kind == Reported && judgements[outer.Act] && r.predicated(g) && r.lower(r.predicator(g)) == "als"
	}
	if r.toks[outer.Cue.Last-1].Lemma == "nennen" {
		return n > 1 || r.toks[g.First+1].Tag != language.PROPN
	}
	return r.reflexiveCue(outer) || r.predicated(g)
}

// spokenOf reports words in marks right behind the preposition of a verb of speaking,
// with no more than "ein" between ("sprach von „Betrug am Bürger“", "warnte vor einem
// „Tag ohne Boote“"), that name nobody.
func (r *reader) spokenOf(outer *Statement, g Range) bool {
	i := g.First - 1
	if i > 0 && strings.HasPrefix(r.lower(i), "ein") && r.toks[i].Tag == language.DET {
		i--
	}
	if i < 0 || outer.Kind != Reported || outer.Act != "say" && outer.Act != "warn" || r.toks[i].Tag != language.ADP {
		return false
	}
	for k := g.First; k < g.Last; k++ {
		if t := r.toks[k].Tag; t == language.PROPN || t == language.X || r.at[k] >= 0 && r.mentions[r.at[k]].Form == actor.Name {
			return false
		}
	}
	for k := outer.Cue.First; k < outer.Cue.Last; k++ {
		for _, c := range r.lex.verbs[r.toks[k].Lemma] {
			if c.has(framePrep) && slices.Contains(c.preps, contracted(r.lower(i))) {
				return true
			}
		}
	}
	return false
}

// judgements are the acts in which "als" brings what something is judged to be.
var judgements = map[string]bool{"accuse": true, "criticise": true, "praise": true, "reject": true, "explain": true, "warn": true}

// reflexiveCue reports a verb of naming that takes no "als" ("zeigte sich „froh“").
func (r *reader) reflexiveCue(st *Statement) bool {
	for i := st.Cue.First; i < st.Cue.Last; i++ {
		for _, c := range r.lex.verbs[r.toks[i].Lemma] {
			if c.has(frameAs) && len(c.needs) > 0 {
				return true
			}
		}
	}
	return false
}

// predicated reports words in marks behind "als" or "für", with no more than their
// article, adverbs and other words in marks between.
func (r *reader) predicated(g Range) bool { return r.predicator(g) >= 0 }

func (r *reader) predicator(g Range) int {
	if r.doc.Language == "en" {
		return -1
	}
	for i := g.First - 1; i >= 0 && i > g.First-12; i-- {
		switch w := r.lower(i); {
		case w == "als" || w == "für":
			return i
		case r.quoteAt(i) >= 0 || r.toks[i].Tag == language.DET || r.toks[i].Tag == language.ADJ || r.toks[i].Tag == language.ADV || r.toks[i].Tag == language.CCONJ:
		default:
			return -1
		}
	}
	return -1
}

// judged reports nouns in marks in what tells that somebody accused, criticised or
// warned ("warf der Stadt „Wortbruch“ vor", "kritisierte das „Chaos im Hafen“"): the
// words that were used, unless they name somebody.
func (r *reader) judged(outer *Statement, g Range) bool {
	if r.doc.Language == "en" || outer.Kind != Reported || r.toks[g.First+1].Tag != language.NOUN {
		return false
	}
	for i := g.First; i < g.Last; i++ {
		if r.at[i] >= 0 || r.toks[i].Tag == language.PROPN || r.toks[i].Tag == language.X {
			return false
		}
	}
	i := g.First - 1
	if i > 0 && r.lower(i) == "anderem" {
		i -= 2 // "unter anderem"
	}
	for i > 0 && (r.toks[i].Tag == language.DET || r.toks[i].Tag == language.ADJ) {
		i--
	}
	if i >= 0 && r.toks[i].Tag == language.ADP && r.lower(i) != "vor" {
		return false // "kritisierte in seiner „Hafenrede“"
	}
	return outer.Act == "accuse" || outer.Act == "criticise" || outer.Act == "warn"
}

// loneNoun reports one noun in quotation marks behind "ein" or a preposition, or two
// joined ones behind a preposition: words that were used ("sprach von „Trickserei“",
// "warnte vor „Lug und Trug“"), and mostly no name.
func (r *reader) loneNoun(g Range) bool {
	if r.doc.Language == "en" || g.First == 0 || r.toks[g.First+1].Tag != language.NOUN {
		return false
	}
	b := &r.toks[g.First-1]
	switch g.Last - g.First {
	case 3:
		return b.Tag == language.ADP || b.Tag == language.DET && strings.HasPrefix(r.lower(g.First-1), "ein")
	case 5:
		return b.Tag == language.ADP && r.joins(g.First+2) && r.toks[g.First+3].Tag == language.NOUN
	}
	return false
}

// plainWord reports one word in quotation marks that is no noun or name: mostly
// the very word that was used ("nannte ihn „kaputt“").
func (r *reader) plainWord(g Range) bool {
	i := g.First + 1
	return words(r.toks, g) == 1 && r.small(i)
}

// nameInMarks reports a quotation behind a noun that introduces a name ("der Film „…“",
// data/titles.de.txt), or a name alone behind a preposition ("dem „Spiegel“").
func (r *reader) nameInMarks(g Range) bool {
	if g.First == 0 {
		return false
	}
	b := &r.toks[g.First-1]
	if r.soCalled(g.First) || r.calledSo(g) {
		return true
	}
	if b.Tag == language.CCONJ && g.First > 1 { // "die Modelle „A“ und „B“"
		if q := r.quoteAt(g.First - 2); q >= 0 && r.quotes[q].Last == g.First-1 && r.nameInMarks(r.quotes[q].Range) {
			return true
		}
	}
	if b.Tag == language.NOUN && r.titleNoun(b) {
		return !r.plainWord(g) // "nannte das System „kaputt“"
	}
	return b.Tag == language.DET && g.First > 1 && r.toks[g.First-2].Tag == language.ADP && g.Last-g.First == 3 && r.toks[g.First+1].Tag == language.PROPN
}

// objectBehind reports words in marks behind somebody whom they are said of ("warf dem
// Konzern „Versagen“ vor", "nannte den Konzern „Feind der Fischer“"): no name of his, for
// nothing else in the clause would be what is said of him.
func (r *reader) objectBehind(outer *Statement, g Range) bool {
	if r.doc.Language == "en" || outer.Kind != Reported || g.First < 2 || r.toks[g.First-1].Tag != language.NOUN || r.soCalled(g.First) || r.calledSo(g) {
		return false
	}
	i := r.articleOf(g)
	if i < 1 || r.toks[i-1].Tag == language.ADP || !r.verbatimCue(outer) && !(givenTo[outer.Act] && r.dativeBefore(g)) {
		return false
	}
	return r.onlyVerbBehind(g)
}

// articleOf gives the determiner of the noun right before words in marks, -1 if there
// is none.
func (r *reader) articleOf(g Range) int {
	i := g.First - 2
	for i > 0 && r.toks[i].Tag == language.ADJ {
		i--
	}
	if i < 0 || r.toks[i].Tag != language.DET {
		return -1
	}
	return i
}

// dativeBefore reports a noun right before words in marks that can be a dative by itself
// ("dem Konzern", "der Partei", but not "mit dem Konzern" or "der Chef der Partei").
func (r *reader) dativeBefore(g Range) bool {
	i := r.articleOf(g)
	if i < 1 || r.toks[i-1].Tag == language.ADP {
		return false
	}
	switch r.lower(i) {
	case "dem", "einem", "diesem", "seinem", "ihrem", "den":
		return true
	case "der", "einer", "dieser", "seiner", "ihrer":
		return r.toks[i-1].Tag != language.NOUN
	}
	return false
}

// onlyVerbBehind reports words in marks behind which a clause has no more than verbs,
// adverbs and prepositions, one of which may be a part of its verb ("warf … vor").
func (r *reader) onlyVerbBehind(g Range) bool {
	for k := g.Last; k < len(r.toks) && boundary(r.toks[k].Text) == 0; k++ {
		switch r.toks[k].Tag {
		case language.VERB, language.AUX, language.ADP, language.ADV, language.PUNCT:
		default:
			return false
		}
	}
	return true
}

// givenTo are the acts in which somebody is said to have or be, or is to get, what the
// object names.
var givenTo = map[string]bool{"accuse": true, "promise": true, "offer": true, "praise": true, "say": true, "threaten": true}

// noNameBehind reports that the words in marks at k are no name of the noun before
// them: it takes none, and they are more than a name; or it is a source itself ("laut
// Zeugenaussagen „Raus hier“").
func (r *reader) noNameBehind(noun, k int) bool {
	if r.doc.Language == "en" || noun != k-1 || r.toks[noun].Tag != language.NOUN {
		return false
	}
	if r.titleNoun(&r.toks[noun]) {
		q := r.quotes[r.quoteAt(k)].Range
		return r.dativeBefore(q) && r.onlyVerbBehind(q) && q.Last < len(r.toks) && r.toks[q.Last].Tag == language.ADP // "warf dem Verein „Betrug“ vor", not "sagte dem Sender „Welle“"
	}
	_, source := r.originNoun(noun, "noun")
	return source || words(r.toks, r.quotes[r.quoteAt(k)].Range) >= longestTitle
}

// titleNoun reports a noun behind which marks hold a name, also in a plural whose
// lemma is not known ("die Modelle „A“").
func (r *reader) titleNoun(t *language.Token) bool {
	w := strings.ToLower(t.Lemma)
	if r.lex.titles[w] || r.doc.Language == "en" {
		return r.lex.titles[w]
	}
	for _, ending := range [...]string{"en", "e", "n", "s"} {
		if stem, ok := strings.CutSuffix(w, ending); ok && r.lex.titles[stem] {
			return true
		}
	}
	return endsWith(r.lex.titles, w)
}

// endsWith reports a word of a list, or a compound whose last part is one ("Hilfsorganisation").
func endsWith(list map[string]bool, w string) bool {
	for i := shortestPart; i+shortestPart < len(w); i++ {
		if list[w[i:]] {
			return true
		}
	}
	return list[w]
}

// shortestPart is how many bytes a part of a compound has: a "Reaktion" is no "Aktion".
const shortestPart = 4

// soCalled reports "sogenannte" or "so-called" before a token: what follows in
// marks is a name.
func (r *reader) soCalled(i int) bool {
	w := r.lower(i - 1)
	return strings.HasPrefix(w, "sogenannt") || strings.HasPrefix(w, "genannt") && i > 1 && r.lower(i-2) == "so" || w == "so-called"
}

// title reports a quotation that is the name of something: nouns and names
// alone, behind a noun or article ("die Zeitung „Neue Woche“").
func (r *reader) title(g Range) bool {
	for i := g.First + 1; i < g.Last-1; i++ {
		switch r.toks[i].Tag {
		case language.NOUN, language.PROPN, language.X, language.NUM, language.PUNCT, language.SYM:
		case language.ADP, language.DET, language.CCONJ, language.ADJ, language.ADV:
			if i == g.First+1 && !r.capital(i) {
				return false
			}
			if r.toks[i].Tag == language.ADJ && i > g.First+1 {
				return false
			}
		default:
			return false
		}
	}
	if g.First == 0 {
		return true
	}
	switch r.toks[g.First-1].Tag {
	case language.DET:
		return !strings.HasPrefix(r.lower(g.First-1), "ein") // "eine „Stadt am Fluss“" is no name
	case language.NOUN, language.PROPN, language.ADP:
		return true
	}
	return false
}

// selfNamed reports "das sich „…“ nennt": a name and no judgement.
func (r *reader) selfNamed(st *Statement) bool {
	if r.doc.Language == "en" || len(st.Frame) == 0 || st.Cue.Empty() || r.toks[st.Cue.Last-1].Lemma != "nennen" {
		return false
	}
	return r.inRegion(st.Frame[0], "sich")
}

// verbatimCue reports whether a cue is one of naming ("nannte", "bezeichnete
// als"), after which one word in quotation marks is verbatim.
func (r *reader) verbatimCue(st *Statement) bool {
	if r.selfNamed(st) {
		return false
	}
	for i := st.Cue.First; i < st.Cue.Last; i++ {
		for _, c := range r.lex.verbs[r.toks[i].Lemma] {
			if c.has(frameAs) {
				return true
			}
		}
	}
	return false
}
