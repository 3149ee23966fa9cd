package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"synopse/internal/intake/clutter"
	"synopse/internal/intake/credit"
	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
	"synopse/report"
)

// leftOut handles a part that its names exclude. A text credit is read before
// the part goes: sites put it among share buttons and author boxes.
func (t *typer) leftOut(i int, b *block, out draft.Reason) {
	if t.nearText(i) && mayHoldCredit(out) && t.creditOrByline(i, b, true) {
		return
	}
	if out == draft.Teaser && t.isTeaserLede(i, b) {
		t.draft.Add(report.Lede, b.text)
		return
	}
	t.drop(b, out)
}

// isTeaserLede says whether a part named teaser is the standfirst: many sites
// call it so. It stands between headline and body and leads nowhere.
func (t *typer) isTeaserLede(i int, b *block) bool {
	if _, _, photo := credit.PhotoTail(b.text); photo {
		return false
	}
	return t.headBlock >= 0 && i > t.headBlock && i <= t.firstBlock+1 && b.chars >= 60 && b.chars <= 700 &&
		b.links == 0 && b.tag != atom.Li && !isHeadingTag(b.tag) && t.nodes[t.outermost(b.node)].links == 0
}

// outermost gives the element that is the reason why the one at at is left out.
func (t *typer) outermost(at int) int {
	for up := t.nodes[at].parent; up >= 0 && t.nodes[up].out != ""; up = t.nodes[at].parent {
		at = up
	}
	return at
}

// nearText says whether a block stands between headline and a little after the
// end of the body.
func (t *typer) nearText(i int) bool {
	start := t.firstBlock - 12
	if t.headBlock >= 0 && t.headBlock < t.firstBlock {
		start = max(t.headBlock-2, t.firstBlock-40)
	}
	return i >= start && i < t.endBlock+12
}

// outside handles a block that is not in the body: between headline and body
// stand kicker, standfirst, byline and date.
func (t *typer) outside(i int, b *block) {
	if m, ok := clutter.Find(b.text); ok {
		if m.Outlet != "" && t.skipOutlet == "" {
			t.skipOutlet = m.Outlet
		}
		t.drop(b, m.Reason)
		return
	}
	out := t.nodes[b.node].out
	if t.firstBlock >= 0 && t.nearText(i) && (out == "" || out == draft.Outside) {
		if t.around(i, b) {
			return
		}
	}
	if t.nearText(i) && mayHoldCredit(out) && t.textCredit(i, b) {
		return
	}
	if out == draft.Teaser && t.isTeaserLede(i, b) {
		t.draft.Add(report.Lede, b.text)
		return
	}
	if out == "" {
		out = draft.Outside
	}
	t.drop(b, out)
}

// around handles what stands near headline and body. It reports whether the
// block was taken.
func (t *typer) around(i int, b *block) bool {
	if t.isCaption(b) && i > t.headBlock && t.headBlock >= 0 && i < t.endBlock {
		t.caption(b)
		return true
	}
	kind := t.kindMark(b.node)
	before := t.headBlock >= 0 && i < t.headBlock
	between := t.headBlock >= 0 && i > t.headBlock && i < t.firstBlock
	switch {
	case before && (kind == "kicker" || t.within(b.node, atom.Header) && i == t.headBlock-1) && b.chars <= 80 && i >= t.headBlock-2 && b.tag != atom.Li:
		t.draft.Add(report.Kicker, b.text)
		return true
	case between && b.chars >= 30 && b.chars <= 700 && b.linkShare() < 0.4 && (kind == "lede" || t.isDescription(b.text)):
		t.draft.Add(report.Lede, b.text)
		return true
	}
	return t.creditOrByline(i, b, true)
}

// isDescription says whether a text is the page's own summary of the report.
func (t *typer) isDescription(s string) bool {
	f := fold(s)
	if len(f) < 25 {
		return false
	}
	for _, d := range []string{t.ld.description, t.metas.first("og:description"), t.metas.first("description")} {
		g := fold(d)
		if len(g) >= 25 && (f == g || strings.HasPrefix(f, g) || strings.HasPrefix(g, f)) {
			return true
		}
	}
	return false
}

// creditOrByline takes dates, bylines and text credits, by their form or, if
// named, by the names of their element.
func (t *typer) creditOrByline(i int, b *block, byName bool) bool {
	if b.chars > 200 {
		return false
	}
	if t.textCredit(i, b) {
		return true
	}
	if t.headBlock >= 0 && i > t.headBlock && i < t.firstBlock && !t.isCaption(b) {
		if authors, agencies, ok := credit.AgencyLine(b.text); ok {
			t.addByline(b.text, authors, agencies)
			return true
		}
	}
	if d, ok := date.Line(b.text); ok && i < t.firstBlock+3 {
		if t.published == "" {
			t.published = d
		}
		t.draft.Add(report.Dateline, b.text)
		return true
	}
	// Bylines after the report's own belong to other reports on the page.
	if authors, agencies, ok := credit.Byline(b.text); ok && !(i >= t.endBlock && plainByline(b.text) && (t.byline || t.leading)) {
		t.addByline(b.text, authors, agencies)
		return true
	}
	if !byName || i > t.endBlock+2 {
		return false
	}
	if t.kindMark(b.node) == "byline" && i < t.firstBlock+2 && b.chars <= 100 {
		if authors, agencies, ok := credit.Names(b.text); ok {
			t.addByline(b.text, authors, agencies)
			return true
		}
	}
	return false
}

// mayHoldCredit says in which left-out parts sites put text credits.
func mayHoldCredit(out draft.Reason) bool {
	switch out {
	case draft.Author, draft.Social, draft.Tags, draft.Legal, draft.Service:
		return true
	}
	return false
}

// textCredit takes a block that is nothing but a credit for the text.
func (t *typer) textCredit(i int, b *block) bool {
	agencies, ok := credit.Line(b.text)
	if !ok || plainByline(b.text) && (t.byline || t.leading && i >= t.endBlock) || t.isCaption(b) || t.kindMark(b.node) == "photocredit" && !t.closing(i, b) || loneAgencyLink(b) {
		return false
	}
	t.draft.AddAgencies(agencies...)
	t.draft.Add(report.Credit, b.text)
	return true
}

// closing says whether a block named a credit, without saying of what, stands
// at the end of the text and not beside a picture: then it is the text's.
func (t *typer) closing(i int, b *block) bool {
	return i >= t.endBlock-1 && b.tag == atom.P && !t.within(b.node, atom.Figure) && strings.ContainsAny(b.text, "(/")
}

// maxAuthors is how many authors a visible byline may add up to.
const maxAuthors = 12

func (t *typer) addByline(text string, authors, agencies []string) {
	if len(t.authors) < maxAuthors {
		t.authors = append(t.authors, authors...)
	}
	t.draft.AddAgencies(agencies...)
	t.draft.Add(report.Byline, text)
	t.byline = true
}

// plainByline is "Von …" or "By …" and not "Mitarbeit: …".
func plainByline(s string) bool {
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "von ") || strings.HasPrefix(s, "by ")
}

// loneAgencyLink is a link to an agency's other reports, not a credit.
func loneAgencyLink(b *block) bool { return b.tag == atom.Li && b.linkShare() > 0.9 }
