package deed

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"synopse/actor"
	"synopse/language"
)

// doc makes a document of one sentence and mentions for the given phrases.
func doc(lang, text string, phrases ...string) (language.Document, []actor.Mention) {
	d := language.Document{Language: lang}
	at := 0
	for _, w := range strings.Fields(text) {
		n := len([]rune(w))
		d.Tokens = append(d.Tokens, language.Token{Text: w, Start: at, End: at + n})
		at += n + 1
	}
	d.Sentences = []language.Sentence{{Start: 0, End: max(at-1, 0), Last: len(d.Tokens)}}
	var mentions []actor.Mention
	for _, p := range phrases {
		words := strings.Fields(p)
		for i := 0; i+len(words) <= len(d.Tokens); i++ {
			same := true
			for k, w := range words {
				same = same && d.Tokens[i+k].Text == w
			}
			if same {
				mentions = append(mentions, actor.Mention{First: i, Last: i + len(words), Form: actor.Name, Kind: actor.Person})
				break
			}
		}
	}
	return d, mentions
}

func TestRead(t *testing.T) {
	tests := []struct {
		lang, text string
		phrases    []string
		want       string // event/mode, empty for no deed
	}{
		{"de", "Die Ministerin Tora Lind traf am Dienstag Präsident Aldo Brenn .", []string{"Tora Lind", "Präsident Aldo Brenn"}, "CONSULT/"},
		{"de", "Tora Lind telefonierte mit Aldo Brenn .", []string{"Tora Lind", "Aldo Brenn"}, "CONSULT/phone"},
		{"de", "Tora Lind traf Aldo Brenn nicht .", []string{"Tora Lind", "Aldo Brenn"}, ""},
		{"de", "Wenn Tora Lind Aldo Brenn trifft .", []string{"Tora Lind", "Aldo Brenn"}, ""},
		{"en", "Tora Lind sharply criticised Aldo Brenn .", []string{"Tora Lind", "Aldo Brenn"}, "ACCUSE/disapprove"},
		{"en", "Tora Lind met with Aldo Brenn .", []string{"Tora Lind", "Aldo Brenn"}, "CONSULT/"},
		{"en", "Tora Lind would have met Aldo Brenn .", []string{"Tora Lind", "Aldo Brenn"}, ""},
		{"en", "Critics of Tora Lind said they met Aldo Brenn .", []string{"Tora Lind", "Aldo Brenn"}, ""},
	}
	for _, tt := range tests {
		d, m := doc(tt.lang, tt.text, tt.phrases...)
		got := ""
		if list := Read(d, m); len(list) > 0 {
			got = list[0].Event + "/" + list[0].Mode
		}
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

// Any document and mentions: no panic, and all indices in range.
func TestReadAnything(t *testing.T) {
	words := []string{"traf", "met", "mit", "with", "A", "B", ".", "nicht", "sich", "kritisierte", "und"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 12).Draw(t, "words"), " ")
		d, _ := doc(rapid.SampledFrom([]string{"de", "en", ""}).Draw(t, "lang"), text)
		var m []actor.Mention
		for range rapid.IntRange(0, 4).Draw(t, "mentions") {
			first := rapid.IntRange(0, 12).Draw(t, "first")
			m = append(m, actor.Mention{First: first, Last: first + rapid.IntRange(0, 3).Draw(t, "n"), Form: actor.Name, Kind: actor.Person})
		}
		for _, x := range Read(d, m) {
			for _, j := range append(x.Actors, x.Recipients...) {
				if j < 0 || j >= len(m) {
					t.Fatalf("mention %d of %d", j, len(m))
				}
			}
		}
	})
}
