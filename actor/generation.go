package actor

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// generations are the words behind a family name that set one of its bearers apart, to
// the generation that they tell.
var generations = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range rows("generations.txt") {
		out[r[0]] = r[1]
	}
	return out
})

// maxGeneration is how many bytes the last word of a generation has at most, with a stop.
const maxGeneration = len("senior.")

// splitGeneration cuts what tells the generation off a name: "Kramer Jr." is Kramer,
// jr. Of what is nothing else ("Jr.") no name is left.
func splitGeneration(name string) (core, generation string) {
	if len(name)-strings.LastIndexByte(name, ' ')-1 > maxGeneration {
		return name, "" // nearly all names
	}
	words := strings.Fields(name)
	for n := 2; n > 0; n-- {
		if len(words) < n {
			continue
		}
		at := len(words) - n
		end := strings.TrimSuffix(strings.ToLower(strings.Join(words[at:], " ")), ".")
		if g := generations()[end]; g != "" {
			return strings.TrimRight(strings.Join(words[:at], " "), ","), g
		}
	}
	return name, ""
}

// isRoman reports whether a generation is printed as a number, as of kings and popes.
func isRoman(generation string) bool { return strings.HasPrefix(generation, "i") }

// generation tells how many tokens from q on are the generation of the name before them:
// "Jr.", ", Jr.", "III", "jun.", "d. J.". "Sen." with a capital is a senator, and "Senior"
// most often a rank.
func (s *scanner) generation(q int) int {
	if q >= s.end {
		return 0
	}
	if s.t.raw(q) == "," && q+1 < s.end && (s.t.low(q+1) == "jr." || s.t.low(q+1) == "sr.") {
		return 2
	}
	w := s.t.raw(q)
	if generations()[strings.TrimSuffix(strings.ToLower(w+" "+s.t.raw(q+1)), ".")] != "" && q+1 < s.end {
		return 2
	}
	if generations()[strings.TrimSuffix(strings.ToLower(w), ".")] == "" {
		return 0
	}
	if small := w == strings.ToLower(w); small || w == strings.ToUpper(w) || utf8.RuneCountInString(strings.TrimSuffix(w, ".")) == 2 {
		return 1
	}
	return 0
}

// ofGeneration reports whether a family name with a generation, or none, can be short
// for a full name: "Kramer Jr." is for no other, and Kramer is not for him in a report
// that calls him so, or that called another so before.
func (r *resolver) ofGeneration(report int, generation string, f *fullName) bool {
	if generation != "" || f.generation == "" {
		return generation == f.generation
	}
	key := inReport{report, f}
	short, ok := r.bareFor[key]
	if !ok {
		short = r.bareIn(report, f)
		r.bareFor[key] = short
	}
	return short
}

// inReport is a full name in one of the reports.
type inReport struct {
	report int
	name   *fullName
}

// bareIn reports whether the bare family name in a report can be short for a full name
// with a generation.
func (r *resolver) bareIn(report int, f *fullName) bool {
	first, offices := r.introduced(report, f)
	for j := range r.sources[report].Mentions {
		m := r.mention(report, j)
		if !isNamed(m) || m.Given != "" {
			continue
		}
		core, g := splitGeneration(m.Family)
		switch {
		case core != f.core:
		case g == f.generation:
			return false
		case g == "" && m.Office != "" && m.First < first && !slices.Contains(offices, m.Office):
			return false // "President Kramer", before a report comes to Paul Kramer Jr.
		}
	}
	return true
}

// introduced gives the token where a report prints a full name first, and the offices
// it prints it with; it is 0 of a name that the report hasn't got.
func (r *resolver) introduced(report int, f *fullName) (first int, offices []string) {
	for j := range r.sources[report].Mentions {
		m := r.mention(report, j)
		if !isFull(m) || m.Given != f.given || m.Family != f.family {
			continue
		}
		if first == 0 || m.First < first {
			first = m.First
		}
		offices = append(offices, m.Office)
	}
	return first, offices
}
