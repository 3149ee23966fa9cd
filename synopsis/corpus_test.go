package synopsis_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// shared opens a file of the corpora, or skips the test.
func shared(t *testing.T, name string) *bufio.Scanner {
	t.Helper()
	root := os.Getenv("SYNOPSE_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(root, "corpora", name))
	if err != nil {
		t.Skipf("corpora/%s is missing: %v", name, err)
	}
	t.Cleanup(func() { f.Close() })
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	scan := bufio.NewScanner(z)
	scan.Buffer(nil, 1<<24)
	return scan
}

// Real texts give sound synopses, also where the reports have nothing to do
// with one another.
func TestCorpusIsSound(t *testing.T) {
	scan := shared(t, filepath.Join("quotes-de", "train.jsonl.gz"))
	var pair []reading.Reading
	for n := 0; n < 60 && scan.Scan(); n++ {
		var d struct{ OriginalText string }
		if err := json.Unmarshal(scan.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		id := "r1"
		if len(pair) == 1 {
			id = "r2"
		}
		pair = append(pair, reading.Read(report.Report{ID: id, Language: "de", Published: "2020-01-15", Text: d.OriginalText,
			Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(d.OriginalText))}}}))
		if len(pair) < 2 {
			continue
		}
		s := synopsis.Make(pair)
		checkSound(t, s)
		if len(s.Copies) > 0 || s.Story.Origins != 2 {
			t.Errorf("document %d: unrelated texts copy from one another: %+v", n, s.Copies)
		}
		pair = nil
	}
}
