package credit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tail splits a credit off the end of a paragraph ("… sagte der Minister.
// (dpa)", "… sagte sie. dpa/AFP"). What stands before must end a sentence, so
// that "laut der Agentur (AFP)" stays what it is.
func Tail(s string) (body, credit string, agencies []string, ok bool) {
	s = strings.TrimSpace(s)
	at := -1
	if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]") {
		at = strings.LastIndexAny(s, "([")
		// "hk/jj (dpa, afp)": initials before the parenthesis belong to it.
		if at > 0 {
			if k := lastSentenceEnd(s[:at]); k > 0 && k < at {
				if w := strings.TrimSpace(s[k:at]); w != "" && Initials(w+"/") {
					at = k
				}
			}
		}
	} else {
		at = lastSentenceEnd(s)
	}
	if at <= 0 || len(s)-at > maxCredit/2 {
		return "", "", nil, false
	}
	body, credit = strings.TrimSpace(s[:at]), strings.TrimSpace(s[at:])
	if !endsSentence(body) {
		return "", "", nil, false
	}
	agencies, ok = Line(credit)
	if !ok || !strings.HasPrefix(credit, "(") && !strings.HasPrefix(credit, "[") && !bareCredit(credit) {
		return "", "", nil, false
	}
	return body, credit, agencies, true
}

// bareCredit is a credit without parentheses that is safe to cut off: short,
// and without a lower-case filler alone ("mit").
func bareCredit(s string) bool { return len(s) <= 60 }

func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"“”»«'’‘)]`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '.' || r == '!' || r == '?' || r == '…'
}

// lastSentenceEnd gives the byte offset after the last sentence end that is
// followed by white space; -1 if there is none.
func lastSentenceEnd(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		if s[i] != ' ' {
			continue
		}
		if endsSentence(s[:i]) {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i:], " "))
			if r != utf8.RuneError && !unicode.IsDigit(r) {
				return i
			}
		}
	}
	return -1
}
