package text

import (
	"strings"
	"unicode/utf8"

	"synopse/internal/intake/draft"
	"synopse/report"
)

// A whole page as text is menus, then the report, then teasers and legal
// lines. The report is where running text is dense: the stretch of lines with
// the largest sum of these weights (paragraphs count by their length).
const (
	maxWeight    = 400 // of one paragraph, in code points
	shortWeight  = -45 // of a heading or another short line
	clutterLight = -20 // of a line that is known to be clutter
)

// minPageLines is how many short lines must stand before or after the dense
// stretch for a text to be a page, whose rest is left out.
const minPageLines = 8

// cutPage leaves out the running text and headings of a page that stand before
// or after the report.
func (p *reader) cutPage() {
	start, end := p.dense()
	if end == 0 {
		return
	}
	end = p.endAtMark(start, end)
	if p.shortLines(end, len(p.lines)) >= minPageLines {
		p.leaveOut(p.afterCredit(end), len(p.lines))
	}
	if p.shortLines(0, start) >= minPageLines {
		head := p.findHeadline(start)
		p.leaveOut(0, p.beforeHead(head))
		p.thin(head, start)
	}
}

// dense gives the first and one past the last line of the dense stretch.
func (p *reader) dense() (start, end int) {
	best, sum, from := 0, 0, 0
	for i := range p.lines {
		w := p.weight(i)
		if sum <= 0 {
			sum, from = 0, i
		}
		if sum += w; sum > best && w > 0 {
			best, start, end = sum, from, i+1
		}
	}
	return start, end
}

// A mark of the end has at least so many times the running text before it as
// after it, and so many short lines after it.
const (
	beforeMark = 3
	afterMark  = 4
)

// endAtMark moves the end of the dense stretch up to where the report ends by a
// line that says so: "Mehr zum Thema", "Kommentare", or a credit.
func (p *reader) endAtMark(start, end int) int {
	before := 0
	for i := start; i < end; i++ {
		if p.lines[i].sort == prose {
			before += len(p.lines[i].text)
		}
	}
	after, paragraphs, shorts, cut := 0, 0, 0, end
	for i := end - 1; i > start; i-- {
		l := &p.lines[i]
		if l.sort == prose && l.reason == "" {
			before -= len(l.text)
			after += len(l.text)
			paragraphs++
		} else {
			shorts++
		}
		if before < beforeMark*after {
			break
		}
		mark := l.sort == creditLine || l.sort == junk && (l.reason == draft.Teaser || l.reason == draft.Comments)
		if mark && shorts > afterMark && shorts > paragraphs {
			cut = i
		}
	}
	return cut
}

func (p *reader) weight(i int) int {
	switch l := &p.lines[i]; {
	case l.reason != "":
		return clutterLight
	case l.kind == report.Caption, l.sort == dated, l.sort == byline, l.sort == creditLine:
		return 0
	case l.sort == prose:
		return min(utf8.RuneCountInString(l.text), maxWeight)
	case l.sort == item && utf8.RuneCountInString(l.text) > 80:
		return 40
	}
	return shortWeight
}

func (p *reader) shortLines(from, to int) int {
	n := 0
	for _, l := range p.lines[from:to] {
		if l.sort != prose {
			n++
		}
	}
	return n
}

// afterCredit moves the end past a credit or byline that follows the text.
func (p *reader) afterCredit(end int) int {
	for i := end; i < len(p.lines) && i < end+4; i++ {
		if s := p.lines[i].sort; s == creditLine || s == byline {
			return i + 1
		}
	}
	return end
}

func (p *reader) leaveOut(from, to int) {
	for i := from; i < to; i++ {
		if l := &p.lines[i]; l.reason == "" {
			l.reason = draft.Outside
		}
	}
}

// headReach is how many lines before the dense stretch may hold the headline.
const headReach = 40

// findHeadline gives the line before the dense stretch that shares the most
// words with it: headlines take theirs from the text below. Among equals the
// first counts, since pictures and teasers come after. -1 if none shares any.
func (p *reader) findHeadline(start int) int {
	words := map[string]bool{}
	for i := start; i < len(p.lines) && i < start+12; i++ {
		if p.lines[i].sort == prose {
			for _, w := range contentWords(p.lines[i].text) {
				words[w] = true
			}
		}
	}
	best, top := -1, 1.5
	for i := max(0, start-headReach); i < start; i++ {
		l := &p.lines[i]
		if l.sort != heading || l.reason != "" && l.reason != draft.Repeated || l.kind != "" {
			continue
		}
		shared, all := 0, contentWords(l.text)
		for _, w := range all {
			if words[w] {
				shared++
			}
		}
		if s := float64(shared) * float64(shared+1) / float64(len(all)+1); s > top {
			best, top = i, s
		}
	}
	return best
}

// stem is the length in code points to which words are cut, so that inflected
// forms are equal.
const stem = 6

func contentWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isLetter(r) }) {
		if r := []rune(w); len(r) >= 4 {
			out = append(out, string(r[:min(len(r), stem)]))
		}
	}
	return out
}

// beforeHead gives where the report's own lines begin: the headline, or the
// short line above it that could be its kicker.
func (p *reader) beforeHead(head int) int {
	if head <= 0 {
		return max(head, 0)
	}
	if l := p.lines[head-1]; l.sort == heading && l.reason == "" && short(l.text) && l.group >= p.lines[head].group-1 {
		return head - 1
	}
	return head
}

// thin leaves out the short lines between headline and text, apart from dates,
// bylines, captions and one line that could be the standfirst.
func (p *reader) thin(head, start int) {
	if head < 0 {
		p.leaveOut(0, start)
		return
	}
	p.lines[head].reason = ""
	p.lines[head].kind = report.Headline
	if head > 0 && p.lines[head-1].reason == "" {
		p.lines[head-1].kind = report.Kicker
	}
	for i := head + 1; i < start; i++ {
		l := &p.lines[i]
		if l.reason == "" && l.kind == "" && (l.sort == heading && !opensWithDate(l.text) || l.sort == item) {
			l.reason = draft.Outside
		}
	}
}
