// Package stories turns a pile of reports into stories that can be shown: who
// reported, in which languages, and from how many independent origins.
//
// In: reports in any order, and what was decided by hand. Out: stories, the
// largest first. The grouping is package cluster's, the copies are package
// story's; this package puts both together and numbers nothing anew.
package stories

import (
	"cmp"
	"slices"

	"synopse/internal/library"
	"synopse/report"
	"synopse/story"
	"synopse/story/cluster"
	"synopse/story/profile"
)

// Story is the reports of one event. docs/FORMATS.md describes the JSON.
type Story struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"` // of its first report
	First     string   `json:"first"` // day of the first report, ISO 8601; "" if unknown
	Last      string   `json:"last"`
	Outlets   []string `json:"outlets"`
	Languages []string `json:"languages"`
	Origins   int      `json:"origins"` // reports whose text comes from one place count once
	Reports   []Report `json:"reports"` // by date
}

// Report is a report of a story.
type Report struct {
	ID        string         `json:"id"`
	Outlet    string         `json:"outlet"`
	Title     string         `json:"title"`
	Language  string         `json:"language"`
	Published string         `json:"published"`
	URL       string         `json:"url"`
	Agencies  []string       `json:"agencies"`
	Text      story.Relation `json:"text"`           // how it goes with earlier texts of the story
	From      string         `json:"from,omitempty"` // id of the report that most of it was copied from
	Share     float64        `json:"share,omitempty"`
	// Direction says how it is known that it is not the other report that copied.
	Direction story.Direction `json:"direction,omitempty"`
	Source    string          `json:"source,omitempty"` // the file it came from
}

const idLength = 16

// ID is the identity of a report in a pile, that of the library cut short: a
// changed title at the same address makes no new report.
func ID(r *report.Report) string {
	id, _ := library.ReportID(r)
	return id[:min(len(id), idLength)]
}

// Encode gives a vector for each text; nil where no encoder is used.
type Encode func(texts []string) ([][]float32, error)

// Make groups reports. A report that is there twice counts once. The error is the
// encoder's.
func Make(reports []report.Report, decided []cluster.Override, encode Encode) ([]Story, error) {
	byID := map[string]*report.Report{}
	var pile []cluster.Report
	var texts []string
	for i := range reports {
		id := ID(&reports[i])
		if byID[id] != nil {
			continue
		}
		byID[id] = &reports[i]
		pile = append(pile, cluster.Report{ID: id, Profile: profile.Of(&reports[i])})
		texts = append(texts, reports[i].Title+"\n"+reports[i].Text)
	}
	if encode != nil {
		vectors, err := encode(texts)
		if err != nil {
			return nil, err
		}
		for i := range pile {
			pile[i].Meaning = vectors[i]
		}
	}
	var out []Story
	for _, g := range cluster.Pile(pile, decided) {
		out = append(out, show(g, byID))
	}
	slices.SortStableFunc(out, func(a, b Story) int {
		return cmp.Or(cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(b.Last, a.Last), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// show gathers what is to be said of a story.
func show(g cluster.Story, byID map[string]*report.Report) Story {
	ids := slices.Clone(g.Reports)
	slices.SortFunc(ids, func(a, b string) int {
		x, y := byID[a].Published, byID[b].Published
		return cmp.Or(cmp.Compare(last(x), last(y)), cmp.Compare(x, y), cmp.Compare(a, b))
	})
	sources := make([]story.Source, len(ids))
	for i, id := range ids {
		sources[i] = story.Source{Report: byID[id]}
	}
	copies := story.Copies(sources)
	s := Story{ID: g.ID, Origins: len(story.Origins(sources, copies))}
	for i, id := range ids {
		r := byID[id]
		s.Reports = append(s.Reports, withCopies(Report{ID: id, Outlet: r.Outlet, Title: r.Title, Language: r.Language, Published: r.Published,
			URL: r.URL, Agencies: r.Agencies, Source: r.Source}, i, copies, ids))
		s.Outlets = appendNew(s.Outlets, r.Outlet)
		s.Languages = appendNew(s.Languages, r.Language)
		if d := day(r.Published); d != "" {
			if s.First == "" {
				s.First = d
			}
			s.Last = d
		}
		if s.Title == "" {
			s.Title = r.Title
		}
	}
	slices.Sort(s.Languages)
	return s
}

// last puts reports without a date behind the others.
func last(published string) int {
	if published == "" {
		return 1
	}
	return 0
}

func withCopies(r Report, i int, all []story.Copy, ids []string) Report {
	var own []story.Copy
	for _, c := range all {
		if c.Report == i {
			own = append(own, c)
		}
	}
	r.Text = story.Related(own)
	if r.Text != story.Independent && own[0].From >= 0 {
		r.From, r.Share, r.Direction = ids[own[0].From], own[0].Share, own[0].Direction
	}
	return r
}

func day(published string) string {
	if len(published) < 10 {
		return ""
	}
	return published[:10]
}

func appendNew(list []string, v string) []string {
	if v == "" || slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}
