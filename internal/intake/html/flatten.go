package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"synopse/internal/intake/draft"
)

// block is one stretch of text without a break, in document order.
type block struct {
	text  string
	chars int // code points
	links int // code points inside links
	bold  int // code points inside bold type
	node  int // the element that holds it, as index into page.nodes
	tag   atom.Atom
	lead  bool // begins with a link
}

func (b *block) linkShare() float64 {
	if b.chars == 0 {
		return 0
	}
	return float64(b.links) / float64(b.chars)
}

// node is one block element. Nodes are numbered in document order, parents
// before children, so that a subtree is a range.
type node struct {
	parent int
	end    int // one past the last node of its subtree
	tag    atom.Atom
	mark   mark
	prose  int // code points of running text in the subtree
	links  int // code points of links in the subtree
	chars  int // code points of all text in the subtree
	score  float64
	blocks int          // blocks in the subtree
	leads  int          // blocks in the subtree that begin with a link
	out    draft.Reason // why the part is left out; "" if it isn't
	names  string       // class, id and the like
	body   bool         // marked as the article's body in the page's own terms
}

// page is a flattened page.
type page struct {
	nodes  []node
	blocks []block
	times  []timeElement
	ld     []string // contents of JSON-LD scripts
	metas  metas
	marks  map[string]mark

	password, player bool // a field for a password, a video player
}

type timeElement struct {
	datetime string
	text     string
	block    int // the block it stands in or before
}

// flattener walks the tree once.
type flattener struct {
	*page
	text        strings.Builder
	links, bold int
	inLink      int
	lead        bool
	inBold      int
	breaks      int // line breaks in a row
	tag         atom.Atom
	at          int // current node
}

// limits on what is read of one page: beyond them it is no article.
const (
	maxNodes  = 400_000
	maxBlocks = 200_000
)

func flatten(doc *html.Node) *page {
	f := &flattener{page: &page{marks: map[string]mark{}}}
	f.nodes = append(f.nodes, node{parent: -1})
	f.walk(doc, 0)
	f.flush()
	f.nodes[0].end = len(f.nodes)
	return f.page
}

func (f *flattener) walk(n *html.Node, depth int) {
	if depth > maxDepth+200 || len(f.nodes) > maxNodes || len(f.blocks) > maxBlocks {
		return
	}
	for c := n.FirstChild; c != nil; {
		switch c.Type {
		case html.TextNode:
			f.addText(c.Data)
		case html.ElementNode:
			f.element(c, depth+1)
		}
		next := c.NextSibling
		n.RemoveChild(c) // what was read is let go of: a page is large as a tree
		c = next
	}
}

func (f *flattener) element(n *html.Node, depth int) {
	switch n.DataAtom {
	case atom.Script:
		if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
			f.ld = append(f.ld, n.FirstChild.Data)
		}
		return
	case atom.Input:
		f.password = f.password || strings.EqualFold(attr(n, "type"), "password")
		return
	case atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Select, atom.Textarea,
		atom.Object, atom.Canvas, atom.Datalist:
		return
	case atom.Html:
		f.metas.lang = attr(n, "lang")
	case atom.Head:
		f.head(n)
		return
	case atom.Meta, atom.Link, atom.Title:
		f.headElement(n)
		return
	case atom.Br:
		f.lineBreak()
		return
	case atom.Video:
		f.player = true
	case atom.Time:
		f.times = append(f.times, timeElement{attr(n, "datetime"), textOf(n), len(f.blocks)})
	}
	if isHidden(n) {
		return
	}
	switch {
	case (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && dataCell(n):
		f.text.WriteByte(' ')
		f.inline(n, depth)
		f.text.WriteByte(' ')
	case blockTag(n.DataAtom):
		f.blockElement(n, depth)
	case n.DataAtom == atom.A && attr(n, "href") != "":
		f.inLink++
		f.inline(n, depth)
		f.inLink--
	case n.DataAtom == atom.B || n.DataAtom == atom.Strong:
		f.inBold++
		f.inline(n, depth)
		f.inBold--
	case n.DataAtom == atom.Button || n.DataAtom == atom.Label:
		f.flush()
		f.blockElement(n, depth)
	default:
		f.inline(n, depth)
	}
}

