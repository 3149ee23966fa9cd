package postgres

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
)

func (l *Library) badCursor() error {
	return &library.Error{Library: l.name, Code: library.BadCursor, What: "this is no place in the list", Hint: "begin again with the first page", Err: cursor.ErrNone}
}

// refColumns are what a ReportRef is made of, refJoins where they are. What follows
// narrows d.place and v.place down.
const (
	refColumns = `d.place, d.report, v.id, d.day, v.published, v.outlet, v.title, p.address, d.language, coalesce(s.id, ''), coalesce(v.rest::json ->> 'agencies', '[]')`
	refJoins   = `JOIN revisions v ON v.place = d.place AND v.id = d.revision JOIN reports p ON p.id = d.report LEFT JOIN stories s ON s.number = d.story`
)

func refTargets(r *library.ReportRef, place *int64, agencies *string) []any {
	return []any{place, &r.Report, &r.Revision, &r.Day, &r.Published, &r.Outlet, &r.Title, &r.Address, &r.Language, &r.Story, agencies}
}

func finishRef(r *library.ReportRef, agencies string) {
	for _, s := range []*string{&r.Published, &r.Outlet, &r.Title, &r.Address, &r.Language} {
		*s = plain(*s)
	}
	_ = json.Unmarshal([]byte(agencies), &r.Agencies) // a list of strings, or empty
}

// refs gives what is said of the reports at places.
func (l *Library) refs(ctx context.Context, places []int64) (map[int64]library.ReportRef, error) {
	out := map[int64]library.ReportRef{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var ref library.ReportRef
		var place int64
		var agencies string
		err := r.Scan(refTargets(&ref, &place, &agencies)...)
		finishRef(&ref, agencies)
		out[place] = ref
		return err
	}, "SELECT r.* FROM "+eachOf("SELECT "+refColumns+" FROM documents d "+refJoins+" WHERE d.place = a.at AND v.place = a.at AND "+near("d.place")+" AND "+near("v.place")+" LIMIT 1")+" r", nearArgs(places)...)
	return out, err
}

// placesOf gives where the reports of a story are.
func (l *Library) placesOf(ctx context.Context, story int64) (out []int64, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var p int64
		err := r.Scan(&p)
		out = append(out, p)
		return err
	}, "SELECT place FROM members WHERE story = $1", story)
	return out, err
}

// Story gives a story and its reports.
func (l *Library) Story(ctx context.Context, id string) (s library.Story, err error) {
	current, err := l.currentStory(ctx, id)
	if err != nil {
		return s, err
	}
	var number int64
	err = l.query(ctx, func(r pgx.Rows) (err error) {
		s.StoryRow, number, err = scanStory(r, "")
		return err
	}, "SELECT "+storyColumns+" FROM stories s WHERE s.id = $1", current)
	if err != nil {
		return s, err
	}
	if s.ID == "" { // it went while we looked
		return s, l.notFound("story", id)
	}
	if s.Members, err = l.members(ctx, number); err != nil {
		return s, err
	}
	err = l.query(ctx, func(r pgx.Rows) error {
		var id string
		err := r.Scan(&id)
		s.Came = append(s.Came, id)
		return err
	}, "SELECT id FROM forwards WHERE story = $1 ORDER BY id", current)
	return s, err
}

