package render

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// style is how a run of terminal text looks. Without colour all look alike, so
// no style may be the only bearer of a meaning.
type style string

// The styles, as SGR parameters.
const (
	normal  style = ""
	bold    style = "1"
	dim     style = "2"
	italic  style = "3"
	green   style = "32"
	red     style = "31"
	yellow  style = "33"
	cyan    style = "36"
	strong  style = "1;4"
	heading style = "1;36"
)

// run is text in one style; line is what stands on one row of a terminal or of
// a cell.
type run struct {
	text  string
	style style
}
type line []run

func (l line) width() int {
	w := 0
	for _, r := range l {
		w += displaywidth.String(r.text)
	}
	return w
}

// write adds the line to b, with SGR sequences if color is set.
func (l line) write(b *strings.Builder, color bool) {
	for _, r := range l {
		text := strings.ReplaceAll(r.text, nbsp, " ")
		if !color || r.style == normal {
			b.WriteString(text)
			continue
		}
		b.WriteString("\x1b[" + string(r.style) + "m" + text + "\x1b[0m")
	}
}

// wrap breaks runs into lines of at most width columns, at spaces; a longer
// word is broken inside. No-break spaces hold words together, a line feed
// begins a new line.
func wrap(runs []run, width int) []line {
	width = max(width, 1)
	w := wrapper{width: width}
	for _, r := range runs {
		rest := r.text
		for rest != "" {
			n := strings.IndexAny(rest, " \n")
			if n == 0 {
				if rest[0] == '\n' {
					w.flush()
					w.next()
				} else {
					w.space(r.style)
				}
				rest = rest[1:]
				continue
			}
			word := rest
			if n > 0 {
				word = rest[:n]
			}
			rest = rest[len(word):]
			w.word(word, r.style)
		}
	}
	return w.finish()
}

// wrapper collects lines. A word may consist of several runs ("„Auf" and a
// mark); they stay together as long as no space stands between them.
type wrapper struct {
	width   int
	lines   []line
	current line
	used    int
	pending line // the word so far
	pendW   int
	gap     bool
	gapLook style
}

func (w *wrapper) space(s style) {
	w.flush()
	w.gap, w.gapLook = w.used > 0, s
}

func (w *wrapper) word(text string, s style) {
	w.pending = append(w.pending, run{text, s})
	w.pendW += displaywidth.String(text)
}

func (w *wrapper) flush() {
	if len(w.pending) == 0 {
		return
	}
	room := w.width - w.used
	if w.gap {
		room--
	}
	if w.pendW > room && w.used > 0 {
		w.next()
	}
	if w.gap && w.used > 0 {
		w.add(" ", w.gapLook)
		w.used++
	}
	w.gap = false
	for _, r := range w.pending {
		w.place(r)
	}
	w.pending, w.pendW = nil, 0
}

// place puts a run on the line, broken inside where it doesn't fit.
func (w *wrapper) place(r run) {
	n := displaywidth.String(r.text)
	if w.used+n <= w.width {
		w.add(r.text, r.style)
		w.used += n
		return
	}
	if i := lastHyphen(r.text, w.width-w.used); i > 0 {
		w.add(r.text[:i], r.style)
		w.next()
		w.place(run{r.text[i:], r.style})
		return
	}
	g := displaywidth.StringGraphemes(r.text)
	for g.Next() {
		if w.used > 0 && w.used+g.Width() > w.width {
			w.next()
		}
		w.add(g.Value(), r.style)
		w.used += g.Width()
	}
}

// lastHyphen gives the byte after the last hyphen or dash within room columns;
// 0 if there is none.
func lastHyphen(s string, room int) int {
	used, last := 0, 0
	for i, r := range s {
		used += displaywidth.Rune(r)
		if used > room {
			break
		}
		if r == '-' || r == '–' || r == '/' {
			last = i + utf8.RuneLen(r)
		}
	}
	return last
}

func (w *wrapper) add(text string, s style) {
	if n := len(w.current); n > 0 && w.current[n-1].style == s {
		w.current[n-1].text += text
		return
	}
	w.current = append(w.current, run{text, s})
}

func (w *wrapper) next() {
	w.lines = append(w.lines, w.current)
	w.current, w.used, w.gap = nil, 0, false
}

func (w *wrapper) finish() []line {
	w.flush()
	if len(w.current) > 0 || len(w.lines) == 0 {
		w.lines = append(w.lines, w.current)
	}
	return w.lines
}
