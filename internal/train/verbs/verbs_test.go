package verbs

import (
	"testing"

	"synopse/language/lexicon"
)

// TestTable: forms of a plain verb are there with both spellings, forms of a
// verb with a prefix only as its lemma.
func TestTable(t *testing.T) {
	const file = `{
"wissen":{"INF":"wissen","PA2":["gewusst"],"KJ2":{"S":{"1":"wüßte","3":"wüßte"}},"PRÄ":{"S":{"3":"weiß"}}},
"mitteilen":{"hasPrefix":true,"INF":"mitteilen","PRT":{"S":{"3":["teilte","mit"]}}}}`
	data, err := Table([]byte(file), []string{"klarstellen"})
	if err != nil {
		t.Fatal(err)
	}
	table, err := lexicon.Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]lexicon.Cells{
		"wissen": lexicon.Infinitive, "gewusst": lexicon.PastParticiple, "weiß": lexicon.Present3s,
		"wüßte": lexicon.Two1s | lexicon.Two3s, "wüsste": lexicon.Two1s | lexicon.Two3s, "teilte": 0, "mitteilen": 0,
	} {
		if got := table.Cells(form); got != want {
			t.Errorf("%s has cells %b, want %b", form, got, want)
		}
	}
	if !table.Compound("mitteilen") || !table.Compound("klarstellen") {
		t.Error("lemmas with a prefix are missing")
	}
	if _, err := Table([]byte("{"), nil); err == nil {
		t.Error("a broken file is no error")
	}
}
