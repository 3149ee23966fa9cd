package render

import (
	"strings"

	"synopse/internal/words"
	"synopse/statement"
	"synopse/synopsis"
)

// markdownSides is how many sides get a column of their own.
const markdownSides = 3

// Markdown gives the synopsis as GitHub-flavoured Markdown: headings, one table
// of issues, lists. Nothing of the reports' texts is taken for markup.
func Markdown(s synopsis.Synopsis, o Options) []byte {
	v := newView(&s, o.Lang)
	m := &markdown{view: v}
	m.head()
	m.news()
	m.issues()
	m.points()
	m.clashes()
	m.framings()
	m.wordings()
	m.copies()
	m.sources()
	return []byte(m.b.String())
}

type markdown struct {
	*view
	b strings.Builder
}

func (m *markdown) text(parts ...string) {
	for _, p := range parts {
		m.b.WriteString(p)
	}
}

func (m *markdown) heading(key string, with ...any) {
	m.text("\n## ", m.words.Say(key, with...), "\n\n")
}

func (m *markdown) head() {
	title := m.title
	if title == "" {
		title = m.words.Say("untitled")
	}
	m.text("# ", escapeMarkdown(title), "\n\n", escapeMarkdown(strings.Join(m.facts(), " · ")), "\n\n")
	for _, r := range m.reports {
		m.text("- **", escapeMarkdown(r.label), "** ")
		if r.outlet != r.label {
			m.text(escapeMarkdown(r.outlet), ": ")
		}
		m.text(markdownLink(r.title, r.link))
		if r.Published != "" {
			m.text(" · ", escapeMarkdown(m.words.Moment(r.Published)))
		}
		if r.credits != "" {
			m.text(" · ", escapeMarkdown(m.words.Say("credits", r.credits)))
		}
		if r.partial != "" {
			m.text(" · **", escapeMarkdown(r.partial), "**")
		}
		m.text("\n")
	}
	if len(m.reports) == 1 {
		m.text("\n*", m.words.Say("one-report"), "*\n")
	}
	if len(m.events) > 0 {
		m.text("\n**", m.words.Say("events", len(m.events)), "**\n\n")
		for _, e := range m.events {
			m.text("- **", escapeMarkdown(m.labels(e.reports)), "** ", escapeMarkdown(e.title))
			if e.unsure {
				m.text(" – *", m.words.Say("unsure-event"), "*")
			}
			m.text("\n")
		}
	}
}

func (m *markdown) issues() {
	m.heading("issues")
	if len(m.rows) == 0 {
		m.text(m.words.Say("no-issues"), "\n")
		return
	}
	main, rest := m.columns(markdownSides)
	m.text("| ", m.words.Say("issue"), " |")
	for _, s := range main {
		m.text(" ", escapeMarkdown(s.name), " |")
	}
	if len(rest) > 0 {
		m.text(" ", m.words.Say("others"), " |")
	}
	m.text(" ", m.words.Say("relation"), " |\n|", strings.Repeat("---|", len(main)+2+min(len(rest), 1)), "\n")
	for i := range m.rows {
		r := &m.rows[i]
		m.text("| **", escapeMarkdown(r.label), "** |")
		for _, s := range main {
			m.text(" ", m.cell(m.quotesOf(r, s)), " |")
		}
		if len(rest) > 0 {
			m.text(" ", m.cell(r.othersOf(rest)), " |")
		}
		sign, word := m.relation(r.relation)
		m.text(" ", escapeMarkdown(sign), " ", word, " |\n")
	}
}

func (m *markdown) cell(quotes []quote) string {
	if len(quotes) == 0 {
		return "– " + m.words.Say("empty")
	}
	out := make([]string, len(quotes))
	for i, q := range quotes {
		out[i] = m.quote(q, true)
	}
	return strings.Join(out, "<br>")
}

// markdownLimit is the longest quotation in a table, in runes.
const markdownLimit = 240

func (m *markdown) quote(q quote, speaker bool) string {
	var b strings.Builder
	if speaker && q.speaker != "" {
		b.WriteString(escapeMarkdown(q.speaker) + ": ")
	}
	text := escapeMarkdown(words.Shorten(q.text, markdownLimit, runeCount))
	if q.kind == statement.Direct {
		open, shut := marks(m.words.Lang)
		b.WriteString(open + text + shut)
	} else {
		b.WriteString(text + " *(" + m.words.Word("kind", string(q.kind)) + ")*")
	}
	return b.String() + " " + markdownRefs(q.refs)
}

