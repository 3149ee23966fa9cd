package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language"
)

// holds reports whether a person can be called by the role of a mention.
func (r *resolver) holds(n int, m *Mention) bool {
	p := &r.nodes[n]
	generic := m.Plural && m.Gender == masculine // "die Minister" can be women
	if p.kind != Person || !generic && !genderFits(m.Gender, p.gender) {
		return false
	}
	if m.Country != "" && p.country != "" && m.Country != p.country {
		return false
	}
	if m.Region != "" && m.Region != p.region {
		return false
	}
	for _, h := range p.offices {
		if partyOf(m.role()) != "" && m.Office == "party-member" && strings.HasPrefix(h.role, partyOf(m.role())) {
			return true
		}
		if headsOne(m.role(), h.role) {
			return true
		}
		if !r.isA(h.office, m.Office) {
			continue
		}
		if m.Country != "" && h.country != "" && h.country != m.Country {
			continue
		}
		if h.office == m.Office && m.Region == "" && !sameRole(m.role(), h.role) {
			continue
		}
		return true
	}
	return false
}

func (m *Mention) role() string {
	if len(m.Roles) == 0 {
		return ""
	}
	return m.Roles[0]
}

// sameRole reports whether a role word can mean another of the same office:
// they are both plain ("Chefdiplomat", "Außenminister"), or the one that says
// more ends in the one that says less ("Polizeisprecher", "Sprecher").
func sameRole(asked, known string) bool {
	if !partyAgrees(asked, known) {
		return false
	}
	a, b := roleHead(asked), roleHead(known)
	if a != "" && a[0] >= '0' && a[0] <= '9' {
		return a == b // "der 80-Jährige" is not "der 46-Jährige"
	}
	if a == b || a == "" || b == "" {
		return true
	}
	if isPlain(a) {
		return true
	}
	return strings.HasSuffix(strings.ToLower(b), strings.ToLower(afterHyphen(a))) || isPlain(b) && originPrefix(a)
}

// partyAgrees reports whether the capitalised adjectives of an English role that
// is asked for ("the Democratic nominee") stand in the one known.
func partyAgrees(asked, known string) bool {
	words := strings.Fields(asked)
	for _, w := range words[:max(len(words)-1, 0)] {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || strings.Contains(known, w) {
			continue
		}
		role := know().english.first[strings.ToLower(w)]
		if len(know().adjPhrases.first[w]) == 0 && (len(role) == 0 || know().partisan(know().nouns[role[0].entry.noun])) {
			return false
		}
	}
	return true
}

// roleHead gives the noun of a role as printed, without adjective and without
// whose the office is.
func roleHead(role string) string {
	for _, of := range [...]string{" der ", " des ", " von ", " vom ", " für ", " in ", " beider ", " of ", " for ", " to "} {
		role, _, _ = strings.Cut(role, of)
	}
	return lastWord(role)
}

func lastWord(s string) string {
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		return s[i+1:]
	}
	return s
}

func afterHyphen(s string) string {
	if i := strings.LastIndexByte(s, '-'); i >= 0 {
		return s[i+1:]
	}
	return s
}

// isPlain reports whether a role word is in the data as it stands, without a
// further first part.
func isPlain(role string) bool {
	n, ok := know().german[strings.ToLower(role)]
	return ok && n.modifier == "" || !ok && strings.ToLower(role) == role
}

// originPrefix reports whether the first part of a role word only tells whose
// the office is ("US-Präsident").
func originPrefix(role string) bool {
	i := strings.LastIndexByte(role, '-')
	if i < 0 {
		return false
	}
	_, ok := know().origins[role[:i]]
	return ok
}

// holder finds who is meant by "der Minister", "der russische Präsident".
func (d *discourse) holder(m *Mention) []int {
	r := d.r
	if d.possessed(m) {
		return d.possession(m)
	}
	var all, here []int
	common := m.Country == "" && m.Region == "" && r.isA(m.Office, "trait")
	for n := range r.nodes {
		if r.nodes[n].named && r.holds(n, m) {
			if common && d.lastAt[n] == 0 {
				continue // "the politician" is nobody who is named later
			}
			all = append(all, n)
			if d.lastAt[n] > 0 {
				here = append(here, n)
			}
		}
	}
	if len(all) == 0 {
		if nodes := d.spokenOf(m); nodes != nil && m.Office == "aged" {
			return nodes
		}
		if nodes := d.epithet(m); nodes != nil {
			return nodes
		}
		return d.unnamedHolder(m)
	}
	if m.Country != "" {
		all, here = d.unrivalled(all, m), d.unrivalled(here, m)
	}
	if len(all) == 0 {
		return d.unnamedHolder(m)
	}
	if len(all) == 1 {
		if len(here) == 1 || d.present[all[0]] || r.exactly(all[0], m) {
			return all
		}
		return nil
	}
	if len(here) == 1 && r.exactly(here[0], m) {
		return here
	}
	return d.lastOf(here)
}

