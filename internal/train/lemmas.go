package train

import (
	"fmt"
	"io"
	"strings"

	"synopse/internal/corpus"
	"synopse/language/ending"
)

// lemmaPairs gives the forms and lemmas of the words whose lemma the endings
// tell.
func (l *tongue) lemmaPairs(sentences []corpus.Sentence) []ending.Pair {
	var out []ending.Pair
	for _, s := range sentences {
		for _, w := range s.Words {
			class := l.lemmaClass(w)
			form, lemma := strings.ToLower(w.Form), strings.ToLower(w.Lemma)
			if class == "" || lemma == "_" || strings.ContainsAny(form+lemma, " |,0123456789") {
				continue
			}
			out = append(out, ending.Pair{Class: class, Form: form, Lemma: lemma})
		}
	}
	return out
}

func germanLemmaClass(w corpus.Word) string {
	switch w.Tag {
	case "NOUN", "ADJ":
		return w.Tag
	}
	return ""
}

func englishLemmaClass(w corpus.Word) string {
	switch w.Tag {
	case "NOUN", "ADJ", "ADV":
		return w.Tag
	case "VERB", "AUX":
		return strings.Replace(englishLabel(w), "AUX", "VERB", 1)
	}
	return ""
}

func trainLemmas(l *tongue) ([]byte, error) {
	var pairs []ending.Pair
	for _, name := range l.treebanks {
		sentences, err := treebank(name)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, l.lemmaPairs(sentences)...)
	}
	head := fmt.Sprintf("# Endings of %s forms and of their lemmas, learnt from treebanks (docs/MODELS.md).\n", l.code)
	return []byte(head + ending.Learn(pairs)), nil
}

// foldLemmas cross-validates the endings on the documents of one treebank.
func foldLemmas(w io.Writer, l *tongue) error {
	var rest []ending.Pair
	for _, name := range l.treebanks {
		if name == l.folds {
			continue
		}
		sentences, err := treebank(name)
		if err != nil {
			return err
		}
		rest = append(rest, l.lemmaPairs(sentences)...)
	}
	own, err := treebank(l.folds)
	if err != nil {
		return err
	}
	right, total := map[string]int{}, map[string]int{}
	for fold := range foldCount {
		learn, test := append([]ending.Pair(nil), rest...), []ending.Pair(nil)
		document := 0
		for _, s := range own {
			if s.NewDoc {
				document++
			}
			pairs := l.lemmaPairs([]corpus.Sentence{s})
			if document%foldCount == fold {
				test = append(test, pairs...)
			} else {
				learn = append(learn, pairs...)
			}
		}
		rules, err := ending.Parse(ending.Learn(learn))
		if err != nil {
			return err
		}
		for _, p := range test {
			total[p.Class]++
			if rules.Lemma(p.Class, p.Form) == p.Lemma {
				right[p.Class]++
			}
		}
	}
	for _, class := range []string{"NOUN", "ADJ", "ADV", "VERB-d", "VERB-z", "VERB-i", "VERB-g", "VERB-n"} {
		if total[class] > 0 {
			fmt.Fprintf(w, "lemmas %s %s: %.2f %% (%d of %d)\n", l.code, class, 100*float64(right[class])/float64(total[class]), right[class], total[class])
		}
	}
	return nil
}
