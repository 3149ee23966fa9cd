package synopsis_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"testing"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// corpusTexts gives the first n texts of a JSON-lines corpus, by their key.
func corpusTexts(t *testing.T, name, key string, n int) []string {
	t.Helper()
	scan := shared(t, name)
	var out []string
	for len(out) < n && scan.Scan() {
		var d map[string]any
		if err := json.Unmarshal(scan.Bytes(), &d); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if s, ok := d[key].(string); ok && s != "" {
			out = append(out, s)
		}
	}
	return out
}

// triples reads texts of both languages three by three, as if they told of one
// event.
func triples(t *testing.T, german, english int, each func([]string, func() synopsis.Synopsis)) {
	texts := corpusTexts(t, filepath.Join("quotes-de", "train.jsonl.gz"), "originalText", german)
	texts = append(texts, corpusTexts(t, filepath.Join("quotes-en-polnear", "train.jsonl.gz"), "text", english)...)
	for i := 0; i+2 < len(texts); i += 3 {
		three := texts[i : i+3]
		each(three, func() synopsis.Synopsis {
			var rs []reading.Reading
			for k, text := range three {
				rs = append(rs, reading.Read(report.Report{ID: []string{"r1", "r2", "r3"}[k], Text: text,
					Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}}}))
			}
			return synopsis.Make(rs)
		})
	}
}

// TestSpansSliceRealTexts: every span of a synopsis, however deep, has for its
// text the slice of its report's text at its code points.
func TestSpansSliceRealTexts(t *testing.T) {
	spans := 0
	triples(t, 120, 60, func(texts []string, read func() synopsis.Synopsis) {
		runes := map[string][]rune{"r1": []rune(texts[0]), "r2": []rune(texts[1]), "r3": []rune(texts[2])}
		spans += checkSpans(t, reflect.ValueOf(read()), runes)
	})
	if spans < 1000 {
		t.Errorf("only %d spans were seen", spans)
	}
}

// TestSameReportsSameBytes reads and compares the same reports again and again:
// no map may decide an order.
func TestSameReportsSameBytes(t *testing.T) {
	triples(t, 45, 18, func(texts []string, read func() synopsis.Synopsis) {
		var first []byte
		for range 4 {
			b, err := json.Marshal(read())
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = b
			}
			if !bytes.Equal(first, b) {
				t.Fatalf("two runs differ on the reports that begin with %.40q", texts[0])
			}
		}
	})
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
