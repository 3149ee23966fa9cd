package synopsis_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// The talks below are invented. In a text, a line with "# " in front is the
// headline, with "## " a subhead, every other line a paragraph.
const anzeiger = `# Vorland und Hochland sprechen wieder
Die Außenminister von Norwegen und Portugal haben am Dienstag in Genf über mehrere Streitfragen gesprochen. Die norwegische Außenministerin Tora Lindqvist traf ihren portugiesischen Kollegen Rui Castanho.
## Einigkeit beim Sudan
Beim Sudan verfolgten beide Seiten dasselbe Ziel, sagte Lindqvist. „Wir wollen beide, dass die Hilfe ankommt“, sagte Castanho.
## Dissens bei Peru
Über die Lage in Peru sagte Lindqvist: „Wir erwarten, dass die Wahl wiederholt wird.“ Castanho betonte hingegen, die Wahl sei gültig gewesen.
Nach Angaben der Polizei wurden bei einer Kundgebung vor dem Tagungsort vier Demonstranten festgenommen.
Am Rande der Gespräche eröffnete der Bürgermeister von Genf eine Ausstellung mit Fotografien aus dem Hafen von Bergen.`

const courier = `# Norway and Portugal split over Peru
Norway and Portugal disagreed over Peru at talks in Geneva on Tuesday, but found common ground on Sudan. Norwegian Foreign Minister Tora Lindqvist met her Portuguese counterpart Rui Castanho.
"We both want the aid to arrive," Castanho said about Sudan.
On Peru, Lindqvist said the election had to be repeated. Castanho rejected the demand and said the vote had been valid.
Police arrested seven demonstrators at a rally outside the venue.`

// read makes a reading from such a text.
func read(id, lang, published, text string) reading.Reading {
	r := report.Report{ID: id, Outlet: strings.ToUpper(id), Language: lang, Published: published}
	at := 0
	for i, line := range strings.Split(text, "\n") {
		kind := report.Body
		if s, ok := strings.CutPrefix(line, "## "); ok {
			kind, line = report.Subhead, s
		} else if s, ok := strings.CutPrefix(line, "# "); ok {
			kind, line, r.Title = report.Headline, s, s
		}
		if i > 0 {
			r.Text += "\n\n"
			at += 2
		}
		r.Text += line
		n := len([]rune(line))
		if n > 0 {
			r.Blocks = append(r.Blocks, report.Block{Kind: kind, Start: at, End: at + n})
		}
		at += n
	}
	return reading.Read(r)
}

func talks() []reading.Reading {
	return []reading.Reading{read("r1", "de", "2026-03-04", anzeiger), read("r2", "en", "2026-03-03", courier)}
}

// issue gives the issue whose English label ends in label.
func issue(t *testing.T, s synopsis.Synopsis, label string) synopsis.Issue {
	t.Helper()
	var labels []string
	for _, i := range s.Issues {
		if strings.HasSuffix(i.Labels["en"], label) {
			return i
		}
		labels = append(labels, i.Labels["en"])
	}
	t.Fatalf("no issue %q among %q", label, labels)
	return synopsis.Issue{}
}

func TestIssues(t *testing.T) {
	s := synopsis.Make(talks())
	for _, tt := range []struct{ label, relation string }{
		{"Sudan", synopsis.Agree},
		{"Peru", synopsis.Disagree},
	} {
		i := issue(t, s, tt.label)
		if i.Relation != tt.relation {
			t.Errorf("%s: %s, want %s; evidence %+v", tt.label, i.Relation, tt.relation, i.Evidence)
		}
		if len(i.Evidence) == 0 {
			t.Errorf("%s: no evidence", tt.label)
		}
		if !slices.Equal(i.Reports, []string{"r1", "r2"}) {
			t.Errorf("%s: reports %v", tt.label, i.Reports)
		}
	}
	if i := issue(t, s, "Peru"); i.Labels["de"] != "Peru" || len(i.Parties) < 2 {
		t.Errorf("Peru: %+v", i)
	}
}

