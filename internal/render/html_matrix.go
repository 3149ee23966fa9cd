package render

import (
	"cmp"
	"slices"

	"synopse/synopsis"
)

// htmlSides is how many sides get a column of their own, htmlReports how many
// reports; htmlVoices is how many statements are shown where no sides come back.
const (
	htmlSides   = 3
	htmlReports = 4
	htmlVoices  = 6
)

// column is a column of the matrix and how to get its quotes in a row.
type column struct {
	Side
	quotes func(*row) []quote
}

// sideColumns gives the sides that matter most.
func (v *view) sideColumns() []column {
	main, _ := v.columns(htmlSides)
	out := make([]column, len(main))
	for i, s := range main {
		out[i] = column{Side{Name: s.name}, func(r *row) []quote { return v.quotesOf(r, s) }}
	}
	return out
}

// reportColumns gives these reports.
func (v *view) reportColumns(reports []int) []column {
	out := []column{}
	for _, i := range reports {
		b := v.htmlBadge(i)
		out = append(out, column{Side{Name: b.Outlet, Badge: &b}, func(r *row) []quote { return v.quotesIn(r, i) }})
	}
	return out
}

// tellingReports gives the reports that tell most issues, in their own order.
func (v *view) tellingReports() []int {
	told := make([]int, len(v.reports))
	order := make([]int, len(v.reports))
	for i := range v.reports {
		order[i] = i
		for k := range v.rows {
			told[i] += min(len(v.quotesIn(&v.rows[k], i)), 1)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(told[b], told[a]) })
	order = order[:min(len(order), htmlReports)]
	slices.Sort(order)
	return order
}

// quotesIn gives what a row's cells have from report i, all sides together.
func (v *view) quotesIn(r *row, i int) []quote {
	var out []quote
	for _, s := range v.sides {
		for _, q := range r.cells[s.id] {
			if slices.ContainsFunc(q.refs, func(f ref) bool { return f.report == i }) {
				out = append(out, q)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b quote) int { return cmp.Compare(b.weight, a.weight) })
	return out
}

// othersThan gives what a row has from other reports than these.
func (v *view) othersThan(r *row, reports []int) []quote {
	var out []quote
	for _, q := range r.othersOf(v.sides) {
		if !slices.ContainsFunc(q.refs, func(f ref) bool { return slices.Contains(reports, f.report) }) {
			out = append(out, q)
		}
	}
	return out
}

// htmlColumns gives the matrix's columns, and what of a row has none.
func (v *view) htmlColumns(byReport bool) ([]column, func(*row) []quote) {
	if byReport {
		reports := v.tellingReports()
		return v.reportColumns(reports), func(r *row) []quote { return v.othersThan(r, reports) }
	}
	_, rest := v.columns(htmlSides)
	return v.sideColumns(), func(r *row) []quote { return r.othersOf(rest) }
}

func (v *view) htmlIssues(p *Page, o Options) {
	columns, others := v.htmlColumns(o.ByReport)
	for _, c := range columns {
		p.Sides = append(p.Sides, c.Side)
	}
	for i := range v.rows {
		r := &v.rows[i]
		sign, word := v.relation(r.relation)
		if sign == "＝" {
			sign = "=" // few fonts have the full-width sign
		}
		relation := r.relation
		if _, ok := relationSigns[relation]; !ok {
			relation = synopsis.Unclear
		}
		out := Row{ID: r.id, Label: r.label, Relation: relation, Sign: sign, Word: word}
		for _, c := range columns {
			cell := v.htmlCell(c.Name, c.quotes(r))
			if v.scattered && !o.ByReport {
				n := min(htmlVoices-1, len(cell.Rest))
				cell.More, cell.Rest = cell.Rest[:n], cell.Rest[n:]
			}
			out.Cells = append(out.Cells, cell)
		}
		for k, q := range others(r) {
			if h := v.htmlQuote(q, htmlLimit); k < mostOthers {
				out.Others = append(out.Others, h)
			} else {
				out.MoreOthers = append(out.MoreOthers, h)
			}
		}
		for _, k := range r.reports {
			out.Badges = append(out.Badges, v.htmlBadge(k))
		}
		for _, t := range r.told {
			out.Told = append(out.Told, v.htmlPassage(t))
		}
		for k, e := range r.evidence {
			if k == mostEvidence {
				out.MoreEvidence = len(r.evidence) - k
				break
			}
			e.text = cut(e.text, 90, runeCount)
			out.Evidence = append(out.Evidence, v.htmlPassage(e))
		}
		p.Rows = append(p.Rows, out)
	}
}
