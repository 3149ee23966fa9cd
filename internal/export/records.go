package export

import (
	"strconv"

	"synopse/report"
	"synopse/synopsis"
)

// place says where in which report something stands.
type place struct {
	Story     string `json:"story"` // id of the story
	Title     string `json:"story_title"`
	Report    string `json:"report"` // "story/r1"
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	URL       string `json:"url"`
	Language  string `json:"language"`
	Sentence  int    `json:"sentence"` // number in its report, from 1; 0 if unknown
}

var placeHeader = []string{"story", "story_title", "report", "outlet", "published", "url", "language", "sentence"}

func (p place) row() []string {
	n := ""
	if p.Sentence > 0 {
		n = strconv.Itoa(p.Sentence)
	}
	return []string{p.Story, oneLine(p.Title), p.Report, oneLine(p.Outlet), p.Published, p.URL, p.Language, n}
}

func (s *story) placeOf(sp report.Span) place {
	r := s.report(sp.Report)
	return place{s.Story.ID, s.Story.Title, s.global(sp.Report), r.Outlet, r.Published, r.URL, r.Language, s.sentence(sp)}
}

// span is a stretch of a report's text, in code points.
type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func spanOf(s report.Span) span { return span{s.Start, s.End, s.Text} }

func spansOf(list []report.Span) []span {
	out := make([]span, len(list))
	for i, s := range list {
		out[i] = spanOf(s)
	}
	return out
}

func optional(s *report.Span) *span {
	if s == nil {
		return nil
	}
	v := spanOf(*s)
	return &v
}

// person is an actor as other programs need it.
type person struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Country string `json:"country"`
}

func (s *story) people(ids []string) []person {
	out := make([]person, 0, len(ids))
	for _, id := range ids {
		if a := s.actors[id]; a != nil {
			out = append(out, person{s.global(id), a.Name, string(a.Kind), a.Country})
		}
	}
	return out
}

func namesOf(people []person) string {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = oneLine(p.Name)
	}
	return joined(names)
}

// statementRecord is one statement.
type statementRecord struct {
	place
	ID         string           `json:"statement"`
	Kind       string           `json:"kind"`
	Medium     string           `json:"medium"`
	Act        string           `json:"act"`
	Strength   string           `json:"strength"`
	Speakers   []person         `json:"speakers"`
	Speaker    *span            `json:"speaker"`
	Addressees []person         `json:"addressees"`
	Cue        *span            `json:"cue"`
	Content    []span           `json:"content"`
	Issues     []statementIssue `json:"issues"`
	Within     string           `json:"within"`
	Confidence float64          `json:"confidence"`

	line string // the content in one line
}

// statementIssue is an issue that a statement belongs to, with the side it speaks
// for and how the sides stand.
type statementIssue struct {
	ID       string `json:"id"`
	German   string `json:"de"`
	English  string `json:"en"`
	Side     string `json:"side"`
	Relation string `json:"relation"`
}

var statements = rows{
	append(append([]string(nil), placeHeader...), "statement", "kind", "medium", "act", "strength", "speakers", "speaker_countries", "speaker_text",
		"addressees", "cue", "content", "start", "end", "issues_de", "issues_en", "sides", "relations", "within", "confidence"),
	func(s *story) []record {
		out := make([]record, 0, len(s.Synopsis.Statements))
		for i := range s.Synopsis.Statements {
			if st := &s.Synopsis.Statements[i]; len(st.Content) > 0 {
				out = append(out, s.statement(st))
			}
		}
		return out
	},
}

func (s *story) statement(st *synopsis.Statement) statementRecord {
	r := statementRecord{place: s.placeOf(st.Content[0]), ID: s.global(st.ID), Kind: string(st.Kind), Medium: st.Medium, Act: st.Act, Strength: st.Strength,
		Speakers: s.people(st.Speakers), Speaker: optional(st.Speaker), Addressees: s.people(st.Addressees), Cue: optional(st.Cue),
		Content: spansOf(st.Content), Issues: []statementIssue{}, Confidence: st.Confidence, line: passages(st.Content)}
	if st.Within != nil {
		r.Within = s.global(*st.Within)
	}
	for _, id := range st.Issues {
		i := s.issues[id]
		if i == nil {
			continue
		}
		side := ""
		if a := s.actors[s.sides[[2]string{st.ID, id}]]; a != nil {
			side = a.Name
		}
		r.Issues = append(r.Issues, statementIssue{s.global(id), i.Labels["de"], i.Labels["en"], side, i.Relation})
	}
	return r
}

