package library

import (
	"context"
	"time"

	"synopse/story/cluster"
)

// Stories keeps which reports tell of one event, and what was decided by hand.
type Stories interface {
	// Grouping gives where the grouping of reports stands; the zero value if it
	// has not begun.
	Grouping(ctx context.Context) (Grouping, error)
	// Grouped gives, in their order, the reports and decisions that were grouped
	// after the place from: what brings a state written down at that place to
	// where the library is.
	Grouped(ctx context.Context, from int64, limit int) ([]GroupedStep, error)
	// KeepStories keeps what grouping a few reports changed, in one step.
	KeepStories(ctx context.Context, c StoryChanges) error
	// KeepGrouping keeps the grouping's state at a place that KeepStories reached.
	KeepGrouping(ctx context.Context, g Grouping) error
	// Decide enters a decision by hand. It shows once the reports are grouped
	// next, and for good. The error's code is NotFound if a report is not there.
	Decide(ctx context.Context, d Decision) error
	// Decisions gives the decisions by hand, the latest first.
	Decisions(ctx context.Context, limit int) ([]Decision, error)
	// Undecided gives the decisions that grouping has not taken over yet, in order.
	Undecided(ctx context.Context) ([]Decision, error)

	// StoryList gives stories by filter.
	StoryList(ctx context.Context, f StoryFilter) (Page[StoryRow], error)
	// Story gives a story and its reports, by the id it has or had; the error's
	// code is NotFound if there never was one.
	Story(ctx context.Context, id string) (Story, error)
	// StoryOf gives the id of the story a report is in; "" if it is not grouped.
	StoryOf(ctx context.Context, report string) (string, error)

	// KeepSynopsis keeps what was made of a story in one step, in place of what
	// was made before. One of a story that has gone, or of reports that are not
	// all in it any more, is passed over.
	KeepSynopsis(ctx context.Context, s Synopsis) error
	// Synopsis gives what was made of a story; the error's code is NotFound if
	// nothing was yet, as for stories of one report.
	Synopsis(ctx context.Context, story string) (Synopsis, error)
}

// Grouping is where the grouping of reports stands.
type Grouping struct {
	Version string // of the step
	State   []byte // of a cluster.Stream at Place; nil if none was written down
	Place   int64  // of the state: everything up to it is in it
	Last    int64  // place of the last step kept; the state may be older
}

// GroupedStep is one thing the grouping was told: a report or a decision.
type GroupedStep struct {
	Place    int64
	Report   string
	Decision *cluster.Override
}

// StoryChanges is what grouping a few reports changed.
type StoryChanges struct {
	Version   string
	Steps     []GroupedStep // in order; the library gives them their places, after Last
	Decisions []int64       // numbers of the decisions among the steps
	// Members are all reports whose story is another one than before, new ones too.
	Members []Membership
	// Forwards are ids of stories that went into another one: from, to.
	Forwards [][2]string
}

// Membership says in which story a report is.
type Membership struct{ Report, Story string }

// Decision is a merge or split by hand, about two reports: that they are of one
// story or that they are not.
type Decision struct {
	Number   int64 // given by the library
	Together bool
	A, B     string // ids of reports
	By       string // who decided; "" if there are no users
	At       time.Time
}

// StoryRow is a story in a list.
type StoryRow struct {
	ID        string
	Title     string    // of its first report
	First     string    // day of its first report
	Last      string    // day of its last one
	Updated   time.Time // when its last report came in
	Outlets   []string  // by their first report
	Languages []string
	Reports   int
	Origins   int // reports whose text comes from one place count once; the number of reports until a synopsis says
	Issues    int
	Clashes   int
	OnlyIn    int      // points that one report tells
	Topics    []string // labels of its largest issues, in Language of the filter
	Fresh     int      // reports that came in after the filter's Since
	Stale     bool     // what was made of it lags behind its reports
	Edited    bool     // decided by hand
}

// StoryFilter says which stories to list; what is empty does not count.
type StoryFilter struct {
	Topic       string // IPTC Media Topic, "medtop:20000371", or words of an issue's label
	Actor       string // id: named as a speaker
	Outlet      string
	Language    string    // of one of its reports
	From, Until string    // days: it has a report of one of them
	Least       int       // reports at least; 1 if 0
	Outlets     int       // outlets at least
	Since       time.Time // for Fresh
	OnlyFresh   bool      // only stories with reports that came in after Since
	Sort        StorySort
	Labels      string // language of Topics: "de" or "en"
	Cursor      string
	Limit       int // 50 if 0, at most 500
}

// StorySort is an order of stories.
type StorySort string

// The orders of stories.
const (
	ByDay     StorySort = ""        // the last report's day, the latest first; then by size
	BySize    StorySort = "size"    // most reports first
	ByUpdate  StorySort = "updated" // when its last report came in, the latest first
	ByClashes StorySort = "clashes" // most clashes first
)

// Story is a story with its reports.
type Story struct {
	StoryRow
	Members []StoryReport // by date; undated ones last
	// Came are ids of stories that went into this one.
	Came []string
}

// StoryReport is a report of a story.
type StoryReport struct {
	ReportRef
	Revisions int
	Seen      time.Time // when it came in
	// Copied says where most of its text comes from: the id of a report of the
	// story, or "" with an agency in Agency; Share is how much, 0 to 1.
	Copied string
	Agency string
	Share  float64
	Origin int // reports with the same number have one origin; -1 if not known yet
	OnlyIn int // points that only it tells
}

// Synopsis is what was made of a story. Of what is kept for lists and search
// not all is given back.
type Synopsis struct {
	Story     string
	Version   string
	Made      time.Time
	Revisions []string // ids, in the order of the synopsis' reports
	Reports   []string // ids of the reports of these, the same as in Data
	Left      int      // reports of the story that were left out because there are too many
	Stale     bool     // the story has changed since; set by the library
	// Data is the synopsis as JSON, as synopsis.Synopsis is written. Its reports
	// have the library's ids.
	Data []byte

	// What the library keeps for lists and search.
	Origins  [][]int  // indices into Reports; not given back
	Copies   []Copied // not given back
	Clashes  int
	OnlyIn   []int        // by report: points that only it tells
	Points   []int        // by report: points that it tells
	Figures  []Figure     // of Synopsis: Kind, Name, Country and Actor only
	Actors   []string     // actor ids of the synopsis ("a1"), by figure
	Issues   []StoryIssue // of Synopsis: without Words, Topics and Statements
	Speakers []Spoken     // not given back
}

// Copied says that a report has part of its text from elsewhere.
type Copied struct {
	Report int // index into the reports
	From   int // index, or -1 for an agency that only a credit names
	Agency string
	Share  float64
}

// StoryIssue is an issue of a story.
type StoryIssue struct {
	ID         string            // in the synopsis: "i1"
	Library    string            // id of the library, set by it
	Labels     map[string]string // "de", "en"
	Words      []string          // terms of the labels by which the issue is found
	Topics     []string          // IPTC Media Topics
	Relation   string
	Statements []string // ids of the library's statements
}

// IssueRef names an issue of a story.
type IssueRef struct {
	ID     string            // of the library: by which it can be asked for
	Local  string            // in its story's synopsis: "i1"
	Labels map[string]string // "de", "en"
}

// Spoken says who speaks in a statement and to whom, as the whole story tells it.
type Spoken struct {
	Statement  string // id
	Speakers   []int  // indices into the figures
	Addressees []int
}
