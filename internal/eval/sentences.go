package eval

import (
	"fmt"
	"io"
	"strings"

	"synopse/internal/corpus"
	"synopse/language"
)

var sentencesSuite = Suite{
	Name:  "sentences",
	About: "sentence and token boundaries in running text (CoNLL-U); all sentences of a file are joined by one space",
	Run:   runSentences,
}

// extent is a stretch of a text, counted in code points without white space.
type extent struct{ start, end int }

func runSentences(in []Input, predictions io.Writer) ([]Figure, error) {
	var sent, tok tally
	for _, f := range in {
		gold, err := corpus.CoNLLU(f.Path, f.Data)
		if err != nil {
			return nil, err
		}
		texts := make([]string, len(gold))
		for i, s := range gold {
			texts[i] = s.Text
		}
		doc := readers[languageOf(f.Path, sampleOf(gold))].read(strings.Join(texts, " "))
		gs, gt := goldExtents(gold)
		ps, pt := predictedExtents(&doc)
		sent.add(gs, ps)
		tok.add(gt, pt)
		writeSentences(predictions, &doc)
	}
	return []Figure{sent.figure("sentences"), tok.figure("tokens")}, nil
}

// tally counts extents that are in gold and prediction alike.
type tally struct{ correct, predicted, gold int }

func (t *tally) add(gold, predicted []extent) {
	t.gold += len(gold)
	t.predicted += len(predicted)
	have := make(map[extent]bool, len(gold))
	for _, e := range gold {
		have[e] = true
	}
	for _, e := range predicted {
		if have[e] {
			t.correct++
		}
	}
}

func (t tally) figure(name string) Figure { return PRF(name, t.correct, t.predicted, t.gold) }

// solid counts the code points of s that are not white space.
func solid(s string) int {
	n := 0
	for _, r := range s {
		if !strings.ContainsRune(" \t\n\r\u00a0\u200b\u202f\ufeff", r) {
			n++
		}
	}
	return n
}

// goldExtents gives the extents of sentences and written tokens.
func goldExtents(gold []corpus.Sentence) (sentences, tokens []extent) {
	at := 0
	for _, s := range gold {
		start := at
		for _, w := range s.Surfaces {
			for _, form := range written(s, w) {
				n := solid(form)
				tokens = append(tokens, extent{at, at + n})
				at += n
			}
		}
		sentences = append(sentences, extent{start, at})
	}
	return sentences, tokens
}

// written gives the tokens of a written form. English corpora number clitics
// as words of one form ("don't"); there the words are the tokens. German
// contractions ("zum") hide their words and are one token.
func written(s corpus.Sentence, w corpus.Surface) []string {
	var words []string
	for _, x := range s.Words[w.First:w.Last] {
		words = append(words, x.Form)
	}
	if strings.Join(words, "") == w.Form {
		return words
	}
	return []string{w.Form}
}

func predictedExtents(doc *language.Document) (sentences, tokens []extent) {
	at := 0
	for _, s := range doc.Sentences {
		start := at
		for _, t := range doc.Tokens[s.First:s.Last] {
			n := solid(t.Text)
			tokens = append(tokens, extent{at, at + n})
			at += n
		}
		sentences = append(sentences, extent{start, at})
	}
	return sentences, tokens
}

func writeSentences(w io.Writer, doc *language.Document) {
	for i, s := range doc.Sentences {
		fmt.Fprintf(w, "# sent_id = %d\n", i+1)
		for k, t := range doc.Tokens[s.First:s.Last] {
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t_\t%s\t_\t_\t_\tTokenRange=%d:%d\n", k+1, t.Text, dash(t.Lemma), dash(t.Tag.String()), features(t.Morph), t.Start, t.End)
		}
		fmt.Fprintln(w)
	}
}

func dash(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
