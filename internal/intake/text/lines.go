package text

import (
	"strings"
	"unicode/utf8"

	"synopse/internal/intake/draft"
)

// piece is one line of the source, or several that were one paragraph wrapped
// at a width. Pieces without a blank line between them share a group.
type piece struct {
	text  string
	group int
}

// paragraphs splits s at line breaks and joins wrapped lines again.
func paragraphs(s string) []piece {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\u2029", "\n\n", "\u2028", "\n", "\u0085", "\n").Replace(s)
	var out []piece
	var group []string
	width, n := wrapWidth(s), 0
	flush := func() {
		if len(group) == 0 {
			return
		}
		for _, t := range unwrap(group, width) {
			out = append(out, piece{t, n})
		}
		group = group[:0]
		n++
	}
	for line := range strings.SplitSeq(s, "\n") {
		clean := draft.Clean(line)
		if clean == "" {
			flush()
			continue
		}
		group = append(group, clean)
	}
	flush()
	return out
}

// Lines that were wrapped are at most so long and at least so long, in code
// points; the first word of the next line would not have fitted.
const (
	maxWrap = 100
	minWrap = 40
)

// wrapWidth gives the width in code points at which the lines of s were
// wrapped, 0 if they were not: then lines are paragraphs. In a wrapped text no
// line is longer than the width and a good part of them comes close to it.
func wrapWidth(s string) int {
	width, lines := 0, 0
	for line := range strings.SplitSeq(s, "\n") {
		if n := utf8.RuneCountInString(strings.TrimSpace(line)); n > 0 {
			width, lines = max(width, n), lines+1
		}
		if width > maxWrap {
			return 0
		}
	}
	if width < minWrap || lines < 4 {
		return 0
	}
	near := 0
	for line := range strings.SplitSeq(s, "\n") {
		if utf8.RuneCountInString(strings.TrimSpace(line)) > width*4/5 {
			near++
		}
	}
	if near*3 < lines {
		return 0
	}
	return width
}

// unwrap joins the lines of a group where they were wrapped at width.
func unwrap(lines []string, width int) []string {
	if len(lines) < 2 || width == 0 {
		return lines
	}
	var out []string
	current := []string{lines[0]}
	last := lines[0]
	for _, l := range lines[1:] {
		first, _, _ := strings.Cut(l, " ")
		full := utf8.RuneCountInString(last)+1+utf8.RuneCountInString(first) > width-4
		switch {
		case !full || listItem(l):
			out = append(out, strings.Join(current, " "))
			current = append(current[:0], l)
		case strings.HasSuffix(last, "-") && startsLower(l):
			end := len(current) - 1
			current[end] = strings.TrimSuffix(current[end], "-") + l
		default:
			current = append(current, l)
		}
		last = l
	}
	return append(out, strings.Join(current, " "))
}
