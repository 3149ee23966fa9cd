package sequence

import (
	"encoding/binary"
	"math"
	"strings"
)

// encode writes a model: rows, then transitions, scaled so that the largest of
// the rows fits. (Clipping the few large ones for the sake of the many small
// cost a third of a point of F1.)
func encode(labels []string, bits uint, weights []float64) []byte {
	n := len(labels) << bits
	rows, transitions := weights[:n], weights[n:]
	scale := math.MaxInt8 * math.MaxInt8 / largest(rows)
	le := binary.LittleEndian
	names := strings.Join(labels, " ")
	out := append([]byte(magic), byte(len(labels)), byte(bits))
	out = le.AppendUint16(out, uint16(len(names)))
	out = append(out, names...)
	for _, t := range transitions {
		out = le.AppendUint32(out, uint32(int32(math.Round(t*scale))))
	}
	for _, r := range rows {
		b := math.Min(math.Round(math.Sqrt(math.Abs(r)*scale)), math.MaxInt8)
		out = append(out, byte(int8(math.Copysign(b, r))))
	}
	return out
}

// largest gives the size of the largest weight, 1 where there is none.
func largest(rows []float64) float64 {
	most := 0.0
	for _, r := range rows {
		most = max(most, math.Abs(r))
	}
	if most == 0 {
		return 1
	}
	return most
}
