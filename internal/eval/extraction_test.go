package eval

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExtractionPredictions measures one page that is read and one that has no
// report, and checks figures and the form of the predictions.
func TestExtractionPredictions(t *testing.T) {
	dir := t.TempDir()
	body := "Die Fähren zwischen Talhafen und Oberstadt fahren nach elf Tagen wieder, teilte die Reederei am Sonntag mit."
	for name, data := range map[string]string{
		"gold.jsonl": `{"id":"a","text":"` + body + `","title":"Fähren fahren wieder","published":"2024-03-03T18:00:00+01:00","authors":["Petra Probe"]}` + "\n" +
			`{"id":"b","text":"Kein Text","title":"B","published":"2024-03-03","authors":["Max Muster"]}` + "\n",
		"a.html": `<html><head><meta property="article:published_time" content="2024-03-03T17:05:00+01:00"><meta name="author" content="Petra Probe"></head><body><article><h1>Fähren fahren wieder</h1><p class="standfirst">Der Streik ist vorbei, der Streit um die Nachtschichten ist es nicht.</p><p>` + body + `</p></article></body></html>`,
		"b.html": `<html><body><nav><a href="/">Start</a></nav></body></html>`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(t.TempDir(), "predictions.json")
	var table strings.Builder
	if err := Run("extraction", []string{dir}, Options{Predictions: out}, &table); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	if len(got) != 2 {
		t.Fatalf("%d pages in %s", len(got), data)
	}
	a, b := got["a"], got["b"]
	if len(a) != 4 || a["articleBody"] != body || a["title"] != "Fähren fahren wieder" || a["published"] != "2024-03-03T17:05:00+01:00" || len(a["authors"].([]any)) != 1 {
		t.Errorf("the page is %v", a)
	}
	if authors, ok := b["authors"].([]any); len(b) != 4 || b["articleBody"] != "" || b["title"] != "" || !ok || len(authors) != 0 {
		t.Errorf("the page without a report is %v", b)
	}
	for _, want := range []string{"title, exact      –      –      –     50.00", "pages without a report      –      –      –     50.00"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("%q is not in\n%s", want, table.String())
		}
	}
}

// TestExtractionFloors keeps the figures from falling unseen, on the corpora
// beside the project.
func TestExtractionFloors(t *testing.T) {
	floors := map[string]map[string]float64{
		"scrapinghub": {"body, 4-word shingles": 0.968, "agencies credited, dev": 0.95},
		"fundus-dach": {"body, 4-word shingles": 0.954, "title, exact": 0.94, "date, calendar day": 0.98, "authors, complete": 0.92},
	}
	for set, want := range floors {
		dir := filepath.Join(sharedRoot(), "corpora", "extraction", set)
		if _, err := os.Stat(dir); err != nil {
			t.Skipf("%s is missing: figures are not measured", dir)
		}
		figures, err := Extraction(dir, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		met := 0
		for _, f := range figures {
			got := f.Accuracy
			if f.F1 != nil {
				got = f.F1
			}
			if least, ok := want[f.Name]; ok {
				met++
				if *got < least {
					t.Errorf("%s: %s is %.4f, at least %.4f", set, f.Name, *got, least)
				}
			}
			if f.Name == "captions inside the body" && *got > 0.02 {
				t.Errorf("%s: %.4f of the captions are in the body", set, *got)
			}
		}
		if met != len(want) {
			t.Errorf("%s: only %d of %d figures are there", set, met, len(want))
		}
	}
}
