package api

import (
	"time"

	"synopse/internal/library"
)

// The resources. Names are those of docs/FORMATS.md; times are RFC 3339 in UTC,
// days ISO 8601, offsets code points into the text of the report's revision. A text
// that is unknown is "", a list that is empty is [].

// Page is a part of a list; Next leads to the following part and is "" at the end.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next" doc:"cursor of the next page; empty at the end"`
}

func page[F, T any](p library.Page[F], convert func(*F) T) Page[T] {
	out := Page[T]{Items: make([]T, len(p.Items)), Next: p.Next}
	for i := range p.Items {
		out.Items[i] = convert(&p.Items[i])
	}
	return out
}

// Story is a story in a list.
type Story struct {
	ID        string    `json:"id"`
	Title     string    `json:"title" doc:"headline of its first report"`
	First     string    `json:"first" doc:"day of its first report"`
	Last      string    `json:"last" doc:"day of its last report"`
	Updated   time.Time `json:"updated" doc:"when its last report came in"`
	Outlets   []string  `json:"outlets"`
	Languages []string  `json:"languages"`
	Reports   int       `json:"reports"`
	Origins   int       `json:"origins" doc:"reports whose text comes from one place count once"`
	Issues    int       `json:"issues"`
	Clashes   int       `json:"clashes"`
	OnlyIn    int       `json:"only_in" doc:"points that one report alone tells"`
	Topics    []string  `json:"topics" doc:"labels of its largest issues"`
	Stale     bool      `json:"stale" doc:"what was made of it lags behind its reports"`
	Edited    bool      `json:"edited" doc:"merged or split by hand"`
}

func story(r *library.StoryRow) Story {
	return Story{r.ID, r.Title, r.First, r.Last, r.Updated.UTC(), list(r.Outlets), list(r.Languages), r.Reports, r.Origins, r.Issues, r.Clashes, r.OnlyIn,
		list(r.Topics), r.Stale, r.Edited}
}

// ReportRef says which report something stands in.
type ReportRef struct {
	Report    string   `json:"report" doc:"id, the same for all its revisions"`
	Revision  string   `json:"revision" doc:"id of the wording that offsets count in"`
	Day       string   `json:"day"`
	Published string   `json:"published"`
	Outlet    string   `json:"outlet"`
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	Language  string   `json:"language"`
	Agencies  []string `json:"agencies"`
	Story     string   `json:"story"`
}

func reportRef(r *library.ReportRef) ReportRef {
	return ReportRef{r.Report, r.Revision, r.Day, r.Published, r.Outlet, r.Title, r.Address, r.Language, list(r.Agencies), r.Story}
}

// StoryReport is a report of a story.
type StoryReport struct {
	ReportRef
	Revisions int       `json:"revisions"`
	Seen      time.Time `json:"seen" doc:"when it came in"`
	Copied    string    `json:"copied" doc:"id of the report that most of its text comes from"`
	Agency    string    `json:"agency" doc:"agency that most of its text comes from, by its credit"`
	Share     float64   `json:"share" doc:"how much, 0 to 1"`
	Origin    int       `json:"origin" doc:"reports with the same number have one origin; -1 if not known yet"`
	OnlyIn    int       `json:"only_in" doc:"points that only it tells"`
}

func storyReport(r *library.StoryReport) StoryReport {
	return StoryReport{reportRef(&r.ReportRef), r.Revisions, r.Seen.UTC(), r.Copied, r.Agency, r.Share, r.Origin, r.OnlyIn}
}

// StoryReports is a story with its reports.
type StoryReports struct {
	Story
	Members []StoryReport `json:"members" doc:"by date, undated ones last"`
	Came    []string      `json:"came" doc:"ids of stories that went into this one"`
}

func storyReports(s *library.Story) StoryReports {
	return StoryReports{story(&s.StoryRow), converted(s.Members, storyReport), list(s.Came)}
}

// Span is a stretch of a report's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func span(r library.Range) Span { return Span(r) }

func optional(r *library.Range) *Span {
	if r == nil {
		return nil
	}
	s := span(*r)
	return &s
}

