package margin

import (
	"slices"

	"synopse/report"
	"synopse/synopsis"
)

// copies notes the sentences whose words stand in another report, too.
func (x *sentences) copies(s *synopsis.Synopsis, id string, out map[int][]Note) {
	agencies := map[string][]string{}
	for i := range s.Reports {
		agencies[s.Reports[i].ID] = s.Reports[i].Agencies
	}
	for _, c := range s.Copies {
		if c.Report != id && c.From != id {
			continue
		}
		pairs := c.Runs
		other := c.From
		if c.From == id {
			pairs, other = turned(c.Runs), c.Report
		}
		credit := agencies[id]
		if len(credit) == 0 {
			credit = agencies[other]
		}
		for number, place := range x.copied(id, pairs) {
			note := Note{Kind: Copied, Places: []Place{place}}
			if len(credit) > 0 {
				note.Kind, note.Agencies = Agency, credit
			}
			out[number] = append(out[number], note)
		}
	}
}

func turned(runs []synopsis.Run) []synopsis.Run {
	out := make([]synopsis.Run, len(runs))
	for i, r := range runs {
		out[i] = synopsis.Run{A: r.B, B: r.A}
	}
	return out
}

// copied gives the sentences of a report of which most stands in the runs, and
// where they stand in the other report.
func (x *sentences) copied(id string, runs []synopsis.Run) map[int]Place {
	out := map[int]Place{}
	for _, s := range x.of[id] {
		covered, where := 0, Place{}
		for _, r := range runs {
			from, to := max(r.A.Start, s.Start), min(r.A.End, s.End)
			if r.A.Report != id || to <= from {
				continue
			}
			covered += to - from
			if where.Sentence == 0 {
				// What is so far into one is about as far into the other.
				at := min(r.B.Start+from-r.A.Start, r.B.End-1)
				where = x.at(report.Span{Report: r.B.Report, Start: at, End: at + 1})
			}
		}
		if where.Sentence > 0 && float64(covered) >= wholly*float64(s.End-s.Start) {
			out[s.Number] = where
		}
	}
	return out
}

// Pair is a block of one report and the block of another that belongs beside
// it; -1 where there is none.
type Pair struct{ A, B int }

// Align lays the blocks of two reports side by side: those that tell the same
// stand on one line as far as the order of both allows. Every block is there
// once, in its order. It takes time and room in proportion to the product of
// the numbers of blocks.
func Align(s *synopsis.Synopsis, a, b string) []Pair {
	left, right := blocksOf(s, a), blocksOf(s, b)
	weight := links(s, a, b, left, right)
	n, m := len(left), len(right)
	best := make([][]int, n+1)
	for i := range best {
		best[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if w := weight[[2]int{i, j}]; w > 0 {
				best[i][j] = max(best[i][j], w+best[i+1][j+1])
			}
		}
	}
	var out []Pair
	for i, j := 0, 0; i < n || j < m; {
		switch w := weight[[2]int{i, j}]; {
		case i < n && j < m && w > 0 && best[i][j] == w+best[i+1][j+1]:
			out = append(out, Pair{i, j})
			i, j = i+1, j+1
		case j == m || i < n && best[i][j] == best[i+1][j]:
			out = append(out, Pair{i, -1})
			i++
		default:
			out = append(out, Pair{-1, j})
			j++
		}
	}
	return out
}

func blocksOf(s *synopsis.Synopsis, id string) []report.Block {
	for i := range s.Reports {
		if s.Reports[i].ID == id {
			return s.Reports[i].Blocks
		}
	}
	return nil
}

// links counts what ties two blocks: shared points twice, shared words once.
// Headlines always belong together.
func links(s *synopsis.Synopsis, a, b string, left, right []report.Block) map[[2]int]int {
	out := map[[2]int]int{}
	tie := func(x, y report.Span, by int) {
		if x.Report == b {
			x, y = y, x
		}
		i, j := blockAt(left, x.Start), blockAt(right, y.Start)
		if x.Report == a && y.Report == b && i >= 0 && j >= 0 {
			out[[2]int{i, j}] += by
		}
	}
	for _, p := range s.Points {
		for i, x := range p.Passages {
			for _, y := range p.Passages[i+1:] {
				tie(x, y, 2)
			}
		}
	}
	for _, c := range s.Copies {
		for _, r := range c.Runs {
			tie(r.A, r.B, 1)
		}
	}
	i := slices.IndexFunc(left, isHead)
	j := slices.IndexFunc(right, isHead)
	if i >= 0 && j >= 0 {
		out[[2]int{i, j}]++
	}
	return out
}

func isHead(b report.Block) bool { return b.Kind == report.Headline }

// blockAt gives the block that holds a code point, or -1.
func blockAt(blocks []report.Block, at int) int {
	return slices.IndexFunc(blocks, func(b report.Block) bool { return b.Start <= at && at < b.End })
}
