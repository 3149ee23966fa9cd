package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language"
)

// text is a document as the finder looks at it.
type text struct {
	doc    *language.Document
	lower  []string // of the tokens from base on
	base   int
	lang   string
	tagged bool // parts of speech are known (verbs were found)
}

func newText(doc *language.Document) *text {
	t := &text{doc: doc, lang: doc.Language, lower: make([]string, len(doc.Tokens))}
	if t.lang != "en" {
		t.lang = "de"
	}
	for i := range doc.Tokens {
		t.lower[i] = strings.ToLower(doc.Tokens[i].Text)
		if doc.Tokens[i].Tag == language.VERB {
			t.tagged = true
		}
	}
	return t
}

func (t *text) raw(i int) string {
	if i < 0 || i >= len(t.doc.Tokens) {
		return ""
	}
	return t.doc.Tokens[i].Text
}

func (t *text) low(i int) string {
	if i -= t.base; i < 0 || i >= len(t.lower) {
		return ""
	}
	return t.lower[i]
}

func (t *text) word(i int, fold bool) string {
	if fold {
		return t.low(i)
	}
	return t.raw(i)
}

// tag gives a token's part of speech, or NoTag where the document has none.
func (t *text) tag(i int) language.Tag {
	if !t.tagged || i < 0 || i >= len(t.doc.Tokens) {
		return language.NoTag
	}
	return t.doc.Tokens[i].Tag
}

// any reports whether the token has one of some tags.
func (t *text) any(i int, tags ...language.Tag) bool { return slices.Contains(tags, t.tag(i)) }

func (t *text) entity(i int) language.Entity {
	if i < 0 || i >= len(t.doc.Tokens) {
		return language.NoEntity
	}
	return t.doc.Tokens[i].Entity
}

// upper reports whether the token starts with a capital letter, or is a name with an
// article before it ("al-Hamadi").
func (t *text) upper(i int) bool {
	w := t.raw(i)
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || r == 'a' && articled(w)
}

// articled reports whether a word is an Arabic name with its article in small letters
// ("al-Hamadi").
func articled(w string) bool {
	article, name, ok := strings.Cut(w, "-")
	r, _ := utf8.DecodeRuneInString(name)
	return ok && unicode.IsUpper(r) && know().particles[article]
}

// letters reports whether the token starts with a letter.
func (t *text) letters(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.raw(i))
	return unicode.IsLetter(r)
}

// caps reports whether the token is written in capitals throughout.
func (t *text) caps(i int) bool {
	w := t.raw(i)
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// titleCase gives a word printed in capitals as it would be printed elsewhere
// ("MOSKAU": "Moskau").
func (t *text) titleCase(i int) (string, bool) {
	if !t.caps(i) || utf8.RuneCountInString(t.raw(i)) < 4 {
		return "", false
	}
	low := t.low(i)
	r, n := utf8.DecodeRuneInString(low)
	return string(unicode.ToUpper(r)) + low[n:], true
}

// finite reports whether the token is likely a finite verb.
func (t *text) verb(i int) bool {
	switch t.tag(i) {
	case language.VERB, language.AUX:
		return true
	}
	return know().say[t.low(i)] && !t.upper(i)
}

// slice joins tokens [first, last) as printed.
func (t *text) slice(first, last int) string {
	if first < 0 || last > len(t.doc.Tokens) || first >= last {
		return ""
	}
	if last == first+1 {
		return t.raw(first)
	}
	var b strings.Builder
	for i := first; i < last; i++ {
		if i > first && t.doc.Tokens[i].Start > t.doc.Tokens[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(t.raw(i))
	}
	return b.String()
}

// possessive reports whether the token is an English possessive mark.
func (t *text) possessive(i int) bool {
	w := t.raw(i)
	return w == "'s" || w == "’s" || w == "'" || w == "’"
}

// is reports whether a token is a function word of a class.
func (t *text) is(i int, class string) bool {
	return know().function[functionClass{t.lang, class}][t.low(i)]
}
