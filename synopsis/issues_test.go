package synopsis_test

import (
	"slices"
	"strings"
	"testing"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// Two short reports of a council meeting. The bridge is what they are about; the
// ferry and the trees are disputes within.
const council = `# Lindhausen baut neue Brücke
Der Stadtrat von Lindhausen hat am Montag den Bau einer neuen Brücke beschlossen. Sie soll 2031 fertig sein.
„Die alte Brücke hält keinen Winter mehr“, sagte Baurätin Inga Moll.
Der Fährverein verlangte, die Fähre weiter zu bezahlen. Kämmerer Rolf Weber nannte die Forderung unbezahlbar. Die Fähre verliere jeden Tag Geld.
Der Imkerbund forderte, die Linden am Ufer zu erhalten. Moll lehnte das ab.`

const countryside = `# Brücke in Lindhausen beschlossen
In Lindhausen wird eine Brücke gebaut. Das hat der Stadtrat am Montag entschieden.
Die Baurätin Inga Moll sagte, die alte Brücke überstehe keinen weiteren Winter.
Der Fährverein will, dass die Fähre bleibt. Sie koste zu viel, sagte Kämmerer Rolf Weber.
Imker verlangen, dass die Linden stehen bleiben. Moll sagte, sie seien krank.`

func shortStory() synopsis.Synopsis {
	return synopsis.Make([]reading.Reading{read("r1", "de", "2026-05-05", council), read("r2", "de", "2026-05-05", countryside)})
}

// on gives the contents of an issue's statements.
func on(s synopsis.Synopsis, id string) []string {
	var out []string
	for _, st := range s.Statements {
		if slices.Contains(st.Issues, id) {
			out = append(out, strings.Join(texts(st.Content), " "))
		}
	}
	return out
}

func texts(spans []report.Span) []string {
	var out []string
	for _, x := range spans {
		out = append(out, x.Text)
	}
	return out
}

// What takes up a demand goes with it, a dispute in both reports is an issue, and
// what is left is on the story's subject.
func TestShortReports(t *testing.T) {
	s := shortStory()
	checkSound(t, s)
	tests := []struct {
		label, relation string
		has, hasNot     []string
	}{
		{"Fähre", synopsis.Disagree, []string{"unbezahlbar", "verliere jeden Tag Geld", "koste zu viel"}, []string{"Linden", "Winter"}},
		{"Linden", synopsis.Disagree, []string{"die Linden am Ufer", "die Linden stehen bleiben", "krank"}, []string{"Fähre", "Winter"}},
		{"Brücke", "", []string{"keinen Winter mehr", "keinen weiteren Winter"}, []string{"Linden", "Fähre"}},
	}
	for _, tt := range tests {
		k := slices.IndexFunc(s.Issues, func(x synopsis.Issue) bool { return x.Labels["de"] == tt.label })
		if k < 0 {
			t.Errorf("no issue %q", tt.label)
			continue
		}
		all := strings.Join(on(s, s.Issues[k].ID), " / ")
		for _, w := range tt.has {
			if !strings.Contains(all, w) {
				t.Errorf("%s lacks %q: %s", tt.label, w, all)
			}
		}
		for _, w := range tt.hasNot {
			if strings.Contains(all, w) {
				t.Errorf("%s has %q: %s", tt.label, w, all)
			}
		}
		if tt.relation != "" && s.Issues[k].Relation != tt.relation {
			t.Errorf("%s: %s, want %s", tt.label, s.Issues[k].Relation, tt.relation)
		}
	}
}

// Whoever declines to comment turns nothing down.
func TestSilenceIsNoRefusal(t *testing.T) {
	a := `# Streit um die Klinik
Die Gewerkschaft verlangt, dass die Klinik in Borken bleibt. Ein Sprecher des Trägers wollte das nicht kommentieren.`
	b := `# Klinik in Borken
Die Klinik in Borken soll bleiben, fordert die Gewerkschaft. Der Träger lehnte es ab, sich zu äußern.`
	s := synopsis.Make([]reading.Reading{read("r1", "de", "2026-05-05", a), read("r2", "de", "2026-05-05", b)})
	for _, x := range s.Issues {
		for _, e := range x.Evidence {
			if strings.Contains(e.Text, "äußern") || strings.Contains(e.Text, "kommentieren") {
				t.Errorf("%s: %s by %q", x.Label, x.Relation, e.Text)
			}
		}
	}
}

// A body and its head are one side.
func TestHeadsSpeakForBodies(t *testing.T) {
	a := `# Kartellamt prüft Molkereien
Das Kartellamt kündigte eine Prüfung der Molkereien an. Der Markt sei eng, sagte Kartellamtspräsident Ole Brandt.`
	b := `# Molkereien unter Verdacht
Der Wettbewerb der Molkereien wird geprüft, teilte das Kartellamt mit. Kartellamtspräsident Ole Brandt sagte, das Kartell der Molkereien schade allen.`
	s := synopsis.Make([]reading.Reading{read("r1", "de", "2026-05-05", a), read("r2", "de", "2026-05-05", b)})
	sides := map[string]bool{}
	for _, x := range s.Issues {
		for _, p := range x.Parties {
			sides[p.Side] = true
		}
	}
	if len(sides) != 1 {
		t.Errorf("%d sides in %+v", len(sides), s.Issues)
	}
}
