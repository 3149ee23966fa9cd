package statement

import (
	"strings"

	"synopse/language"
)

// audience finds who is spoken to where a phrase beside the cue names them:
// "im Gespräch mit der Zeitung", "vor Journalisten", "von der Stadt" with a
// demand; "in an interview with the paper", "before the committee". The
// prepositions and nouns are data/audience.*.txt.
func (r *reader) audience(g Range, act string) Range {
	for i := g.First; i+1 < g.Last; i++ {
		if r.toks[i].Tag != language.ADP || r.quoteAt(i) >= 0 {
			continue
		}
		w := contracted(r.lower(i))
		for _, a := range r.lex.audience[w] {
			if a.act != "" && a.act != act {
				continue
			}
			if a.before != "" && !(i > 0 && strings.HasSuffix(r.lower(i-1), a.before)) {
				continue
			}
			end := r.phrase(i+1, g.Last)
			if end == i+1 {
				continue
			}
			if h := (Range{i + 1, end}); a.head != "" && r.hasHead(h, a.head) || a.head == "" && (a.before != "" || r.headSpeaks(h)) {
				return h
			}
		}
	}
	return Range{}
}

// hasHead reports a noun phrase with a noun, also as the end of a compound.
func (r *reader) hasHead(g Range, noun string) bool {
	for i := g.First; i < g.Last; i++ {
		if t := r.toks[i].Tag; (t == language.NOUN || t == language.PROPN) && (strings.HasSuffix(r.lower(i), noun) || strings.EqualFold(r.toks[i].Lemma, noun)) {
			return true
		}
	}
	return false
}

// listener is one entry of data/audience.*.txt.
type listener struct {
	before string // how the word before the preposition ends: "interview"; "" for any
	head   string // the noun of the phrase; "" for anybody who can speak
	act    string // the act it goes with; "" for any
}

func loadAudience(lang string) map[string][]listener {
	m := map[string][]listener{}
	for _, f := range lines("data/audience." + lang + ".txt") {
		m[f[0]] = append(m[f[0]], listener{before: f[1], head: f[2], act: f[3]})
	}
	return m
}