func (r statementRecord) row() []string {
	countries := make([]string, len(r.Speakers))
	for i, p := range r.Speakers {
		countries[i] = p.Country
	}
	var de, en, sides, relations []string
	for _, i := range r.Issues {
		de, en, sides, relations = append(de, i.German), append(en, i.English), append(sides, i.Side), append(relations, i.Relation)
	}
	return append(r.place.row(), r.ID, r.Kind, r.Medium, r.Act, r.Strength, namesOf(r.Speakers), joined(countries), spanText(r.Speaker),
		namesOf(r.Addressees), spanText(r.Cue), r.line, strconv.Itoa(r.Content[0].Start), strconv.Itoa(r.Content[len(r.Content)-1].End),
		joined(de), joined(en), joined(sides), joined(relations), r.Within, strconv.FormatFloat(r.Confidence, 'f', 2, 64))
}

func spanText(s *span) string {
	if s == nil {
		return ""
	}
	return oneLine(s.Text)
}

// pointRecord is one passage of one point.
type pointRecord struct {
	place
	Point    string   `json:"point"`
	Coverage string   `json:"coverage"`
	Passage  span     `json:"passage"`
	Issues   []string `json:"issues"`  // ids
	Clashes  []string `json:"clashes"` // ids of the clashes in this point
	labels   []string
}

var points = rows{
	append(append([]string(nil), placeHeader...), "point", "coverage", "passage", "start", "end", "issues", "clashes"),
	func(s *story) []record {
		clashes := map[string][]string{}
		for _, c := range s.Clashes {
			clashes[c.Point] = append(clashes[c.Point], s.global(c.ID))
		}
		var out []record
		for _, p := range s.Points {
			r := pointRecord{Point: s.global(p.ID), Coverage: p.Coverage, Issues: []string{}, Clashes: append([]string{}, clashes[p.ID]...)}
			for _, id := range p.Issues {
				if i := s.issues[id]; i != nil {
					r.Issues, r.labels = append(r.Issues, s.global(id)), append(r.labels, i.Label)
				}
			}
			for _, passage := range p.Passages {
				one := r
				one.place, one.Passage = s.placeOf(passage), spanOf(passage)
				out = append(out, one)
			}
		}
		return out
	},
}

func (r pointRecord) row() []string {
	return append(r.place.row(), r.Point, r.Coverage, oneLine(r.Passage.Text), strconv.Itoa(r.Passage.Start), strconv.Itoa(r.Passage.End),
		joined(r.labels), joined(r.Clashes))
}

// deedRecord is one deed.
type deedRecord struct {
	place
	ID           string   `json:"deed"`
	Actors       []person `json:"actors"`
	Recipients   []person `json:"recipients"`
	Event        string   `json:"event"`
	Mode         string   `json:"mode"`
	Date         string   `json:"date"`
	Where        string   `json:"place"`
	Span         span     `json:"span"`
	AttributedTo string   `json:"attributed_to"` // id of a statement; "" if the report itself tells it
}

var deeds = rows{
	append(append([]string(nil), placeHeader...), "deed", "actors", "recipients", "event", "mode", "date", "place", "text", "start", "end", "attributed_to"),
	func(s *story) []record {
		out := make([]record, 0, len(s.Deeds))
		for i := range s.Deeds {
			out = append(out, s.deed(&s.Deeds[i]))
		}
		return out
	},
}

func (s *story) deed(d *synopsis.Deed) deedRecord {
	r := deedRecord{place: s.placeOf(d.Span), ID: s.global(d.ID), Actors: s.people(d.Actors), Recipients: s.people(d.Recipients),
		Event: d.Event, Mode: d.Mode, Date: d.Date, Where: d.Place, Span: spanOf(d.Span)}
	if d.AttributedTo != nil {
		r.AttributedTo = s.global(*d.AttributedTo)
	}
	return r
}

func (r deedRecord) row() []string {
	return append(r.place.row(), r.ID, namesOf(r.Actors), namesOf(r.Recipients), r.Event, r.Mode, r.Date, r.Where,
		oneLine(r.Span.Text), strconv.Itoa(r.Span.Start), strconv.Itoa(r.Span.End), r.AttributedTo)
}
