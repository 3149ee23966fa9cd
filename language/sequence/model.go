// Package sequence labels the tokens of a sentence with a linear model:
// features are hashed into the rows of one table of 8-bit weights, and the best
// sequence is found by Viterbi search over the most likely labels of each token.
// The learner is the averaged structured perceptron (Collins 2002).
//
// In: the features of a sentence. Out: a label for each token. The package
// knows no language and no features.
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
//
// In memory a row is a few words of four weights each.
type Model struct {
	Labels      []string
	bits        uint
	transitions []int32
	rows        []uint64
	words       int // of a row
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

// Open reads a model.
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
	m.unpack(data[head+names+body:])
	return m, nil
}

func (m *Model) labels() int { return len(m.Labels) }

func (m *Model) transitionsFrom(from int) []int32 {
	n := len(m.Labels)
	return m.transitions[from*n : from*n+n]
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
