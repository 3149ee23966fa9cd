package actor

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"synopse/language"
)

// fullName is a given and family name as spelled somewhere in the story.
type fullName struct {
	given, family string
	core          string // the family name without its generation; "" if nothing is left of it
	generation    string // "jr" of "Kramer Jr."
	apart         bool   // its generation sets it apart from a bearer of the bare name
	gender        language.Morph
	sounds        []string // by which it is found: of the family name, and of a rare given name
	families      []string // of the family name, whole and in parts
	reports       map[int]bool
	node          int
}

// people finds the persons of the story by name and links all names.
func (r *resolver) people() {
	full := r.fullNames()
	r.joinFull(full)
	for i, s := range r.sources {
		for j := range s.Mentions {
			m := &s.Mentions[j]
			if isFull(m) {
				r.links[i][j] = []int{nodeOf(full, m)}
			}
		}
	}
	r.familyOnly(full)
}

func isNamed(m *Mention) bool {
	return m.Kind == Person && m.Form == Name && m.Family != "" && len(m.Parts) == 0
}

// isFull reports whether a mention tells both names, or is a given name alone
// that Find has found the family name of.
func isFull(m *Mention) bool { return isNamed(m) && m.Given != "" }

// fullNames collects the distinct full names, in an order that doesn't depend
// on the order of the sources.
func (r *resolver) fullNames() []fullName {
	at := map[[2]string]int{}
	var full []fullName
	for i, s := range r.sources {
		for j := range s.Mentions {
			m := &s.Mentions[j]
			if !isFull(m) {
				continue
			}
			id := [2]string{m.Given, m.Family}
			k, ok := at[id]
			if !ok {
				k = len(full)
				at[id] = k
				full = append(full, newFullName(m.Given, m.Family))
			}
			full[k].gender |= m.Gender
			full[k].reports[i] = true
		}
	}
	slices.SortFunc(full, func(a, b fullName) int {
		return cmp.Or(strings.Compare(a.family, b.family), strings.Compare(a.given, b.given))
	})
	return full
}

func newFullName(given, family string) fullName {
	f := fullName{given: given, family: family, reports: map[int]bool{}}
	f.core, f.generation = splitGeneration(family)
	if f.core == "" && isRoman(f.generation) {
		f.core, f.generation = family, "" // "Albert II." has no other name
	}
	f.families = familySounds(f.core)
	f.sounds = slices.Clone(f.families)
	if mononym(given) {
		f.sounds = append(f.sounds, spellings(given)...) // it can stand alone
	}
	return f
}

// familySounds gives the sounds a family name can be recognised by: of the
// whole, of its last word, and of its first, where it is no particle.
func familySounds(family string) []string {
	out := spellings(family)
	parts := strings.Fields(family)
	if article, name, ok := strings.Cut(family, "-"); ok && know().particles[article] {
		parts = []string{article, name} // "al-Hassan"
	}
	if len(parts) < 2 {
		return out
	}
	k := know()
	for _, p := range []string{parts[len(parts)-1], parts[0]} {
		if k.particles[p] || utf8.RuneCountInString(p) < 3 {
			continue
		}
		for _, s := range spellings(p) {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func nodeOf(full []fullName, m *Mention) int {
	k, _ := slices.BinarySearchFunc(full, m, func(f fullName, m *Mention) int {
		return cmp.Or(strings.Compare(f.family, m.Family), strings.Compare(f.given, m.Given))
	})
	return full[k].node
}

// soundIndex finds names by sound; near sounds are found by their length and
// first letter being tried too.
type soundIndex map[string][]int

func bySound(full []fullName) soundIndex {
	x := soundIndex{}
	for i := range full {
		for _, s := range full[i].sounds {
			x[s] = append(x[s], i)
			x[frame(s)] = append(x[frame(s)], i)
			if base, ok := strings.CutSuffix(s, "s"); ok {
				x[base] = append(x[base], i) // perhaps a genitive
			}
		}
	}
	return x
}

// frame is the consonants of a sound: near spellings mostly differ in vowels.
func frame(s string) string {
	var b strings.Builder
	b.WriteByte('#')
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("aeiou", s[i]) < 0 {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func (x soundIndex) of(sounds []string) []int {
	var out []int
	for _, s := range sounds {
		out = append(out, x[s]...)
		out = append(out, x[frame(s)]...)
		out = append(out, x[strings.TrimSuffix(s, "s")]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
