package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"synopse/internal/intake/clutter"
	"synopse/internal/intake/credit"
	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
	"synopse/internal/intake/label"
	"synopse/report"
)

// typer gives the blocks of a page their kinds.
type typer struct {
	*page
	address  string // the page's own
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
	byline      bool // the report's byline has been found
	authors     []string
	published   string
	skipOutlet  string // outlet that a skip link names
	headAt      int    // how many texts had been left out when the last subhead came
	leading     bool   // headings that lead to other reports have begun after the text
	dropped     bool   // something was left out after the last paragraph
	skipping    bool   // inside a list of related links that has begun with its heading
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
		if !t.inRoot(b) || t.nodes[b.node].out != "" || !good(b) || t.isCaption(b) || beside(b) {
			continue
		}
		if t.firstBlock < 0 {
			t.firstBlock = i
		}
		t.endBlock = i + 1
	}
}

// maxBeside is the length in code points up to which a block may be one of the
// lines that stand beside a text.
const maxBeside = 160

// beside says whether a block is no running text for all its length: a date, a
// byline, a credit or a line of clutter.
func beside(b *block) bool {
	if b.chars > maxBeside {
		return false
	}
	if _, ok := clutter.Find(b.text); ok || credit.Photo(b.text) || label.Gate(b.text) {
		return true
	}
	if _, ok := date.Line(b.text); ok {
		return true
	}
	if _, _, ok := credit.Byline(b.text); ok {
		return true
	}
	_, ok := credit.Line(b.text)
	return ok
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
	if i >= t.endBlock && (b.linkShare() > 0.8 && b.chars >= 15 && t.underHeading(b)) {
		t.leading = true
	}
	if a := t.owner(i, b); a != "" {
		t.draft.AddAgencies(a)
		t.drop(b, draft.Legal)
		return
	}
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
	if !strings.ContainsFunc(b.text, wordOrFigure) {
		t.drop(b, draft.Placeholder) // a lone quotation mark, stars between parts
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

// owner gives the agency whose copyright notice stands right after the text:
// elsewhere it is for a photo or for figures from the stock exchange.
func (t *typer) owner(i int, b *block) string {
	const reach = 4 // blocks
	if i < t.endBlock-2 || i >= t.endBlock+reach || t.isCaption(b) || t.within(b.node, atom.Figure) {
		return ""
	}
	switch t.nodes[b.node].out {
	case draft.Legal, draft.Navigation, draft.Teaser:
		return ""
	}
	return credit.Owner(b.text)
}

func wordOrFigure(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

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
