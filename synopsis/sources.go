package synopsis

import "synopse/language/sense"

// otherSpeaker reports whether both sentences are attributed, to different actors.
func (m *maker) otherSpeaker(i, j int) bool {
	a, b := m.speakersOf(i), m.speakersOf(j)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if x == y || m.oneNamed(x, y) || m.oneDescribed(x, y) {
				return false
			}
		}
	}
	return true
}

// oneDescribed reports whether two actors without names are described alike, as
// "die Verkehrsbetriebe" of two reports are.
func (m *maker) oneDescribed(a, b int) bool {
	p, q := &m.actors[a], &m.actors[b]
	if m.hasName[a] || m.hasName[b] || p.Country != "" && q.Country != "" && p.Country != q.Country {
		return false
	}
	if p.Name != "" && p.Name == q.Name {
		return true
	}
	for _, x := range p.Roles {
		for _, y := range q.Roles {
			if x == y || oneRole(x, y) {
				return true
			}
		}
	}
	return false
}

// oneRole reports whether two role words, each of either language, mean one role.
func oneRole(x, y string) bool {
	for _, l := range [...]string{"de", "en"} {
		for _, k := range [...]string{"de", "en"} {
			if sense.Between(sense.Of(l, x, sense.Noun), sense.Of(k, y, sense.Noun)) == sense.Same {
				return true
			}
		}
	}
	return false
}
