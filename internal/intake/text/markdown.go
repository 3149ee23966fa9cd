package text

import (
	"regexp"
	"strings"

	"synopse/internal/intake/credit"
	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
	"synopse/report"
)

// Markdown reads a report written in Markdown: front matter between "---"
// lines (title, date, author, outlet, url, kicker, lede, agency), "#" headline,
// "##" subheads, ">" quotes, lists, and paragraphs.
func Markdown(s string) *draft.Draft {
	m := &mdReader{draft: &draft.Draft{}}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = m.frontMatter(s)
	for line := range strings.SplitSeq(s, "\n") {
		m.line(line)
	}
	m.flush()
	m.addTitleBlock()
	return m.draft
}

type mdReader struct {
	draft  *draft.Draft
	kind   report.Kind // of the paragraph being gathered
	lines  []string
	fenced bool
	title  string // from the front matter
	seen   bool   // a headline block exists
}

var frontMatter = regexp.MustCompile(`\A\s*---[ \t]*\n((?s:.*?))\n---[ \t]*(?:\n|\z)`)

// frontMatter reads the "key: value" lines at the top and gives what follows.
func (m *mdReader) frontMatter(s string) string {
	loc := frontMatter.FindStringSubmatchIndex(s)
	if loc == nil {
		return s
	}
	last := ""
	for line := range strings.SplitSeq(s[loc[2]:loc[3]], "\n") {
		if item, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok {
			m.meta(last, unquote(item))
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			m.draft.Drop(line, draft.Header)
			continue
		}
		last = strings.ToLower(strings.TrimSpace(key))
		m.meta(last, unquote(value))
	}
	return s[loc[1]:]
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

func (m *mdReader) meta(key, value string) {
	if value == "" {
		return
	}
	if strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") {
		for item := range strings.SplitSeq(value[1:len(value)-1], ",") {
			m.meta(key, unquote(item))
		}
		return
	}
	d := m.draft
	switch key {
	case "title", "titel", "headline":
		m.title = value
	case "date", "datum", "published":
		day, _ := date.Parse(value)
		d.Published = draft.At(day, draft.Meta)
	case "modified", "updated", "lastmod", "aktualisiert":
		day, _ := date.Parse(value)
		d.Modified = draft.At(day, draft.Meta)
	case "keywords", "tags", "schlagworte", "schlagwörter":
		for k := range strings.SplitSeq(value, ",") {
			d.AddKeywords(k)
		}
	case "author", "authors", "autor", "autoren", "autorin", "by":
		authors, agencies := credit.People(value)
		d.AddAuthors(authors...)
		d.AddAgencies(agencies...)
	case "outlet", "source", "quelle", "publisher", "medium":
		d.Outlet = value
	case "agency", "agencies", "agentur", "agenturen":
		if a := credit.Canonical(value); a != "" {
			d.AddAgencies(a)
		}
	case "url", "link", "canonical":
		d.URL = value
	case "lang", "language", "sprache":
		d.Language = strings.ToLower(value[:min(2, len(value))])
	case "kicker", "dachzeile":
		d.Add(report.Kicker, value)
	case "lede", "teaser", "description", "standfirst":
		d.Add(report.Lede, value)
	default:
		d.Drop(key+": "+value, draft.Header)
	}
}

var (
	mdHeading  = regexp.MustCompile(`^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$`)
	mdList     = regexp.MustCompile(`^\s{0,6}(?:[-*+]|\d{1,3}[.)])\s+(.*)$`)
	mdQuote    = regexp.MustCompile(`^\s{0,3}>\s?(.*)$`)
	mdRule     = regexp.MustCompile(`^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$`)
	mdFence    = regexp.MustCompile("^\\s{0,3}(?:```|~~~)")
	mdSetext   = regexp.MustCompile(`^\s{0,3}(=+|-+)\s*$`)
	mdImage    = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	mdLink     = regexp.MustCompile(`\[([^\]]+)\]\([^)\s]*(?:\s+"[^"]*")?\)`)
	mdStrong   = regexp.MustCompile(`(\*\*|__)(\S(?:.*?\S)?)(\*\*|__)`)
	mdEmphasis = regexp.MustCompile(`(^|[\s("“„»])[*_](\S(?:[^*_]*?\S)?)[*_]($|[\s.,;:!?)"”“»«])`)
)

