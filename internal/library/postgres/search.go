package postgres

import (
	"context"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/marked"
	"synopse/internal/query"
	"synopse/internal/terms"
)

// search is a query made ready. Reports in which there may be hits are found by
// SQL, the newest first; which of their sentences are hits is then seen from their
// terms (clauses of text) and from the places of statements (clauses about them).
type search struct {
	texts    []matcher  // clauses of text that must hold
	not      []matcher  // and that must not
	words    string     // what a report must have of them, as a tsquery; "" without any
	wanted   []wanted   // of one statement
	unwanted []wanted   // each of statements that must not be there
	reports  conditions // of the report d
	within   []int64    // places of the only reports that count; nil for all
	first    int64      // places of the time that is asked for: from here
	end      int64      // until before here
	there    extent     // where reports lie
	mark     string     // of the library, from before it was searched
	nothing  bool       // no sentence can be found
}

// extent are the places of the oldest and the newest report.
type extent struct{ oldest, newest int64 }

// search makes a query ready. Mark is what Mark gave a moment ago.
func (l *Library) search(ctx context.Context, s *library.Searched, mark string) (*search, error) {
	x := &search{mark: mark}
	var all []string
	for i := range s.Query.Clauses {
		c := &s.Query.Clauses[i]
		if c.Field != query.Text || len(c.Words) == 0 {
			continue
		}
		m := matcherOf(c)
		if c.Not {
			x.not = append(x.not, m)
		} else {
			x.texts = append(x.texts, m)
			all = append(all, m.tsquery())
		}
	}
	x.words = strings.Join(all, " & ")
	if err := l.saidClauses(ctx, x, &s.Query); err != nil {
		return nil, err
	}
	return x, l.reportClauses(ctx, x, s)
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
	for i := range q.Clauses {
		c := &q.Clauses[i]
		w := wanted{field: c.Field, value: safe(c.Value)}
		text, args, there := "", []any(nil), true
		switch c.Field {
		case query.Kind:
			text, args = "w.kind = ?", []any{w.value}
		case query.Act:
			text, args = "w.act = ?", []any{w.value}
		case query.Speaker, query.To:
			list, err := l.partiesNamed(ctx, c.Words)
			if err != nil {
				return err
			}
			w.table, w.parties, there = "speakers", list, len(list) > 0
			w.row.add("s.party = ANY(?) AND s.role = ?", list, roleOf(c.Field))
			text = "EXISTS (SELECT 1 FROM speakers v WHERE v.place = w.place AND v.ordinal = w.ordinal AND v.role = ? AND v.party = ANY(?))"
			args = []any{roleOf(c.Field), list}
		case query.Issue:
			var err error
			if there, err = l.issuesNamed(ctx, c.Words); err != nil {
				return err
			}
			w.table, w.row = "issue_statements", issueWords("s", c.Words)
			named := issueWords("v", c.Words)
			text = "EXISTS (SELECT 1 FROM issue_statements v WHERE v.place = w.place AND v.ordinal = w.ordinal AND " + join(named.texts) + ")"
			args = named.args
		default:
			continue
		}
		w.said.add(text, args...)
		if c.Not {
			x.unwanted = append(x.unwanted, w)
			continue
		}
		x.wanted, x.nothing = append(x.wanted, w), x.nothing || !there
	}
	return nil
}

// isWord is the condition that the word i.word is one of a clause.
func isWord(w *query.Word, sounds bool) (c conditions) {
	forms := append(append([]string{w.Form}, terms.Folded(w.Form)...), w.Lemmas...)
	if sounds {
		forms = append(forms, w.Sounds...)
	}
	for j := range forms {
		forms[j] = safe(forms[j])
	}
	if w.Prefix {
		c.add("(i.word = ANY(?) OR i.word >= ? AND i.word < ?)", forms, safe(w.Form), safe(w.Form)+"\U0010FFFF")
	} else {
		c.add("i.word = ANY(?)", forms)
	}
	return c
}

// issueWords is the condition that an issue_statement has an issue whose labels have
// every one of the words.
func issueWords(of string, words []query.Word) (c conditions) {
	for i := range words {
		word := isWord(&words[i], false)
		c.add("EXISTS (SELECT 1 FROM issue_words i WHERE i.issue = "+of+".issue AND "+join(word.texts)+")", word.args...)
	}
	return c
}

// issuesNamed says whether each of the words is one of some issue's labels.
func (l *Library) issuesNamed(ctx context.Context, words []query.Word) (bool, error) {
	for i := range words {
		word := isWord(&words[i], false)
		there, err := l.one(ctx, []any{new(int)}, numbered("SELECT 1 FROM issue_words i"+word.where()+" LIMIT 1"), word.args...)
		if err != nil || !there {
			return false, err
		}
	}
	return len(words) > 0, nil
}

