package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"synopse/internal/library"
	"synopse/internal/query"
	"synopse/internal/terms"
)

// search is a query as SQL: the places of the sentences it finds.
type search struct {
	from string // tables; the place is col
	col  string
	conditions
	fromArgs       []any                    // of the tables
	listed         map[*query.Clause]string // parties or issues that a clause means, JSON
	saidConditions conditions               // of the statements w asked for
	nots           []conditions             // each of statements that must not be there
	nothing        bool                     // no sentence can be found
	text           bool                     // the sentences table is among them, so that it can be ranked
}

// bestOf is how many of the newest hits are ranked.
const bestOf = 2000

// mostStepped is for how many documents each is searched by itself.
const mostStepped = 2000

// search makes the SQL of a query.
func (l *Library) search(ctx context.Context, s *library.Searched) (*search, error) {
	x := &search{}
	if err := l.saidClauses(ctx, x, &s.Query); err != nil {
		return nil, err
	}
	m := match(&s.Query)
	switch {
	case m != "":
		x.from, x.col, x.text = "sentences x", "x.rowid", true
		x.add("x.sentences MATCH ?", m)
	case len(x.saidConditions.texts) > 0:
		x.begin(&s.Query)
	default:
		x.from, x.col = "sentences_docsize x", "x.id"
	}
	if m == "" {
		if not := unmatch(&s.Query); not != "" {
			x.add(x.col+" NOT IN (SELECT rowid FROM sentences WHERE sentences MATCH ?)", not)
		}
	}
	if len(x.saidConditions.texts) > 0 {
		c := conditions{texts: []string{"w.place = " + x.col}}
		c.texts = append(c.texts, x.saidConditions.texts...)
		x.add("EXISTS (SELECT 1 FROM said w"+c.where()+")", x.saidConditions.args...)
	}
	for _, n := range x.nots {
		x.add("NOT EXISTS (SELECT 1 FROM said w WHERE w.place = "+x.col+" AND "+n.texts[0]+")", n.args...)
	}
	return x, l.documentClauses(ctx, x, s)
}

// begin chooses the table to begin with where no words are asked for.
func (x *search) begin(q *query.Query) {
	x.from, x.col = "said x", "x.place"
	for i := range q.Clauses {
		c := &q.Clauses[i]
		switch {
		case c.Not:
		case c.Field == query.Speaker, c.Field == query.To:
			x.from = "(SELECT DISTINCT place FROM speakers WHERE role = ? AND party IN (SELECT value FROM json_each(?))) x"
			x.fromArgs = []any{roleOf(c.Field), x.listed[c]}
			return
		}
	}
	for i := range q.Clauses {
		if c := &q.Clauses[i]; !c.Not && c.Field == query.Issue {
			x.from = "(SELECT DISTINCT place FROM issue_statements WHERE issue IN (SELECT value FROM json_each(?))) x"
			x.fromArgs = []any{x.listed[c]}
			return
		}
	}
	x.from = "(SELECT DISTINCT place FROM said) x"
}

func roleOf(f query.Field) int {
	if f == query.To {
		return 1
	}
	return 0
}

// saidClauses adds the clauses about statements: those that must hold of one
// statement w, and those that must hold of none.
func (l *Library) saidClauses(ctx context.Context, x *search, q *query.Query) error {
	x.listed = map[*query.Clause]string{}
	for i := range q.Clauses {
		c := &q.Clauses[i]
		text, args := "", []any(nil)
		switch c.Field {
		case query.Kind:
			text, args = "w.kind = ?", []any{c.Value}
		case query.Act:
			text, args = "w.act = ?", []any{c.Value}
		case query.Speaker, query.To:
			list, err := l.numbersOf(ctx, "party_words", "party", c.Words, true)
			if err != nil {
				return err
			}
			x.listed[c] = toJSON(list)
			text = "EXISTS (SELECT 1 FROM speakers v WHERE v.place = w.place AND v.ordinal = w.ordinal AND v.role = ? AND v.party IN (SELECT value FROM json_each(?)))"
			args = []any{roleOf(c.Field), x.listed[c]}
			x.nothing = x.nothing || len(list) == 0 && !c.Not
		case query.Issue:
			list, err := l.numbersOf(ctx, "issue_words", "issue", c.Words, false)
			if err != nil {
				return err
			}
			x.listed[c] = toJSON(list)
			text = "EXISTS (SELECT 1 FROM issue_statements v WHERE v.place = w.place AND v.ordinal = w.ordinal AND v.issue IN (SELECT value FROM json_each(?)))"
			args = []any{x.listed[c]}
			x.nothing = x.nothing || len(list) == 0 && !c.Not
		default:
			continue
		}
		if c.Not {
			x.nots = append(x.nots, conditions{[]string{text}, args})
		} else {
			x.saidConditions.add(text, args...)
		}
	}
	return nil
}

