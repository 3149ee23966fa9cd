package synopsis

import (
	"synopse/actor"
	"synopse/report"
	"synopse/statement"
	"synopse/story"
)

// Version is the version of the JSON form below.
const Version = "1"

// Synopsis is the outcome of comparing the reports of one story, in the JSON
// form that docs/FORMATS.md describes. Every slice is non-nil, so that JSON
// says [] and never null. All offsets are code points into a report's text.
type Synopsis struct {
	Synopse    string          `json:"synopse"`
	Story      Story           `json:"story"`
	Events     []Event         `json:"events"` // one, or several where the reports tell of different events
	Reports    []report.Report `json:"reports"`
	Actors     []Actor         `json:"actors"`
	Statements []Statement     `json:"statements"`
	Issues     []Issue         `json:"issues"`
	Points     []Point         `json:"points"`
	Clashes    []Clash         `json:"clashes"`
	Framings   []Framing       `json:"framings"`
	Wordings   []Wording       `json:"wordings"`
	Copies     []Copy          `json:"copies"`
	Deeds      []Deed          `json:"deeds"`

	News *News `json:"news,omitempty"` // where it was asked for: see Since

	// Sentences are the sentences of each report in reading order, so that
	// "[DW s7]" can be printed and followed. Sentence numbers start at 1.
	Sentences []Sentence `json:"sentences"`
}

// Story is the event the reports are about.
type Story struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Date      string   `json:"date"`  // ISO 8601 date of the event as far as the reports tell, else of the first report
	Place     string   `json:"place"` // as printed; "" if unknown
	Languages []string `json:"languages"`
	Origins   int      `json:"origins"` // independent origins among the reports
}

// Event is a group of reports that tell of one event. Reports that tell of
// different ones are not compared with each other.
type Event struct {
	Title   string   `json:"title"`            // the headline of its first report
	Reports []string `json:"reports"`          // ids, in the order of the inputs
	Unsure  bool     `json:"unsure,omitempty"` // may be the largest one: its reports tell too little to say
}

// Actor is an actor of the story.
type Actor struct {
	ID       string     `json:"id"` // "a1" …
	Name     string     `json:"name"`
	Kind     actor.Kind `json:"kind"`
	Country  string     `json:"country"` // ISO 3166-1 alpha-2; "" if unknown
	Roles    []string   `json:"roles"`
	Names    []string   `json:"names"`
	Mentions []Mention  `json:"mentions"`
}

// Mention is one place where an actor is named.
type Mention struct {
	report.Span
	Form actor.Form `json:"form"`
}

// Statement is something attributed to somebody.
type Statement struct {
	ID         string         `json:"id"` // "s1" …
	Report     string         `json:"report"`
	Kind       statement.Kind `json:"kind"`
	Medium     string         `json:"medium"`
	Act        string         `json:"act"`
	Strength   string         `json:"strength"`
	Speakers   []string       `json:"speakers"` // actor ids
	Speaker    *report.Span   `json:"speaker"`
	Addressees []string       `json:"addressees"`
	Addressee  *report.Span   `json:"addressee"`
	Cue        *report.Span   `json:"cue"`
	Content    []report.Span  `json:"content"`
	Issues     []string       `json:"issues"`
	Within     *string        `json:"within"`
	Confidence float64        `json:"confidence"`
	Sentence   int            `json:"sentence"` // number of the sentence the content starts in, from 1 in its report
}

// Sentence is one numbered sentence of a report.
type Sentence struct {
	Report string      `json:"report"`
	Number int         `json:"number"` // from 1 in its report
	Start  int         `json:"start"`
	End    int         `json:"end"`
	Kind   report.Kind `json:"kind"`
}

// The relations between the sides of an issue.
const (
	Agree    = "agree"
	Disagree = "disagree"
	Mixed    = "mixed"
	OneSided = "one-sided"
	Unclear  = "unclear"
)

// Issue is what statements of the story are about.
type Issue struct {
	ID       string            `json:"id"` // "i1" …
	Label    string            `json:"label"`
	Labels   map[string]string `json:"labels"` // "de", "en"
	Topics   []string          `json:"topics"` // IPTC Media Topics, "medtop:20000371", where one fits
	Parties  []Party           `json:"parties"`
	Relation string            `json:"relation"`
	Evidence []report.Span     `json:"evidence"`
	Reports  []string          `json:"reports"` // reports that tell of the issue
}

// Party is one side of an issue. Side is the actor that stands for it (a
// country for its officials); Actor is the first of its speakers.
type Party struct {
	Actor      string   `json:"actor"`
	Side       string   `json:"side"`
	Statements []string `json:"statements"`
}

// The coverage of a point.
const (
	CoverageAll  = "all"
	CoverageSome = "some"
	CoverageOne  = "one"
)

// Point is a set of passages that tell the same.
type Point struct {
	ID       string        `json:"id"` // "p1" …
	Coverage string        `json:"coverage"`
	Passages []report.Span `json:"passages"`
	Issues   []string      `json:"issues"`
}

// Clash is a pair of passages of one point that can't both be right as they
// stand. Kind is number, date, place, name, negation, modality, agent or wording. A and B are
// the values, ContextA and ContextB the sentences they stand in.
type Clash struct {
	ID       string      `json:"id"` // "c1" …
	Kind     string      `json:"kind"`
	A        report.Span `json:"a"`
	B        report.Span `json:"b"`
	ContextA report.Span `json:"context_a"`
	ContextB report.Span `json:"context_b"`
	Point    string      `json:"point"` // "" where the sentences tell one value and not the same
	Why      string      `json:"why"`   // one English sentence
	WhyDE    string      `json:"why_de"`
}

// Wording is a set of statements that give one utterance.
type Wording struct {
	ID         string   `json:"id"` // "w1" …
	Speaker    string   `json:"speaker"`
	Statements []string `json:"statements"`
}

// Copy says how much of a report stands in another report or comes from an
// agency. Share is the share of the report's words, 0 to 1. From is a report
// id, or an agency's name where only the credit is known (then Runs is empty).
type Copy struct {
	Report string  `json:"report"`
	From   string  `json:"from"`
	Share  float64 `json:"share"`
	Runs   []Run   `json:"runs"`
	// Direction says how it is known which of the two copied: "told", "text" or
	// "unknown"; "" where only a credit is known.
	Direction story.Direction `json:"direction"`
}

// Run is one aligned passage: A in the report that copies, B where it stood.
type Run struct {
	A report.Span `json:"a"`
	B report.Span `json:"b"`
}

// Deed is who did what to whom, with its PLOVER code.
type Deed struct {
	ID           string      `json:"id"` // "d1" …
	Actors       []string    `json:"actors"`
	Recipients   []string    `json:"recipients"`
	Event        string      `json:"event"`
	Mode         string      `json:"mode"`
	Date         string      `json:"date"`
	Place        string      `json:"place"`
	Span         report.Span `json:"span"`
	AttributedTo *string     `json:"attributed_to"`
}
