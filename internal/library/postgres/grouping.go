package postgres

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/story/cluster"
)

func override(together *bool, a, b *string) *cluster.Override {
	if together == nil {
		return nil
	}
	return &cluster.Override{Together: *together, A: *a, B: *b}
}

// KeepStories keeps what grouping changed in one transaction.
func (l *Library) KeepStories(ctx context.Context, c library.StoryChanges) error {
	var last int64
	err := l.writingAgain(ctx, func(w *writer) {
		k := &storyKeeper{writer: w}
		last = k.steps(c, l.leading(w))
		k.move(c.Members, c.Forwards)
		for _, f := range c.Forwards {
			k.queue("INSERT INTO forwards (id, story) SELECT $1, id FROM stories WHERE id = $2 AND id <> $1 ON CONFLICT (id) DO UPDATE SET story = excluded.story", f[0], f[1])
		}
		k.refresh(slices.Sorted(maps.Keys(k.touched)))
		k.done(library.StepGroup, len(c.Steps)-len(c.Decisions))
	})
	if err == nil {
		l.knows(last)
	}
	return err
}

type storyKeeper struct {
	*writer
	touched map[int64]bool // stories whose reports changed
}

// steps enters what grouping was told, after the last step, and gives the new last.
func (k *storyKeeper) steps(c library.StoryChanges, last int64) int64 {
	var reports []string
	for _, s := range c.Steps {
		if s.Decision == nil {
			reports = append(reports, s.Report)
		}
	}
	at := k.places(reports)
	var rows [][]any
	var done []int64
	decisions := c.Decisions
	for _, s := range c.Steps {
		last++
		if s.Decision == nil {
			if p, ok := at[s.Report]; ok {
				rows = append(rows, []any{last, p, nil})
				done = append(done, numberAt(p))
			}
		} else if len(decisions) > 0 {
			rows = append(rows, []any{last, nil, decisions[0]})
			k.queue("UPDATE decisions SET step = $1 WHERE number = $2", last, decisions[0])
			decisions = decisions[1:]
		}
	}
	k.copied("grouped", []string{"step", "place", "decision"}, rows)
	k.queue("DELETE FROM tasks WHERE step = 'group' AND number = ANY($1)", done)
	return last
}

// move puts reports into stories; where a story went into another one, so does what
// it has of reports that the stream does not know.
func (k *storyKeeper) move(members []library.Membership, forwards [][2]string) {
	k.touched = map[int64]bool{}
	members = append(slices.Clone(members), k.along(members, forwards)...)
	ids := make([]string, len(members))
	for i, m := range members {
		ids[i] = m.Report
	}
	at := k.places(ids)
	before := map[int64]int64{}
	k.rows(func(r pgx.Rows) error {
		var place, story int64
		err := r.Scan(&place, &story)
		before[place] = story
		return err
	}, "SELECT place, coalesce(story, 0) FROM documents WHERE place = ANY($1) ORDER BY place FOR UPDATE", slices.Sorted(maps.Values(at)))
	stories := k.stories(members)
	to := map[int64]int64{}
	for _, m := range members { // of several moves of one report the last counts
		if p, ok := at[m.Report]; ok {
			to[p] = stories[m.Story]
		}
	}
	var moved, left columns
	for _, p := range slices.Sorted(maps.Keys(to)) {
		if to[p] == before[p] {
			continue
		}
		moved.add(p, to[p])
		left.add(before[p], p)
		k.touched[to[p]] = true
		if before[p] != 0 {
			k.touched[before[p]] = true
		}
	}
	if moved.n == 0 {
		return
	}
	k.queue(`UPDATE documents d SET story = t.story, copied = 0, agency = '', share = 0, origin = -1, points = 0, only_in = 0
		FROM unnest($1::bigint[], $2::bigint[]) AS t (place, story) WHERE d.place = t.place AND d.place = ANY($1)`, moved.args()...)
	k.queue("DELETE FROM members m USING unnest($1::bigint[], $2::bigint[]) AS t (story, place) WHERE m.story = t.story AND m.place = t.place", left.args()...)
	k.queue("INSERT INTO members (place, story) SELECT * FROM unnest($1::bigint[], $2::bigint[])", moved.args()...)
}

// along gives the moves of reports that are left in stories that went into others.
func (k *storyKeeper) along(members []library.Membership, forwards [][2]string) (out []library.Membership) {
	if len(forwards) == 0 {
		return nil
	}
	moved := map[string]bool{}
	for _, m := range members {
		moved[m.Report] = true
	}
	from := make([]string, len(forwards))
	for i, f := range forwards {
		from[i] = f[0]
	}
	k.rows(func(r pgx.Rows) error {
		var report, story string
		if err := r.Scan(&report, &story); err != nil || moved[report] {
			return err
		}
		for _, f := range forwards { // in the order in which they went
			if f[0] == story {
				story = f[1]
			}
		}
		out = append(out, library.Membership{Report: report, Story: story})
		return nil
	}, `SELECT d.report, s.id FROM stories s JOIN members m ON m.story = s.number JOIN documents d ON d.place = m.place
		WHERE s.id = ANY($1) ORDER BY m.place`, from)
	return out
}

