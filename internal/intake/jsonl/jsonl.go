// Package jsonl reads reports from lines of JSON: Synopse's own, those of
// news-please and of Fundus, and what other programs write with similar names
// (fields.txt).
//
// In: a stream of lines (Lines), plain or gzip, and one line (Read). Out: a
// report, with the time it was collected. A report of our own comes back as it
// was written, blocks included; of others the paragraphs are typed as body, and
// datelines and credits are read as for every other form. A broken line is a
// damage of its own; the lines around it are read. An array, and objects printed
// with indentation, are read the same way, an object for a line. It fetches nothing.
package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"synopse/internal/intake"
	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
	"synopse/report"
	"synopse/report/address"
)

// Entry is what one line holds.
type Entry struct {
	Report report.Report
	Seen   time.Time // when it was collected; zero if the line does not say
	Found  string    // where its page was found; "" if the line holds no page
}

// Read reads one line; name says where it stands, for messages. Errors are of
// type *intake.Error.
func Read(name string, line []byte) (Entry, error) {
	line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
	var o object
	if err := json.Unmarshal(line, &o); err != nil {
		return Entry{}, &intake.Error{Source: name, Code: intake.Binary, What: "it is no JSON object: " + short(err.Error()), Hint: "give one object a line, or an array of objects", Err: err}
	}
	e := Entry{Seen: seen(o.text("seen"))}
	if o["blocks"] != nil {
		if err := own(line, &e.Report); err != nil {
			return Entry{}, &intake.Error{Source: name, Code: intake.NoArticle, What: "it is no whole report: " + err.Error(), Hint: "write it again with synopse", Err: err}
		}
		e.Report.Source = name
		return e, nil
	}
	var err error
	if page := o.text("page"); page != "" && o.text("text") == "" && o["body"] == nil {
		e.Found = o.text("url")
		e.Report, err = readPage(name, page, o)
		return e, err
	}
	e.Report, err = intake.Assemble(name, others(o))
	return e, err
}

// readPage reads the page that a line holds. Its address is the line's, unless
// the page declares another one of the same site.
func readPage(name, page string, o object) (report.Report, error) {
	at := o.text("url")
	from := name + ".html"
	if address.Canonical(at) != "" {
		from = at
	}
	r, err := intake.Read(from, []byte(page))
	var said *intake.Error
	if errors.As(err, &said) {
		said.Source = name
	}
	r.Source = name
	if r.URL == "" {
		r.URL = at // the id of a message, say
	}
	if r.Published == "" {
		r.Published = day(o.text("published"))
	}
	return r, err
}

// own reads a report as Synopse writes it and checks that its blocks fit.
func own(line []byte, r *report.Report) error {
	if err := json.Unmarshal(line, r); err != nil {
		return err
	}
	r.ID = ""
	n, at := utf8.RuneCountInString(r.Text), 0
	for _, b := range r.Blocks {
		if b.Start < at || b.End < b.Start || b.End > n {
			return errors.New("its blocks do not fit its text")
		}
		at = b.End
	}
	if strings.TrimSpace(r.Text) == "" {
		return errors.New("it has no text")
	}
	for _, list := range []*[]string{&r.Authors, &r.Agencies, &r.Datelines, &r.Keywords} {
		if *list == nil {
			*list = []string{}
		}
	}
	if r.Blocks == nil {
		r.Blocks = []report.Block{}
	}
	if r.Discarded == nil {
		r.Discarded = []report.Discarded{}
	}
	return nil
}

// others makes a draft of another program's fields.
func others(o object) *draft.Draft {
	d := &draft.Draft{
		Outlet: o.text("outlet"), URL: o.text("url"), Title: o.text("title"),
		Published: draft.Moment{Date: day(o.text("published"))}, Modified: draft.Moment{Date: day(o.text("modified"))},
		Keywords: o.texts("keywords"),
	}
	if code, _, _ := strings.Cut(strings.ToLower(o.text("language")), "-"); len(code) == 2 {
		d.Language = code
	}
	d.AddAuthors(o.texts("authors")...)
	d.Add(report.Headline, d.Title)
	body := newBody(o["body"])
	lede := append(body.Summary, o.texts("lede")...)
	text := o.text("text")
	for _, p := range lede {
		if !strings.Contains(text, p) {
			d.Add(report.Lede, p)
			break
		}
	}
	switch {
	case len(body.Sections) > 0:
		for _, s := range body.Sections {
			for _, h := range s.Headline {
				d.Add(report.Subhead, h)
			}
			for _, p := range s.Paragraphs {
				d.Add(report.Body, p)
			}
		}
	case text != "":
		for p := range strings.Lines(text) {
			d.Add(report.Body, p)
		}
	case body.text != "":
		for p := range strings.Lines(body.text) {
			d.Add(report.Body, p)
		}
	default:
		for _, p := range o.texts("paragraphs") {
			d.Add(report.Body, p)
		}
	}
	return d
}

// fundusBody is the body of a Fundus article, or a plain text.
type fundusBody struct {
	Summary  []string
	Sections []struct{ Headline, Paragraphs []string }
	text     string
}

func newBody(v json.RawMessage) (b fundusBody) {
	if json.Unmarshal(v, &b) != nil {
		b = fundusBody{text: strings.Join(texts(v), "\n")}
	}
	return b
}

// day reads a date. "2019-05-14 12:00:00", as news-please writes it, has no zone:
// of such only the day is certain.
func day(s string) string {
	d, _ := date.Parse(s)
	return d
}

// seenForms are how programs write when they collected a page; those without a
// zone mean UTC.
var seenForms = []string{time.RFC3339Nano, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05.999999Z07:00", "2006-01-02 15:04:05", "2006-01-02T15:04:05", time.DateOnly}

func seen(s string) time.Time {
	for _, form := range seenForms {
		if t, err := time.Parse(form, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

func short(s string) string {
	if len(s) > 120 {
		return s[:120] + "…"
	}
	return s
}

// Kept is what a line says of a report besides the report itself.
type Kept struct {
	Seen     time.Time
	Revision string // id in the library
	Of       string // id of the report that this is a revision of
	Outcome  string // new, revised, known; "" if it was not kept
}

// Write writes a report as one line of ours.
func Write(r *report.Report, k Kept) ([]byte, error) {
	line := struct {
		Synopse  string `json:"synopse"`
		Seen     string `json:"seen"`
		Revision string `json:"revision,omitempty"`
		Of       string `json:"of,omitempty"`
		Outcome  string `json:"outcome,omitempty"`
		*report.Report
	}{Version, k.Seen.UTC().Format(time.RFC3339), k.Revision, k.Of, k.Outcome, r}
	data, err := json.Marshal(line)
	if err != nil {
		return nil, err
	}
	return append(data, '\n'), nil
}

// Version is the version of the lines that Write writes.
const Version = "1"
