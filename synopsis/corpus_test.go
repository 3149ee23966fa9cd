package synopsis_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// shared gives the folder of the corpora, or skips the test where it is missing.
func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("SYNOPSE_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "corpora")); err != nil {
		t.Skip("the corpora are missing: put them at ../shared beside the project or set SYNOPSE_SHARED")
	}
	return filepath.Join(dir, "corpora")
}

// corpusTexts gives the texts of a JSON-lines corpus, at most n, by a key.
func corpusTexts(t *testing.T, path, key string, n int) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if b, err = io.ReadAll(z); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range bytes.Split(b, []byte("\n")) {
		if len(line) == 0 || len(out) == n {
			continue
		}
		var d map[string]any
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if s, ok := d[key].(string); ok && s != "" {
			out = append(out, s)
		}
	}
	return out
}

// TestSpansSliceTheText holds on the corpora: every span of a synopsis, however
// deep, has for its text the slice of its report's text at its code points.
func TestSpansSliceTheText(t *testing.T) {
	dir := shared(t)
	texts := corpusTexts(t, filepath.Join(dir, "quotes-de", "train.jsonl.gz"), "originalText", 120)
	texts = append(texts, corpusTexts(t, filepath.Join(dir, "quotes-en-polnear", "train.jsonl.gz"), "text", 60)...)
	spans := 0
	for i := 0; i+2 < len(texts); i += 3 {
		var rs []reading.Reading
		runes := map[string][]rune{}
		for k, text := range texts[i : i+3] {
			id := []string{"r1", "r2", "r3"}[k]
			rs = append(rs, reading.Read(report.Report{ID: id, Title: "x", Text: text,
				Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}}}))
			runes[id] = []rune(text)
		}
		s := synopsis.Make(rs)
		spans += checkSpans(t, reflect.ValueOf(s), runes)
	}
	if spans < 1000 {
		t.Errorf("only %d spans were seen", spans)
	}
}

var spanType = reflect.TypeFor[report.Span]()

// checkSpans walks a value and checks every report.Span in it.
func checkSpans(t *testing.T, v reflect.Value, runes map[string][]rune) int {
	n := 0
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			n += checkSpans(t, v.Elem(), runes)
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += checkSpans(t, v.Index(i), runes)
		}
	case reflect.Struct:
		if v.Type() == spanType {
			s := v.Interface().(report.Span)
			r := runes[s.Report]
			if s.Start < 0 || s.End > len(r) || s.Start > s.End || string(r[s.Start:s.End]) != s.Text {
				t.Errorf("span %+v is no slice of the text of its report", s)
			}
			return 1
		}
		for i := range v.NumField() {
			n += checkSpans(t, v.Field(i), runes)
		}
	}
	return n
}
