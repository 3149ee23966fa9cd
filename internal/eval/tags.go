package eval

import (
	"fmt"
	"io"
	"strings"

	"synopse/internal/corpus"
	"synopse/language"
)

var tagsSuite = Suite{
	Name:  "tags",
	About: "universal parts of speech on the file's own sentences and words (CoNLL-U)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var all tally
		by := map[string]*tally{}
		err := eachTreebank(in, predictions, func(_ string, w corpus.Word, t language.Token) {
			got := t.Tag.String()
			countAnswer(&all, by, w.Tag, got)
		})
		if err != nil {
			return nil, err
		}
		out := []Figure{Accuracy("UPOS", all.correct, all.gold)}
		for t := language.ADJ; t <= language.X; t++ {
			if b := by[t.String()]; b != nil {
				out = append(out, b.figure(t.String()))
			}
		}
		return out, nil
	},
}

func countAnswer(all *tally, by map[string]*tally, gold, got string) {
	of := func(name string) *tally {
		if by[name] == nil {
			by[name] = &tally{}
		}
		return by[name]
	}
	all.gold++
	of(gold).gold++
	of(got).predicted++
	if gold == got {
		all.correct++
		of(gold).correct++
	}
}

var lemmasSuite = Suite{
	Name:  "lemmas",
	About: "lemmas on the file's own sentences and words, without regard to case (CoNLL-U)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var all, verbs, nouns, names, rest tally
		err := eachTreebank(in, predictions, func(_ string, w corpus.Word, t language.Token) {
			if w.Tag == "PUNCT" || w.Tag == "SYM" || w.Tag == "X" || w.Lemma == "_" {
				return
			}
			part := &rest
			switch w.Tag {
			case "VERB", "AUX":
				part = &verbs
			case "NOUN":
				part = &nouns
			case "PROPN":
				part = &names
			}
			right := strings.EqualFold(w.Lemma, t.Lemma)
			for _, c := range []*tally{&all, part} {
				c.gold++
				if right {
					c.correct++
				}
			}
		})
		if err != nil {
			return nil, err
		}
		return []Figure{
			Accuracy("all but punctuation", all.correct, all.gold),
			Accuracy("verbs", verbs.correct, verbs.gold),
			Accuracy("nouns", nouns.correct, nouns.gold),
			Accuracy("names", names.correct, names.gold),
			Accuracy("others", rest.correct, rest.gold),
		}, nil
	},
}

// eachTreebank annotates the words of every file and calls judge for each with
// the gold and the outcome. Predictions are written as CoNLL-U with the file's
// own comments and words.
func eachTreebank(in []Input, predictions io.Writer, judge func(code string, w corpus.Word, t language.Token)) error {
	for _, f := range in {
		gold, err := corpus.CoNLLU(f.Path, f.Data)
		if err != nil {
			return err
		}
		code := languageOf(f.Path, sampleOf(gold))
		forms := make([][]string, len(gold))
		for i, s := range gold {
			for _, w := range s.Words {
				forms[i] = append(forms[i], w.Form)
			}
		}
		doc := fromSentences(code, forms)
		readers[code].annotate(&doc)
		for i, s := range doc.Sentences {
			for k, t := range doc.Tokens[s.First:s.Last] {
				judge(code, gold[i].Words[k], t)
			}
			writeWords(predictions, gold[i], doc.Tokens[s.First:s.Last])
		}
	}
	return nil
}

func writeWords(w io.Writer, gold corpus.Sentence, tokens []language.Token) {
	for _, c := range gold.Comments {
		fmt.Fprintln(w, c)
	}
	surface := map[int]corpus.Surface{}
	for _, s := range gold.Surfaces {
		if s.Last > s.First+1 {
			surface[s.First] = s
		}
	}
	for k, t := range tokens {
		if s, ok := surface[k]; ok {
			fmt.Fprintf(w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", s.First+1, s.Last, s.Form)
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t_\t%s\t_\t_\t_\t_\n", k+1, t.Text, dash(t.Lemma), dash(t.Tag.String()), features(t.Morph))
	}
	fmt.Fprintln(w)
}
