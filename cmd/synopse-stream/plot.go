package main

import (
	"bytes"
	"fmt"
	"math"
	"strings"
)

const (
	plotWidth, plotHeight = 640, 240
	plotLeft, plotTop     = 64, 36
)

// plot draws time per report and memory against the length of the stream.
func plot(ps []point) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" role="img">`+"\n", plotWidth+100, 2*(plotHeight+80))
	fmt.Fprintf(&b, "<title>Grouping a stream of %d reports on one core</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n", ps[len(ps)-1].reports)
	panel(&b, 0, "ms per report", ps, []line{
		{"group", "#1f5fa8", func(p point) float64 { return 1000 / p.group }},
		{"read and group", "#b3541e", func(p point) float64 { return 1000 / both(p) }},
	})
	panel(&b, plotHeight+80, "memory, MB", ps, []line{
		{"heap", "#1f5fa8", func(p point) float64 { return p.heap }},
		{"system", "#b3541e", func(p point) float64 { return p.system }},
	})
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// line is one curve of a panel.
type line struct {
	name, colour string
	of           func(point) float64
}

func panel(b *bytes.Buffer, top int, title string, ps []point, lines []line) {
	highest := 0.0
	for _, l := range lines {
		for _, p := range ps {
			highest = math.Max(highest, l.of(p))
		}
	}
	highest *= 1.1
	last := float64(ps[len(ps)-1].reports)
	x := func(reports int) float64 { return plotLeft + float64(reports)/last*plotWidth }
	y := func(v float64) float64 { return float64(top+plotTop) + (1-v/highest)*plotHeight }
	fmt.Fprintf(b, "<text x=\"%d\" y=\"%d\" font-size=\"14\">%s against reports in the stream</text>\n", plotLeft, top+20, title)
	for i := range 5 {
		v := highest * float64(i) / 4
		fmt.Fprintf(b, "<path d=\"M%d %.1fh%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.3g</text>\n", plotLeft, y(v), plotWidth, plotLeft-6, y(v)+4, v)
		n := int(last) * i / 4
		fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n", x(n), top+plotTop+plotHeight+18, n)
	}
	for i, l := range lines {
		var d strings.Builder
		for k, p := range ps {
			fmt.Fprintf(&d, "%c%.1f %.1f", "ML"[min(k, 1)], x(p.reports), y(l.of(p)))
		}
		fmt.Fprintf(b, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", &d, l.colour)
		fmt.Fprintf(b, "<text x=\"%d\" y=\"%d\" fill=\"%s\" text-anchor=\"end\">%s</text>\n", plotLeft+plotWidth, top+plotTop-4-16*(len(lines)-1-i), l.colour, l.name)
	}
}
