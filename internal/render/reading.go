package render

import (
	"strings"

	"synopse/internal/words"

	"github.com/clipperhouse/displaywidth"

	"synopse/report"
	"synopse/statement"
	"synopse/synopsis"
)

// Reading gives what was read in the first report of s, for the terminal: its
// metadata, blocks, what was left out and why, who is named, and statements.
func Reading(s synopsis.Synopsis, o Options) []byte {
	v := newView(&s, o.Lang)
	p := &page{width: widthOf(o), color: o.Color}
	if len(v.reports) == 0 {
		return nil
	}
	v.readingHead(p, v.reports[0])
	v.readingBlocks(p, v.reports[0])
	v.readingLeftOut(p, v.reports[0])
	v.readingActors(p)
	v.readingStatements(p)
	return []byte(p.b.String())
}

func (v *view) readingHead(p *page, r source) {
	p.paragraph(nil, run{r.title, bold})
	facts := []string{r.outlet, v.words.Say("unknown-date")}
	if r.Published != "" {
		facts[1] = v.words.Moment(r.Published)
	}
	if r.Modified != "" && r.Modified != r.Published {
		facts = append(facts, v.words.Say("changed", v.words.Moment(r.Modified)))
	}
	if len(r.Datelines) > 0 {
		facts = append(facts, words.Plain(strings.Join(r.Datelines, "/")))
	}
	if len(r.Authors) > 0 {
		facts = append(facts, v.words.Say("authors")+" "+words.Plain(strings.Join(r.Authors, ", ")))
	}
	if r.credits != "" {
		facts = append(facts, v.words.Say("credits", r.credits))
	}
	if r.partial != "" {
		facts = append(facts, r.partial)
	}
	if r.Language != "" {
		facts = append(facts, v.words.Word("language", r.Language))
	}
	p.paragraph(nil, run{strings.Join(facts, " · "), normal})
	if r.URL != "" {
		p.paragraph(nil, run{words.Plain(r.URL), dim})
	}
}

// table writes lines of a short first column and a long second one.
func (p *page) table(rows [][2][]run) {
	first := 0
	for _, r := range rows {
		first = max(first, line(r[0]).width())
	}
	first = min(first, p.width/3)
	for _, r := range rows {
		p.grid([]int{first, p.width - first - columnGap}, [][]run{r[0], r[1]})
	}
}

func (v *view) readingBlocks(p *page, r source) {
	p.head(v.words.Say("blocks"))
	var rows [][2][]run
	for _, b := range r.Blocks {
		text := words.Plain(v.index[0].Slice(b.Start, b.End))
		look := normal
		if b.Kind == report.Headline || b.Kind == report.Subhead {
			look = bold
		}
		rows = append(rows, [2][]run{{{v.words.Word("block", string(b.Kind)), dim}}, {{text, look}}})
	}
	p.table(rows)
}

func (v *view) readingLeftOut(p *page, r source) {
	p.head(v.words.Say("left-out"))
	if len(r.Discarded) == 0 {
		p.paragraph(nil, run{v.words.Say("nothing-left"), dim})
		return
	}
	var rows [][2][]run
	for _, d := range r.Discarded {
		text := words.Shorten(words.Plain(d.Text), 2*p.width, displaywidth.String)
		rows = append(rows, [2][]run{{{words.Plain(d.Reason), dim}}, {{text, normal}}})
	}
	p.table(rows)
}

func (v *view) readingActors(p *page) {
	p.head(v.words.Say("actors"))
	if len(v.synopsis.Actors) == 0 {
		p.paragraph(nil, run{v.words.Say("no-actors"), dim})
		return
	}
	var rows [][2][]run
	for i := range v.synopsis.Actors {
		a := &v.synopsis.Actors[i]
		what := string(a.Kind)
		if a.Country != "" {
			what += " " + a.Country
		}
		about := []run{{what, dim}}
		if len(a.Roles) > 0 {
			about = append(about, run{" · " + words.Plain(strings.Join(a.Roles, ", ")), normal})
		}
		var names []string
		for _, n := range a.Names {
			if n != a.Name {
				names = append(names, words.Plain(n))
			}
		}
		if len(names) > 0 {
			about = append(about, run{" · " + strings.Join(names, ", "), normal})
		}
		about = append(about, run{" ×" + itoa(len(a.Mentions)), dim})
		rows = append(rows, [2][]run{{{words.Plain(a.Name), bold}}, about})
	}
	p.table(rows)
}

func (v *view) readingStatements(p *page) {
	p.head(v.words.Say("statements"))
	if len(v.synopsis.Statements) == 0 {
		p.paragraph(nil, run{v.words.Say("no-statements"), dim})
		return
	}
	open, shut := marks(v.words.Lang)
	depth := map[string]int{}
	for i := range v.synopsis.Statements {
		s := &v.synopsis.Statements[i]
		if s.Within != nil {
			depth[s.ID] = depth[*s.Within] + 1
		}
		q := v.quote(s)
		text := q.text
		if q.kind == statement.Direct {
			text = open + text + shut
		}
		about := strings.TrimSpace(v.words.Word("kind", string(s.Kind)) + " " + s.Act)
		runs := []run{{q.speaker, bold}}
		if len(s.Addressees) > 0 {
			runs = append(runs, run{" → " + strings.ReplaceAll(v.names(s.Addressees), csvSeparator, ", "), normal})
		}
		runs = append(runs, run{" (" + about + "): ", dim}, run{text, normal})
		if len(q.refs) > 0 {
			runs = append(runs, run{" " + refsText(q.refs), cyan})
		}
		p.paragraph([]run{{spaces(2 * min(depth[s.ID], 5)), normal}, {"• ", dim}}, runs...)
	}
}
