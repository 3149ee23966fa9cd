package en

import (
	"slices"
	"testing"

	"synopse/internal/languagetest"
	"synopse/report"
)

func TestSegments(t *testing.T) {
	cases, err := languagetest.Cases("testdata/segments.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) < 5 {
		t.Fatalf("only %d cases were read", len(cases))
	}
	for _, c := range cases {
		if got := languagetest.Show(Read(c.Text, nil)); !slices.Equal(got, c.Sentences) {
			t.Errorf("%s\n got %q\nwant %q", c.Text, got, c.Sentences)
		}
	}
}

// TestBlocksEndSentences: a headline without a full stop is a sentence of its
// own, and sentences know their block.
func TestBlocksEndSentences(t *testing.T) {
	text := "Ähre one\n\nTwo three"
	doc := Read(text, []report.Block{{Kind: report.Headline, Start: 0, End: 8}, {Kind: report.Body, Start: 10, End: 19}})
	if len(doc.Sentences) != 2 {
		t.Fatalf("%d sentences, want 2", len(doc.Sentences))
	}
	first, second := doc.Sentences[0], doc.Sentences[1]
	if first.Kind != report.Headline || first.Block != 0 || second.Kind != report.Body || second.Block != 1 {
		t.Errorf("kinds and blocks: %+v %+v", first, second)
	}
	if second.Start != 10 || second.End != 19 {
		t.Errorf("second sentence at %d–%d, want 10–19", second.Start, second.End)
	}
}

// FuzzRead: whatever the text, tokens stand in order, inside their sentence,
// and equal their slice.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "a", "„", "\xff\xfe.", "Ende.\"Neu", "1. 2. 3.", "\u202eabc. \U0001f600!", "x@y.z @a #b http://", "z.B.U.S.A.", "''''", "- -a --", "..... ?!?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := Read(text, nil)
		index := report.NewIndex(text)
		at := 0
		for _, s := range doc.Sentences {
			if s.First >= s.Last || s.Start != doc.Tokens[s.First].Start || s.End != doc.Tokens[s.Last-1].End {
				t.Fatalf("sentence %+v does not fit its tokens", s)
			}
			for _, k := range doc.Tokens[s.First:s.Last] {
				if k.Start < at || k.End <= k.Start || index.Slice(k.Start, k.End) != k.Text {
					t.Fatalf("token %q at %d–%d, slice %q", k.Text, k.Start, k.End, index.Slice(k.Start, k.End))
				}
				at = k.End
			}
		}
	})
}
