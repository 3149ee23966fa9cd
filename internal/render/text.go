package render

import (
	"strings"

	"synopse/internal/words"

	"github.com/clipperhouse/displaywidth"

	"synopse/statement"
	"synopse/synopsis"
)

// Text gives the synopsis as a page for the terminal that fits o.Width columns.
func Text(s synopsis.Synopsis, o Options) []byte {
	v := newView(&s, o.Lang)
	p := &page{width: widthOf(o), color: o.Color}
	v.textHead(p)
	if len(v.reports) == 1 {
		p.blank()
		p.paragraph(nil, run{v.words.Say("one-report"), italic})
	}
	v.textEvents(p)
	v.textNews(p)
	v.textIssues(p)
	v.textCommon(p)
	v.textOnly(p)
	v.textClashes(p)
	v.textFramings(p)
	v.textWordings(p)
	v.textCopies(p)
	return []byte(p.b.String())
}

func widthOf(o Options) int {
	if o.Width <= 0 {
		return defaultWidth
	}
	return max(o.Width, 20)
}

func (v *view) textHead(p *page) {
	title := v.title
	if title == "" {
		title = v.words.Say("untitled")
	}
	p.paragraph(nil, run{title, bold})
	p.paragraph(nil, run{strings.Join(v.facts(), " · "), normal})
	p.blank()
	wide := 0
	for _, r := range v.reports {
		wide = max(wide, displaywidth.String(r.label))
	}
	for _, r := range v.reports {
		pad := strings.Repeat(" ", wide-displaywidth.String(r.label))
		runs := []run{{r.outlet + ": ", bold}, {r.title, normal}}
		if r.outlet == r.label {
			runs = runs[1:]
		}
		if r.Published != "" {
			runs = append(runs, run{" · " + strings.ReplaceAll(v.words.Moment(r.Published), " ", nbsp), dim})
		}
		if r.credits != "" {
			runs = append(runs, run{" · " + v.words.Say("credits", r.credits), dim})
		}
		if r.partial != "" {
			runs = append(runs, run{" · " + r.partial, bold})
		}
		p.paragraph([]run{{r.label + pad, bold}, {"  ", normal}}, runs...)
	}
}

// textEvents gives nothing where all reports tell of one event.
func (v *view) textEvents(p *page) {
	if len(v.events) == 0 {
		return
	}
	p.blank()
	p.paragraph(nil, run{v.words.Say("events", len(v.events)), bold})
	for _, e := range v.events {
		runs := []run{{v.labels(e.reports), bold}, {" ", normal}, {e.title, normal}}
		if e.unsure {
			runs = append(runs, run{" – " + v.words.Say("unsure-event"), italic})
		}
		p.paragraph(bullet, runs...)
	}
}

// facts are date, place and how many reports and origins there are.
func (v *view) facts() []string {
	var out []string
	if v.date != "" {
		out = append(out, v.date)
	}
	if v.place != "" {
		out = append(out, v.place)
	}
	out = append(out, v.words.Count("report", len(v.reports)))
	if v.origins > 0 && len(v.reports) > 1 {
		out = append(out, v.words.Count("origin", v.origins))
	}
	return out
}

// textQuote gives a statement's words, marked as what they are, shortened to
// about limit columns, with its reference at the end.
func (v *view) textQuote(q quote, limit int, speaker bool) []run {
	var out []run
	if speaker && q.short != "" && !strings.HasPrefix(q.text, q.short+" ") {
		out = append(out, run{q.short + ": ", bold})
	}
	text := words.Shorten(q.text, max(limit, 20), displaywidth.String)
	if q.kind == statement.Direct {
		open, shut := marks(v.words.Lang)
		out = append(out, run{open + text + shut, normal})
	} else {
		out = append(out, run{text, normal})
		out = append(out, run{" (" + strings.ReplaceAll(v.words.Word("kind", string(q.kind)), " ", nbsp) + ")", dim})
	}
	return append(out, run{" " + refsText(q.refs), cyan})
}

// refsText gives "[DW s7]" or "[DW s7, ER s4]".
func refsText(refs []ref) string {
	names := make([]string, len(refs))
	for i, r := range refs {
		names[i] = r.text
	}
	return "[" + strings.Join(names, ", ") + "]"
}

// marks are the quotation marks of the interface.
func marks(lang string) (open, shut string) {
	if lang == "de" {
		return "„", "“"
	}
	return "“", "”"
}

func (v *view) textCommon(p *page) {
	if len(v.common) == 0 {
		return
	}
	p.head(v.words.Say("all"))
	for i, c := range v.common {
		if i == mostCommon {
			v.textMore(p, len(v.common)-i)
			break
		}
		var refs []ref
		for _, x := range c.passages {
			refs = append(refs, x.ref)
		}
		text := cut(c.shown.text, longest(p.width), displaywidth.String)
		p.paragraph(bullet, run{text, normal}, run{" " + refsText(refs), cyan})
	}
}