// members gives the reports of a story by date, undated ones last.
func (l *Library) members(ctx context.Context, story int64) ([]library.StoryReport, error) {
	places, err := l.placesOf(ctx, story)
	if err != nil {
		return nil, err
	}
	type row struct {
		library.StoryReport
		member
		copied int64
	}
	var list []row
	err = l.query(ctx, func(r pgx.Rows) error {
		var m row
		var agencies string
		err := r.Scan(append(refTargets(&m.ReportRef, &m.place, &agencies), &m.Revisions, &m.Seen, &m.copied, &m.Agency, &m.Share, &m.Origin, &m.OnlyIn, &m.minute)...)
		finishRef(&m.ReportRef, agencies)
		m.Seen, m.Agency, m.day = m.Seen.UTC(), plain(m.Agency), m.Day
		list = append(list, m)
		return err
	}, "SELECT r.* FROM "+eachOf("SELECT "+refColumns+`, d.revisions, d.came, d.copied, d.agency, d.share, d.origin, d.only_in, d.minute
		FROM documents d `+refJoins+` WHERE d.place = a.at AND v.place = a.at AND `+near("d.place")+" AND "+near("v.place")+" LIMIT 1")+" r", nearArgs(places)...)
	slices.SortFunc(list, func(a, b row) int {
		undated := func(r *row) int {
			if r.Published == "" {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(undated(&a), undated(&b)), a.member.before(&b.member))
	})
	ids := map[int64]string{}
	for i := range list {
		ids[list[i].place] = list[i].Report
	}
	var out []library.StoryReport
	for i := range list {
		list[i].Copied = ids[list[i].copied]
		out = append(out, list[i].StoryReport)
	}
	return out, err
}

// currentStory follows an id to the story it leads to.
func (l *Library) currentStory(ctx context.Context, id string) (string, error) {
	seen := map[string]bool{}
	for at := safe(id); !seen[at]; {
		if ok, err := l.one(ctx, []any{new(int)}, "SELECT 1 FROM stories WHERE id = $1", at); err != nil || ok {
			return at, err
		}
		seen[at] = true
		if _, err := l.one(ctx, []any{&at}, "SELECT story FROM forwards WHERE id = $1", at); err != nil {
			return "", err
		}
	}
	return "", l.notFound("story", id)
}

// StoryOf gives the story a report is in.
func (l *Library) StoryOf(ctx context.Context, report string) (id string, err error) {
	var place int64
	if ok, err := l.one(ctx, []any{&place}, "SELECT place FROM reports WHERE id = $1", safe(report)); err != nil || !ok {
		return "", err
	}
	_, err = l.one(ctx, []any{&id}, "SELECT s.id FROM documents d JOIN stories s ON s.number = d.story WHERE d.place = $1", place)
	return id, err
}

const storyColumns = `s.number, s.id, s.title, s.day, s.last, s.updated, s.outlets, s.languages, s.reports, s.origins, s.issues, s.clashes, s.only_in, s.topics, s.edited,
	EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'synopsis' AND t.number = s.number AND t.reason IS NULL)`

func scanStory(r pgx.Rows, labels string) (s library.StoryRow, number int64, err error) {
	var topics []string
	err = r.Scan(&number, &s.ID, &s.Title, &s.First, &s.Last, &s.Updated, &s.Outlets, &s.Languages, &s.Reports, &s.Origins, &s.Issues, &s.Clashes, &s.OnlyIn, &topics, &s.Edited, &s.Stale)
	if err != nil {
		return s, number, err
	}
	s.Title, s.Updated = plain(s.Title), s.Updated.UTC()
	if len(s.Languages) == 0 {
		s.Languages = []string{}
	}
	var outlets []string
	for _, o := range s.Outlets {
		if o != "" {
			outlets = append(outlets, plain(o))
		}
	}
	s.Outlets = outlets
	for i := 0; i+1 < len(topics); i += 2 {
		label := topics[i]
		if labels == "en" {
			label = topics[i+1]
		}
		s.Topics = append(s.Topics, plain(label))
	}
	return s, number, nil
}

// fresh counts the reports of stories that came in after a time.
func (l *Library) fresh(ctx context.Context, stories []int64, since time.Time) (map[int64]int, error) {
	var of map[int64][]*member
	err := l.reading(ctx, func(w *writer) { of = w.membersOf(stories) })
	out := map[int64]int{}
	for n, list := range maps.All(of) {
		for _, m := range list {
			if m.came.After(written(since)) {
				out[n]++
			}
		}
	}
	return out, err
}
