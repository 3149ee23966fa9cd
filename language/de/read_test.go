package de

import (
	"strings"
	"testing"
)

const sample = `Die Außenministerin der Republik, Clara Weiß, reiste am Dienstag zum zweiten Mal nach Oslo. ` +
	`Sie hoffe auf ein Abkommen, sagte sie vor Beginn der Gespräche, und fügte hinzu, dass beide Seiten sich bewegen müssten. ` +
	`"Wir sind bereit, über alles zu reden", so Weiß. Der norwegische Ministerpräsident Per Lund habe sie eingeladen. `

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
