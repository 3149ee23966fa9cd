package eval

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"synopse/deed"
)

// eventsSuite measures the codes of events whose actors are given, on the
// training part of PLV (Hu and others 2022).
var eventsSuite = Suite{
	Name:  "events",
	About: "PLOVER codes of sentences whose actors are given, and events found in sentences (plv_train.tsv, plover_gsr.jsonl)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var out []Figure
		for _, f := range in {
			run := runGiven
			if strings.Contains(f.Path, ".jsonl") {
				run = runFound
			}
			figures, err := run(f, predictions)
			if err != nil {
				return nil, err
			}
			out = append(out, figures...)
		}
		return out, nil
	},
}

// eventRow is one sentence with its actors marked and its code.
type eventRow struct {
	words []string
	gold  string
}

// runGiven codes the sentences of PLV, whose actors are given.
func runGiven(f Input, predictions io.Writer) ([]Figure, error) {
	rows, err := readEvents(f)
	if err != nil {
		return nil, err
	}
	var score codeScore
	var half [2]codeScore // rows counted from 0: the even ones were read for the cues
	fmt.Fprintln(predictions, "row\tcode")
	for n, r := range rows {
		got := yielding(deed.Code(r.words))
		fmt.Fprintf(predictions, "%d\t%s\n", n+1, got)
		score.add(got, r.gold)
		half[n%2].add(got, r.gold)
	}
	out := append(score.figures("")[:2], half[0].figures("even rows: ")[:2]...)
	out = append(out, half[1].figures("odd rows: ")[:2]...)
	return append(out, score.figures("")[2:]...), nil
}

// codeScore counts codes, one a sentence.
type codeScore struct {
	by           map[string]*[3]int // right, predicted, gold
	right, total int
}

func (s *codeScore) at(code string) *[3]int {
	if s.by == nil {
		s.by = map[string]*[3]int{}
	}
	if s.by[code] == nil {
		s.by[code] = &[3]int{}
	}
	return s.by[code]
}

func (s *codeScore) add(got, gold string) {
	s.total++
	s.at(gold)[2]++
	if got != "" {
		s.at(got)[1]++
	}
	if got == gold {
		s.right++
		s.at(got)[0]++
	}
}

// figures gives the macro mean over the codes of the gold, then each code.
func (s *codeScore) figures(prefix string) []Figure {
	var codes []string
	for c, n := range s.by {
		if n[2] > 0 {
			codes = append(codes, c)
		}
	}
	slices.Sort(codes)
	var out []Figure
	sum := 0.0
	for _, c := range codes {
		f := PRF(prefix+c, s.by[c][0], s.by[c][1], s.by[c][2])
		sum += *f.F1
		out = append(out, f)
	}
	mean := sum / float64(max(1, len(codes)))
	return append([]Figure{
		{Name: fmt.Sprintf("%smacro-F1 over %d codes", prefix, len(codes)), F1: &mean, Correct: s.right, Predicted: s.total, Gold: s.total},
		Accuracy(prefix+"code right", s.right, s.total),
	}, out...)
}

// readEvents reads PLV's tab-separated file.
func readEvents(f Input) ([]eventRow, error) {
	r := csv.NewReader(bytes.NewReader(f.Data))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	all, err := r.ReadAll()
	if err != nil || len(all) == 0 {
		return nil, fmt.Errorf("%s: not a tab-separated file with a header: %w", f.Path, err)
	}
	marked, gold := slices.Index(all[0], "marked_sentence"), slices.Index(all[0], "gold_root")
	if marked < 0 || gold < 0 {
		return nil, fmt.Errorf("%s: the columns marked_sentence and gold_root are missing; give plv_train.tsv", f.Path)
	}
	var out []eventRow
	for _, row := range all[1:] {
		if len(row) > max(marked, gold) {
			out = append(out, eventRow{markedWords(row[marked]), row[gold]})
		}
	}
	return out, nil
}

var (
	sourceMark = regexp.MustCompile(`<s>.*?</s>`)
	otherMark  = regexp.MustCompile(`<t>.*?</t>`)
	eventWord  = regexp.MustCompile(`[\p{L}\p{N}]+(?:[-’'][\p{L}]+)*`)
)

// markedWords gives the words of a sentence with S and T for the actors.
func markedWords(marked string) []string {
	s := sourceMark.ReplaceAllString(strings.ReplaceAll(marked, "’", "'"), " S ")
	return eventWord.FindAllString(otherMark.ReplaceAllString(s, " T "), -1)
}
