package actor

import (
	"slices"
	"strings"
)

// familyOnly links family names without a given name: to the person of that
// name in the same report, else in the story, else to a person of their own.
func (r *resolver) familyOnly(full []fullName) {
	index := bySound(full)
	var rest [][2]int
	bears := bearing{full: full, index: index, known: map[bearer]bool{}}
	for i, s := range r.sources {
		seen := map[int]int{} // person to how often named so far
		for _, j := range r.byStart(i) {
			m := &s.Mentions[j]
			if !isNamed(m) {
				continue
			}
			if m.Given == "" {
				nodes := r.bearers(full, index, m, i)
				switch {
				case len(nodes) == 1:
					r.links[i][j] = nodes
				case len(nodes) > 1:
					if n, ok := r.tell(i, j, nodes, seen); ok {
						r.links[i][j] = []int{n}
					}
				default:
					rest = append(rest, [2]int{i, j})
				}
			}
			if l := r.links[i][j]; len(l) == 1 && bears.name(l[0], m) {
				seen[l[0]]++
			}
		}
	}
	r.unnamedGiven(rest)
}

// bearing remembers whose family names the words are that mentions call persons by.
type bearing struct {
	full  []fullName
	index soundIndex
	known map[bearer]bool
}

type bearer struct {
	node   int
	family string
}

// name reports whether a mention calls a person by the family name: "Freddy" alone
// does not make the name his.
func (b *bearing) name(node int, m *Mention) bool {
	key := bearer{node, m.Family}
	bears, ok := b.known[key]
	if !ok {
		name, _ := splitGeneration(m.Family)
		sounds := spellings(name)
		bears = slices.ContainsFunc(b.index.of(sounds), func(k int) bool { return b.full[k].node == node && meet(sounds, b.full[k].families) })
		b.known[key] = bears
	}
	return bears
}

// bearers gives the persons with a family name: those of the same report, else
// those of the story.
func (r *resolver) bearers(full []fullName, index soundIndex, m *Mention, report int) []int {
	name, generation := splitGeneration(m.Family)
	names := []string{name}
	if base, ok := strings.CutSuffix(name, "s"); ok && len(base) > 2 {
		names = append(names, base)
	}
	for _, name := range names {
		sounds := spellings(name)
		var here, all, alike []int
		for _, k := range index.of(sounds) {
			f := &full[k]
			if !meet(sounds, f.sounds) || m.Gender != 0 && f.gender != 0 && m.Gender&f.gender == 0 || !r.ofGeneration(report, generation, f) {
				continue
			}
			if !slices.Contains(all, f.node) {
				all = append(all, f.node)
			}
			if f.reports[report] && !slices.Contains(here, f.node) {
				here = append(here, f.node)
				if m.Gender == feminine && f.gender == m.Gender { // men bear most names that no list knows
					alike = append(alike, f.node)
				}
			}
		}
		if len(alike) == 1 {
			return alike // "Mrs Kramer", of Anna Kramer and a Kramer whose name tells nothing
		}
		if len(here) > 0 {
			return here
		}
		if len(all) > 0 {
			return all
		}
	}
	return nil
}

// tell decides between several bearers of a family name: by the office printed
// with it, else by who of them was named last, in the same paragraph.
func (r *resolver) tell(i, j int, nodes []int, seen map[int]int) (int, bool) {
	m := r.mention(i, j)
	var fits []int
	for _, n := range nodes {
		if m.Office != "" && r.printedOffice(n, m) {
			fits = append(fits, n)
		}
	}
	if len(fits) == 1 {
		return fits[0], true
	}
	if m.Office != "" {
		return 0, false
	}
	for _, count := range []map[int]int{seen, r.inFull(i)} {
		if n, ok := dominant(nodes, count); ok {
			return n, true
		}
	}
	if main := slices.DeleteFunc(slices.Clone(nodes), func(n int) bool { return r.isKin(i, n) }); len(main) == 1 {
		return main[0], true
	}
	last, at := -1, -1
	for q, o := range r.sources[i].Mentions {
		l := r.links[i][q]
		if o.First < m.First && o.First > at && len(l) == 1 && slices.Contains(nodes, l[0]) && r.block(i, &o) == r.block(i, m) {
			last, at = l[0], o.First
		}
	}
	if last < 0 && len(seen) == 0 {
		return r.firstInFull(i, nodes)
	}
	return last, last >= 0
}

// firstInFull gives the bearer of a family name whom a report names in full
// first: the one whom its headline means.
func (r *resolver) firstInFull(i int, nodes []int) (int, bool) {
	for _, j := range r.byStart(i) {
		if l := r.links[i][j]; isFull(r.mention(i, j)) && len(l) == 1 && slices.Contains(nodes, l[0]) {
			return l[0], true
		}
	}
	return 0, false
}

// kinBefore is how many words before a name tell that it is a relative's.
const kinBefore = 4