func spans(l []library.Range) []Span {
	out := make([]Span, len(l))
	for i, r := range l {
		out[i] = span(r)
	}
	return out
}

// Party is who speaks or is spoken to.
type Party struct {
	Actor   string `json:"actor" doc:"id; empty if it is not known who it is"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Country string `json:"country"`
}

func party(p *library.Party) Party { return Party{p.Actor, p.Name, string(p.Kind), p.Country} }

// IssueRef names an issue of a story.
type IssueRef struct {
	ID     string            `json:"id"`
	Labels map[string]string `json:"labels"`
}

func issueRef(i *library.IssueRef) IssueRef { return IssueRef{i.ID, i.Labels} }

// Statement is something attributed.
type Statement struct {
	ID         string     `json:"id"`
	In         ReportRef  `json:"in"`
	Sentence   int        `json:"sentence" doc:"number of the sentence its content begins in, from 1"`
	Kind       string     `json:"kind" doc:"direct, indirect, free-indirect or reported"`
	Act        string     `json:"act"`
	Strength   string     `json:"strength" doc:"of the cue: neutral, distancing, committing"`
	Medium     string     `json:"medium"`
	Speakers   []Party    `json:"speakers"`
	Addressees []Party    `json:"addressees"`
	Speaker    *Span      `json:"speaker"`
	Addressee  *Span      `json:"addressee"`
	Cue        *Span      `json:"cue"`
	Content    []Span     `json:"content"`
	Within     string     `json:"within" doc:"id of the statement it is part of"`
	Issues     []IssueRef `json:"issues"`
	Confidence float64    `json:"confidence"`
	Text       string     `json:"text" doc:"the sentences that have its content"`
	Start      int        `json:"start" doc:"where text begins in the report"`
}

func statementOf(s *library.Said) Statement {
	return Statement{s.ID, reportRef(&s.In), s.Sentence, string(s.Kind), s.Act, s.Strength, s.Medium, converted(s.Who, party), converted(s.Whom, party),
		optional(s.Speaker), optional(s.Addressee), optional(s.Cue), spans(s.Content), s.Within, converted(s.Issues, issueRef), s.Confidence, s.Text, s.Start}
}

// Count is something with how often it is there.
type Count struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

func count(c *library.Count) Count { return Count(*c) }

func counts(l []library.Count) []Count { return converted(l, count) }

// ActorRow is an actor in a list.
type ActorRow struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Kind       string `json:"kind"`
	Country    string `json:"country"`
	Statements int    `json:"statements" doc:"in which it speaks"`
	Reports    int    `json:"reports" doc:"that name it"`
	Last       string `json:"last" doc:"day of the last of them"`
}

func actorRow(a *library.ActorRow) ActorRow {
	return ActorRow{a.ID, a.Name, string(a.Kind), a.Country, a.Statements, a.Reports, a.Last}
}

// Actor is what is known of an actor.
type Actor struct {
	ActorRow
	Names     []Count `json:"names" doc:"as printed, by reports"`
	Roles     []Count `json:"roles" doc:"as printed, by reports"`
	Outlets   []Count `json:"outlets" doc:"that quote it, by statements"`
	IssuesDE  []Count `json:"issues_de" doc:"it speaks on, by statements"`
	IssuesEN  []Count `json:"issues_en"`
	Addressed []Count `json:"addressed" doc:"whom it speaks to"`
	Verbs     []Count `json:"verbs" doc:"that its statements are told with"`
	Days      []Count `json:"days" doc:"statements by day"`
	Stories   []Count `json:"stories" doc:"it speaks in, by statements"`
}

func actorOf(a *library.Actor) Actor {
	return Actor{actorRow(&a.ActorRow), counts(a.Names), counts(a.Roles), counts(a.Outlets), counts(a.Issues), counts(a.IssuesEN), counts(a.Addressed),
		counts(a.Verbs), counts(a.Days), counts(a.Stories)}
}

// OutletRow is an outlet in a list.
type OutletRow struct {
	Name    string `json:"name"`
	Reports int    `json:"reports"`
	First   string `json:"first"`
	Last    string `json:"last"`
}

func outletRow(o *library.OutletRow) OutletRow { return OutletRow(*o) }

// Outlet is what was measured of an outlet.
type Outlet struct {
	OutletRow
	Languages  []Count `json:"languages"`
	Credited   int     `json:"credited" doc:"reports that credit an agency"`
	Copied     int     `json:"copied" doc:"reports most of whose text stands elsewhere earlier"`
	Agencies   []Count `json:"agencies"`
	Compared   int     `json:"compared" doc:"reports in stories of several outlets"`
	OnlyIn     int     `json:"only_in" doc:"points that only they tell"`
	Points     int     `json:"points" doc:"points they tell in all"`
	Statements int     `json:"statements"`
	Speakers   []Count `json:"speakers" doc:"whom it quotes"`
	Verbs      []Count `json:"verbs" doc:"it attributes with"`
	Kinds      []Count `json:"kinds"`
	Acts       []Count `json:"acts"`
	Firsts     int     `json:"firsts" doc:"stories of several outlets that it told first"`
	Delayed    int     `json:"delayed" doc:"stories that delay is measured on"`
	Delay      int     `json:"delay" doc:"middle delay after the first report of all, in minutes"`
	Revised    int     `json:"revised" doc:"reports with more than one wording"`
	Corrected  int     `json:"corrected" doc:"reports that say that they were corrected"`
	Months     []Count `json:"months"`
}

func outletOf(o *library.Outlet) Outlet {
	return Outlet{outletRow(&o.OutletRow), counts(o.Languages), o.Credited, o.Copied, counts(o.Agencies), o.Compared, o.OnlyIn, o.Points, o.Statements,
		counts(o.Speakers), counts(o.Verbs), counts(o.Kinds), counts(o.Acts), o.Firsts, o.Delayed, o.Delay, o.Revised, o.Corrected, counts(o.Months)}
}

// Hit is a sentence that was found.
type Hit struct {
	In         ReportRef   `json:"in"`
	Sentence   int         `json:"sentence"`
	Start      int         `json:"start"`
	End        int         `json:"end"`
	Text       string      `json:"text"`
	Marks      []Span      `json:"marks" doc:"words that were searched for"`
	Statements []Statement `json:"statements" doc:"of the sentence, those that were asked for"`
}

func hit(h *library.Hit) Hit {
	return Hit{reportRef(&h.In), h.Sentence, h.Start, h.End, h.Text, spans(h.Marks), converted(h.Statements, statementOf)}
}

// FoundStory is a story with its hits.
type FoundStory struct {
	ID      string `json:"id" doc:"empty for reports that are not grouped yet"`
	Title   string `json:"title"`
	Reports int    `json:"reports"`
	Hits    []Hit  `json:"hits"`
}

func foundStory(s *library.FoundStory) FoundStory {
	return FoundStory{s.ID, s.Title, s.Reports, converted(s.Hits, hit)}
}

// Facet is what hits have in common.
type Facet struct {
	Field  string  `json:"field"`
	Values []Count `json:"values"`
}

func facet(f *library.Facet) Facet { return Facet{string(f.Field), counts(f.Values)} }

// Found is one page of what a search found.
type Found struct {
	Stories []FoundStory `json:"stories"`
	Next    string       `json:"next" doc:"cursor of the next page; empty at the end"`
	Facets  []Facet      `json:"facets"`
	Counted int          `json:"counted" doc:"hits that were counted for the facets"`
	All     bool         `json:"all" doc:"these are all there are"`
}

func found(f *library.Found) Found {
	return Found{converted(f.Stories, foundStory), f.Next, converted(f.Facets, facet), f.Counted, f.All}
}

// list keeps null out of the JSON.
func list(l []string) []string {
	if l == nil {
		return []string{}
	}
	return l
}

func converted[F, T any](l []F, convert func(*F) T) []T {
	out := make([]T, len(l))
	for i := range l {
		out[i] = convert(&l[i])
	}
	return out
}
