package actor_test

import (
	"strings"
	"testing"

	"synopse/actor"
)

// benchText is a report of some 500 words, written for the benchmark.
var benchText = strings.Repeat(`US-Außenministerin Anna Kramer traf am Montag in Wien den iranischen Präsidenten Reza Farahani.
Die Chefdiplomatin sagte, sie sei zuversichtlich, dass beide Seiten sich einigen. Der iranische Präsident widersprach. „Wir sehen keinen Fortschritt“, so Farahani.
Moskau und Washington hätten kein Interesse an einem Krieg, sagte ein Kremlmitarbeiter. Experten zweifeln daran, wie die Nachrichtenagentur Reuters berichtete.
`, 8)

func BenchmarkFind(b *testing.B) {
	s := source("r1", "de", benchText)
	b.ReportAllocs()
	for b.Loop() {
		actor.Find(s.Document)
	}
	b.ReportMetric(float64(len(s.Document.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkRead measures the language and its mentions together, from the text.
func BenchmarkRead(b *testing.B) {
	tokens := 0
	for b.Loop() {
		tokens += len(source("r1", "de", benchText).Document.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkFindDouble(b *testing.B) {
	s := source("r1", "de", benchText+benchText)
	b.ReportAllocs()
	for b.Loop() {
		actor.Find(s.Document)
	}
	b.ReportMetric(float64(len(s.Document.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkResolve(b *testing.B) {
	srcs := []actor.Source{source("r1", "de", benchText), source("r2", "de", benchText)}
	b.ReportAllocs()
	for b.Loop() {
		actor.Resolve(srcs)
	}
	b.ReportMetric(float64((len(srcs[0].Document.Tokens)+len(srcs[1].Document.Tokens))*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
