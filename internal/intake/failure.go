package intake

import (
	"errors"
	"strings"

	"synopse/internal/intake/label"
)

// Code names a kind of failure for programs and tests.
type Code string

// The codes of an Error.
const (
	Empty       Code = "empty"                // no bytes, or only white space
	Binary      Code = "binary"               // neither text nor a page
	TooLarge    Code = "too-large"            // more than MaxSize bytes or MaxTags tags
	NotFound    Code = "not-found"            // no such file
	Directory   Code = "directory"            // a folder where a file was expected
	Unreadable  Code = "unreadable"           // permission, device or reading errors
	Interrupted Code = "interrupted"          // the context ended while reading
	NoArticle   Code = "no-article"           // a page or text without a report in it
	ConsentWall Code = "consent-wall"         // the page asks for consent and shows nothing else
	ListPage    Code = "list-page"            // a page of teasers that lead to reports
	LiveTicker  Code = "live-ticker"          // entries by the minute, many reports in one
	VideoPage   Code = "video-page"           // a video with a few words about it
	LoginPage   Code = "login-page"           // the page asks who you are
	ErrorPage   Code = "error-page"           // "not found", "access denied" and the like, sent as a page
	Language    Code = "unsupported-language" // set by those who identify languages
)

// Error says what went wrong with one input, for people: Source is the input as
// it was named, What happened (one clause, no full stop), Hint what to do next.
type Error struct {
	Source string
	What   string
	Hint   string
	Code   Code
	Err    error // the cause, if there is one

	// Evidence is what shows that a page is what Code says, in clauses.
	Evidence []string
}

// refusals say for each label of a page that is no report what happened and
// what to do.
var refusals = map[label.Label]Error{
	label.Consent: {Code: ConsentWall, What: "the page only asks for consent to cookies", Hint: "open it in a browser, agree or decline, and save the article's page"},
	label.List:    {Code: ListPage, What: "the page lists links to reports and is none itself", Hint: "give the page of one article"},
	label.Ticker:  {Code: LiveTicker, What: "the page is a live ticker, many entries by the minute and not one report", Hint: "give a report on the event; most outlets sum it up in one"},
	label.Video:   {Code: VideoPage, What: "the page shows a video with a few words about it", Hint: "give a written report"},
	label.Login:   {Code: LoginPage, What: "the page asks you to log in", Hint: "log in with a browser, and save the article's page"},
	label.Fault:   {Code: ErrorPage, What: "the outlet sent an error message in place of a report", Hint: "check the address in a browser; the report may have moved or be gone"},
}

// refusal gives the error for a page with a label that is no report, nil for
// all others.
func refusal(v label.Verdict) *Error {
	e, ok := refusals[v.Label]
	if !ok {
		return nil
	}
	e.Evidence = v.Evidence
	return &e
}

// Error gives "source: what happened: evidence (what to do)".
func (e *Error) Error() string {
	s := e.Source + ": " + e.What
	if e.Source == Stdin {
		s = "standard input: " + e.What
	}
	if len(e.Evidence) > 0 {
		s += ": " + strings.Join(e.Evidence, ", ")
	}
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf gives the code of the first *Error in err's chain, or "".
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
