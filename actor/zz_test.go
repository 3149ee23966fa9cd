package actor

import (
	"fmt"
	"os"
	"testing"

	"synopse/language"
	"synopse/language/en"
)

func TestZZ(t *testing.T) {
	l := os.Getenv("ACT")
	if l == "" {
		t.Skip()
	}
	d := en.Read(l, nil)
	var _ language.Tag
	for i, k := range d.Tokens {
		fmt.Print(i, ":", k.Text, "/", k.Tag, "/", k.Entity, " ")
	}
	fmt.Println()
	for _, m := range Find(&d) {
		fmt.Printf("%d-%d %s %s %s name=%q office=%q roles=%v def=%v\n", m.First, m.Last, d.Tokens[m.First].Text, m.Form, m.Kind, m.Name, m.Office, m.Roles, m.Definite)
	}
}
