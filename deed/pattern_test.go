package deed

import (
	"strings"
	"testing"

	"synopse/actor"
	"synopse/language/de"
	"synopse/language/en"
)

// codesIn gives the codes of the deeds in a text.
func codesIn(lang, text string) string {
	read := en.Read
	if lang == "de" {
		read = de.Read
	}
	d := read(text, nil)
	var out []string
	for _, x := range Read(d, actor.Find(&d)) {
		out = append(out, x.Event)
	}
	return strings.Join(out, " ")
}

// Each line's example tells a deed of the line's code.
func TestPatternExamples(t *testing.T) {
	lines := 0
	for line := range strings.Lines(patternsFile) {
		code, rest, _ := strings.Cut(line, "|")
		_, example, ok := strings.Cut(rest, "#")
		if line[0] == '#' || !ok {
			continue
		}
		lines++
		code = strings.TrimSpace(code)
		if example = strings.TrimSpace(example); codesIn("de", example) != code && codesIn("en", example) != code {
			t.Errorf("%q: %q and %q, want %s", example, codesIn("de", example), codesIn("en", example), code)
		}
	}
	if lines < 20 {
		t.Errorf("%d lines", lines)
	}
}

func TestPatternForms(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Die Polizei hat am Dienstag den Kapitän Jens Ahlers verhaftet.", "COERCE"},
		{"de", "Am Dienstag kritisierte die Ministerin Tora Lind den Präsidenten Aldo Brenn.", "ACCUSE"},
		{"de", "Der Kapitän Jens Ahlers wurde von der Polizei verhaftet.", "COERCE"},
		{"de", "Norwegen verhängte Sanktionen gegen Portugal.", "SANCTION"},
		{"de", "Die Polizei hat den Kapitän Jens Ahlers nicht verhaftet.", ""},
		{"de", "Die Polizei werde den Kapitän Jens Ahlers verhaften.", ""},
		{"de", "Den Präsidenten Aldo Brenn kritisierte am Dienstag niemand.", ""},
		{"en", "Police have arrested captain Paul Idowu.", "COERCE"},
		{"en", "Captain Paul Idowu was arrested by police.", "COERCE"},
		{"en", "Norway imposed sanctions on Portugal.", "SANCTION"},
		{"en", "Norway threatened to close the strait.", "THREATEN"},
		{"en", "Norway might threaten to close the strait.", ""},
		{"en", "If Norway imposed sanctions on Portugal, trade would stop.", ""},
		{"en", "Officials in Norway demanded nothing.", ""},
		{"en", "Did Norway expel the diplomats?", ""},
	} {
		if got := codesIn(c.lang, c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
