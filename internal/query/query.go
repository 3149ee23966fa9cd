// Package query reads what people type into the search box.
//
// In: one line, such as
//
//	hafen -"grüne küste" speaker:asmussen thema:fähre von:2026-03
//
// Out: a Query, a list of clauses that must all hold, with every word already
// brought to its lemma in German and in English; or an *Error with a message in
// both languages and the place where the line is wrong. It searches nothing; a
// library does (library.Search). It is pure: the same line gives the same query.
package query

import "fmt"

// Field says what a clause looks at.
type Field string

// The fields. Text is a clause without one.
const (
	Text    Field = ""
	Speaker Field = "speaker" // wer: who speaks
	To      Field = "to"      // an: who is spoken to
	Issue   Field = "issue"   // thema: a word of an issue's label
	Outlet  Field = "outlet"  // quelle: the outlet's name
	Kind    Field = "kind"    // art: direct, indirect, free-indirect, reported
	Act     Field = "act"     // a key of statement/data/acts.txt
	Story   Field = "story"   // the id of a story
	Lang    Field = "lang"    // sprache: ISO 639-1, of the report
	From    Field = "from"    // von: first day of publication
	Until   Field = "until"   // bis: last day of publication
)

// Query is what a line asks for: sentences for which every clause holds.
// Clauses about statements (Speaker, To, Kind, Act, Issue) that are not negated
// must hold of one and the same statement of the sentence.
type Query struct {
	Line    string // as typed
	Clauses []Clause
}

// Clause is one condition.
type Clause struct {
	Field Field
	Not   bool   // preceded by a minus: it must not hold
	Value string // as typed, without field, minus and quotation marks
	At    int    // code point of the line where the clause begins
	// Phrase says that the value stood in quotation marks: its words must
	// follow each other.
	Phrase bool
	// Words are the words of the value in order (fields Text, Speaker, To, Issue
	// and Outlet); all must be there.
	Words []Word
	// Day is the day of From and Until, ISO 8601; of a month or a year it is its
	// first (From) or last (Until).
	Day string
}

// Word is one word that is searched for. Texts are lower case, and each is
// spelled as the terms of a sentence are (package terms).
type Word struct {
	Text string // as typed
	// Lemmas are the forms under which dictionaries have it, in German and in
	// English; one of them must be a lemma of the sentence. Never empty.
	Lemmas []string
	// Form is the word as typed, folded: it may also be met as it stands, as part
	// of a German compound or as a spelling without marks.
	Form string
	// Sounds are terms for the sounds the word has if it is a name; names in the
	// sentence that sound like it are met, too.
	Sounds []string
	// Prefix says that an asterisk followed the word: its Form begins a word.
	Prefix bool
}

// Empty says that nothing is asked for.
func (q *Query) Empty() bool { return len(q.Clauses) == 0 }

// Error says what is wrong with a line, and where.
type Error struct {
	At, End int    // code points of the line: what is wrong
	DE, EN  string // one clause each, with what to do; no full stop
}

// Error gives the English message with the position, counted from 1.
func (e *Error) Error() string { return fmt.Sprintf("at %d: %s", e.At+1, e.EN) }
