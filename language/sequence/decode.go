package sequence

import "slices"

// weights is what the search needs of a model; the learner's and the shipped
// one have it.
type weights interface {
	labels() int
	// transitionsFrom gives the scores of going from a label to each label.
	transitionsFrom(from int) []int32
	// sum adds the rows of features to dst.
	sum(dst []int32, features []uint32)
	// sumOf adds the weights that the rows have for some labels to dst, which
	// has an entry for each of these.
	sumOf(dst []int32, labels []uint8, features []uint32)
}

// width is how many labels are followed at each token: all of a small set, the
// most likely of a large one.
const (
	width      = 9
	widthLarge = 4
)

// Decoder finds the best labels of sentences. It keeps its memory from
// sentence to sentence; it is not safe for concurrent use.
type Decoder struct {
	scores  []int32      // emission scores, token × label
	edge    []int32      // edge scores from one label
	to      [width]int32 // the same to the labels of a beam
	mixed   []uint32
	beams   []beam
	answers []uint8
}

// beam holds the followed labels of one token.
type beam struct {
	label [width]uint8
	from  [width]uint8 // which of the labels before
	score [width]int32
	n     int
}

// Decode gives the label of each token, valid until the next call.
func (d *Decoder) Decode(m *Model, f *Features) []uint8 { return d.decode(m, f, nil, 0) }

// decode searches with any weights. With gold labels every other label is
// favoured by margin, so that the learner keeps a distance.
func (d *Decoder) decode(w weights, f *Features, gold []uint8, margin int32) []uint8 {
	n, l := f.Len(), w.labels()
	if n == 0 {
		return nil
	}
	d.scores = slices.Grow(d.scores[:0], n*l)[:n*l]
	clear(d.scores)
	d.edge = slices.Grow(d.edge[:0], l)[:l]
	d.beams = slices.Grow(d.beams[:0], n)[:n]
	d.answers = slices.Grow(d.answers[:0], n)[:n]
	for i := range n {
		row := d.scores[i*l : (i+1)*l]
		w.sum(row, f.Emission(i))
		if gold != nil {
			row[gold[i]] -= margin
		}
		d.step(w, f, i, row)
	}
	last := &d.beams[n-1]
	k := 0
	for c := 1; c < last.n; c++ {
		if last.score[c] > last.score[k] {
			k = c
		}
	}
	for i := n - 1; i >= 0; i-- {
		d.answers[i] = d.beams[i].label[k]
		k = int(d.beams[i].from[k])
	}
	return d.answers
}

// step fills the beam of token i: the labels with the best emission, each with
// its best label before.
func (d *Decoder) step(w weights, f *Features, i int, row []int32) {
	b := &d.beams[i]
	b.n = top(row, &b.label)
	labels := b.label[:b.n]
	if i == 0 {
		for c, s := range d.edges(w, f, 0, len(row), labels) {
			b.score[c] = row[labels[c]] + s
			b.from[c] = 0
		}
		return
	}
	before := &d.beams[i-1]
	for p := range before.n {
		for c, s := range d.edges(w, f, i, int(before.label[p]), labels) {
			s += before.score[p] + row[labels[c]]
			if p == 0 || s > b.score[c] {
				b.score[c], b.from[c] = s, uint8(p)
			}
		}
	}
}

// edges gives the scores of going from a label to each of some at token i. Those
// to all labels are added up together.
func (d *Decoder) edges(w weights, f *Features, i, from int, labels []uint8) []int32 {
	edge, transitions := f.Edge(i), w.transitionsFrom(from)
	if cap(d.mixed) < len(edge) {
		d.mixed = make([]uint32, len(edge))
	}
	mixed := d.mixed[:len(edge)]
	for k, h := range edge {
		mixed[k] = Mix(h, uint32(from)+1)
	}
	to := d.to[:len(labels)]
	if len(labels) < len(transitions) {
		for c, label := range labels {
			to[c] = transitions[label]
		}
		w.sumOf(to, labels, mixed)
		return to
	}
	copy(d.edge, transitions)
	w.sum(d.edge, mixed)
	for c, label := range labels {
		to[c] = d.edge[label]
	}
	return to
}

// top fills dst with the labels of the best scores, best first, ties by number.
func top(row []int32, dst *[width]uint8) int {
	var best [width]int32
	n, limit := 0, width
	if len(row) > width {
		limit = widthLarge
	}
	for k, s := range row {
		if n == limit && s <= best[n-1] {
			continue
		}
		at := n
		if n < limit {
			n++
		} else {
			at = n - 1
		}
		for at > 0 && best[at-1] < s {
			best[at], dst[at] = best[at-1], dst[at-1]
			at--
		}
		best[at], dst[at] = s, uint8(k)
	}
	return n
}
