package sense

import (
	"os"
	"strings"
	"testing"
)

// testdata/pairs.txt was judged by hand before it was looked up. The test holds
// what is reached; the errors are logged.
func TestPairs(t *testing.T) {
	data, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	right, all := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(data)) {
		f := strings.Fields(line)
		if len(f) != 7 || f[0] == "#" {
			continue
		}
		got := judged(Between(known(f[1], f[2], f[3]), known(f[4], f[5], f[6])))
		all[f[0]]++
		if got == f[0] {
			right[f[0]]++
		} else {
			t.Logf("%s, not %s", strings.TrimSpace(line), got)
		}
	}
	for kind, least := range map[string]float64{"same": 0.9, "related": 0.8, "opposite": 0.9, "unrelated": 1} {
		t.Logf("%s: %d of %d", kind, right[kind], all[kind])
		if float64(right[kind]) < least*float64(all[kind]) {
			t.Errorf("%s: only %d of %d", kind, right[kind], all[kind])
		}
	}
}

func judged(r Relation) string {
	switch r {
	case Same, Broader, Narrower:
		return "same"
	case Field:
		return "related"
	case Opposite:
		return "opposite"
	}
	return "unrelated"
}

// known looks a word up as Read does, a compound by its head.
func known(lang, lemma, pos string) []ID {
	if ids := Of(lang, lemma, POS(pos[0])); ids != nil || lang != "de" {
		return ids
	}
	_, head := Compound(lemma)
	return head
}
