package text

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
	"synopse/report"
)

// minRepeat is the length in code points from which a second printing of a
// line is a slip of the page, not of the author.
const minRepeat = 12

func (p *reader) dropRepeated() {
	seen := make(map[string]bool, len(p.lines))
	for i := range p.lines {
		l := &p.lines[i]
		if l.reason != "" || utf8.RuneCountInString(l.text) < minRepeat {
			continue
		}
		if seen[l.text] {
			l.reason = draft.Repeated
		}
		seen[l.text] = true
	}
}

// freeOrdinals takes a line that begins with a number for a list item only if
// a neighbour is one too: "40. Jahrestag gefeiert" is a headline.
func (p *reader) freeOrdinals() {
	isItem := func(i int) bool { return i >= 0 && i < len(p.lines) && listItem(p.lines[i].text) }
	for i := range p.lines {
		l := &p.lines[i]
		if l.sort != item || isItem(i-1) || isItem(i+1) || l.text[0] < '0' || l.text[0] > '9' {
			continue
		}
		l.sort = prose
		if isHeading(l.text) {
			l.sort = heading
		}
	}
}

// dropMenus leaves out list items that stand in one group with lines known as
// navigation: the rest of the menu.
func (p *reader) dropMenus() {
	menus := map[int]bool{}
	for _, l := range p.lines {
		if l.reason == draft.Navigation && listItem(l.text) {
			menus[l.group] = true
		}
	}
	for i := range p.lines {
		if l := &p.lines[i]; l.sort == item && menus[l.group] {
			l.reason = draft.Navigation
		}
	}
}

// dropPlayers leaves out the title of a video: a heading that is followed by
// its running time or the player's own words.
func (p *reader) dropPlayers() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.sort != heading || l.reason != "" || l.kind != "" {
			continue
		}
		times, player := 0, false
		for k := i + 1; k < len(p.lines) && k <= i+3; k++ {
			n := p.lines[k]
			if n.sort == clock {
				times++
			} else if n.reason == draft.Video {
				player = true
			} else {
				break
			}
		}
		if player && times > 0 {
			l.reason = draft.Video
		}
	}
}

// markCaptions finds the line that a photo credit belongs to: the one above it
// in its group, or a heading right before it.
func (p *reader) markCaptions() {
	first := p.firstProse()
	for i := 1; i < len(p.lines); i++ {
		above := &p.lines[i-1]
		if p.lines[i].sort != photoCredit || above.reason != "" || above.kind != "" {
			continue
		}
		near := above.group == p.lines[i].group
		if near && (above.sort == heading || above.sort == prose && utf8.RuneCountInString(above.text) < 300) {
			above.kind = report.Caption
		}
		if !near && above.sort == heading && first < i-1 {
			above.kind = report.Caption
		}
	}
}

// firstProse gives the first line of running text, len(p.lines) if none.
func (p *reader) firstProse() int {
	for i, l := range p.lines {
		if l.sort == prose && l.reason == "" && l.kind == "" {
			return i
		}
	}
	return len(p.lines)
}

const (
	maxKicker      = 40 // code points
	maxKickerWords = 4
)

// markHead finds headline, kicker and standfirst among what stands before the
// running text.
func (p *reader) markHead() {
	first := p.firstProse()
	var heads []int
	for i := 0; i < first; i++ {
		if l := p.lines[i]; l.sort == heading && l.reason == "" && l.kind == "" {
			heads = append(heads, i)
		}
	}
	if len(heads) > 0 {
		p.markHeads(heads)
	}
	if first < len(p.lines) && p.isLede(first) {
		p.lines[first].kind = report.Lede
	}
}

func (p *reader) markHeads(heads []int) {
	best := 0
	for k, i := range heads {
		if len(p.lines[i].text) > len(p.lines[heads[best]].text) && k <= best+1 {
			best = k
		}
	}
	if len(heads) > 3 {
		best = p.longest(heads)
	}
	for k, i := range heads {
		l := &p.lines[i]
		switch {
		case k == best:
			l.kind = report.Headline
		case k == best-1 && short(l.text):
			l.kind = report.Kicker
		case k < best:
			l.reason = draft.Navigation
		case k == best+1:
			l.kind = report.Lede
		default:
			l.kind = report.Subhead
		}
	}
}

func (p *reader) longest(heads []int) int {
	best := 0
	for k, i := range heads {
		if len(p.lines[i].text) > len(p.lines[heads[best]].text) {
			best = k
		}
	}
	return best
}

func short(s string) bool {
	return utf8.RuneCountInString(s) <= maxKicker && len(strings.Fields(s)) <= maxKickerWords
}

// maxLede is the length in code points up to which a first paragraph can be a
// standfirst.
const maxLede = 450

