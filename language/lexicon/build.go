package lexicon

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// Entry is a form with one reading, for Build.
type Entry struct {
	Form, Lemma string
	Cells       Cells
}

// Build makes the table that Open reads. Entries of one form and lemma are
// joined; the outcome does not depend on their order.
func Build(entries []Entry, compounds []string) ([]byte, error) {
	joined := map[[2]string]Cells{}
	for _, e := range entries {
		joined[[2]string{e.Form, e.Lemma}] |= e.Cells
	}
	flat := make([]Entry, 0, len(joined))
	lemmaSet, classSet := map[string]bool{}, map[Cells]bool{}
	for k, c := range joined {
		flat = append(flat, Entry{k[0], k[1], c})
		lemmaSet[k[1]] = true
		classSet[c] = true
	}
	lemmas := make([]string, 0, len(lemmaSet))
	for l := range lemmaSet {
		lemmas = append(lemmas, l)
	}
	sort.Strings(lemmas)
	classes := make([]Cells, 0, len(classSet))
	for c := range classSet {
		classes = append(classes, c)
	}
	sort.Slice(classes, func(i, j int) bool { return classes[i] < classes[j] })
	if len(lemmas) > 1<<16 || len(classes) > 1<<8 {
		return nil, fmt.Errorf("%d lemmas and %d classes do not fit the table", len(lemmas), len(classes))
	}
	sort.Slice(flat, func(i, j int) bool {
		a, b := flat[i], flat[j]
		if x, y := Hash(a.Form), Hash(b.Form); x != y {
			return x < y
		}
		if a.Form != b.Form {
			return a.Form < b.Form
		}
		return a.Lemma < b.Lemma
	})
	hashes := make([]uint32, 0, len(compounds))
	for _, c := range compounds {
		hashes = append(hashes, Hash(c))
	}
	sort.Slice(hashes, func(i, j int) bool { return hashes[i] < hashes[j] })

	le := binary.LittleEndian
	out := []byte(magic)
	for _, n := range []int{len(lemmas), len(classes), len(flat), len(hashes)} {
		out = le.AppendUint32(out, uint32(n))
	}
	at, lemmaID := uint32(0), map[string]uint16{}
	for i, l := range lemmas {
		out = le.AppendUint32(out, at)
		at += uint32(len(l))
		lemmaID[l] = uint16(i)
	}
	out = le.AppendUint32(out, at)
	for _, l := range lemmas {
		out = append(out, l...)
	}
	classID := map[Cells]byte{}
	for i, c := range classes {
		out = le.AppendUint32(out, uint32(c))
		classID[c] = byte(i)
	}
	for _, e := range flat {
		out = le.AppendUint32(out, Hash(e.Form))
	}
	for _, e := range flat {
		out = le.AppendUint16(out, lemmaID[e.Lemma])
	}
	for _, e := range flat {
		out = append(out, classID[e.Cells])
	}
	for _, h := range hashes {
		out = le.AppendUint32(out, h)
	}
	return out, nil
}
