package export

import (
	"strings"

	"synopse/report"
	"synopse/synopsis"
)

// story is a synopsis in which ids can be looked up.
type story struct {
	*synopsis.Synopsis
	reports    map[string]*report.Report
	texts      map[string]*report.Index
	actors     map[string]*synopsis.Actor
	issues     map[string]*synopsis.Issue
	statements map[string]*synopsis.Statement
	sides      map[[2]string]string // statement and issue: the actor that stands for the side
}

func newStory(s *synopsis.Synopsis) *story {
	st := &story{Synopsis: s, reports: map[string]*report.Report{}, texts: map[string]*report.Index{}, actors: map[string]*synopsis.Actor{},
		issues: map[string]*synopsis.Issue{}, statements: map[string]*synopsis.Statement{}, sides: map[[2]string]string{}}
	for i := range s.Reports {
		st.reports[s.Reports[i].ID] = &s.Reports[i]
		st.texts[s.Reports[i].ID] = report.NewIndex(s.Reports[i].Text)
	}
	for i := range s.Actors {
		st.actors[s.Actors[i].ID] = &s.Actors[i]
	}
	for i := range s.Issues {
		issue := &s.Issues[i]
		st.issues[issue.ID] = issue
		for _, p := range issue.Parties {
			for _, id := range p.Statements {
				st.sides[[2]string{id, issue.ID}] = p.Side
			}
		}
	}
	for i := range s.Statements {
		st.statements[s.Statements[i].ID] = &s.Statements[i]
	}
	return st
}

// global makes an id of the synopsis unique among all stories.
func (s *story) global(id string) string {
	if id == "" {
		return ""
	}
	return s.Story.ID + "/" + id
}

// report gives a report by its id, an empty one if there is none.
func (s *story) report(id string) *report.Report {
	if r := s.reports[id]; r != nil {
		return r
	}
	return &report.Report{}
}

func (s *story) names(actors []string) []string {
	out := make([]string, 0, len(actors))
	for _, id := range actors {
		if a := s.actors[id]; a != nil {
			out = append(out, a.Name)
		}
	}
	return out
}

// sentence gives the number of the sentence in which a span begins; 0 if none.
func (s *story) sentence(sp report.Span) int {
	for i := range s.Sentences {
		if n := &s.Sentences[i]; n.Report == sp.Report && n.Start <= sp.Start && sp.Start < n.End {
			return n.Number
		}
	}
	return 0
}

// oneLine folds white space, so that a passage over two paragraphs is one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func words(s *report.Span) string {
	if s == nil {
		return ""
	}
	return oneLine(s.Text)
}

// passages joins the parts of a content that is interrupted.
func passages(spans []report.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = oneLine(s.Text)
	}
	return strings.Join(parts, " … ")
}
