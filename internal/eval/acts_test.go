package eval

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Five German dev items and one held; the counts were worked out by hand.
func TestActScores(t *testing.T) {
	span := func(a, b int) *offsets { return &offsets{a, b} }
	gold := func(n int, act, also string, to *offsets) goldAct {
		return goldAct{Number: n, Corpus: "quotes-de/x.jsonl", Act: act, Also: also, Addressee: to}
	}
	unsure := gold(8, "say", "", nil)
	unsure.Unsure = true
	cases := []struct {
		gold goldAct
		says answer
	}{
		{gold(0, "accuse", "say", span(10, 15)), answer{Found: true, Act: "say", Addressee: []offsets{{14, 20}}}}, // second act; addressee overlaps
		{gold(2, "say", "", nil), answer{Found: true, Act: "say", Addressee: []offsets{{3, 5}}}},                  // addressee where there is none
		{gold(4, "demand", "", span(0, 4)), answer{Found: true, Act: "say", Addressee: []offsets{{4, 8}}}},        // both wrong: spans only touch
		{gold(6, "deny", "", span(1, 2)), answer{}},                                                               // not found
		{gold(7, "praise", "", nil), answer{Found: true, Act: "praise"}},                                          // held
		{unsure, answer{Found: true, Act: "deny"}},                                                                // not counted
		{gold(10, "warn", "", nil), answer{Found: true, Act: ""}},                                                 // found, no act
	}
	var sc actScores
	for i := range cases {
		sc.add(&cases[i].gold, cases[i].says)
	}
	want := map[string][3]int{ // correct, predicted, gold
		"de dev, found":                              {4, 5, 5},
		"de dev, act, of the found":                  {2, 4, 4},
		`de dev, act, if always "say"`:               {2, 4, 4},
		"de dev, act, first choice only":             {1, 4, 4},
		`de dev, act, first choice, if always "say"`: {1, 4, 4},
		"de dev, act say":                            {2, 3, 2},
		"de dev, act demand":                         {0, 0, 1},
		"de dev, act warn":                           {0, 0, 1},
		"de dev, act (none)":                         {0, 1, 0},
		"de dev, addressee, overlap":                 {1, 3, 3},
		"de held, found":                             {1, 1, 1},
		"de held, act praise":                        {1, 1, 1},
		"de held, addressee, overlap":                {0, 0, 0},
	}
	got := map[string][3]int{}
	for _, f := range sc.figures() {
		got[f.Name] = [3]int{f.Correct, f.Predicted, f.Gold}
	}
	for name, w := range want {
		if g, ok := got[name]; !ok || g != w {
			t.Errorf("%s: %v, want %v", name, g, w)
		}
	}
	if _, ok := got["de dev, act deny"]; ok {
		t.Error("a statement that was not found counts for its act")
	}
}

func TestAnswerTakesTheBestContent(t *testing.T) {
	d := readDocument{
		contents: [][]offsets{{{0, 10}}, {{0, 10}, {20, 30}}, {{40, 50}}},
		statements: []readStatement{
			{content: []offsets{{0, 10}}, act: "deny"},             // 10 of 20
			{content: []offsets{{0, 10}, {20, 25}}, act: "accuse"}, // 15 of 20
			{content: []offsets{{0, 10}, {20, 25}}, act: "warn"},   // as good, but later
			{content: []offsets{{47, 57}}, act: "ask"},             // 3 of 17 of the third content
		},
	}
	a := d.answer(&goldAct{Content: offsets{0, 10}})
	if !a.Found || a.Act != "accuse" || a.IoU != 0.75 {
		t.Errorf("answer is %+v, want accuse at 0.75", a)
	}
	if a := d.answer(&goldAct{Content: offsets{40, 50}}); a.Found {
		t.Errorf("answer at too little overlap: %+v", a)
	}
	if a := d.answer(&goldAct{Content: offsets{51, 57}}); !a.Found || a.Act != "ask" {
		t.Errorf("answer is %+v, want ask by the span alone", a) // 6 of 10
	}
}

func TestParseActsNamesTheLine(t *testing.T) {
	_, err := parseActs(Input{"gold.jsonl", []byte("\n{\"n\":0}\n")})
	if err == nil || !strings.Contains(err.Error(), "gold.jsonl line 2") {
		t.Errorf("error is %v", err)
	}
}

func TestActsWithoutCorporaSaysWhatIsMissing(t *testing.T) {
	t.Setenv("SYNOPSE_SHARED", t.TempDir())
	line := `{"n":0,"corpus":"quotes-de/none.jsonl","documentName":"d","content":{"start":0,"end":4},"act":"say","addressee":null}`
	_, err := actsSuite.Run([]Input{{"gold.jsonl", []byte(line)}}, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), "SYNOPSE_SHARED") {
		t.Errorf("error is %v", err)
	}
	var sc actScores
	sc.skip(&goldAct{Corpus: "quotes-en-polnear/none.jsonl", Number: 1})
	if f := sc.figures(); len(f) != 1 || f[0].Gold != 1 || !strings.HasPrefix(f[0].Name, "en held, skipped") {
		t.Errorf("figures are %+v", f)
	}
}

// Every act of the gold is one of the list, and every span is of the corpus.
func TestActsGold(t *testing.T) {
	keys := map[string]bool{}
	list, err := os.ReadFile(filepath.Join("..", "..", "statement", "data", "acts.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range strings.Split(string(list), "\n") {
		if k, _, ok := strings.Cut(l, "|"); ok && !strings.HasPrefix(l, "#") {
			keys[strings.TrimSpace(k)] = true
		}
	}
	for file, n := range map[string]int{"de.jsonl": 300, "en.jsonl": 200} {
		path := filepath.Join("gold", "acts", file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		items, err := parseActs(Input{path, data})
		if err != nil {
			t.Fatal(err)
		}
		if len(items) != n {
			t.Errorf("%s has %d items, want %d", path, len(items), n)
		}
		for i, g := range items {
			if g.Number != i || !keys[g.Act] || g.Also != "" && (!keys[g.Also] || g.Also == g.Act) {
				t.Errorf("%s item %d: n is %d, acts are %q and %q", path, i, g.Number, g.Act, g.Also)
			}
			if a := g.Addressee; a != nil && (a.Start < 0 || a.End <= a.Start) {
				t.Errorf("%s item %d: addressee %v", path, i, *a)
			}
		}
	}
}

func TestActsGoldIsOfTheCorpora(t *testing.T) {
	if os.Getenv("SYNOPSE_SHARED") == "" {
		t.Setenv("SYNOPSE_SHARED", filepath.Join("..", "..", "..", "shared"))
	}
	texts := actCorpora{}
	for _, file := range []string{"de.jsonl", "en.jsonl"} {
		path := filepath.Join("gold", "acts", file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		items, err := parseActs(Input{path, data})
		if err != nil {
			t.Fatal(err)
		}
		for i := range items {
			if i%20 != 0 { // a sample, since every document is read
				continue
			}
			d, err := texts.of(&items[i])
			if errors.Is(err, fs.ErrNotExist) {
				t.Skipf("%s is missing: put the corpora at ../shared or set SYNOPSE_SHARED", items[i].Corpus)
			}
			if err != nil {
				t.Fatal(err)
			}
			if !d.marks(items[i].Content) {
				t.Errorf("%s item %d: no content of the corpus begins with %v", path, i, items[i].Content)
			}
		}
	}
}

func (d *readDocument) marks(first offsets) bool {
	for _, c := range d.contents {
		if len(c) > 0 && c[0] == first {
			return true
		}
	}
	return false
}
