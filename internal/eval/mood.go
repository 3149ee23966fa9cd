package eval

import (
	"io"
	"sort"
	"strings"

	"synopse/internal/corpus"
	"synopse/language"
)

var moodSuite = Suite{
	Name:  "mood",
	About: "German Konjunktiv I and II on the file's own sentences and words (CoNLL-U; Mood=Sub with Tense=Pres or Past)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var one, two, finite tally
		err := eachTreebank(in, predictions, func(_ string, w corpus.Word, t language.Token) {
			sub := w.Feature("Mood") == "Sub"
			count(&one, sub && w.Feature("Tense") == "Pres", t.Morph.Has(language.Konjunktiv1))
			count(&two, sub && w.Feature("Tense") == "Past", t.Morph.Has(language.Konjunktiv2))
			count(&finite, w.Feature("Mood") != "", t.Morph.Has(language.Finite))
		})
		if err != nil {
			return nil, err
		}
		return []Figure{one.figure("Konjunktiv I"), two.figure("Konjunktiv II"), finite.figure("finite verbs")}, nil
	},
}

// count adds one yes-or-no question to t.
func count(t *tally, gold, predicted bool) {
	if gold {
		t.gold++
	}
	if predicted {
		t.predicted++
	}
	if gold && predicted {
		t.correct++
	}
}

// features writes a morphology as UD features, in their order.
func features(m language.Morph) string {
	var out []string
	for _, f := range featureNames {
		if m.Has(f.morph) {
			out = append(out, f.name)
		}
	}
	if len(out) == 0 {
		return "_"
	}
	sort.Strings(out)
	return strings.Join(out, "|")
}

var featureNames = []struct {
	morph language.Morph
	name  string
}{
	{language.Masculine, "Gender=Masc"}, {language.Feminine, "Gender=Fem"}, {language.Neuter, "Gender=Neut"},
	{language.Konjunktiv1, "Mood=Sub"}, {language.Konjunktiv2 | language.Past, "Mood=Sub"},
	{language.Imperative, "Mood=Imp"},
	{language.Singular, "Number=Sing"}, {language.Plural, "Number=Plur"},
	{language.First, "Person=1"}, {language.Second, "Person=2"}, {language.Third, "Person=3"},
	{language.Present, "Tense=Pres"}, {language.Past, "Tense=Past"},
	{language.Finite, "VerbForm=Fin"}, {language.Infinitive, "VerbForm=Inf"},
	{language.PastParticiple, "VerbForm=Part"}, {language.PresentParticiple, "VerbForm=Part"},
}
