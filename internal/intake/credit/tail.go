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
	if at <= 0 || len(s)-at > maxCredit/2 && !signoff(s[at:]) {
		return "", "", nil, false
	}
	body, credit = strings.TrimSpace(s[:at]), strings.TrimSpace(s[at:])
	if !endsSentence(body) {
		return "", "", nil, false
	}
	agencies, ok = Line(credit)
	if !ok && strings.HasPrefix(credit, "(") {
		_, agencies, ok = Signature(credit)
	}
	if !ok || !strings.HasPrefix(credit, "(") && !strings.HasPrefix(credit, "[") && !bareCredit(credit) {
		return "", "", nil, false
	}
	return body, credit, agencies, true
}

// Signature reads who signs in parentheses at the end of a report ("(Anna Muster
// aus Bern, Ben Beispiel, 3.5.2024)", "(APA, red, 3.5.2024)").
func Signature(s string) (authors, agencies []string, ok bool) {
	inner, found := strings.CutPrefix(s, "(")
	if !found || len(s) > maxCredit {
		return nil, nil, false
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(inner, ")"), ",") {
		part = strings.TrimSpace(part)
		switch {
		case figures(strings.Join(fields(part), "")):
		case Canonical(part) != "":
			agencies = addNew(agencies, Canonical(part))
		case fullName(stripPlace(part)):
			authors = addNew(authors, stripPlace(part))
		case initials(part):
		default:
			return nil, nil, false
		}
	}
	return authors, agencies, len(authors)+len(agencies) > 0
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
