// Package draft holds a report while it is being put together: blocks as clean
// strings and what was left out, before they become one text with spans.
//
// Readers of a format (text, html) fill a Draft; Report turns it into the
// unchanging report. It decides nothing about what a block is.
package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/report"
)

// Block is one block of a report to be: its kind and its clean text.
type Block struct {
	Kind report.Kind
	Text string
}

// Moment is a date as report.Report has it, and where it was read.
type Moment struct {
	Date string // ISO 8601; "" if unknown
	From Place
}

// Place is where in a source a piece of metadata was read.
type Place string

// The places, the surest first. Address is the date in the page's own address.
const (
	LinkedData Place = "json-ld"
	OpenGraph  Place = "og"
	Meta       Place = "meta"
	Visible    Place = "visible"
	Address    Place = "address"
)

// At gives the moment of a date; without a date it has no place either.
func At(date string, from Place) Moment {
	if date == "" {
		return Moment{}
	}
	return Moment{date, from}
}

// Draft is a report to be.
type Draft struct {
	Outlet    string
	URL       string
	Title     string
	Language  string
	Published Moment
	Modified  Moment
	Keywords  []string
	Label     string
	Evidence  []string // what shows the label, for people
	Authors   []string
	Agencies  []string
	Datelines []string
	Blocks    []Block
	Discarded []report.Discarded
}

// Add appends a block, if its text is not empty once cleaned.
func (d *Draft) Add(kind report.Kind, text string) {
	if text = Clean(text); text != "" {
		d.Blocks = append(d.Blocks, Block{kind, text})
	}
}

// Drop notes text that is left out, with the reason.
func (d *Draft) Drop(text string, reason Reason) {
	if text = Clean(text); text != "" {
		d.Discarded = append(d.Discarded, report.Discarded{Text: text, Reason: string(reason)})
	}
}

// AddAgencies adds agencies that are not there yet.
func (d *Draft) AddAgencies(names ...string) { d.Agencies = appendNew(d.Agencies, names) }

// AddAuthors adds authors that are not there yet.
func (d *Draft) AddAuthors(names ...string) { d.Authors = appendNew(d.Authors, names) }

// AddDatelines adds places that are not there yet.
func (d *Draft) AddDatelines(places ...string) { d.Datelines = appendNew(d.Datelines, places) }

// Keywords beyond these are no description of one report.
const (
	maxKeywords = 40
	maxKeyword  = 80 // bytes
)

// AddKeywords adds keywords that are not there yet, cleaned.
func (d *Draft) AddKeywords(words ...string) {
	for _, w := range words {
		if w = Clean(w); strings.ContainsFunc(w, unicode.IsLetter) && len(w) <= maxKeyword && len(d.Keywords) < maxKeywords {
			d.Keywords = appendNew(d.Keywords, []string{w})
		}
	}
}

func appendNew(list, more []string) []string {
next:
	for _, m := range more {
		for _, l := range list {
			if l == m {
				continue next
			}
		}
		list = append(list, m)
	}
	return list
}

// Prose counts the code points of running text in the draft.
func (d *Draft) Prose() int {
	n := 0
	for _, b := range d.Blocks {
		if b.Kind.Prose() {
			n += utf8.RuneCountInString(b.Text)
		}
	}
	return n
}

// separator stands between two blocks of a report's text.
const separator = "\n\n"

// Report makes the report: the blocks' texts, separated by a blank line, and
// the blocks as spans in code points. Its lists are never nil.
func (d *Draft) Report() report.Report {
	r := report.Report{
		Outlet: Clean(d.Outlet), URL: d.URL, Title: Clean(d.Title),
		Language: d.Language, Published: d.Published.Date, PublishedFrom: string(d.Published.From),
		Modified: d.Modified.Date, ModifiedFrom: string(d.Modified.From),
		Keywords: notNil(d.Keywords), Label: d.Label, LabelEvidence: notNil(d.Evidence),
		Authors: notNil(d.Authors), Agencies: notNil(d.Agencies), Datelines: notNil(d.Datelines),
		Blocks:    make([]report.Block, 0, len(d.Blocks)),
		Discarded: append([]report.Discarded{}, d.Discarded...),
	}
	var text strings.Builder
	at := 0
	for _, b := range d.Blocks {
		if at > 0 {
			text.WriteString(separator)
			at += len(separator)
		}
		n := utf8.RuneCountInString(b.Text)
		r.Blocks = append(r.Blocks, report.Block{Kind: b.Kind, Start: at, End: at + n})
		text.WriteString(b.Text)
		at += n
	}
	r.Text = text.String()
	return r
}

// Without gives a report without the blocks at the given indices, which stand
// among its discarded then, with the reason. The text is made anew.
func Without(r report.Report, blocks []int, reason Reason) report.Report {
	x := report.NewIndex(r.Text)
	d := Draft{Discarded: append([]report.Discarded{}, r.Discarded...)}
	for i, b := range r.Blocks {
		text := x.Slice(b.Start, b.End)
		if slices.Contains(blocks, i) {
			d.Drop(text, reason)
			continue
		}
		d.Blocks = append(d.Blocks, Block{b.Kind, text})
	}
	made := d.Report()
	r.Text, r.Blocks, r.Discarded = made.Text, made.Blocks, made.Discarded
	return r
}

// Hide gives a report whose blocks at the given indices are none any more, but
// stand among its discarded, with the reason. The text stays as it is, and with
// it every span: what no block covers is not read.
func Hide(r report.Report, blocks []int, reason Reason) report.Report {
	x := report.NewIndex(r.Text)
	d := Draft{Discarded: append([]report.Discarded{}, r.Discarded...)}
	left := make([]report.Block, 0, len(r.Blocks))
	for i, b := range r.Blocks {
		if slices.Contains(blocks, i) {
			d.Drop(x.Slice(b.Start, b.End), reason)
			continue
		}
		left = append(left, b)
	}
	r.Blocks, r.Discarded = left, d.Discarded
	return r
}

func notNil(list []string) []string { return append([]string{}, list...) }
