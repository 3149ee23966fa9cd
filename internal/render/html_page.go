package render

import (
	"html/template"
	"strings"

	"synopse/internal/words"
	"synopse/report"
	"synopse/statement"
)

// htmlLimit is the longest quotation in a cell, in runes; the whole sentence is
// one click away.
const htmlLimit = 220

func (v *view) htmlPage(o Options) Page {
	p := Page{words: v.words, Lang: v.words.Lang, Title: v.title, Facts: v.facts(), FullText: o.FullText, ByReport: o.ByReport, One: len(v.reports) == 1}
	if p.Title == "" {
		p.Title = v.words.Say("untitled")
	}
	for _, r := range v.reports {
		if r.title == p.Title {
			p.TitleLang = r.Language
			break
		}
	}
	v.htmlEvents(&p)
	v.htmlIssues(&p, o)
	v.htmlPoints(&p)
	v.htmlClashes(&p)
	for i := range v.reports {
		p.Sources = append(p.Sources, v.htmlSource(i, o))
	}
	p.Counts = v.htmlCounts(&p)
	return p
}

func (v *view) htmlEvents(p *Page) {
	if len(v.events) == 0 {
		return
	}
	p.Different = v.words.Say("events", len(v.events))
	for _, e := range v.events {
		x := Event{Title: e.title, Lang: e.lang, Unsure: e.unsure}
		for _, r := range e.reports {
			x.Badges = append(x.Badges, v.htmlBadge(r))
		}
		p.Events = append(p.Events, x)
	}
}

// htmlCounts are the links at the top: how much of what there is.
func (v *view) htmlCounts(p *Page) []Count {
	out := []Count{{v.words.Count("issue", len(p.Rows)), "issues"}}
	only := 0
	for _, o := range v.only {
		only += len(o.passages)
	}
	if only > 0 {
		out = append(out, Count{v.words.Count("only", only), "only"})
	}
	if !p.One {
		out = append(out, Count{v.words.Count("clash", len(p.Clashes)), "clashes"})
	}
	if len(p.Wordings) > 0 {
		out = append(out, Count{v.words.Say("wordings"), "wordings"})
	}
	return append(out, Count{v.words.Count("statement", len(v.synopsis.Statements)), "sources"})
}

// htmlColours is how many colours outlets' badges have in page/style.css.
const htmlColours = 8

func (v *view) htmlBadge(i int) Badge {
	return Badge{Label: v.reports[i].label, Class: "o" + itoa(i%htmlColours), Outlet: v.reports[i].outlet}
}

func (v *view) htmlRef(r ref) Ref {
	out := Ref{Text: r.text, Anchor: r.anchor, Link: template.URL(r.link), Href: template.URL("#" + r.anchor), Sentence: r.sentence}
	if r.report >= 0 {
		b := v.htmlBadge(r.report)
		out.Class, out.Outlet, out.Report = b.Class, b.Outlet, v.reports[r.report].ID
		if v.href != nil {
			out.Href = template.URL(v.href(out.Report, r.sentence))
		}
	}
	return out
}

func (v *view) htmlRefs(refs []ref) []Ref {
	out := make([]Ref, len(refs))
	for i, r := range refs {
		out[i] = v.htmlRef(r)
	}
	return out
}

func (v *view) htmlPassage(p passage) Passage {
	return Passage{Text: p.text, Lang: p.lang, Ref: v.htmlRef(p.ref)}
}

func (v *view) htmlQuote(q quote, limit int) Quote {
	out := Quote{
		Text: words.Shorten(q.text, limit, runeCount), Lang: q.lang, Speaker: q.speaker, Refs: v.htmlRefs(q.refs),
		Kind: v.words.Word("kind", string(q.kind)), Direct: q.kind == statement.Direct,
	}
	if q.act != "" && q.act != "say" {
		out.Act = v.words.Word("act", q.act)
	}
	if out.Direct {
		out.Open, out.Shut = marks(q.lang)
	}
	return out
}

func (v *view) htmlCell(side string, quotes []quote) Cell {
	c := Cell{Side: side}
	for i, q := range quotes {
		h := v.htmlQuote(q, htmlLimit)
		if i == 0 {
			c.First = &h
			continue
		}
		c.Rest = append(c.Rest, h)
	}
	return c
}

func (v *view) htmlTold(list []point) []Point {
	var out []Point
	for _, c := range list {
		told := Point{Text: c.shown.text, Lang: c.shown.lang, Refs: []Ref{v.htmlRef(c.shown.ref)}}
		for _, x := range c.passages {
			told.Passages = append(told.Passages, v.htmlPassage(x))
			if x.ref != c.shown.ref {
				told.Refs = append(told.Refs, v.htmlRef(x.ref))
			}
		}
		out = append(out, told)
	}
	return out
}

