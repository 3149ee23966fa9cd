package render

import (
	"encoding/json"
	"strings"

	"synopse/internal/stories"
	"synopse/internal/words"
)

// Stories shows stories on a terminal: title, days, outlets, languages, origins,
// and the reports, with those that have their text from another one.
func Stories(all []stories.Story, o Options) []byte {
	c := words.For(o.Lang)
	p := &page{width: widthOf(o), color: o.Color}
	n := 0
	for _, s := range all {
		n += len(s.Reports)
	}
	p.paragraph(nil, run{c.Count("story", len(all)) + " · " + c.Count("report", n), dim})
	for i := range all {
		p.storyCard(&all[i], c)
	}
	return []byte(p.b.String())
}

func (p *page) storyCard(s *stories.Story, c words.Catalog) {
	p.blank()
	title := words.Plain(s.Title)
	if title == "" {
		title = s.ID
	}
	p.paragraph(nil, run{title, strong})
	facts := []string{c.Count("report", len(s.Reports)), c.Count("origin", s.Origins)}
	if when := c.Days(s.First, s.Last); when != "" {
		facts = append([]string{when}, facts...)
	}
	if len(s.Languages) > 0 {
		facts = append(facts, strings.Join(s.Languages, ", "))
	}
	p.paragraph(nil, run{strings.Join(facts, " · "), dim})
	for i := range s.Reports {
		p.storyReport(s, &s.Reports[i], c)
	}
}

func (p *page) storyReport(s *stories.Story, r *stories.Report, c words.Catalog) {
	outlet := words.Plain(r.Outlet)
	if outlet == "" {
		outlet = c.Say("unknown-outlet")
	}
	runs := []run{{outlet, normal}}
	if t := words.Plain(r.Title); t != "" && t != words.Plain(s.Title) {
		runs = append(runs, run{": " + t, normal})
	}
	if r.From != "" {
		runs = append(runs, run{" (" + c.Say("text."+string(r.Text), percent(r.Share), outletOf(s, r.From, c)) + ")", dim})
	}
	p.paragraph([]run{{"  - ", dim}}, runs...)
}

func outletOf(s *stories.Story, id string, c words.Catalog) string {
	for _, r := range s.Reports {
		if r.ID == id && r.Outlet != "" {
			return words.Plain(r.Outlet)
		}
	}
	return c.Say("unknown-outlet")
}

// StoriesJSON gives stories as one JSON document.
func StoriesJSON(all []stories.Story) ([]byte, error) {
	if all == nil {
		all = []stories.Story{}
	}
	data, err := json.MarshalIndent(struct {
		Synopse string          `json:"synopse"`
		Stories []stories.Story `json:"stories"`
	}{"1", all}, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(data, '\n'), nil
}
