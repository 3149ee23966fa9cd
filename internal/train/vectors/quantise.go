package vectors

import (
	"math"
	"runtime"
	"sync"

	"synopse/language/wordvec"
)

const kmeansRounds = 15

// quantise finds 256 pieces for each part of the vectors (k-means) and gives the
// nearest piece of each part of each vector.
func quantise(points []point) (pieces wordvec.Pieces, codes [][wordvec.Parts]uint8) {
	codes = make([][wordvec.Parts]uint8, len(points))
	var centres [wordvec.Parts][wordvec.Choices][wordvec.Width]float64
	var wait sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for part := range wordvec.Parts {
		wait.Go(func() {
			room <- struct{}{}
			quantisePart(points, part, &centres[part], codes)
			<-room
		})
	}
	wait.Wait()
	most := 0.0
	for p := range centres {
		for c := range centres[p] {
			for _, x := range centres[p][c] {
				most = max(most, math.Abs(x))
			}
		}
	}
	for p := range centres {
		for c := range centres[p] {
			for d, x := range centres[p][c] {
				pieces[p][c][d] = int8(math.Round(x / most * 127))
			}
		}
	}
	return pieces, codes
}

func quantisePart(points []point, part int, centres *[wordvec.Choices][wordvec.Width]float64, codes [][wordvec.Parts]uint8) {
	from := part * wordvec.Width
	for c := range centres {
		copy(centres[c][:], points[c*len(points)/wordvec.Choices][from:])
	}
	for range kmeansRounds {
		var sum [wordvec.Choices][wordvec.Width]float64
		var count [wordvec.Choices]float64
		for i := range points {
			x := (*[wordvec.Width]float64)(points[i][from:])
			c := nearest(x, centres)
			codes[i][part] = uint8(c)
			count[c]++
			for d, v := range x {
				sum[c][d] += v
			}
		}
		for c := range centres {
			if count[c] > 0 { // a piece nobody wants stays
				for d := range sum[c] {
					centres[c][d] = sum[c][d] / count[c]
				}
			}
		}
	}
}

func nearest(x *[wordvec.Width]float64, centres *[wordvec.Choices][wordvec.Width]float64) int {
	best, at := math.Inf(1), 0
	for c := range centres {
		far := 0.0
		for d, v := range x {
			v -= centres[c][d]
			far += v * v
		}
		if far < best {
			best, at = far, c
		}
	}
	return at
}
