package tagger

import "synopse/language/sequence"

// nameTreeFeatures appends the branches of a word and of its neighbours, at
// each depth, for finding names.
func nameTreeFeatures(to []uint32, l2, l1, w, r1, r2 *word) []uint32 {
	for k, own := range w.branch {
		values := [...]uint32{
			pair(own, w.shape), pair(l1.branch[k], w.shape), pair(r1.branch[k], w.shape),
			pair(l2.branch[k], w.shape), pair(r2.branch[k], w.shape),
			pair(l1.branch[k], own), pair(own, r1.branch[k]),
		}
		for n, v := range values {
			to = append(to, sequence.Mix(uint32(501+10*k+n), v))
		}
	}
	return to
}

// tagTreeFeatures appends the branches for tagging.
func tagTreeFeatures(to []uint32, l1, w, r1 *word) []uint32 {
	for k, own := range w.branch {
		values := [...]uint32{pair(own, w.shape), pair(l1.branch[k], w.shape), pair(r1.branch[k], w.shape)}
		for n, v := range values {
			to = append(to, sequence.Mix(uint32(551+10*k+n), v))
		}
	}
	return to
}
