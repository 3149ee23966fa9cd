package render

import (
	"html/template"
	"strings"

	"synopse/report"
	"synopse/statement"
	"synopse/synopsis"
)

// htmlSides is how many sides get a column of their own.
const htmlSides = 3

// htmlLimit is the longest quotation in a cell, in runes; the whole sentence is
// one click away.
const htmlLimit = 220

// htmlPage is what the template page/synopsis.gohtml shows.
type htmlPage struct {
	words     catalog
	Style     template.CSS
	Lang      string
	Title     string
	TitleLang string
	Facts     []string
	Counts    []htmlCount
	Sources   []htmlSource
	Sides     []string
	Rows      []htmlRow
	Common    []htmlPoint
	Only      []htmlOnly
	Clashes   []htmlClash
	Framings  []htmlClash
	News      *htmlNews
	Wordings  []htmlWording
	One       bool // one report only
	FullText  bool
}

// T gives a phrase of the interface.
func (p htmlPage) T(key string) string { return p.words.say(key) }

// More gives "2 more".
func (p htmlPage) More(n int) string { return p.words.count("more", n) }

type htmlCount struct{ Text, Anchor string }

type htmlSource struct {
	ID, Label, Class, Outlet, Title, Lang string
	Link                                  template.URL
	Facts                                 []string
	Copies                                []htmlCopy
	Cited                                 []htmlCited
	Blocks                                []htmlBlock
}

type htmlCopy struct {
	Text    string
	Percent int
}

type htmlCited struct {
	Ref  htmlRef
	Text string
}

type htmlBlock struct {
	Head  bool // headline or subhead
	Kind  string
	Parts []htmlPart
}

// htmlPart is a stretch of a block; Anchor is set where it is a sentence.
type htmlPart struct{ Text, Anchor string }

type htmlRef struct {
	Text, Anchor, Class, Outlet string
	Link                        template.URL
}

type htmlQuote struct {
	Text, Lang, Kind, Act, Speaker string
	Direct                         bool
	Open, Shut                     string
	Refs                           []htmlRef
}

type htmlCell struct {
	Side  string
	First *htmlQuote
	Rest  []htmlQuote
}

type htmlRow struct {
	ID, Label            string
	Relation, Sign, Word string
	Cells                []htmlCell
	Badges               []htmlBadge
	Evidence             []htmlPassage
	Told                 []htmlPassage // shown over all columns where nobody is quoted
	Others               []htmlQuote   // what those without a column say, in a line of their own
	MoreOthers           []htmlQuote
}

type htmlBadge struct{ Label, Class, Outlet string }

type htmlPassage struct {
	Text, Lang string
	Ref        htmlRef
}

type htmlPoint struct {
	Text, Lang string
	Refs       []htmlRef
}

type htmlOnly struct {
	Badge    htmlBadge
	Passages []htmlPassage
}

type htmlContrast struct {
	Before, Value, After, Lang string
	Ref                        htmlRef
}

type htmlClash struct {
	Kind, Why, Sign string
	Halves          []htmlContrast
}

// htmlNews is what the later reports add, change and take back.
type htmlNews struct {
	Title              string
	Added              []htmlPassage
	Changed, TakenBack []htmlClash
}

type htmlWording struct {
	Speaker string
	Groups  [][]htmlQuote // one group an utterance
}

func (v *view) htmlPage(o Options) htmlPage {
	p := htmlPage{words: v.words, Lang: v.words.lang, Title: v.title, Facts: v.facts(), FullText: o.FullText, One: len(v.reports) == 1}
	if p.Title == "" {
		p.Title = v.words.say("untitled")
	}
	for _, r := range v.reports {
		if r.title == p.Title {
			p.TitleLang = r.Language
			break
		}
	}
	v.htmlIssues(&p)
	v.htmlPoints(&p)
	v.htmlClashes(&p)
	for i := range v.reports {
		p.Sources = append(p.Sources, v.htmlSource(i, o))
	}
	p.Counts = v.htmlCounts(&p)
	return p
}

