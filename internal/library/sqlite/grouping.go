package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"synopse/internal/library"
	"synopse/internal/library/packed"
	"synopse/story/cluster"
)

// Grouping gives where the grouping of reports stands.
func (l *Library) Grouping(ctx context.Context) (library.Grouping, error) {
	var g library.Grouping
	var state []byte
	if _, err := l.one(ctx, []any{&g.Version, &g.Place, &state}, "SELECT version, place, state FROM grouping"); err != nil {
		return g, err
	}
	if _, err := l.one(ctx, []any{&g.Last}, "SELECT coalesce(max(place), 0) FROM grouped"); err != nil || state == nil {
		return g, err
	}
	var err error
	if g.State, err = packed.Unpack(state); err != nil {
		return g, &library.Error{Library: l.path, Code: library.Damaged, What: "the state of the stories can't be read", Hint: "run: synopse rebuild --step group", Err: err}
	}
	return g, nil
}

// KeepGrouping keeps the grouping's state.
func (l *Library) KeepGrouping(ctx context.Context, g library.Grouping) error {
	packed := packed.Pack(g.State)
	return l.writing(ctx, func(w *writer) {
		w.exec("INSERT OR REPLACE INTO grouping (number, version, place, state) VALUES (1, ?, ?, ?)", g.Version, g.Place, packed)
	})
}

// Grouped gives what grouping was told after a place.
func (l *Library) Grouped(ctx context.Context, from int64, limit int) ([]library.GroupedStep, error) {
	var out []library.GroupedStep
	err := l.query(ctx, func(r *sql.Rows) error {
		var s library.GroupedStep
		var report, a, b sql.NullString
		var together sql.NullBool
		if err := r.Scan(&s.Place, &report, &together, &a, &b); err != nil {
			return err
		}
		s.Report = report.String
		if together.Valid {
			s.Decision = &cluster.Override{Together: together.Bool, A: a.String, B: b.String}
		}
		out = append(out, s)
		return nil
	}, `SELECT g.place, d.report, c.together, c.a, c.b FROM grouped g
		LEFT JOIN documents d ON d.number = g.document LEFT JOIN decisions c ON c.number = g.decision
		WHERE g.place > ? ORDER BY g.place LIMIT ?`, from, limited(limit, defaultLimit, 1_000_000))
	return out, err
}

// KeepStories keeps what grouping changed in one transaction.
func (l *Library) KeepStories(ctx context.Context, c library.StoryChanges) error {
	return l.writing(ctx, func(w *writer) {
		k := newStoryKeeper(w)
		k.steps(c)
		for _, m := range c.Members {
			k.move(m)
		}
		for _, f := range c.Forwards {
			k.forward(f[0], f[1])
		}
		for _, n := range k.touched {
			k.refresh(n)
		}
		k.done(library.StepGroup, len(c.Steps)-len(c.Decisions))
	})
}

type storyKeeper struct {
	*writer
	stories map[string]int64
	touched []int64         // stories whose reports changed, each once
	moved   map[string]bool // reports that were moved
	now     string
}

func newStoryKeeper(w *writer) *storyKeeper {
	return &storyKeeper{writer: w, stories: map[string]int64{}, moved: map[string]bool{}, now: written(time.Now())}
}

func (k *storyKeeper) steps(c library.StoryChanges) {
	var place int64
	k.row([]any{&place}, "SELECT coalesce(max(place), 0) FROM grouped")
	decisions := c.Decisions
	for _, s := range c.Steps {
		place++
		if s.Decision != nil {
			if len(decisions) == 0 {
				continue
			}
			k.exec("INSERT INTO grouped (place, day, decision) SELECT ?1, coalesce((SELECT day FROM documents WHERE report = a), ''), number FROM decisions WHERE number = ?2", place, decisions[0])
			k.exec("UPDATE decisions SET place = ? WHERE number = ?", place, decisions[0])
			decisions = decisions[1:]
			continue
		}
		k.exec("INSERT INTO grouped (place, day, document) SELECT ?, day, number FROM documents WHERE report = ?", place, s.Report)
		k.exec("DELETE FROM tasks WHERE step = 'group' AND number = (SELECT number FROM documents WHERE report = ?)", s.Report)
	}
}

