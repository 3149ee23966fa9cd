package sqlite

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"synopse/internal/query"
	"synopse/internal/terms"
)

// match writes the text clauses of a query as FTS5 has them; "" if there are none
// that must hold.
func match(q *query.Query, word wordMatch) string {
	var all, not []string
	for i := range q.Clauses {
		c := &q.Clauses[i]
		if c.Field != query.Text || len(c.Words) == 0 {
			continue
		}
		if c.Not {
			not = append(not, matchClause(c, word))
		} else {
			all = append(all, matchClause(c, word))
		}
	}
	if len(all) == 0 {
		return ""
	}
	out := strings.Join(all, " AND ")
	for _, n := range not {
		out = "(" + out + ") NOT " + n
	}
	return out
}

// unmatch writes the clauses that must not hold where none must; "" without any.
func unmatch(q *query.Query) string {
	var not []string
	for i := range q.Clauses {
		if c := &q.Clauses[i]; c.Field == query.Text && c.Not && len(c.Words) > 0 {
			not = append(not, matchClause(c, finding))
		}
	}
	return strings.Join(not, " OR ")
}

func matchClause(c *query.Clause, word wordMatch) string {
	if c.Phrase && len(c.Words) > 1 {
		return "(lemmas : (" + strings.Join(phrases(c.Words), " OR ") + "))"
	}
	var words []string
	for i := range c.Words {
		words = append(words, word(&c.Words[i]))
	}
	return "(" + strings.Join(words, " AND ") + ")"
}

// shortWord is how many letters a word has at most that stands in so many sentences
// that looking through them takes long: articles, prepositions, "and".
const shortWord = 3

// apart says that the longer words of a phrase are together in no sentence: that is
// known long before it is known where "the" stands.
func (l *Library) apart(ctx context.Context, q *query.Query) (bool, error) {
	for i := range q.Clauses {
		c := &q.Clauses[i]
		if c.Field != query.Text || !c.Phrase || c.Not {
			continue
		}
		var long []string
		for i := range c.Words {
			if w := &c.Words[i]; utf8.RuneCountInString(w.Form) > shortWord {
				long = append(long, "("+strings.Join(lemmasOf(w), " OR ")+")")
			}
		}
		if len(long) < 2 || len(long) == len(c.Words) {
			continue
		}
		some, err := l.one(ctx, []any{new(int64)}, "SELECT rowid FROM sentences WHERE sentences MATCH ? LIMIT 1", "lemmas : ("+strings.Join(long, " AND ")+")")
		if err != nil || !some {
			return true, err
		}
	}
	return false, nil
}

// lemmasOf gives the lemmas that a word of a phrase may have.
func lemmasOf(w *query.Word) (out []string) {
	for _, lemma := range append(slices.Clone(w.Lemmas), terms.Folded(w.Form)...) {
		out = append(out, quoted(lemma))
	}
	return out
}

// wordMatch is how a word is written for FTS5.
type wordMatch func(w *query.Word) string

// ranking finds a word by one of its lemmas, or as it stands: each column by itself,
// since what is found in lemmas ranks higher.
func ranking(w *query.Word) string {
	lemmas, forms := matching(w)
	return "(lemmas : (" + strings.Join(lemmas, " OR ") + ") OR forms : (" + strings.Join(forms, " OR ") + "))"
}

// finding finds the same in less time: what is looked for in both columns is looked for
// once.
func finding(w *query.Word) string {
	lemmas, forms := matching(w)
	var both []string
	for _, l := range lemmas {
		if slices.Contains(forms, l) {
			both = append(both, l)
		}
	}
	only := func(column string, list []string) {
		if list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(lemmas, s) && slices.Contains(forms, s) }); len(list) > 0 {
			both = append(both, column+" : ("+strings.Join(list, " OR ")+")")
		}
	}
	only("lemmas", lemmas)
	only("forms", forms)
	return "(" + strings.Join(both, " OR ") + ")"
}

// matching gives what a word can be among the lemmas and among the forms.
func matching(w *query.Word) (lemmas, forms []string) {
	for _, f := range append([]string{w.Form}, terms.Folded(w.Form)...) {
		forms = append(forms, quoted(f))
	}
	lemmas = slices.Clone(forms)
	for _, l := range w.Lemmas {
		if !slices.Contains(lemmas, quoted(l)) {
			lemmas = append(lemmas, quoted(l))
		}
	}
	for _, s := range w.Sounds {
		forms = append(forms, quoted(s))
	}
	if w.Prefix {
		lemmas, forms = append(lemmas, quoted(w.Form)+" *"), append(forms, quoted(w.Form)+" *")
	}
	return lemmas, forms
}

// mostPhrases is how many ways a phrase is tried in: words have several lemmas.
const mostPhrases = 24

// phrases gives the ways in which the words of a phrase can follow each other.
func phrases(words []query.Word) []string {
	ways := [][]string{nil}
	for i := range words {
		lemmas := append(slices.Clone(words[i].Lemmas), terms.Folded(words[i].Form)...)
		var next [][]string
		for _, w := range ways {
			for _, l := range lemmas {
				if len(next) < mostPhrases {
					next = append(next, append(slices.Clone(w), l))
				}
			}
		}
		ways = next
	}
	var out []string
	for _, w := range ways {
		out = append(out, quoted(strings.Join(w, " ")))
	}
	return out
}

// quoted writes a term as a string of FTS5; terms have no quotation marks.
func quoted(term string) string { return `"` + strings.ReplaceAll(term, `"`, "") + `"` }