// stories gives the numbers of stories by id; those that are new are made.
func (k *storyKeeper) stories(members []library.Membership) map[string]int64 {
	out := map[string]int64{}
	var ids, missing []string
	for _, m := range members {
		if _, ok := out[m.Story]; !ok {
			out[m.Story] = 0
			ids = append(ids, m.Story)
		}
	}
	number := func(r pgx.Rows) error {
		var id string
		var n int64
		err := r.Scan(&id, &n)
		out[id] = n
		return err
	}
	k.rows(number, "SELECT id, number FROM stories WHERE id = ANY($1)", ids)
	for _, id := range ids {
		if out[id] == 0 {
			missing = append(missing, id)
		}
	}
	if len(missing) > 0 {
		k.rows(number, `INSERT INTO stories (id, day, last, title, updated, reports, outlets, languages, origins)
			SELECT id, '', '', '', 'epoch', 0, '{}', '{}', 0 FROM unnest($1::text[]) WITH ORDINALITY AS t (id, n) ORDER BY n RETURNING id, number`, missing)
		k.queue("DELETE FROM forwards WHERE id = ANY($1)", missing)
	}
	return out
}

// member is a report of a story that is counted anew.
type member struct {
	story, place          int64
	day, outlet, language string
	revision              string
	came                  time.Time
	minute                *int64
}

// before says which member of a story stands first.
func (m *member) before(o *member) int {
	return cmp.Or(cmp.Compare(m.day, o.day), cmp.Compare(minuteOr(m.minute), minuteOr(o.minute)), cmp.Compare(numberAt(m.place), numberAt(o.place)))
}

func minuteOr(m *int64) int64 {
	if m == nil {
		return math.MaxInt64
	}
	return *m
}

// membersOf gives the reports of stories in their order.
func (w *writer) membersOf(stories []int64) map[int64][]*member {
	of := map[int64]int64{}
	w.rows(func(r pgx.Rows) error {
		var story, place int64
		err := r.Scan(&story, &place)
		of[place] = story
		return err
	}, "SELECT story, place FROM members WHERE story = ANY($1)", stories)
	out := map[int64][]*member{}
	w.rows(func(r pgx.Rows) error {
		m := &member{}
		err := r.Scan(&m.place, &m.day, &m.outlet, &m.language, &m.revision, &m.came, &m.minute)
		m.story = of[m.place]
		out[m.story] = append(out[m.story], m)
		return err
	}, "SELECT d.* FROM "+eachOf("SELECT place, day, outlet, language, revision, came, minute FROM documents WHERE place = a.at AND "+near("place")+" LIMIT 1")+" d",
		nearArgs(slices.Sorted(maps.Keys(of)))...)
	for _, list := range out {
		slices.SortFunc(list, func(a, b *member) int { return a.before(b) })
	}
	return out
}

// refresh counts stories anew; those without reports go.
func (k *storyKeeper) refresh(stories []int64) {
	if len(stories) == 0 || k.err != nil {
		return
	}
	members := k.membersOf(stories)
	titles := k.titles(members)
	edited := k.edited(stories)
	var gone, single, several []int64
	for _, n := range stories {
		list := members[n]
		if len(list) == 0 {
			gone = append(gone, n)
			continue
		}
		var outlets, languages []string
		last, updated := "", time.Time{}
		for _, m := range list {
			outlets, languages = once(outlets, m.outlet), once(languages, m.language)
			last = max(last, m.day)
			if m.came.After(updated) {
				updated = m.came
			}
		}
		languages = slices.DeleteFunc(languages, func(s string) bool { return s == "" })
		slices.Sort(languages)
		k.queue(`UPDATE stories SET day = $2, last = $3, updated = $4, reports = $5, outlets = $6, languages = $7, title = $8, edited = $9,
			origins = CASE WHEN made = 0 THEN $5 ELSE origins END WHERE number = $1`,
			n, list[0].day, last, updated, len(list), outlets, languages, titles[list[0].place], edited[n])
		if len(list) > 1 {
			several = append(several, n)
		} else {
			single = append(single, n)
		}
	}
	k.unmake(append(slices.Clone(gone), single...))
	k.queue("DELETE FROM tasks WHERE step = 'synopsis' AND number = ANY($1)", append(slices.Clone(gone), single...))
	k.queue("UPDATE stories SET made = 0, origins = 1, issues = 0, clashes = 0, only_in = 0, topics = '{}' WHERE number = ANY($1)", single)
	k.end(gone)
	k.synopsisTasks(several)
}

