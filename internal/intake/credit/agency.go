// Package credit reads who a report comes from: credits, datelines, bylines,
// and photo credits, which say nothing about the text.
//
// In: one line or paragraph, cleaned. Out: agencies in one spelling each,
// places, authors, and where a credit stands beside other text. The names are
// data (agencies.txt, fillers.txt, photo.txt). A photo credit never counts as
// a text credit, nor does an agency that a sentence merely mentions.
package credit

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed agencies.txt
var agencyData string

//go:embed fillers.txt
var fillerData string

// Agency is a news agency.
type Agency struct {
	Name    string   // the one spelling
	Country string   // ISO 3166-1 alpha-2; "" if it has none
	Also    []string // other spellings
}

// names is everything known about agencies, ready for look-up.
type names struct {
	exact   map[string]string // spelling as printed → name
	folded  map[string]string // lower case → name
	fillers map[string]bool   // lower case
	list    []Agency
}

var known = sync.OnceValue(func() names {
	n := names{map[string]string{}, map[string]string{}, map[string]bool{}, nil}
	for _, row := range rows(agencyData) {
		a := Agency{Name: row[0]}
		if len(row) > 1 {
			a.Country = row[1]
		}
		if len(row) > 2 && row[2] != "" {
			for _, v := range strings.Split(row[2], ",") {
				a.Also = append(a.Also, strings.TrimSpace(v))
			}
		}
		n.list = append(n.list, a)
		for _, v := range append([]string{a.Name}, a.Also...) {
			n.exact[v] = a.Name
			n.folded[strings.ToLower(v)] = a.Name
		}
	}
	for _, w := range entries(fillerData) {
		n.fillers[w] = true
	}
	return n
})

// entries gives the lines of a data file without comments.
func entries(data string) []string {
	var out []string
	for line := range strings.SplitSeq(data, "\n") {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// rows splits a data file into lines and the lines at "|".
func rows(data string) [][]string {
	var out [][]string
	for _, line := range strings.Split(data, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "|")
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		out = append(out, row)
	}
	return out
}

// Agencies gives all known agencies.
func Agencies() []Agency { return known().list }

// Canonical gives the one spelling of an agency named by the whole of s, in
// any case of letters; "" if s names none.
func Canonical(s string) string {
	s = strings.Trim(strings.TrimSpace(s), ".,;:()[]")
	if a := known().exact[s]; a != "" {
		return a
	}
	if a := known().folded[strings.ToLower(s)]; a != "" {
		return a
	}
	// dpa/lby, dpa-infocom, AFP Berlin: the agency's own desk follows its name.
	if head, _, ok := strings.Cut(s, "/"); ok && head != s {
		return known().exact[head]
	}
	if head, _, ok := strings.Cut(s, "-"); ok {
		return known().exact[head]
	}
	return ""
}

// maxCredit is the length in bytes from which a line is no credit any more.
const maxCredit = 160

// Line says whether all of s is a credit ("hk/jj (dpa, afp, rtr)", "Quelle:
// dpa", "mit Material von AFP") and which agencies it names. Every word must be
// an agency, a word that goes with one, or initials, and one an agency. A sign-off
// in parentheses ("(Reporting by Jane Doe; Editing by John Roe)") is one without.
func Line(s string) ([]string, bool) {
	if strings.HasPrefix(s, "(") && signoff(s) {
		return nil, true
	}
	if s == "" || len(s) > maxCredit {
		return nil, false
	}
	for _, read := range []func(string) string{notice, datedAgency, helper} {
		if a := read(s); a != "" {
			return []string{a}, true
		}
	}
	agencies, other, ok := scan(s)
	if !ok && unnamedAgencies(s) {
		return nil, true
	}
	if !ok || len(agencies) == 0 {
		return nil, false
	}
	// A lone capitalised word with no sign of a credit could be anything.
	return agencies, other <= 4
}

// unnamedAgencies recognises a credit to agencies that are not named ("red,
// Talbote.example/Agenturen").
func unnamedAgencies(s string) bool {
	words := fields(s)
	if len(words) > 6 || !strings.ContainsAny(s, "/,") {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	return last == "agenturen" || last == "agencies"
}

// scan walks the words of a credit. Other counts initials.
func scan(s string) (agencies []string, other int, ok bool) {
	n := known()
	words := fields(s)
	for i := 0; i < len(words); {
		if name, used := agencyAt(words[i:]); used > 0 {
			agencies = addNew(agencies, name)
			i += used
			continue
		}
		w := words[i]
		switch {
		case n.fillers[strings.ToLower(w)]:
		case figures(w): // a date
		case initials(w):
			other++
		default:
			return nil, 0, false
		}
		i++
	}
	return agencies, other, true
}

// agencyAt finds the longest agency name that words begin with.
func agencyAt(words []string) (string, int) {
	for k := min(4, len(words)); k > 0; k-- {
		s := strings.Join(words[:k], " ")
		if a := known().exact[s]; a != "" {
			return a, k
		}
		if a := known().folded[strings.ToLower(s)]; a != "" {
			return a, k
		}
	}
	if head, _, ok := strings.Cut(words[0], "-"); ok {
		if a := known().exact[head]; a != "" {
			return a, 1
		}
	}
	return "", 0
}

// fields splits a credit into words; hyphens stay inside ("dpa-infocom").
func fields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;/()[]+&|:*•·–—.", r)
	})
}

func figures(w string) bool { return strings.Trim(w, "0123456789") == "" }

// initials are what editors sign with: "hk", "jj", "fab", "MSt", "sda". A word
// with a capital and only small letters after it ("Die") is a word.
func initials(w string) bool {
	n, small, capitals := 0, 0, 0
	for _, r := range w {
		switch {
		case !unicode.IsLetter(r):
			return false
		case unicode.IsUpper(r):
			capitals++
		default:
			small++
		}
		n++
	}
	switch {
	case n == 0 || n > 4:
		return false
	case capitals == 0:
		return true
	}
	return n <= 3 && (small == 0 || capitals >= 2 || n <= 2)
}

// Initials says whether s is nothing but editors' initials ("hk/jj", "(fab)").
func Initials(s string) bool {
	if len(s) > 24 {
		return false
	}
	words := fields(s)
	if len(words) == 0 || len(words) > 4 || strings.ContainsAny(s, ":") {
		return false
	}
	lower := false
	for _, w := range words {
		if !initials(w) {
			return false
		}
		lower = lower || unicode.IsLower([]rune(w)[0])
	}
	return lower && (strings.ContainsAny(s, "/()") || len(words) == 1 && utf8.RuneCountInString(words[0]) <= 4)
}

// notice reads the agencies' own copyright lines ("© dpa-infocom,
// dpa:230428-99-487853/3").
func notice(s string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(s), "©")
	if !ok || !strings.Contains(rest, "dpa:") {
		return ""
	}
	if w := fields(rest); len(w) > 0 {
		return Canonical(w[0])
	}
	return ""
}

func addNew(list []string, s string) []string {
	for _, l := range list {
		if l == s {
			return list
		}
	}
	return append(list, s)
}
