// Package export passes synopses on to other programs: tables and lines of JSON,
// W3C Web Annotations, PLOVER events, files for Discourse Network Analyzer,
// GraphML, and feeds of sentences found.
//
// In: synopses, one a story, in the order in which they are to be passed on.
// Out: the same bytes for the same synopses. Nothing is left out silently and
// nothing is added: what a synopsis does not say is an empty field. Quotations
// are the reports' own words; only the formats that say so hold full texts.
//
// Ids of a synopsis ("s1", "r2") are unique in their story; outside of it they
// stand behind the story's: "story/s1". docs/FORMATS.md describes every format.
package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"synopse/internal/sheet"
	"synopse/synopsis"
)

// Format is one way to pass synopses on.
type Format struct {
	Name      string // as the user asks for it
	Media     string // its media type
	Extension string // of a file, without the dot
	What      string // in a few words, for help texts
	FullText  bool   // whether it holds the reports' full texts
	Write     func(w io.Writer, stories []synopsis.Synopsis) error
}

// formats are all formats, the plain ones first.
var formats = []Format{
	{"statements.csv", "text/csv; charset=utf-8", "csv", "statements as a table", false, table(statements)},
	{"statements.jsonl", "application/jsonl", "jsonl", "statements, one a line", false, lines(statements)},
	{"points.csv", "text/csv; charset=utf-8", "csv", "points as a table, one passage a row", false, table(points)},
	{"points.jsonl", "application/jsonl", "jsonl", "points, one passage a line", false, lines(points)},
	{"deeds.csv", "text/csv; charset=utf-8", "csv", "deeds as a table", false, table(deeds)},
	{"deeds.jsonl", "application/jsonl", "jsonl", "deeds, one a line", false, lines(deeds)},
	{"annotations", `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`, "jsonld", "W3C Web Annotations of the statements", false, Annotations},
	{"plover", "application/jsonl", "jsonl", "deeds as PLOVER events, one a line", false, Plover},
	{"dna", "application/vnd.sqlite3", "dna", "a file for Discourse Network Analyzer 3", true, DNA},
	{"graphml", "application/graphml+xml", "graphml", "a network of who talks about what", false, GraphML},
}

// Formats gives all formats in the order in which they are listed.
func Formats() []Format { return slices.Clone(formats) }

// ByName gives the format with this name.
func ByName(name string) (Format, bool) {
	for _, f := range formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Names gives the names of all formats, separated by commas.
func Names() string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// record is one row of a table and one line of JSON.
type record interface{ row() []string }

// rows gives the header of a table and its records, story by story.
type rows struct {
	header  []string
	records func(*story) []record
}

func table(r rows) func(io.Writer, []synopsis.Synopsis) error {
	return func(w io.Writer, stories []synopsis.Synopsis) error {
		c := csv.NewWriter(w)
		if err := c.Write(r.header); err != nil {
			return writing(err)
		}
		for i := range stories {
			for _, rec := range r.records(newStory(&stories[i])) {
				fields := rec.row()
				for k := range fields {
					fields[k] = sheet.Harmless(fields[k])
				}
				if err := c.Write(fields); err != nil {
					return writing(err)
				}
			}
		}
		c.Flush()
		return writing(c.Error())
	}
}

func lines(r rows) func(io.Writer, []synopsis.Synopsis) error {
	return func(w io.Writer, stories []synopsis.Synopsis) error {
		for i := range stories {
			for _, rec := range r.records(newStory(&stories[i])) {
				if err := line(w, rec); err != nil {
					return err
				}
			}
		}
		return nil
	}
}

// line writes one value as JSON and a line feed.
func line(w io.Writer, value any) error {
	data, err := plainJSON(value, "")
	if err != nil {
		return writing(err)
	}
	_, err = w.Write(data)
	return writing(err)
}

// plainJSON gives JSON that leaves <, > and & as they are.
func plainJSON(value any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(value)
	return b.Bytes(), err
}

func writing(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("writing the export: %w", err)
}

// separator stands between several values of one field of a table.
const separator = " | "

func joined(values []string) string { return strings.Join(values, separator) }
