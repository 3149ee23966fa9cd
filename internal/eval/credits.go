package eval

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed gold/credits/pages.jsonl
var creditData string

// goldCredit says which agencies a page of the extraction corpora credits for
// its text (gold/credits/README.md).
type goldCredit struct {
	ID       string   `json:"id"`
	Split    string   `json:"split"` // "dev" may be looked at, "held" is reported
	Agencies []string `json:"agencies"`
}

var goldCredits = sync.OnceValues(func() (map[string]goldCredit, error) {
	m := map[string]goldCredit{}
	for n, line := range strings.Split(strings.TrimSpace(creditData), "\n") {
		var g goldCredit
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			return nil, fmt.Errorf("gold/credits/pages.jsonl, line %d is not JSON: %w", n+1, err)
		}
		m[g.ID] = g
	}
	return m, nil
})

// creditScore counts agencies credited, found and both, by half.
type creditScore struct {
	correct, predicted, gold map[string]int
}

func newCreditScore() creditScore {
	return creditScore{map[string]int{}, map[string]int{}, map[string]int{}}
}

func (s *creditScore) add(g goldCredit, found []string) {
	s.gold[g.Split] += len(g.Agencies)
	s.predicted[g.Split] += len(found)
	for _, a := range found {
		if slices.Contains(g.Agencies, a) {
			s.correct[g.Split]++
		}
	}
}

func (s *creditScore) figures() []Figure {
	var out []Figure
	for _, split := range []string{"dev", "held"} {
		if s.gold[split]+s.predicted[split] > 0 {
			out = append(out, PRF("agencies credited, "+split, s.correct[split], s.predicted[split], s.gold[split]))
		}
	}
	return out
}
