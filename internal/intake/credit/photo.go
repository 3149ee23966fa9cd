package credit

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed photo.txt
var photoData string

type photoNames struct {
	starts []string // lower case
	houses []string
	glued  []string
	words  map[string]bool // lower case
}

var photos = sync.OnceValue(func() photoNames {
	p := photoNames{words: map[string]bool{}}
	for _, row := range rows(photoData) {
		switch row[0] {
		case "start":
			p.starts = append(p.starts, strings.ToLower(row[1]))
		case "house":
			p.houses = append(p.houses, row[1])
		case "glued":
			p.glued = append(p.glued, row[1])
		case "word":
			p.words[row[1]] = true
		}
	}
	return p
})

// maxPhotoWords is the length from which a line that begins like a photo credit
// is something else ("Video: …" before a whole sentence).
const maxPhotoWords = 14

// Photo says whether all of s is a photo credit.
func Photo(s string) bool {
	if s == "" || len(s) > 200 {
		return false
	}
	s = strings.Trim(s, "() []")
	if rest, ok := photoStart(s); ok {
		return len(strings.Fields(rest)) <= maxPhotoWords && !sentence(rest)
	}
	return houseCredit(s)
}

func photoStart(s string) (string, bool) {
	lower := strings.ToLower(s)
	for _, st := range photos().starts {
		if strings.HasPrefix(lower, st) && len(st) <= len(s) {
			return s[len(st):], true
		}
	}
	return "", false
}

// houseCredit is a credit without "Bild:": names, a slash, a photo house.
func houseCredit(s string) bool {
	if sentence(s) || len(strings.Fields(s)) > 10 {
		return false
	}
	if !hasHouse(s) {
		// "Jane Doe/AFP", "REUTERS/Jane Doe"
		if !strings.Contains(s, "/") || strings.ContainsAny(s, "()") {
			return false
		}
		agency, name := false, false
		for _, part := range strings.Split(s, "/") {
			part = strings.TrimSpace(part)
			switch {
			case Canonical(part) != "":
				agency = true
			case looksLikeName(part):
				name = true
			default:
				return false
			}
		}
		return agency && name
	}
	return capitalisedShare(s) >= 0.7
}

func hasHouse(s string) bool {
	for _, h := range photos().houses {
		if at := strings.Index(s, h); at >= 0 && wordBounds(s, at, at+len(h)) {
			return true
		}
	}
	return false
}

func wordBounds(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return (start == 0 || !unicode.IsLetter(before)) && (end == len(s) || !unicode.IsLetter(after))
}

// sentence is a rough sign of running text: a lower-case word before a full
// stop, or many lower-case words.
func sentence(s string) bool {
	words := strings.Fields(s)
	lower := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			lower++
		}
	}
	return lower > 5
}

func capitalisedShare(s string) float64 {
	words := fields(s)
	if len(words) == 0 {
		return 0
	}
	n := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLower(r) || photos().words[strings.ToLower(w)] {
			n++
		}
	}
	return float64(n) / float64(len(words))
}

// PhotoTail splits a photo credit off the end of a caption, also where the two
// have run together ("… am TischBild: Anna Muster/Fotohaus") or the credit
// stands in parentheses. Apart from that, caption + credit = s. It is for any
// line: an agency alone in parentheses is no photo credit here.
func PhotoTail(s string) (caption, credit string, ok bool) {
	if at := strings.LastIndexAny(s, "(["); at > 0 && (strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]")) && Photo(s[at:]) {
		return strings.TrimSpace(s[:at]), s[at:], true
	}
	for _, start := range photos().glued {
		at := strings.LastIndex(s, start)
		if at <= 0 || !gluedOrApart(s, at) {
			continue
		}
		if Photo(s[at:]) || start == "Quelle:" && len(s)-at < 80 {
			return strings.TrimSpace(s[:at]), s[at:], true
		}
	}
	// "… am Tisch. Jane Doe/AFP": after the sentence end
	if at := lastSentenceEnd(s); at > 0 && houseCredit(strings.TrimSpace(s[at:])) {
		return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at:]), true
	}
	if at := strings.LastIndex(s, " | "); at > 0 && (Photo(s[at+3:]) || houseCredit(s[at+3:])) {
		return strings.TrimSpace(s[:at]), s[at+3:], true
	}
	return "", "", false
}

// CaptionTail is PhotoTail for what is known to be a caption: there "(AFP)" at
// the end is the photo's credit too.
func CaptionTail(s string) (caption, credit string, ok bool) {
	if caption, credit, ok = PhotoTail(s); ok {
		return caption, credit, true
	}
	if at := strings.LastIndexAny(s, "(["); at > 0 && (strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]")) && agencyPhoto(s[at:]) {
		return strings.TrimSpace(s[:at]), s[at:], true
	}
	return "", "", false
}

// agencyPhoto is "(AFP)" at the end of a caption.
func agencyPhoto(s string) bool {
	agencies, other, ok := scan(s)
	return ok && len(agencies) > 0 && other <= 1
}

// gluedOrApart says whether a credit may begin at byte at: after a space, or
// glued to a lower-case letter or a closing mark.
func gluedOrApart(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsSpace(r) || unicode.IsLower(r) || unicode.IsDigit(r) || strings.ContainsRune(`.!?)"“”»«]`, r)
}
