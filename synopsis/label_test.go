package synopsis_test

import (
	"slices"
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

// An issue is named by what is spoken of: not by a figure of speech that an agency's
// text brings into several reports, not by another meaning of a word, not by a unit,
// and in the reports' spelling.
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
	for _, foolish := range []string{"Gefangene und Inhaftierte", "Euro", "Abschuß"} {
		if slices.Contains(de, foolish) {
			t.Errorf("an issue is called %q: %q", foolish, de)
		}
	}
	if slices.Contains(en, "injury layoff") {
		t.Errorf("German issues in English: %q", en)
	}
}