func TestPointsAcrossLanguages(t *testing.T) {
	s := synopsis.Make(talks())
	pairs := [][2]string{{"vier Demonstranten", "seven demonstrators"}, {"traf ihren portugiesischen Kollegen", "met her Portuguese counterpart"}}
	for _, want := range pairs {
		if !together(s, want[0], want[1]) {
			t.Errorf("%q and %q are not one point", want[0], want[1])
		}
	}
}

// together reports whether a point has passages with both texts.
func together(s synopsis.Synopsis, a, b string) bool {
	for _, p := range s.Points {
		has := func(x string) bool {
			return slices.ContainsFunc(p.Passages, func(y report.Span) bool { return strings.Contains(y.Text, x) })
		}
		if has(a) && has(b) {
			return true
		}
	}
	return false
}

func TestOnlyIn(t *testing.T) {
	s := synopsis.Make(talks())
	for _, p := range s.Points {
		if p.Coverage == synopsis.CoverageOne && strings.Contains(p.Passages[0].Text, "Ausstellung") {
			return
		}
	}
	t.Errorf("the exhibition, which one report tells, is missing: %+v", s.Points)
}

func TestNumberClash(t *testing.T) {
	s := synopsis.Make(talks())
	if len(s.Clashes) != 1 || s.Clashes[0].Kind != "number" || s.Clashes[0].A.Text != "vier" || s.Clashes[0].B.Text != "seven" {
		t.Fatalf("%+v", s.Clashes)
	}
	if c := s.Clashes[0]; !strings.Contains(c.Why, "R1 has vier") || !strings.Contains(c.WhyDE, "R2 nennt seven") {
		t.Errorf("why: %q %q", c.Why, c.WhyDE)
	}
}

func TestNoClash(t *testing.T) {
	const before = "Nach Angaben der Feuerwehr wurden bei dem Brand in der Lagerhalle am Hafen "
	tests := []struct{ name, a, b string }{
		{"rounded", before + "1.247 Kisten zerstört.", before + "1.200 Kisten zerstört."},
		{"about", before + "rund 30 Kisten zerstört.", before + "36 Kisten zerstört."},
		{"more than", before + "mehr als 30 Kisten zerstört.", before + "36 Kisten zerstört."},
		{"further ones", before + "weitere 12 Kisten zerstört.", before + "36 Kisten zerstört."},
		{"other things", before + "12 Kisten zerstört.", before + "36 Fässer zerstört."},
		{"both told", before + "12 Kisten zerstört. Der Eigentümer sprach von 36 Kisten.", before + "36 Kisten zerstört."},
		{"words and digits", before + "zwölf Kisten zerstört.", before + "12 Kisten zerstört."},
	}
	for _, tt := range tests {
		s := synopsis.Make([]reading.Reading{read("r1", "de", "2026-03-04", tt.a), read("r2", "de", "2026-03-04", tt.b)})
		if len(s.Clashes) != 0 {
			t.Errorf("%s: %+v", tt.name, s.Clashes)
		}
	}
}

func TestNegationClash(t *testing.T) {
	a := "Die Hafenbehörde hat die alte Brücke über die Aschau am Montag für Lastwagen gesperrt."
	b := "Die Hafenbehörde hat die alte Brücke über die Aschau am Montag nicht für Lastwagen gesperrt."
	s := synopsis.Make([]reading.Reading{read("r1", "de", "2026-03-04", a), read("r2", "de", "2026-03-04", b)})
	if len(s.Clashes) != 1 || s.Clashes[0].Kind != "negation" {
		t.Errorf("%+v", s.Clashes)
	}
}

func TestDateClash(t *testing.T) {
	a := "Die Fähre nach Torfhafen sank am Montag im Sturm vor der Küste von Lennland."
	b := "Die Fähre nach Torfhafen sank am Sonntag im Sturm vor der Küste von Lennland."
	s := synopsis.Make([]reading.Reading{read("r1", "de", "2026-03-04", a), read("r2", "de", "2026-03-04", b)})
	if len(s.Clashes) != 1 || s.Clashes[0].Kind != "date" || s.Clashes[0].A.Text != "Montag" {
		t.Errorf("%+v", s.Clashes)
	}
	// The same day under two names is none: Monday, 2 March 2026.
	c := "Die Fähre nach Torfhafen sank am 2. März im Sturm vor der Küste von Lennland."
	s = synopsis.Make([]reading.Reading{read("r1", "de", "2026-03-04", a), read("r2", "de", "2026-03-04", c)})
	if len(s.Clashes) != 0 {
		t.Errorf("one day: %+v", s.Clashes)
	}
}

