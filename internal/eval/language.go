package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"synopse/internal/corpus"
	"synopse/language/identify"
)

var languageSuite = Suite{
	Name:  "language",
	About: `language of texts of 40 and more characters, at least one of them a letter (JSON lines with "text" and "language", "id" optional; sentences of CoNLL-U files named de_… or en_…, of quotes-de, lines of quotes-en-polnear)`,
	Run:   runLanguage,
}

// languageItem is one text with the language it is in.
type languageItem struct{ ID, Text, Language string }

func runLanguage(in []Input, predictions io.Writer) ([]Figure, error) {
	var all tally
	by := map[string]*tally{}
	var order []string
	out := json.NewEncoder(predictions)
	for _, f := range in {
		items, err := languageItems(f)
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			got, confidence := identify.Language(item.Text)
			if err := out.Encode(map[string]any{"id": item.ID, "language": got, "confidence": confidence}); err != nil {
				return nil, fmt.Errorf("writing predictions: %w", err)
			}
			if item.Language == "" || len([]rune(item.Text)) < 40 || !identify.HasLetters(item.Text) {
				continue
			}
			if !slices.Contains(order, item.Language) {
				order = append(order, item.Language)
			}
			countAnswer(&all, by, item.Language, got)
		}
	}
	figures := []Figure{Accuracy("language", all.correct, all.gold)}
	for _, code := range order {
		figures = append(figures, by[code].figure(code))
	}
	return figures, nil
}

// languageItems reads a file of texts: JSON lines, or the sentences of a
// treebank, whose language its name tells.
func languageItems(f Input) ([]languageItem, error) {
	if bytes.HasPrefix(f.Data, []byte("#")) {
		sentences, err := corpus.CoNLLU(f.Path, f.Data)
		if err != nil {
			return nil, err
		}
		code := languageOf(f.Path, sampleOf(sentences))
		items := make([]languageItem, len(sentences))
		for i, s := range sentences {
			items[i] = languageItem{fmt.Sprint(i + 1), s.Text, code}
		}
		return items, nil
	}
	var items []languageItem
	lines := bufio.NewScanner(bytes.NewReader(f.Data))
	lines.Buffer(nil, 1<<26)
	for n := 1; lines.Scan(); n++ {
		line := languageLine{languageItem: languageItem{ID: fmt.Sprint(n)}}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("%s, line %d is not JSON: %w", f.Path, n, err)
		}
		items = append(items, line.items(f.Path)...)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", f.Path, err)
	}
	return items, nil
}

// languageLine is a text with its language, or a document of the quotation
// corpora, whose folder tells its language.
type languageLine struct {
	languageItem
	Sentences    []struct{ Text string }
	Attributions []struct{}
}

func (l languageLine) items(path string) []languageItem {
	switch {
	case l.Language == "" && len(l.Sentences) > 0:
		items := make([]languageItem, len(l.Sentences))
		for i, s := range l.Sentences {
			items[i] = languageItem{fmt.Sprintf("%s.%d", l.ID, i+1), s.Text, languageOf(path, s.Text)}
		}
		return items
	case l.Language == "" && len(l.Attributions) > 0:
		var items []languageItem
		for part := range strings.Lines(l.Text) {
			part = strings.TrimSpace(part)
			items = append(items, languageItem{fmt.Sprintf("%s.%d", l.ID, len(items)+1), part, languageOf(path, part)})
		}
		return items
	}
	return []languageItem{l.languageItem}
}
