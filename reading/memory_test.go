package reading

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// BenchmarkThousandReports reads 1,000 generated reports one after the other
// and gives the most memory in use beyond the start, garbage not yet collected
// included: "peak-MB". The weights are part of the program and not of the heap.
func BenchmarkThousandReports(b *testing.B) {
	reports := make([]string, 1000)
	for i := range reports {
		reports[i] = generated(i)
	}
	start := heap()
	var peak uint64
	b.ResetTimer()
	for b.Loop() {
		for i, text := range reports {
			read("", text)
			if i%10 == 0 {
				b.StopTimer()
				peak = max(peak, inUse())
				b.StartTimer()
			}
		}
	}
	b.ReportMetric(float64(peak-min(start, peak))/1e6, "peak-MB")
	runtime.KeepAlive(reports)
}

// heap is the memory in use when all garbage is gone.
func heap() uint64 {
	runtime.GC()
	return inUse()
}

func inUse() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// generated is a report of some 500 words, each other names and numbers.
func generated(i int) string {
	given := []string{"Anna", "Jonas", "Miriam", "Pavel", "Leyla", "Henrik"}
	family := []string{"Brandt", "Lindqvist", "Okafor", "Novak", "Yilmaz", "Weiß", "Castellan"}
	place := []string{"Rom", "Lissabon", "Oslo", "Kiel", "Tirana"}
	var text strings.Builder
	for k := range 12 {
		n := i*12 + k
		g, f, p := given[n%len(given)], family[n/2%len(family)], place[n/3%len(place)]
		fmt.Fprintf(&text, "Die Umweltministerin %s %s sagte am Dienstag in %s, dass der Fluss %d bis zum Sommer sauberer werde. ", g, f, p, n)
		fmt.Fprintf(&text, "„Wir haben %d Millionen Euro bewilligt“, erklärte %s. Nach Angaben der Polizei wurden %d Menschen verletzt. ", n%90+2, f, n%17+2)
		fmt.Fprintf(&text, "Die Opposition kritisierte den Plan; er komme zu spät und koste zu viel.\n\n")
	}
	return text.String()
}
