package sqlite

import (
	"context"
	"database/sql"
	"time"

	"synopse/internal/library"
	"synopse/internal/library/cursor"
)

// KeepAlert adds or replaces an alert. A new one begins with what is read from
// now on.
func (l *Library) KeepAlert(ctx context.Context, a library.Alert) error {
	if a.ID == "" {
		return &library.Error{Library: l.path, Code: library.BadItem, What: "an alert needs an id", Hint: "give one"}
	}
	return l.change(ctx, `INSERT INTO alerts (id, user, name, query, token, webhook, secret, added, seen, place, paused, tries, problem, next)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(reading), 0) FROM documents), ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET user = excluded.user, name = excluded.name, query = excluded.query, token = excluded.token, webhook = excluded.webhook,
		secret = excluded.secret, added = excluded.added, seen = excluded.seen, paused = excluded.paused, tries = excluded.tries, problem = excluded.problem, next = excluded.next`,
		a.ID, a.User, a.Name, a.Query, a.Token, a.Webhook, a.Secret, sometime(a.Added), sometime(a.Seen), a.Paused, a.Tries, a.Problem, sometime(a.Next))
}

// Alert gives an alert by id.
func (l *Library) Alert(ctx context.Context, id string) (library.Alert, error) {
	return l.alert(ctx, "WHERE id = ?", id)
}

// AlertByToken gives an alert by the token of its feed.
func (l *Library) AlertByToken(ctx context.Context, token string) (library.Alert, error) {
	return l.alert(ctx, "WHERE token = ? AND token <> ''", token)
}

func (l *Library) alert(ctx context.Context, which, by string) (library.Alert, error) {
	list, err := l.alerts(ctx, which, by)
	if err == nil && len(list) == 0 {
		return library.Alert{}, &library.Error{Library: l.path, Code: library.NotFound, What: "there is no such alert", Hint: "it may have been removed"}
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
	return l.alerts(ctx, "WHERE user = ? ORDER BY name, id", user)
}

func (l *Library) alerts(ctx context.Context, which string, args ...any) (out []library.Alert, err error) {
	err = l.query(ctx, func(r *sql.Rows) error {
		var a library.Alert
		var added, seen, next string
		err := r.Scan(&a.ID, &a.User, &a.Name, &a.Query, &a.Token, &a.Webhook, &a.Secret, &added, &seen, &a.Place, &a.Paused, &a.Tries, &a.Problem, &next)
		a.Added, a.Seen, a.Next = parsed(added), parsed(seen), parsed(next)
		out = append(out, a)
		return err
	}, "SELECT id, user, name, query, token, webhook, secret, added, seen, place, paused, tries, problem, next FROM alerts "+which, args...)
	return out, err
}

// RemoveAlert removes an alert and what it found.
func (l *Library) RemoveAlert(ctx context.Context, id string) error {
	return l.writing(ctx, func(w *writer) {
		w.exec("DELETE FROM alert_hits WHERE alert = ?", id)
		w.exec("DELETE FROM alerts WHERE id = ?", id)
	})
}

// KeepAlertHits keeps what an alert found up to a place.
func (l *Library) KeepAlertHits(ctx context.Context, alert string, hits []library.AlertHit, upTo int64) error {
	return l.writing(ctx, func(w *writer) {
		if w.exec("UPDATE alerts SET place = max(place, ?) WHERE id = ?", upTo, alert) == 0 {
			return // removed meanwhile
		}
		for i := range hits {
			h := &hits[i]
			w.exec(`INSERT OR IGNORE INTO alert_hits (alert, day, report, revision, sentence, start, stop, text, found, sent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')`,
				alert, h.In.Day, h.In.Report, h.In.Revision, h.Sentence, h.Start, h.End, h.Text, sometime(h.Found))
		}
	})
}

// AlertHits gives what an alert found, the latest first.
func (l *Library) AlertHits(ctx context.Context, alert, from string, limit int) (page library.Page[library.AlertHit], err error) {
	before := int64(1) << 62
	if from != "" {
		if before, err = l.numberCursor(from); err != nil {
			return page, err
		}
	}
	limit = limited(limit, 50, 1000)
	page.Items, err = l.alertHits(ctx, "WHERE h.alert = ? AND h.number < ? ORDER BY h.number DESC LIMIT ?", alert, before, limit+1)
	if len(page.Items) > limit {
		page.Items = page.Items[:limit]
		page.Next = cursor.Write(page.Items[limit-1].Number)
	}
	return page, err
}

// Unsent gives what waits to be sent, the oldest first.
func (l *Library) Unsent(ctx context.Context, limit int) ([]library.AlertHit, error) {
	return l.alertHits(ctx, "WHERE h.sent = '' AND h.alert IN (SELECT id FROM alerts WHERE webhook <> '' AND paused = '') ORDER BY h.number LIMIT ?", limited(limit, 50, 1000))
}

func (l *Library) alertHits(ctx context.Context, which string, args ...any) (out []library.AlertHit, err error) {
	err = l.query(ctx, func(r *sql.Rows) error {
		var h library.AlertHit
		var found, sent, agencies, revision string
		err := r.Scan(append(refTargets(&h.In, &agencies), &h.Number, &h.Alert, &revision, &h.Sentence, &h.Start, &h.End, &h.Text, &found, &sent)...)
		finishRef(&h.In, agencies)
		h.In.Revision, h.Found, h.Sent = revision, parsed(found), parsed(sent)
		out = append(out, h)
		return err
	}, "SELECT "+refColumns+", h.number, h.alert, h.revision, h.sentence, h.start, h.stop, h.text, h.found, h.sent FROM alert_hits h JOIN documents d ON d.report = h.report "+refJoins+" "+which, args...)
	return out, err
}

// Sent notes how sending went.
func (l *Library) Sent(ctx context.Context, alert string, numbers []int64, problem string, next time.Time) error {
	return l.writing(ctx, func(w *writer) {
		if problem == "" {
			w.exec("UPDATE alert_hits SET sent = ? WHERE alert = ? AND number IN (SELECT value FROM json_each(?))", written(time.Now()), alert, toJSON(numbers))
			w.exec("UPDATE alerts SET tries = 0, problem = '', next = '' WHERE id = ?", alert)
			return
		}
		w.exec("UPDATE alerts SET tries = tries + 1, problem = ?, next = ? WHERE id = ?", problem, sometime(next), alert)
	})
}
