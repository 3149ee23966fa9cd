package actor

import "slices"

// common is a body that a noun alone names ("the city", "die Klinik"), in one language.
type common struct {
	node int
	what string // its noun's key and country
	lang string
}

func (r *resolver) noteCommon(n int, what, lang string) {
	if c := (common{n, what, lang}); !slices.Contains(r.common, c) {
		r.common = append(r.common, c)
	}
}

// joinLanguages makes one actor of the body that German reports call by a noun of some
// meaning and the one that English ones call so ("die Stadt", "the city council"), if each
// language has only one.
func (r *resolver) joinLanguages() {
	for i, a := range r.common {
		if a.lang != "de" || r.rivals(a) > 1 {
			continue
		}
		for _, b := range r.common {
			if b.lang == "en" && b.what == a.what && b.node != a.node && r.rivals(b) == 1 {
				r.replace(b.node, r.common[i].node)
			}
		}
	}
}

// rivals counts the bodies of one meaning in a language.
func (r *resolver) rivals(a common) int {
	n := 0
	for _, b := range r.common {
		if b.lang == a.lang && b.what == a.what {
			n++
		}
	}
	return n
}

// replace links what meant one node to another.
func (r *resolver) replace(old, by int) {
	for i := range r.links {
		for j := range r.links[i] {
			for k, n := range r.links[i][j] {
				if n == old {
					r.links[i][j][k] = by
				}
			}
		}
	}
}
