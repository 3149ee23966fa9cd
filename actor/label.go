package actor

import (
	"cmp"
	"slices"
)

// spelledName is a name of an actor as printed, with how often.
type spelledName struct {
	text    string
	full    int // 2 with a given name, 1 with initials, 0 without
	form    Form
	reports map[int]bool
	count   int
}

// label gives the actors their names, roles and offices, in order of mention.
func (r *resolver) label(actors []Actor, number []int) {
	names := make([][]spelledName, len(actors))
	called := make([]string, len(actors)) // names that only stand after a noun: "der Firma „Nordwerk“"
	owner := make([]int, len(actors))     // nodes, from 1
	for n := range r.nodes {
		if a := number[n]; a >= 0 {
			called[a], owner[a] = r.nodes[n].called, r.nodes[n].owner
		}
	}
	for i := range r.links {
		for _, j := range r.byStart(i) {
			m := r.mention(i, j)
			if len(r.links[i][j]) != 1 || len(m.Parts) > 0 || m.Plural && m.Kind == Group && m.Form == Name {
				continue
			}
			a := number[r.links[i][j][0]]
			if a < 0 {
				continue
			}
			r.describe(&actors[a], &r.nodes[r.links[i][j][0]], m)
			if m.Form == Name || m.Form == Metonym {
				names[a] = addName(names[a], i, m)
			}
		}
	}
	for a := range actors {
		actors[a].Names = make([]string, 0, len(names[a]))
		for _, n := range names[a] {
			actors[a].Names = append(actors[a].Names, n.text)
		}
		actors[a].Name = bestName(names[a], actors[a].Roles)
		if len(names[a]) == 0 && called[a] != "" {
			actors[a].Name, actors[a].Names = called[a], []string{called[a]}
		}
		if actors[a].Kind == Country && !hasForm(names[a], Name) {
			actors[a].Name = r.countryName(actors[a].Country)
		}
		if actors[a].Name == "" {
			actors[a].Name = r.fallback(a, number)
		}
	}
	for a := range actors {
		if n := owner[a] - 1; n >= 0 && number[n] >= 0 && len(names[a]) == 0 {
			actors[a].Name = ownedName(&actors[a], actors[number[n]].Name)
		}
	}
}

// ownedName tells the campaigns and supporters of several apart: "Kramer
// campaign" where it is printed so, else "campaign (Anna Kramer)".
func ownedName(a *Actor, owner string) string {
	for _, role := range a.Roles {
		if ownerFirst(role) {
			return role
		}
	}
	return a.Name + " (" + owner + ")"
}

// byStart gives the mentions of a source in reading order.
func (r *resolver) byStart(i int) []int {
	ms := r.sources[i].Mentions
	order := make([]int, len(ms))
	for j := range order {
		order[j] = j
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ms[a].First, ms[b].First) })
	return order
}

func (r *resolver) describe(a *Actor, n *node, m *Mention) {
	for _, role := range m.Roles {
		if !slices.Contains(a.Roles, role) {
			a.Roles = append(a.Roles, role)
		}
	}
	if n.kind != Person || len(a.Offices) > 0 {
		return
	}
	for _, h := range n.offices {
		if h.office != "colleague" && h.office != "people-of" && !slices.Contains(a.Offices, h.office) {
			a.Offices = append(a.Offices, h.office)
		}
	}
	if !n.named && m.Kind == Person && m.Office != "" {
		a.Offices = append(a.Offices, m.Office)
	}
}

func addName(names []spelledName, report int, m *Mention) []spelledName {
	text := m.Name
	if text == "" {
		return names
	}
	for k := range names {
		if names[k].text == text {
			names[k].reports[report] = true
			names[k].count++
			return names
		}
	}
	n := spelledName{text: text, form: m.Form, reports: map[int]bool{report: true}, count: 1}
	if m.Given != "" && m.Family != "" && text != m.Given {
		n.full = 2
		if isInitial(m.Given) {
			n.full = 1
		}
	}
	return append(names, n)
}

// bestName prefers full names, then the spelling of most reports.
func bestName(names []spelledName, roles []string) string {
	best := -1
	for i := range names {
		if best < 0 || compareNames(&names[i], &names[best]) > 0 {
			best = i
		}
	}
	if best >= 0 {
		return names[best].text
	}
	if len(roles) > 0 {
		return roles[0]
	}
	return ""
}

func compareNames(a, b *spelledName) int {
	return cmp.Or(
		compareBool(a.form == Name, b.form == Name),
		cmp.Compare(a.full, b.full),
		cmp.Compare(len(a.reports), len(b.reports)),
		cmp.Compare(a.count, b.count),
	)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// fallback names an actor that has neither name nor role by the words it was
// first called.
func (r *resolver) fallback(a int, number []int) string {
	pronoun := ""
	for i := range r.links {
		d := r.sources[i].Document
		if d == nil {
			continue
		}
		t := &text{doc: d}
		for _, j := range r.byStart(i) {
			for _, n := range r.links[i][j] {
				m := r.mention(i, j)
				if number[n] != a || m.First < 0 || m.Last > len(d.Tokens) {
					continue
				}
				if m.Form != Pronoun {
					return t.slice(m.First, m.Last)
				}
				if pronoun == "" {
					pronoun = t.slice(m.First, m.Last) // "I", of who writes
				}
			}
		}
	}
	return pronoun
}

// countryName gives a country's name, in the language of the first report, for
// one that is only spoken of as "the Iraqi government".
func (r *resolver) countryName(code string) string {
	lang := 0
	for _, s := range r.sources {
		if s.Document != nil {
			if s.Document.Language == "en" {
				lang = 1
			}
			break
		}
	}
	return r.k.countryNames[code][lang]
}

// hasForm reports whether one of the names was printed in a form: a country of
// which only the seat is printed goes by its own name.
func hasForm(names []spelledName, f Form) bool {
	return slices.ContainsFunc(names, func(n spelledName) bool { return n.form == f })
}
