package eval

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func near(a *float64, b float64) bool { return a != nil && math.Abs(*a-b) < 1e-9 }

// TestPRF: 2 of 3 predicted are right, of 4 gold: P 2/3, R 1/2, F1 4/7.
func TestPRF(t *testing.T) {
	f := PRF("x", 2, 3, 4)
	if !near(f.Precision, 2.0/3) || !near(f.Recall, 0.5) || !near(f.F1, 4.0/7) {
		t.Errorf("PRF(2, 3, 4) = %v %v %v", *f.Precision, *f.Recall, *f.F1)
	}
	if f := PRF("x", 0, 0, 0); *f.Precision != 0 || *f.F1 != 0 {
		t.Errorf("with nothing to count, figures are not 0: %+v", f)
	}
}

func TestSpansOf(t *testing.T) {
	tags := strings.Fields("B-PER I-PER B-PER O I-LOC I-LOC I-ORG B-LOC")
	for kind, want := range map[string][]extent{
		"PER": {{0, 2}, {2, 3}},
		"LOC": {{4, 6}, {7, 8}},
		"ORG": {{6, 7}},
	} {
		got := spansOf(tags, kind)
		if len(got) != len(want) {
			t.Errorf("%s: %v, want %v", kind, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: %v, want %v", kind, got, want)
			}
		}
	}
}

const twoSentences = `# text = Er kam zum Haus.
1	Er	er	PRON	PPER	_	2	nsubj	_	_
2	kam	kommen	VERB	VVFIN	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	_
3-4	zum	_	_	_	_	_	_	_	_
3	zu	zu	ADP	APPR	_	5	case	_	_
4	dem	der	DET	ART	_	5	det	_	_
5	Haus	Haus	NOUN	NN	_	2	obl	_	SpaceAfter=No
6	.	.	PUNCT	$.	_	2	punct	_	_

# text = Er habe Zeit.
1	Er	er	PRON	PPER	_	2	nsubj	_	_
2	habe	haben	VERB	VAFIN	Mood=Sub|Tense=Pres|VerbForm=Fin	0	root	_	_
3	Zeit	Zeit	NOUN	NN	_	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	$.	_	2	punct	_	_

`

func run(t *testing.T, suite, name, data string) (string, string) {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, name), filepath.Join(dir, "out")
	if err := os.WriteFile(in, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Run(suite, []string{in}, Options{Predictions: out}, &b); err != nil {
		t.Fatal(err)
	}
	predictions, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), string(predictions)
}

func field(t *testing.T, table, row string) []string {
	t.Helper()
	for line := range strings.Lines(table) {
		if f := strings.Fields(line); len(f) > 0 && strings.HasPrefix(strings.TrimSpace(line), row) {
			return f[len(f)-3:]
		}
	}
	t.Fatalf("no row %q in\n%s", row, table)
	return nil
}

// TestSentences: two sentences and 9 written tokens ("zum" is one).
func TestSentences(t *testing.T) {
	table, _ := run(t, "sentences", "de_x.conllu", twoSentences)
	if got := field(t, table, "sentences"); strings.Join(got, " ") != "2 2 2" {
		t.Errorf("sentences: %v", got)
	}
	if got := field(t, table, "tokens"); strings.Join(got, " ") != "9 9 9" {
		t.Errorf("tokens: %v", got)
	}
}

// TestMood: one Konjunktiv I, and the predictions keep words and contractions.
func TestMood(t *testing.T) {
	table, predictions := run(t, "mood", "de_x.conllu", twoSentences)
	if got := field(t, table, "Konjunktiv I "); strings.Join(got, " ") != "1 1 1" {
		t.Errorf("Konjunktiv I: %v", got)
	}
	if !strings.Contains(predictions, "3-4\tzum\t") || !strings.Contains(predictions, "Mood=Sub") {
		t.Errorf("predictions:\n%s", predictions)
	}
}

func TestEntities(t *testing.T) {
	_, predictions := run(t, "entities", "de_x.tsv", "In\tO\nMoskau\tB-LOC\n.\tO\n\n")
	lines := strings.Split(strings.TrimSpace(predictions), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[1], "Moskau\t") {
		t.Errorf("predictions: %q", lines)
	}
}

func TestLanguage(t *testing.T) {
	table, _ := run(t, "language", "x.jsonl", `{"text":"Die Minister haben sich am Montag auf einen neuen Vertrag geeinigt.","language":"de"}
{"text":"kurz","language":"en"}
`)
	if got := field(t, table, "language"); strings.Join(got, " ") != "1 1 1" {
		t.Errorf("language: %v (the short text must not count)", got)
	}
}

func TestRunErrors(t *testing.T) {
	if err := Run("nothing", []string{"x"}, Options{}, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "sentences") {
		t.Errorf("an unknown suite should name the known ones: %v", err)
	}
	if err := Run("tags", []string{filepath.Join(t.TempDir(), "none.conllu")}, Options{}, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "SYNOPSE_SHARED") {
		t.Errorf("a missing corpus should say where corpora are looked for: %v", err)
	}
	if err := Run("tags", nil, Options{}, &bytes.Buffer{}); err == nil {
		t.Error("no files, no error")
	}
}
