// Package marked says which words of a sentence look like those that were searched
// for: a library finds sentences by lemmas, which are not kept in their places. It says
// so of names, too.
package marked

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/library"
	"synopse/internal/query"
	"synopse/internal/terms"
)

// Words gives the words of a sentence, which begins at the code point start of its
// report, that look like those of the query.
func Words(text string, start int, q *query.Query) []library.Range {
	var looked []lookedFor
	for i := range q.Clauses {
		c := &q.Clauses[i]
		if c.Field != query.Text || c.Not {
			continue
		}
		for j := range c.Words {
			for _, w := range append([]string{c.Words[j].Form}, c.Words[j].Lemmas...) {
				looked = append(looked, looking(folded(w)))
			}
		}
	}
	if len(looked) == 0 {
		return nil
	}
	var out []library.Range
	runes := []rune(text)
	for i := 0; i < len(runes); {
		if !wordRune(runes[i]) {
			i++
			continue
		}
		end := i
		for end < len(runes) && wordRune(runes[end]) {
			end++
		}
		word := folded(terms.Clean(string(runes[i:end])))
		for _, w := range looked {
			if w.like(word) {
				out = append(out, library.Range{Start: start + i, End: start + end})
				break
			}
		}
		i = end
	}
	return out
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

func folded(w string) string {
	if f := terms.Folded(w); len(f) > 0 {
		return f[len(f)-1]
	}
	return w
}

// leastStem is how many letters two forms of a word share at least, and leastPart
// how many a part of a compound has.
const (
	leastStem = 4
	leastPart = 4
)

// lookedFor is a word searched for.
type lookedFor struct {
	word, stem string
	length     int // of the word, in letters
}

func looking(word string) lookedFor {
	letters := []rune(word)
	n := len(letters)
	return lookedFor{word, string(letters[:max(min(n, leastStem), n-2)]), n}
}

// like says whether a word of the text is likely a form of it: the same, with another
// ending, or a compound with it.
func (l *lookedFor) like(word string) bool {
	if word == l.word {
		return true
	}
	if l.length >= leastPart && strings.Contains(word, l.word) {
		return true
	}
	return l.length >= leastStem && strings.HasPrefix(word, l.stem) && utf8.RuneCountInString(word) <= l.length+3
}

// Looked gives the words of a name that somebody looks for; each may be the
// beginning of one.
func Looked(name string) []query.Word {
	var out []query.Word
	for _, w := range terms.Split(name) {
		c := terms.Clean(w)
		out = append(out, query.Word{Text: w, Form: c, Sounds: terms.Sounds(w), Prefix: len(c) > 2})
	}
	return out
}

// Named says whether every word is one of the name's, or begins one where it
// is marked so.
func Named(name string, words []query.Word) bool {
	var have []string
	for _, w := range terms.Split(name) {
		c := terms.Clean(w)
		have = append(append(have, c), terms.Folded(c)...)
	}
	for i := range words {
		w := &words[i]
		found := false
		for _, h := range have {
			for _, f := range append([]string{w.Form}, terms.Folded(w.Form)...) {
				found = found || h == f || w.Prefix && strings.HasPrefix(h, f)
			}
		}
		if !found {
			return false
		}
	}
	return true
}
