package train

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language/display"

	xlanguage "golang.org/x/text/language"

	"synopse/internal/corpus"
	"synopse/language/gazetteer"
)

// The names learnt for a language come from corpora of the other one, so that
// the models that use them as features are not fooled by names they were
// trained on.

//go:embed data/names-de.txt
var germanNameList string

//go:embed data/names-en.txt
var englishNameList string

// germanNames gives the table of names for German.
func germanNames() ([]byte, error) {
	names := gazetteer.Parse(germanNameList)
	countries(names)
	if err := tagged(names, "entities/en_uner_ewt_train.tsv.gz"); err != nil {
		return nil, err
	}
	for _, bank := range []string{"tagging/en_ewt_train.conllu.gz", "tagging/en_gum_ccby_train.conllu.gz"} {
		sentences, err := treebank(bank)
		if err != nil {
			return nil, err
		}
		for _, s := range sentences {
			for _, w := range s.Words {
				if w.Tag == "PROPN" && nameLike(w.Form) {
					names[w.Form] |= gazetteer.LearntName
				}
			}
		}
	}
	return gazetteer.Build(names), nil
}

// englishNames gives the table of names for English.
func englishNames() ([]byte, error) {
	names := gazetteer.English(gazetteer.Parse(englishNameList))
	countries(names)
	err := tagged(names, "entities/de_germeval_a.tsv.gz")
	return gazetteer.Build(names), err
}

// tagged adds the words of the names of a corpus.
func tagged(names map[string]gazetteer.Kinds, file string) error {
	data, err := corpus.Read(shared(file))
	if err != nil {
		return err
	}
	sentences, err := corpus.BIO(file, data)
	if err != nil {
		return err
	}
	kinds := map[string]gazetteer.Kinds{
		"PER": gazetteer.LearntPerson, "LOC": gazetteer.LearntLocation, "ORG": gazetteer.LearntOrganisation,
	}
	for _, s := range sentences {
		for i, tag := range s.Tags {
			_, kind, _ := strings.Cut(tag, "-")
			if kinds[kind] != 0 && nameLike(s.Tokens[i]) {
				names[s.Tokens[i]] |= kinds[kind]
			}
		}
	}
	return nil
}

// countries adds the countries whose name is one word.
func countries(names map[string]gazetteer.Kinds) {
	for name := range countryNames {
		if nameLike(name) && !strings.Contains(name, " ") {
			names[name] |= gazetteer.Region
		}
	}
}

// countryNames yields the names of countries in German and English (CLDR).
func countryNames(yield func(string) bool) {
	german, english := display.German.Regions(), display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := xlanguage.ParseRegion(string([]rune{a, b}))
			if err != nil || !region.IsCountry() {
				continue
			}
			if !yield(german.Name(region)) || !yield(english.Name(region)) {
				return
			}
		}
	}
}

// nameLike keeps words of three letters and more that begin with a capital.
func nameLike(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && utf8.RuneCountInString(s) > 2
}
