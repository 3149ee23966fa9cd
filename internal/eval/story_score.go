package eval

import (
	"slices"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// counts are right, found and in the gold.
type counts struct{ right, found, gold int }

func (c *counts) add(right, found, gold int) {
	c.right, c.found, c.gold = c.right+right, c.found+found, c.gold+gold
}

// storyScore measures synopses of whole stories against a reader's.
type storyScore struct {
	stories                              int
	points, only, issues, clash, wording counts
	relations                            counts
	unclear                              int // relations left unclear where the gold has one
}

func (s *storyScore) add(g storyGold) synopsis.Synopsis {
	s.stories++
	var readings []reading.Reading
	for _, r := range g.reports {
		readings = append(readings, reading.Read(r))
	}
	syn := synopsis.Make(readings)
	s.addPoints(g, &syn)
	s.addOnly(g, &syn)
	s.addIssues(g, &syn)
	s.addClashes(g, &syn)
	s.addWordings(g, &syn)
	return syn
}

// pair is two numbers, the smaller one first.
type pair struct{ a, b int }

func pairOf(a, b int) pair { return pair{min(a, b), max(a, b)} }

// pairsAmong gives the pairs of a list, of different groups only if differ says so.
func pairsAmong(list []int, differ func(a, b int) bool) []pair {
	var out []pair
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a != b && differ(a, b) && !slices.Contains(out, pairOf(a, b)) {
				out = append(out, pairOf(a, b))
			}
		}
	}
	return out
}

func (c *counts) addSets(found, gold []pair) {
	right := 0
	for _, p := range found {
		if slices.Contains(gold, p) {
			right++
		}
	}
	c.add(right, len(found), len(gold))
}

func (s *storyScore) addPoints(g storyGold, syn *synopsis.Synopsis) {
	other := func(a, b int) bool { return syn.Sentences[a].Report != syn.Sentences[b].Report }
	var found, gold []pair
	for _, p := range syn.Points {
		var list []int
		for _, x := range p.Passages {
			list = append(list, sentenceAt(syn, x.Report, x.Start))
		}
		found = append(found, pairsAmong(list, other)...)
	}
	for _, p := range g.points {
		gold = append(gold, pairsAmong(sentencesAt(syn, p), other)...)
	}
	s.points.addSets(found, gold)
}

// sentenceAt gives the number of the sentence at a code point of a report, -1 if
// none is.
func sentenceAt(syn *synopsis.Synopsis, id string, at int) int {
	for i, s := range syn.Sentences {
		if s.Report == id && s.Start <= at && at < s.End {
			return i
		}
	}
	return -1
}

func sentencesAt(syn *synopsis.Synopsis, list []goldPlace) []int {
	var out []int
	for _, p := range list {
		out = append(out, sentenceAt(syn, p.report, p.Start))
	}
	return out
}

func (s *storyScore) addOnly(g storyGold, syn *synopsis.Synopsis) {
	gold := sentencesAt(syn, g.only)
	var told []int
	for _, p := range g.points {
		told = append(told, sentencesAt(syn, p)...)
	}
	for _, p := range syn.Points {
		if p.Coverage != synopsis.CoverageOne {
			continue
		}
		switch x := sentenceAt(syn, p.Passages[0].Report, p.Passages[0].Start); {
		case slices.Contains(gold, x):
			s.only.add(1, 1, 0)
		case slices.Contains(told, x):
			s.only.add(0, 1, 0)
		}
	}
	s.only.add(0, 0, len(gold))
}

// statementAt gives the number of the statement whose content has a place; of
// several the one with the shortest content. -1 if none has.
func statementAt(syn *synopsis.Synopsis, p goldPlace) int {
	best, shortest := -1, 0
	for i, st := range syn.Statements {
		if st.Report != p.report {
			continue
		}
		size, hit := 0, false
		for _, c := range st.Content {
			size += c.End - c.Start
			hit = hit || c.Start < p.End && p.Start < c.End
		}
		if hit && (best < 0 || size < shortest) {
			best, shortest = i, size
		}
	}
	return best
}

