package text

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/intake/clutter"
	"synopse/internal/intake/credit"
	"synopse/internal/intake/date"
	"synopse/internal/intake/draft"
	"synopse/report"
)

// sort is what a line is by itself, before its surroundings are looked at.
type sort int

const (
	prose   sort = iota // ends a sentence, or is long
	heading             // short and without a full stop
	item                // begins with a list mark
	dated               // nothing but a date
	byline
	creditLine
	photoCredit
	clock // 00:19
	junk
)

// line is one line on its way to a block.
type line struct {
	piece
	sort    sort
	kind    report.Kind  // "" until decided
	reason  draft.Reason // why it is left out; "" if it stays
	outlet  string
	address string // the line is an address and nothing else
	tail    string // a photo credit that was glued to it
}

var (
	clockForm = regexp.MustCompile(`^(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s*(?:/|-)\s*(?:\d{1,2}:)?\d{1,2}:\d{2})?(?:\s*(?i:min\.?|uhr|h|sek\.?|minuten))?$`)
	address   = regexp.MustCompile(`^(?:(?i:url|link|quelle|source|web|adresse)\s*:\s*)?<?(https?://[^\s<>]+)>?$`)
	listMark  = regexp.MustCompile(`^(?:[-*•·‣▪–]|\d{1,2}[.)])\s+`)
	rule      = regexp.MustCompile(`^[\s\-_=*~#.·•|<>+]+$`)
)

func listItem(s string) bool { return listMark.MatchString(s) }

func classify(pieces []piece) []line {
	lines := make([]line, 0, len(pieces))
	for _, p := range pieces {
		lines = append(lines, classifyOne(p))
	}
	return lines
}

func classifyOne(p piece) line {
	l := line{piece: p}
	bare := listMark.ReplaceAllString(p.text, "")
	if m, ok := clutter.Find(bare); ok {
		l.sort, l.reason, l.outlet = junk, m.Reason, m.Outlet
		return l
	}
	if caption, tail, ok := credit.PhotoTail(p.text); ok && !credit.Photo(caption) {
		l.sort, l.text, l.tail, l.kind = heading, caption, tail, report.Caption
		return l
	}
	switch {
	case rule.MatchString(p.text):
		l.sort, l.reason = junk, draft.Placeholder
	case address.MatchString(p.text):
		l.sort, l.reason = junk, draft.Header
		l.address = address.FindStringSubmatch(p.text)[1]
	case clockForm.MatchString(p.text):
		l.sort, l.reason = clock, draft.Time
	case isDate(p.text):
		l.sort = dated
	case isCredit(p.text):
		l.sort = creditLine
	case credit.Photo(p.text):
		l.sort, l.reason = photoCredit, draft.PhotoCredit
	case isByline(p.text):
		l.sort = byline
	case listItem(p.text):
		l.sort = item
	case isHeading(p.text):
		l.sort = heading
	}
	return l
}

func isDate(s string) bool {
	_, ok := date.Line(s)
	return ok
}

func isCredit(s string) bool {
	_, ok := credit.Line(s)
	return ok || credit.Initials(s) && strings.ContainsAny(s, "/()")
}

func isByline(s string) bool {
	_, _, ok := credit.Byline(s)
	return ok
}

// maxHeading is the length in code points up to which a line can be a heading.
const maxHeading = 150

func isHeading(s string) bool {
	n := utf8.RuneCountInString(s)
	if n > maxHeading {
		return false
	}
	if allCaps(s) {
		return true
	}
	if _, _, _, ok := credit.Tail(s); ok {
		return false
	}
	end := strings.TrimRight(s, `"“”»«'’‘)`)
	r, _ := utf8.DecodeLastRuneInString(end)
	switch r {
	case '.', ',', ';', '…', ':':
		return false
	case '!', '?':
		// A question may be a heading; a quotation that ends so is speech.
		return n <= 90 && end == s
	}
	return true
}

// allCaps says whether every letter is a capital, and there are at least two
// words of them.
func allCaps(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 6 && strings.ContainsRune(s, ' ')
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
