package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse makes the tree of a page. html.Parse gives up on pages with more than
// 512 open elements and is slow on some broken ones; those get a plainer tree.
func parse(s string) *html.Node {
	if !deep(s) {
		if doc, err := html.Parse(strings.NewReader(s)); err == nil {
			return doc
		}
	}
	return plainTree(s)
}

// maxDepth is how deep elements may be nested; deeper ones are taken as
// siblings, so that no recursion gets deep.
const maxDepth = 400

// deep is a cheap look for pages that html.Parse is known to choke on: very
// many more opening than closing tags.
func deep(s string) bool {
	open := strings.Count(s, "<")
	return open > 2000 && open-2*strings.Count(s, "</") > open*3/4
}

// plainTree builds a tree from tokens alone: elements open and close as
// written, paragraphs, headings and list items close each other, nothing is moved.
func plainTree(s string) *html.Node {
	doc := &html.Node{Type: html.DocumentNode}
	stack := []*html.Node{doc}
	z := html.NewTokenizer(strings.NewReader(s))
	z.SetMaxBuf(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return doc
		case html.TextToken:
			stack[len(stack)-1].AppendChild(&html.Node{Type: html.TextNode, Data: string(z.Text())})
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			stack = closeImplied(stack, t.DataAtom)
			n := &html.Node{Type: html.ElementNode, Data: t.Data, DataAtom: t.DataAtom, Attr: t.Attr}
			stack[len(stack)-1].AppendChild(n)
			if t.Type == html.StartTagToken && !void[t.DataAtom] && len(stack) < maxDepth {
				stack = append(stack, n)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			stack = closeTo(stack, string(name))
		}
	}
}

var void = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true,
	atom.Input: true, atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}

func closeImplied(stack []*html.Node, a atom.Atom) []*html.Node {
	top := stack[len(stack)-1]
	if top.DataAtom == atom.P && blockTag(a) || isHeadingTag(top.DataAtom) && (isHeadingTag(a) || a == atom.P) || top.DataAtom == atom.Li && a == atom.Li || top.DataAtom == atom.A && a == atom.A {
		return stack[:len(stack)-1]
	}
	return stack
}

// maxClose is how far up an end tag looks for its element: bounded, so that
// stray end tags in a deep page cost nothing.
const maxClose = 64

func closeTo(stack []*html.Node, name string) []*html.Node {
	for i := len(stack) - 1; i > 0 && i > len(stack)-1-maxClose; i-- {
		if stack[i].Data == name {
			return stack[:i]
		}
	}
	return stack
}

// blockTag says whether an element breaks the text around it.
func blockTag(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Figure, atom.Figcaption, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption,
		atom.Form, atom.Fieldset, atom.Hr, atom.Body, atom.Html, atom.Address, atom.Details, atom.Summary, atom.Dialog, atom.Center, atom.Hgroup, atom.Menu, atom.Picture, atom.Video, atom.Audio, atom.Iframe, atom.Object:
		return true
	}
	return false
}
