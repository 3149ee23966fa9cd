package render

import (
	"strconv"

	"github.com/clipperhouse/displaywidth"

	"synopse/synopsis"
)

func itoa(n int) string { return strconv.Itoa(n) }

// relationSigns are the signs of the relations. The word always stands beside
// the sign.
var relationSigns = map[string]string{
	synopsis.Agree:    "＝",
	synopsis.Disagree: "≠",
	synopsis.Mixed:    "~",
	synopsis.OneSided: "→",
	synopsis.Unclear:  "?",
}

var relationStyles = map[string]style{
	synopsis.Agree:    green,
	synopsis.Disagree: red,
	synopsis.Mixed:    yellow,
	synopsis.OneSided: cyan,
	synopsis.Unclear:  dim,
}

// relation gives the sign and the word.
func (v *view) relation(r string) (sign, word string) {
	if r == "" {
		r = synopsis.Unclear
	}
	sign, ok := relationSigns[r]
	if !ok {
		sign = "?"
	}
	return sign, v.words.Word("relation", r)
}

// relationRun is sign and word for the terminal, words aligned.
func (v *view) relationRun(r string) run {
	sign, word := v.relation(r)
	pad := nbsp
	if displaywidth.String(sign) < 2 {
		pad += nbsp
	}
	return run{sign + pad + word, relationStyles[r]}
}

func (v *view) relationWidth() int {
	w := displaywidth.String(v.words.Say("relation"))
	for r := range relationSigns {
		w = max(w, displaywidth.String(v.relationRun(r).text))
	}
	return w
}

func (v *view) textIssues(p *page) {
	p.head(v.words.Say("issues"))
	switch {
	case len(v.rows) == 0:
		p.paragraph(nil, run{v.words.Say("no-issues"), dim})
	case p.width < narrowest:
		v.textBlocks(p)
	default:
		v.textTable(p)
	}
}

// maxSides is how many sides get a column of their own at a width.
func maxSides(width int) int {
	switch {
	case width < 100:
		return 2
	case width < 150:
		return 3
	}
	return 4
}

func (v *view) textTable(p *page) {
	main, rest := v.columns(maxSides(p.width))
	label := min(max(p.width/6, 12), 24)
	last := v.relationWidth()
	widths := []int{label}
	if len(main) > 0 {
		room := p.width - label - last - columnGap*(len(main)+1)
		for range main {
			widths = append(widths, room/len(main))
		}
	}
	widths = append(widths, last)
	if len(main) == 0 {
		widths[0] = p.width - last - columnGap
	}
	heads := [][]run{{{v.words.Say("issue"), dim}}}
	for _, s := range main {
		heads = append(heads, []run{{s.name, bold}})
	}
	heads = append(heads, []run{{v.words.Say("relation"), dim}})
	p.grid(widths, heads)
	for i := range v.rows {
		p.rule()
		v.textRow(p, &v.rows[i], main, rest, widths)
	}
	p.rule()
}

func (v *view) textRow(p *page, r *row, main, rest []side, widths []int) {
	cells := [][]run{v.textLabel(r)}
	if len(r.told) > 0 && len(main) > 0 {
		cells = append(cells, v.textTold(r))
		widths = []int{widths[0], p.width - widths[0] - widths[len(widths)-1] - 2*columnGap, widths[len(widths)-1]}
	} else {
		for i, s := range main {
			if s.id == everybody {
				cells = append(cells, v.textVoices(v.quotesOf(r, s), 2*widths[i+1]))
				continue
			}
			cells = append(cells, v.textCell(s, r.cells[s.id], 5*widths[i+1]))
		}
	}
	cells = append(cells, []run{v.relationRun(r.relation)})
	p.grid(widths, cells)
	left := widths[0] + columnGap
	if len(main) == 0 {
		left = columnGap
	}
	indent := run{spaces(left), normal}
	for i, e := range r.evidence {
		if i == mostEvidence {
			p.paragraph([]run{indent}, run{v.words.Say("and-more", len(r.evidence)-i), dim})
			break
		}
		p.paragraph([]run{indent}, v.textEvidence(e, p.width-left)...)
	}
	for i, q := range r.othersOf(rest) {
		if i == mostOthers {
			p.paragraph([]run{indent}, run{v.words.Say("and-more", len(r.othersOf(rest))-i), dim})
			break
		}
		p.paragraph([]run{indent, {v.words.Say("also") + " ", dim}}, v.textQuote(q, 2*(p.width-left), true)...)
	}
}

