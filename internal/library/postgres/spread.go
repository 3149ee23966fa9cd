package postgres

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// spread is roughly how many reports there are of each month: searches look through so
// many reports at a time, be they of a day or of years. It is counted by the size of the
// tables, and only says how much work is done in one go.
type spread struct {
	at     time.Time // when it was counted
	months []monthOf // the latest first
}

// monthOf is where a month begins and how many reports it has.
type monthOf struct{ first, reports int64 }

const (
	spreadLasts = 5 * time.Minute
	bytesEach   = 2500 // of a report in the table of terms
)

// spreadNow gives how reports are spread, counted lately.
func (l *Library) spreadNow(ctx context.Context) (*spread, error) {
	if s := l.spread.Load(); s != nil && time.Since(s.at) < spreadLasts {
		return s, nil
	}
	s := &spread{at: time.Now()}
	err := l.query(ctx, func(r pgx.Rows) error {
		var name string
		var size int64
		if err := r.Scan(&name, &size); err != nil {
			return err
		}
		m := monthOf{reports: size / bytesEach}
		if begin, err := time.Parse("2006_01", strings.TrimPrefix(name, "terms_")); err == nil {
			m.first = placeOf(begin.Format(time.DateOnly), 0, 0)
		} else if name != "terms_old" {
			m.first = placeOf(endMonth+"-01", 0, 0)
		}
		s.months = append(s.months, m)
		return nil
	}, "SELECT c.relname::text, pg_relation_size(c.oid) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'terms'::regclass")
	if err != nil {
		return nil, err
	}
	slices.SortFunc(s.months, func(a, b monthOf) int { return cmp.Compare(b.first, a.first) })
	l.spread.Store(s)
	return s, nil
}

// back gives the beginning of a day so that some so many reports lie between it and an
// end, and is one day before the end at least.
func (s *spread) back(end, reports int64) int64 {
	day := (end - 1) >> dayBits // the last day
	for _, m := range s.months {
		first := m.first >> dayBits
		if first > day {
			continue
		}
		days := min(day-first+1, 31)
		if has := m.reports * days / 31; has < reports {
			day, reports = first-1, reports-has
			continue
		}
		return max(first, day-reports*31/max(m.reports, 1)) << dayBits
	}
	return 0
}
