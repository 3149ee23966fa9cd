package library

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"synopse/report"
	"synopse/report/address"
)

// idBytes is how much of the SHA-256 an id has: 128 bits, written as 32
// hexadecimal digits.
const idBytes = 16

// hash joins the parts so that no two lists of parts read the same.
func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		n := len(p)
		h.Write([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:idBytes])
}

// AddressID gives the id of the report at a canonical address.
func AddressID(canonical string) string { return hash("address", canonical) }

// ReportID gives the id of the report that r is a revision of, and its
// canonical address ("" if it has none).
func ReportID(r *report.Report) (id, canonical string) {
	if canonical = address.Canonical(r.URL); canonical != "" {
		return AddressID(canonical), canonical
	}
	return hash("text", r.Outlet, r.Title, r.Text), ""
}

// RevisionID gives the id of r's wording at the report with this id.
func RevisionID(of string, r *report.Report) string {
	return hash("revision", of, r.Title, r.Text)
}

var isoDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

// Day gives the day of publication as printed, in the report's own time zone;
// without one, the day it was seen.
func Day(r *report.Report, seen time.Time) string {
	if d := isoDay.FindString(r.Published); d != "" {
		return d
	}
	return seen.UTC().Format(time.DateOnly)
}

// Check says why an item can't be kept, or nil.
func (i *Item) Check() error {
	r := &i.Report
	switch {
	case strings.TrimSpace(r.Text) == "":
		return errors.New("the report has no text")
	case !utf8.ValidString(r.Text), !utf8.ValidString(r.Title):
		return errors.New("the report is not valid UTF-8")
	case i.Seen.IsZero():
		return errors.New("it is not said when the report was read")
	}
	return nil
}

// ActorID gives the id of the actor that is known by these keys and no others: the
// least of the ids that they give.
func ActorID(keys []string) string {
	id := KeyID(keys[0])
	for _, k := range keys[1:] {
		id = min(id, KeyID(k))
	}
	return id
}

// KeyID gives the id that a key gives: it leads to the actor that has the key.
func KeyID(key string) string { return hash("actor", key) }

// CalledID gives the id of what reports call somebody whom nothing else is known
// of.
func CalledID(kind, country, name string) string { return hash("called", kind, country, name) }

// IssueID gives the id of an issue of a story by its German label.
func IssueID(story, label string) string { return hash("issue", story, label) }

// statementDigits is how much of a hash tells the statements of a report apart.
const statementDigits = 8

// StatementID gives the id of a statement of a report: its report's and a hash of
// what it is and where its words stand.
func StatementID(report string, s *Statement) string {
	parts := []string{"statement", string(s.Kind), s.Act}
	for _, r := range s.Content {
		parts = append(parts, strconv.Itoa(r.Start), strconv.Itoa(r.End))
	}
	for _, r := range []*Range{s.Cue, s.Speaker} {
		if r != nil {
			parts = append(parts, strconv.Itoa(r.Start)+"-"+strconv.Itoa(r.End))
		} else {
			parts = append(parts, "")
		}
	}
	return report + "-" + hash(parts...)[:statementDigits]
}

// ReportOf gives the id of the report of a statement with this id; "" for what is
// no such id.
func ReportOf(statement string) string {
	report, digits, _ := strings.Cut(statement, "-")
	if len(digits) != statementDigits {
		return ""
	}
	return report
}
