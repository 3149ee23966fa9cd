package render

import (
	"strings"
	"testing"

	"synopse/internal/words"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"synopse/report"
	"synopse/synopsis"
)

func TestTextGolden(t *testing.T) {
	s := talks(t)
	golden(t, "text-80-en.txt", Text(s, Options{Lang: "en", Width: 80}))
	golden(t, "text-160-de.txt", Text(s, Options{Lang: "de", Width: 160}))
	golden(t, "text-40-de.txt", Text(s, Options{Lang: "de", Width: 40}))
}

// No line may be wider than asked for, at any width.
func TestTextFits(t *testing.T) {
	s := talks(t)
	for width := 20; width <= 220; width++ {
		for _, lang := range []string{"de", "en"} {
			for l := range strings.Lines(string(Text(s, Options{Lang: lang, Width: width}))) {
				if w := displaywidth.String(strings.TrimSuffix(l, "\n")); w > width {
					t.Fatalf("width %d, %s: a line takes %d columns: %q", width, lang, w, l)
				}
			}
		}
	}
}

func TestTextNamesRelationBySignAndWord(t *testing.T) {
	out := string(Text(talks(t), Options{Lang: "en"}))
	for _, want := range []string{"＝ agree", "≠  disagree", "?  unclear", "→  one-sided"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(out, "\x1b") {
		t.Error("colour although none was asked for")
	}
	if !strings.Contains(string(Text(talks(t), Options{Color: true})), "\x1b[31m") {
		t.Error("no colour although asked for")
	}
}

func TestTextOfHostileReport(t *testing.T) {
	s := synopsis.Synopsis{Reports: []report.Report{{ID: "r1", Outlet: "X\x1b[2J", Title: "a\u202eb\x07c", Text: "t"}}}
	out := string(Text(s, Options{}))
	if strings.ContainsAny(out, "\x1b\x07\u202e") {
		t.Errorf("control characters reach the terminal: %q", out)
	}
}

func TestTextOfNothing(t *testing.T) {
	if len(Text(synopsis.Synopsis{}, Options{})) == 0 {
		t.Error("an empty page")
	}
}

func TestWrapLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-zäöüß漢字👍🏽]{0,12} ?){0,20}`).Draw(t, "text")
		width := rapid.IntRange(2, 40).Draw(t, "width")
		var joined strings.Builder
		for _, l := range wrap([]run{{text, normal}}, width) {
			if l.width() > width {
				t.Fatalf("a line of %d columns at width %d", l.width(), width)
			}
			l.write(&joined, false)
		}
		strip := strings.NewReplacer(" ", "").Replace
		if strip(joined.String()) != strip(text) {
			t.Fatalf("%q became %q", text, joined.String())
		}
	})
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		want  string
	}{
		{"short", 10, "short"},
		{"one two three", 13, "one two three"},
		{"one two three", 12, "one two…"},
		{"one two, three", 9, "one two…"},
		{"Donaudampfschiff", 6, "Donau…"},
		{"漢字漢字", 5, "漢字…"},
	} {
		if got := words.Shorten(c.in, c.limit, displaywidth.String); got != c.want {
			t.Errorf("words.Shorten(%q, %d) = %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}
