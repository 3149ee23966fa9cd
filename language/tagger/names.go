package tagger

import (
	"strings"

	"synopse/language/sequence"
)

// NameFeatures fills f with the features of the prepared sentence for finding
// names.
func (x *Extractor) NameFeatures(f *sequence.Features) {
	f.Reset()
	for i := range x.words {
		l2, l1, w, r1, r2 := x.at(i-2), x.at(i-1), x.at(i), x.at(i+1), x.at(i+2)
		head := w.head()
		values := [...]uint32{
			0,
			w.hash, w.cased, l1.cased, r1.cased, l2.cased, r2.cased,
			pair(l1.hash, w.hash), pair(w.hash, r1.hash), pair(l2.hash, l1.hash), pair(r1.hash, r2.hash),
			w.suffix[1], w.suffix[2], w.suffix[3], w.suffix[4], w.suffix[5],
			w.prefix[1], w.prefix[2], w.prefix[3], w.prefix[4],
			w.shape, pair(l1.shape, w.shape), pair(w.shape, r1.shape),
			pair(pair(l1.shape, w.shape), r1.shape), pair(pair(w.shape, r1.shape), r2.shape), pair(pair(l2.shape, l1.shape), w.shape),
			w.class, l1.class, r1.class, pair(l1.class, w.shape), pair(w.shape, r1.class), pair(l2.class, l1.class),
			pair(pair(l1.class, w.shape), r1.class),
			pair(l1.hash, w.shape), pair(r1.hash, w.shape), pair(l2.hash, w.shape), pair(r2.hash, w.shape),
			pair(w.named, w.shape), w.named, l1.named, r1.named, l2.named, r2.named,
			pair(l1.named, w.named), pair(w.named, r1.named), pair(pair(l1.named, w.shape), r1.shape),
			pair(l1.named, w.shape), pair(r1.named, w.shape),
			w.tail, head, pair(l1.suffix[2], w.shape), pair(r1.suffix[2], w.shape), pair(l1.suffix[3], w.named), pair(w.suffix[2], w.shape),
			pair(w.extra, w.shape), pair(l1.extra, w.extra), pair(w.extra, r1.extra), pair(pair(l1.extra, w.extra), r1.extra),
			pair(w.hash, w.extra),
		}
		f.Emissions = mixed(f.Emissions, 201, values[:])
		f.Emissions = nameListFeatures(f.Emissions, l1, w, r1)
		f.Emissions = nameTreeFeatures(f.Emissions, l2, l1, w, r1, r2)
		f.Emissions = x.nameContextFeatures(f.Emissions, i)
		if x.Elsewhere {
			f.Emissions = mixed(f.Emissions, 401, []uint32{1, w.shape, w.class, pair(w.extra, w.shape), w.named})
		}
		edges := [...]uint32{w.shape, w.named, w.class, w.hash, l1.hash, pair(w.named, w.shape), pair(l1.named, w.shape), w.suffix[2]}
		f.Edges = mixed(f.Edges, 301, edges[:])
		f.EndToken()
	}
}

// head is the part of a word before its first hyphen, or 0.
func (w *word) head() uint32 {
	if k := strings.IndexByte(w.lower, '-'); k > 0 {
		return hash(w.lower[:k])
	}
	return 0
}

// TagHash is what Prepare takes for the label of a tagger.
func TagHash(label string) uint32 { return hash(label) }