// once adds a value that is not there yet; never nil.
func once(list []string, s string) []string {
	if list == nil {
		list = []string{}
	}
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// titles gives the titles of the first reports of stories, by place.
func (k *storyKeeper) titles(members map[int64][]*member) map[int64]string {
	var places []int64
	var ids []string
	for _, list := range members {
		places, ids = append(places, list[0].place), append(ids, list[0].revision)
	}
	out := map[int64]string{}
	k.rows(func(r pgx.Rows) error {
		var place int64
		var title string
		err := r.Scan(&place, &title)
		out[place] = title
		return err
	}, "SELECT v.* FROM unnest($1::bigint[], $4::text[]) AS a (at, id) CROSS JOIN LATERAL (SELECT place, title FROM revisions WHERE place = a.at AND id = a.id AND "+near("place")+" LIMIT 1) v",
		append(nearArgs(places), ids)...)
	return out
}

// edited says which stories have reports that were decided about by hand.
func (k *storyKeeper) edited(stories []int64) map[int64]bool {
	out := map[int64]bool{}
	k.rows(func(r pgx.Rows) error {
		var n int64
		err := r.Scan(&n)
		out[n] = true
		return err
	}, `SELECT DISTINCT m.story FROM (SELECT a FROM decisions UNION SELECT b FROM decisions) c JOIN reports r ON r.id = c.a
		JOIN members m ON m.place = r.place AND m.story = ANY($1)`, stories)
	return out
}

// end takes stories without reports away. Their ids lead to the story that the
// report they are named after is in now.
func (k *storyKeeper) end(stories []int64) {
	if len(stories) == 0 {
		return
	}
	k.queue(`INSERT INTO forwards (id, story) SELECT g.id, s.id FROM stories g JOIN reports r ON r.id = substr(g.id, 3)
		JOIN documents d ON d.place = r.place JOIN stories s ON s.number = d.story WHERE g.number = ANY($1) ON CONFLICT DO NOTHING`, stories)
	k.queue("DELETE FROM stories WHERE number = ANY($1)", stories)
}

// unmake takes away what was made of stories.
func (w *writer) unmake(stories []int64) {
	if len(stories) == 0 {
		return
	}
	var issues []int64
	w.rows(func(r pgx.Rows) error {
		var n int64
		err := r.Scan(&n)
		issues = append(issues, n)
		return err
	}, "SELECT number FROM issues WHERE story = ANY($1)", stories)
	if len(issues) > 0 {
		for _, table := range []string{"issue_statements", "issue_words"} {
			w.queue("DELETE FROM "+table+" WHERE issue = ANY($1)", issues)
		}
		w.queue("DELETE FROM issues WHERE number = ANY($1)", issues)
	}
	w.queue("DELETE FROM synopses WHERE story = ANY($1)", stories)
}

// Decide enters a decision by hand.
func (l *Library) Decide(ctx context.Context, d library.Decision) error {
	for _, r := range []string{d.A, d.B} {
		if ok, err := l.one(ctx, []any{new(int)}, "SELECT 1 FROM reports WHERE id = $1", safe(r)); err != nil {
			return err
		} else if !ok {
			return l.notFound("report", r)
		}
	}
	if d.A == d.B {
		return &library.Error{Library: l.name, Code: library.BadItem, What: "a decision is about two reports, not one", Hint: "name another report"}
	}
	return l.change(ctx, "INSERT INTO decisions (together, a, b, decider, at) VALUES ($1, $2, $3, $4, $5)", d.Together, d.A, d.B, safe(d.By), written(d.At))
}

// Decisions gives the decisions by hand, the latest first.
func (l *Library) Decisions(ctx context.Context, limit int) ([]library.Decision, error) {
	return l.decisions(ctx, "ORDER BY number DESC LIMIT $1", limited(limit, defaultLimit, 1_000_000))
}

// Undecided gives the decisions that grouping has not taken over.
func (l *Library) Undecided(ctx context.Context) ([]library.Decision, error) {
	return l.decisions(ctx, "WHERE step IS NULL ORDER BY number")
}

func (l *Library) decisions(ctx context.Context, which string, args ...any) ([]library.Decision, error) {
	var out []library.Decision
	err := l.query(ctx, func(r pgx.Rows) error {
		var d library.Decision
		err := r.Scan(&d.Number, &d.Together, &d.A, &d.B, &d.By, &d.At)
		d.By, d.At = plain(d.By), d.At.UTC()
		out = append(out, d)
		return err
	}, "SELECT number, together, a, b, decider, at FROM decisions "+which, args...)
	return out, err
}