// mostListed is how many parties a word can mean.
const mostListed = 20_000

// partiesNamed gives the parties that have every one of the words in their names.
func (l *Library) partiesNamed(ctx context.Context, words []query.Word) ([]int64, error) {
	out := []int64{}
	for i := range words {
		c := isWord(&words[i], true)
		if i > 0 {
			c.add("i.party = ANY(?)", out)
		}
		out = []int64{}
		err := l.query(ctx, func(r pgx.Rows) error {
			var n int64
			err := r.Scan(&n)
			out = append(out, n)
			return err
		}, numbered("SELECT DISTINCT i.party FROM party_words i"+c.where()+" ORDER BY 1 LIMIT ?"), append(c.args, mostListed)...)
		if err != nil || len(out) == 0 {
			return out, err
		}
	}
	return out, nil
}

// reportClauses adds the clauses about reports.
func (l *Library) reportClauses(ctx context.Context, x *search, s *library.Searched) error {
	from, until := "", ""
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
			list, err := l.outletsNamed(ctx, c.Words, x.mark)
			if err != nil {
				return err
			}
			text, args = "d.outlet = ANY(?)", []any{list}
			x.nothing = x.nothing || len(list) == 0 && !c.Not
		case query.Lang:
			text, args = "d.language = ?", []any{safe(c.Value)}
		case query.Story:
			places, err := l.storyPlaces(ctx, c.Value)
			if err != nil {
				return err
			}
			if !c.Not {
				x.only(places)
				continue
			}
			text, args = "d.place = ANY(?)", []any{places}
		default:
			continue
		}
		if c.Not {
			text = "NOT (" + text + ")"
		}
		x.reports.add(text, args...)
	}
	x.first, x.end = period(from, until)
	if s.After > 0 {
		return l.after(ctx, x, s.After)
	}
	return nil
}

// storyPlaces gives where the reports of a story are; none if there is no such.
func (l *Library) storyPlaces(ctx context.Context, id string) ([]int64, error) {
	current, err := l.currentStory(ctx, id)
	if library.CodeOf(err) == library.NotFound {
		return []int64{}, nil
	}
	var n int64
	if err == nil {
		_, err = l.one(ctx, []any{&n}, "SELECT number FROM stories WHERE id = $1", current)
	}
	if err != nil {
		return nil, err
	}
	places, err := l.placesOf(ctx, n)
	return notNil(places), err
}

// only leaves only these reports.
func (x *search) only(places []int64) {
	if x.within != nil {
		places = slices.DeleteFunc(places, func(p int64) bool { return !slices.Contains(x.within, p) })
	}
	x.within = notNil(places)
	x.nothing = x.nothing || len(places) == 0
}

// mostStepped is for how many reports each is looked up by itself.
const mostStepped = 2000

// after leaves only reports that were first read after a place.
func (l *Library) after(ctx context.Context, x *search, after int64) error {
	var places []int64
	err := l.query(ctx, func(r pgx.Rows) error {
		var p int64
		err := r.Scan(&p)
		places = append(places, p)
		return err
	}, "SELECT place FROM documents WHERE reading > $1 LIMIT $2", after, mostStepped+1)
	if err == nil && len(places) <= mostStepped {
		x.only(places)
		return nil
	}
	x.reports.add("d.reading > ?", after)
	return err
}

// outletsNamed gives the outlets whose names have all the words.
func (l *Library) outletsNamed(ctx context.Context, words []query.Word, mark string) ([]string, error) {
	all, err := l.allOutlets(ctx, mark)
	out := []string{}
	for _, name := range all {
		if marked.Named(plain(name), words) {
			out = append(out, name)
		}
	}
	return out, err
}

// outletsAt are the names of all outlets as of a mark.
type outletsAt struct {
	mark  string
	names []string
}

// allOutlets gives the names of all outlets. They are remembered until something is
// written.
func (l *Library) allOutlets(ctx context.Context, mark string) ([]string, error) {
	if known := l.outlets.Load(); known != nil && known.mark == mark {
		return known.names, nil
	}
	var names []string
	err := l.query(ctx, func(r pgx.Rows) error {
		var name string
		err := r.Scan(&name)
		names = append(names, name)
		return err
	}, outletNames)
	if err != nil {
		return nil, err
	}
	l.outlets.Store(&outletsAt{mark, names})
	return names, nil
}

// outletNames gives the names of outlets by jumping from one to the next in the
// index, of which there are few among many reports.
const outletNames = `WITH RECURSIVE o(name) AS (
	(SELECT outlet FROM documents ORDER BY outlet LIMIT 1)
	UNION ALL SELECT (SELECT outlet FROM documents WHERE outlet > o.name ORDER BY outlet LIMIT 1) FROM o WHERE o.name IS NOT NULL)
	SELECT name FROM o WHERE name <> ''`
