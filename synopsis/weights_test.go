package synopsis

import (
	"strings"
	"testing"
)

// Every kind of evidence has a weight in the file, there is none for anything
// else, and what is written is read again.
func TestWeights(t *testing.T) {
	w := OwnWeights()
	rows := 0
	for line := range strings.Lines(weightsFile) {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
			rows++
		}
	}
	kinds := 0
	for _, m := range w.models() {
		kinds += len(m.kinds)
		for _, k := range m.kinds {
			if !strings.Contains(weightsFile, m.name+strings.Repeat(" ", 10-len(m.name))+k+" ") {
				t.Errorf("no weight of %s %s", m.name, k)
			}
		}
	}
	if rows != kinds || len(AloneKinds) != int(kinds1)+1 {
		t.Errorf("%d weights, want %d", rows, kinds)
	}
	again := ReadWeights(w.String())
	if again.String() != w.String() {
		t.Errorf("read again as\n%s", again.String())
	}
}
