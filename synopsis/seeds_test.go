package synopsis_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"synopse/actor"
	"synopse/internal/intake"
	"synopse/reading"
	"synopse/synopsis"
)

// The two seed reports: every issue a careful reader would make a row of, with
// how the sides stand, and the one utterance told in two wordings.
func TestSeeds(t *testing.T) {
	root := os.Getenv("SYNOPSE_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	files, _ := filepath.Glob(filepath.Join(root, "seeds", "*.txt"))
	if len(files) != 2 {
		t.Skipf("the two files of seeds/ are missing in %s", root)
	}
	var readings []reading.Reading
	for i, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := intake.Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		r.ID = []string{"r1", "r2"}[i]
		readings = append(readings, reading.Read(r))
	}
	s := synopsis.Make(readings)
	checkSound(t, s)
	rows := []struct {
		label, relation string // relation "" where the text leaves it open
		reports         int
	}{
		{"North Korea", synopsis.Agree, 2}, {"Syria", "", 2}, {"Venezuela", synopsis.Disagree, 2}, {"Iran", synopsis.Disagree, 2},
		{"election interference", "", 1}, {"Ukraine", "", 1}, {"detainees and prisoners", "", 1}, {"Afghanistan", "", 1},
		{"meeting", "", 2}, {" relations", "", 2},
	}
	for _, row := range rows {
		i := issue(t, s, row.label)
		if row.relation != "" && i.Relation != row.relation || len(i.Reports) != row.reports {
			t.Errorf("%s: %s in %v, want %s in %d reports", row.label, i.Relation, i.Reports, row.relation, row.reports)
		}
	}
	if len(s.Issues) > 15 {
		t.Errorf("%d issues", len(s.Issues))
	}
	if len(s.Clashes) > 0 {
		t.Errorf("clashes: %+v", s.Clashes)
	}
	// What one Russian said stands in both reports, the impression he had in one
	// wording and the other, and nothing else does.
	reports := map[string]bool{}
	impressions := 0
	for _, w := range s.Wordings {
		n := 0
		for _, st := range s.Statements {
			if !slices.Contains(w.Statements, st.ID) {
				continue
			}
			reports[st.Report] = true
			if len(st.Speakers) != 1 || w.Speaker != s.Wordings[0].Speaker {
				t.Errorf("a wording that is not of the one speaker: %+v", st)
			}
			for _, c := range st.Content {
				if strings.Contains(c.Text, "Eindruck") {
					n++
				}
			}
		}
		impressions = max(impressions, n)
	}
	if impressions != 2 || len(s.Wordings) > 2 {
		t.Fatalf("the two wordings of one impression: %+v", s.Wordings)
	}
	for _, a := range s.Actors {
		if a.ID == s.Wordings[0].Speaker && (a.Kind != actor.Person || a.Country != "RU") {
			t.Errorf("the utterance is given to %s (%s, %q)", a.Name, a.Kind, a.Country)
		}
	}
	if len(reports) != 2 {
		t.Errorf("the two wordings stand in %d reports", len(reports))
	}
	if s.Story.Origins != 2 || s.Story.Date != "2019-05-14" {
		t.Errorf("story: %+v", s.Story)
	}
}
