package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"synopse/internal/library"
	"synopse/internal/library/marked"
	"synopse/internal/query"
	"synopse/internal/terms"
)

// search is a query as SQL: the places of the sentences it finds.
type search struct {
	from     string  // tables; the place is col
	fromArgs []any   // of the tables
	col      string  // the place
	each     []int64 // parties, each of which is searched by itself in the order of places
	conditions
	listed map[*query.Clause][]int64 // parties that a clause means
	many   map[*query.Clause]bool    // these parties are many, and speak often
	issues map[*query.Clause]asked   // issues that a clause means

	said    []saidClause // clauses about statements that must hold of one statement w
	nots    []conditions // each of statements that must not be there
	nothing bool         // no sentence can be found
	tested  bool         // clauses about statements are not in the SQL: facts tell
	text    bool         // the sentences table is among them, so that it can be ranked
}

// asked is a SELECT with its arguments.
type asked struct {
	text string
	args []any
}

// saidClause is a clause about statements as a condition on said w.
type saidClause struct {
	*query.Clause
	text string
	args []any
}

// bestOf is how many of the newest hits are ranked.
const bestOf = 2000

// mostStepped is for how many documents each is searched by itself.
const mostStepped = 2000

// mostEach is how many parties are searched each by itself; those of more who
// speak in more than manyStatements are met while looking through all statements.
const (
	mostEach       = 40
	manyStatements = 5000
)

// search makes the SQL of a query.
func (l *Library) search(ctx context.Context, s *library.Searched) (*search, error) {
	x := &search{}
	if err := l.saidClauses(ctx, x, &s.Query); err != nil {
		return nil, err
	}
	apart, err := l.apart(ctx, &s.Query)
	if err != nil {
		return nil, err
	}
	x.nothing = x.nothing || apart
	m := match(&s.Query, finding)
	switch {
	case m != "":
		x.from, x.col, x.text = "sentences x", "x.rowid", true
		x.add("x.sentences MATCH ?", m)
		if x.tested = len(x.said) > 0 && x.numeric(); !x.tested {
			x.addSaid(x.said, "")
		}
	case len(x.said) > 0:
		x.begin()
	default:
		x.from, x.col = "sentences_docsize x", "x.id"
	}
	if m == "" {
		if not := unmatch(&s.Query); not != "" {
			x.add(x.col+" NOT IN (SELECT rowid FROM sentences WHERE sentences MATCH ?)", not)
		}
	}
	for _, n := range x.nots {
		x.add("NOT EXISTS (SELECT 1 FROM said w WHERE w.place = "+x.col+" AND "+n.texts[0]+")", n.args...)
	}
	return x, l.documentClauses(ctx, x, s)
}

// addSaid adds clauses about statements of the sentence; with also, about the
// statement that is looked at.
func (x *search) addSaid(clauses []saidClause, also string) {
	if len(clauses) == 0 {
		return
	}
	c := conditions{texts: []string{"w.place = " + x.col + also}}
	for _, s := range clauses {
		c.add(s.text, s.args...)
	}
	x.add("EXISTS (SELECT 1 FROM said w"+c.where()+")", c.args...)
}

// begin chooses the table to begin with where no words are asked for: speakers,
// issues or statements. What remains to be asked is asked of each of its rows.
func (x *search) begin() {
	for i, c := range x.said {
		rest := append(append([]saidClause(nil), x.said[:i]...), x.said[i+1:]...)
		list := x.listed[c.Clause]
		switch {
		case c.Field != query.Speaker && c.Field != query.To:
			continue
		case x.many[c.Clause]: // looking through all statements meets them soon enough
			continue
		case len(list) <= mostEach:
			x.from, x.col, x.each = "speakers x", "x.place", list
			x.add("x.role = ?", roleOf(c.Field))
		default:
			x.from, x.col = "json_each(?) j CROSS JOIN speakers x ON x.party = j.value", "x.place"
			x.fromArgs = []any{toJSON(list)}
			x.add("x.role = ?", roleOf(c.Field))
		}
		x.addSaid(rest, " AND w.ordinal = x.ordinal")
		return
	}
	for i, c := range x.said {
		if c.Field == query.Issue {
			rest := append(append([]saidClause(nil), x.said[:i]...), x.said[i+1:]...)
			issues := x.issues[c.Clause]
			x.from, x.col, x.fromArgs = "("+issues.text+") j CROSS JOIN issue_statements x ON x.issue = j.number", "x.place", issues.args
			x.addSaid(rest, " AND w.ordinal = x.ordinal")
			return
		}
	}
	x.from, x.col = "said w", "w.place"
	for _, c := range x.said {
		x.add(c.text, c.args...)
	}
}

