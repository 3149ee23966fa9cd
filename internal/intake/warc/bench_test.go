package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"synopse/internal/intake/warc/warctest"
)

// archive is some 30 MB of compressed pages of 150 kB. Their words are random,
// so they shrink about as pages do, five to one.
func archive() []byte {
	rnd := rand.New(rand.NewPCG(7, 7))
	words := make([]string, 3000)
	for i := range words {
		b := make([]byte, 3+rnd.IntN(10))
		for k := range b {
			b[k] = "enisratdhulcgmobwfkzpvjyx"[min(rnd.IntN(25), rnd.IntN(25))]
		}
		words[i] = string(b)
	}
	a := &warctest.Archive{Gzip: true}
	var page strings.Builder
	for n := 0; n < 900; n++ {
		page.Reset()
		for page.Len() < 150_000 {
			fmt.Fprintf(&page, "<div class=\"teaser teaser--%s\" data-id=\"%d\"><a class=\"teaser__link\" href=\"/%s\"><img class=\"teaser__image\" loading=\"lazy\" sizes=\"(max-width: 600px) 480px, 800px\"></a><p class=\"teaser__text\">", words[rnd.IntN(40)], rnd.IntN(1e6), words[rnd.IntN(400)])
			for range 5 + rnd.IntN(20) {
				page.WriteString(words[min(rnd.IntN(len(words)), rnd.IntN(len(words)))] + " ")
			}
			page.WriteString("</p></div>\n")
		}
		a.Page(fmt.Sprintf("https://m.example/%d", n), page.String())
	}
	return a.Bytes()
}

// BenchmarkRead gives MB/s of compressed bytes, and beside it what unpacking
// alone reaches: the floor.
func BenchmarkRead(b *testing.B) {
	data := archive()
	b.Run("records", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			r, err := NewReader(bytes.NewReader(data), Place{})
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			for {
				rec, err := r.Next()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil || rec.Damage != "" {
					b.Fatal(err, rec.Damage)
				}
				n++
			}
			if n != 2700 {
				b.Fatal(n)
			}
		}
	})
	b.Run("gunzip", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			gz, err := gzip.NewReader(bufio.NewReaderSize(bytes.NewReader(data), bufferSize))
			if err != nil {
				b.Fatal(err)
			}
			n, err := io.Copy(io.Discard, gz)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(n)/float64(len(data)), "ratio")
		}
	})
}
