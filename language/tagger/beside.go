package tagger

// nameContextFeatures appends what stands around word i for finding names:
// words with what is known of their neighbours, the ends of the row of capital
// words it is part of, how the sentence is written, and what the rest of the
// text tells.
func (x *Extractor) nameContextFeatures(to []uint32, i int) []uint32 {
	if !x.Wide {
		return to
	}
	l2, l1, w, r1, r2 := x.at(i-2), x.at(i-1), x.at(i), x.at(i+1), x.at(i+2)
	branch, style := w.branch[1], uint32(x.capped)
	first, last := x.row(i)
	values := [...]uint32{
		pair(l1.hash, branch), pair(r1.hash, branch), pair(branch, w.extra), pair(w.branch[2], w.extra),
		pair(w.branch[2], w.named), pair(branch, w.suffix[2]),
		pair(l1.extra, w.shape), pair(r1.extra, w.shape), pair(pair(l2.extra, l1.extra), w.shape), pair(w.named, w.extra),
		pair(pair(l1.hash, w.shape), r1.hash), pair(pair(l2.hash, l1.hash), w.shape), pair(pair(r1.hash, r2.hash), w.shape),
		pair(last, w.shape), pair(first, w.shape), pair(first, last),
		pair(style, w.shape), pair(pair(style, w.extra), w.shape), pair(pair(style, w.named), w.shape), pair(style, branch),
	}
	to = mixed(to, 601, values[:])
	if x.around == nil {
		return to
	}
	around := [...]uint32{
		pair(w.around, w.shape), pair(pair(w.around, w.extra), w.shape),
		pair(l1.around, w.around), pair(w.around, r1.around), pair(w.around, branch),
	}
	to = mixed(to, 641, around[:])
	return to
}

// row gives the first and the last word of the row of capital words that goes
// on at i, at most four words to either side; 0 where there is none. Words that
// link names may stand in it ("Ministry of Defence").
func (x *Extractor) row(i int) (first, last uint32) {
	goesOn := func(w *word) bool { return (w.shape-1)&startsUpper != 0 || links[w.lower] }
	for k := i + 1; k < len(x.words) && k < i+5 && goesOn(&x.words[k]); k++ {
		last = x.words[k].hash
	}
	for k := i - 1; k >= 0 && k > i-5 && goesOn(&x.words[k]); k-- {
		first = x.words[k].hash
	}
	return first, last
}

// links are words within names: "Bank of America", "Ministerium für Kultur".
var links = map[string]bool{
	"of": true, "and": true, "&": true, "for": true, "de": true,
	"für": true, "und": true, "der": true, "des": true, "von": true,
}