func (m *mdReader) line(s string) {
	if mdFence.MatchString(s) {
		m.flush()
		m.fenced = !m.fenced
		return
	}
	if m.fenced {
		m.draft.Drop(s, draft.Embed)
		return
	}
	if h := mdHeading.FindStringSubmatch(s); h != nil {
		m.flush()
		m.heading(len(h[1]), h[2])
		return
	}
	if u := mdSetext.FindStringSubmatch(s); u != nil && len(m.lines) == 1 && m.kind == report.Body {
		title := m.lines[0]
		m.lines = nil
		m.heading(1+strings.Count(u[1][:1], "-"), title)
		return
	}
	switch {
	case mdRule.MatchString(s), strings.TrimSpace(s) == "":
		m.flush()
	case mdQuote.MatchString(s):
		m.gather(report.Quote, mdQuote.FindStringSubmatch(s)[1])
	case mdList.MatchString(s):
		m.flush()
		m.gather(report.List, mdList.FindStringSubmatch(s)[1])
	default:
		if m.kind != report.List && m.kind != report.Quote || len(m.lines) == 0 {
			m.gather(report.Body, s)
		} else {
			m.lines = append(m.lines, s)
		}
	}
}

func (m *mdReader) heading(level int, s string) {
	s = plainText(s)
	if level == 1 && !m.seen {
		m.seen = true
		m.draft.Add(report.Headline, s)
		m.draft.Title = draft.Clean(s)
		return
	}
	m.draft.Add(report.Subhead, s)
}

func (m *mdReader) gather(kind report.Kind, s string) {
	if kind != m.kind {
		m.flush()
	}
	m.kind = kind
	if strings.TrimSpace(s) == "" { // an empty line inside a quotation
		m.flush()
		return
	}
	m.lines = append(m.lines, s)
}

// flush makes a block of the gathered lines; single lines are judged as in
// plain text.
func (m *mdReader) flush() {
	if len(m.lines) == 0 {
		return
	}
	whole := strings.Join(m.lines, "\n")
	m.lines = m.lines[:0]
	for _, img := range mdImage.FindAllStringSubmatch(whole, -1) {
		m.draft.Add(report.Caption, img[1])
	}
	text := draft.Clean(plainText(mdImage.ReplaceAllString(whole, " ")))
	if text == "" {
		return
	}
	if m.kind != report.Body {
		m.draft.Add(m.kind, text)
		return
	}
	m.paragraph(classifyOne(piece{text: text}))
}

func (m *mdReader) paragraph(l line) {
	kind := report.Body
	switch {
	case l.reason != "":
		m.draft.Drop(l.text, l.reason)
		return
	case l.sort == dated:
		kind = report.Dateline
		if m.draft.Published.Date == "" {
			day, _ := date.Line(l.text)
			m.draft.Published = draft.At(day, draft.Visible)
		}
	case l.sort == byline:
		kind = report.Byline
	case l.sort == creditLine:
		kind = report.Credit
	case l.tail != "":
		kind = report.Caption
	}
	m.draft.Add(kind, l.text)
	if l.tail != "" {
		m.draft.Drop(l.tail, draft.PhotoCredit)
	}
}

// addTitleBlock puts the front matter's title first where the text itself has
// no headline: it is the report's headline all the same.
func (m *mdReader) addTitleBlock() {
	if m.title == "" {
		return
	}
	d := m.draft
	if m.seen {
		return
	}
	d.Title = draft.Clean(m.title)
	at := 0
	if len(d.Blocks) > 0 && d.Blocks[0].Kind == report.Kicker {
		at = 1
	}
	d.Blocks = append(d.Blocks[:at:at], append([]draft.Block{{Kind: report.Headline, Text: d.Title}}, d.Blocks[at:]...)...)
}

// plainText takes the marks of Markdown off a paragraph.
func plainText(s string) string {
	s = mdLink.ReplaceAllString(s, "$1")
	s = mdStrong.ReplaceAllString(s, "$2")
	s = mdEmphasis.ReplaceAllString(s, "$1$2$3")
	return strings.ReplaceAll(strings.ReplaceAll(s, `\*`, "*"), `\_`, "_")
}
