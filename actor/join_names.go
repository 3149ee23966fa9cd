package actor

import "slices"

// joinFull makes one node of the full names that belong to one person. A name that
// fits two who are two persons belongs to neither: "Paul Kramer" of Paul A. and Paul B.
// Kramer. Names with initials only join where exactly one person fits.
func (r *resolver) joinFull(full []fullName) {
	alike := alikeNames(full)
	r.setApart(full, alike)
	same := make([][]int, len(full))
	for i := range full {
		for _, j := range alike[i] {
			if samePerson(&full[i], &full[j]) {
				same[i] = append(same[i], j)
			}
		}
	}
	sets := newSets(len(full))
	for i := range full {
		for _, j := range same[i] {
			if !isInitial(full[i].given) && !isInitial(full[j].given) && !between(full, same[i], j) && !between(full, same[j], i) {
				sets.join(i, j)
			}
		}
	}
	for i := range full {
		if isInitial(full[i].given) {
			sets.joinOnly(i, same[i])
		} else if isCut(&full[i]) {
			sets.joinOnly(i, sameGiven(full, i))
		}
	}
	nodes := map[int]int{}
	for i := range full {
		top := sets.of(i)
		if _, ok := nodes[top]; !ok {
			nodes[top] = r.newNode(node{kind: Person, named: true})
		}
		full[i].node = nodes[top]
	}
}

// alikeNames gives for each name the others that have a sound in common with it, or
// nearly, in order.
func alikeNames(full []fullName) [][]int {
	index := bySound(full)
	out := make([][]int, len(full))
	for i := range full {
		for _, j := range index.of(full[i].sounds) {
			if j != i {
				out[i] = append(out[i], j)
				out[j] = append(out[j], i)
			}
		}
	}
	for i := range out {
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// between reports whether a name that fits all of fits does not tell j from another of
// them: two with one name who are two persons.
func between(full []fullName, fits []int, j int) bool {
	for _, k := range fits {
		if k != j && !isInitial(full[k].given) && namesake(&full[j], &full[k]) {
			return true
		}
	}
	return false
}

// namesake reports whether two names are of two persons who have one given and one
// family name: a middle name, a part of a double name or the generation tells them apart.
func namesake(a, b *fullName) bool {
	return sameCore(a, b) && (!agreeGiven(a.given, b.given) || !agreeDouble(a.core, b.core) || otherGeneration(a, b))
}

// sameCore reports whether two names have one given and one family name, whatever
// else they have.
func sameCore(a, b *fullName) bool {
	return agreeOne(firstWord(a.given), firstWord(b.given)) && meet(a.families, b.families)
}

// otherGeneration reports whether the generations of two names tell them apart, for sure.
func otherGeneration(a, b *fullName) bool {
	if a.generation == "" || b.generation == "" {
		return a.generation != b.generation && (a.apart || b.apart)
	}
	return a.generation != b.generation
}

// setApart finds the generations that set somebody apart in this story: where a report
// names the bearer of the bare name as well, none of the names with the generation is
// his, in no report.
func (r *resolver) setApart(full []fullName, alike [][]int) {
	for i := range full {
		f := &full[i]
		if f.generation == "" || f.core == "" {
			continue
		}
		for _, j := range alike[i] {
			o := &full[j]
			if o.generation == "" && sameCore(f, o) && r.tellsApart(f, o) {
				f.apart = true
			}
		}
	}
	for i := range full {
		for _, j := range alike[i] {
			a, b := &full[i], &full[j]
			b.apart = b.apart || a.apart && a.generation == b.generation && sameCore(a, b)
		}
	}
}

// tellsApart reports whether a report names two, one with a generation and one without:
// with the same given names, or one of them as somebody's relative. "Robert S. Kramer III"
// who is Robert Kramer further on is printed in full once.
func (r *resolver) tellsApart(f, bare *fullName) bool {
	for i := range f.reports {
		if bare.reports[i] && (!inFuller(f.given, bare.given) || r.asRelative(i, f) || r.asRelative(i, bare)) {
			return true
		}
	}
	return false
}

// kinAfter is how many words behind a name tell that it is a relative's.
const kinAfter = 3

// asRelative reports whether a report prints a word for a relative beside a name.
func (r *resolver) asRelative(i int, f *fullName) bool {
	s := &r.sources[i]
	if s.Document == nil {
		return false
	}
	t := newText(s.Document)
	for j := range s.Mentions {
		m := &s.Mentions[j]
		if !isFull(m) || m.Given != f.given || m.Family != f.family {
			continue
		}
		sen := s.Document.Sentences[m.Sentence]
		for q := max(m.First-kinBefore, sen.First); q < min(m.Last+kinAfter, sen.Last); q++ {
			if r.k.relative(t, q) {
				return true
			}
		}
	}
	return false
}

// isCut reports whether of a family name only a letter or the generation is left:
// "Donald Jr.", "Paul K.".
func isCut(f *fullName) bool { return f.core == "" || isInitial(f.core) }

// sameGiven gives the names that a name whose family name is cut off can be; who is
// called by his given name and generation is so in that report alone.
func sameGiven(full []fullName, i int) []int {
	var out []int
	f := &full[i]
	for j := range full {
		o := &full[j]
		if j == i || isCut(o) || firstWord(f.given) != firstWord(o.given) || f.generation != o.generation {
			continue
		}
		if f.core == "" && inOneReport(f, o) || f.core != "" && f.core[0] == o.core[0] {
			out = append(out, j)
		}
	}
	return out
}

func inOneReport(a, b *fullName) bool {
	for i := range a.reports {
		if b.reports[i] {
			return true
		}
	}
	return false
}

// sets are disjoint sets of numbers.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

// of gives the number that stands for i's set.
func (s sets) of(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) { s[s.of(j)] = s.of(i) }

// joinOnly joins i with the set of some others, if that is one.
func (s sets) joinOnly(i int, others []int) {
	found := -1
	for _, j := range others {
		switch top := s.of(j); {
		case top == s.of(i) || top == found:
		case found >= 0:
			return
		default:
			found = top
		}
	}
	if found >= 0 {
		s.join(found, i)
	}
}
