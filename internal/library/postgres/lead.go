package postgres

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/packed"
)

// lead is whether this program groups the library: a lock that a connection of its
// own holds. It ends with the connection, however that ends.
type lead struct {
	mu    sync.Mutex
	pid   int32 // of the connection's server process; 0 if it does not lead
	known int64 // step up to which it knows what was grouped
}

// Lead takes the lock, if nobody has it.
func (l *Library) Lead(ctx context.Context) (release func() error, ok bool, err error) {
	pooled, err := l.pool.Acquire(ctx)
	if err != nil {
		return nil, false, l.failed(err)
	}
	c := pooled.Hijack()
	err = c.QueryRow(ctx, "SELECT pg_try_advisory_lock($1, $2)", lockSpace, lockLead).Scan(&ok)
	if err != nil || !ok {
		c.Close(context.WithoutCancel(ctx))
		return nil, false, l.failed(err)
	}
	l.lead.mu.Lock()
	l.lead.pid, l.lead.known = int32(c.PgConn().PID()), -1
	l.lead.mu.Unlock()
	var once sync.Once
	return func() (err error) {
		once.Do(func() {
			l.lead.mu.Lock()
			l.lead.pid = 0
			l.lead.mu.Unlock()
			ctx, cancel := context.WithTimeout(context.Background(), connectWait)
			defer cancel()
			_, err = c.Exec(ctx, "SELECT pg_advisory_unlock($1, $2)", lockSpace, lockLead) // closing alone takes its time
			if c.IsClosed() {
				err = nil // it was lost before, and the lock with it
			}
			err = l.failed(errors.Join(err, c.Close(ctx)))
		})
		return err
	}, true, nil
}

// Turn makes this program the one that does something for the library, such as
// visiting feeds, if no other is: until release, or until its connection ends.
func (l *Library) Turn(ctx context.Context, what string) (release func() error, ok bool, err error) {
	pooled, err := l.pool.Acquire(ctx)
	if err != nil {
		return nil, false, l.failed(err)
	}
	c := pooled.Hijack()
	err = c.QueryRow(ctx, "SELECT pg_try_advisory_lock($1, hashtext($2))", lockSpace, what).Scan(&ok)
	if err != nil || !ok {
		c.Close(context.WithoutCancel(ctx))
		return nil, false, l.failed(err)
	}
	return func() error { return l.failed(c.Close(context.Background())) }, true, nil
}

// leading makes sure, for the rest of the transaction, that nobody else groups the
// library: neither while this program does, nor if it does without Lead. It gives
// the last step that was grouped.
func (l *Library) leading(w *writer) (last int64) {
	w.exec("LOCK TABLE grouped IN SHARE ROW EXCLUSIVE MODE")
	var holder int32
	w.row([]any{&holder}, `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid::bigint = $1 AND objid::bigint = $2
		AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`, lockSpace, lockLead)
	w.row([]any{&last}, "SELECT coalesce(max(step), 0) FROM grouped")
	l.lead.mu.Lock()
	defer l.lead.mu.Unlock()
	switch {
	case w.err != nil:
	case holder != 0 && holder != l.lead.pid:
		w.err = &library.Error{Library: l.name, Code: library.Busy, What: "another program groups this library", Hint: "let that one go on; one is enough, and another takes over when it ends"}
	case holder == 0 && l.lead.pid != 0:
		w.err = &library.Error{Library: l.name, Code: library.Busy, What: "this program does not group the library any more: its connection was lost", Hint: "nothing is lost; it, or another one, takes the grouping up again"}
	case l.lead.pid != 0 && l.lead.known >= 0 && l.lead.known != last:
		w.err = &library.Error{Library: l.name, Code: library.Busy, What: fmt.Sprintf("another program has grouped in this library meanwhile (step %d, not %d)", last, l.lead.known), Hint: "nothing is lost; the grouping is taken up again"}
	}
	return last
}

// knows notes up to which step the program knows what was grouped.
func (l *Library) knows(step int64) {
	l.lead.mu.Lock()
	defer l.lead.mu.Unlock()
	l.lead.known = step
}

// Grouping gives where the grouping of reports stands.
func (l *Library) Grouping(ctx context.Context) (library.Grouping, error) {
	var g library.Grouping
	var state []byte
	if _, err := l.one(ctx, []any{&g.Version, &g.Place, &state}, "SELECT version, step, state FROM grouping_state"); err != nil {
		return g, err
	}
	if _, err := l.one(ctx, []any{&g.Last}, "SELECT coalesce(max(step), 0) FROM grouped"); err != nil || state == nil {
		return g, err
	}
	var err error
	if g.State, err = packed.Unpack(state); err != nil {
		return g, &library.Error{Library: l.name, Code: library.Damaged, What: "the state of the stories can't be read", Hint: "run: synopse rebuild --step group", Err: err}
	}
	return g, nil
}

// KeepGrouping keeps the grouping's state.
func (l *Library) KeepGrouping(ctx context.Context, g library.Grouping) error {
	packed := packed.Pack(g.State)
	return l.writing(ctx, func(w *writer) {
		l.leading(w)
		w.exec(`INSERT INTO grouping_state (number, version, step, state) VALUES (1, $1, $2, $3)
			ON CONFLICT (number) DO UPDATE SET version = excluded.version, step = excluded.step, state = excluded.state`, g.Version, g.Place, packed)
	})
}

// Grouped gives what grouping was told after a place. Whoever has read to the end
// knows what was grouped.
func (l *Library) Grouped(ctx context.Context, from int64, limit int) ([]library.GroupedStep, error) {
	limit = limited(limit, defaultLimit, 1_000_000)
	var out []library.GroupedStep
	var places []int64
	err := l.query(ctx, func(r pgx.Rows) error {
		var s library.GroupedStep
		var place *int64
		var together *bool
		var a, b *string
		if err := r.Scan(&s.Place, &place, &together, &a, &b); err != nil {
			return err
		}
		s.Decision = override(together, a, b)
		if place == nil {
			place = new(int64)
		}
		out, places = append(out, s), append(places, *place)
		return nil
	}, `SELECT g.step, g.place, c.together, c.a, c.b FROM grouped g LEFT JOIN decisions c ON c.number = g.decision
		WHERE g.step > $1 ORDER BY g.step LIMIT $2`, from, limit)
	if err != nil {
		return nil, err
	}
	if len(out) > 0 {
		from = out[len(out)-1].Place
	}
	l.knows(from)
	ids, err := l.reportsAt(ctx, places)
	for i := range out {
		out[i].Report = ids[places[i]]
	}
	return out, err
}

// Clock gives what the database's clock says.
func (l *Library) Clock(ctx context.Context) (at time.Time, err error) {
	_, err = l.one(ctx, []any{&at}, "SELECT clock_timestamp()")
	return at, err
}

// Alone runs do while no other program runs it for this library.
func (l *Library) Alone(ctx context.Context, do func() error) error {
	return l.writing(ctx, func(w *writer) {
		w.exec("SELECT pg_advisory_xact_lock($1, $2)", lockSpace, lockMigrate)
		if w.err == nil {
			w.err = do()
		}
	})
}

// Told makes an error for people of one that came from this library's database.
func (l *Library) Told(err error) error { return l.failed(err) }
