package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"synopse/internal/intake/clutter"
	"synopse/internal/intake/credit"
	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
	"synopse/report"
)

// typer gives the blocks of a page their kinds.
type typer struct {
	*page
	ld       linked
	evidence *bodyEvidence
	root     int
	draft    *draft.Draft

	headBlock   int // index of the headline's block, -1 if there is none
	headEnd     int // one past its last part
	kickerBlock int // the part of it that is the kicker, -1 if there is none
	firstBlock  int // first and one past the last block of running text in the root
	endBlock    int
	headline    string
	authors     []string
	published   string
	skipOutlet  string // outlet that a skip link names
	headAt      int    // how many texts had been left out when the last subhead came
	dropped     bool   // something was left out after the last paragraph
	skipping    bool   // inside a list of related links that has begun with its heading
	sawBody     bool
	seen        map[string]bool
}

func (t *typer) run() {
	t.seen = map[string]bool{}
	t.findRange()
	t.findHeadline()
	for i := range t.blocks {
		t.block(i)
	}
	t.dropTrailingHeads()
	t.markLede()
}

func (t *typer) inRoot(b *block) bool { return b.node >= t.root && b.node < t.nodes[t.root].end }

// findRange finds where in the root the running text begins and ends.
func (t *typer) findRange() {
	t.firstBlock, t.endBlock = -1, -1
	for i := range t.blocks {
		b := &t.blocks[i]
		if !t.inRoot(b) || t.nodes[b.node].out != "" || !good(b) || t.isCaption(b) {
			continue
		}
		if t.firstBlock < 0 {
			t.firstBlock = i
		}
		t.endBlock = i + 1
	}
}

// findHeadline finds the block that is the visible headline: the h1 closest to
// the body that the metadata confirms, or else the last h1 before the body, or
// a heading equal to the metadata's title.
func (t *typer) findHeadline() {
	t.headBlock = -1
	og := t.metas.first("og:title", "twitter:title")
	titles := []string{fold(t.ld.headline), fold(og)}
	best := 0.0
	for i := range t.blocks {
		b := &t.blocks[i]
		if t.endBlock >= 0 && i >= t.endBlock || b.chars < 6 || b.chars > 300 {
			continue
		}
		s := 0.0
		switch {
		case b.tag == atom.H1 || t.within(b.node, atom.H1):
			s = 1
		case b.tag == atom.H2 || b.tag == atom.H3:
			s = 0.1
		}
		equal := equalTitle(b, titles)
		if s == 0 && !equal {
			continue
		}
		same := h1Confirmed(b.text, t.ld.headline) || h1Confirmed(b.text, og) || h1Confirmed(b.text, t.metas.title)
		switch {
		case equal && s > 0:
			s += 3
		case equal && b.chars >= 20 && b.links == 0:
			s += 0.9
		case same && s > 0 && b.chars >= 12:
			s += 1.5
		case s < 1:
			s = 0
		}
		if s > 0 && t.nodes[b.node].out != "" {
			s -= 0.8
		}
		if t.firstBlock >= 0 && i > t.firstBlock+3 {
			s -= 0.7
		}
		if s > best+0.01 || s > 0.5 && s >= best && s < 2 && i <= t.firstBlock {
			best, t.headBlock = s, i
		}
	}
	if best < 0.5 {
		t.headBlock = -1
	}
	if t.headBlock >= 0 {
		t.joinHeadline()
	}
}

// equalTitle says whether a block is printed as one of the folded titles.
func equalTitle(b *block, titles []string) bool {
	for _, f := range titles {
		if f != "" && len(f) <= len(b.text) && len(b.text) <= 2*len(f)+8 && fold(b.text) == f {
			return true
		}
	}
	return false
}

// joinHeadline handles a headline that is printed in parts ("Kicker: Headline"
// in two spans): the last long part is the headline, a part before it that is
// named so or ends with a colon its kicker.
func (t *typer) joinHeadline() {
	at := t.blocks[t.headBlock].node
	for k := 0; k < 4 && at > 0 && !isHeadingTag(t.nodes[at].tag); k++ {
		at = t.nodes[at].parent
	}
	first, last := t.headBlock, t.headBlock
	if isHeadingTag(t.nodes[at].tag) {
		for first > 0 && t.blocks[first-1].node >= at && t.blocks[first-1].node < t.nodes[at].end {
			first--
		}
		for last+1 < len(t.blocks) && t.blocks[last+1].node >= at && t.blocks[last+1].node < t.nodes[at].end {
			last++
		}
	}
	t.kickerBlock = -1
	b := &t.blocks[first]
	if first < last && last-first <= 3 && (t.kindMark(b.node) == "kicker" || strings.HasSuffix(b.text, ":") || b.chars < 40) {
		t.kickerBlock = first
		first++
	}
	t.headBlock, t.headEnd = first, last+1
	parts := make([]string, 0, 2)
	for i := first; i <= last; i++ {
		parts = append(parts, t.blocks[i].text)
	}
	t.headline = strings.TrimLeft(strings.Join(parts, " "), " :")
}

