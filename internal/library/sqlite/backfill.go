package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"synopse/internal/library"
	"synopse/internal/library/packed"
	"synopse/story/days"
)

// held are the group tasks that a backfill does, t a task.
const held = "(t.step = 'group' AND EXISTS (SELECT 1 FROM backfill b WHERE t.day BETWEEN b.first AND b.until))"

// Backfill gives the backfill there is.
func (l *Library) Backfill(ctx context.Context) (library.Backfill, error) {
	var b library.Backfill
	var begun string
	ok, err := l.one(ctx, []any{&b.Plan.From, &b.Plan.Until, &b.Plan.Length, &b.Plan.Margin, &b.Stage, &b.Last, &begun, &b.Held},
		"SELECT first, until, length, margin, stage, last, begun, (SELECT count(*) FROM tasks t WHERE t.reason IS NULL AND "+held+") FROM backfill")
	if err != nil || !ok {
		return library.Backfill{}, err
	}
	b.Begun = parsed(begun)
	err = l.query(ctx, func(r *sql.Rows) error {
		var p library.PartDone
		var made string
		err := r.Scan(&p.Number, &p.Reports, &made)
		p.Made = parsed(made)
		b.Parts = append(b.Parts, p)
		return err
	}, "SELECT number, reports, made FROM backfill_parts ORDER BY number")
	return b, err
}

// SetBackfill enters, changes or ends the backfill.
func (l *Library) SetBackfill(ctx context.Context, b library.Backfill) error {
	return l.writing(ctx, func(w *writer) {
		if b.Stage == library.NoBackfill {
			w.exec("DELETE FROM backfill")
			w.exec("DELETE FROM backfill_parts")
			return
		}
		var stage library.BackfillStage
		var plan days.Plan
		if w.row([]any{&stage, &plan.From, &plan.Until, &plan.Length, &plan.Margin}, "SELECT stage, first, until, length, margin FROM backfill") && stage == library.ByRanges && plan != b.Plan {
			w.err = library.OtherBackfill(l.path, plan)
		}
		if b.Stage == library.ByRanges && stage != library.ByRanges {
			w.row([]any{&b.Last}, "SELECT coalesce(max(number), 0) FROM documents")
		}
		w.exec(`INSERT INTO backfill (number, first, until, length, margin, stage, last, begun) VALUES (1, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (number) DO UPDATE SET first = excluded.first, until = excluded.until, length = excluded.length, margin = excluded.margin, stage = excluded.stage,
			last = max(last, excluded.last)`,
			b.Plan.From, b.Plan.Until, b.Plan.Length, b.Plan.Margin, b.Stage, b.Last, written(b.Begun))
	})
}

// ReportsOf gives the reports of a day.
func (l *Library) ReportsOf(ctx context.Context, day string, last int64) ([]days.Report, error) {
	var out []days.Report
	err := l.query(ctx, func(r *sql.Rows) error {
		d := days.Report{Day: day}
		err := r.Scan(&d.ID, &d.Minute, &d.Story)
		out = append(out, d)
		return err
	}, `SELECT d.report, coalesce(d.minute, 0), CASE WHEN t.number IS NULL THEN coalesce(s.id, '') ELSE '' END
		FROM documents d LEFT JOIN tasks t ON t.step = 'group' AND t.number = d.number LEFT JOIN stories s ON s.number = d.story
		WHERE d.day = ? AND d.number <= ?`, day, last)
	slices.SortFunc(out, func(a, b days.Report) int { return days.Less(&a, &b) })
	return out, err
}

// KeepPart keeps what grouping a range gave.
func (l *Library) KeepPart(ctx context.Context, number, reports int, part []byte) error {
	data := packed.Pack(part)
	return l.writing(ctx, func(w *writer) {
		w.exec("INSERT OR REPLACE INTO backfill_parts (number, reports, made, data) SELECT ?, ?, ?, ? FROM backfill", number, reports, written(time.Now()), data)
	})
}

// Part gives what was kept of a range.
func (l *Library) Part(ctx context.Context, number int) ([]byte, error) {
	var data []byte
	ok, err := l.one(ctx, []any{&data}, "SELECT data FROM backfill_parts WHERE number = ?", number)
	if err != nil || !ok {
		return nil, err
	}
	if data, err = packed.Unpack(data); err != nil {
		return nil, library.DamagedPart(l.path, number, err)
	}
	return data, nil
}

// KeepApart puts reports into stories that the stream is not told of.
func (l *Library) KeepApart(ctx context.Context, members []library.Membership) error {
	return l.writing(ctx, func(w *writer) {
		k := newStoryKeeper(w)
		for _, m := range members {
			k.exec("DELETE FROM tasks WHERE step = 'group' AND number = (SELECT number FROM documents WHERE report = ?)", m.Report)
			k.move(m)
		}
		for _, n := range k.touched {
			k.refresh(n)
		}
		k.done(library.StepGroup, len(members))
	})
}
