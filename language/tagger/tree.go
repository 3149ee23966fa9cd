package tagger

// nameTreeFeatures appends the branches of a word and of its neighbours, at
// each depth, for finding names.
func nameTreeFeatures(to []uint32, l2, l1, w, r1, r2 *word) []uint32 {
	for k, own := range w.branch {
		values := [...]uint32{
			pair(own, w.shape), pair(l1.branch[k], w.shape), pair(r1.branch[k], w.shape),
			pair(l2.branch[k], w.shape), pair(r2.branch[k], w.shape),
			pair(l1.branch[k], own), pair(own, r1.branch[k]),
		}
		to = mixed(to, uint32(501+10*k), values[:])
	}
	return to
}

// tagTreeFeatures appends the branches for tagging.
func tagTreeFeatures(to []uint32, l1, w, r1 *word) []uint32 {
	for k, own := range w.branch {
		values := [...]uint32{pair(own, w.shape), pair(l1.branch[k], w.shape), pair(r1.branch[k], w.shape)}
		to = mixed(to, uint32(551+10*k), values[:])
	}
	return to
}