// htmlCounts are the links at the top: how much of what there is.
func (v *view) htmlCounts(p *htmlPage) []htmlCount {
	out := []htmlCount{{v.words.count("issue", len(p.Rows)), "issues"}}
	only := 0
	for _, o := range v.only {
		only += len(o.passages)
	}
	if only > 0 {
		out = append(out, htmlCount{v.words.count("only", only), "only"})
	}
	if !p.One {
		out = append(out, htmlCount{v.words.count("clash", len(p.Clashes)), "clashes"})
	}
	if len(p.Wordings) > 0 {
		out = append(out, htmlCount{v.words.say("wordings"), "wordings"})
	}
	return append(out, htmlCount{v.words.count("statement", len(v.synopsis.Statements)), "sources"})
}

// htmlColours is how many colours outlets' badges have in page/style.css.
const htmlColours = 8

func (v *view) htmlBadge(i int) htmlBadge {
	return htmlBadge{Label: v.reports[i].label, Class: "o" + itoa(i%htmlColours), Outlet: v.reports[i].outlet}
}

func (v *view) htmlRef(r ref) htmlRef {
	out := htmlRef{Text: r.text, Anchor: r.anchor, Link: template.URL(r.link)}
	if r.report >= 0 {
		b := v.htmlBadge(r.report)
		out.Class, out.Outlet = b.Class, b.Outlet
	}
	return out
}

func (v *view) htmlRefs(refs []ref) []htmlRef {
	out := make([]htmlRef, len(refs))
	for i, r := range refs {
		out[i] = v.htmlRef(r)
	}
	return out
}

func (v *view) htmlPassage(p passage) htmlPassage {
	return htmlPassage{Text: p.text, Lang: p.lang, Ref: v.htmlRef(p.ref)}
}

func (v *view) htmlQuote(q quote, limit int) htmlQuote {
	out := htmlQuote{
		Text: shorten(q.text, limit, runeCount), Lang: q.lang, Speaker: q.speaker, Refs: v.htmlRefs(q.refs),
		Kind: v.words.word("kind", string(q.kind)), Direct: q.kind == statement.Direct,
	}
	if q.act != "" && q.act != "say" {
		out.Act = v.words.word("act", q.act)
	}
	if out.Direct {
		out.Open, out.Shut = marks(q.lang)
	}
	return out
}

func (v *view) htmlCell(side string, quotes []quote) htmlCell {
	c := htmlCell{Side: side}
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

func (v *view) htmlIssues(p *htmlPage) {
	main, rest := v.columns(htmlSides)
	for _, s := range main {
		p.Sides = append(p.Sides, s.name)
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
		out := htmlRow{ID: r.id, Label: r.label, Relation: relation, Sign: sign, Word: word}
		for _, s := range main {
			out.Cells = append(out.Cells, v.htmlCell(s.name, r.cells[s.id]))
		}
		for k, q := range r.othersOf(rest) {
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
				break
			}
			e.text = shorten(e.text, 90, runeCount)
			out.Evidence = append(out.Evidence, v.htmlPassage(e))
		}
		p.Rows = append(p.Rows, out)
	}
}

func (v *view) htmlPoints(p *htmlPage) {
	for _, c := range v.common {
		out := htmlPoint{Text: c.shown.text, Lang: c.shown.lang}
		for _, x := range c.passages {
			out.Refs = append(out.Refs, v.htmlRef(x.ref))
		}
		p.Common = append(p.Common, out)
	}
	for _, o := range v.only {
		out := htmlOnly{Badge: v.htmlBadge(o.report)}
		for _, x := range o.passages {
			out.Passages = append(out.Passages, v.htmlPassage(x))
		}
		p.Only = append(p.Only, out)
	}
}

