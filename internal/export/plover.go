package export

import (
	"io"

	"golang.org/x/text/language"

	"synopse/synopsis"
)

// ploverActor is an actor of a PLOVER event: its name, and its country as ISO
// 3166-1 alpha-3.
type ploverActor struct {
	Name    string `json:"actor_text"`
	Country string `json:"country"`
}

// ploverEvent follows the field names of the PLOVER specification (Open Event Data
// Alliance, draft 2.0): event and mode are its codes, the date is that of the
// event. What is only claimed names who claims it.
type ploverEvent struct {
	ID           string        `json:"id"`
	Date         string        `json:"date"`
	Source       []ploverActor `json:"source"`
	Target       []ploverActor `json:"target"`
	Event        string        `json:"event"`
	Mode         string        `json:"mode"`
	Location     string        `json:"location"`
	Text         string        `json:"text"`
	Start        int           `json:"start"` // code points into the report's text
	End          int           `json:"end"`
	Language     string        `json:"language"`
	Publication  string        `json:"publication"`
	Published    string        `json:"published"`
	URL          string        `json:"url"`
	Story        string        `json:"story"`
	AttributedTo []string      `json:"attributed_to"` // names of those who only say so; empty if the report itself tells it
}

// Plover writes the deeds as events with PLOVER codes, one a line.
func Plover(w io.Writer, stories []synopsis.Synopsis) error {
	for i := range stories {
		s := newStory(&stories[i])
		for k := range s.Deeds {
			if err := line(w, s.plover(&s.Deeds[k])); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *story) plover(d *synopsis.Deed) ploverEvent {
	r := s.report(d.Span.Report)
	e := ploverEvent{ID: s.global(d.ID), Date: d.Date, Source: s.ploverActors(d.Actors), Target: s.ploverActors(d.Recipients),
		Event: d.Event, Mode: d.Mode, Location: d.Place, Text: oneLine(d.Span.Text), Start: d.Span.Start, End: d.Span.End,
		Language: r.Language, Publication: r.Outlet, Published: r.Published, URL: r.URL, Story: s.Story.ID, AttributedTo: []string{}}
	if d.AttributedTo != nil {
		if st := s.statements[*d.AttributedTo]; st != nil {
			e.AttributedTo = append(e.AttributedTo, s.names(st.Speakers)...)
			if len(st.Speakers) == 0 {
				e.AttributedTo = append(e.AttributedTo, words(st.Speaker))
			}
		}
	}
	return e
}

func (s *story) ploverActors(ids []string) []ploverActor {
	out := make([]ploverActor, 0, len(ids))
	for _, p := range s.people(ids) {
		out = append(out, ploverActor{p.Name, alpha3(p.Country)})
	}
	return out
}

// alpha3 turns a country's two letters into its three; "" stays "".
func alpha3(country string) string {
	r, err := language.ParseRegion(country)
	if country == "" || err != nil {
		return ""
	}
	return r.ISO3()
}
