package de

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"synopse/language"
	"synopse/language/ending"
)

//go:embed data/lemmas.txt
var lemmaList string

// lemmaData are the irregular lemmas: by part of speech and form.
type lemmaData struct {
	byTag     map[language.Tag]map[string]string
	preferred map[string]bool
}

var lemmaTable = sync.OnceValue(func() lemmaData {
	d := lemmaData{map[language.Tag]map[string]string{}, map[string]bool{}}
	for line := range strings.Lines(lemmaList) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		if fields[0] == "prefer" {
			for _, w := range fields[1:] {
				d.preferred[w] = true
			}
			continue
		}
		tag := language.ParseTag(fields[0])
		if d.byTag[tag] == nil {
			d.byTag[tag] = map[string]string{}
		}
		for _, w := range fields[2:] {
			d.byTag[tag][w] = fields[1]
		}
	}
	return d
})

// preferred gives the verbs that are chosen where a form fits several.
func preferred() map[string]bool { return lemmaTable().preferred }

// lemmas fills the lemmas of all tokens that are not verbs.
func (a *annotator) lemmas(tokens []language.Token) {
	table := lemmaTable().byTag
	for i := range tokens {
		t := &tokens[i]
		if t.Lemma != "" {
			continue
		}
		lower := a.words.Lower(i)
		if l, ok := table[t.Tag][lower]; ok {
			t.Lemma = l
			if t.Tag == language.NOUN {
				t.Lemma = capitals(t.Text, lower, l)
			}
			continue
		}
		switch t.Tag {
		case language.NOUN:
			t.Lemma = nounLemma(t.Text, lower)
		case language.PROPN:
			t.Lemma = t.Text
		case language.ADJ:
			t.Lemma = endings().Lemma("ADJ", lower)
		case language.PUNCT, language.NUM, language.SYM, language.X:
			t.Lemma = t.Text
		default:
			t.Lemma = lower
		}
	}
}

//go:embed data/endings.txt
var endingList string

// endings are the rules for nouns and adjectives.
var endings = sync.OnceValue(func() *ending.Rules {
	r, err := ending.Parse(endingList)
	if err != nil {
		panic(err) // the file is part of the program and parsed by its tests
	}
	return r
})

// genitives takes the "s" off names whose form without it the text or the
// gazetteer knows ("Russlands", "Webers").
func genitives(doc *language.Document) {
	seen := map[string]bool{}
	for i := range doc.Tokens {
		if doc.Tokens[i].Tag == language.PROPN {
			seen[doc.Tokens[i].Text] = true
		}
	}
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		base, ok := strings.CutSuffix(t.Text, "s")
		if t.Tag != language.PROPN || !ok || len(base) < 3 {
			continue
		}
		if seen[base] || names().Exact(base) && !names().Exact(t.Text) {
			t.Lemma = base
		}
	}
}

// nounLemma gives the singular of a German noun, with the capitals of the form.
func nounLemma(text, lower string) string {
	return capitals(text, lower, endings().Lemma("NOUN", lower))
}

// capitals writes a lemma in lower case with the capitals of the form.
func capitals(text, lower, lemma string) string {
	same := 0 // bytes that text in lower case and lemma share
	for same < len(lemma) && same < len(lower) && lemma[same] == lower[same] {
		same++
	}
	if len(text) != len(lower) {
		return text
	}
	for same > 0 && same < len(text) && !utf8.RuneStart(text[same]) {
		same--
	}
	if same == 0 {
		r, n := utf8.DecodeRuneInString(lemma)
		return string(unicode.ToUpper(r)) + lemma[n:]
	}
	return text[:same] + lemma[same:]
}
