package main

import (
	"path/filepath"
	"testing"

	"synopse/internal/render"
	"synopse/synopsis"
)

// BenchmarkRead reads the example reports, from the bytes of their pages to
// mentions and statements, one after the other on one core.
func BenchmarkRead(b *testing.B) {
	files := exampleFiles(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range files {
			if o := readInputs(b.Context(), []string{f}, sources{})[0]; o.err != nil {
				b.Fatal(o.err)
			}
		}
	}
	b.ReportMetric(float64(len(files))*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

// BenchmarkCompare is the whole of compare, to the page for the terminal.
func BenchmarkCompare(b *testing.B) {
	files := exampleFiles(b)
	b.ReportAllocs()
	for b.Loop() {
		readings, left := keep(readInputs(b.Context(), files, sources{}))
		if len(left) > 0 {
			b.Fatal(left[0])
		}
		render.Text(synopsis.Make(readings), render.Options{})
	}
	b.ReportMetric(float64(len(files))*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

func exampleFiles(b *testing.B) []string {
	files, err := filepath.Glob("../../examples/*.html")
	if err != nil || len(files) == 0 {
		b.Fatalf("no examples: %v", err)
	}
	return files
}
