package en

import (
	"strings"
	"testing"
)

const sample = `Foreign minister Clara White of the republic travelled to Oslo for the second time on Tuesday. ` +
	`She hopes for an agreement, she said before the talks began, adding that both sides would have to move. ` +
	`"We are ready to talk about everything," White said. Norway's prime minister Per Lund had invited her. `

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(sample, 60)
	Read("Warm.", nil)
	b.SetBytes(int64(len(text)))
	tokens := 0
	for b.Loop() {
		doc := Read(text, nil)
		tokens += len(doc.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}