// within says whether an element stands inside one with the tag.
func (t *typer) within(at int, a atom.Atom) bool {
	for k := 0; at > 0 && k < 4; k++ {
		if t.nodes[at].tag == a {
			return true
		}
		at = t.nodes[at].parent
	}
	return false
}

// kindMark gives the kind that the names of an element or its parents up to a
// few levels say.
func (t *typer) kindMark(at int) string {
	for k := 0; at > t.root && k < 4 || at > 0 && k < 3; k++ {
		n := &t.nodes[at]
		if n.mark.kind != "" {
			if n.mark.kind == "body" || n.chars > 900 {
				return ""
			}
			return n.mark.kind
		}
		if n.tag == atom.Article || n.tag == atom.Main || n.tag == atom.Body {
			return ""
		}
		at = n.parent
	}
	return ""
}

func (t *typer) isCaption(b *block) bool {
	for k, at := 0, b.node; at > 0 && k < 6; k++ {
		switch t.nodes[at].tag {
		case atom.Figcaption, atom.Caption:
			return true
		case atom.Figure:
			return t.nodes[at].prose < 1200 && !t.within(b.node, atom.Blockquote)
		}
		at = t.nodes[at].parent
	}
	k := t.kindMark(b.node)
	return k == "caption" && b.chars < 700
}

func (t *typer) block(i int) {
	b := &t.blocks[i]
	switch {
	case i == t.headBlock:
		t.draft.Add(report.Headline, t.headline)
		return
	case t.headBlock >= 0 && i > t.headBlock && i < t.headEnd:
		return // part of the headline
	case t.headBlock >= 0 && i == t.kickerBlock:
		t.draft.Add(report.Kicker, strings.TrimRight(b.text, " :"))
		return
	}
	if !t.inRoot(b) || t.firstBlock < 0 {
		t.outside(i, b)
		return
	}
	if out := t.nodes[b.node].out; out != "" {
		t.leftOut(i, b, out)
		return
	}
	t.inside(i, b)
}

