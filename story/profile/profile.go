// Package profile makes the light picture of one report that stories are found
// by: its words by key, its names, numbers and dates, and hashed pieces of its
// words. It is fast, because a stream of reports is long: it neither tags nor
// parses, and reads a report in a small part of the time that reading it for
// statements takes.
//
// In: a report. Out: a Profile, the same for the same report. How alike two
// profiles are, and which make a story, is for package cluster to say.
//
// A key stands for a word whatever its ending, spelling and language: "Lawrow"
// and "Lavrov", "Erdbeben" and "earthquakes" have one key each. Keys come from a
// stem, a table of German words with their English ones (data/bilingual.txt)
// and letter rules for what the two languages spell differently.
package profile

import (
	"net/url"
	"strings"
	"time"

	"synopse/language/identify"
	"synopse/report"
)

// Key stands for a word, a name or a number: a hash.
type Key uint32

// Kind says what a key stands for; kinds can be combined.
type Kind uint8

// The kinds of keys.
const (
	Name   Kind = 1 << iota // a name by its shape: capitalised inside a sentence
	Number                  // a number in digits or words
	Place                   // a name after a preposition of place
)

// Term is one key of a report and where it stands: how often in the title, in
// the lead (the first words of the running text) and in all of the running text.
type Term struct {
	Key               Key
	Kind              Kind
	Title, Lead, Body uint16
}

// Profile is what a report is compared by. Terms are in the order of their keys.
type Profile struct {
	Language string // ISO 639-1; "" if unknown
	Outlet   string // the outlet, or the site of the address
	Minute   int64  // of publication, since 1970 in UTC; 0 if unknown
	Hour     bool   // the time of day is known, not only the day
	Words    int    // how many words were read
	Terms    []Term
	Days     []int32 // days the text names, since 1970, ascending
	Grams    []Gram  // pieces of words, in the order of their numbers
}

const (
	leadWords = 60
	maxWords  = 3000 // of a report; what follows is not read
)

// Of makes the profile of a report.
func Of(r *report.Report) Profile {
	p := Profile{Language: languageOf(r), Outlet: outlet(r)}
	p.Minute, p.Hour = published(r.Published)
	s := scanner{tongue: tongueOf(p.Language), day: int32(p.Minute / minutesADay), dated: p.Minute != 0,
		known: make(map[string]word, 512), at: make(map[Key]int32, 512), pieces: make(map[uint16]float32, 512)}
	s.read(r.Title, inTitle)
	for _, part := range prose(r) {
		s.read(part, inBody)
	}
	p.Words = s.words
	p.Terms = s.sorted()
	p.Days = s.days()
	p.Grams = s.grams()
	return p
}

// prose gives the running text of a report; all of it where no blocks are known.
func prose(r *report.Report) []string {
	if len(r.Blocks) == 0 {
		return []string{r.Text}
	}
	x := report.NewIndex(r.Text)
	var out []string
	for _, b := range r.Blocks {
		if b.Kind.Prose() {
			out = append(out, x.Slice(b.Start, b.End))
		}
	}
	return out
}

const minutesADay = 24 * 60

// published reads an ISO 8601 date or date-time; 0 for what it can't read.
func published(s string) (minute int64, hour bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return max(t.Unix()/60, 1), true
		}
	}
	if len(s) >= 10 {
		if t, err := time.Parse(time.DateOnly, s[:10]); err == nil && t.Unix() > 0 {
			return t.Unix() / 60, false
		}
	}
	return 0, false
}

// languageOf gives the report's language; the text tells where it is not known.
func languageOf(r *report.Report) string {
	if len(r.Language) >= 2 {
		return r.Language[:2]
	}
	code, _ := identify.Language(r.Text)
	return code
}

func outlet(r *report.Report) string {
	if r.Outlet != "" {
		return r.Outlet
	}
	u, err := url.Parse(r.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