// How many entries of a kind the terminal shows; the other formats show all.
const (
	mostCommon = 8
	mostOnly   = 8
)

// longest is how many columns a sentence of a list may take: all of it in most
// cases, but not a third of the screen.
func longest(width int) int { return min(3*width-16, 280) }

var bullet = []run{{"• ", dim}}

func (v *view) textMore(p *page, n int) {
	p.paragraph([]run{{"  ", normal}}, run{v.words.Say("and-more", n), dim})
}

func (v *view) textOnly(p *page) {
	if len(v.only) == 0 {
		return
	}
	p.head(v.words.Say("only"))
	for _, o := range v.only {
		p.paragraph(nil, run{v.reports[o.report].outlet, bold})
		for i, x := range o.passages {
			if i == mostOnly {
				v.textMore(p, len(o.passages)-i)
				break
			}
			text := cut(x.text, longest(p.width), displaywidth.String)
			p.paragraph(bullet, run{text, normal}, run{" " + refsText([]ref{x.ref}), cyan})
		}
	}
}

func (v *view) textClashes(p *page) {
	if len(v.reports) < 2 {
		return
	}
	p.head(v.words.Say("clashes"))
	if len(v.clashes) == 0 {
		p.paragraph(nil, run{v.words.Say("no-clashes"), dim})
	}
	v.textContrasts(p, v.clashes, "≠", red)
}

// textNews gives nothing where nobody asked what is new.
func (v *view) textNews(p *page) {
	if v.news.since == "" {
		return
	}
	p.head(v.words.Say("news", v.news.since))
	if len(v.news.added)+len(v.news.changed)+len(v.news.takenBack) == 0 {
		p.paragraph(nil, run{v.words.Say("no-news"), dim})
	}
	for _, x := range v.news.added {
		p.paragraph([]run{{"+ ", green}}, run{cut(x.text, longest(p.width), displaywidth.String), normal}, run{" " + refsText([]ref{x.ref}), cyan})
	}
	for i, list := range [][]clash{v.news.changed, v.news.takenBack} {
		if len(list) > 0 {
			p.paragraph(nil, run{v.words.Say([]string{"news-changed", "news-taken-back"}[i]), italic})
			v.textContrasts(p, list, "≠", red)
		}
	}
}

// textFramings gives nothing where no word differs in tone.
func (v *view) textFramings(p *page) {
	if len(v.framings) == 0 {
		return
	}
	p.head(v.words.Say("framings"))
	v.textContrasts(p, v.framings, "/", dim)
}

func (v *view) textContrasts(p *page, list []clash, sign string, style style) {
	for i, c := range list {
		if i > 0 {
			p.blank()
		}
		p.paragraph([]run{{sign + " ", style}}, run{c.kind + ": ", dim}, run{c.a.value, bold}, run{" " + sign + " ", style}, run{c.b.value, bold})
		for _, side := range []contrast{c.a, c.b} {
			p.paragraph(bullet, run{side.before, normal}, run{side.value, strong}, run{side.after, normal},
				run{" " + refsText([]ref{side.passage.ref}), cyan})
		}
		if c.why != "" {
			p.paragraph([]run{{"  ", normal}}, run{c.why, dim})
		}
	}
}

func (v *view) textWordings(p *page) {
	if len(v.wordings) == 0 {
		return
	}
	p.head(v.words.Say("wordings"))
	for i, w := range v.wordings {
		if i > 0 {
			p.blank()
		}
		if i == 0 || v.wordings[i-1].speaker != w.speaker {
			p.paragraph(nil, run{w.speaker, bold})
		}
		n := len(w.versions)
		each := (p.width - (n-1)*columnGap) / n
		if each < 30 {
			for _, q := range w.versions {
				p.paragraph(bullet, v.textQuote(q, 4*p.width, false)...)
			}
			continue
		}
		widths, cells := make([]int, n), make([][]run, n)
		for k, q := range w.versions {
			widths[k], cells[k] = each, v.textQuote(q, 400, false)
		}
		p.grid(widths, cells)
	}
}

func (v *view) textCopies(p *page) {
	lines := v.copyLines()
	if len(lines) == 0 {
		return
	}
	p.head(v.words.Say("copies"))
	for _, l := range lines {
		p.paragraph(bullet, run{l, normal})
	}
}

// copyLines say in a sentence each how much of a report stands in another one.
// An agency that is only credited stands beside the report's title.
func (v *view) copyLines() []string {
	var out []string
	for _, r := range v.reports {
		for _, c := range r.copies {
			if !c.credit && c.percent > 0 {
				out = append(out, v.words.Say("copy.report", r.label, v.words.Say("share", itoa(c.percent)), c.from))
			}
		}
	}
	return out
}