func (m *markdown) points() {
	if len(m.common) > 0 {
		m.heading("all")
		for _, c := range m.common {
			m.text("- ", escapeMarkdown(c.shown.text))
			for _, p := range c.passages {
				m.text(" ", markdownRefs([]ref{p.ref}))
			}
			m.text("\n")
		}
	}
	if len(m.only) == 0 {
		return
	}
	m.heading("only")
	for _, o := range m.only {
		m.text("**", escapeMarkdown(m.reports[o.report].outlet), "**\n\n")
		for _, p := range o.passages {
			m.text("- ", escapeMarkdown(p.text), " ", markdownRefs([]ref{p.ref}), "\n")
		}
		m.text("\n")
	}
}

func (m *markdown) clashes() {
	if len(m.reports) < 2 {
		return
	}
	m.heading("clashes")
	if len(m.view.clashes) == 0 {
		m.text(m.words.Say("no-clashes"), "\n")
	}
	m.contrasts(m.view.clashes, "≠")
}

func (m *markdown) news() {
	n := m.view.news
	if n.since == "" {
		return
	}
	m.heading("news", n.since)
	if len(n.added)+len(n.changed)+len(n.takenBack) == 0 {
		m.text(m.words.Say("no-news"), "\n")
	}
	for _, x := range n.added {
		m.text("- ", escapeMarkdown(x.text), " ", markdownRefs([]ref{x.ref}), "\n")
	}
	for i, list := range [][]clash{n.changed, n.takenBack} {
		if len(list) > 0 {
			m.text("\n*", m.words.Say([]string{"news-changed", "news-taken-back"}[i]), "*\n\n")
			m.contrasts(list, "≠")
		}
	}
}

func (m *markdown) framings() {
	if len(m.view.framings) > 0 {
		m.heading("framings")
		m.contrasts(m.view.framings, "/")
	}
}

func (m *markdown) contrasts(list []clash, sign string) {
	for _, c := range list {
		m.text("- ", escapeMarkdown(c.kind), ": **", escapeMarkdown(c.a.value), "** ", sign, " **", escapeMarkdown(c.b.value), "**\n")
		for _, h := range []contrast{c.a, c.b} {
			m.text("  - ", escapeMarkdown(h.before), "**", escapeMarkdown(h.value), "**", escapeMarkdown(h.after), " ", markdownRefs([]ref{h.passage.ref}), "\n")
		}
	}
}

func (m *markdown) wordings() {
	if len(m.view.wordings) == 0 {
		return
	}
	m.heading("wordings")
	for i, w := range m.view.wordings {
		if i == 0 || m.view.wordings[i-1].speaker != w.speaker {
			m.text("**", escapeMarkdown(w.speaker), "**\n\n")
		}
		for _, q := range w.versions {
			m.text("- ", m.quote(q, false), "\n")
		}
		m.text("\n")
	}
}

func (m *markdown) copies() {
	lines := m.copyLines()
	if len(lines) == 0 {
		return
	}
	m.heading("copies")
	for _, l := range lines {
		m.text("- ", escapeMarkdown(l), "\n")
	}
}

func (m *markdown) sources() {
	m.heading("sources")
	for _, r := range m.reports {
		for _, c := range r.cited {
			m.text("- ", markdownRefs([]ref{c.ref}), " ", escapeMarkdown(c.text), "\n")
		}
	}
}

// markdownRefs gives the references, linked to the outlet's page where it is
// known.
func markdownRefs(refs []ref) string {
	out := make([]string, len(refs))
	for i, r := range refs {
		out[i] = markdownLink("["+r.text+"]", r.link)
	}
	return strings.Join(out, " ")
}

func markdownLink(text, address string) string {
	if address == "" {
		return escapeMarkdown(text)
	}
	safe := strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "<", "%3C", ">", "%3E", "|", "%7C", `\`, "%5C").Replace(address)
	return "[" + escapeMarkdown(text) + "](" + safe + ")"
}

// escapeMarkdown keeps the text's characters from being taken for markup.
func escapeMarkdown(s string) string {
	return markdownEscaper.Replace(spaced(s))
}

var markdownEscaper = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "#", `\#`, "|", `\|`, "~", `\~`, "!", `\!`, "$", `\$`)

func runeCount(s string) int { return len([]rune(s)) }