func TestWording(t *testing.T) {
	s := synopsis.Make(talks())
	for _, w := range s.Wordings {
		var texts []string
		for _, x := range s.Statements {
			if slices.Contains(w.Statements, x.ID) {
				texts = append(texts, x.Content[0].Text)
			}
		}
		if all := strings.Join(texts, " / "); strings.Contains(all, "Hilfe ankommt") && strings.Contains(all, "aid to arrive") {
			return
		}
	}
	t.Errorf("the utterance on aid is not matched across languages: %+v", s.Wordings)
}

func TestStory(t *testing.T) {
	s := synopsis.Make(talks())
	if s.Story.Date != "2026-03-03" || s.Story.Origins != 2 || !slices.Equal(s.Story.Languages, []string{"de", "en"}) {
		t.Errorf("%+v", s.Story)
	}
	again := talks()
	slices.Reverse(again)
	if x := synopsis.Make(again); x.Story.ID != s.Story.ID {
		t.Error("the story's id depends on the order of the reports")
	}
}

func TestFewReports(t *testing.T) {
	if s := synopsis.Make(nil); len(s.Reports) != 0 || s.Story.Origins != 0 {
		t.Errorf("none: %+v", s)
	}
	one := synopsis.Make(talks()[:1])
	if len(one.Points)+len(one.Clashes)+len(one.Wordings) != 0 || len(one.Issues) == 0 {
		t.Errorf("one: %d points, %d clashes, %d wordings, %d issues", len(one.Points), len(one.Clashes), len(one.Wordings), len(one.Issues))
	}
	twice := synopsis.Make([]reading.Reading{read("r1", "de", "2026-03-04", anzeiger), read("r2", "de", "2026-03-04", anzeiger)})
	if twice.Story.Origins != 1 || len(twice.Clashes) != 0 {
		t.Errorf("twice: %+v, %+v", twice.Story, twice.Clashes)
	}
	for _, p := range twice.Points {
		if p.Coverage != synopsis.CoverageAll {
			t.Errorf("twice: %+v", p)
		}
	}
}

func TestNoNull(t *testing.T) {
	for _, list := range [][]reading.Reading{nil, talks(), {read("r1", "de", "", "")}, {{Report: report.Report{ID: "r1", Text: "???"}}}} {
		b, err := json.Marshal(synopsis.Make(list))
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"issues", "points", "clashes", "wordings", "copies", "deeds", "statements", "actors", "sentences", "reports",
			"authors", "agencies", "parties", "evidence", "passages", "speakers", "addressees", "content", "runs", "languages"} {
			if strings.Contains(string(b), `"`+key+`":null`) {
				t.Errorf("%s is null", key)
			}
		}
	}
}

// Weekdays tell counts of different days apart, also where the reports have no
// date to count from.
func TestCountsOfDifferentWeekdaysAreNoClash(t *testing.T) {
	a := "Am Dienstag bargen die Retter der Seewacht drei Leichen aus dem gesunkenen Schiff vor Torfhafen."
	b := "Am Montagabend bargen die Retter der Seewacht zwei Leichen aus dem gesunkenen Schiff vor Torfhafen."
	if s := synopsis.Make([]reading.Reading{undated("r1", a), undated("r2", b)}); len(s.Clashes) != 0 {
		t.Errorf("counts of two days clash: %+v", s.Clashes)
	}
	c := "Am Dienstag bargen die Retter der Seewacht zwei Leichen aus dem gesunkenen Schiff vor Torfhafen."
	if s := synopsis.Make([]reading.Reading{undated("r1", a), undated("r2", c)}); len(s.Clashes) != 1 {
		t.Errorf("counts of one day should clash, got %+v", s.Clashes)
	}
}

func undated(id, text string) reading.Reading {
	return reading.Read(report.Report{ID: id, Language: "de", Text: text,
		Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}}})
}