// isKin reports whether a report brings somebody in as a relative of another
// ("her husband, Captain Paul Kramer"): the family name alone is not theirs
// then, as long as the other is in the report.
func (r *resolver) isKin(i, node int) bool {
	s := &r.sources[i]
	if s.Document == nil {
		return false
	}
	for j := range s.Mentions {
		m := &s.Mentions[j]
		if l := r.links[i][j]; !isFull(m) || len(l) != 1 || l[0] != node {
			continue
		}
		t := newText(s.Document)
		for q := max(m.First-kinBefore, s.Document.Sentences[m.Sentence].First+1); q < m.Last; q++ {
			if r.k.relative(t, q) && (t.is(q-1, "possessive") || t.is(q-1, "of-whom") || t.possessive(q-1)) {
				return true
			}
		}
		return false // only where the report names them first
	}
	return false
}

// relative reports whether a token is a word for a relative.
func (k *knowledge) relative(t *text, i int) bool {
	if t.lang == "de" {
		n, ok := k.nounDE(t.raw(i))
		return ok && t.upper(i) && slices.Contains(k.isa[n.key], "relative")
	}
	e, _, ok := k.english.find(t, i, i+1)
	return ok && slices.Contains(k.isa[k.nouns[e.noun].key], "relative")
}

// dominant gives the bearer of a family name who is named at least three times
// as often as all others of that name: it is that one's name that a report
// shortens. Who was the only one named so far needs one mention.
func dominant(nodes []int, count map[int]int) (int, bool) {
	all, best := 0, nodes[0]
	for _, n := range nodes {
		all += count[n]
		if count[n] > count[best] {
			best = n
		}
	}
	return best, count[best] > 0 && count[best] >= 3*(all-count[best])
}

// inFull counts how often a report names each person in full.
func (r *resolver) inFull(i int) map[int]int {
	if r.full == nil {
		r.full = make([]map[int]int, len(r.sources))
	}
	if r.full[i] == nil {
		r.full[i] = map[int]int{}
		for j, l := range r.links[i] {
			if len(l) == 1 && isFull(r.mention(i, j)) {
				r.full[i][l[0]]++
			}
		}
	}
	return r.full[i]
}

// printedOffice reports whether some full-name mention of a node bears the
// office of m.
func (r *resolver) printedOffice(n int, m *Mention) bool {
	for i, s := range r.sources {
		for j := range s.Mentions {
			o := &s.Mentions[j]
			if l := r.links[i][j]; isFull(o) && len(l) == 1 && l[0] == n && o.Office == m.Office &&
				(o.Country == m.Country || o.Country == "" || m.Country == "") {
				return true
			}
		}
	}
	return false
}

// unnamedGiven makes persons of family names that stand nowhere in full: one a
// sound.
func (r *resolver) unnamedGiven(rest [][2]int) {
	byName := map[string][]int{} // printed name to the mentions
	var names []string
	for q, at := range rest {
		f := r.mention(at[0], at[1]).Family
		if _, ok := byName[f]; !ok {
			names = append(names, f)
		}
		byName[f] = append(byName[f], q)
	}
	slices.Sort(names)
	nodeBySound := map[string]int{}
	for _, f := range names {
		// "Merkels" is Merkel's where Merkel stands too
		if base, ok := strings.CutSuffix(f, "s"); ok {
			if _, both := byName[base]; both {
				byName[base] = append(byName[base], byName[f]...)
				byName[f] = nil
			}
		}
	}
	for _, f := range names {
		if len(byName[f]) == 0 {
			continue
		}
		sounds, n := spellings(f), -1
		for _, s := range sounds {
			if old, ok := nodeBySound[s]; ok {
				n = old
				break
			}
		}
		if n < 0 {
			n = r.newNode(node{kind: Person, named: true})
		}
		for _, s := range sounds {
			if _, ok := nodeBySound[s]; !ok {
				nodeBySound[s] = n
			}
		}
		for _, q := range byName[f] {
			at := rest[q]
			r.links[at[0]][at[1]] = []int{n}
		}
	}
}

// block gives the block a mention stands in.
func (r *resolver) block(i int, m *Mention) int {
	d := r.sources[i].Document
	if d == nil || m.Sentence < 0 || m.Sentence >= len(d.Sentences) {
		return 0
	}
	return d.Sentences[m.Sentence].Block
}

// orgName is the key of an organisation that no list names. The order of the
// words tells nothing: "Harbour Party of Kent" is "Kent Harbour Party".
func orgName(name string) string {
	if before, after, ok := strings.Cut(name, "-"); ok && know().isCountry(after) {
		name = before // "Acme-Deutschland" is Acme
	}
	if after, ok := strings.CutPrefix(name, "The"); ok && after != "" && after != strings.ToLower(after) {
		name = after // "TheBlaze" is "The Blaze"
	}
	words := strings.Fields(strings.ToLower(name))
	if len(words) > 1 {
		words = slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "of" || w == "for" })
		slices.Sort(words)
	}
	for i, w := range words {
		words[i] = strings.TrimSuffix(strings.TrimSuffix(w, "es"), "s")
	}
	return strings.Join(words, " ")
}
