package stories

import (
	"errors"
	"testing"

	"synopse/report"
	"synopse/story"
	"synopse/story/cluster"
)

const storm = "Ein Sturm hat am Montag den Damm der Aschau in Torfhafen gebrochen. Mindestens zwölf Menschen wurden verletzt, wie Bürgermeisterin Ines Brandt sagte. Das Wasser stand in der Altstadt zwei Meter hoch."

func pile() []report.Report {
	return []report.Report{
		{Outlet: "Bote", URL: "https://bote.example/1", Title: "Damm bricht", Language: "de", Published: "2026-03-03", Text: storm},
		{Outlet: "dpa", URL: "https://dpa.example/1", Title: "Damm in Torfhafen gebrochen", Language: "de", Published: "2026-03-02T08:00:00+01:00", Agencies: []string{"dpa"}, Text: storm},
		{Outlet: "Echo", URL: "https://echo.example/9", Title: "Mira Kolben wins chess title", Language: "en", Text: "Mira Kolben of Lennland has won the chess championship in Melkstadt against Tomas Meran."},
		{Outlet: "Bote", URL: "https://bote.example/1", Title: "Damm bricht!", Language: "de", Published: "2026-03-03", Text: storm},
	}
}

func TestMake(t *testing.T) {
	all, err := Make(pile(), nil, nil)
	if err != nil || len(all) != 2 {
		t.Fatalf("%d stories, %v; want 2", len(all), err)
	}
	s := all[0]
	if len(s.Reports) != 2 || s.Origins != 1 || s.Title != "Damm in Torfhafen gebrochen" || s.First != "2026-03-02" || s.Last != "2026-03-03" {
		t.Errorf("%+v", s)
	}
	if r := s.Reports[1]; r.Text != story.Full || r.From != s.Reports[0].ID || r.Share != 1 {
		t.Errorf("the copy is %+v", r)
	}
	if s.Reports[0].Text != story.Independent || all[1].Reports[0].Text != story.Independent {
		t.Errorf("what copies nobody is %s and %s", s.Reports[0].Text, all[1].Reports[0].Text)
	}
}

func TestMakeRespectsWhatWasDecided(t *testing.T) {
	reports := pile()
	all, err := Make(reports, []cluster.Override{{A: ID(&reports[0]), B: ID(&reports[1])}, {Together: true, A: ID(&reports[0]), B: ID(&reports[2])}}, nil)
	if err != nil || len(all) != 2 || len(all[0].Reports) != 2 || all[0].Origins != 2 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestEncoderFails(t *testing.T) {
	if _, err := Make(pile(), nil, func([]string) ([][]float32, error) { return nil, errors.New("no answer") }); err == nil {
		t.Error("the encoder's error is lost")
	}
}
