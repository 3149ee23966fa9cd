package sequence

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestSum compares the sums of packed rows with those of one weight after the
// other, for any number of labels and with the largest weights there are.
func TestSum(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for labels := 1; labels <= 27; labels++ {
		const bits = 6
		table := make([]byte, labels<<bits)
		for i := range table {
			switch random.IntN(4) {
			case 0:
				table[i] = 0x80 // -128
			case 1:
				table[i] = 0x7F
			default:
				table[i] = byte(random.IntN(256))
			}
		}
		m := &Model{Labels: make([]string, labels), bits: bits}
		m.unpack(string(table))
		features := make([]uint32, random.IntN(600))
		got, want := make([]int32, labels), make([]int32, labels)
		for k := range want {
			got[k], want[k] = int32(k), int32(k)
		}
		for i := range features {
			features[i] = random.Uint32()
			for k := range want {
				b := int32(int8(table[int(features[i]>>(32-bits))*labels+k]))
				want[k] += b * max(b, -b)
			}
		}
		m.sum(got, features)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%d labels: %v, want %v", labels, got, want)
		}
		some := []uint8{uint8(labels - 1), uint8(labels / 2), 0}
		few := []int32{int32(labels - 1), int32(labels / 2), 0}
		m.sumOf(few, some, features)
		for c, k := range some {
			if few[c] != want[k] {
				t.Errorf("label %d of %d: %d, want %d", k, labels, few[c], want[k])
			}
		}
	}
}