func (v *view) htmlNews() *htmlNews {
	if v.news.since == "" {
		return nil
	}
	out := htmlNews{Title: v.words.say("news", v.news.since), Changed: v.htmlContrasts(v.news.changed, "≠"),
		TakenBack: v.htmlContrasts(v.news.takenBack, "≠")}
	for _, x := range v.news.added {
		out.Added = append(out.Added, v.htmlPassage(x))
	}
	return &out
}

func (v *view) htmlContrasts(list []clash, sign string) []htmlClash {
	var all []htmlClash
	for _, c := range list {
		out := htmlClash{Kind: c.kind, Why: c.why, Sign: sign}
		for _, h := range []contrast{c.a, c.b} {
			out.Halves = append(out.Halves, htmlContrast{h.before, h.value, h.after, h.passage.lang, v.htmlRef(h.passage.ref)})
		}
		all = append(all, out)
	}
	return all
}

func (v *view) htmlClashes(p *htmlPage) {
	p.News = v.htmlNews()
	p.Clashes, p.Framings = v.htmlContrasts(v.clashes, "≠"), v.htmlContrasts(v.framings, "/")
	for i, w := range v.wordings {
		if i == 0 || v.wordings[i-1].speaker != w.speaker {
			p.Wordings = append(p.Wordings, htmlWording{Speaker: w.speaker})
		}
		var group []htmlQuote
		for _, q := range w.versions {
			group = append(group, v.htmlQuote(q, 2*htmlLimit))
		}
		last := &p.Wordings[len(p.Wordings)-1]
		last.Groups = append(last.Groups, group)
	}
}

func (v *view) htmlSource(i int, o Options) htmlSource {
	r := v.reports[i]
	b := v.htmlBadge(i)
	out := htmlSource{ID: r.ID, Label: b.Label, Class: b.Class, Outlet: r.outlet, Title: r.title, Lang: r.Language, Link: template.URL(r.link)}
	if r.Published != "" {
		out.Facts = append(out.Facts, v.words.moment(r.Published))
	}
	if by := plain(strings.Join(r.Authors, ", ")); by != "" && by != r.outlet {
		out.Facts = append(out.Facts, v.words.say("by")+" "+by)
	}
	if r.credits != "" {
		out.Facts = append(out.Facts, v.words.say("credits", r.credits))
	}
	if r.partial != "" {
		out.Facts = append(out.Facts, r.partial)
	}
	for _, c := range r.copies {
		if c.credit || c.percent == 0 {
			continue // a credit alone stands among the facts
		}
		out.Copies = append(out.Copies, htmlCopy{v.words.say("share.from", itoa(c.percent), c.from), c.percent})
	}
	if o.FullText {
		out.Blocks = v.htmlBlocks(i)
		return out
	}
	for _, c := range r.cited {
		out.Cited = append(out.Cited, htmlCited{v.htmlRef(c.ref), c.text})
	}
	return out
}

// htmlBlocks gives a report's whole text, its sentences as anchors.
func (v *view) htmlBlocks(i int) []htmlBlock {
	r, x := v.reports[i], v.index[i]
	sentences := v.sentences[i]
	var out []htmlBlock
	for _, b := range r.Blocks {
		block := htmlBlock{Head: b.Kind == report.Headline || b.Kind == report.Subhead, Kind: string(b.Kind)}
		at := b.Start
		for len(sentences) > 0 && sentences[0].Start < b.End {
			s := sentences[0]
			sentences = sentences[1:]
			if s.Start < at {
				continue
			}
			if s.Start > at {
				block.Parts = append(block.Parts, htmlPart{Text: spaced(x.Slice(at, s.Start))})
			}
			block.Parts = append(block.Parts, htmlPart{Text: spaced(x.Slice(s.Start, s.End)), Anchor: r.ID + "-s" + itoa(s.Number)})
			at = s.End
		}
		if at < b.End {
			block.Parts = append(block.Parts, htmlPart{Text: spaced(x.Slice(at, b.End))})
		}
		out = append(out, block)
	}
	return out
}