func (v *view) htmlPoints(p *Page) {
	p.Common, p.Some = v.htmlTold(v.common), v.htmlTold(v.some)
	for _, o := range v.only {
		out := Only{Badge: v.htmlBadge(o.report)}
		for _, x := range o.passages {
			out.Passages = append(out.Passages, v.htmlPassage(x))
		}
		p.Only = append(p.Only, out)
	}
}

func (v *view) htmlNews() *News {
	if v.news.since == "" {
		return nil
	}
	out := News{Title: v.words.Say("news", v.news.since), Changed: v.htmlContrasts(v.news.changed, "≠"),
		TakenBack: v.htmlContrasts(v.news.takenBack, "≠")}
	for _, x := range v.news.added {
		out.Added = append(out.Added, v.htmlPassage(x))
	}
	return &out
}

func (v *view) htmlContrasts(list []clash, sign string) []Clash {
	var all []Clash
	for _, c := range list {
		out := Clash{Kind: c.kind, Why: c.why, Sign: sign}
		for _, h := range []contrast{c.a, c.b} {
			out.Halves = append(out.Halves, Contrast{h.before, h.value, h.after, h.passage.lang, v.htmlRef(h.passage.ref)})
		}
		all = append(all, out)
	}
	return all
}

func (v *view) htmlClashes(p *Page) {
	p.News = v.htmlNews()
	p.Clashes, p.Framings = v.htmlContrasts(v.clashes, "≠"), v.htmlContrasts(v.framings, "/")
	for i, w := range v.wordings {
		if i == 0 || v.wordings[i-1].speaker != w.speaker {
			p.Wordings = append(p.Wordings, Wording{Speaker: w.speaker})
		}
		var group []Quote
		for _, q := range w.versions {
			group = append(group, v.htmlQuote(q, 2*htmlLimit))
		}
		last := &p.Wordings[len(p.Wordings)-1]
		last.Groups = append(last.Groups, group)
	}
}

func (v *view) htmlSource(i int, o Options) Source {
	r := v.reports[i]
	b := v.htmlBadge(i)
	out := Source{ID: r.ID, Label: b.Label, Class: b.Class, Outlet: r.outlet, Title: r.title, Lang: r.Language, Link: template.URL(r.link)}
	if r.Published != "" {
		out.Facts = append(out.Facts, v.words.Moment(r.Published))
	}
	if by := words.Plain(strings.Join(r.Authors, ", ")); by != "" && by != r.outlet {
		out.Facts = append(out.Facts, v.words.Say("by")+" "+by)
	}
	if r.credits != "" {
		out.Facts = append(out.Facts, v.words.Say("credits", r.credits))
	}
	if r.partial != "" {
		out.Facts = append(out.Facts, r.partial)
	}
	for _, c := range r.copies {
		if c.credit || c.percent == 0 {
			continue // a credit alone stands among the facts
		}
		out.Copies = append(out.Copies, Copy{v.words.Say("share.from", itoa(c.percent), c.from), c.percent})
	}
	if o.FullText {
		out.Blocks = v.htmlBlocks(i)
		return out
	}
	for _, c := range r.cited {
		out.Cited = append(out.Cited, Cited{v.htmlRef(c.ref), c.text})
	}
	return out
}

// htmlBlocks gives a report's whole text, its sentences as anchors.
func (v *view) htmlBlocks(i int) []Block {
	r, x := v.reports[i], v.index[i]
	sentences := v.sentences[i]
	var out []Block
	for _, b := range r.Blocks {
		block := Block{Head: b.Kind == report.Headline || b.Kind == report.Subhead, Kind: string(b.Kind)}
		at := b.Start
		for len(sentences) > 0 && sentences[0].Start < b.End {
			s := sentences[0]
			sentences = sentences[1:]
			if s.Start < at {
				continue
			}
			if s.Start > at {
				block.Parts = append(block.Parts, Part{Text: spaced(x.Slice(at, s.Start))})
			}
			block.Parts = append(block.Parts, Part{Text: spaced(x.Slice(s.Start, s.End)), Anchor: r.ID + "-s" + itoa(s.Number)})
			at = s.End
		}
		if at < b.End {
			block.Parts = append(block.Parts, Part{Text: spaced(x.Slice(at, b.End))})
		}
		out = append(out, block)
	}
	return out
}
