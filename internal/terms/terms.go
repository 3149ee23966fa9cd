// Package terms makes the words that sentences are found by.
//
// In: a sentence that was read, or a word that somebody searches for. Out: terms:
// lower case, letters and digits with "-" and "." inside, and "~" before the sound
// of a name. A sentence has its lemmas in the order of its words, so that phrases
// can be found, and other forms in no order: words as printed where they differ,
// spellings without marks (mueller and muller for Müller), parts of German
// compounds, the sounds of names (Lawrow, Lavrov). It is pure.
package terms

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
)

// longest is how many bytes a term has at most; the rest is cut.
const longest = 64

// Sound marks the terms that are sounds of names.
const Sound = "~"

// Of gives the terms of a sentence of a document.
func Of(doc *language.Document, s *language.Sentence) (lemmas, forms []string) {
	lang := doc.Language
	if s.Language != "" {
		lang = s.Language
	}
	for _, t := range doc.Tokens[s.First:s.Last] {
		word := Clean(t.Text)
		if t.Tag == language.PUNCT || word == "" {
			continue
		}
		lemma := Clean(t.Lemma)
		if lemma == "" {
			lemma = word
		}
		lemmas = append(lemmas, lemma)
		forms = append(forms, others(t, word, lemma, lang)...)
	}
	slices.Sort(forms)
	return lemmas, slices.Compact(forms)
}

// others gives what else a token can be found by.
func others(t language.Token, word, lemma, lang string) []string {
	var out []string
	if word != lemma {
		out = append(out, word)
	}
	for _, w := range [...]string{word, lemma} {
		for _, f := range Folded(w) {
			if f != lemma && f != word {
				out = append(out, f)
			}
		}
	}
	out = append(out, parts(t, word, lemma, lang)...)
	if t.Tag == language.PROPN {
		out = append(out, Sounds(t.Text)...)
	}
	return out
}

// parts gives the parts of a compound, German or hyphened.
func parts(t language.Token, word, lemma, lang string) []string {
	var out []string
	add := func(w string) {
		if w = Clean(w); w != "" && w != lemma && w != word {
			out = append(append(out, w), Folded(w)...)
		}
	}
	if strings.Contains(word, "-") {
		for _, p := range strings.Split(word, "-") {
			add(p)
		}
	}
	if lang == "de" && (t.Tag == language.NOUN || t.Tag == language.PROPN) && t.Lemma != "" {
		for _, p := range de.CompoundParts(t.Lemma) {
			add(p)
		}
	}
	return out
}

// Sounds gives the terms for the sounds of a word of a name.
func Sounds(word string) []string {
	sounds := actor.Sounds(word)
	out := make([]string, 0, len(sounds))
	for _, s := range sounds {
		if len(s) > 2 {
			out = append(out, Sound+cut(s))
		}
	}
	return out
}

// Clean gives a word as a term: lower case, without what is no letter, digit,
// mark, or hyphen or stop inside; "" if nothing is left.
func Clean(word string) string {
	if isASCII(word) {
		return cleanASCII(word)
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(word) {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
			b.WriteRune(unicode.ToLower(r))
		case r == '-', r == '‑', r == '–':
			b.WriteByte('-')
		case r == '.', r == ',':
			b.WriteByte('.')
		}
	}
	return cut(strings.Trim(b.String(), "-."))
}

// cleanASCII is Clean for most words.
func cleanASCII(word string) string {
	out := make([]byte, 0, len(word))
	for i := range len(word) {
		switch c := word[i]; {
		case c >= 'A' && c <= 'Z':
			out = append(out, c+'a'-'A')
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '.':
			out = append(out, c)
		case c == ',':
			out = append(out, '.')
		}
	}
	return cut(strings.Trim(string(out), "-."))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func cut(s string) string {
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "")
}

var german = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// Folded gives the spellings of a term without marks, where they are others:
// with German umlauts written out, and with all marks left off.
func Folded(term string) []string {
	if isASCII(term) {
		return nil
	}
	var out []string
	for _, f := range [...]string{plain(german.Replace(term)), plain(term)} {
		if f != term && f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "ø", "o", "œ", "oe", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// plain takes the marks off letters.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(letters.Replace(s)) {
		if !unicode.IsMark(r) {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}
