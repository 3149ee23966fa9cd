package train

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"synopse/internal/corpus"
)

// tokenSentences gives the tokens of the sentences of a corpus.
func tokenSentences(file string) ([][]string, error) {
	data, err := corpus.Read(shared(file))
	if err != nil {
		return nil, err
	}
	switch {
	case strings.Contains(file, ".conllu"):
		sentences, err := corpus.CoNLLU(file, data)
		if err != nil {
			return nil, err
		}
		out := make([][]string, len(sentences))
		for i, s := range sentences {
			for _, w := range s.Words {
				out[i] = append(out[i], w.Form)
			}
		}
		return out, nil
	case strings.Contains(file, ".tsv"):
		sentences, err := corpus.BIO(file, data)
		if err != nil {
			return nil, err
		}
		out := make([][]string, len(sentences))
		for i, s := range sentences {
			out[i] = s.Tokens
		}
		return out, nil
	}
	return speechSentences(file, data)
}

// speechSentences reads speeches in the format of speakers-bundestag.
func speechSentences(file string, data []byte) ([][]string, error) {
	var out [][]string
	d := json.NewDecoder(bytes.NewReader(data))
	for d.More() {
		var speech struct {
			Sentences []struct{ Tokens []string }
		}
		if err := d.Decode(&speech); err != nil {
			return nil, fmt.Errorf("reading %s: %w", file, err)
		}
		for _, s := range speech.Sentences {
			out = append(out, s.Tokens)
		}
	}
	return out, nil
}
