package postgres

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/report"
)

// documents enters where each report stands, its newest wording, and what is to be
// done now.
func (k *keeper) documents() {
	var fresh, changed []*keptReport
	for _, r := range k.reports {
		switch {
		case r.isNew:
			fresh = append(fresh, r)
		case r.changed:
			changed = append(changed, r)
		}
	}
	k.newDocuments(fresh)
	k.changedDocuments(changed)
}

func byPlace(a, b *keptReport) int { return cmp.Compare(a.place, b.place) }

// newDocuments enters reports whose wordings are all of this batch.
func (k *keeper) newDocuments(fresh []*keptReport) {
	if len(fresh) == 0 {
		return
	}
	newest := map[*keptReport]*wording{}
	count := map[*keptReport]int{}
	came := map[*keptReport]time.Time{}
	for _, v := range k.wordings {
		count[v.of]++
		if t, ok := came[v.of]; !ok || v.first.Before(t) {
			came[v.of] = v.first
		}
		n := newest[v.of]
		if n == nil || cmp.Or(v.first.Compare(n.first), cmp.Compare(v.id, n.id)) > 0 {
			newest[v.of] = v
		}
	}
	slices.SortFunc(fresh, byPlace)
	var rows, tasks [][]any
	for _, r := range fresh {
		v := newest[r]
		rows = append(rows, []any{r.place, r.id, r.day, v.id, count[r], safe(v.Report.Outlet), came[r], safe(v.Report.Language), minuteOf(v.Report.Published)})
		for _, step := range [...]string{"read", "group"} {
			tasks = append(tasks, []any{step, numberAt(r.place), r.place, r.since})
		}
	}
	k.copied("documents", []string{"place", "report", "day", "revision", "revisions", "outlet", "came", "language", "minute"}, rows)
	k.copied("tasks", []string{"step", "number", "place", "since"}, tasks)
}

// changedDocuments finds the newest wording of reports that were there.
func (k *keeper) changedDocuments(changed []*keptReport) {
	if len(changed) == 0 {
		return
	}
	slices.SortFunc(changed, byPlace)
	places := make([]int64, len(changed))
	since := make([]time.Time, len(changed))
	for i, r := range changed {
		places[i], since[i] = r.place, r.since
	}
	k.queue(`UPDATE documents d SET came = n.came, revisions = n.revisions, revision = n.id, outlet = n.outlet, minute = n.minute,
			language = CASE WHEN d.revision = n.id THEN d.language ELSE n.language END
		FROM unnest($1::bigint[], $2::timestamptz[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[]) AS n (place, came, revisions, id, outlet, language, minute)
		WHERE d.place = n.place AND d.place = ANY($1)`, k.newest(places)...)
	k.queue(`INSERT INTO tasks AS t (step, number, place, since)
		SELECT 'read', d.place >> 16 & $3, d.place, c.since FROM documents d JOIN unnest($1::bigint[], $2::timestamptz[]) AS c (place, since) ON c.place = d.place
		LEFT JOIN readings r ON r.place = d.place
		WHERE d.place = ANY($1) AND r.revision IS DISTINCT FROM d.revision
		ON CONFLICT (step, number) DO UPDATE SET reason = NULL, job = NULL, tries = 0, since = excluded.since`, places, since, int64(mostDocument))
}

// newest gives the newest wordings of reports, as columns.
func (k *keeper) newest(places []int64) []any {
	var c columns
	var minutes []*int64
	k.rows(func(r pgx.Rows) error {
		var place, revisions int64
		var came time.Time
		var id, outlet, language, published string
		err := r.Scan(&place, &came, &revisions, &id, &outlet, &language, &published)
		c.add(place, came, revisions, id, outlet, language)
		minutes = append(minutes, minuteOf(published))
		return err
	}, `SELECT DISTINCT ON (place) place, min(first_seen) OVER (PARTITION BY place), count(*) OVER (PARTITION BY place), id, outlet, language, published
		FROM revisions WHERE place = ANY($1) ORDER BY place, first_seen DESC, id DESC`, places)
	if k.err != nil {
		return nil
	}
	return append(c.args(), minutes)
}

// minuteForms are the ways to write a time of day that are known.
var minuteForms = []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"}

// minuteOf gives the minute of publication since 1970 in UTC; nil where the time of
// day is not known.
func minuteOf(published string) *int64 {
	for _, form := range minuteForms {
		if t, err := time.Parse(form, published); err == nil {
			m := t.Unix() / 60
			return &m
		}
	}
	return nil
}

// columns collects rows as one array a column, for unnest.
type columns struct {
	cols []any
	n    int
}

func (c *columns) add(row ...any) {
	if c.cols == nil {
		c.cols = make([]any, len(row))
		for i, v := range row {
			switch v.(type) {
			case string:
				c.cols[i] = []string(nil)
			case int64:
				c.cols[i] = []int64(nil)
			case int:
				c.cols[i] = []int64(nil)
			case bool:
				c.cols[i] = []bool(nil)
			case float64:
				c.cols[i] = []float64(nil)
			case time.Time:
				c.cols[i] = []time.Time(nil)
			default:
				panic(fmt.Sprintf("no array of %T", v))
			}
		}
	}
	c.n++
	for i, v := range row {
		switch v := v.(type) {
		case string:
			c.cols[i] = append(c.cols[i].([]string), v)
		case int64:
			c.cols[i] = append(c.cols[i].([]int64), v)
		case int:
			c.cols[i] = append(c.cols[i].([]int64), int64(v))
		case bool:
			c.cols[i] = append(c.cols[i].([]bool), v)
		case float64:
			c.cols[i] = append(c.cols[i].([]float64), v)
		case time.Time:
			c.cols[i] = append(c.cols[i].([]time.Time), v)
		}
	}
}

func (c *columns) args() []any { return c.cols }

// rest writes those fields of a report that have no column.
func rest(r *report.Report) (string, error) {
	c := *r
	c.ID, c.Outlet, c.Title, c.Language, c.Published, c.Text, c.Source = "", "", "", "", "", "", ""
	data, err := json.Marshal(&c)
	if err != nil {
		return "", fmt.Errorf("writing the report's fields: %w", err)
	}
	return string(data), nil
}

// unrest reads what rest wrote into r.
func unrest(data string, r *report.Report) error {
	if err := json.Unmarshal([]byte(data), r); err != nil {
		return errors.Join(errors.New("the fields of a report can't be read"), err)
	}
	return nil
}
