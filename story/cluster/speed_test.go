package cluster

import "testing"

// BenchmarkAdd puts reports of a lifelike stream into stories, tidying included.
func BenchmarkAdd(b *testing.B) {
	set := lifelike()
	set.PerDay, set.Filler = 20_000, 150
	reports, _ := made(6000, set)
	for b.Loop() {
		run(reports, Defaults())
	}
	b.ReportMetric(float64(len(reports)*b.N)/b.Elapsed().Seconds(), "reports/s")
}
