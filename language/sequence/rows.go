package sequence

// Most of the time of a search goes into adding up rows of weights. So four
// weights lie in one word of the machine, and two of them are added at once.

// values are the weights that bytes stand for: the square of the signed byte
// with its sign. Small weights, of which there are many, stay exact and large
// ones lose little.
var values = func() (v [256]int32) {
	for i := range v {
		b := int32(int8(i))
		v[i] = b * b
		if b < 0 {
			v[i] = -v[i]
		}
	}
	return v
}()

// A lane is a weight with lift added, which is larger than any weight, so that
// none is below zero. The lanes of a word are labels in order, from its low end.
const (
	lift      = 1 << 14
	laneBits  = 16
	lanes     = 4                  // of a word
	evenLanes = 0x0000FFFF0000FFFF // every other lane, with room for its sum
)

// unpack lays out the rows of a table that has one byte for each label.
func (m *Model) unpack(table string) {
	labels := len(m.Labels)
	m.words = (labels + lanes - 1) / lanes
	m.rows = make([]uint64, m.words<<m.bits)
	for r := range 1 << m.bits {
		from, to := table[r*labels:(r+1)*labels], m.rows[r*m.words:(r+1)*m.words]
		for k := range labels {
			to[k/lanes] |= uint64(lift+values[from[k]]) << (k % lanes * laneBits)
		}
	}
}

// sum adds the rows of features to dst, which has an entry for each label.
func (m *Model) sum(dst []int32, features []uint32) {
	at := 0
	for ; at+3 <= m.words; at += 3 {
		m.sum3(dst, features, at)
	}
	for ; at < m.words; at++ {
		m.sum1(dst, features, at)
	}
}

// sum3 adds three words of the rows, as many as there are registers for. Two
// lanes have room in one, so that rows are added in pairs before their lanes are
// parted.
func (m *Model) sum3(dst []int32, features []uint32, at int) {
	var a, b, c, d, e, f uint64
	rows, words, shift := m.rows[at:], m.words, 32-m.bits
	k := 0
	for ; k+1 < len(features); k += 2 {
		one, two := (*[3]uint64)(rows[int(features[k]>>(shift&31))*words:]), (*[3]uint64)(rows[int(features[k+1]>>(shift&31))*words:])
		x, y, z := one[0]+two[0], one[1]+two[1], one[2]+two[2]
		a += x & evenLanes
		b += x >> laneBits & evenLanes
		c += y & evenLanes
		d += y >> laneBits & evenLanes
		e += z & evenLanes
		f += z >> laneBits & evenLanes
	}
	if k < len(features) {
		one := (*[3]uint64)(rows[int(features[k]>>(shift&31))*words:])
		a += one[0] & evenLanes
		b += one[0] >> laneBits & evenLanes
		c += one[1] & evenLanes
		d += one[1] >> laneBits & evenLanes
		e += one[2] & evenLanes
		f += one[2] >> laneBits & evenLanes
	}
	lifted := int32(len(features) * lift)
	spread(dst, at, a, b, lifted)
	spread(dst, at+1, c, d, lifted)
	spread(dst, at+2, e, f, lifted)
}

// sum1 adds one word of the rows.
func (m *Model) sum1(dst []int32, features []uint32, at int) {
	var a, b uint64
	rows, words, shift := m.rows[at:], m.words, 32-m.bits
	for _, h := range features {
		x := rows[int(h>>(shift&31))*words]
		a += x & evenLanes
		b += x >> laneBits & evenLanes
	}
	spread(dst, at, a, b, int32(len(features)*lift))
}

// spread adds the sums of a word's lanes, the even and the odd ones, to the
// labels they stand for, less what was lifted.
func spread(dst []int32, word int, even, odd uint64, lifted int32) {
	to := dst[word*lanes:]
	if len(to) >= lanes {
		to[0] += int32(even) - lifted
		to[1] += int32(odd) - lifted
		to[2] += int32(even>>32) - lifted
		to[3] += int32(odd>>32) - lifted
		return
	}
	sums := [lanes]int32{int32(even), int32(odd), int32(even >> 32), int32(odd >> 32)}
	for k := range to {
		to[k] += sums[k] - lifted
	}
}

// sumOf adds the weights that the rows have for some labels to dst.
func (m *Model) sumOf(dst []int32, labels []uint8, features []uint32) {
	for _, h := range features {
		row := m.rows[int(h>>((32-m.bits)&31))*m.words:]
		row = row[:m.words]
		for c, label := range labels {
			dst[c] += int32(uint16(row[label/lanes]>>(label%lanes*laneBits))) - lift
		}
	}
}
