package synopsis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

const mine = `# Grubenunglück in Hollern: Zwölf Bergleute vermisst
Nach einer Explosion in der Zeche Hollern werden zwölf Bergleute vermisst. Das Unglück ereignete sich in der Nacht zum Dienstag in 600 Metern Tiefe.
„Wir geben niemanden auf“, sagte Betriebsleiter Udo Framm. Rettungskräfte bohrten einen Schacht.
Die Gewerkschaft erinnerte an Warnungen vor Grubengas.`

const mineAgain = `# Rescue teams drill shaft to trapped miners in Hollern
Rescuers were drilling a shaft on Tuesday to reach twelve miners who went missing after an explosion at the Hollern colliery.
The blast happened overnight at a depth of 600 metres. "We give up on nobody," manager Udo Framm said.
The union said it had warned of gas in the mine.`

const chess = `# Siebzehnjährige gewinnt Schachturnier in Aarhus
Die 17 Jahre alte Inderin Priya Raman hat am Dienstag das Schachturnier von Aarhus gewonnen. Im letzten Spiel schlug sie den Norweger Nils Haug mit Schwarz.
„Ich habe nur an den nächsten Zug gedacht“, sagte Raman. Ihr Trainer lobte ihre Ruhe am Brett.
Das Preisgeld beträgt 40.000 Euro.`

// Reports of different events are told apart, in whatever order they come, and
// nothing is compared across events.
func TestDifferentEvents(t *testing.T) {
	texts := map[string][2]string{"mine": {"de", mine}, "again": {"en", mineAgain}, "chess": {"de", chess}}
	for _, order := range []string{"mine again chess", "chess mine again", "again chess mine"} {
		var readings []reading.Reading
		names := strings.Fields(order)
		for _, n := range names {
			readings = append(readings, read(n, texts[n][0], "2026-03-04", texts[n][1]))
		}
		s := synopsis.Make(readings)
		checkSound(t, s)
		if len(s.Events) != 2 {
			t.Fatalf("%s: %d events: %+v", order, len(s.Events), s.Events)
		}
		for _, e := range s.Events {
			slices.Sort(e.Reports)
			if got := strings.Join(e.Reports, " "); got != "again mine" && got != "chess" {
				t.Errorf("%s: an event of %s", order, got)
			}
		}
		for _, p := range s.Points {
			if slices.ContainsFunc(p.Passages, func(x report.Span) bool { return x.Report == "chess" }) {
				t.Errorf("%s: a report that stands alone has a point: %q", order, p.Passages[0].Text)
			}
		}
	}
}

// Reports of one event are of one, and so is a single report or none.
func TestOneEvent(t *testing.T) {
	for n, readings := range [][]reading.Reading{nil, talks()[:1], talks(), {read("a", "de", "", mine), read("b", "en", "", mineAgain)}} {
		if s := synopsis.Make(readings); len(s.Events) != min(n, 1) {
			t.Errorf("case %d: events %+v", n, s.Events)
		}
	}
}

// Of many reports it is not asked.
func TestManyReportsAreOneEvent(t *testing.T) {
	var readings []reading.Reading
	for i := range 70 {
		readings = append(readings, read(fmt.Sprintf("r%d", i), "de", "", []string{mine, chess}[i%2]))
	}
	if s := synopsis.Make(readings); len(s.Events) != 1 || len(s.Events[0].Reports) != 70 {
		t.Errorf("%d events", len(s.Events))
	}
}
