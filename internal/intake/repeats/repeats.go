// Package repeats learns which blocks an outlet prints on page after page (calls
// for donations, boxes on how it works, notes on its newsletter) and takes them
// out of its reports.
//
// In: reports of one outlet, one after another. Out: reports without the blocks
// that were seen on at least Enough of the last Memory pages with different
// headlines; what is taken out stands among the discarded. A Repeats is a value
// that can be kept (notes.go).
//
// Outlets also print a paragraph of background again in each report on one
// event. So pages count only once for headlines that share words, and a block
// counts only where it stands among the first or last few of its page. It says
// nothing about two outlets that print the same text: those are copies, which
// package story finds.
package repeats

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"synopse/internal/intake/draft"
	"synopse/report"
)

const (
	// Memory is how many pages of an outlet are remembered.
	Memory = 50
	// Enough is on how many pages with different headlines a block must have
	// been seen.
	Enough = 3

	edge     = 4  // blocks of running text at either end of a page that may be repeated ones
	minChars = 20 // bytes of folded text: shorter blocks are subheads that recur by chance
)

// Repeats is what is remembered of one outlet's pages, the last ones first. The
// zero value is ready.
type Repeats struct {
	Pages []Page
}

// Page is one page: hashes of its address, of its headline's words and of the
// blocks at its ends.
type Page struct {
	Address  uint64
	Headline []uint64
	Blocks   []uint64
}

// Add remembers a report. A page that is known by its address is replaced.
func (r *Repeats) Add(rep report.Report) {
	p := Page{Address: hash(address(rep)), Headline: headline(rep.Title)}
	for _, b := range ends(rep) {
		p.Blocks = append(p.Blocks, b.print)
	}
	r.Pages = slices.DeleteFunc(r.Pages, func(q Page) bool { return q.Address == p.Address })
	r.Pages = slices.Insert(r.Pages, 0, p)
	r.Pages = r.Pages[:min(len(r.Pages), Memory)]
}

// Prune gives the report without repeated blocks, from its ends inwards. A report
// of which nothing would be left stays as it is.
func (r *Repeats) Prune(rep report.Report) report.Report { return r.takeOut(rep, draft.Without) }

// Hide is Prune for a report whose text must stay as it is: the repeated parts
// are no blocks any more.
func (r *Repeats) Hide(rep report.Report) report.Report { return r.takeOut(rep, draft.Hide) }

// without takes blocks out of a report: draft.Without or draft.Hide.
type without func(rep report.Report, blocks []int, reason draft.Reason) report.Report

func (r *Repeats) takeOut(rep report.Report, how without) report.Report {
	for {
		pruned := r.takeOutOnce(rep, how)
		if len(pruned.Blocks) == len(rep.Blocks) {
			return rep
		}
		rep = pruned
	}
}

func (r *Repeats) takeOutOnce(rep report.Report, how without) report.Report {
	var out []int
	for _, b := range ends(rep) {
		if r.repeated(b.print) {
			out = append(out, b.at)
		}
	}
	if len(out) == 0 {
		return rep
	}
	pruned := how(rep, out, draft.EveryPage)
	for _, b := range pruned.Blocks {
		if b.Kind.Prose() {
			return pruned
		}
	}
	return rep
}

// repeated says whether a block was seen on enough pages. Of pages whose
// headlines share words one counts.
func (r *Repeats) repeated(print uint64) bool {
	var seen []Page
	for _, p := range r.Pages {
		if !slices.Contains(p.Blocks, print) || slices.ContainsFunc(seen, func(q Page) bool { return alike(p.Headline, q.Headline) }) {
			continue
		}
		if seen = append(seen, p); len(seen) == Enough {
			return true
		}
	}
	return false
}

// Across learns from reports that were read together and prunes them: those of
// one outlet teach each other. The order stays.
func Across(reports []report.Report) []report.Report {
	known := map[string]*Repeats{}
	for _, rep := range reports {
		if known[outletOf(rep)] == nil {
			known[outletOf(rep)] = &Repeats{}
		}
		known[outletOf(rep)].Add(rep)
	}
	out := make([]report.Report, len(reports))
	for i, rep := range reports {
		out[i] = rep
		if outletOf(rep) != "" {
			out[i] = known[outletOf(rep)].Prune(rep)
		}
	}
	return out
}

func outletOf(rep report.Report) string { return strings.ToLower(rep.Outlet) }

// address is what tells two pages apart: the address, or else where the report
// was read from.
func address(rep report.Report) string {
	if rep.URL != "" {
		return rep.URL
	}
	return rep.Source + "\n" + rep.Title
}

// block is a block that may be a repeated one.
type block struct {
	at    int // index among the report's blocks
	print uint64
}

// ends gives the blocks of running text, subheads and captions at both ends of
// a report that are long enough.
func ends(rep report.Report) []block {
	x := report.NewIndex(rep.Text)
	var all []int
	for i, b := range rep.Blocks {
		if b.Kind.Prose() || b.Kind == report.Subhead || b.Kind == report.Caption {
			all = append(all, i)
		}
	}
	var out []block
	for n, i := range all {
		if n >= edge && n < len(all)-edge {
			continue
		}
		b := rep.Blocks[i]
		if f := fold(x.Slice(b.Start, b.End)); len(f) >= minChars {
			out = append(out, block{i, hash(f)})
		}
	}
	return out
}

// headline gives the hashes of the words of a headline that say something:
// those of five letters or more.
func headline(s string) []uint64 {
	var out []uint64
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if h := hash(w); len([]rune(w)) >= 5 && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

// alike says whether two headlines could be on one event: they share a word
// that says something, or one of them has none.
func alike(a, b []uint64) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(h uint64) bool { return slices.Contains(b, h) })
}

// fold leaves letters and digits, in lower case.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.ToLower(s))
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
