// Package margin says, sentence by sentence, how one report of a story goes with
// the others: what stands beside the text on the report's page.
//
// In: a synopsis and the id of one of its reports. Out: notes on its sentences,
// and which blocks of two reports belong side by side. It finds nothing by
// itself; it turns points, clashes and copies around, so that they can be read
// from the text. It is pure, and gives the same for the same synopsis.
package margin

import (
	"cmp"
	"slices"
	"sort"

	"synopse/report"
	"synopse/synopsis"
)

// Kind says what a note tells.
type Kind string

// The kinds of notes, in the order in which they stand beside a sentence.
const (
	Clash  Kind = "clash"  // another report has another value: Mine against Theirs
	Only   Kind = "only"   // no other report tells this
	Also   Kind = "also"   // others tell the same, in their words
	Copied Kind = "copied" // the words stand in another report, too
	Agency Kind = "agency" // the same, and an agency is credited
)

// Note is one note on a sentence.
type Note struct {
	Kind         Kind
	Places       []Place // where the others have it
	Mine, Theirs string  // the values of a clash, as printed
	Values       string  // kind of the clash: number, date …
	Agencies     []string
}

// Place is a sentence.
type Place struct {
	Report   string
	Sentence int // from 1
}

// wholly is the share of a sentence, in code points, that must stand elsewhere
// for the sentence to count as copied.
const wholly = 0.8

// sentences finds sentences by place.
type sentences struct {
	order []string // ids of the reports
	of    map[string][]synopsis.Sentence
}

func sentencesOf(s *synopsis.Synopsis) *sentences {
	out := &sentences{of: map[string][]synopsis.Sentence{}}
	for i := range s.Reports {
		out.order = append(out.order, s.Reports[i].ID)
	}
	for _, x := range s.Sentences {
		out.of[x.Report] = append(out.of[x.Report], x)
	}
	return out
}

// at gives the place of the sentence a span begins in; Sentence is 0 if none.
func (x *sentences) at(s report.Span) Place {
	list := x.of[s.Report]
	k := sort.Search(len(list), func(k int) bool { return list[k].End > s.Start })
	if k == len(list) || list[k].Start > s.Start {
		return Place{Report: s.Report}
	}
	return Place{s.Report, list[k].Number}
}

// Of gives the notes on the sentences of a report, by sentence number.
func Of(s *synopsis.Synopsis, id string) map[int][]Note {
	x := sentencesOf(s)
	out := map[int][]Note{}
	if len(s.Reports) > 1 {
		x.points(s, id, out)
	}
	x.clashes(s, id, out)
	x.copies(s, id, out)
	for n, notes := range out {
		out[n] = x.tidy(notes)
	}
	return out
}

func (x *sentences) points(s *synopsis.Synopsis, id string, out map[int][]Note) {
	for _, p := range s.Points {
		places := make([]Place, len(p.Passages))
		for i, span := range p.Passages {
			places[i] = x.at(span)
		}
		for _, mine := range places {
			if mine.Report != id || mine.Sentence == 0 {
				continue
			}
			if p.Coverage == synopsis.CoverageOne {
				out[mine.Sentence] = append(out[mine.Sentence], Note{Kind: Only})
				continue
			}
			note := Note{Kind: Also}
			for _, other := range places {
				if other.Report != id && other.Sentence > 0 {
					note.Places = append(note.Places, other)
				}
			}
			if len(note.Places) > 0 {
				out[mine.Sentence] = append(out[mine.Sentence], note)
			}
		}
	}
}

func (x *sentences) clashes(s *synopsis.Synopsis, id string, out map[int][]Note) {
	for _, c := range s.Clashes {
		a, b := c.A, c.B
		if b.Report == id {
			a, b = b, a
		}
		mine, theirs := x.at(a), x.at(b)
		if a.Report != id || mine.Sentence == 0 {
			continue
		}
		out[mine.Sentence] = append(out[mine.Sentence], Note{Kind: Clash, Values: c.Kind, Mine: a.Text, Theirs: b.Text, Places: []Place{theirs}})
	}
}

// tidy puts the notes on one sentence in order: several "also" become one, and
// nothing is "only here" that stands elsewhere, too.
func (x *sentences) tidy(notes []Note) []Note {
	var out []Note
	merged := map[Kind]int{}
	for _, n := range notes {
		at, ok := merged[n.Kind]
		if n.Kind == Clash || !ok {
			merged[n.Kind] = len(out)
			n.Places = slices.Clone(n.Places)
			out = append(out, n)
			continue
		}
		out[at].Places = append(out[at].Places, n.Places...)
		for _, a := range n.Agencies {
			if !slices.Contains(out[at].Agencies, a) {
				out[at].Agencies = append(slices.Clone(out[at].Agencies), a)
			}
		}
	}
	_, also := merged[Also]
	_, copied := merged[Copied]
	_, agency := merged[Agency]
	out = slices.DeleteFunc(out, func(n Note) bool {
		return n.Kind == Only && (also || copied || agency)
	})
	for i := range out {
		if out[i].Kind == Also { // the same words are more than the same matter
			out[i].Places = slices.DeleteFunc(out[i].Places, func(p Place) bool { return standsIn(out, p) })
		}
		slices.SortFunc(out[i].Places, x.compare)
		out[i].Places = slices.Compact(out[i].Places)
	}
	out = slices.DeleteFunc(out, func(n Note) bool { return n.Kind == Also && len(n.Places) == 0 })
	order := []Kind{Clash, Only, Also, Copied, Agency}
	slices.SortStableFunc(out, func(a, b Note) int {
		return cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind))
	})
	return out
}

// standsIn reports whether the words were found at a place.
func standsIn(notes []Note, p Place) bool {
	return slices.ContainsFunc(notes, func(n Note) bool {
		return (n.Kind == Copied || n.Kind == Agency) && slices.Contains(n.Places, p)
	})
}

func (x *sentences) compare(a, b Place) int {
	return cmp.Or(cmp.Compare(slices.Index(x.order, a.Report), slices.Index(x.order, b.Report)), cmp.Compare(a.Sentence, b.Sentence))
}