// unrivalled leaves out persons whose country no report tells, where somebody
// else was named after them: after "President Kramer met Paul Lorenz" it is
// open who "the French president" is.
func (d *discourse) unrivalled(nodes []int, m *Mention) []int {
	return slices.DeleteFunc(nodes, func(n int) bool {
		if d.r.nodes[n].country != "" {
			return false
		}
		for k := len(d.events) - 1; k >= d.horizon() && k >= d.lastAt[n]; k-- {
			e := &d.events[k]
			if m.Sentence-e.sentence > 1 {
				return false
			}
			if len(e.nodes) == 1 && e.nodes[0] != n && d.r.nodes[e.nodes[0]].kind == Person && d.r.nodes[e.nodes[0]].named {
				return true
			}
		}
		return false
	})
}

// possessed reports whether a role opens with "sein", "their" and the like.
func (d *discourse) possessed(m *Mention) bool {
	return d.t.is(m.First, "possessive") || d.t.possessive(m.First-1) || d.genitiveName(m.First)
}

// genitiveName reports whether a person's name in the genitive ends right before
// a token: "Kramers Sprecher", "Kramer’s lawyer".
func (d *discourse) genitiveName(i int) bool {
	for k := len(d.events) - 1; k >= d.horizon() && d.events[k].last >= i-1; k-- {
		if d.events[k].last != i {
			continue
		}
		w := d.t.raw(i - 1)
		return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || d.t.lang == "de" && strings.HasSuffix(w, "s")
	}
	return false
}

// possession decides about "seine Frau", "ihr Präsident": whose it is would
// have to be known, so that only those without a name get an actor.
func (d *discourse) possession(m *Mention) []int {
	for n := range d.r.nodes {
		if d.r.nodes[n].named && d.r.holds(n, m) {
			return nil
		}
	}
	own := d.own(m, "person")
	if d.t.lang == "en" && len(own) == 1 && m.Office == "spokesman" {
		d.remember(m, own[0]) // "Kramer's spokesman … the spokesman"
	}
	return own
}

// governmentOf finds "seine Regierung", "her government": the country of the
// person that the possessive refers to.
func (d *discourse) governmentOf(m *Mention) []int {
	p := Mention{First: m.First, Last: m.First + 1, Sentence: m.Sentence, Form: Pronoun, Kind: Person}
	switch w := d.t.low(m.First); {
	case strings.HasPrefix(w, "sein"), w == "his":
		p.Gender = masculine
	case strings.HasPrefix(w, "ihr"), w == "her":
		p.Gender = feminine
	default:
		return nil
	}
	if d.inQuote(m.First) {
		return nil
	}
	nodes := d.nominative(&p, func(e *event) bool { return d.refers(&p, e) })
	if len(nodes) != 1 || d.r.nodes[nodes[0]].kind != Person || d.r.nodes[nodes[0]].country == "" {
		return nil
	}
	c := d.r.nodes[nodes[0]].country
	return []int{d.r.byKey("country "+c, node{kind: Country, country: c, named: true, gender: neuter})}
}

// exactly reports whether a person holds the very office, of the very country,
// that a mention names.
func (r *resolver) exactly(n int, m *Mention) bool {
	if m.Country == "" || r.nodes[n].country != m.Country {
		return false
	}
	for _, h := range r.nodes[n].offices {
		if h.office == m.Office || r.isA(h.office, m.Office) && m.Office != "politician" && m.Office != "official" && m.Office != "leader" {
			return true
		}
	}
	return false
}

