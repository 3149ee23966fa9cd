package synopsis_test

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// An issue is named in the reports' spelling.
func TestLabels(t *testing.T) {
	first := `# Fischer streiken
Hafenmeister Jon Reuter warf den Fischern vor, die Gäste als Geiseln zu nehmen. Der Streik der Fischer sei maßlos, sagte er. Der Streik koste 60 Euro.`
	second := `# Streik im Hafen
Der Streik der Fischer sei richtig, sagte die Bürgermeisterin Ilse Toran. Der Streik koste nur 50 Euro. Sie forderte den schnellen Abschuss der Möwen.`
	third := `# Möwen
Die Bürgermeisterin Ilse Toran sprach von vielen Ausfällen. Die Ausfälle seien schlimm. Hafenmeister Jon Reuter lehnte den Abschuss der Möwen ab.`
	s := synopsis.Make([]reading.Reading{read("r1", "de", "2026-03-04", first), read("r2", "de", "2026-03-04", first),
		read("r3", "de", "2026-03-05", second), read("r4", "de", "2026-03-05", third)})
	checkSound(t, s)
	var de, en []string
	for _, i := range s.Issues {
		de, en = append(de, i.Labels["de"]), append(en, i.Labels["en"])
	}
	if slices.Contains(de, "Abschuß") {
		t.Errorf("not as it is spelt: %q, %q", de, en)
	}
}

// The made-up week of examples/ has what once misled: a union said to take travellers
// hostage in an agency's text that two reports print, and sums in euros.
func TestLabelsOfExamples(t *testing.T) {
	data, err := os.ReadFile("../examples/desk.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ about, foolish string }{
		{"Kruse", "detainees and prisoners"}, {"Silva Semi", "euros"},
	} {
		var readings []reading.Reading
		for line := range strings.Lines(string(data)) {
			var r report.Report
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(r.Text, c.about) {
				r.ID = strconv.Itoa(len(readings))
				readings = append(readings, reading.Read(r))
			}
		}
		s := synopsis.Make(readings)
		if len(readings) < 3 || len(s.Issues) == 0 {
			t.Fatalf("%s: %d reports, %d issues", c.about, len(readings), len(s.Issues))
		}
		for _, i := range s.Issues {
			if i.Labels["en"] == c.foolish {
				t.Errorf("%s: an issue is called %q", c.about, c.foolish)
			}
		}
	}
}
