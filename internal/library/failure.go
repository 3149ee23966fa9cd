package library

import "errors"

// Code says what kind of failure an Error is.
type Code string

// The codes.
const (
	NotFound   Code = "not-found"  // no such revision
	NoLibrary  Code = "no-library" // the file is something else
	Newer      Code = "newer"      // written by a newer Synopse
	OldEngine  Code = "old-engine" // this Synopse was built with an SQLite that can lose data
	Busy       Code = "busy"       // another program holds it for too long
	Full       Code = "full"       // no room on the disk
	ReadOnly   Code = "read-only"  // the file or folder can't be written
	Damaged    Code = "damaged"    // the file's content is broken
	Unopenable Code = "unopenable" // the file can't be opened
	BadItem    Code = "bad-item"   // an item that can't be kept
	// Of databases on other machines:
	Unreachable Code = "unreachable" // it does not answer, or was stopped; trying again helps
	Denied      Code = "denied"      // the user may not do that
	WrongClock  Code = "wrong-clock" // this machine's clock and the database's differ
	Failed      Code = "failed"      // anything else
)

// Error says what went wrong with a library, for people.
type Error struct {
	Library string // its file
	Code    Code
	What    string // what happened: one clause, no full stop
	Hint    string // what to do next
	Err     error  // the cause, if there is one
}

// Error gives "file: what happened (what to do)".
func (e *Error) Error() string {
	s := e.What
	if e.Library != "" {
		s = e.Library + ": " + s
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
