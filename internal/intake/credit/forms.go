package credit

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/intake/date"
)

// datedAgency reads "Reuters November 18, 2019 11:03 PM": an agency and a date.
func datedAgency(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return ""
	}
	words := strings.Fields(s)
	name, used := agencyAt(trimmed(words))
	if used == 0 || used == len(words) {
		return ""
	}
	if _, ok := date.Line(strings.Join(words[used:], " ")); !ok {
		return ""
	}
	return name
}

func trimmed(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.Trim(w, ",;:|")
	}
	return out
}

// maxPlaceLine is the length in bytes of the longest "PTI, New Delhi".
const maxPlaceLine = 60

// AgencyLine reads a line between headline and text that begins or ends with an
// agency: "PTI, New Delhi", "Jane Doe and John Roe, Associated Press". It is for
// lines in that place only; elsewhere they may be anything. One name and an
// agency ("Jane Doe, AP") is how photos are credited, too: that is none.
func AgencyLine(s string) (authors, agencies []string, ok bool) {
	if len(s) > maxPlaceLine*2 || !strings.Contains(s, ",") || sentence(s) {
		return nil, nil, false
	}
	parts := strings.Split(strings.Trim(s, " ,."), ",")
	first, last := strings.TrimSpace(parts[0]), strings.TrimSpace(parts[len(parts)-1])
	if a := Canonical(first); a != "" && len(s) <= maxPlaceLine {
		for _, p := range parts[1:] {
			if p = strings.TrimSpace(p); !looksLikeName(p) || len(strings.Fields(p)) > 3 {
				return nil, nil, false
			}
		}
		return nil, []string{a}, true
	}
	if Canonical(last) == "" || len(parts) < 2 {
		return nil, nil, false
	}
	authors, agencies, sure := people(s)
	return authors, agencies, sure && len(authors) > 1
}

var (
	owner  = regexp.MustCompile(`^(?:©|(?i:copyright)|\((?i:c)\))\s*(?:©|\((?i:c)\))?\s*(?:(?:19|20)\d\d\s*)?(?i:by\s+)?([\p{L}][\p{L} -]{1,40}?)\s*(?:[.,]|\s(?i:all rights|alle rechte))`)
	helped = regexp.MustCompile(`^((?:The |Die |Der )?\p{L}[\p{L} -]{1,40}?)(?:\s+(?:staff\s+)?(?:writers?|reporters?|correspondents?|journalists?|editors?)\s[^.!?]{3,140}?)?\s+contributed(?:\s+reporting|\s+to\s+this\s+(?:report|story|article))?\.?$`)
)

// Owner reads an agency's own copyright notice ("© 2024 The Associated Press. All
// rights reserved."); "" if s is none, or the outlet's.
func Owner(s string) string {
	if a := notice(s); a != "" {
		return a
	}
	if m := owner.FindStringSubmatch(s); m != nil {
		return Canonical(m[1])
	}
	return ""
}

// helper reads "Associated Press writers Jane Doe and John Roe contributed to
// this report."
func helper(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) && !unicode.IsLower(r) || !strings.Contains(s, " contributed") {
		return ""
	}
	if m := helped.FindStringSubmatch(s); m != nil {
		return Canonical(m[1])
	}
	return ""
}
