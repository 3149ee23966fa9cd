package de

import (
	"os"
	"strings"
	"testing"

	"synopse/language"
)

func TestNouns(t *testing.T) {
	data, err := os.ReadFile("testdata/nouns.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		doc := Read(text, nil)
		got := map[string]string{}
		for _, k := range doc.Tokens {
			got[k.Text] = letter(k.Morph, "sp", language.Singular, language.Plural) + " " +
				letter(k.Morph, "mfn", language.Masculine, language.Feminine, language.Neuter)
		}
		for w := range strings.SplitSeq(want, ";") {
			noun, features, _ := strings.Cut(w, " ")
			if got[noun] != features {
				t.Errorf("%s\n%s is %q, want %q", text, noun, got[noun], features)
			}
		}
	}
}

// letter gives the letter of the feature that m has, or a dash.
func letter(m language.Morph, letters string, features ...language.Morph) string {
	for i, f := range features {
		if m.Has(f) {
			return letters[i : i+1]
		}
	}
	return "-"
}
