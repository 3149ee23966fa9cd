package postgres

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgtype"

	"synopse/internal/library"
	"synopse/internal/library/packed"
)

// termsOf gives what a report is found by: all terms of its sentences, and the
// terms of each as text, packed: a line with number, lemmas and forms a sentence,
// with tabs between these and spaces within.
func termsOf(sentences []library.Sentence) (pgtype.TSVector, []byte) {
	var lines strings.Builder
	var words []string
	for i := range sentences {
		s := &sentences[i]
		if len(s.Lemmas) == 0 || s.Number > mostSentence {
			continue
		}
		fmt.Fprintf(&lines, "%d\t%s\t%s\n", s.Number, strings.Join(s.Lemmas, " "), strings.Join(s.Forms, " "))
		words = append(append(words, s.Lemmas...), s.Forms...)
	}
	slices.Sort(words)
	words = slices.Compact(words)
	v := pgtype.TSVector{Lexemes: make([]pgtype.TSVectorLexeme, 0, len(words)), Valid: true}
	for _, w := range words {
		if w = safe(w); w != "" {
			v.Lexemes = append(v.Lexemes, pgtype.TSVectorLexeme{Word: w})
		}
	}
	return v, packed.Pack([]byte(lines.String()))
}

// sentenceTerms are the terms of one sentence, as they are kept: with spaces between
// them. Most are only looked through, which needs no list.
type sentenceTerms struct {
	number        int
	lemmas, forms string
}

// termList are the terms of one sentence as lists.
type termList struct{ lemmas, forms []string }

func (s *sentenceTerms) list() termList {
	return termList{strings.Fields(s.lemmas), strings.Fields(s.forms)}
}

// unpackTerms reads what termsOf packed.
func unpackTerms(packet []byte) ([]sentenceTerms, error) {
	data, err := packed.Unpack(packet)
	if err != nil {
		return nil, err
	}
	lines := string(data)
	out := make([]sentenceTerms, 0, strings.Count(lines, "\n"))
	for line := range strings.Lines(lines) {
		number, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		lemmas, forms, ok := strings.Cut(rest, "\t")
		n, err := strconv.Atoi(number)
		if err != nil || !ok {
			return nil, fmt.Errorf("no line of terms: %q", line)
		}
		out = append(out, sentenceTerms{n, lemmas, forms})
	}
	return out, nil
}
