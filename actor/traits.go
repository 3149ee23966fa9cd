package actor

import "slices"

// collectTraits gathers what all reports tell of each person: offices, country,
// gender.
func (r *resolver) collectTraits() {
	for i := range r.sources {
		for j, l := range r.links[i] {
			if len(l) == 1 {
				r.nodes[l[0]].take(r.mention(i, j))
			}
		}
	}
	r.colleagues()
	for n := range r.nodes {
		r.nodes[n].settle()
	}
}

// colleagues gives who is called somebody's colleague or counterpart the office
// that the other, named in the same sentence, holds.
func (r *resolver) colleagues() {
	for i, s := range r.sources {
		order := r.byStart(i)
		for at, j := range order {
			m := &s.Mentions[j]
			if m.Office != "colleague" || m.Form != Name || len(r.links[i][j]) != 1 {
				continue
			}
			n := &r.nodes[r.links[i][j][0]]
			for k := at - 1; k >= 0 && at-k < lookAround && s.Mentions[order[k]].Sentence == m.Sentence; k-- {
				o := &s.Mentions[order[k]]
				if !isNamed(o) || len(r.links[i][order[k]]) != 1 || r.links[i][order[k]][0] == r.links[i][j][0] {
					continue
				}
				for _, h := range r.nodes[r.links[i][order[k]][0]].offices {
					if h.office == "colleague" || h.office == "" {
						continue
					}
					shared := held{office: h.office, country: m.Country}
					if !slices.Contains(n.offices, shared) {
						n.offices = append(n.offices, shared)
					}
				}
				break
			}
		}
	}
}

// lookAround is how many mentions back the other of two colleagues is looked for.
const lookAround = 8

// take adds what one mention tells.
func (n *node) take(m *Mention) {
	if m.Gender != 0 && !m.Gender.Has(masculine|feminine) {
		n.gender |= m.Gender
	}
	if m.Country != "" {
		if n.countries == nil {
			n.countries = map[string]int{}
		}
		n.countries[m.Country]++
	}
	if n.region == "" {
		n.region = m.Region
	}
	if m.Office == "" {
		return
	}
	h := held{office: m.Office, country: m.Country}
	if len(m.Roles) > 0 {
		h.role = m.Roles[0]
	}
	if !slices.Contains(n.offices, h) {
		n.offices = append(n.offices, h)
	}
}

// settle decides on the country read most often.
func (n *node) settle() {
	best := 0
	for c, k := range n.countries {
		if k > best || k == best && c < n.country {
			best, n.country = k, c
		}
	}
	if n.gender.Has(masculine | feminine) {
		n.gender = 0 // read both ways: unknown
	}
}

// isA reports whether the holder of office a can be called b.
func (r *resolver) isA(a, b string) bool {
	if a == b {
		return true
	}
	for _, up := range r.k.isa[a] {
		if up != a && r.isA(up, b) {
			return true
		}
	}
	return false
}
