package eval

import (
	"slices"

	"synopse/internal/planted"
	"synopse/report"
	"synopse/synopsis"
)

// plantedScore counts what was found of what was planted. A clash is right if
// it has the kind of a planted change and its values touch the planted ones (of
// negation and modality: stand in the same two sentences). An only-in point is
// right if it is a sentence that was left out.
type plantedScore struct {
	correct, found, planted map[string]int
	onlyRight, only, gone   int
	pairs, sound            int
	falseSame, falseOnly    int
}

func newPlantedScore() *plantedScore {
	return &plantedScore{correct: map[string]int{}, found: map[string]int{}, planted: map[string]int{}}
}

func (s *plantedScore) add(o plantedOutcome) {
	s.pairs++
	for _, c := range o.pair.Changes {
		s.planted[c.Kind]++
	}
	hit := map[int]bool{}
	for _, c := range o.synopsis.Clashes {
		s.found[c.Kind]++
		if k := matching(c, o.pair.Changes); k >= 0 && !hit[k] {
			hit[k] = true
			s.correct[c.Kind]++
		}
	}
	s.gone += len(o.pair.LeftOut)
	for _, p := range o.synopsis.Points {
		if p.Coverage != synopsis.CoverageOne {
			continue
		}
		s.only++
		if x := p.Passages[0]; x.Report == "r1" && slices.ContainsFunc(o.pair.LeftOut, func(r planted.Range) bool { return touches(x, r) }) {
			s.onlyRight++
		}
	}
	if len(o.same.Clashes) == 0 {
		s.sound++
	}
	s.falseSame += len(o.same.Clashes)
	for _, p := range o.same.Points {
		if p.Coverage == synopsis.CoverageOne {
			s.falseOnly++
		}
	}
}

// matching gives the planted change that a clash shows, or -1.
func matching(c synopsis.Clash, changes []planted.Change) int {
	a, b, sa, sb := c.A, c.B, c.ContextA, c.ContextB
	if a.Report != "r1" {
		a, b, sa, sb = b, a, sb, sa
	}
	for k, p := range changes {
		if p.Kind != c.Kind || !touches(sa, p.InOriginal) || !touches(sb, p.InRetold) {
			continue
		}
		if p.Kind == planted.Negation || p.Kind == planted.Modality || touches(a, p.OriginalValue) && touches(b, p.NewValue) {
			return k
		}
	}
	return -1
}

func touches(s report.Span, r planted.Range) bool { return s.Start < r.End && r.Start < s.End }

func (s *plantedScore) figures() []Figure {
	var out []Figure
	correct, found, gold := 0, 0, 0
	kinds := slices.Clone(planted.Kinds)
	for k := range s.found {
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	slices.Sort(kinds[len(planted.Kinds):])
	for _, k := range kinds {
		correct, found, gold = correct+s.correct[k], found+s.found[k], gold+s.planted[k]
		out = append(out, PRF("clash: "+k, s.correct[k], s.found[k], s.planted[k]))
	}
	return append([]Figure{PRF("clashes, all kinds", correct, found, gold)}, append(out,
		PRF("only in one report", s.onlyRight, s.only, s.gone),
		Accuracy("pairs without a change and without a clash", s.sound, s.pairs),
		Accuracy("clashes found in pairs without a change", s.falseSame, s.pairs),
		Accuracy("only-in points in pairs without a change", s.falseOnly, s.pairs))...)
}

// plantedPrediction is a line of the predictions file.
type plantedPrediction struct {
	ID       string           `json:"id"`
	Changes  []planted.Change `json:"planted"`
	Clashes  []synopsis.Clash `json:"clashes"`
	Only     []report.Span    `json:"only"`
	LeftOut  []planted.Range  `json:"left_out"`
	Original string           `json:"original"`
	Retold   string           `json:"retold"`
}

func (o plantedOutcome) prediction(id string) plantedPrediction {
	p := plantedPrediction{ID: id, Changes: o.pair.Changes, Clashes: o.synopsis.Clashes, LeftOut: o.pair.LeftOut, Original: o.pair.Original, Retold: o.pair.Retold}
	for _, x := range o.synopsis.Points {
		if x.Coverage == synopsis.CoverageOne {
			p.Only = append(p.Only, x.Passages[0])
		}
	}
	return p
}
