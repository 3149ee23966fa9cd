package profile

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"synopse/report"
)

func TestKeysAcrossSpellingsAndLanguages(t *testing.T) {
	for _, c := range []struct{ de, en string }{
		{"Lawrow", "Lavrov"},
		{"Selenskyj", "Zelensky"},
		{"Erdbeben", "earthquakes"},
		{"Erdbebens", "quake"},
		{"russischen", "Russian"},
		{"Moskau", "Moscow"},
		{"Präsidentin", "presidents"},
		{"drei", "3"},
		{"verhafteten", "arrested"},
		{"Dienstag", "Tuesday"},
		{"1.200", "1,200"},
		{"7,6", "7.6"},
	} {
		if a, b := KeyOf(c.de, "de"), KeyOf(c.en, "en"); a != b || a == 0 {
			t.Errorf("%q and %q have keys %x and %x", c.de, c.en, a, b)
		}
	}
	for _, c := range []struct{ a, b string }{{"Paris", "Pariser"}, {"war", "ward"}, {"7.6", "76"}, {"Brandt", "Branding"}, {"one", "on"}} {
		if KeyOf(c.a, "en") == KeyOf(c.b, "en") {
			t.Errorf("%q and %q have one key", c.a, c.b)
		}
	}
}

// The second of March 2026 is a Monday.
func TestDays(t *testing.T) {
	monday := int32(20514)
	for _, c := range []struct {
		lang, text string
		want       []int32
	}{
		{"de", "Am Sonntag begann der Streik.", []int32{monday - 1}},
		{"en", "It began on Monday.", []int32{monday}},
		{"en", "They met on Tuesday.", []int32{monday - 6}},
		{"de", "Am 28. Februar brach der Damm.", []int32{monday - 2}},
		{"en", "The dam broke on February 28.", []int32{monday - 2}},
		{"en", "In May it will open.", nil},
		{"en", "On 31 December they left.", []int32{monday - 61}},
	} {
		p := Of(&report.Report{Language: c.lang, Published: "2026-03-02T08:00:00+01:00", Text: c.text})
		if !slices.Equal(p.Days, c.want) {
			t.Errorf("%q names days %v, want %v", c.text, p.Days, c.want)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct {
		text   string
		minute int64
		hour   bool
	}{
		{"1970-01-02", minutesADay, false},
		{"1970-01-02T01:00:00+01:00", minutesADay, true},
		{"1970-01-02T00:30Z", minutesADay + 30, true},
		{"yesterday", 0, false},
		{"", 0, false},
		{"2026-13-45", 0, false},
	} {
		if m, h := published(c.text); m != c.minute || h != c.hour {
			t.Errorf("%q: minute %d, hour known %v", c.text, m, h)
		}
	}
}

func kindOf(p Profile, k Key) Kind {
	for _, t := range p.Terms {
		if t.Key == k {
			return t.Kind
		}
	}
	return 0
}

func TestNamesByShape(t *testing.T) {
	p := Of(&report.Report{Language: "de", Text: "Gestern sprach Mira Kolben in Torfhafen über die Regierung und den Krieg."})
	for w, want := range map[string]Kind{"Kolben": Name, "Torfhafen": Name | Place, "Regierung": 0, "Krieg": 0} {
		if got := kindOf(p, KeyOf(w, "de")); got != want {
			t.Errorf("%q has kind %d, want %d", w, got, want)
		}
	}
}

// A German name keeps its ending under a second key.
func TestNamesWithGermanEndings(t *testing.T) {
	p := Of(&report.Report{Language: "de", Text: "Gestern sprach Robert Müller mit Jelzins Sohn."})
	for _, w := range []string{"Mueller", "Yelzin"} {
		if kindOf(p, KeyOf(w, "en"))&Name == 0 {
			t.Errorf("no name has the key of the English %q", w)
		}
	}
}

func TestOnlyRunningTextIsRead(t *testing.T) {
	text := "Titel\nEin Satz über Torfhafen.\nVon Mira Kolben"
	r := report.Report{Language: "de", Text: text, Blocks: []report.Block{
		{Kind: report.Headline, Start: 0, End: 5}, {Kind: report.Body, Start: 6, End: 30}, {Kind: report.Byline, Start: 31, End: 46}}}
	p := Of(&r)
	if p.Words != 4 {
		t.Errorf("%d words of the running text, want 4", p.Words)
	}
	if slices.ContainsFunc(p.Terms, func(t Term) bool { return t.Key == KeyOf("Kolben", "de") }) {
		t.Error("the author is among the keys")
	}
}

// Whatever the text: no panic, keys in order, each once, the same every time.
func TestAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := report.Report{Language: rapid.SampledFrom([]string{"de", "en", "", "fr"}).Draw(t, "language"),
			Title: rapid.String().Draw(t, "title"), Text: rapid.String().Draw(t, "text"), Published: rapid.SampledFrom([]string{"", "2026-03-02"}).Draw(t, "date")}
		p, again := Of(&r), Of(&r)
		for i := range p.Terms {
			if i > 0 && p.Terms[i-1].Key >= p.Terms[i].Key {
				t.Fatalf("keys are not in order at %d", i)
			}
			if p.Terms[i] != again.Terms[i] {
				t.Fatalf("read twice, term %d differs", i)
			}
		}
		if !slices.Equal(p.Grams, again.Grams) {
			t.Fatal("read twice, the pieces differ")
		}
	})
}

func FuzzOf(f *testing.F) {
	f.Add("Storm hits Torfhafen", "A storm of 7,6 hit Torfhafen on 31. Mai.")
	f.Add("", "\xff1.,,.2 Ä’ß")
	f.Fuzz(func(_ *testing.T, title, text string) {
		Of(&report.Report{Title: title, Text: text, Language: "de", Published: "2026-03-02"})
	})
}

func BenchmarkOf(b *testing.B) {
	r := report.Report{Language: "en", Title: "Storm hits Torfhafen", Published: "2026-03-02"}
	for i := range 40 {
		r.Text += []string{"A storm has hit the coast near Torfhafen and killed at least 12 people. ", "Governor Selim Tarak declared a state of emergency on Tuesday. "}[i%2]
	}
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		Of(&r)
	}
}
