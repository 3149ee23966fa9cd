package html

import (
	"strings"

	"golang.org/x/net/html/atom"
)

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
	if t.noHeadline(first, last) {
		first, last = t.headBlock, t.headBlock
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

// The most parts and code points that a headline printed in parts has.
const (
	maxParts    = 6
	maxHeadline = 400
)

// noHeadline says whether the parts of a heading are too much for a headline: it
// was never closed, and the report stands in it.
func (t *typer) noHeadline(first, last int) bool {
	if last-first >= maxParts {
		return true
	}
	n := 0
	for i := first; i <= last; i++ {
		n += t.blocks[i].chars
		if b := &t.blocks[i]; b.tag == atom.P && good(b) {
			return true
		}
	}
	return n > maxHeadline
}
