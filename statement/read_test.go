package statement_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"synopse/actor"
	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
	"synopse/statement"
)

func readText(lang, text string) (language.Document, []statement.Statement) {
	doc := de.Read(text, nil)
	if lang == "en" {
		doc = en.Read(text, nil)
	}
	return doc, statement.Read(&doc, actor.Find(&doc))
}

// checkSound fails where a statement breaks what Read promises.
func checkSound(t interface{ Fatalf(string, ...any) }, doc *language.Document, sts []statement.Statement) {
	inside := func(what string, i int, g statement.Range) {
		if g.First < 0 || g.Last > len(doc.Tokens) || g.First > g.Last {
			t.Fatalf("statement %d: %s %v is outside the document of %d tokens", i, what, g, len(doc.Tokens))
		}
	}
	for i, st := range sts {
		if len(st.Content) == 0 {
			t.Fatalf("statement %d has no content", i)
		}
		last := -1
		for _, g := range st.Content {
			inside("content", i, g)
			if g.Empty() || g.First < last {
				t.Fatalf("statement %d: contents %v are empty or out of order", i, st.Content)
			}
			last = g.Last
		}
		inside("speaker", i, st.Speaker)
		inside("addressee", i, st.Addressee)
		inside("cue", i, st.Cue)
		if st.Within >= len(sts) || st.Within == i {
			t.Fatalf("statement %d lies within %d of %d", i, st.Within, len(sts))
		}
		for w, steps := st.Within, 0; w >= 0; w, steps = sts[w].Within, steps+1 {
			if steps > len(sts) {
				t.Fatalf("statement %d lies within itself", i)
			}
		}
		if st.Confidence <= 0 || st.Confidence > 1 {
			t.Fatalf("statement %d: confidence %v", i, st.Confidence)
		}
	}
}

func TestReadIsSoundOnAnyText(t *testing.T) {
	words := []string{"sagte", "Brandt", "dass", "er", "sei", ",", ":", "„", "“", "\"", "laut", "nach", "against", "confident", "declares", "“Go", "Das", "berichten", "show", "/", "poll", "called", "on", "?", "Brandt:", "both", "who", "which", "was", "verlautbarte", "Für", "ist", "wonach", "gegenüber", "Angaben", "der", "Polizei",
		"und", "fügte", "hinzu", ".", "said", "that", "“", "”", "he", "according", "to", "Meyer", "wie", "mitteilte", "so", "(", ")", "–", "\n\n", "zufolge", "Demnach", "hoffe"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		var b strings.Builder
		for range n {
			b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
			if rapid.Bool().Draw(t, "space") {
				b.WriteByte(' ')
			}
		}
		for _, lang := range []string{"de", "en"} {
			doc, sts := readText(lang, b.String())
			checkSound(t, &doc, sts)
		}
	})
}

func TestReadingTwiceIsReadingOnce(t *testing.T) {
	for _, c := range goldenCases(t, "testdata/german.txt") {
		doc, a := readText("de", c.text)
		_, b := readText("de", c.text)
		if len(a) != len(b) {
			t.Fatalf("%s: %d statements, then %d", c.name, len(a), len(b))
		}
		for i := range a {
			if x, y := print(&doc, c.text, &a[i]), print(&doc, c.text, &b[i]); x != y {
				t.Errorf("%s: %s, then %s", c.name, x, y)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Der Minister sagte: „Wir kommen“, und fügte hinzu, dass er „gern komme.")
	f.Add("“A,” said B. “C")
	f.Add("Nach Angaben der der der, so, wie, laut")
	f.Add("Against the plan. Confident that it works, Brandt: “Go”")
	f.Add("A: B? C: D. A: E? C: F")
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []string{"de", "en"} {
			doc, sts := readText(lang, text)
			checkSound(t, &doc, sts)
		}
	})
}

// sample is lifelike prose of about n sentences.
func sample(n int) string {
	s := "Die Umweltministerin sagte am Dienstag, dass der Fluss im Sommer sauberer werde. „Wir haben lange darauf gewartet“, erklärte der Bürgermeister. Nach Angaben der Polizei wurden drei Menschen verletzt. Die Fischer hätten nichts davon gewusst. Der Hafen wird im Mai geöffnet, so der Betreiber.\n\n"
	return strings.Repeat(s, n/5+1)
}

// englishSample is the same for English.
func englishSample(n int) string {
	s := "The environment minister said on Tuesday that the river would be cleaner by summer. “We have waited for this for a long time,” said the mayor, who lives near the port. According to police, three people were hurt. The fishermen, an aide said, had known nothing of it. The union criticized the plan and called on the city to wait.\n\n"
	return strings.Repeat(s, n/5+1)
}

func BenchmarkRead(b *testing.B) {
	for lang, text := range map[string]string{"de": sample(500), "en": englishSample(500)} {
		b.Run(lang, func(b *testing.B) {
			doc, _ := readText(lang, text)
			mentions := actor.Find(&doc)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				statement.Read(&doc, mentions)
			}
			b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

// A text without any mark is one sentence of any length; it must not cost the
// square of it.
func TestEndlessSentence(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		doc, sts := readText(lang, strings.Repeat("laut der Stadt er sagte he said that ", 3_000))
		checkSound(t, &doc, sts)
	}
}
