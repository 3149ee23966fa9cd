package synopsis_test

import (
	"slices"
	"strings"
	"testing"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// Very short reports are told apart by the words they share, in whatever order they
// come; where they share too little to say, that is said, and nothing is compared.
func TestTinyReports(t *testing.T) {
	fire := "# Fire at the Harrow mill\nA fire destroyed the old mill in Harrow on Monday night."
	burnt := "# Harrow mill burns down\nThe old mill in Harrow burnt down on Monday. Nobody was hurt."
	match := "# Ashby beat Wexford\nAshby Rovers beat Wexford United 2-1 on Monday evening. Joel Mbeki scored twice."
	council := "# Council of Harrow meets\nThe council of Harrow meets today to talk about its budget."
	flames := "# Busy all night\nSixty men fought flames until the morning. A landmark is lost."
	for _, c := range []struct {
		name   string
		texts  []string
		events []string // reports of each, a question mark where it is unclear
	}{
		{"one of another event", []string{fire, burnt, match}, []string{"r1 r2", "r3"}},
		{"one of the same place", []string{fire, burnt, council}, []string{"r1 r2", "r3?"}},
		{"one without a name", []string{fire, burnt, flames}, []string{"r1 r2", "r3?"}},
		{"two of one event", []string{fire, burnt}, []string{"r1 r2"}},
		{"two of two events", []string{fire, match}, []string{"r1", "r2"}},
	} {
		for _, backwards := range []bool{false, true} {
			var readings []reading.Reading
			for k, text := range c.texts {
				readings = append(readings, read("r"+string(rune('1'+k)), "en", "2026-03-02", text))
			}
			if backwards {
				slices.Reverse(readings)
			}
			s := synopsis.Make(readings)
			checkSound(t, s)
			var got []string
			for _, e := range s.Events {
				ids := slices.Clone(e.Reports)
				slices.Sort(ids)
				mark := ""
				if e.Unsure {
					mark = "?"
				}
				got = append(got, strings.Join(ids, " ")+mark)
			}
			slices.Sort(got)
			if !slices.Equal(got, c.events) {
				t.Errorf("%s: events %q, want %q", c.name, got, c.events)
			}
			for _, p := range s.Points {
				if len(c.texts) == 3 && slices.ContainsFunc(p.Passages, func(x report.Span) bool { return x.Report == "r3" }) {
					t.Errorf("%s: a report that stands alone has a point: %q", c.name, p.Passages[0].Text)
				}
			}
		}
	}
}
