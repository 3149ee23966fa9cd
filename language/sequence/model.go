// Package sequence labels the tokens of a sentence with a linear model:
// features are hashed into the rows of one table of 8-bit weights, and the best
// sequence is found by Viterbi search over the most likely labels of each token.
// The learner is the averaged structured perceptron (Collins 2002).
//
// In: the features of a sentence. Out: a label for each token. The package
// knows no language and no features; the table is read in place.
package sequence

import (
	"encoding/binary"
	"errors"
	"strings"
)

// Features are the hashed features of one sentence. Emissions say something
// about a token alone, edges about a token together with the label before it.
type Features struct {
	Emissions, Edges       []uint32
	emissionEnds, edgeEnds []int
}

// Reset forgets the sentence, keeping the memory.
func (f *Features) Reset() {
	f.Emissions, f.Edges = f.Emissions[:0], f.Edges[:0]
	f.emissionEnds, f.edgeEnds = f.emissionEnds[:0], f.edgeEnds[:0]
}

// EndToken ends the features of one token.
func (f *Features) EndToken() {
	f.emissionEnds = append(f.emissionEnds, len(f.Emissions))
	f.edgeEnds = append(f.edgeEnds, len(f.Edges))
}

// Len is the number of tokens.
func (f *Features) Len() int { return len(f.emissionEnds) }

func part(all []uint32, ends []int, i int) []uint32 {
	if i == 0 {
		return all[:ends[0]]
	}
	return all[ends[i-1]:ends[i]]
}

// Emission gives the emission features of token i.
func (f *Features) Emission(i int) []uint32 { return part(f.Emissions, f.emissionEnds, i) }

// Edge gives the edge features of token i.
func (f *Features) Edge(i int) []uint32 { return part(f.Edges, f.edgeEnds, i) }

// Model is a table of weights with its labels.
//
// Layout: "SYNM2"; one byte each for the number of labels and the bits of a
// row number; length of the label names (uint16, little endian) and the names
// joined by spaces; transitions from each label, and from the start of the
// sentence, to each label (int32 each, little endian); the rows, one byte for
// each label, whose square with its sign is the weight.
type Model struct {
	Labels      []string
	bits        uint
	transitions []int32
	rows        string
}

const magic = "SYNM2"

// MustOpen opens a table that is part of the program. It panics where the table
// cannot be read, which the tests of the package that embeds it would show.
func MustOpen(table string) *Model {
	m, err := Open(table)
	if err != nil {
		panic(err)
	}
	return m
}

// Open reads the frame of a model. The data is kept and not copied.
func Open(data string) (*Model, error) {
	head := len(magic) + 4
	if len(data) < head || data[:len(magic)] != magic {
		return nil, errors.New("not a model")
	}
	labels, bits := int(data[5]), uint(data[6])
	names := int(data[7]) | int(data[8])<<8
	body := (labels + 1) * labels * 4
	if bits > 24 || len(data) != head+names+body+labels<<bits {
		return nil, errors.New("the model has the wrong length")
	}
	m := &Model{Labels: strings.Fields(data[head : head+names]), bits: bits}
	if len(m.Labels) != labels {
		return nil, errors.New("the model's labels are broken")
	}
	raw := []byte(data[head+names : head+names+body])
	m.transitions = make([]int32, (labels+1)*labels)
	for i := range m.transitions {
		m.transitions[i] = int32(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	m.rows = data[head+names+body:]
	return m, nil
}

func (m *Model) labels() int { return len(m.Labels) }

func (m *Model) transition(from, to int) int32 { return m.transitions[from*len(m.Labels)+to] }

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

// add adds the row of feature h to dst.
func (m *Model) add(dst []int32, h uint32) {
	n := len(dst)
	row := m.rows[int(h>>(32-m.bits))*n:]
	row = row[:n]
	for k := range dst {
		dst[k] += values[row[k]]
	}
}

// Mix makes the hash of a feature out of its number and a value.
func Mix(feature, value uint32) uint32 {
	h := value ^ feature*0x9E3779B1
	h ^= h >> 16
	h *= 0x7feb352d
	h ^= h >> 15
	h *= 0x846ca68b
	return h ^ h>>16
}
