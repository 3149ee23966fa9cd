package statement_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"synopse/actor"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/statement"
)

func TestZZ(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("ZZ"))
	if err != nil {
		t.Skip()
	}
	for _, l := range strings.Split(string(b), "\n") {
		if strings.TrimSpace(l) == "" {
			continue
		}
		fmt.Println("=", l)
		d := de.Read(l, nil)
		if os.Getenv("LANG2") == "en" {
			d = en.Read(l, nil)
		}
		if os.Getenv("TAGS") != "" {
			for _, k := range d.Tokens {
				fmt.Print(k.Text, "/", k.Tag, "/", k.Lemma, " ")
			}
			fmt.Println()
		}
		rs := []rune(l)
		sl := func(g statement.Range) string {
			if g.Empty() {
				return "–"
			}
			return string(rs[d.Tokens[g.First].Start:d.Tokens[g.Last-1].End])
		}
		for _, s := range statement.Read(&d, actor.Find(&d)) {
			var c []string
			for _, g := range s.Content {
				c = append(c, sl(g))
			}
			fmt.Printf("   > %s/%s %s| %s | %s\n", s.Kind, s.Act, s.Evidence(), sl(s.Speaker), strings.Join(c, " … "))
		}
	}
}
