package sense

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed near.txt
var nearFile string

// readNear reads lines "concept: concept concept …", the later concepts behind
// the earlier one.
func (p *parser) readNear() {
	p.alike = make([][]ID, len(p.concepts))
	p.where = "near.txt"
	for line := range strings.Lines(nearFile) {
		name, others, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || name[0] == '#' {
			continue
		}
		a := p.names[name]
		for other := range strings.FieldsSeq(others) {
			b := p.names[other]
			if a == 0 || b == 0 {
				continue // renamed or gone since the table was made
			}
			p.alike[min(a, b)] = append(p.alike[min(a, b)], max(a, b))
		}
	}
	for _, ids := range p.alike {
		slices.Sort(ids)
	}
}

func (t *thesaurus) usedAlike(a, b ID) bool {
	if a > b {
		a, b = b, a
	}
	if int(a) >= len(t.alike) {
		return false
	}
	_, ok := slices.BinarySearch(t.alike[a], b)
	return ok
}
