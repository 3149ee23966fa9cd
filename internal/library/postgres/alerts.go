package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
)

// KeepAlert adds or replaces an alert. A new one begins with what is read from
// now on.
func (l *Library) KeepAlert(ctx context.Context, a library.Alert) error {
	if a.ID == "" {
		return &library.Error{Library: l.name, Code: library.BadItem, What: "an alert needs an id", Hint: "give one"}
	}
	return l.change(ctx, `INSERT INTO alerts (id, owner, name, query, token, webhook, secret, added, seen, place, paused, tries, problem, next)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT coalesce(max(reading), 0) FROM documents), $10, $11, $12, $13)
		ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, name = excluded.name, query = excluded.query, token = excluded.token, webhook = excluded.webhook,
		secret = excluded.secret, added = excluded.added, seen = excluded.seen, paused = excluded.paused, tries = excluded.tries, problem = excluded.problem, next = excluded.next`,
		safe(a.ID), safe(a.User), safe(a.Name), safe(a.Query), safe(a.Token), safe(a.Webhook), safe(a.Secret), maybe(a.Added), maybe(a.Seen), safe(a.Paused), a.Tries, safe(a.Problem), maybe(a.Next))
}

// Alert gives an alert by id.
func (l *Library) Alert(ctx context.Context, id string) (library.Alert, error) {
	return l.alert(ctx, "WHERE id = $1", safe(id))
}

// AlertByToken gives an alert by the token of its feed.
func (l *Library) AlertByToken(ctx context.Context, token string) (library.Alert, error) {
	return l.alert(ctx, "WHERE token = $1 AND token <> ''", safe(token))
}

func (l *Library) alert(ctx context.Context, which, by string) (library.Alert, error) {
	list, err := l.alerts(ctx, which, by)
	if err == nil && len(list) == 0 {
		return library.Alert{}, &library.Error{Library: l.name, Code: library.NotFound, What: "there is no such alert", Hint: "it may have been removed"}
	}
	if err != nil {
		return library.Alert{}, err
	}
	return list[0], nil
}

// Alerts gives a user's alerts, or all of them for "*".
func (l *Library) Alerts(ctx context.Context, user string) ([]library.Alert, error) {
	if user == "*" {
		return l.alerts(ctx, "ORDER BY name, id")
	}
	return l.alerts(ctx, "WHERE owner = $1 ORDER BY name, id", safe(user))
}

func (l *Library) alerts(ctx context.Context, which string, args ...any) (out []library.Alert, err error) {
	err = l.query(ctx, func(r pgx.Rows) error {
		var a library.Alert
		var added, seen, next *time.Time
		err := r.Scan(&a.ID, &a.User, &a.Name, &a.Query, &a.Token, &a.Webhook, &a.Secret, &added, &seen, &a.Place, &a.Paused, &a.Tries, &a.Problem, &next)
		for _, s := range []*string{&a.ID, &a.User, &a.Name, &a.Query, &a.Webhook, &a.Secret, &a.Paused, &a.Problem} {
			*s = plain(*s)
		}
		a.Added, a.Seen, a.Next = parsed(added), parsed(seen), parsed(next)
		out = append(out, a)
		return err
	}, "SELECT id, owner, name, query, token, webhook, secret, added, seen, place, paused, tries, problem, next FROM alerts "+which, args...)
	return out, err
}

// RemoveAlert removes an alert and what it found.
func (l *Library) RemoveAlert(ctx context.Context, id string) error {
	return l.writing(ctx, func(w *writer) {
		w.exec("DELETE FROM alert_hits WHERE alert = $1", safe(id))
		w.exec("DELETE FROM alerts WHERE id = $1", safe(id))
	})
}

// KeepAlertHits keeps what an alert found up to a place.
func (l *Library) KeepAlertHits(ctx context.Context, alert string, hits []library.AlertHit, upTo int64) error {
	return l.writing(ctx, func(w *writer) {
		if w.exec("UPDATE alerts SET place = greatest(place, $1) WHERE id = $2", upTo, safe(alert)) == 0 {
			return // removed meanwhile
		}
		for i := range hits {
			h := &hits[i]
			w.queue(`INSERT INTO alert_hits (alert, place, revision, sentence, start, stop, text, digest, found)
				SELECT $1, place, $3, $4, $5, $6, $7, md5($7), $8 FROM reports WHERE id = $2 ON CONFLICT DO NOTHING`,
				safe(alert), h.In.Report, h.In.Revision, h.Sentence, h.Start, h.End, safe(h.Text), maybe(h.Found))
		}
	})
}

// AlertHits gives what an alert found, the latest first.
func (l *Library) AlertHits(ctx context.Context, alert, from string, limit int) (page library.Page[library.AlertHit], err error) {
	before := int64(1) << 62
	if from != "" {
		at, err := cursor.Read(from, 1)
		if err != nil {
			return page, l.badCursor()
		}
		before, _ = at[0].(int64)
	}
	limit = limited(limit, 50, 1000)
	page.Items, err = l.alertHits(ctx, "WHERE h.alert = $1 AND h.number < $2 ORDER BY h.number DESC LIMIT $3", safe(alert), before, limit+1)
	if len(page.Items) > limit {
		page.Items = page.Items[:limit]
		page.Next = cursor.Write(page.Items[limit-1].Number)
	}
	return page, err
}

// Unsent gives what waits to be sent, the oldest first.
func (l *Library) Unsent(ctx context.Context, limit int) ([]library.AlertHit, error) {
	return l.alertHits(ctx, "WHERE h.sent IS NULL AND h.alert IN (SELECT id FROM alerts WHERE webhook <> '' AND paused = '') ORDER BY h.number LIMIT $1", limited(limit, 50, 1000))
}

func (l *Library) alertHits(ctx context.Context, which string, args ...any) (out []library.AlertHit, err error) {
	var places []int64
	err = l.query(ctx, func(r pgx.Rows) error {
		var h library.AlertHit
		var place int64
		var found, sent *time.Time
		err := r.Scan(&place, &h.Number, &h.Alert, &h.In.Revision, &h.Sentence, &h.Start, &h.End, &h.Text, &found, &sent)
		h.Alert, h.Text, h.Found, h.Sent = plain(h.Alert), plain(h.Text), parsed(found), parsed(sent)
		out, places = append(out, h), append(places, place)
		return err
	}, "SELECT h.place, h.number, h.alert, h.revision, h.sentence, h.start, h.stop, h.text, h.found, h.sent FROM alert_hits h "+which, args...)
	if err != nil {
		return nil, err
	}
	refs, err := l.refs(ctx, places)
	for i := range out {
		revision := out[i].In.Revision
		out[i].In = refs[places[i]]
		out[i].In.Revision = revision
	}
	return out, err
}

// Sent notes how sending went.
func (l *Library) Sent(ctx context.Context, alert string, numbers []int64, problem string, next time.Time) error {
	return l.writing(ctx, func(w *writer) {
		if problem == "" {
			w.exec("UPDATE alert_hits SET sent = now() WHERE alert = $1 AND number = ANY($2)", safe(alert), numbers)
			w.exec("UPDATE alerts SET tries = 0, problem = '', next = NULL WHERE id = $1", safe(alert))
			return
		}
		w.exec("UPDATE alerts SET tries = tries + 1, problem = $2, next = $3 WHERE id = $1", safe(alert), safe(problem), maybe(next))
	})
}
