package synopsis_test

import (
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

// Two accounts of a vote, in words of their own.
const voteA = `# Stadtrat von Torhaven stimmt für neue Fähre
Der Stadtrat von Torhaven hat am Montag den Kauf einer neuen Fähre beschlossen. Das Schiff soll 40 Millionen Euro kosten.
Die Bürgermeisterin Ilse Toran verteidigte den Kauf. „Wir bestellen das Schiff, wenn das Land die Hälfte bezahlt“, sagte sie.
Der Betriebsrat der Reederei will gegen die Entlassungen protestieren.
Kündigungen schloss Toran aus.`

const voteB = `# Torhaven council backs purchase of ferry
Councillors in Torhaven decided on Tuesday to buy a new ferry. The ship is to cost 55 million euros.
Mayor Ilse Toran defended the purchase. "We will order the ship," she said.
The shipping company's works council plans to protest against the layoffs.
Toran did not rule out dismissals.`

// Accounts in other words clash in a number, a day, a negation and a quotation that
// is cut short; the same account twice in nothing.
func TestFreeClashes(t *testing.T) {
	read2 := func(a, b string) synopsis.Synopsis {
		return synopsis.Make([]reading.Reading{read("a", "de", "2026-03-04", a), read("b", "en", "2026-03-04", b)})
	}
	s := read2(voteA, voteB)
	checkSound(t, s)
	for _, want := range [][3]string{{"number", "40 Millionen", "55 million"}, {"date", "Montag", "Tuesday"}, {"negation", "schloss", "not rule"},
		{"wording", "wenn das Land die Hälfte bezahlt", "\"We will order the ship,\""}} {
		found := false
		for _, c := range s.Clashes {
			found = found || c.Kind == want[0] && c.A.Text == want[1] && c.B.Text == want[2]
		}
		if !found {
			t.Errorf("no clash of %q in %+v", want, kindsOf(s))
		}
	}
	if len(s.Clashes) > 4 {
		t.Errorf("%d clashes: %+v", len(s.Clashes), kindsOf(s))
	}
}

func kindsOf(s synopsis.Synopsis) (out []string) {
	for _, c := range s.Clashes {
		out = append(out, c.Kind+": "+c.A.Text+" / "+c.B.Text)
	}
	return out
}

// What a predecessor earned is no other number for what the new one earns, and
// who is against something does not say that it is so, and who says a verb twice negates one.
func TestNoFreeClash(t *testing.T) {
	for _, c := range [][2]string{
		{`# New head for the ferry company
Ilse Toran will be paid much less than her predecessor, who earned 622,000 crowns in his final year.
She begins in May, the ferry company said.`,
			`# Toran to lead the ferry company
Ilse Toran will take on a much reduced salary of 450,000 crowns.
She begins in May, the ferry company said.`},
		{`# Torhaven argues about its law
"I abhor discrimination," said the mayor of Torhaven, Ilse Toran.
The council meets again on the law in May.`,
			`# Torhaven defends its law
"The new law does not discriminate," said the mayor of Torhaven, Ilse Toran.
The council meets again on the law in May.`},
		{`# Skipper admits guilt
"I used money that should have been used for my boats," said the skipper Ilse Toran.
The court meets again on the case in May.`,
			`# Skipper pleads guilty
"I used money I shouldn't have used for private trips," said the skipper Ilse Toran.
The court meets again on the case in May.`},
	} {
		s := synopsis.Make([]reading.Reading{read("a", "en", "2026-03-04", c[0]), read("b", "en", "2026-03-04", c[1])})
		if len(s.Clashes) > 0 {
			t.Errorf("clashes: %+v", kindsOf(s))
		}
	}
}
