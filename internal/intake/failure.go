package intake

import "errors"

// Code names a kind of failure for programs and tests.
type Code string

// The codes of an Error.
const (
	Empty       Code = "empty"                // no bytes, or only white space
	Binary      Code = "binary"               // neither text nor a page
	TooLarge    Code = "too-large"            // more than MaxSize bytes
	NotFound    Code = "not-found"            // no such file
	Directory   Code = "directory"            // a folder where a file was expected
	Unreadable  Code = "unreadable"           // permission, device or reading errors
	Interrupted Code = "interrupted"          // the context ended while reading
	NoArticle   Code = "no-article"           // a page or text without a report in it
	ConsentWall Code = "consent-wall"         // the page asks for consent and shows nothing else
	ListPage    Code = "list-page"            // a page of teasers that lead to reports
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
}

// Error gives "source: what happened (what to do)".
func (e *Error) Error() string {
	s := e.Source + ": " + e.What
	if e.Source == Stdin {
		s = "standard input: " + e.What
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