// unnamedHolder finds a role-bearer whose name no report tells, mentioned
// before ("ein Sprecher … der Sprecher"), or makes one.
func (d *discourse) unnamedHolder(m *Mention) []int {
	if d.r.vague(m.Office) && d.inQuote(m.First) {
		return nil // "this man", said by somebody of somebody
	}
	for k := len(d.unnamed) - 1; k >= max(len(d.unnamed)-maxEvents, 0); k-- {
		u := d.unnamed[k]
		if (m.Office == "man" || m.Office == "woman") && u.mention.Office != m.Office && !u.mention.Definite && u.mention.Kind == Person &&
			genderFits(m.Gender, u.mention.Gender) && d.block-d.r.block(d.source, u.mention) <= 1 {
			return nil // "ein 80-Jähriger … der Mann": he, or who was called so before
		}
		if (u.mention.Office == m.Office && sameRole(m.role(), u.mention.role()) && !otherBody(m.role(), u.mention.role()) || d.shortens(m, u.mention)) && (m.Country == "" || u.mention.Country == "" || m.Country == u.mention.Country) &&
			(m.Gender == 0 || u.mention.Gender == 0 || m.Gender&u.mention.Gender != 0) {
			return []int{u.node}
		}
	}
	if m.Country != "" && m.Office != "" && !d.r.vague(m.Office) {
		// "der russische Außenminister" of another report is the same one
		key := "role " + m.Office + " " + m.Country
		if m.Office == "spokesman" || m.Office == "minister" {
			key += " " + m.role()
		}
		return []int{d.remember(m, d.r.byKey(key, node{kind: Person, gender: m.Gender, country: m.Country}))}
	}
	return []int{d.remember(m, d.r.newNode(node{kind: Person, gender: m.Gender, country: m.Country}))}
}

// shortens reports an English role that is the last word of another: "the chief" after
// "a police chief".
func (d *discourse) shortens(m, full *Mention) bool {
	role := m.role()
	return d.t.lang == "en" && role != "" && !strings.Contains(role, " ") && full.Kind == Person && !full.Plural && strings.HasSuffix(full.role(), " "+role)
}

// vague reports whether several people hold an office at once, so that two
// reports need not mean one person.
func (r *resolver) vague(office string) bool {
	return office == "people-of" || r.isA(office, "several")
}

// remember keeps a role-bearer without a name.
func (d *discourse) remember(m *Mention, n int) int {
	d.unnamed = append(d.unnamed, unnamed{mention: m, node: n})
	return n
}

type unnamed struct {
	mention *Mention
	node    int
}

// compatriot finds "der Norweger": who of that country was named last.
func (d *discourse) compatriot(m *Mention) []int {
	var here []int
	for n := range d.r.nodes {
		p := &d.r.nodes[n]
		if p.kind == Person && p.named && p.country == m.Country && d.lastAt[n] > 0 && genderFits(m.Gender, p.gender) {
			here = append(here, n)
		}
	}
	if len(here) == 0 {
		if nodes := d.spokenOf(m); nodes != nil {
			return nodes
		}
		return d.unnamedHolder(m)
	}
	return d.lastOf(here)
}

// lastOf gives the one of several that was named last, if only one of them was
// named in its paragraph, or one was the subject there.
func (d *discourse) lastOf(here []int) []int {
	for back := range 3 {
		near := d.inBlock(d.block-back, here)
		if len(near) == 1 {
			return near
		}
		if len(near) > 1 {
			return d.lastSubject(near)
		}
	}
	return nil
}

// counterpart finds "sein russischer Kollege": who of that country holds an
// office that somebody of another country holds too.
func (d *discourse) counterpart(m *Mention) []int {
	var fits []int
	for n := range d.r.nodes {
		p := &d.r.nodes[n]
		if p.kind != Person || !p.named || m.Country == "" || p.country != m.Country || m.Gender&p.gender == 0 && m.Gender != 0 && p.gender != 0 {
			continue
		}
		if d.sharesOffice(n) {
			fits = append(fits, n)
		}
	}
	if len(fits) == 1 {
		return fits
	}
	return nil
}

func (d *discourse) sharesOffice(n int) bool {
	for o := range d.r.nodes {
		if o == n || d.lastAt[o] == 0 || d.r.nodes[o].country == d.r.nodes[n].country {
			continue
		}
		for _, a := range d.r.nodes[o].offices {
			for _, b := range d.r.nodes[n].offices {
				if a.office == b.office && a.office != "colleague" {
					return true
				}
			}
		}
	}
	return false
}

// genderFits reports whether a pronoun's gender can be a node's.
func genderFits(g, have language.Morph) bool { return g == 0 || have == 0 || g&have != 0 }
