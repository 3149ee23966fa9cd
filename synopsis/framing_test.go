package synopsis_test

import (
	"testing"

	"synopse/reading"
	"synopse/synopsis"
)

func TestFramings(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"one man", "Staatschef Ruben Alva kündigte am Montag Wahlen an. Die Ministerin lobte den Schritt.", "Machthaber Ruben Alva kündigte am Montag Wahlen an. Die Ministerin lobte den Schritt.", "Staatschef / Machthaber"},
		{"one act", "Bei dem Angriff auf den Hafen von Torhaven starben am Dienstag zwölf Seeleute.", "Bei dem Überfall auf den Hafen von Torhaven starben am Dienstag zwölf Seeleute.", "Angriff / Überfall"},
		{"two men", "Staatschef Ruben Alva kündigte am Montag Wahlen an.", "Machthaber Ivo Senn kündigte am Montag Wahlen an.", ""},
		{"both words in both", "Staatschef Ruben Alva kündigte am Montag Wahlen an. Machthaber Ruben Alva schwieg.", "Machthaber Ruben Alva kündigte am Montag Wahlen an. Er schwieg.", ""},
	} {
		s := synopsis.Make([]reading.Reading{read("r1", "de", "2026-03-04", c.a), read("r2", "de", "2026-03-04", c.b)})
		got := ""
		for _, f := range s.Framings {
			got += f.A.Text + " / " + f.B.Text
			if (f.Actor == "") == (f.Point == "") {
				t.Errorf("%s: %+v is of an actor or of a point", c.name, f)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if len(s.Clashes) > 0 && c.want != "" {
			t.Errorf("%s: framing is no clash: %+v", c.name, s.Clashes)
		}
	}
}
