package eval

import (
	"slices"

	"synopse/internal/eval/storygold"
	"synopse/internal/planted"
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
	labels                               counts // of issues that are right: words in common with the gold's
	unclear                              int    // relations left unclear where the gold has one
}

func (s *storyScore) add(g storygold.Story) synopsis.Synopsis {
	s.stories++
	var readings []reading.Reading
	for _, r := range g.Reports {
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

func (s *storyScore) addPoints(g storygold.Story, syn *synopsis.Synopsis) {
	other := func(a, b int) bool { return syn.Sentences[a].Report != syn.Sentences[b].Report }
	var found, gold []pair
	for _, p := range syn.Points {
		var list []int
		for _, x := range p.Passages {
			list = append(list, storygold.SentenceAt(syn, placeOf(x)))
		}
		found = append(found, pairsAmong(list, other)...)
	}
	for _, p := range g.Points {
		gold = append(gold, pairsAmong(sentencesAt(syn, p), other)...)
	}
	s.points.addSets(found, gold)
}

// placeOf gives a span as a place.
func placeOf(s report.Span) storygold.Place {
	return storygold.Place{Report: s.Report, Range: planted.Range{Start: s.Start, End: s.End}}
}

func sentencesAt(syn *synopsis.Synopsis, list []storygold.Place) []int {
	var out []int
	for _, p := range list {
		out = append(out, storygold.SentenceAt(syn, p))
	}
	return out
}

func (s *storyScore) addOnly(g storygold.Story, syn *synopsis.Synopsis) {
	gold := sentencesAt(syn, g.Only)
	var told []int
	for _, p := range g.Points {
		told = append(told, sentencesAt(syn, p)...)
	}
	for _, p := range syn.Points {
		if p.Coverage != synopsis.CoverageOne {
			continue
		}
		switch x := storygold.SentenceAt(syn, placeOf(p.Passages[0])); {
		case slices.Contains(gold, x):
			s.only.add(1, 1, 0)
		case slices.Contains(told, x):
			s.only.add(0, 1, 0)
		}
	}
	s.only.add(0, 0, len(gold))
}

func (s *storyScore) addIssues(g storygold.Story, syn *synopsis.Synopsis) {
	var gold [][]int
	var listed []string
	for k, issue := range g.Issues {
		var list []int
		for j, p := range issue.Statements {
			n := storygold.StatementAt(syn, p)
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
		case issue.Relation == g.Issues[best].Relation:
			ok = 1
		case issue.Relation == synopsis.Unclear:
			s.unclear++
		}
		s.relations.add(ok, 1, 1)
		ok = 0
		if storygold.AlikeLabels(issue.Label, g.Issues[best].Labels[labelLanguage(issue)]) {
			ok = 1
		}
		s.labels.add(ok, 1, 1)
	}
	s.issues.add(right, found, len(gold))
}

// labelLanguage is the language that an issue's label is in.
func labelLanguage(x synopsis.Issue) string {
	if x.Label == x.Labels["de"] && x.Label != x.Labels["en"] {
		return "de"
	}
	return "en"
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

func (s *storyScore) addClashes(g storygold.Story, syn *synopsis.Synopsis) {
	hit := make([]bool, len(g.Clashes))
	right := 0
	for _, c := range syn.Clashes {
		for k, x := range g.Clashes {
			same := at(c.A, x.A) && at(c.B, x.B) || at(c.A, x.B) && at(c.B, x.A)
			if !hit[k] && same && c.Kind == x.Kind {
				hit[k] = true
				right++
				break
			}
		}
	}
	s.clash.add(right, len(syn.Clashes), len(g.Clashes))
}

func at(s report.Span, p storygold.Place) bool { return s.Report == p.Report && touches(s, p.Range) }

func (s *storyScore) addWordings(g storygold.Story, syn *synopsis.Synopsis) {
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
	for k, w := range g.Wordings {
		var list []int
		for j, p := range w {
			n := storygold.StatementAt(syn, p)
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
		Accuracy("labels that share a word with the reader's", s.labels.right, s.labels.found),
		prf("clashes", s.clash),
		prf("wordings, pairs", s.wording),
		prf("only in one report", s.only),
	}
}
