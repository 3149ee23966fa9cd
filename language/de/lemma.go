package de

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"synopse/language"
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
			continue
		}
		switch t.Tag {
		case language.NOUN:
			t.Lemma = nounLemma(t.Text, lower)
		case language.PROPN:
			t.Lemma = t.Text
		case language.ADJ:
			t.Lemma = adjectiveLemma(lower)
		case language.PUNCT, language.NUM, language.SYM, language.X:
			t.Lemma = t.Text
		default:
			t.Lemma = lower
		}
	}
}

// adjectiveLemma takes the ending of an adjective off.
func adjectiveLemma(lower string) string {
	for _, e := range [...]string{"en", "er", "es", "em", "e"} {
		if stem, ok := strings.CutSuffix(lower, e); ok && utf8.RuneCountInString(stem) > 2 {
			return stem
		}
	}
	return lower
}

// nounLemma gives the singular of a German noun as far as its ending tells.
func nounLemma(text, lower string) string {
	r, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(r) {
		return text
	}
	for _, e := range nounEndings {
		if strings.HasSuffix(lower, e.from) && len(lower) > len(e.from)+2 {
			return text[:len(text)-len(e.from)] + e.to
		}
	}
	return text
}

// nounEndings are the plural and genitive endings whose singular is certain.
var nounEndings = []struct{ from, to string }{
	{"innen", "in"}, {"ungen", "ung"}, {"heiten", "heit"}, {"keiten", "keit"}, {"schaften", "schaft"},
	{"ionen", "ion"}, {"täten", "tät"}, {"ungs", "ung"}, {"ismen", "ismus"},
	{"enten", "ent"}, {"anten", "ant"}, {"isten", "ist"}, {"ums", "um"},
	{"ments", "ment"}, {"lings", "ling"}, {"nisse", "nis"}, {"nisses", "nis"}, {"nissen", "nis"},
	{"ern", "er"}, {"ers", "er"}, {"eln", "el"}, {"els", "el"},
}
