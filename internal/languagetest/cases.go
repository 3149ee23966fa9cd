// Package languagetest reads the test cases of the language packages.
package languagetest

import (
	"fmt"
	"os"
	"strings"

	"synopse/language"
)

// Case is a text and its sentences, tokens joined by "·".
type Case struct {
	Text      string
	Sentences []string
}

// Cases reads the test cases of a language: blocks of a text and its sentences,
// each beginning with "| ", separated by blank lines.
func Cases(path string) ([]Case, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading test cases: %w", err)
	}
	var out []Case
	for block := range strings.SplitSeq(string(data), "\n\n") {
		var c Case
		for line := range strings.SplitSeq(strings.TrimSpace(block), "\n") {
			if sentence, ok := strings.CutPrefix(line, "| "); ok {
				c.Sentences = append(c.Sentences, sentence)
			} else if !strings.HasPrefix(line, "#") {
				c.Text = line
			}
		}
		if c.Text != "" {
			out = append(out, c)
		}
	}
	return out, nil
}

// Show writes the sentences of a document in the form of the test cases.
func Show(doc language.Document) []string {
	var out []string
	for _, s := range doc.Sentences {
		words := make([]string, 0, s.Last-s.First)
		for _, t := range doc.Tokens[s.First:s.Last] {
			words = append(words, t.Text)
		}
		out = append(out, strings.Join(words, "·"))
	}
	return out
}