// isLede says whether the first paragraph is a standfirst: short, after a
// headline, and set apart from what follows by a picture, date or byline.
func (p *reader) isLede(i int) bool {
	if utf8.RuneCountInString(p.lines[i].text) > maxLede || !p.has(report.Headline) {
		return false
	}
	for k := i + 1; k < len(p.lines); k++ {
		switch l := p.lines[k]; {
		case l.kind == report.Caption, l.sort == photoCredit, l.sort == byline, l.sort == dated:
			return true
		case l.reason != "":
		default:
			return false
		}
	}
	return false
}

func (p *reader) has(k report.Kind) bool {
	for _, l := range p.lines {
		if l.kind == k {
			return true
		}
	}
	return false
}

// markBody decides what is left: headings with running text below them are
// subheads, a run of headings or headings at the end are teasers.
func (p *reader) markBody() {
	p.survey()
	paragraphs, found := 0, false
	for i := range p.lines {
		l := &p.lines[i]
		if l.sort == prose && l.reason == "" && l.kind != report.Caption {
			paragraphs++
		}
		if l.reason != "" || l.kind != "" {
			continue
		}
		switch l.sort {
		case prose:
			l.kind = report.Body
		case item:
			l.kind = report.List
			l.text = listMark.ReplaceAllString(l.text, "")
		case dated:
			l.kind = report.Dateline
			if paragraphs > maxBeforeDate && p.last > i {
				l.kind = report.Subhead // in a chronicle
			}
			found = true
		case byline:
			l.kind = report.Byline
		case creditLine:
			l.kind = report.Credit
		case heading:
			if !found && paragraphs <= maxBeforeDate && opensWithDate(l.text) {
				l.kind, l.sort, found = report.Dateline, dated, true
				continue
			}
			p.markHeading(i)
		}
	}
}

// maxBeforeDate is how many paragraphs may stand before the line with the date
// of publication: consent, standfirst, a first paragraph.
const maxBeforeDate = 4

// maxDateLine is the length in code points of a line with the date and more
// ("3. März 2024 • Anna Muster • 3 Minuten").
const maxDateLine = 80

var dateFirst = regexp.MustCompile(`^(?:\p{L}+[,.:]?\s+){0,2}\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}+\.?)\s?\d{4}|^(?:\p{L}+[,.:]?\s+){0,2}\p{L}{3,9}\.?\s\d{1,2},\s\d{4}`)

// opensWithDate says whether a short line begins with a date.
func opensWithDate(s string) bool {
	if utf8.RuneCountInString(s) > maxDateLine || !dateFirst.MatchString(s) {
		return false
	}
	_, ok := date.Find(s)
	return ok
}

// maxHeadingRun is how many headings in a row a report may have.
const maxHeadingRun = 2

func (p *reader) markHeading(i int) {
	l := &p.lines[i]
	if p.runs[i] > maxHeadingRun || !p.follows[i] {
		l.reason = draft.Teaser
		return
	}
	l.kind = report.Subhead
}

// survey looks over the lines once, so that judging a heading needs no search.
func (p *reader) survey() {
	n := len(p.lines)
	p.first, p.last = n, -1
	p.runs, p.follows = make([]int, n), make([]bool, n)
	text := false
	for i := n - 1; i >= 0; i-- {
		l := &p.lines[i]
		p.follows[i] = text
		switch {
		case l.sort == prose && l.reason == "" && l.kind != report.Caption:
			text = true
			p.last = max(p.last, i)
			p.first = i
		case l.sort == item && l.reason == "":
			text = true
		case l.sort == creditLine:
			text = false
		}
	}
	for i := 0; i < n; {
		end := i
		for end < n && p.openHeading(end) {
			end++
		}
		for k := i; k < end; k++ {
			p.runs[k] = end - i
		}
		i = max(end, i+1)
	}
}

// openHeading is a heading in the body that is not decided yet, or a subhead.
func (p *reader) openHeading(i int) bool {
	l := p.lines[i]
	return l.sort == heading && l.reason == "" && (l.kind == "" || l.kind == report.Subhead)
}

// emit hands blocks and left-out lines to the draft, in reading order.
func (p *reader) emit() {
	for i, l := range p.lines {
		if l.address != "" && i < p.first && p.draft.URL == "" {
			p.draft.URL = l.address
		}
		if l.outlet != "" && p.draft.Outlet == "" {
			p.draft.Outlet = l.outlet
		}
		if l.reason != "" {
			p.draft.Drop(l.text, l.reason)
		} else {
			p.draft.Add(l.kind, l.text)
		}
		if l.tail != "" {
			p.draft.Drop(l.tail, draft.PhotoCredit)
		}
		if l.kind == report.Headline {
			p.draft.Title = l.text
		}
		if l.sort == dated && l.kind == report.Dateline && p.draft.Published.Date == "" {
			day, ok := date.Line(l.text)
			if !ok {
				day, _ = date.Find(l.text)
			}
			p.draft.Published = draft.At(day, draft.Visible)
		}
	}
}
