package sense_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/language/sense"
)

// testdata/sentences.txt has a sentence behind its language, and below it, after
// a tab, concepts that it tells: "name: words", and "! name" for one it doesn't.
func TestRead(t *testing.T) {
	f, err := os.Open("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var sentence string
	var found map[string]string
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		line := s.Text()
		switch {
		case line == "" || line[0] == '#':
		case line[0] != '\t':
			lang, text, _ := strings.Cut(line, " ")
			sentence, found = text, concepts(lang, text)
		default:
			n++
			line = strings.TrimSpace(line)
			if name, ok := strings.CutPrefix(line, "! "); ok {
				if words, there := found[name]; there {
					t.Errorf("%s\n\thas %s by %q", sentence, name, words)
				}
				continue
			}
			name, words, _ := strings.Cut(line, ": ")
			if sense.Named(name) == 0 {
				t.Errorf("there is no concept %s", name)
			}
			if got := found[name]; got != words {
				t.Errorf("%s\n\t%s is %q, want %q", sentence, name, got, words)
			}
		}
	}
	if n == 0 {
		t.Fatal("no expectation was read")
	}
}

// concepts gives the words of a sentence by the concepts they have.
func concepts(lang, text string) map[string]string {
	doc := read(lang, text)
	out := map[string]string{}
	for _, h := range sense.Read(nil, lang, doc.Tokens) {
		var words []string
		for i := range doc.Tokens {
			if i >= h.First && i < h.Last || i == h.Verb {
				words = append(words, doc.Tokens[i].Text)
			}
		}
		for _, id := range h.Concepts {
			out[id.String()] = strings.Join(words, " ")
		}
	}
	return out
}

func read(lang, text string) language.Document {
	if lang == "de" {
		return de.Read(text, nil)
	}
	return en.Read(text, nil)
}

func TestReadWantsNoOrder(t *testing.T) {
	if got := sense.Read(nil, "fr", make([]language.Token, 3)); got != nil {
		t.Errorf("French has %v", got)
	}
	// More tokens than are read at once keep their places.
	doc := read("en", strings.Repeat("word ", 1500)+"strike")
	hits := sense.Read(nil, "en", doc.Tokens)
	if last := hits[len(hits)-1]; last.First != len(doc.Tokens)-1 {
		t.Errorf("the last of %d tokens is told as %d", len(doc.Tokens), last.First)
	}
	for i := 1; i < len(hits); i++ {
		if hits[i].First < hits[i-1].First {
			t.Fatal("hits are out of order")
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("de", "Zwei Männer kamen ums Leben.")
	f.Add("en", "They called the strike off.")
	f.Fuzz(func(t *testing.T, lang, text string) {
		if lang != "de" {
			lang = "en"
		}
		doc := read(lang, text)
		for _, h := range sense.Read(nil, lang, doc.Tokens) {
			if h.First < 0 || h.First >= h.Last || h.Last > len(doc.Tokens) || h.Verb >= len(doc.Tokens) {
				t.Fatalf("%+v of %d tokens", h, len(doc.Tokens))
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	doc := read("de", "Zwei Männer kamen bei dem Zugunglück ums Leben, wie die Ministerin am Montag im Parlament mitteilte.")
	var hits []sense.Hit
	b.ReportAllocs()
	for b.Loop() {
		hits = sense.Read(hits[:0], "de", doc.Tokens)
	}
}
