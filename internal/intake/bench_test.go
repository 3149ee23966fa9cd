package intake

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// paragraphsPage is a page of n paragraphs with a menu, about 210 bytes each.
func paragraphsPage(n int) []byte {
	para := "<p>" + sentence + " " + second + "</p>\n"
	menu := strings.Repeat(`<li class="nav__item"><a href="/politik">Politik und Gesellschaft</a></li>`, 200)
	return []byte(pageOf("<nav><ul>" + menu + "</ul></nav><article><h1>Fähren fahren wieder</h1>" + strings.Repeat(para, n) + "</article>"))
}

// BenchmarkParagraphs doubles the length of a page: the time must do the same.
func BenchmarkParagraphs(b *testing.B) {
	for _, n := range []int{20, 6_250, 12_500, 25_000, 50_000} {
		data := paragraphsPage(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read("x.html", bytes.Clone(data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCorpus reads the pages of the extraction corpora.
func BenchmarkCorpus(b *testing.B) {
	pages := corpusPages(b)
	benchPages(b, pages, func(p webPage) error {
		_, err := Read(p.name, bytes.Clone(p.data))
		return err
	})
}

// BenchmarkCorpusFloor parses the same pages and does nothing with them: what
// the library needs of the time that BenchmarkCorpus takes.
func BenchmarkCorpusFloor(b *testing.B) {
	pages := corpusPages(b)
	benchPages(b, pages, func(p webPage) error {
		_, err := html.Parse(bytes.NewReader(p.data))
		return err
	})
}

func benchPages(b *testing.B, pages []webPage, read func(webPage) error) {
	n := 0
	for _, p := range pages {
		n += len(p.data)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			if err := read(p); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkPeak tells how much heap is in use at most, above what is there
// before, while the corpus is read page by page, and for one page of 50,000
// paragraphs (11 MB).
func BenchmarkPeak(b *testing.B) {
	b.Run("corpus", func(b *testing.B) { peak(b, corpusPages(b)) })
	b.Run("50000", func(b *testing.B) { peak(b, []webPage{{"x.html", paragraphsPage(50_000)}}) })
}

func peak(b *testing.B, pages []webPage) {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before, most := m.HeapInuse, uint64(0)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			}
		}
	}()
	for b.Loop() {
		for _, p := range pages {
			if _, err := Read(p.name, p.data); err != nil {
				b.Fatal(err)
			}
		}
	}
	close(stop)
	<-stopped
	b.ReportMetric(float64(most-min(before, most))/(1<<20), "MiB-peak")
}
