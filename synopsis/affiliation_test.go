package synopsis

import (
	"strings"
	"testing"

	"synopse/reading"
	"synopse/report"
)

// TestAffiliates: who speaks for a body stands on its side, who is only of it, or
// speaks for nobody, stands alone. A line: language | text | person | body.
func TestAffiliates(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(`
de | Der Eigentümerverband klagt. Irmgard Sasse, die Präsidentin des Eigentümerverbands, sprach von Enteignung. | Irmgard Sasse | Eigentümerverband
de | Die FDP lehnt das ab. FDP-Chef Konrad Vietinghoff blieb bei seinem Nein. | Konrad Vietinghoff | FDP
de | Die Polizeigewerkschaft widersprach. Rolf Ahrens von der Polizeigewerkschaft nannte das unnötig. | Rolf Ahrens | Polizeigewerkschaft
de | Sanna Virtala, die KRO führt, hält die Auflagen für wirkungslos. KRO ist der kleinste Anbieter. | Sanna Virtala | KRO
de | Die Gewerkschaft Transit streikt. Gewerkschaftssprecherin Sabine Orth sprach von einer Beleidigung. | Sabine Orth | Transit
de | Der Betriebsrat tagte. Der Kritiker des Betriebsrats, Jan Pohl, sprach von Unfug. | Jan Pohl | Jan Pohl
en | Helen Marchetti, who heads the Importers' Federation, said every day was costing her members six million. | Helen Marchetti | Importers' Federation
en | Anita Rowe of the Green Party urged him to accept the verdict. The Green Party won. | Anita Rowe | Green Party
en | The Harbour Workers' Alliance is on strike. Its leader, Graham Oakes, said the money was well spent. | Graham Oakes | Harbour Workers' Alliance
en | The union is on strike. The union's general secretary Moira Delaney said it would go on. | Moira Delaney | union
de | Die Staatsanwaltschaft sprach von einem gerechten Urteil. Oberstaatsanwältin Karin Seidel war zufrieden, sagte sie. | Karin Seidel | Staatsanwaltschaft
de | Die Stadt will klagen. Bürgermeister Tom Reed sagte, der Fall habe geschadet. | Tom Reed | Stadt
de | Die Stadt will klagen. Der frühere Bürgermeister Peter Kern sagte, er gehe. | Peter Kern | Peter Kern
de | Das Verkehrsministerium wies das zurück. Verkehrsministerin Eva Lund sagte, es reiche. | Eva Lund | Verkehrsministerium
de | Peter Kern schwieg. Kerns Anwältin Susanne Hale kündigte Berufung an. | Susanne Hale | Peter Kern
en | Peter Kern said nothing. Kern's lawyer, Susan Hale, said her client would appeal. | Susan Hale | Peter Kern
en | The transport ministry rejected that. Transport minister Eva Lund said it was enough. | Eva Lund | transport ministry
en | Ian Loch of Calder University said the bridge was weak. Calder University is old. | Ian Loch | Ian Loch
en | The union criticised the port. Moira Delaney criticised the union. | Moira Delaney | Moira Delaney
`), "\n") {
		f := strings.Split(line, " | ")
		text := f[1]
		r := reading.Read(report.Report{ID: "r1", Language: f[0], Published: "2026-03-02", Text: text,
			Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}}})
		m := newMaker([]reading.Reading{r}, OwnWeights())
		m.findSides()
		found := false
		for i, a := range m.actors {
			if a.Name == f[2] {
				found = true
				if got := withoutArticle(strings.ToLower(m.actors[m.side[i]].Name)); got != strings.ToLower(f[3]) {
					t.Errorf("%s: %s stands for %q, want %q", text, f[2], got, f[3])
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s among %+v", text, f[2], m.actors)
		}
	}
}
