package render

import (
	"bytes"
	"html/template"
	"strings"
	"sync"

	"synopse/internal/words"
	"synopse/synopsis"
)

// reviewOnly is how many passages a report has in "only in one report".
const reviewOnly = 6

var reviewTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(pageFiles, "page/review.gohtml")
})

// Review is a press review: a list of stories and one story a page after it.
type Review struct {
	Style    template.CSS
	Lang     string
	Title    string
	Day      string // of the review, as people read it
	Stories  []ReviewStory
	FullText bool
	words    words.Catalog
}

// ReviewStory is one story of a press review. Issues are its issues with what was
// said on them, by side.
type ReviewStory struct {
	Page
	Number int
	Issues []ReviewIssue
}

// ReviewIssue is an issue with what each side says on it.
type ReviewIssue struct {
	Row
	Sides []ReviewSide
}

// ReviewSide is a side with its quotations.
type ReviewSide struct {
	Name   string
	Quotes []Quote
}

// T gives a phrase of the interface.
func (r Review) T(key string) string { return r.words.Say(key) }

// PressReview gives stories as one HTML file to print: quotations and links, and
// the full texts only with o.FullText, for which most uses need a licence. Title is
// shown as it is; day is ISO 8601, "" for none.
func PressReview(stories []synopsis.Synopsis, title, day string, o Options) ([]byte, error) {
	t, err := reviewTemplate()
	if err != nil {
		return nil, err
	}
	var style strings.Builder
	for _, name := range []string{"page/style.css", "page/review.css"} {
		data, err := pageFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		style.Write(data)
	}
	c := words.For(o.Lang)
	r := Review{Style: template.CSS(style.String()), Lang: c.Lang, Title: title, FullText: o.FullText, words: c}
	if r.Title == "" {
		r.Title = c.Say("review")
	}
	if day != "" {
		r.Day = c.Moment(day)
	}
	for i := range stories {
		r.Stories = append(r.Stories, reviewStory(i+1, Lay(&stories[i], o)))
	}
	var b bytes.Buffer
	err = t.Execute(&b, r)
	return b.Bytes(), err
}

func reviewStory(number int, p Page) ReviewStory {
	s := ReviewStory{Page: p, Number: number}
	for _, row := range p.Rows {
		issue := ReviewIssue{Row: row}
		for i, c := range row.Cells {
			if c.First != nil && i < len(p.Sides) {
				issue.Sides = append(issue.Sides, ReviewSide{p.Sides[i].Name, append([]Quote{*c.First}, c.Rest...)})
			}
		}
		for _, q := range append(row.Others, row.MoreOthers...) {
			issue.Sides = append(issue.Sides, ReviewSide{q.Speaker, []Quote{q}})
		}
		s.Issues = append(s.Issues, issue)
	}
	for i := range s.Only {
		if list := s.Only[i].Passages; len(list) > reviewOnly {
			s.Only[i].Passages = list[:reviewOnly:reviewOnly]
		}
	}
	return s
}
