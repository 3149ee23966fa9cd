package statement

import (
	"synopse/language"
)

// German words in marks that nothing in their clause gives to anybody. A name begins with
// a capital in German, so that words which begin in small letters are words that somebody
// used, if they are more than an expression ("nur bei einer „konkreten Gefahr für ein
// wichtiges Gut“ zulässig"), or if other words in the sentence were quoted, too.

// fewestWords is how many words in marks are more than an expression.
const fewestWords = 3

// unclaimed keeps such words, as those of who used the words before them in the sentence
// ("sprach von einem „Fehler“, wenn Boote „ohne jeden Anlass“ verkauft würden"), for sure
// behind a relative pronoun ("nannte ihn „einen Lügner“, der „alle betrogen“ habe"); else
// without a speaker.
func (r *reader) unclaimed(s, q, n int) {
	g := r.quotes[q].Range
	if r.doc.Language == "en" || r.quotes[q].open || n < 2 || !r.smallGerman(g) || r.nameInMarks(g) || r.naming(g) {
		return
	}
	other := r.quotedBeside(s, g)
	if n < fewestWords && other < 0 {
		return
	}
	st := Statement{Kind: Direct, Medium: "speech", Act: "say", Strength: "neutral", Content: []Range{g}, evidence: byMarks}
	if other >= 0 && r.out[other].Content[0].First < g.First {
		st.Speaker = r.out[other].Speaker
		if r.relativeTo(&r.out[other], g) {
			st.evidence = byPart
		}
	}
	r.quotes[q].used = true
	r.add(s, st)
}

// smallGerman reports words that begin in small letters and are German.
func (r *reader) smallGerman(g Range) bool {
	if c := r.toks[g.First+1].Text[0]; r.capital(g.First+1) || c >= '0' && c <= '9' {
		return false
	}
	noun := false
	for i := g.First + 1; i < g.Last-1; i++ {
		t := &r.toks[i]
		switch {
		case foreignWords[r.lower(i)] || t.Tag == language.X:
			return false
		case t.Tag == language.NOUN && t.Text[0] >= 'a' && t.Text[0] <= 'z':
			return false // "iPod nano"
		case t.Tag == language.NOUN || t.Tag == language.PROPN || t.Morph.Any(language.Finite|language.Infinitive|language.PastParticiple):
			noun = true
		}
	}
	return noun && r.toks[g.First+1].Tag != language.NUM
}

// naming reports a sentence that says what something is called.
func (r *reader) naming(g Range) bool {
	s := &r.doc.Sentences[r.doc.SentenceAt(g.First)]
	return r.hasLemma(Range{s.First, s.Last}, "lauten", "heißen", "nennen", "übersetzen", "gelten")
}

// quotedBeside gives a statement of other words in marks in a sentence, -1 if there is
// none: the one before them, if there is one.
func (r *reader) quotedBeside(s int, g Range) int {
	best := -1
	for _, i := range r.of[s] {
		st := &r.out[i]
		if st.Kind != Direct || st.turn || st.quotes || st.evidence == byMarks {
			continue
		}
		if best < 0 || st.Content[0].First < g.First && st.Content[0].First > r.out[best].Content[0].First {
			best = int(i)
		}
	}
	return best
}

// relativeTo reports words in a relative clause right behind those of a statement.
func (r *reader) relativeTo(st *Statement, g Range) bool {
	end := st.Content[len(st.Content)-1].Last
	return end+1 < g.First && r.toks[end].Text == "," && isRelative(r.lower(end+1)) && g.First <= end+4
}
