package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// Reports of made-up sentences, each its own words: planted copies are found, no
// others, and from thirty words in a hundred on in the right direction.
func TestCopiesSuite(t *testing.T) {
	var lines bytes.Buffer
	for i := range 40 {
		var text strings.Builder
		for k := range 14 {
			for w := range 14 {
				fmt.Fprintf(&text, "wort%d", (i*14+k)*14+w)
				if w < 13 {
					text.WriteByte(' ')
				}
			}
			text.WriteString(". ")
		}
		line, err := json.Marshal(map[string]string{"story": fmt.Sprint(i), "text": text.String()})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	figures, err := copiesSuite.Run([]Input{{"x", lines.Bytes()}}, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	all := figures[len(figures)-6:]
	if f := all[0]; f.Gold != 7*20 || *f.Precision != 1 || *f.Recall < 0.95 {
		t.Errorf("%+v", f)
	}
	if f := all[1]; *f.Accuracy < 0.98 {
		t.Errorf("direction: %+v", f)
	}
	if f := all[2]; *f.Accuracy < 0.75 {
		t.Errorf("direction known: %+v", f)
	}
	if _, err := copiesSuite.Run([]Input{{"x", []byte(`{"story":"1","text":"Too short."}`)}}, &bytes.Buffer{}); err == nil {
		t.Error("a corpus without reports to plant in is no error")
	}
}
