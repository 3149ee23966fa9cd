package label

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed phrases.txt
var phraseData string

type place string

const (
	inTitle place = "title"
	inLine  place = "line"
	alone   place = "alone"
)

type key struct {
	label Label
	where place
}

// phrases holds the phrases as words with one space before and after each.
var phrases = sync.OnceValue(func() map[key][]string {
	m := map[key][]string{}
	for line := range strings.SplitSeq(phraseData, "\n") {
		row := strings.Split(line, "|")
		if len(row) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		k := key{Label(strings.TrimSpace(row[0])), place(strings.TrimSpace(row[1]))}
		m[k] = append(m[k], words(row[2]))
	}
	return m
})

// words brings a text into the form in which phrases are compared: small
// letters, one space before and after each word.
func words(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte(' ')
	inside := false
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || (r == '\'' || r == '’') && inside {
			if r == '’' {
				r = '\''
			}
			b.WriteRune(unicode.ToLower(r))
			inside = true
		} else if inside {
			b.WriteByte(' ')
			inside = false
		}
	}
	if inside {
		b.WriteByte(' ')
	}
	return b.String()
}

// maxLine is the length in bytes from which a line is running text.
const maxLine = 420

// found gives the phrase of a label that a text has, "" if it has none.
func found(l Label, where place, s string) string {
	if s == "" || len(s) > maxLine {
		return ""
	}
	w := words(s)
	for _, p := range phrases()[key{l, where}] {
		if where != inTitle && strings.Contains(w, p) || where == inTitle && strings.HasPrefix(w, p) {
			return strings.TrimSpace(p)
		}
	}
	return ""
}

// title gives the title that begins with a phrase of the label, or has it after
// a colon, dash or bar ("Hafen: Liveticker zum Streik").
func (f *Facts) title(l Label) string {
	for _, t := range f.Titles {
		parts := []string{t}
		if l == Ticker {
			parts = append(parts, strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune(":|–—+", r) })...)
		}
		for _, p := range parts {
			if found(l, inTitle, p) != "" {
				return shortened(t)
			}
		}
	}
	return ""
}

// button gives a line that is hardly more than a phrase of the label.
func (f *Facts) button(l Label) string {
	for _, list := range [][]string{f.Before, f.After} {
		for _, s := range list {
			if p := found(l, inLine, s); p != "" && len(words(s)) <= len(p)+maxAround {
				return s
			}
		}
	}
	return ""
}

// maxAround is how many bytes a button's label may have besides the phrase.
const maxAround = 14

// Gate says whether a line asks for money or a login before one may read on.
func Gate(s string) bool { return len(s) <= maxGate && found(Paywall, inLine, s) != "" }

const maxGate = 200 // bytes

// lines gives up to most evidences of the label in lines of the page, each for
// another phrase.
func (f *Facts) lines(l Label, where place, most int) []string {
	var out, seen []string
	for _, list := range [][]string{f.Before, f.After} {
		for _, s := range list {
			p := found(l, where, s)
			if p == "" || slices.Contains(seen, p) {
				continue
			}
			seen = append(seen, p)
			if out = append(out, says("line", shortened(s))); len(out) == most {
				return out
			}
		}
	}
	return out
}

func (f *Facts) words() int {
	n := 0
	for _, p := range f.Body {
		n += len(strings.Fields(p))
	}
	return n
}

func says(what, s string) string { return "the " + what + " “" + s + "”" }

const maxShown = 80 // code points

func shortened(s string) string {
	if utf8.RuneCountInString(s) <= maxShown {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:maxShown-1])) + "…"
}

func length(s string) int { return utf8.RuneCountInString(s) }

func aboutCookies(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "cookie") || strings.Contains(s, "einwilligung") || strings.Contains(s, "consent")
}

var clock = regexp.MustCompile(`^(?:\d{1,2}\.\d{1,2}\.(?:\d{4})?,?\s+)?(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*Uhr|\s*[ap]\.?m\.?|\s*(?:GMT|BST|ET|MEZ|MESZ|CET|CEST))?(?:\s*[:–—-]|\s*$|\s+\p{Lu})`)

// timed says whether a line begins with a time of day, as the entries of a
// ticker do.
func timed(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9' && len(s) < 2000 && clock.MatchString(s)
}

// cutOff says whether a paragraph breaks off: with dots, or without an end.
func cutOff(s string) bool {
	s = strings.TrimRight(s, ` "“”»«'’‘)]`)
	if strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...") {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return length(s) > 80 && (unicode.IsLetter(r) || r == ',')
}
