package postgres

import (
	"slices"
	"strings"

	"synopse/internal/query"
	"synopse/internal/terms"
)

// matcher is a clause of text.
type matcher struct {
	phrase bool
	words  []wordMatcher
}

// wordMatcher finds a word by one of its lemmas, or as it stands.
type wordMatcher struct {
	lemmas []string // any of these as a lemma
	forms  []string // or any of these as another form
	phrase []string // within a phrase: any of these as a lemma
	prefix string   // or whatever begins so; "" if it is a whole word
}

func matcherOf(c *query.Clause) matcher {
	m := matcher{phrase: c.Phrase && len(c.Words) > 1}
	for i := range c.Words {
		w := &c.Words[i]
		forms := append([]string{w.Form}, terms.Folded(w.Form)...)
		x := wordMatcher{lemmas: append(slices.Clone(forms), w.Lemmas...), forms: append(slices.Clone(forms), w.Sounds...)}
		x.phrase = append(slices.Clone(w.Lemmas), terms.Folded(w.Form)...)
		if w.Prefix {
			x.prefix = w.Form
		}
		m.words = append(m.words, x)
	}
	return m
}

// tsquery writes what a report must have for a sentence of it to fit.
func (m *matcher) tsquery() string {
	var all []string
	for i := range m.words {
		w := &m.words[i]
		var any []string
		list := append(slices.Clone(w.lemmas), w.forms...)
		if m.phrase {
			list = w.phrase
		}
		for _, t := range list {
			if q := quoted(t); t != "" && !slices.Contains(any, q) {
				any = append(any, q)
			}
		}
		if w.prefix != "" && !m.phrase {
			any = append(any, quoted(w.prefix)+":*")
		}
		if len(any) > 0 {
			all = append(all, "("+strings.Join(any, "|")+")")
		}
	}
	return "(" + strings.Join(all, "&") + ")"
}

// quoted writes a term for a tsquery.
func quoted(term string) string {
	return "'" + strings.NewReplacer("'", "''", `\`, `\\`).Replace(safe(term)) + "'"
}

// may says whether the clause can hold of a sentence: whether its words are there as
// parts of others at least.
func (m *matcher) may(s *sentenceTerms) bool {
	for i := range m.words {
		w := &m.words[i]
		switch {
		case m.phrase && !containsAny(s.lemmas, w.phrase):
			return false
		case m.phrase:
		case containsAny(s.lemmas, w.lemmas) || containsAny(s.forms, w.forms):
		case w.prefix == "" || !strings.Contains(s.lemmas, w.prefix) && !strings.Contains(s.forms, w.prefix):
			return false
		}
	}
	return true
}

func containsAny(s string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// holds says whether the clause holds of a sentence, and how often its words are
// there.
func (m *matcher) holds(s *termList) (times int, ok bool) {
	if m.phrase {
		for i := range s.lemmas {
			if m.phraseAt(s.lemmas[i:]) {
				times++
			}
		}
		return times, times > 0
	}
	for i := range m.words {
		n := m.words[i].times(s)
		if n == 0 {
			return 0, false
		}
		times += n
	}
	return times, true
}

func (m *matcher) phraseAt(lemmas []string) bool {
	if len(lemmas) < len(m.words) {
		return false
	}
	for i := range m.words {
		if !slices.Contains(m.words[i].phrase, lemmas[i]) {
			return false
		}
	}
	return true
}

func (w *wordMatcher) times(s *termList) (n int) {
	for _, t := range s.lemmas {
		if slices.Contains(w.lemmas, t) || w.prefix != "" && strings.HasPrefix(t, w.prefix) {
			n += 2 // a lemma tells more than another form
		}
	}
	for _, t := range s.forms {
		if slices.Contains(w.forms, t) || w.prefix != "" && strings.HasPrefix(t, w.prefix) {
			n++
		}
	}
	return n
}

// fits says whether a sentence is a hit as far as its words go, and how well.
func (x *search) fits(s *sentenceTerms) (rank float64, ok bool) {
	for i := range x.texts {
		if !x.texts[i].may(s) {
			return 0, false
		}
	}
	if len(x.texts) == 0 && !slices.ContainsFunc(x.not, func(m matcher) bool { return m.may(s) }) {
		return 0, true
	}
	list := s.list()
	for i := range x.not {
		if _, holds := x.not[i].holds(&list); holds {
			return 0, false
		}
	}
	return x.rank(&list)
}

// rank says whether the clauses of text hold of a sentence, and how well.
func (x *search) rank(s *termList) (rank float64, ok bool) {
	// As in BM25 (Robertson, Zaragoza 2009): more is better, with less and less
	// effect; in a short sentence more so.
	const k, b, usual = 1.2, 0.75, 18.0
	long := k * (1 - b + b*float64(len(s.lemmas))/usual)
	for i := range x.texts {
		n, holds := x.texts[i].holds(s)
		if !holds {
			return 0, false
		}
		rank += float64(n) / (float64(n) + long)
	}
	return rank, true
}
