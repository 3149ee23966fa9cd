package postgres

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"synopse/internal/query"
)

// wanted is a clause about statements.
type wanted struct {
	field   query.Field
	value   string     // kind or act
	parties []int64    // who speaks or is spoken to, by number
	said    conditions // that a statement w must fulfil
	// Of speakers and issues: the table of statements with them, and the conditions
	// that one row s of it must fulfil. A word can mean very many issues.
	table string
	row   conditions
	there map[statementAt]bool // of the reports looked at so far, the statements that fulfil them
}

// holds says whether a statement is what the clause asks for.
func (x *wanted) holds(s *saidFact) bool {
	switch x.field {
	case query.Kind:
		return s.kind == x.value
	case query.Act:
		return s.act == x.value
	default:
		return x.there[statementAt{s.place, s.ordinal}]
	}
}

// said gives the conditions that a statement w must fulfil, but that of one clause (-1
// for none).
func (x *search) said(but int) (c conditions) {
	for i := range x.wanted {
		if i != but {
			c.add(join(x.wanted[i].said.texts), x.wanted[i].said.args...)
		}
	}
	return c
}

// asks says whether a statement is one that all clauses ask for.
func (x *search) asks(s *saidFact) bool {
	for i := range x.wanted {
		if !x.wanted[i].holds(s) {
			return false
		}
	}
	return true
}

// tells says whether a sentence has a statement that is asked for, if one is, and none
// that must not be there.
func (x *search) tells(f *facts, place int64) bool {
	list := f.in(place)
	asked := len(x.wanted) == 0
	for i := range list {
		asked = asked || x.asks(&list[i])
		for j := range x.unwanted {
			if x.unwanted[j].holds(&list[i]) {
				return false
			}
		}
	}
	return asked
}

// find finds which statements of reports fulfil the clauses on speakers and issues.
func (l *Library) find(ctx context.Context, x *search, all map[int64]*facts) error {
	for i, list := range [][]wanted{x.wanted, x.unwanted} {
		for j := range list {
			w := &list[j]
			if w.table == "" {
				continue
			}
			if w.there == nil {
				w.there = map[statementAt]bool{}
			}
			places := x.possible(all, i == 0)
			if len(places) == 0 {
				continue
			}
			var c conditions
			c.add("s.place = a.at AND s.place BETWEEN ? AND ?", places[0], places[len(places)-1])
			c.add(join(w.row.texts), w.row.args...)
			err := l.query(ctx, func(r pgx.Rows) error {
				var at statementAt
				err := r.Scan(&at.place, &at.ordinal)
				w.there[at] = true
				return err
			}, numbered("SELECT s.* FROM unnest(?::bigint[]) AS a (at) CROSS JOIN LATERAL (SELECT s.place, s.ordinal FROM "+w.table+" s"+c.where()+" LIMIT 65536) s"),
				append([]any{places}, c.args...)...)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// possible gives the sentences with statements; those wanted, only where one is what
// the clauses on kind and act ask for.
func (x *search) possible(all map[int64]*facts, wanted bool) []int64 {
	out := []int64{}
	for _, f := range all {
		for i := range f.said {
			if s := &f.said[i]; !wanted || x.mayAsk(s) {
				out = append(out, s.place)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// mayAsk says whether a statement is what the clauses on kind and act ask for.
func (x *search) mayAsk(s *saidFact) bool {
	for i := range x.wanted {
		if w := &x.wanted[i]; w.table == "" && !w.holds(s) {
			return false
		}
	}
	return true
}
