package synopsis_test

import (
	"fmt"
	"strings"
	"testing"

	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

// bigStory makes n reports of one invented story: each tells 25 of some 300
// sentences, so that many reports tell the same.
func bigStory(n int) []reading.Reading {
	who := []string{"Der Minister Arno Feldkamp", "Die Ministerin Ilse Toran", "Der Sprecher der Werft", "Die Gewerkschaft", "Der Bürgermeister Jon Reuter"}
	what := []string{"die Brücke", "den Hafen", "die Fähre", "das Gutachten", "die Löhne", "den Tunnel", "die Zölle", "das Abkommen", "die Quote", "den Flughafen", "die Steuer", "das Krankenhaus"}
	how := []string{"sagte, dass %s im nächsten Jahr %d Millionen Euro kosten werde.", "forderte, %s müsse innerhalb von %d Tagen überprüft werden.",
		"lehnte es ab, %s noch einmal mit %d Fachleuten zu beraten.", "kündigte an, %s werde von %d Arbeitern repariert.", "kritisierte, dass %s seit %d Wochen gesperrt sei."}
	var out []reading.Reading
	for i := range n {
		var b strings.Builder
		var blocks []report.Block
		at := 0
		for k := range 25 {
			x := (i*7 + k*13) % 300
			s := who[x%len(who)] + " " + fmt.Sprintf(how[(x/5)%len(how)], what[(x/25)%len(what)], 3+x%17)
			if k > 0 {
				b.WriteString("\n\n")
				at += 2
			}
			b.WriteString(s)
			l := len([]rune(s))
			blocks = append(blocks, report.Block{Kind: report.Body, Start: at, End: at + l})
			at += l
		}
		out = append(out, reading.Read(report.Report{ID: fmt.Sprintf("r%d", i+1), Language: "de", Published: "2026-03-02", Text: b.String(), Blocks: blocks}))
	}
	return out
}

func BenchmarkMakeEncoded(b *testing.B) {
	for _, n := range []int{2, 20, 200} {
		readings := bigStory(n)
		var o synopsis.Options
		for r, list := range synopsis.Texts(readings) {
			var row [][]float32
			for s := range list {
				v := make([]float32, 1024)
				for d := range v {
					v[d] = float32((r*31+s*17+d*d)%97) / 97
				}
				row = append(row, v)
			}
			o.Vectors = append(o.Vectors, row)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				synopsis.MakeWith(readings, o)
			}
		})
	}
}

func BenchmarkMake(b *testing.B) {
	for _, n := range []int{2, 20, 200} {
		readings := bigStory(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				synopsis.Make(readings)
			}
		})
	}
}