// story gives the number of the story with an id, made if it is new.
func (k *storyKeeper) story(id string) int64 {
	if n, ok := k.stories[id]; ok {
		return n
	}
	var n int64
	if !k.row([]any{&n}, "SELECT number FROM stories WHERE id = ?", id) {
		n = k.insert(`INSERT INTO stories (id, day, last, title, updated, reports, outlets, outlet_list, language_list, origins)
			VALUES (?, '', '', '', '', 0, 0, '[]', '[]', 0)`, id)
		k.exec("DELETE FROM forwards WHERE id = ?", id)
	}
	k.stories[id] = n
	return n
}

func (k *storyKeeper) touch(n int64) {
	if n != 0 && !slices.Contains(k.touched, n) {
		k.touched = append(k.touched, n)
	}
}

// move puts a report into a story.
func (k *storyKeeper) move(m library.Membership) {
	k.moved[m.Report] = true
	var before, document int64
	if !k.row([]any{&document, &before}, "SELECT number, coalesce(story, 0) FROM documents WHERE report = ?", m.Report) {
		return
	}
	to := k.story(m.Story)
	if before == to {
		return
	}
	k.exec("UPDATE documents SET story = ?, copied = 0, agency = '', share = 0, origin = -1, points = 0, only_in = 0 WHERE number = ?", to, document)
	k.touch(before)
	k.touch(to)
}

// forward notes that a story went into another one; so does what it has of reports
// that the stream does not know.
func (k *storyKeeper) forward(from, to string) {
	var left []string
	k.rows(func(r *sql.Rows) error {
		var report string
		err := r.Scan(&report)
		left = append(left, report)
		return err
	}, "SELECT report FROM documents WHERE story = (SELECT number FROM stories WHERE id = ?) ORDER BY place", from)
	for _, report := range left {
		if !k.moved[report] {
			k.move(library.Membership{Report: report, Story: to})
			delete(k.moved, report) // it may go on
		}
	}
	k.exec("INSERT INTO forwards (id, story, day) SELECT ?1, id, day FROM stories WHERE id = ?2 AND id <> ?1 ON CONFLICT DO UPDATE SET story = excluded.story, day = excluded.day", from, to)
}

// refresh counts a story anew; one without reports goes.
func (k *storyKeeper) refresh(n int64) {
	var s struct {
		day, last, updated, id string
		reports, made          int
	}
	k.row([]any{&s.id, &s.made, &s.reports, &s.day, &s.last, &s.updated}, `SELECT (SELECT id FROM stories WHERE number = ?1), (SELECT made FROM stories WHERE number = ?1), count(*), coalesce(min(day), ''), coalesce(max(day), ''), coalesce(max(came), '')
		FROM documents WHERE story = ?1`, n)
	if s.reports == 0 {
		k.end(n, s.id)
		return
	}
	var outlets []int64
	var languages []string
	k.rows(func(r *sql.Rows) error {
		var outlet int64
		var language string
		err := r.Scan(&outlet, &language)
		outlets = append(outlets, outlet)
		if language != "" && !slices.Contains(languages, language) {
			languages = append(languages, language)
		}
		return err
	}, "SELECT outlet, language FROM documents WHERE story = ? GROUP BY outlet, language ORDER BY min(day), min(coalesce(minute, 1 << 40)), min(number)", n)
	outlets = once(outlets)
	slices.Sort(languages)
	k.exec(`UPDATE stories SET day = ?2, last = ?3, updated = ?4, reports = ?5, outlets = ?6, outlet_list = ?7, language_list = ?8,
		origins = CASE WHEN made = 0 THEN ?5 ELSE origins END,
		title = (SELECT v.title FROM documents d JOIN revisions v ON v.number = d.revision WHERE d.story = ?1 ORDER BY d.day, coalesce(d.minute, 1 << 40), d.number LIMIT 1),
		edited = EXISTS (SELECT 1 FROM decisions c JOIN documents d ON d.report IN (c.a, c.b) WHERE d.story = ?1)
		WHERE number = ?1`, n, s.day, s.last, s.updated, s.reports, len(outlets), toJSON(outlets), toJSON(languages))
	if s.reports > 1 {
		k.synopsisTask(n)
		return
	}
	k.exec("DELETE FROM tasks WHERE step = 'synopsis' AND number = ?", n)
	if s.made == 0 {
		return
	}
	k.unmake(n)
	k.exec("UPDATE stories SET made = 0, origins = 1, issues = 0, clashes = 0, only_in = 0, topics = '[]' WHERE number = ?", n)
}

