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
	gender        language.Morph
	sounds        []string // of the family name, whole and in parts
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
				full = append(full, fullName{given: m.Given, family: m.Family, sounds: nameSounds(m.Given, m.Family), reports: map[int]bool{}})
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

// nameSounds adds the sounds of a given name that can stand alone.
func nameSounds(given, family string) []string {
	out := familySounds(family)
	if mononym(given) {
		out = append(out, spellings(given)...)
	}
	return out
}

// familySounds gives the sounds a family name can be recognised by: of the
// whole, of its last word, and of its first that is no particle.
func familySounds(family string) []string {
	out := spellings(family)
	parts := strings.Fields(family)
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

// joinFull makes one node of the full names that belong to one person. Names
// with initials only join where exactly one person fits.
func (r *resolver) joinFull(full []fullName) {
	root := make([]int, len(full))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	candidates := bySound(full)
	for i := range full {
		if isInitial(full[i].given) {
			continue
		}
		for _, j := range candidates.of(full[i].sounds) {
			if j > i && !isInitial(full[j].given) && samePerson(&full[i], &full[j]) {
				root[find(j)] = find(i)
			}
		}
	}
	for i := range full {
		if !isInitial(full[i].given) {
			continue
		}
		var fits []int
		for _, j := range candidates.of(full[i].sounds) {
			if j != i && samePerson(&full[i], &full[j]) && !slices.Contains(fits, find(j)) && find(j) != find(i) {
				fits = append(fits, find(j))
			}
		}
		if len(fits) == 1 {
			root[find(i)] = fits[0]
		}
	}
	for i := range full {
		full[i].node = -1
	}
	for i := range full {
		top := find(i)
		if full[top].node < 0 {
			full[top].node = r.newNode(node{kind: Person, named: true})
		}
		full[i].node = full[top].node
	}
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

// isInitial reports whether given names are initials only ("J.", "J. F.").
func isInitial(given string) bool {
	for _, g := range strings.Fields(given) {
		if utf8.RuneCountInString(strings.TrimSuffix(g, ".")) > 1 {
			return false
		}
	}
	return true
}

// minNear is how long, in letters, a sound must be for one letter not to matter.
const minNear = 6

// samePerson reports whether two full names can be one person's.
func samePerson(a, b *fullName) bool {
	if a.gender != 0 && b.gender != 0 && a.gender&b.gender == 0 {
		return false
	}
	if doubled(a, b) || doubled(b, a) {
		return true
	}
	given := agreeGiven(a.given, b.given)
	if meet(a.sounds, b.sounds) || a.family == b.family+"s" || b.family == a.family+"s" {
		return given // German prints "Kramers" for the genitive of Kramer
	}
	if !given || isInitial(a.given) || isInitial(b.given) {
		return false
	}
	for i := range a.reports {
		if b.reports[i] {
			return false // one report spells one name one way
		}
	}
	for _, x := range a.sounds {
		for _, y := range b.sounds {
			if len(x) >= minNear && near(x, y) {
				return true
			}
		}
	}
	return false
}

// doubled reports whether what was read as a given and a family name is the
// family name of two words of another: "Brandt Meyer" of "Anna Brandt Meyer".
func doubled(a, b *fullName) bool { return a.family == b.given+" "+b.family }

// agreeGiven reports whether given names can be one person's: the same, other
// spellings, an initial, a short form, or fewer of them.
func agreeGiven(a, b string) bool {
	x, y := strings.Fields(strings.ReplaceAll(a, "-", " ")), strings.Fields(strings.ReplaceAll(b, "-", " "))
	for i := 0; i < len(x) && i < len(y); i++ {
		if !agreeOne(x[i], y[i]) {
			return false
		}
	}
	return len(x) > 0 && len(y) > 0
}

func agreeOne(a, b string) bool {
	if a == b {
		return true
	}
	ia, ib := strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if utf8.RuneCountInString(ia) == 1 || utf8.RuneCountInString(ib) == 1 {
		ra, _ := utf8.DecodeRuneInString(ia)
		rb, _ := utf8.DecodeRuneInString(ib)
		return ra == rb
	}
	if canonGiven(a) == canonGiven(b) {
		return true
	}
	x, y := spellings(a), spellings(b)
	if meet(x, y) {
		return true
	}
	return len(x) > 0 && len(y) > 0 && len(x[0]) > 4 && near(x[0], y[0]) && genderFits(genderOf(know().given[a].gender), genderOf(know().given[b].gender))
}

func canonGiven(g string) string {
	if n, ok := know().given[g]; ok && n.canon != "" {
		return n.canon
	}
	return g
}
