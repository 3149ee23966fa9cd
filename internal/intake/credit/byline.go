package credit

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed bylines.txt
var bylineData string

//go:embed jobs.txt
var jobData string

var jobs = sync.OnceValue(func() map[string]bool { return wordSet(jobData) })

// bylineStart fits the words that a byline begins with.
var bylineStart = sync.OnceValue(func() *regexp.Regexp {
	var starts []string
	for _, e := range entries(bylineData) {
		starts = append(starts, strings.ReplaceAll(regexp.QuoteMeta(e), `\*`, `(?-i:\p{Lu})\p{L}+`))
	}
	// Longer beginnings first: "von" must not take "von unserem …".
	slices.SortStableFunc(starts, func(a, b string) int { return len(b) - len(a) })
	return regexp.MustCompile(`^(?i:` + strings.Join(starts, "|") + `)(?:\s*:\s*|\s+)(?:(?i:von|by)\s+)?`)
})

var (
	nameSplit = regexp.MustCompile(`\s*(?:,|;|\||/|\s&\s|\s(?:und|and|sowie|mit|with|u\.)\s)\s*`)
	placeTail = regexp.MustCompile(`(?:,|\s[-–|]|\s(?i:in|aus))\s+(?:(?i:in|aus)\s+)?(\p{Lu}[\p{L}.-]+(?:\s(?:\p{Lu}[\p{L}.-]+))?)$`)
)

// Byline says whether all of s is a byline ("Von Anna Muster und Ben Beispiel,
// Genf") and gives its authors and agencies.
func Byline(s string) (authors, agencies []string, ok bool) {
	if len(s) > 200 {
		return nil, nil, false
	}
	loc := bylineStart().FindStringIndex(s)
	if loc == nil || loc[1] >= len(s) {
		return nil, nil, false
	}
	rest := strings.TrimSpace(s[loc[1]:])
	if utf8.RuneCountInString(rest) < 2 {
		return nil, nil, false
	}
	authors, agencies, sure := people(rest)
	return authors, agencies, sure
}

// people reads a list of names. Sure means that every part was a name, an
// agency, or the place, office or desk that follows a name.
func people(s string) (authors, agencies []string, sure bool) {
	s = strings.TrimSuffix(strings.TrimSpace(s), ".")
	sure = true
	for i, part := range nameSplit.Split(s, -1) {
		part = strings.TrimSpace(part)
		for _, before := range []string{"und ", "and ", "Von ", "By "} { // ", und Ben Beispiel"
			part = strings.TrimPrefix(part, before)
		}
		if open := strings.IndexByte(part, '('); open > 0 {
			for _, a := range fields(part[open:]) {
				if c := Canonical(a); c != "" {
					agencies = addNew(agencies, c)
				}
			}
			part = strings.TrimSpace(part[:open])
		}
		if name, agency := cutDesk(part); agency != "" {
			agencies = addNew(agencies, agency)
			part = name
		}
		switch {
		case part == "":
		case Canonical(part) != "":
			agencies = addNew(agencies, Canonical(part))
		case i > 0 && deskOf(part) != "": // ", AP Auto Writer"
			agencies = addNew(agencies, deskOf(part))
		case i > 0 && jobTitle(part): // ", Staff Writer"
		case fullName(stripPlace(part)):
			authors = addNew(authors, stripPlace(part))
		case i > 0 && looksLikeName(part): // ", Genf"
		case i > 0 && len(authors) > 0 && len(strings.Fields(part)) <= 4: // ", Reporterin in Genf"
		default:
			sure = false
		}
	}
	return authors, agencies, sure && len(authors)+len(agencies) > 0
}

// cutDesk splits "Jane Doe AP Sports Writer" into the name and the agency.
func cutDesk(part string) (name, agency string) {
	words := strings.Fields(part)
	for i := 2; i < len(words); i++ {
		if a := known().exact[words[i]]; a != "" && words[i] == strings.ToUpper(words[i]) {
			return strings.Join(words[:i], " "), a
		}
	}
	return part, ""
}

// deskOf gives the agency whose desk or office a part of a byline names.
func deskOf(part string) string {
	words := strings.Fields(part)
	if name, used := agencyAt(words); used > 0 && used < len(words) {
		return name
	}
	return ""
}

// jobTitle says whether a part of a byline ends with the name of a job.
func jobTitle(part string) bool {
	words := strings.Fields(part)
	return len(words) > 0 && jobs()[strings.ToLower(words[len(words)-1])]
}

func stripPlace(s string) string {
	if loc := placeTail.FindStringIndex(s); loc != nil && fullName(s[:loc[0]]) {
		return s[:loc[0]]
	}
	return s
}

// Names reads a line that its place on the page marks as a byline. Every part of
// it must be a name, an agency, or what follows a name.
func Names(s string) (authors, agencies []string, ok bool) {
	if loc := bylineStart().FindStringIndex(s); loc != nil && loc[1] < len(s) {
		s = s[loc[1]:]
	}
	if strings.ContainsAny(s, "!?:0123456789") || strings.HasPrefix(s, "The ") || strings.HasPrefix(s, "Die ") {
		return nil, nil, false
	}
	return people(s)
}

// People splits the author field of a page's metadata ("Anna Muster, dpa",
// "Von Anna Muster und Ben Beispiel") into persons and agencies. What is
// neither (a desk, an address) is left out.
func People(s string) (authors, agencies []string) {
	if len(s) > 300 || strings.Contains(s, "://") || strings.Contains(s, "@") {
		return nil, nil
	}
	if loc := bylineStart().FindStringIndex(s); loc != nil && loc[1] < len(s) {
		s = s[loc[1]:]
	}
	authors, agencies, _ = people(s)
	return authors, agencies
}
