package html

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"synopse/internal/intake/clutter"
	"synopse/internal/intake/credit"
	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
	"synopse/internal/intake/label"
	"synopse/report"
)

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
	if i >= t.endBlock && label.Gate(b.text) {
		t.drop(b, draft.Newsletter)
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
	case b.links > 0 && strings.HasPrefix(b.text, ">>"):
		t.drop(b, draft.Teaser)
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

var numbered = regexp.MustCompile(`^\d{1,2}[.)]\s+\p{L}`)

func (t *typer) heading(i int, b *block) {
	if i < t.firstBlock && t.headBlock >= 0 && i > t.headBlock && b.chars >= 40 && t.isDescription(b.text) {
		t.draft.Add(report.Lede, b.text)
		return
	}
	if i >= t.endBlock && numbered.MatchString(b.text) && b.links == 0 && !t.skipping {
		t.draft.Add(report.List, b.text) // a report that is a list of headings
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
	if t.evidence.has(b.text) || b.tag == atom.P && b.chars > 12 && endsLikeSentence(b.text) && (b.links == 0 || b.chars > 60 && b.linkShare() < 0.9 && t.besideFirst(b)) {
		t.text(i, b)
		return
	}
	t.dropped = t.dropped || i >= t.endBlock
	t.drop(b, draft.Outside)
}

// besideFirst says whether a block is a brother of the first paragraph.
func (t *typer) besideFirst(b *block) bool {
	first := &t.blocks[t.firstBlock]
	return first.tag == b.tag && t.nodes[first.node].parent == t.nodes[b.node].parent
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
	case kind == report.Body && b.bold >= b.chars-2 && b.links == 0 && (b.chars <= 120 && !endsLikeSentence(b.text) || b.chars <= 400 && strings.HasSuffix(b.text, "?")):
		kind = report.Subhead // also a question of an interview
	case kind == report.Body && b.chars >= 6 && b.chars <= 80 && b.links == 0 && strings.ToUpper(b.text) == b.text && strings.ToLower(b.text) != b.text:
		kind = report.Subhead // in capitals
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
	if _, ok := date.Line(b.text); ok { // "26.10.2025 | 2:43 min" under a film
		t.drop(b, draft.Time)
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
