package credit

import (
	"regexp"
	"strings"
	"unicode"

	"synopse/internal/intake/date"
)

// Opening is a dateline at the beginning of a paragraph.
type Opening struct {
	Text     string   // the dateline as printed, with its dash: "GENF (dpa) –"
	Rest     string   // the paragraph after it
	Places   []string // as printed
	Agencies []string
}

const (
	placeWord = `\p{Lu}[\p{L}'’.-]*`
	place     = placeWord + `(?:[ ](?:a\.\s?M\.|am|an der|im|ob der|bei|de|la|del|d\.|i\.|St\.|` + placeWord + `)){0,4}`
	placeList = `(` + place + `(?:\s?[/-]\s?` + place + `|\s(?:und|and)\s` + place + `){0,3})`
	dash      = `(?:\s*(?:--|[-–—―:])|\.)`
)

var (
	// GENF/WIEN, 3. Mai (dpa) –   SEOUL, South Korea (AP) —   Bonn (KNA)
	withAgency = regexp.MustCompile(`^` + placeList + `((?:\s?,\s?[^(),:;]{2,30}){0,2})\s?[(/]\s?([^()/]{2,40}(?:/[^()/]{1,20}){0,3})\s?[)/](` + dash + `)?\s`)
	// (Reuters) -    [AFP] –
	agencyOnly = regexp.MustCompile(`^[(\[]([^()\[\]]{2,40})[)\]]` + dash + `\s`)
	// GENF, 3. Mai –     BRUSSELS —
	capsOnly = regexp.MustCompile(`^(\p{Lu}[\p{Lu}'’.-]+(?:[ ](?:\p{Lu}[\p{Lu}'’.-]*|D\.C\.)){0,3}(?:\s?[/]\s?\p{Lu}[\p{Lu} '’.-]+){0,3})((?:\s?,\s?[^(),:;–—]{2,24}){0,2})\s*(?:--|[–—]|\s-)\s`)
	// dpa Berlin.    ap MOSKAU.
	agencyFirst = regexp.MustCompile(`^(\p{L}{2,10})\s(` + placeWord + `)(?:\.|\s?[–—-])\s`)
)

// Dateline reads the dateline that s begins with. Without an agency the place
// must be in capitals, else "Genf – die Stadt am See –" would be one.
func Dateline(s string) (Opening, bool) {
	head := s
	if len(head) > 240 {
		head = head[:cut(head, 240)]
	}
	if m := withAgency.FindStringSubmatchIndex(head); m != nil {
		agencies, other, ok := scan(head[m[6]:m[7]])
		if (ok && len(agencies) > 0 && other <= 2) || own(head[m[6]:m[7]]) {
			return opening(s, m[1], places(head[m[2]:m[3]]), agencies)
		}
	}
	if m := agencyOnly.FindStringSubmatchIndex(head); m != nil {
		if agencies, other, ok := scan(head[m[2]:m[3]]); ok && len(agencies) > 0 && other <= 2 {
			return opening(s, m[1], nil, agencies)
		}
	}
	if m := agencyFirst.FindStringSubmatchIndex(head); m != nil {
		if a := known().exact[head[m[2]:m[3]]]; a != "" {
			return opening(s, m[1], places(head[m[4]:m[5]]), []string{a})
		}
	}
	if m := capsOnly.FindStringSubmatchIndex(head); m != nil && dateOrRegion(head[m[4]:m[5]]) && capsPlace(head[m[2]:m[3]], m[4] < m[5] || !strings.Contains(head[:m[1]], "–")) {
		return opening(s, m[1], places(head[m[2]:m[3]]), nil)
	}
	return Opening{}, false
}

func opening(s string, end int, places, agencies []string) (Opening, bool) {
	o := Opening{Text: strings.TrimSpace(s[:end]), Rest: strings.TrimSpace(s[end:]), Places: places, Agencies: agencies}
	return o, o.Rest != ""
}

// own is the outlet's own mark in the agency's place: "(eigener Bericht)".
func own(s string) bool {
	agencies, other, ok := scan(s)
	return ok && len(agencies) == 0 && other == 0 && len(fields(s)) > 1
}

func dateOrRegion(s string) bool {
	s = strings.Trim(s, " ,")
	if s == "" {
		return true
	}
	if _, ok := date.Find(s); ok {
		return true
	}
	return len(strings.Fields(s)) <= 3
}

// capsPlace refuses words in capitals that are no places. Places have a vowel
// and four letters or more; short ones could be acronyms before a German dash
// ("NATO – Partner …"), so they need a date, a region or an English dash.
func capsPlace(s string, sure bool) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return (letters >= 6 || sure && letters >= 4) && strings.ContainsAny(s, "AEIOUÄÖÜY")
}

var placeSplit = regexp.MustCompile(`\s?/\s?|\s(?:und|and)\s`)

func places(s string) []string {
	var out []string
	for _, p := range placeSplit.Split(s, -1) {
		if p = strings.Trim(p, " ,."); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func cut(s string, n int) int {
	for n > 0 && n < len(s) && s[n]&0xC0 == 0x80 {
		n--
	}
	return n
}
