package eval

import (
	"io"
	"strings"
	"testing"
)

const plvRows = "\tsentence\tmarked_sentence\tgold_root\r\n" +
	"1\tx\t<s>The islands</s> released <t>the crew</t> on Monday.\tYIELD\r\n" +
	"2\tx\t<s>The islands</s> accused <t>the crew</t>.\tACCUSE\r\n" +
	"3\tx\t<s>The islands</s> met <t>the \"owners\"</t> in port.\tACCUSE\r\n"

// One of YIELD, one of ACCUSE right; one of ACCUSE taken for CONSULT: F1 of
// YIELD 1, of ACCUSE 2/3.
func TestEventsGiven(t *testing.T) {
	var predictions strings.Builder
	figures, err := eventsSuite.Run([]Input{{"plv.tsv", []byte(plvRows)}}, &predictions)
	if err != nil {
		t.Fatal(err)
	}
	if got := *figures[0].F1; got < 0.833 || got > 0.834 {
		t.Errorf("macro-F1 %v, want 5/6", got)
	}
	if want := "row\tcode\n1\tYIELD\n2\tACCUSE\n3\tCONSULT\n"; predictions.String() != want {
		t.Errorf("predictions %q, want %q", predictions.String(), want)
	}
}

func TestEventsFound(t *testing.T) {
	lines := `{"id":"1","text":"Anna Brandt accused Otto Reuss of lying.","event":"DISAPPROVE","source":[{"actorText":"Anna Brandt"}],"target":[{"actorText":"Otto Reuss"}],"textInfo":{"markup":"(SRC: Anna Brandt) (EVT: accused) (TAR: Otto Reuss) of lying."}}
{"id":"2","text":"Nothing happened in the harbour.","event":"AID","source":"","target":"","textInfo":""}
`
	figures, err := eventsSuite.Run([]Input{{"gsr.jsonl", []byte(lines)}}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if f := figures[1]; f.Correct != 1 || f.Predicted != 1 || f.Gold != 2 {
		t.Errorf("found with actor: %+v", f)
	}
	if f := figures[3]; f.Correct != 1 || f.Gold != 1 {
		t.Errorf("given: %+v", f)
	}
}

func TestEventsBadFile(t *testing.T) {
	for _, f := range []Input{{"x.tsv", nil}, {"x.tsv", []byte("a\tb\n")}, {"x.jsonl", []byte("{")}} {
		if _, err := eventsSuite.Run([]Input{f}, io.Discard); err == nil {
			t.Errorf("%s %q: no error", f.Path, f.Data)
		}
	}
}
