package de

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCompoundParts(t *testing.T) {
	data, err := os.ReadFile("testdata/compounds.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] == "#" {
			continue
		}
		want := fields[1:]
		if want[0] == "-" {
			want = nil
		}
		if got := CompoundParts(fields[0]); !slices.Equal(got, want) {
			t.Errorf("parts of %s are %q, want %q", fields[0], got, want)
		}
	}
}

// TestCompoundListIsSound keeps out words that are listed both as a part and
// as one to keep, and kinds that nothing reads.
func TestCompoundListIsSound(t *testing.T) {
	kinds := []string{"first", "part", "whole", "place", "form"}
	place := map[string]bool{}
	for line := range strings.Lines(compoundList) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if !slices.Contains(kinds, fields[0]) {
			t.Errorf("%q is no kind of entry", fields[0])
		}
		if fields[0] == "form" && len(fields) != 3 {
			t.Errorf("want a form and its noun in %q", line)
		}
		for _, w := range fields[1:] {
			if fields[0] == "place" {
				place[w] = true
			} else if place[w] {
				t.Errorf("%s is a name and a part", w)
			}
		}
	}
}

func FuzzCompoundParts(f *testing.F) {
	f.Add("Sanktionsdruck")
	f.Add("-\xff-Ärzte\u202e")
	f.Add(strings.Repeat("staats", 40))
	f.Fuzz(func(t *testing.T, lemma string) {
		for _, p := range CompoundParts(lemma) {
			if p == "" || utf8.ValidString(lemma) && !utf8.ValidString(p) {
				t.Errorf("part %q of %q", p, lemma)
			}
		}
	})
}

func BenchmarkCompoundParts(b *testing.B) {
	for b.Loop() {
		CompoundParts("Bundesgesundheitsminister")
		CompoundParts("Sanktionsdruck")
		CompoundParts("Gewerkschaft")
	}
}
