package postgres

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// partitioned are the tables with a partition a month.
var partitioned = []string{"revisions", "documents", "readings", "terms", "named", "said", "speakers", "issue_statements"}

// Months before the first and after the last lie in two partitions: dates that far
// off are mostly mistakes.
const (
	firstMonth = "1990-01"
	endMonth   = "2100-01"
)

// monthSet remembers months that have their partitions.
type monthSet struct {
	mu   sync.Mutex
	have map[string]bool
}

// missing gives those months of days that are not known to have partitions.
func (s *monthSet) missing(days []string) (out []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range days {
		if dayNumber(d) == 0 {
			continue
		}
		if m := d[:7]; m >= firstMonth && m < endMonth && !s.have[m] && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return out
}

func (s *monthSet) add(months []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.have == nil {
		s.have = map[string]bool{}
	}
	for _, m := range months {
		s.have[m] = true
	}
}

// ready makes sure that what belongs to these days can be kept.
func (l *Library) ready(ctx context.Context, days []string) error {
	missing := l.months.missing(days)
	if len(missing) == 0 {
		return nil
	}
	err := l.writing(ctx, func(w *writer) {
		w.exec("SELECT pg_advisory_xact_lock($1, $2)", lockSpace, lockMonths)
		for _, m := range missing {
			w.month(m)
		}
	})
	if err == nil {
		l.months.add(missing)
	}
	return err
}

// month makes the partitions of a month where they are missing. They are made
// apart and then attached: that waits for nobody who reads or writes.
func (w *writer) month(month string) {
	begin, err := time.Parse("2006-01", month)
	if err != nil {
		w.err = err
		return
	}
	first := placeOf(begin.Format(time.DateOnly), 0, 0)
	end := placeOf(begin.AddDate(0, 1, 0).Format(time.DateOnly), 0, 0)
	have := w.tables("%\\_" + begin.Format("2006_01"))
	for _, t := range partitioned {
		if name := t + begin.Format("_2006_01"); !slices.Contains(have, name) {
			w.partition(t, name, fmt.Sprintf("FROM (%d) TO (%d)", first, end))
		}
	}
}

// outerMonths makes the partitions of days far off, where they are missing.
func (w *writer) outerMonths() {
	have := w.tables("%\\_old")
	for _, t := range partitioned {
		if slices.Contains(have, t+"_old") {
			continue
		}
		w.partition(t, t+"_old", fmt.Sprintf("FROM (MINVALUE) TO (%d)", placeOf(firstMonth+"-01", 0, 0)))
		w.partition(t, t+"_late", fmt.Sprintf("FROM (%d) TO (MAXVALUE)", placeOf(endMonth+"-01", 0, 0)))
	}
}

func (w *writer) partition(table, name, bounds string) {
	w.exec(fmt.Sprintf("CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)", name, table))
	w.exec(fmt.Sprintf("ALTER TABLE %s ATTACH PARTITION %s FOR VALUES %s", table, name, bounds))
}

// tables gives the names of tables that are like a pattern.
func (w *writer) tables(like string) (out []string) {
	w.rows(func(r pgx.Rows) error {
		var name string
		err := r.Scan(&name)
		out = append(out, name)
		return err
	}, "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname LIKE $1", like)
	return out
}
