package eval

import (
	"io"

	"synopse/internal/corpus"
	"synopse/language"
)

var nounsSuite = Suite{
	Name:  "nouns",
	About: "number and gender of common nouns on the file's own sentences and words (CoNLL-U)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var number, gender tally
		err := eachTreebank(in, predictions, func(_ string, w corpus.Word, t language.Token) {
			if w.Tag != "NOUN" {
				return
			}
			judgeFeature(&number, w.Feature("Number"), t.Morph, numberNames)
			judgeFeature(&gender, w.Feature("Gender"), t.Morph, genderNames)
		})
		if err != nil {
			return nil, err
		}
		if gender.gold == 0 { // English
			return []Figure{number.figure("number")}, nil
		}
		return []Figure{number.figure("number"), gender.figure("gender")}, nil
	},
}

var (
	numberNames = map[string]language.Morph{"Sing": language.Singular, "Plur": language.Plural}
	genderNames = map[string]language.Morph{"Masc": language.Masculine, "Fem": language.Feminine, "Neut": language.Neuter}
)

// judgeFeature adds one question with several answers to t: words whose feature
// the treebank does not give are not asked about, those left open count as not
// predicted.
func judgeFeature(t *tally, gold string, m language.Morph, names map[string]language.Morph) {
	want, ok := names[gold]
	if !ok {
		return
	}
	t.gold++
	for _, answer := range names {
		if m.Has(answer) {
			t.predicted++
		}
	}
	if m.Has(want) {
		t.correct++
	}
}