// leftOut handles a part that its names exclude. A text credit is read before
// the part goes: sites put it among share buttons and author boxes.
func (t *typer) leftOut(i int, b *block, out draft.Reason) {
	if t.nearText(i) && t.creditOrByline(i, b, mayHoldCredit(out)) {
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
	if t.nearText(i) && mayHoldCredit(out) && t.textCredit(b) {
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
	if t.textCredit(b) {
		return true
	}
	if d, ok := date.Line(b.text); ok && i < t.firstBlock+3 {
		if t.published == "" {
			t.published = d
		}
		t.draft.Add(report.Dateline, b.text)
		return true
	}
	if authors, agencies, ok := credit.Byline(b.text); ok {
		t.authors = append(t.authors, authors...)
		t.draft.AddAgencies(agencies...)
		t.draft.Add(report.Byline, b.text)
		return true
	}
	if !byName || i > t.endBlock+2 {
		return false
	}
	if t.kindMark(b.node) == "byline" && i < t.firstBlock+2 && b.chars <= 100 {
		authors, agencies := credit.People(b.text)
		if len(authors)+len(agencies) > 0 {
			t.authors = append(t.authors, authors...)
			t.draft.AddAgencies(agencies...)
			t.draft.Add(report.Byline, b.text)
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
func (t *typer) textCredit(b *block) bool {
	agencies, ok := credit.Line(b.text)
	if !ok || t.isCaption(b) || t.kindMark(b.node) == "photocredit" || loneAgencyLink(b) {
		return false
	}
	t.draft.AddAgencies(agencies...)
	t.draft.Add(report.Credit, b.text)
	return true
}

// loneAgencyLink is a link to an agency's other reports, not a credit.
func loneAgencyLink(b *block) bool { return b.tag == atom.Li && b.linkShare() > 0.9 }

// inside handles a block of the body.
func (t *typer) inside(i int, b *block) {
	if t.isCaption(b) {
		t.caption(b)
		return
	}
	if m, ok := clutter.Find(b.text); ok {
		t.skipping = m.Reason == draft.Teaser && (isHeadingTag(b.tag) || b.chars < 60)
		t.drop(b, m.Reason)
		return
	}
	if i < t.firstBlock && t.around(i, b) {
		return
	}
	if t.creditOrByline(i, b, i < t.firstBlock) {
		return
	}
	kind := t.kindMark(b.node)
	switch {
	case kind == "photocredit" && b.chars < 200 || credit.Photo(b.text):
		t.drop(b, draft.PhotoCredit)
	case credit.Initials(b.text) && i >= t.endBlock-1 && strings.ContainsAny(b.text, "/()"):
		t.draft.Add(report.Credit, b.text)
	case isHeadingTag(b.tag):
		t.heading(i, b)
	case kind == "kicker" && i < t.firstBlock:
		t.draft.Add(report.Kicker, b.text)
	case b.linkShare() > 0.9 && b.chars < 250 || b.linkShare() > 0.6 && b.chars < 100 && !good(b):
		t.linked(b)
	case t.skipping && !good(b):
		t.drop(b, draft.Teaser)
	case i < t.firstBlock || i >= t.endBlock:
		t.edge(i, b)
	default:
		t.text(i, b)
	}
}

// linked handles a block that is mostly a link: a teaser, unless the body is
// known to hold it.
func (t *typer) linked(b *block) {
	if t.evidence.has(b.text) && b.tag != atom.Li {
		t.draft.Add(report.Body, b.text)
		return
	}
	t.drop(b, draft.Teaser)
}

func (t *typer) heading(i int, b *block) {
	if i < t.firstBlock && t.headBlock >= 0 && i > t.headBlock && b.chars >= 40 && t.isDescription(b.text) {
		t.draft.Add(report.Lede, b.text)
		return
	}
	if i >= t.endBlock || b.linkShare() > 0.7 {
		t.skipping = true
		t.drop(b, draft.Teaser)
		return
	}
	if i < t.firstBlock-6 {
		t.drop(b, draft.Header)
		return
	}
	t.skipping = false
	t.dropLooseHead()
	t.headAt = len(t.draft.Discarded)
	t.draft.Add(report.Subhead, b.text)
}

// edge handles what stands in the root before the first paragraph or after the
// last one: short lines of the page, mostly.
func (t *typer) edge(i int, b *block) {
	if t.listKind(b) == report.List && b.linkShare() < 0.3 && i >= t.endBlock && (b.tag == atom.Tr || i < t.endBlock+30) && !t.skipping && !t.dropped {
		t.draft.Add(report.List, b.text)
		return
	}
	if t.evidence.has(b.text) || b.tag == atom.P && b.chars > 12 && b.links == 0 && endsLikeSentence(b.text) {
		t.text(i, b)
		return
	}
	t.dropped = t.dropped || i >= t.endBlock
	t.drop(b, draft.Outside)
}

func endsLikeSentence(s string) bool {
	s = strings.TrimRight(s, `"“”»«'’‘)`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '.' || r == '!' || r == '?' || r == ':' || r == '…'
}

// text adds a block of running text under its kind.
func (t *typer) text(i int, b *block) {
	t.skipping = false
	if f := fold(b.text); len(f) >= 40 {
		if t.seen[f] {
			t.drop(b, draft.Repeated)
			return
		}
		t.seen[f] = true
	}
	kind := t.listKind(b)
	switch {
	case kind == report.Body && b.bold >= b.chars-2 && b.chars <= 120 && !endsLikeSentence(b.text) && b.links == 0:
		kind = report.Subhead
	case kind == report.Body && t.kindMark(b.node) == "kicker" && b.chars <= 60:
		kind = report.Subhead
	}
	if caption, tail, ok := credit.PhotoTail(b.text); ok && b.chars < 300 && kind == report.Body {
		t.draft.Add(report.Caption, caption)
		t.draft.Drop(tail, draft.PhotoCredit)
		return
	}
	t.draft.Add(kind, b.text)
}

func (t *typer) listKind(b *block) report.Kind {
	for k, at := 0, b.node; at > t.root && k < 5; k++ {
		switch t.nodes[at].tag {
		case atom.Blockquote:
			return report.Quote
		case atom.Li, atom.Dd, atom.Dt, atom.Tr, atom.Td:
			return report.List
		}
		at = t.nodes[at].parent
	}
	return report.Body
}

func (t *typer) caption(b *block) {
	if credit.Photo(b.text) || t.kindMark(b.node) == "photocredit" {
		t.drop(b, draft.PhotoCredit)
		return
	}
	if m, ok := clutter.Find(b.text); ok {
		t.drop(b, m.Reason)
		return
	}
	if _, ok := credit.Line(b.text); ok {
		t.drop(b, draft.PhotoCredit)
		return
	}
	if t.seen[b.text] {
		t.drop(b, draft.Repeated)
		return
	}
	t.seen[b.text] = true
	if caption, tail, ok := credit.CaptionTail(b.text); ok {
		t.draft.Add(report.Caption, caption)
		t.draft.Drop(tail, draft.PhotoCredit)
		return
	}
	t.draft.Add(report.Caption, b.text)
}

// drop leaves a block out; neighbours with one reason become one entry.
func (t *typer) drop(b *block, reason draft.Reason) {
	d := t.draft
	if n := len(d.Discarded); n > 0 && d.Discarded[n-1].Reason == string(reason) && reason != draft.PhotoCredit && len(d.Discarded[n-1].Text) < maxJoined {
		d.Discarded[n-1].Text += " | " + b.text
		return
	}
	d.Drop(b.text, reason)
}

// maxJoined is the length in bytes up to which left-out neighbours are joined.
const maxJoined = 2000
