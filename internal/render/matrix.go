package render

import (
	"cmp"
	"slices"
	"strings"

	"synopse/actor"
	"synopse/report"
	"synopse/statement"
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
				q.weight += weigh(s, issue.Evidence)
				r.cells[key] = append(r.cells[key], q)
			}
			if len(r.cells[key]) > 0 {
				v.countSide(at, key, len(p.Statements))
			}
		}
		for key, quotes := range r.cells {
			r.cells[key] = rank(mergeSame(quotes))
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
				out = append(out, v.passage(p.Passages[0]))
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
	if l := i.Labels[v.words.lang]; l != "" {
		return plain(l)
	}
	return plain(i.Label)
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
// hold everybody.
func (v *view) columns(n int) (main, rest []side) {
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
// statement of each, those that take a stand before the others, then the rest.
func (r *row) othersOf(rest []side) []quote {
	var firsts, more []quote
	for _, s := range rest {
		if quotes := r.cells[s.id]; len(quotes) > 0 {
			firsts = append(firsts, quotes[0])
			more = append(more, quotes[1:]...)
		}
	}
	slices.SortStableFunc(firsts, func(a, b quote) int { return cmp.Compare(b.weight, a.weight) })
	return append(firsts, more...)
}

// quote makes a statement ready to be shown.
func (v *view) quote(s *synopsis.Statement) quote {
	q := quote{kind: s.Kind, act: s.Act}
	if len(s.Content) == 0 {
		return q
	}
	q.text = v.wordsOf(s)
	if q.kind == statement.Direct {
		q.text = strings.TrimRight(q.text, ",;") // “…,” said X: the comma is the report's
	}
	q.speaker, q.short = v.speakerOf(s)
	r := v.refTo(s.Content[0])
	q.refs = []ref{r}
	if r.report >= 0 {
		q.lang = v.reports[r.report].Language
	}
	return q
}

// Longest passages that are shown with their cue, in code points.
const (
	shortContent = 40  // a content of its own that says too little
	longestCued  = 220 // cue and content together
)

// wordsOf gives the words that stand for a statement: its content, and with the
// cue where the content alone says too little ("rejected the demand", not "the
// demand"). Always verbatim.
func (v *view) wordsOf(s *synopsis.Statement) string {
	first, last := s.Content[0], s.Content[len(s.Content)-1]
	if s.Cue != nil && s.Cue.Report == first.Report && s.Kind != statement.Direct &&
		(s.Kind == statement.Reported || last.End-first.Start < shortContent) {
		start, end := min(first.Start, s.Cue.Start), max(last.End, s.Cue.End)
		i, ok := v.reportIdx[first.Report]
		if ok && end-start <= longestCued && v.sentenceAt(i, start) == v.sentenceAt(i, end-1) {
			return plain(v.index[i].Slice(start, end))
		}
	}
	parts := make([]string, len(s.Content))
	for i, c := range s.Content {
		parts[i] = plain(c.Text)
	}
	return trimMarks(strings.Join(parts, " … "))
}

// speakerOf gives the names of the actors that speak, else the words of the
// report.
func (v *view) speakerOf(s *synopsis.Statement) (full, short string) {
	var names, shorts []string
	for _, id := range s.Speakers {
		if n := v.actorName(id); n != "" {
			names = append(names, n)
			shorts = append(shorts, v.shortName(id))
		}
	}
	if len(names) > 0 {
		return strings.Join(names, ", "), strings.Join(shorts, ", ")
	}
	if s.Speaker != nil && !s.Speaker.Empty() {
		t := plain(s.Speaker.Text)
		return t, t
	}
	t := v.words.say("somebody")
	return t, t
}

// shortName gives a person's family name where it was printed alone.
func (v *view) shortName(id string) string {
	a, ok := v.actors[id]
	if !ok {
		return id
	}
	full := v.actorName(id)
	short := full
	for _, n := range a.Names {
		n = plain(n)
		if len(n) < len(short) && n != "" && strings.HasSuffix(full, " "+n) {
			short = n
		}
	}
	return short
}

func (v *view) actorName(id string) string {
	a, ok := v.actors[id]
	if !ok {
		return id
	}
	if name := v.words.countryName(a); name != "" {
		return name
	}
	return plain(a.Name)
}

// quotationMarks are what may stand around a content that is shown with the
// interface's own marks.
const quotationMarks = "\"“”„‟«»‹›‘’‚'"

// trimMarks takes the quotation marks off the ends: both when they belong
// together, one when its partner is not in the text. Marks that belong to words
// inside stay.
func trimMarks(s string) string {
	inner := strings.TrimLeft(s, quotationMarks)
	left := len(inner) < len(s)
	core := strings.TrimRight(inner, quotationMarks)
	right := len(core) < len(inner)
	doubled := strings.ContainsAny(core, "\"“”„«»")
	switch {
	case left && right && doubled, left != right && doubled:
		return s
	case core == "":
		return s
	}
	return strings.TrimSpace(core)
}

// weigh says how well a statement stands for its side: words that show the
// relation first, then acts that take a stand, then direct speech.
func weigh(s *synopsis.Statement, evidence []report.Span) int {
	w := 0
	if touches(s, evidence) {
		w += 4
	}
	switch s.Act {
	case "", "say", "report", "explain", "ask", "answer":
	default:
		w += 2
	}
	if s.Kind == statement.Direct {
		w++
	}
	if s.Within != nil {
		w -= 2
	}
	if len(s.Speakers) > 1 {
		w -= 5 // what all sides say says little about one
	}
	return w
}

func touches(s *synopsis.Statement, evidence []report.Span) bool {
	for _, e := range evidence {
		for _, c := range s.Content {
			if e.Report == c.Report && e.Start < c.End && c.Start < e.End {
				return true
			}
		}
		if s.Cue != nil && e.Report == s.Cue.Report && e.Start < s.Cue.End && s.Cue.Start < e.End {
			return true
		}
	}
	return false
}

// withoutMarks makes quotations comparable that differ in their marks only.
var withoutMarks = strings.NewReplacer("„", "", "“", "", "”", "", "«", "", "»", "", "\"", "", "‚", "'", "‘", "'", "’", "'")

// mergeSame makes one quote of those with the same words and speaker, and keeps
// all references.
func mergeSame(quotes []quote) []quote {
	var out []quote
	at := map[string]int{}
	for _, q := range quotes {
		key := withoutMarks.Replace(q.text) + "\x00" + q.speaker + "\x00" + string(q.kind)
		if i, ok := at[key]; ok {
			out[i].refs = addRefs(out[i].refs, q.refs)
			out[i].weight = max(out[i].weight, q.weight)
			continue
		}
		at[key] = len(out)
		out = append(out, q)
	}
	return out
}

// addRefs leaves out a sentence that is referred to already.
func addRefs(list, more []ref) []ref {
	for _, r := range more {
		if !slices.ContainsFunc(list, func(o ref) bool { return o.anchor == r.anchor }) {
			list = append(list, r)
		}
	}
	return list
}

// rank puts the quote that stands for the cell first and leaves the rest in
// reading order.
func rank(quotes []quote) []quote {
	best := 0
	for i, q := range quotes {
		if q.weight > quotes[best].weight {
			best = i
		}
	}
	if best > 0 {
		q := quotes[best]
		copy(quotes[1:best+1], quotes[:best])
		quotes[0] = q
	}
	return quotes
}
