package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"synopse/internal/intake/draft"
)

// good says whether a block looks like a paragraph of running text.
func good(b *block) bool {
	if b.chars < 25 || b.linkShare() > 0.5 || isHeadingTag(b.tag) || b.tag == atom.Tr && !mostlyLetters(b.text) {
		return false
	}
	if b.chars >= 80 {
		return true
	}
	end := strings.TrimRight(b.text, `"“”»«'’‘)`)
	r, _ := utf8.DecodeLastRuneInString(end)
	return b.chars >= 40 && (r == '.' || r == '!' || r == '?')
}

// mostlyLetters says whether a row of a table is text and not figures.
func mostlyLetters(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return 2*n >= len(s)
}

func isHeadingTag(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// sum fills in how much text, running text and links each subtree holds.
func (p *page) sum() {
	for i := range p.blocks {
		b := &p.blocks[i]
		n := &p.nodes[b.node]
		n.chars += b.chars
		n.links += b.links
		n.blocks++
		if b.lead {
			n.leads++
		}
		if good(b) {
			n.prose += b.chars
		}
	}
	for i := len(p.nodes) - 1; i > 0; i-- {
		n := &p.nodes[i]
		up := &p.nodes[n.parent]
		up.chars += n.chars
		up.links += n.links
		up.blocks += n.blocks
		up.leads += n.leads
		up.prose += n.prose
	}
}

// A part that holds more than this share of the running text of what is looked
// at is not left out for its name: pages name their main column "teaser".
const maxOut = 0.4

// minBeside is the running text in code points that a page must have beside
// its comments for them to be taken as such, however long they are.
const minBeside = 300

// exclude marks the parts of subtree root that are to be left out, with their
// reasons. Parts inside one that is left out inherit the reason.
func (p *page) exclude(root int) {
	whole := float64(max(p.nodes[root].prose, 1))
	p.nodes[root].out = ""
	for i := root + 1; i < p.nodes[root].end; i++ {
		n := &p.nodes[i]
		if n.out = p.nodes[n.parent].out; n.out != "" {
			if n.tag == atom.Blockquote && holdsPosts(n.out) {
				n.out = ""
			}
			continue
		}
		reason := ownReason(n)
		if float64(n.prose) > maxOut*whole && !(reason == draft.Comments && p.nodes[root].prose-n.prose >= minBeside) {
			continue
		}
		n.out = reason
	}
}

// Decay is what a block's weight loses with each element between it and a
// candidate; the body is the closest element that holds all of it.
const (
	decay     = 0.6
	maxLevels = 7
)

// findRoot gives the element that holds the article's body, 0 (the document)
// if there is none.
func (p *page) findRoot(ld *bodyEvidence) int {
	for i := range p.blocks {
		b := &p.blocks[i]
		if !good(b) || p.nodes[b.node].out != "" {
			continue
		}
		w := float64(min(b.chars, 1200)) * (1 - b.linkShare())
		if ld.has(b.text) {
			w *= 2
		}
		if b.tag == atom.P {
			w *= 1.2
		}
		at := b.node
		if b.tag != atom.Div && b.tag != atom.Td && b.tag != atom.Section && b.tag != atom.Article {
			at = p.nodes[at].parent
		}
		for level := 0; at >= 0 && level < maxLevels; level++ {
			p.nodes[at].score += w
			w *= decay
			at = p.nodes[at].parent
		}
	}
	best, top := 0, 0.0
	for i := range p.nodes {
		if s := p.weigh(i); s > top {
			best, top = i, s
		}
	}
	return p.widen(best)
}

// weigh is a node's score with what its tag and names say.
func (p *page) weigh(i int) float64 {
	n := &p.nodes[i]
	s := n.score
	if s == 0 || n.out != "" {
		return 0
	}
	switch {
	case n.body:
		s *= 1.6
	case n.mark.kind == "body":
		s *= 1.4
	case n.tag == atom.Article || n.tag == atom.Main:
		s *= 1.15
	}
	if n.mark.reason != "" {
		s *= 0.6
	}
	if n.chars > 0 {
		s *= 1 - 0.5*float64(n.links)/float64(n.chars)
	}
	return s
}

// widen goes up from the best element and takes the highest parent that adds
// running text of the same make: bodies are often cut into several parts.
// What it adds must be a tenth of the text at least, at most three times it, and
// not mostly links.
func (p *page) widen(at int) int {
	best, mine := at, p.kept(at)
	near := true // no parent has been passed over yet
	for range maxLevels {
		up := p.nodes[at].parent
		if up <= 0 || p.nodes[up].tag == atom.Body || p.nodes[up].tag == atom.Html || p.nodes[best].tag == atom.Article || p.nodes[best].body {
			return best
		}
		n, b := &p.nodes[up], &p.nodes[best]
		more, links := p.kept(up)-mine, n.links-b.links
		switch {
		case more > mine*3:
			return best
		case near && more >= 140 && more >= mine/10 && links*2 < n.chars-b.chars,
			near && n.prose == b.prose && links <= 200,
			!near && more >= 140 && more >= mine/10 && p.sameMake(best, up)*10 >= more*9:
			best, mine = up, mine+more
		default:
			near = false
		}
		at = up
	}
	return best
}

// sameMake is the running text that subtree up adds to subtree best in elements
// of the tag and class that most of best's running text stands in; 0 if that
// has no class.
func (p *page) sameMake(best, up int) int {
	weight := map[string]int{}
	common, most := "", 0
	for i := range p.blocks {
		b := &p.blocks[i]
		n := &p.nodes[b.node]
		if b.node < best || b.node >= p.nodes[best].end || n.names == "" || n.out != "" || !good(b) {
			continue
		}
		key := b.tag.String() + n.names
		if weight[key] += b.chars; weight[key] > most {
			common, most = key, weight[key]
		}
	}
	more := 0
	for i := range p.blocks {
		b := &p.blocks[i]
		inside := b.node >= best && b.node < p.nodes[best].end
		if n := &p.nodes[b.node]; !inside && b.node >= up && b.node < p.nodes[up].end && n.out == "" && good(b) && b.tag.String()+n.names == common {
			more += b.chars
		}
	}
	return more
}

// kept is the running text of a subtree without the parts left out.
func (p *page) kept(at int) int {
	n := p.nodes[at].prose
	for i := at + 1; i < p.nodes[at].end; i++ {
		if p.nodes[i].out != "" && p.nodes[p.nodes[i].parent].out == "" {
			n -= p.nodes[i].prose
		}
	}
	return n
}
