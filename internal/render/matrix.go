package render

import (
	"cmp"
	"slices"

	"synopse/actor"
	"synopse/internal/words"
	"synopse/synopsis"
)

// layOutIssues makes the rows, and the sides in the order in which they matter.
func (v *view) layOutIssues() {
	byID := v.statementsByID()
	at := map[string]int{}
	for _, issue := range v.synopsis.Issues {
		r := row{id: issue.ID, label: v.issueLabel(issue), relation: issue.Relation, cells: map[string][]quote{}}
		for _, e := range issue.Evidence {
			r.evidence = addEvidence(r.evidence, v.passage(e))
		}
		for _, id := range issue.Reports {
			if i, ok := v.reportIdx[id]; ok {
				r.reports = append(r.reports, i)
			}
		}
		for _, p := range issue.Parties {
			key := p.Side
			if key == "" {
				key = p.Actor
			}
			for _, id := range p.Statements {
				s, ok := byID[id]
				if !ok || len(s.Content) == 0 {
					continue
				}
				q := v.quote(s)
				q.weight = v.weigh(s, issue.Evidence, q.lang)
				r.cells[key] = append(r.cells[key], q)
			}
			if len(r.cells[key]) > 0 {
				v.countSide(at, key, len(p.Statements))
			}
		}
		for key, quotes := range r.cells {
			r.cells[key] = rank(mergeSame(withoutParts(quotes)))
		}
		if len(r.cells) == 0 {
			r.told = v.toldOf(issue.ID)
		}
		if len(r.cells)+len(r.evidence)+len(r.told) > 0 {
			v.rows = append(v.rows, r) // a row must show something
		}
	}
	v.countRows(at)
	slices.SortStableFunc(v.sides, func(a, b side) int {
		return cmp.Or(cmp.Compare(b.rows, a.rows), cmp.Compare(b.said, a.said))
	})
	v.scattered = v.noSides()
}

// everybody is the one column of a matrix in which no sides come back.
const everybody = "*"

// noSides reports that the two sides that speak on most issues are heard on none together,
// and the second on one only, or that of many sides even these two are heard on few: each
// issue has its own people (a disaster, a study, a town and its hospital), and columns
// would stand empty.
func (v *view) noSides() bool {
	const (
		many = 6   // sides
		few  = 0.4 // of the issues, on the mean of the two
	)
	if len(v.rows) < 3 || len(v.sides) < 3 {
		return false
	}
	if len(v.sides) >= many && float64(v.sides[0].rows+v.sides[1].rows) < 2*few*float64(len(v.rows)) {
		return true
	}
	if v.sides[1].rows > 1 {
		return false
	}
	return !slices.ContainsFunc(v.rows, func(r row) bool { return len(r.cells[v.sides[0].id]) > 0 && len(r.cells[v.sides[1].id]) > 0 })
}

// quotesOf gives what stands in a column of a row.
func (v *view) quotesOf(r *row, s side) []quote {
	if s.id == everybody {
		return r.othersOf(v.sides)
	}
	return r.cells[s.id]
}

// mostTold is how many sentences stand for an issue on which nobody is quoted.
const mostTold = 2

// toldOf gives sentences of the reports on an issue: those that most reports
// tell first.
func (v *view) toldOf(issue string) []passage {
	var out []passage
	for _, coverage := range []string{synopsis.CoverageAll, synopsis.CoverageSome, synopsis.CoverageOne} {
		for _, p := range v.synopsis.Points {
			if len(out) == mostTold {
				return out
			}
			if p.Coverage == coverage && len(p.Passages) > 0 && slices.Contains(p.Issues, issue) {
				out = append(out, v.passageOf(p.Passages))
			}
		}
	}
	return out
}

// sameBeginning is how many runes two passages of evidence must begin alike to
// be shown once.
const sameBeginning = 40

// addEvidence leaves out words that another report gives alike.
func addEvidence(list []passage, p passage) []passage {
	for _, q := range list {
		if beginning(q.text) == beginning(p.text) {
			return list
		}
	}
	return append(list, p)
}

func beginning(s string) string {
	runes := []rune(withoutMarks.Replace(s))
	return string(runes[:min(len(runes), sameBeginning)])
}

func (v *view) issueLabel(i synopsis.Issue) string {
	if l := i.Labels[v.words.Lang]; l != "" {
		return words.Plain(l)
	}
	return words.Plain(i.Label)
}

func (v *view) countSide(at map[string]int, key string, said int) {
	i, ok := at[key]
	if !ok {
		i = len(v.sides)
		at[key] = i
		v.sides = append(v.sides, side{id: key, name: v.actorName(key), group: v.isGroup(key)})
	}
	v.sides[i].said += said
}

func (v *view) isGroup(id string) bool {
	a, ok := v.actors[id]
	return ok && a.Kind == actor.Group
}

func (v *view) countRows(at map[string]int) {
	for _, r := range v.rows {
		for key := range r.cells {
			v.sides[at[key]].rows++
		}
	}
}

// columns gives the sides that get a column of their own, at most n, and the
// rest. From the third on, a side needs a name and two issues for that: a column
// for one remark would be an empty column, and one for "foreign ministers" would
// hold everybody. Where no sides come back, there is one column.
func (v *view) columns(n int) (main, rest []side) {
	if v.scattered {
		return []side{{id: everybody, name: v.words.Say("statements")}}, nil
	}
	for i, s := range v.sides {
		if len(main) < n && (i < 2 || s.rows > 1 && !s.group) {
			main = append(main, s)
			continue
		}
		rest = append(rest, s)
	}
	return main, rest
}

// othersOf gives what the sides without a column say in a row: first one
// statement of each, those with a name before groups ("foreign ministers") and
// those that take a stand before the others, then the rest. What several sides say
// together and a column shows already is left out.
func (r *row) othersOf(rest []side) []quote {
	var named, groups, more []quote
	shown := r.shownBeside(rest)
	for _, s := range rest {
		quotes := slices.DeleteFunc(slices.Clone(r.cells[s.id]), func(q quote) bool { return shown[q.key()] })
		switch {
		case len(quotes) == 0:
			continue
		case s.group:
			groups = append(groups, quotes[0])
		default:
			named = append(named, quotes[0])
		}
		more = append(more, quotes[1:]...)
	}
	for _, list := range [][]quote{named, groups} {
		slices.SortStableFunc(list, func(a, b quote) int { return cmp.Compare(b.weight, a.weight) })
	}
	return mergeSame(slices.Concat(named, groups, more))
}

// shownBeside gives the keys of what other sides than these say in a row.
func (r *row) shownBeside(rest []side) map[string]bool {
	out := map[string]bool{}
	for id, quotes := range r.cells {
		if !slices.ContainsFunc(rest, func(s side) bool { return s.id == id }) {
			for _, q := range quotes {
				out[q.key()] = true
			}
		}
	}
	return out
}
