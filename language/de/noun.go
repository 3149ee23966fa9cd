package de

import (
	_ "embed"
	"strings"
	"sync"

	"synopse/language"
	"synopse/language/wordlist"
)

//go:embed data/articles.txt
var articleList string

// article is what a word before a noun says of it.
type article struct {
	singular wordlist.Kinds // genders it has in the singular
	plural   bool
	rarely   bool // the plural, where the singular fits as well
}

var articles = sync.OnceValue(func() map[string]article {
	genders := map[rune]wordlist.Kinds{'m': wordlist.Masculine, 'f': wordlist.Feminine, 'n': wordlist.Neuter}
	out := map[string]article{}
	for line := range strings.Lines(articleList) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		var a article
		for _, f := range fields[1:] {
			switch f {
			case "p":
				a.plural = true
			case "p?":
				a.plural, a.rarely = true, true
			default:
				for _, r := range f {
					a.singular |= genders[r]
				}
			}
		}
		out[fields[0]] = a
	}
	return out
})

// nouns fills number and gender of the common nouns, as far as the dictionary
// and the word that opens the noun phrase tell.
func (a *annotator) nouns(tokens []language.Token) {
	for i := range tokens {
		if tokens[i].Tag == language.NOUN {
			art, ok := a.opening(tokens, i)
			tokens[i].Morph = nounMorph(a.words.Noun(i), art, ok)
		}
	}
}

// opening gives the article or number word that opens the noun phrase of token
// i: up to four words before it, over adjectives and numbers.
func (a *annotator) opening(tokens []language.Token, i int) (article, bool) {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if art, ok := articles()[a.words.Lower(k)]; ok {
			return art, true
		}
		if t := tokens[k].Tag; t != language.ADJ && t != language.NUM && t != language.ADV {
			break
		}
	}
	return article{}, false
}

const (
	eitherNumber = wordlist.Singular | wordlist.Plural
	anyGender    = wordlist.Masculine | wordlist.Feminine | wordlist.Neuter
)

// nounMorph joins what is known of a noun with its article. An article that
// contradicts the dictionary ("die Kiefer": jaws or a tree) is left aside.
func nounMorph(noun wordlist.Kinds, art article, hasArticle bool) language.Morph {
	if noun == 0 {
		if !hasArticle {
			return 0
		}
		noun = eitherNumber | anyGender
	}
	if hasArticle {
		noun = agree(noun, art)
	}
	var m language.Morph
	switch noun & eitherNumber {
	case wordlist.Singular:
		m |= language.Singular
	case wordlist.Plural:
		m |= language.Plural
	}
	switch noun & anyGender {
	case wordlist.Masculine:
		m |= language.Masculine
	case wordlist.Feminine:
		m |= language.Feminine
	case wordlist.Neuter:
		m |= language.Neuter
	}
	return m
}

// agree gives the readings of a noun that fit its article, or all.
func agree(noun wordlist.Kinds, art article) wordlist.Kinds {
	genders := noun & anyGender
	if genders == 0 {
		genders = anyGender
	}
	singular := noun&wordlist.Singular != 0 && genders&art.singular != 0
	plural := noun&wordlist.Plural != 0 && art.plural
	switch {
	case singular && (!plural || art.rarely):
		return wordlist.Singular | genders&art.singular
	case plural && !singular:
		return noun &^ wordlist.Singular
	}
	return noun
}
