package eval

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
)

// Figure is one line of a suite's outcome. Counts are of whatever the suite
// counts: sentences, tokens, names. Precision, Recall, F1 and Accuracy are
// from 0 to 1; accuracy stands where every item gets exactly one answer.
type Figure struct {
	Name      string   `json:"name"`
	Correct   int      `json:"correct"`
	Predicted int      `json:"predicted"`
	Gold      int      `json:"gold"`
	Precision *float64 `json:"precision,omitempty"`
	Recall    *float64 `json:"recall,omitempty"`
	F1        *float64 `json:"f1,omitempty"`
	Accuracy  *float64 `json:"accuracy,omitempty"`
	Value     *float64 `json:"value,omitempty"` // what is no share: a correlation, seconds
}

// PRF makes the figure of a micro precision, recall and F1. Where nothing was
// predicted precision is 0, where there is no gold recall is 0.
func PRF(name string, correct, predicted, gold int) Figure {
	f := Macro(name, ratio(correct, predicted), ratio(correct, gold), predicted, gold)
	f.Correct = correct
	return f
}

// Macro makes the figure of a precision and a recall that are means over
// predicted and gold items.
func Macro(name string, precision, recall float64, predicted, gold int) Figure {
	f1 := 0.0
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return Figure{Name: name, Predicted: predicted, Gold: gold, Precision: &precision, Recall: &recall, F1: &f1}
}

// Accuracy makes the figure of a share of right answers.
func Accuracy(name string, correct, total int) Figure {
	a := ratio(correct, total)
	return Figure{Name: name, Correct: correct, Predicted: total, Gold: total, Accuracy: &a}
}

// Value makes the figure of something that is no share, over a number of items.
func Value(name string, v float64, items int) Figure {
	return Figure{Name: name, Predicted: items, Gold: items, Value: &v}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func printTable(w io.Writer, figures []Figure) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
	valued := slices.ContainsFunc(figures, func(f Figure) bool { return f.Value != nil })
	head, cell := "", func(Figure) string { return "" }
	if valued {
		head, cell = "value\t", valueCell
	}
	fmt.Fprintln(t, "measure\tP\tR\tF1\taccuracy\t"+head+"correct\tpredicted\tgold\t")
	for _, f := range figures {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s%d\t%d\t%d\t\n", f.Name,
			percent(f.Precision), percent(f.Recall), percent(f.F1), percent(f.Accuracy), cell(f), f.Correct, f.Predicted, f.Gold)
	}
	return t.Flush()
}

func valueCell(f Figure) string {
	if f.Value == nil {
		return "–\t"
	}
	return fmt.Sprintf("%.3f\t", *f.Value)
}

func percent(v *float64) string {
	if v == nil {
		return "–"
	}
	return fmt.Sprintf("%.2f", 100**v)
}