// numbersOf gives what has every one of the words in a table of words.
func (l *Library) numbersOf(ctx context.Context, table, column string, words []query.Word, sounds bool) ([]int64, error) {
	var out []int64
	for i := range words {
		w := &words[i]
		forms := append(append([]string{w.Form}, terms.Folded(w.Form)...), w.Lemmas...)
		if sounds {
			forms = append(forms, w.Sounds...)
		}
		text, args := "word IN (SELECT value FROM json_each(?))", []any{toJSON(forms)}
		if w.Prefix {
			text, args = "("+text+" OR word >= ? AND word < ?)", append(args, w.Form, w.Form+"\U0010FFFF")
		}
		if i > 0 {
			text, args = text+" AND "+column+" IN (SELECT value FROM json_each(?))", append(args, toJSON(out))
		}
		out = []int64{}
		err := l.query(ctx, func(r *sql.Rows) error {
			var n int64
			err := r.Scan(&n)
			out = append(out, n)
			return err
		}, "SELECT DISTINCT "+column+" FROM "+table+" WHERE "+text+" ORDER BY 1 LIMIT 20000", args...)
		if err != nil || len(out) == 0 {
			return out, err
		}
	}
	return out, nil
}

// documentClauses adds the clauses about reports.
func (l *Library) documentClauses(ctx context.Context, x *search, s *library.Searched) error {
	var d conditions
	from, until, few := "", "", false
	for i := range s.Query.Clauses {
		c := &s.Query.Clauses[i]
		text, args := "", []any(nil)
		switch c.Field {
		case query.From:
			from = max(from, c.Day)
			continue
		case query.Until:
			if until == "" || c.Day < until {
				until = c.Day
			}
			continue
		case query.Outlet:
			list, err := l.outletsNamed(ctx, c.Words)
			if err != nil {
				return err
			}
			text, args = "d.outlet IN (SELECT value FROM json_each(?))", []any{toJSON(list)}
			x.nothing = x.nothing || len(list) == 0 && !c.Not
		case query.Lang:
			text, args = "d.language = ?", []any{c.Value}
		case query.Story:
			id, err := l.currentStory(ctx, c.Value)
			if err != nil && library.CodeOf(err) != library.NotFound {
				return err
			}
			text, args = "d.story = (SELECT number FROM stories WHERE id = ?)", []any{id}
			few = few || !c.Not
		default:
			continue
		}
		if c.Not {
			text = "NOT coalesce(" + text + ", 0)"
		}
		d.add(text, args...)
	}
	if s.After > 0 {
		var n int
		if _, err := l.one(ctx, []any{&n}, "SELECT count(*) FROM (SELECT 1 FROM documents WHERE reading > ? LIMIT ?)", s.After, mostStepped+1); err != nil {
			return err
		}
		d.add("d.reading > ?", s.After)
		few = few || n <= mostStepped
	}
	if from != "" || until != "" {
		first, end := period(from, until)
		x.add(x.col+" >= ? AND "+x.col+" < ?", first, end)
	}
	if len(d.texts) == 0 {
		return nil
	}
	x.texts, x.args = append(x.texts, d.texts...), append(x.args, d.args...)
	if few { // begin with the reports
		x.from = "documents d CROSS JOIN " + x.from
		x.add(x.col + " BETWEEN d.place + 1 AND d.place + 65535")
	} else {
		x.from += " CROSS JOIN documents d"
		x.add("d.number = " + x.col + " >> 16 & 268435455")
	}
	return nil
}

// outletsNamed gives the outlets whose names have all the words.
func (l *Library) outletsNamed(ctx context.Context, words []query.Word) ([]int64, error) {
	names, err := l.outletNames(ctx)
	if err != nil {
		return nil, err
	}
	out := []int64{}
	for n, name := range names {
		if hasWords(name, words) {
			out = append(out, n)
		}
	}
	return out, nil
}

// hasWords says whether every word is one of the name's, or begins one where it
// is marked so.
func hasWords(name string, words []query.Word) bool {
	var have []string
	for _, w := range terms.Split(name) {
		c := terms.Clean(w)
		have = append(append(have, c), terms.Folded(c)...)
	}
	for i := range words {
		w := &words[i]
		found := false
		for _, h := range have {
			for _, f := range append([]string{w.Form}, terms.Folded(w.Form)...) {
				found = found || h == f || w.Prefix && strings.HasPrefix(h, f)
			}
		}
		if !found {
			return false
		}
	}
	return true
}
