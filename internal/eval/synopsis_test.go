package eval

import (
	"testing"

	"synopse/internal/planted"
	"synopse/report"
	"synopse/synopsis"
)

// Two changes planted, one found with the right values, one clash of no change;
// two sentences left out, one of them found, and one point only told in the
// retelling.
func TestPlantedScore(t *testing.T) {
	span := func(r string, start, end int) report.Span { return report.Span{Report: r, Start: start, End: end} }
	pair := planted.Pair{
		Changes: []planted.Change{
			{Kind: planted.Number, InOriginal: planted.Range{Start: 0, End: 50}, InRetold: planted.Range{Start: 0, End: 50},
				OriginalValue: planted.Range{Start: 10, End: 12}, NewValue: planted.Range{Start: 10, End: 12}},
			{Kind: planted.Name, InOriginal: planted.Range{Start: 50, End: 90}, InRetold: planted.Range{Start: 50, End: 90},
				OriginalValue: planted.Range{Start: 60, End: 65}, NewValue: planted.Range{Start: 60, End: 65}},
		},
		LeftOut: []planted.Range{{Start: 100, End: 140}, {Start: 150, End: 190}},
	}
	o := plantedOutcome{pair: pair, synopsis: synopsis.Synopsis{
		Clashes: []synopsis.Clash{
			{Kind: planted.Number, A: span("r2", 10, 12), B: span("r1", 10, 12), ContextA: span("r2", 0, 50), ContextB: span("r1", 0, 50)},
			{Kind: planted.Name, A: span("r1", 70, 75), B: span("r2", 60, 65), ContextA: span("r1", 50, 90), ContextB: span("r2", 50, 90)},
		},
		Points: []synopsis.Point{
			{Coverage: synopsis.CoverageOne, Passages: []report.Span{span("r1", 150, 190)}},
			{Coverage: synopsis.CoverageOne, Passages: []report.Span{span("r2", 100, 140)}},
			{Coverage: synopsis.CoverageAll, Passages: []report.Span{span("r1", 0, 50), span("r2", 0, 50)}},
		},
	}}
	s := newPlantedScore()
	s.add(o)
	figures := s.figures()
	if f := figures[0]; f.Correct != 1 || f.Predicted != 2 || f.Gold != 2 {
		t.Errorf("clashes: %+v", f)
	}
	for _, f := range figures {
		if f.Name == "only in one report" && (f.Correct != 1 || f.Predicted != 2 || f.Gold != 2) {
			t.Errorf("only in: %+v", f)
		}
	}
}
