package statement

import (
	"fmt"
	"os"
	"testing"

	"synopse/actor"
	"synopse/language/de"
)

func TestZZSeg(t *testing.T) {
	l := os.Getenv("SEG")
	if l == "" {
		t.Skip()
	}
	d := de.Read(l, nil)
	ms := actor.Find(&d)
	r := newReader(&d, ms)
	for s := range d.Sentences {
		for _, g := range r.segments(&d.Sentences[s]) {
			fmt.Printf("kind=%v verb=%d opener=%d before=%q:", g.kind, g.verb, g.opener, g.before)
			for i := g.First; i < g.Last; i++ {
				fmt.Print(" ", r.toks[i].Text)
			}
			fmt.Println()
		}
	}
}
