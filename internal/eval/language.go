package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"synopse/language/identify"
)

var languageSuite = Suite{
	Name:  "language",
	About: `language of texts of 40 and more characters (JSON lines with "text" and "language", "id" optional)`,
	Run:   runLanguage,
}

func runLanguage(in []Input, predictions io.Writer) ([]Figure, error) {
	var all tally
	by := map[string]*tally{}
	var order []string
	out := json.NewEncoder(predictions)
	for _, f := range in {
		lines := bufio.NewScanner(bytes.NewReader(f.Data))
		lines.Buffer(nil, 1<<26)
		for n := 1; lines.Scan(); n++ {
			var item struct{ ID, Text, Language string }
			if err := json.Unmarshal(lines.Bytes(), &item); err != nil {
				return nil, fmt.Errorf("%s, line %d is not JSON: %w", f.Path, n, err)
			}
			if item.ID == "" {
				item.ID = fmt.Sprint(n)
			}
			got, confidence := identify.Language(item.Text)
			out.Encode(map[string]any{"id": item.ID, "language": got, "confidence": confidence})
			if item.Language == "" || len([]rune(item.Text)) < 40 {
				continue
			}
			if by[item.Language] == nil {
				order = append(order, item.Language)
			}
			countAnswer(&all, by, item.Language, got)
		}
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Path, err)
		}
	}
	figures := []Figure{Accuracy("language", all.correct, all.gold)}
	for _, code := range order {
		figures = append(figures, by[code].figure(code))
	}
	return figures, nil
}
