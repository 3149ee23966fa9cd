package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/words"
)

// markPairs are quotation marks that open with what closes them. A mark that is
// its own partner ("), or that closes in one language what it opens in another
// (“, »), is told by what stands beside it.
var markPairs = []struct{ open, shut string }{{"„", "“”\""}, {"“", "”\""}, {"«", "»"}, {"»", "«"}, {"\"", "\""}}

// cut shortens a passage to a width and closes what is left open.
func cut(text string, limit int, width func(string) int) string {
	return closed(words.Shorten(text, limit, width))
}

// closed marks a sentence of a quotation that begins or ends in another sentence:
// what is shown alone would open or close a mark without its partner. An ellipsis
// says that the quotation goes on: “We never gave up. …”
func closed(text string) string {
	var open []string // the marks that close what is open
	missing := ""     // what opened the quotation that ends here
	before := ' '
	for at, r := range text {
		size := utf8.RuneLen(r)
		next, _ := utf8.DecodeRuneInString(text[at+max(size, 1):])
		mark := string(r)
		switch n := len(open); {
		case !strings.ContainsRune("„“”«»\"", r):
		case n > 0 && strings.Contains(open[n-1], mark):
			open = open[:n-1]
		case opens(before, next):
			open = append(open, shutOf(mark))
		case n == 0 && missing == "" && (r != '"' || !unicode.IsDigit(before)): // 12" is a length
			missing = openOf(mark)
		}
		before = r
	}
	if len(open) == 1 {
		mark, _ := utf8.DecodeRuneInString(open[0])
		if !strings.HasSuffix(text, "…") {
			text += " …"
		}
		text += string(mark)
	}
	if missing != "" {
		text = missing + "… " + text
	}
	return text
}

// opens reports whether a mark between two runes opens a quotation.
func opens(before, next rune) bool {
	return (unicode.IsSpace(before) || strings.ContainsRune("([–—-:…", before)) && !unicode.IsSpace(next) && next != utf8.RuneError
}

// shutOf gives the marks that may close what a mark opens, the usual one first.
func shutOf(mark string) string {
	for _, p := range markPairs {
		if p.open == mark {
			return p.shut
		}
	}
	return mark
}

// openOf gives the mark that opens what a mark closes.
func openOf(mark string) string {
	switch mark {
	case "“":
		return "„"
	case "”":
		return "“"
	case "»":
		return "«"
	case "«":
		return "»"
	}
	return mark
}
