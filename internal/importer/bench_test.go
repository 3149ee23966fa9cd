package importer

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"synopse/internal/corpus"
	"synopse/internal/intake/warc/warctest"
)

// BenchmarkArchive imports an archive of the corpus's pages, each at an address
// of its own, into a new library.
func BenchmarkArchive(b *testing.B) {
	shared := os.Getenv("SYNOPSE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	var pages []string
	for _, p := range []string{"fundus-dach/*.html.gz", "scrapinghub/html/*.html.gz"} {
		more, err := filepath.Glob(filepath.Join(shared, "corpora", "extraction", p))
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, more...)
	}
	if len(pages) == 0 {
		b.Skip("needs the pages of ../shared/corpora/extraction")
	}
	a := &warctest.Archive{Gzip: true}
	for i, p := range pages {
		data, err := corpus.Read(p)
		if err != nil {
			b.Fatal(err)
		}
		a.Page(fmt.Sprintf("https://n%d.example/%d", i, i), string(data))
	}
	path := filepath.Join(b.TempDir(), "a.warc.gz")
	if err := os.WriteFile(path, a.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(a.Bytes())))
	read, kept, n := 0, 0, 0
	for b.Loop() {
		n++
		lib, err := openAt(filepath.Join(b.TempDir(), fmt.Sprintf("%d.db", n)))
		if err != nil {
			b.Fatal(err)
		}
		sum, err := Run(context.Background(), lib, []string{path}, Options{})
		if err != nil {
			b.Fatal(err)
		}
		read, kept = read+sum.Read, kept+sum.New
		lib.Close()
	}
	b.ReportMetric(float64(read)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(kept)/float64(n), "reports")
}

// BenchmarkLines imports 2,000 lines of JSON into a new library.
func BenchmarkLines(b *testing.B) {
	var lines []byte
	for i := range 2000 {
		lines = append(lines, jsonLine(i, "")...)
	}
	path := filepath.Join(b.TempDir(), "a.jsonl")
	if err := os.WriteFile(path, lines, 0o600); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		n++
		lib, err := openAt(filepath.Join(b.TempDir(), fmt.Sprintf("%d.db", n)))
		if err != nil {
			b.Fatal(err)
		}
		if sum, err := Run(context.Background(), lib, []string{path}, Options{}); err != nil || sum.New != 2000 {
			b.Fatal(sum, err)
		}
		lib.Close()
	}
	b.ReportMetric(float64(2000*n)/b.Elapsed().Seconds(), "reports/s")
}