// places gives the SQL for the newest places before one (-1 for all).
func (x *search) places(before int64, limit int) (text string, args []any) {
	c := conditions{append([]string(nil), x.texts...), append([]any(nil), x.args...)}
	if before >= 0 {
		c.add(x.col+" < ?", before)
	}
	group := ""
	if !x.text && x.col != "x.id" {
		group = " GROUP BY " + x.col // several statements of one sentence
	}
	order := group + " ORDER BY " + x.col + " DESC LIMIT +?"
	if len(x.each) == 0 {
		return "SELECT " + x.col + " AS p FROM " + x.from + c.where() + order, append(append(append([]any(nil), x.fromArgs...), c.args...), limit)
	}
	var parts []string
	c.texts = append([]string{"x.party = ?"}, c.texts...)
	for _, party := range x.each {
		parts = append(parts, "SELECT * FROM (SELECT "+x.col+" AS p FROM "+x.from+c.where()+order+")")
		args = append(append(append(append(args, x.fromArgs...), party), c.args...), limit)
	}
	return "SELECT DISTINCT p FROM (" + strings.Join(parts, " UNION ALL ") + ") ORDER BY p DESC LIMIT +?", append(args, limit)
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
	x.listed, x.many, x.issues = map[*query.Clause][]int64{}, map[*query.Clause]bool{}, map[*query.Clause]asked{}
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
			x.listed[c] = list
			if len(list) > mostEach {
				n := 0
				if _, err := l.one(ctx, []any{&n}, "SELECT coalesce(sum(statements), 0) FROM parties WHERE number IN (SELECT value FROM json_each(?))", toJSON(list)); err != nil {
					return err
				}
				x.many[c] = n > manyStatements
			}
			text = "EXISTS (SELECT 1 FROM speakers v WHERE v.place = w.place AND v.ordinal = w.ordinal AND v.role = ? AND +v.party IN (SELECT value FROM json_each(?)))"
			args = []any{roleOf(c.Field), toJSON(list)}
			x.nothing = x.nothing || len(list) == 0 && !c.Not
		case query.Issue:
			issues := issuesWith(c.Words)
			some, err := l.one(ctx, []any{new(int64)}, issues.text+" LIMIT 1", issues.args...)
			if err != nil {
				return err
			}
			x.issues[c] = issues
			text = "EXISTS (SELECT 1 FROM issue_statements v WHERE v.place = w.place AND v.ordinal = w.ordinal AND +v.issue IN (" + issues.text + "))"
			args = issues.args
			x.nothing = x.nothing || !some && !c.Not
		default:
			continue
		}
		if c.Not {
			x.nots = append(x.nots, conditions{[]string{text}, args})
		} else {
			x.said = append(x.said, saidClause{c, text, args})
		}
	}
	return nil
}

// issuesWith selects the issues that have every one of the words.
func issuesWith(words []query.Word) asked {
	var out asked
	for i := range words {
		text, args := formsOf(&words[i], false)
		if i == 0 {
			out = asked{"SELECT DISTINCT issue AS number FROM issue_words WHERE " + text, args}
			continue
		}
		out.text += " AND issue IN (SELECT issue FROM issue_words WHERE " + text + ")"
		out.args = append(out.args, args...)
	}
	return out
}

// formsOf is the condition that a word in a table is one of a query's.
func formsOf(w *query.Word, sounds bool) (text string, args []any) {
	forms := append(append([]string{w.Form}, terms.Folded(w.Form)...), w.Lemmas...)
	if sounds {
		forms = append(forms, w.Sounds...)
	}
	text, args = "word IN (SELECT value FROM json_each(?))", []any{toJSON(forms)}
	if w.Prefix {
		text, args = "("+text+" OR word >= ? AND word < ?)", append(args, w.Form, w.Form+"\U0010FFFF")
	}
	return text, args
}

// numbersOf gives what has every one of the words in a table of words.
func (l *Library) numbersOf(ctx context.Context, table, column string, words []query.Word, sounds bool) ([]int64, error) {
	var out []int64
	for i := range words {
		text, args := formsOf(&words[i], sounds)
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
		if _, err := l.one(ctx, []any{&n}, "SELECT count(*) FROM (SELECT 1 FROM documents WHERE reading > ? LIMIT +?)", s.After, mostStepped+1); err != nil {
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
		if marked.Named(name, words) {
			out = append(out, n)
		}
	}
	return out, nil
}
