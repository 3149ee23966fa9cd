// Package readable says which reports Synopse goes on with once they are taken
// in: whole ones, in a language it reads.
//
// In: a report, or the code of a language. Out: nil, or an error that says what is
// in the way. The words are the same for whoever compares, imports or follows
// feeds.
package readable

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"synopse/internal/intake"
	"synopse/reading"
	"synopse/report"
)

// Settle gives an error of type *intake.Error for a report that is not to be
// kept, and fills in the language of one that does not declare it. The error's
// source is the report's.
func Settle(r *report.Report) error {
	if r.Label != "" {
		return &intake.Error{
			Source: r.Source, Code: intake.Code(r.Label), Evidence: r.LabelEvidence,
			What: "it is not the whole report (" + strings.ReplaceAll(r.Label, "-", " ") + ")",
			Hint: "log in with a browser and save the page",
		}
	}
	code := reading.Language(r)
	if r.Language == "" {
		r.Language = code
	}
	return Language(r.Source, code)
}

// Language gives an error of type *intake.Error for a language that is not read,
// by its ISO 639-1 code; "" is an unknown one, which may be.
func Language(source, code string) error {
	if code == "" || reading.Supported(code) {
		return nil
	}
	return &intake.Error{
		Source: source, Code: intake.Language,
		What: "the report is in " + languageName(code) + ", which Synopse does not read yet",
		Hint: "give reports in German or English",
	}
}

func languageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return strconv.Quote(code)
	}
	if name := display.English.Languages().Name(tag); name != "" {
		return name
	}
	return strconv.Quote(code)
}