// maxCell is the length in bytes up to which a table cell is data and not
// layout.
const maxCell = 200

// dataCell says whether a table cell holds a value: a short text without
// blocks. Such cells make one line with the others of their row.
func dataCell(n *html.Node) bool {
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (blockTag(c.DataAtom) || c.DataAtom == atom.Br) {
			return false
		}
		if c.Type == html.TextNode {
			size += len(c.Data)
		} else if c.FirstChild != nil && c.FirstChild.Type == html.TextNode {
			size += len(c.FirstChild.Data)
		}
	}
	return size <= maxCell
}

// inline walks an inline element; one whose class says that it is a part of
// its own (a photo credit in a span) becomes a block.
func (f *flattener) inline(n *html.Node, depth int) {
	if m := f.markFor(n); m.kind != "" && m.kind != "body" || m.reason != "" && n.DataAtom == atom.Span {
		if n.DataAtom == atom.Span || m.kind == "photocredit" || m.kind == "kicker" {
			f.blockElement(n, depth)
			return
		}
	}
	f.walk(n, depth)
}

func (f *flattener) blockElement(n *html.Node, depth int) {
	f.flush()
	outer, outerTag := f.at, f.tag
	f.nodes = append(f.nodes, node{parent: outer, tag: n.DataAtom, mark: f.markFor(n), names: namesOf(n), body: isBodyMark(n)})
	f.at, f.tag = len(f.nodes)-1, n.DataAtom
	me := f.at
	f.walk(n, depth)
	f.flush()
	f.nodes[me].end = len(f.nodes)
	f.at, f.tag = outer, outerTag
}

func (f *flattener) addText(s string) {
	if s == "" {
		return
	}
	if f.breaks > 0 {
		if strings.TrimSpace(s) == "" {
			return
		}
		if f.breaks > 1 {
			f.flush()
		} else {
			f.text.WriteByte('\n')
		}
		f.breaks = 0
	}
	if f.text.Len() == 0 {
		f.lead = f.inLink > 0
	}
	if f.text.Len() > 0 || strings.TrimSpace(s) != "" {
		f.text.WriteString(s)
	}
	if f.inLink > 0 {
		f.links += utf8.RuneCountInString(strings.TrimSpace(s))
	}
	if f.inBold > 0 {
		f.bold += utf8.RuneCountInString(strings.TrimSpace(s))
	}
}

func (f *flattener) lineBreak() { f.breaks++ }

// flush ends the current stretch of text.
func (f *flattener) flush() {
	f.breaks = 0
	if f.text.Len() == 0 {
		return
	}
	text := draft.Clean(f.text.String())
	f.text.Reset()
	links, bold := f.links, f.bold
	f.links, f.bold = 0, 0
	if text == "" {
		return
	}
	f.blocks = append(f.blocks, block{
		text: text, chars: utf8.RuneCountInString(text), links: links, bold: bold,
		node: f.at, tag: f.tag, lead: f.lead,
	})
}

func (f *flattener) markFor(n *html.Node) mark {
	names := namesOf(n)
	if names == "" {
		return mark{}
	}
	m, ok := f.marks[names]
	if !ok {
		m = markOf(names)
		f.marks[names] = m
	}
	return m
}

// maxNames is the length in bytes up to which an element's names are read.
const maxNames = 400

func namesOf(n *html.Node) string {
	var names string
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "data-component", "data-testid", "data-block":
			if names == "" {
				names = a.Val
			} else {
				names += " " + a.Val
			}
		}
	}
	return names[:min(len(names), maxNames)]
}

func isBodyMark(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "itemprop" && strings.Contains(strings.ToLower(a.Val), "articlebody") {
			return true
		}
	}
	return false
}

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "style":
			v := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(v, "display:none") || strings.Contains(v, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf gives the text of a small element.
func textOf(n *html.Node) string {
	var b strings.Builder
	seen := 0
	for c := range n.Descendants() {
		if seen++; seen > 50 || b.Len() > 500 {
			break
		}
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return draft.Clean(b.String())
}
