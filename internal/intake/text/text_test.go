package text

import (
	"strings"
	"testing"

	"synopse/internal/intake/draft"
	"synopse/report"
)

// kinds gives the draft in short: kinds and the first words of each block.
func kinds(d *draft.Draft) string {
	var out []string
	for _, b := range d.Blocks {
		first, _, _ := strings.Cut(b.Text, " ")
		out = append(out, string(b.Kind)+":"+first)
	}
	return strings.Join(out, " ")
}

const prose1 = "Die Fähren fahren wieder, wie die Reederei am Sonntag in Talhafen mitgeteilt hat."

func TestHeads(t *testing.T) {
	for in, want := range map[string]string{
		"Fähren fahren wieder\n\n" + prose1:                                             "headline:Fähren body:Die",
		"Wirtschaft\n\nFähren fahren nach elf Tagen wieder\n\n" + prose1:                "kicker:Wirtschaft headline:Fähren body:Die",
		"40. Jahrestag der Fähre gefeiert\n\n" + prose1:                                 "headline:40. body:Die",
		"Fähren fahren wieder\nVon Petra Probe\n\n" + prose1:                            "headline:Fähren byline:Von body:Die",
		"Fähren fahren wieder\n\nKurz gesagt: Sie fahren.\n\n3. März 2024\n\n" + prose1: "headline:Fähren lede:Kurz dateline:3. body:Die",
		prose1: "body:Die",
		prose1 + "\n\nWas offen ist\n\nNoch stehen Lastwagen am Kai.":                    "body:Die subhead:Was body:Noch",
		prose1 + "\n\nWas offen ist\n\n- die Löhne\n- die freien Tage\n":                 "body:Die subhead:Was list:die list:die",
		prose1 + "\n\nFähren im Nebel\nFähren im Sturm\nFähren im Eis\nFähren im Sommer": "body:Die",
		prose1 + "\r\n\r\nNoch stehen Lastwagen am Kai.\r\n":                             "body:Die body:Noch",
	} {
		if got := kinds(Plain(in)); got != want {
			t.Errorf("%q reads as %s, want %s", in, got, want)
		}
	}
}

func TestNothingDisappears(t *testing.T) {
	in := "1. Zum Inhalt springen\n2. Zum Fahrplan\n\n" + prose1 + "\n\nHafenfest\n\n02:10\n\nVideo abspielen\n\n" + prose1 + "\n\nloading...\n"
	d := Plain(in)
	var all strings.Builder
	for _, b := range d.Blocks {
		all.WriteString(b.Text + "\n")
	}
	for _, x := range d.Discarded {
		all.WriteString(x.Text + "\n")
	}
	for line := range strings.SplitSeq(in, "\n") {
		if !strings.Contains(all.String(), line) {
			t.Errorf("%q disappeared", line)
		}
	}
}

func TestWrappedLinesAreJoined(t *testing.T) {
	wrapped := "Die Fähren zwischen Talhafen und Oberstadt fahren nach elf\nTagen wieder. Das teilte die Reederei am Sonntag nach einem\nTreffen mit der Gewerkschaft mit. Lastwagen warteten bis zum\nAbend.\n\nDie Gespräche gehen weiter.\n"
	if got, want := kinds(Plain(wrapped)), "body:Die body:Die"; got != want {
		t.Errorf("wrapped text reads as %s, want %s", got, want)
	}
	short := "Titel\n\nKurze Zeile.\nNoch eine kurze Zeile.\nUnd eine dritte Zeile hier.\n"
	if got := len(Plain(short).Blocks); got != 4 {
		t.Errorf("lines that were not wrapped give %d blocks, want 4", got)
	}
}

func TestMarkdown(t *testing.T) {
	d := Markdown("# Fähren\n\nVon Petra Probe\n\n" + prose1 + "\nNoch ein *Satz*.\n\nOffenes\n---\n\n1. eins\n2. zwei\n\n```\ncode\n```\n")
	if got, want := kinds(d), "headline:Fähren byline:Von body:Die subhead:Offenes list:eins list:zwei"; got != want {
		t.Errorf("reads as %s, want %s", got, want)
	}
	if !strings.HasSuffix(d.Blocks[2].Text, "Noch ein Satz.") || d.Title != "Fähren" {
		t.Errorf("paragraph %q, title %q", d.Blocks[2].Text, d.Title)
	}
	for _, b := range d.Blocks {
		if b.Kind == report.Body && strings.Contains(b.Text, "code") {
			t.Error("code is taken for text")
		}
	}
}
