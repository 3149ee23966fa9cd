package ending

import "testing"

func TestLearn(t *testing.T) {
	var pairs []Pair
	for _, p := range [][2]string{
		{"zeitungen", "zeitung"}, {"meinungen", "meinung"}, {"regierungen", "regierung"},
		{"tage", "tag"}, {"wege", "weg"}, {"preise", "preis"},
		{"männer", "mann"}, {"männer", "mann"}, {"haus", "haus"}, {"zeitung", "zeitung"},
	} {
		pairs = append(pairs, Pair{"NOUN", p[0], p[1]})
	}
	r, err := Parse(Learn(pairs))
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{
		"tage": "tag", "männer": "mann", "haus": "haus", // as learnt
		"vereinbarungen": "vereinbarung", // by its ending
		"kaufmänner":     "kaufmann",
	} {
		if got := r.Lemma("NOUN", form); got != want {
			t.Errorf("lemma of %s is %s, want %s", form, got, want)
		}
	}
	if got := r.Lemma("VERB", "tage"); got != "tage" {
		t.Errorf("a class without rules changes tage to %s", got)
	}
}

func TestParse(t *testing.T) {
	r, err := Parse("# comment\nNOUN innen in\nNOUN ^daten datum\nNOUN s -\n")
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{"ärztinnen": "ärztin", "daten": "datum", "urlaubsdaten": "urlaubsdaten", "autos": "auto", "": ""} {
		if got := r.Lemma("NOUN", form); got != want {
			t.Errorf("lemma of %q is %q, want %q", form, got, want)
		}
	}
	if _, err := Parse("NOUN only\n"); err == nil {
		t.Error("a line with two fields is no error")
	}
}
