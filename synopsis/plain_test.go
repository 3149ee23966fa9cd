package synopsis_test

import (
	"slices"
	"strings"
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

func pair(lang, a, b string) synopsis.Synopsis {
	return synopsis.Make([]reading.Reading{read("r1", lang, "2026-05-05", a), read("r2", lang, "2026-05-05", b)})
}

// What an outlet says of its own page or to its readers is neither a point nor
// what only it tells.
func TestNotesAreNoPoints(t *testing.T) {
	s := pair("en", `# Mill burns down
A fire destroyed the old mill in Harrow on Monday night. Nobody was hurt, the fire brigade said.
The mayor promised to rebuild the landmark within three years.
This article was amended on Tuesday to correct the name of the mayor's office.
Follow our Harrow correspondent Tom Field on Twitter for further pictures.
The mill is seen in this 2019 file photo by our reader Jane Cole.`, `# Harrow loses its mill
The old mill in Harrow was destroyed by a fire on Monday night. No one was injured.
Insurance experts will visit the ruins on Thursday morning.`)
	for _, p := range s.Points {
		for _, x := range p.Passages {
			if strings.Contains(x.Text, "amended") || strings.Contains(x.Text, "Twitter") || strings.Contains(x.Text, "file photo") {
				t.Errorf("a point: %q", x.Text)
			}
		}
	}
	if !slices.ContainsFunc(s.Points, func(p synopsis.Point) bool { return p.Coverage == synopsis.CoverageOne }) {
		t.Error("nothing that one report alone tells is left")
	}
}

// Reports that use both words choose neither.
func TestNoFramingWhereBothWordsAreUsed(t *testing.T) {
	a := `# Baker jailed
A court jailed the baker Amos Reed on Friday, who murdered his partner last May.
The killing shocked the village of Ambly.`
	b := `# Life for Reed
The baker Amos Reed, who killed his partner last May, was jailed by a court on Friday.`
	if s := pair("en", a, b); len(s.Framings) > 0 {
		t.Errorf("framings: %+v", s.Framings)
	}
	plain := strings.ReplaceAll(a, "The killing shocked", "The deed shocked")
	if s := pair("en", plain, b); len(s.Framings) != 1 {
		t.Errorf("framings: %+v, want one", s.Framings)
	}
}

// Two family names of one bride are a clash, two spellings of one first name are
// one side.
func TestNamesOfOnePerson(t *testing.T) {
	s := pair("de", `# Der Sänger Karl Ohm ist tot
Der Sänger Karl Ohm ist am Montag in Lindhausen gestorben. Im Jahr 1991 heiratete Ohm die Schauspielerin Doris Kranz.`, `# Karl Ohm gestorben
Karl Ohm, der Sänger, starb am Montag in Lindhausen. Ohm heiratete 1991 die Schauspielerin Doris Vogt.`)
	if !slices.ContainsFunc(s.Clashes, func(c synopsis.Clash) bool { return c.Kind == "name" && strings.Contains(c.A.Text+c.B.Text, "Vogt") }) {
		t.Errorf("clashes: %+v", s.Clashes)
	}
	s = pair("en", `# Marlow jailed
Joanne Marlow was jailed on Friday. "I did nothing," Joanne Marlow told the court in Harrow.
Marlow said that the witness had lied.`, `# Prison for Marlow
Joanna Marlow was jailed on Friday. "I have done nothing," Joanna Marlow said in court.
According to Marlow, the witness had told lies.`)
	sides := map[string]bool{}
	for _, x := range s.Issues {
		for _, p := range x.Parties {
			sides[p.Side] = true
		}
	}
	if len(sides) != 1 {
		t.Errorf("%d sides, want one: %+v", len(sides), s.Issues)
	}
}

// Nobody is quoted, so there is no issue; a boy called Christian is no matter of
// religion.
func TestNameIsNoReligion(t *testing.T) {
	s := pair("en", `# Family saved
Firemen saved the widow Ann Cole and her sons Robert and Christian in Harrow.
Christian was carried out first, the fire chief said. His brother followed, the chief said.`, `# Widow and sons saved
Ann Cole and her boys Christian and Robert were saved by firemen in Harrow.
The fire chief said that Christian had been carried out first. His brother came next, he said.`)
	for _, x := range s.Issues {
		if l := x.Labels["en"]; l == "religion" {
			t.Errorf("an issue %q", l)
		}
	}
}

// Where no noun is what a few statements are about, who makes them names them.
func TestNamedBySpeaker(t *testing.T) {
	s := pair("en", `# Wexford win again
Wexford beat Ashby 3-0 on Saturday. "It is nice, but it could easily have been double that," coach Sandra Pike said. "We never looked back."`,
		`# Three goals for Wexford
Wexford won 3-0 against Ashby on Saturday. Coach Sandra Pike said it could easily have been double. They had never looked back, she said.`)
	if len(s.Issues) != 1 || s.Issues[0].Labels["en"] != "What Sandra Pike says" || s.Issues[0].Labels["de"] != "Was Sandra Pike sagt" {
		t.Errorf("issues: %+v", s.Issues)
	}
}