func (s *storyScore) addIssues(g storyGold, syn *synopsis.Synopsis) {
	var gold [][]int
	var listed []string
	for k, issue := range g.issues {
		var list []int
		for j, p := range issue.statements {
			n := statementAt(syn, p)
			if n < 0 {
				n = -1 - k*1000 - j // a statement that was not read: in the gold only
			} else {
				listed = append(listed, syn.Statements[n].ID)
			}
			list = append(list, n)
		}
		gold = append(gold, list)
	}
	taken := make([]bool, len(gold))
	right, found := 0, 0
	for _, issue := range syn.Issues {
		list := issueStatements(syn, issue, listed)
		if len(list) < 2 {
			continue
		}
		found++
		best, share := -1, 0.5
		for k := range gold {
			if j := jaccard(list, gold[k]); !taken[k] && j >= share {
				best, share = k, j
			}
		}
		if best < 0 {
			continue
		}
		taken[best] = true
		right++
		ok := 0
		switch {
		case issue.Relation == g.issues[best].relation:
			ok = 1
		case issue.Relation == synopsis.Unclear:
			s.unclear++
		}
		s.relations.add(ok, 1, 1)
	}
	s.issues.add(right, found, len(gold))
}

// issueStatements gives the numbers of the statements on an issue that the gold
// lists anywhere.
func issueStatements(syn *synopsis.Synopsis, issue synopsis.Issue, listed []string) []int {
	var out []int
	for i, st := range syn.Statements {
		if slices.Contains(st.Issues, issue.ID) && slices.Contains(listed, st.ID) {
			out = append(out, i)
		}
	}
	return out
}

func jaccard(a, b []int) float64 {
	both := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			both++
		}
	}
	return ratio(both, len(a)+len(b)-both)
}

func (s *storyScore) addClashes(g storyGold, syn *synopsis.Synopsis) {
	hit := make([]bool, len(g.clashes))
	right := 0
	for _, c := range syn.Clashes {
		for k, x := range g.clashes {
			same := at(c.A, x.a) && at(c.B, x.b) || at(c.A, x.b) && at(c.B, x.a)
			if !hit[k] && same && c.Kind == x.kind {
				hit[k] = true
				right++
				break
			}
		}
	}
	s.clash.add(right, len(syn.Clashes), len(g.clashes))
}

func at(s report.Span, p goldPlace) bool { return s.Report == p.report && touches(s, p.Range) }

func (s *storyScore) addWordings(g storyGold, syn *synopsis.Synopsis) {
	number := map[string]int{}
	for i, st := range syn.Statements {
		number[st.ID] = i
	}
	any := func(int, int) bool { return true }
	var found, gold []pair
	for _, w := range syn.Wordings {
		var list []int
		for _, id := range w.Statements {
			list = append(list, number[id])
		}
		found = append(found, pairsAmong(list, any)...)
	}
	for k, w := range g.wording {
		var list []int
		for j, p := range w {
			n := statementAt(syn, p)
			if n < 0 {
				n = -1 - k*1000 - j
			}
			list = append(list, n)
		}
		gold = append(gold, pairsAmong(list, any)...)
	}
	s.wording.addSets(found, gold)
}

func (s *storyScore) figures() []Figure {
	prf := func(name string, c counts) Figure { return PRF(name, c.right, c.found, c.gold) }
	return []Figure{
		prf("point links", s.points),
		prf("issues", s.issues),
		Accuracy("relations of the issues found", s.relations.right, s.relations.found),
		Accuracy("of these left unclear, not right", s.unclear, s.relations.found),
		prf("clashes", s.clash),
		prf("wordings, pairs", s.wording),
		prf("only in one report", s.only),
	}
}