// once gives the values in their order, each once.
func once(list []int64) []int64 {
	out := list[:0:0]
	for _, x := range list {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// end takes a story without reports away. Its id leads to the story that the
// report it is named after, or any that was there, is in now.
func (k *storyKeeper) end(n int64, id string) {
	k.unmake(n)
	k.exec("DELETE FROM tasks WHERE step = 'synopsis' AND number = ?", n)
	k.exec(`INSERT INTO forwards (id, story, day) SELECT ?1, s.id, s.day FROM documents d JOIN stories s ON s.number = d.story
		WHERE d.report = ?2 ON CONFLICT DO NOTHING`, id, reportOf(id))
	k.exec("DELETE FROM stories WHERE number = ?", n)
	delete(k.stories, id)
}

// reportOf gives the report that a story is named after.
func reportOf(story string) string {
	if len(story) > 2 {
		return story[2:]
	}
	return ""
}

// unmake takes away what was made of a story.
func (w *writer) unmake(story int64) {
	w.rows(func(r *sql.Rows) error {
		var document int64
		err := r.Scan(&document)
		w.stale = append(w.stale, document)
		return err
	}, "SELECT DISTINCT place >> 16 & 268435455 FROM issue_statements WHERE issue IN (SELECT number FROM issues WHERE story = ?)", story)
	w.exec("DELETE FROM issue_statements WHERE issue IN (SELECT number FROM issues WHERE story = ?)", story)
	w.exec("DELETE FROM issue_words WHERE issue IN (SELECT number FROM issues WHERE story = ?)", story)
	w.exec("DELETE FROM issues WHERE story = ?", story)
	w.exec("DELETE FROM synopses WHERE story = ?", story)
}

// Decide enters a decision by hand.
func (l *Library) Decide(ctx context.Context, d library.Decision) error {
	for _, r := range []string{d.A, d.B} {
		if ok, err := l.one(ctx, []any{new(int)}, "SELECT 1 FROM documents WHERE report = ?", r); err != nil {
			return err
		} else if !ok {
			return l.notFound("report", r)
		}
	}
	if d.A == d.B {
		return &library.Error{Library: l.path, Code: library.BadItem, What: "a decision is about two reports, not one", Hint: "name another report"}
	}
	return l.writing(ctx, func(w *writer) {
		w.exec("INSERT INTO decisions (together, a, b, decider, at) VALUES (?, ?, ?, ?, ?)", d.Together, d.A, d.B, d.By, written(d.At))
	})
}

// Decisions gives the decisions by hand, the latest first.
func (l *Library) Decisions(ctx context.Context, limit int) ([]library.Decision, error) {
	return l.decisions(ctx, "ORDER BY number DESC LIMIT ?", limited(limit, defaultLimit, 1_000_000))
}

// Undecided gives the decisions that grouping has not taken over.
func (l *Library) Undecided(ctx context.Context) ([]library.Decision, error) {
	return l.decisions(ctx, "WHERE place IS NULL ORDER BY number")
}

func (l *Library) decisions(ctx context.Context, which string, args ...any) ([]library.Decision, error) {
	var out []library.Decision
	err := l.query(ctx, func(r *sql.Rows) error {
		var d library.Decision
		var at string
		err := r.Scan(&d.Number, &d.Together, &d.A, &d.B, &d.By, &at)
		d.At = parsed(at)
		out = append(out, d)
		return err
	}, "SELECT number, together, a, b, decider, at FROM decisions "+which, args...)
	return out, err
}
