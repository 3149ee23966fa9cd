package render

import "strings"

// page is a terminal page being written.
type page struct {
	b     strings.Builder
	width int
	color bool
}

func (p *page) line(runs ...run) {
	line(runs).write(&p.b, p.color)
	p.b.WriteByte('\n')
}

func (p *page) blank() { p.b.WriteByte('\n') }

// head writes a heading of a part of the page.
func (p *page) head(text string) {
	p.blank()
	p.paragraph(nil, run{strings.ToUpper(strings.ReplaceAll(text, "ß", "ss")), heading})
}

// rule writes a thin line over the whole width.
func (p *page) rule() { p.line(run{strings.Repeat("─", p.width), dim}) }

// paragraph writes runs, wrapped; first stands before the first line, and the
// others are indented as far.
func (p *page) paragraph(first []run, runs ...run) {
	indent := line(first).width()
	for i, l := range wrap(runs, p.width-indent) {
		if i == 0 {
			line(first).write(&p.b, p.color)
		} else {
			p.b.WriteString(strings.Repeat(" ", indent))
		}
		l.write(&p.b, p.color)
		p.b.WriteByte('\n')
	}
}

// columnGap stands between two columns of a grid.
const columnGap = 2

// grid writes cells side by side, each wrapped to its width.
func (p *page) grid(widths []int, cells [][]run) {
	wrapped := make([][]line, len(cells))
	rows := 0
	for i, c := range cells {
		wrapped[i] = wrap(c, widths[i])
		rows = max(rows, len(wrapped[i]))
	}
	for k := range rows {
		var out line
		for i := range cells {
			if k < len(wrapped[i]) {
				out = append(out, wrapped[i][k]...)
			}
			if i == len(cells)-1 || !more(wrapped[i+1:], k) {
				break
			}
			edge := 0
			for _, w := range widths[:i+1] {
				edge += w + columnGap
			}
			out = append(out, run{strings.Repeat(" ", max(edge-out.width(), 0)), normal})
		}
		p.line(out...)
	}
}

// more reports whether one of the cells has a k-th line.
func more(cells [][]line, k int) bool {
	for _, c := range cells {
		if k < len(c) {
			return true
		}
	}
	return false
}
