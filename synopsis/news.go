package synopsis

import (
	"slices"
	"time"
)

// News is what the later reports of a story add to what the earlier ones told.
// All are ids of the synopsis it belongs to.
type News struct {
	Since     string   `json:"since"`      // as asked for
	Reports   []string `json:"reports"`    // published after it
	Added     []string `json:"added"`      // points that only later reports tell
	Changed   []string `json:"changed"`    // clashes: a later report has another value
	TakenBack []string `json:"taken_back"` // clashes: a later report denies or doubts what an earlier one tells
}

// Since gives what is new in a synopsis after a time: an ISO 8601 date (the whole
// day counts as seen) or a date-time with offset. Reports without a date count as
// seen. It reports false where the time can't be read.
func Since(s *Synopsis, since string) (News, bool) {
	cut, ok := endOf(since)
	n := News{Since: since, Reports: []string{}, Added: []string{}, Changed: []string{}, TakenBack: []string{}}
	if !ok {
		return n, false
	}
	for _, r := range s.Reports {
		if at, ok := startOf(r.Published); ok && at.After(cut) {
			n.Reports = append(n.Reports, r.ID)
		}
	}
	later := func(id string) bool { return slices.Contains(n.Reports, id) }
	for _, p := range s.Points {
		earlier := false
		for _, x := range p.Passages {
			earlier = earlier || !later(x.Report)
		}
		if !earlier {
			n.Added = append(n.Added, p.ID)
		}
	}
	for _, c := range s.Clashes {
		if later(c.A.Report) == later(c.B.Report) {
			continue
		}
		if c.Kind == "negation" || c.Kind == "modality" {
			n.TakenBack = append(n.TakenBack, c.ID)
		} else {
			n.Changed = append(n.Changed, c.ID)
		}
	}
	return n, true
}

// startOf reads when a report was published; a bare date is its first moment
// in UTC.
func startOf(s string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// endOf reads the time up to which all is seen; a bare date is its last moment.
func endOf(s string) (time.Time, bool) {
	t, ok := startOf(s)
	if ok && len(s) == len("2006-01-02") {
		t = t.AddDate(0, 0, 1).Add(-time.Nanosecond)
	}
	return t, ok
}
