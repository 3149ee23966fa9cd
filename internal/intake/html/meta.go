package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"synopse/internal/intake/draft"
)

// metas are the page's statements about itself outside of its text.
type metas struct {
	title     string
	canonical string
	lang      string
	values    map[string][]string // meta name or property, lower case → contents
}

func (m *metas) first(names ...string) string {
	for _, n := range names {
		for _, v := range m.values[n] {
			if v != "" {
				return v
			}
		}
	}
	return ""
}

func (f *flattener) head(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if c.DataAtom == atom.Script {
			f.element(c, 0)
			continue
		}
		f.headElement(c)
	}
}

func (f *flattener) headElement(n *html.Node) {
	m := &f.metas
	switch n.DataAtom {
	case atom.Title:
		if m.title == "" {
			m.title = textOf(n)
		}
	case atom.Link:
		if m.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
			m.canonical = attr(n, "href")
		}
	case atom.Meta:
		content := draft.Clean(attr(n, "content"))
		if content == "" {
			return
		}
		if m.values == nil {
			m.values = map[string][]string{}
		}
		for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
			if k := strings.ToLower(strings.TrimSpace(attr(n, key))); k != "" {
				m.values[k] = append(m.values[k], content)
			}
		}
	}
}
