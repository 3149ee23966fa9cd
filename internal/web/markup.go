package web

import (
	"html/template"
	"strconv"
	"strings"
)

// markup writes the rows of long lists: a search has hundreds of values, and a
// template takes a microsecond for each. What it escapes, and how, is what
// html/template does in text and in quoted attributes.
type markup struct{ strings.Builder }

var escaped = strings.NewReplacer(`&`, "&amp;", `<`, "&lt;", `>`, "&gt;", `"`, "&#34;", `'`, "&#39;", `+`, "&#43;", "\x00", "\uFFFD")

// raw writes our own markup.
func (m *markup) raw(s ...string) {
	for _, s := range s {
		m.WriteString(s)
	}
}

// text writes foreign text, also within the quotation marks of an attribute.
func (m *markup) text(s string) {
	_, _ = escaped.WriteString(m, s) // a Builder never fails
}

// begin opens a link to a page of our own; anything else leads nowhere.
func (m *markup) begin(href string) {
	if !strings.HasPrefix(href, "/") || strings.HasPrefix(href, "//") {
		href = "#"
	}
	m.raw(`<a href="`)
	m.text(href)
	m.raw(`">`)
}

func (m *markup) html() template.HTML { return template.HTML(m.String()) }

const (
	dot     = `<span class="dot"> · </span>`
	rowSize = 512 // bytes, most rows
)

// Row is a hit as it stands in a list.
func (h hitRow) Row() template.HTML {
	var m markup
	m.Grow(rowSize + len(h.Href))
	m.raw("\n", `<li class="hit" data-row>`, "\n<blockquote")
	if h.Lang != "" {
		m.raw(` lang="`)
		m.text(h.Lang)
		m.raw(`"`)
	}
	m.raw("><p>")
	for _, p := range h.Pieces {
		if p.On {
			m.raw("<mark>")
		}
		m.text(p.Text)
		if p.On {
			m.raw("</mark>")
		}
	}
	m.raw("</p></blockquote>\n", `<p class="meta"><a class="to" href="`)
	m.text(h.Href)
	m.raw(`">`)
	m.text(h.Outlet + " " + h.Number)
	m.raw("</a>", dot)
	m.text(h.When)
	if len(h.Who) > 0 {
		m.raw(dot)
		m.links(h.Who)
	}
	for _, s := range [...]string{h.Kind, h.Act} {
		if s != "" {
			m.raw(dot)
			m.text(s)
		}
	}
	m.raw("</p>\n</li>\n")
	return m.html()
}

func (m *markup) links(list []link) {
	for i, l := range list {
		if i > 0 {
			m.raw(", ")
		}
		if l.Href == "" {
			m.text(l.Text)
			continue
		}
		m.begin(l.Href)
		m.text(l.Text)
		m.raw("</a>")
	}
}

// values writes the values of a facet: each a link that narrows the search down, or
// takes one back. Away says so where it can't be seen; the values that are not shown
// at once do without it.
func values(list []facetValue, away string) template.HTML {
	var m markup
	for _, v := range list {
		m.raw("<li")
		if v.Remove {
			m.raw(` class="on"`)
		}
		m.raw(">")
		m.begin(v.Href)
		if v.Remove && away != "" {
			m.raw(`<span aria-hidden="true">×</span><span class="unseen">`)
			m.text(away)
			m.raw("</span> ")
		}
		m.text(v.Text)
		m.raw(`</a> <span class="count">`, strconv.Itoa(v.Count), "</span></li>")
	}
	return m.html()
}
