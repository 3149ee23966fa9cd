package postgres

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/packed"
	"synopse/story/days"
)

// held are the group tasks that a backfill does, t a task.
const held = "(t.step = 'group' AND EXISTS (SELECT 1 FROM backfill b WHERE t.place >= b.begin_place AND t.place < b.end_place))"

// Backfill gives the backfill there is.
func (l *Library) Backfill(ctx context.Context) (library.Backfill, error) {
	var b library.Backfill
	ok, err := l.one(ctx, []any{&b.Plan.From, &b.Plan.Until, &b.Plan.Length, &b.Plan.Margin, &b.Stage, &b.Last, &b.Begun, &b.Held},
		"SELECT first, until, length, margin, stage, last, begun, (SELECT count(*) FROM tasks t WHERE t.reason IS NULL AND "+held+") FROM backfill")
	if err != nil || !ok {
		return library.Backfill{}, err
	}
	b.Begun = b.Begun.UTC()
	err = l.query(ctx, func(r pgx.Rows) error {
		var p library.PartDone
		err := r.Scan(&p.Number, &p.Reports, &p.Made)
		p.Made = p.Made.UTC()
		b.Parts = append(b.Parts, p)
		return err
	}, "SELECT number, reports, made FROM backfill_parts ORDER BY number")
	return b, err
}

// SetBackfill enters, changes or ends the backfill.
func (l *Library) SetBackfill(ctx context.Context, b library.Backfill) error {
	return l.writing(ctx, func(w *writer) {
		w.exec("LOCK TABLE backfill IN SHARE ROW EXCLUSIVE MODE")
		if b.Stage == library.NoBackfill {
			w.exec("DELETE FROM backfill")
			w.exec("DELETE FROM backfill_parts")
			return
		}
		var stage library.BackfillStage
		var plan days.Plan
		if w.row([]any{&stage, &plan.From, &plan.Until, &plan.Length, &plan.Margin}, "SELECT stage, first, until, length, margin FROM backfill") && stage == library.ByRanges && plan != b.Plan {
			w.err = library.OtherBackfill(l.name, plan)
		}
		if b.Stage == library.ByRanges && stage != library.ByRanges {
			w.exec("LOCK TABLE tasks IN SHARE MODE") // until all that come at this moment are there
			w.row([]any{&b.Last}, "SELECT last_value FROM report_numbers")
		}
		first, end := period(b.Plan.From, b.Plan.Until)
		w.exec(`INSERT INTO backfill AS f (number, first, until, length, margin, stage, last, begun, begin_place, end_place) VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9)
			ON CONFLICT (number) DO UPDATE SET first = excluded.first, until = excluded.until, length = excluded.length, margin = excluded.margin, stage = excluded.stage,
			last = greatest(f.last, excluded.last), begin_place = excluded.begin_place, end_place = excluded.end_place`,
			b.Plan.From, b.Plan.Until, b.Plan.Length, b.Plan.Margin, b.Stage, b.Last, written(b.Begun), first, end)
	})
}

// ReportsOf gives the reports of a day.
func (l *Library) ReportsOf(ctx context.Context, day string, last int64) ([]days.Report, error) {
	var out []days.Report
	first, end := period(day, day)
	err := l.query(ctx, func(r pgx.Rows) error {
		d := days.Report{Day: day}
		err := r.Scan(&d.ID, &d.Minute, &d.Story)
		out = append(out, d)
		return err
	}, `SELECT d.report, coalesce(d.minute, 0), CASE WHEN t.number IS NULL THEN coalesce(s.id, '') ELSE '' END
		FROM documents d LEFT JOIN tasks t ON t.step = 'group' AND t.number = (d.place >> 16 & 1073741823) LEFT JOIN stories s ON s.number = d.story
		WHERE d.place >= $1 AND d.place < $2 AND (d.place >> 16 & 1073741823) <= $3`, first, end, last)
	slices.SortFunc(out, func(a, b days.Report) int { return days.Less(&a, &b) })
	return out, err
}

// KeepPart keeps what grouping a range gave.
func (l *Library) KeepPart(ctx context.Context, number, reports int, part []byte) error {
	return l.change(ctx, `INSERT INTO backfill_parts (number, reports, made, data) SELECT $1, $2, $3, $4 FROM backfill
		ON CONFLICT (number) DO UPDATE SET reports = excluded.reports, made = excluded.made, data = excluded.data`, number, reports, written(time.Now()), packed.Pack(part))
}

// Part gives what was kept of a range.
func (l *Library) Part(ctx context.Context, number int) ([]byte, error) {
	var data []byte
	ok, err := l.one(ctx, []any{&data}, "SELECT data FROM backfill_parts WHERE number = $1", number)
	if err != nil || !ok {
		return nil, err
	}
	if data, err = packed.Unpack(data); err != nil {
		return nil, library.DamagedPart(l.name, number, err)
	}
	return data, nil
}

// KeepApart puts reports into stories that the stream is not told of.
func (l *Library) KeepApart(ctx context.Context, members []library.Membership) error {
	ids := make([]string, len(members))
	for i, m := range members {
		ids[i] = m.Report
	}
	return l.writingAgain(ctx, func(w *writer) {
		k := &storyKeeper{writer: w}
		w.exec("LOCK TABLE grouped IN SHARE ROW EXCLUSIVE MODE") // stories are changed by one at a time
		var done []int64
		for _, p := range slices.Sorted(maps.Values(k.places(ids))) {
			done = append(done, numberAt(p))
		}
		k.queue("DELETE FROM tasks WHERE step = 'group' AND number = ANY($1)", done)
		k.move(members, nil)
		k.refresh(slices.Sorted(maps.Keys(k.touched)))
		k.done(library.StepGroup, len(members))
	})
}