// mostVoices is how many statements stand in the one column of a matrix without sides.
const mostVoices = 4

// textVoices shows what several people say on an issue, each on a line of its own.
func (v *view) textVoices(quotes []quote, limit int) []run {
	if len(quotes) == 0 {
		return []run{{"– " + v.words.Say("empty"), dim}}
	}
	var out []run
	for i, q := range quotes {
		if i > 0 {
			out = append(out, run{"\n", normal})
		}
		if i == mostVoices {
			return append(out, run{v.words.Say("and-more", len(quotes)-i), dim})
		}
		out = append(out, v.textQuote(q, limit, true)...)
	}
	return out
}

// mostOthers is how many statements of other sides the terminal gives.
const mostOthers = 3

// textTold gives what the reports tell on an issue on which nobody is quoted.
func (v *view) textTold(r *row) []run {
	var out []run
	for i, t := range r.told {
		if i > 0 {
			out = append(out, run{"\n", normal})
		}
		out = append(out, run{cut(t.text, 200, displaywidth.String), normal}, run{" " + refsText([]ref{t.ref}), cyan})
	}
	return append([]run{{v.words.Say("told") + ": ", dim}}, out...)
}

// mostEvidence is how many passages that show a relation the terminal gives.
const mostEvidence = 2

// textLabel is the issue with the reports that tell of it.
func (v *view) textLabel(r *row) []run {
	out := []run{{r.label, bold}}
	for k, i := range r.reports {
		gap := " "
		if k == 0 {
			gap = "\n"
		}
		out = append(out, run{gap + v.reports[i].label, dim})
	}
	return out
}

// textEvidence shows the words that show a relation where no side is quoted.
func (v *view) textEvidence(e passage, limit int) []run {
	return []run{
		{v.words.Say("evidence") + ": ", dim},
		{cut(e.text, limit, displaywidth.String), normal},
		{" " + refsText([]ref{e.ref}), cyan},
	}
}

func spaces(n int) string {
	const many = "                                "
	for n > len(many) {
		return many + spaces(n-len(many))
	}
	return many[:max(n, 0)]
}

// textCell shows one clause, and how many more there are with where they stand.
func (v *view) textCell(s side, quotes []quote, limit int) []run {
	if len(quotes) == 0 {
		return []run{{"– " + v.words.Say("empty"), dim}}
	}
	out := v.textQuote(quotes[0], limit, quotes[0].speaker != s.name)
	if n := len(quotes) - 1; n > 0 {
		var all []ref
		for _, q := range quotes[1:] {
			all = addRefs(all, q.refs)
		}
		refs := all[:min(2, len(all))]
		list := refsText(refs)
		if len(all) > len(refs) {
			list = list[:len(list)-1] + " …]"
		}
		out = append(out, run{" +" + itoa(n), dim}, run{nbsp + list, dim})
	}
	return out
}

// textBlocks writes one block an issue, for narrow terminals.
func (v *view) textBlocks(p *page) {
	for i := range v.rows {
		r := &v.rows[i]
		p.rule()
		p.paragraph(nil, v.textLabel(r)...)
		p.paragraph(nil, v.relationRun(r.relation))
		if len(r.told) > 0 {
			p.paragraph([]run{{"  ", normal}}, v.textTold(r)...)
		}
		for i, e := range r.evidence {
			if i == mostEvidence {
				v.textMore(p, len(r.evidence)-i)
				break
			}
			p.paragraph([]run{{"  ", normal}}, v.textEvidence(e, 2*p.width)...)
		}
		for _, s := range v.sides {
			quotes, ok := r.cells[s.id]
			if !ok {
				continue
			}
			p.paragraph(nil, run{s.name, dim})
			p.paragraph([]run{{"  ", normal}}, v.textCell(s, quotes, 4*p.width)...)
		}
	}
	p.rule()
}
