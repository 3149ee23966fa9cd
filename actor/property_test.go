package actor_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"synopse/actor"

	"pgregory.net/rapid"
)

// Parts of made-up reports, from which the property tests draw.
var (
	stems = []string{"US-Außenministerin Anna Kramer", "Anna Kramer", "Kramer", "Außenminister Sergej Jerschow", "Jerschow", "Sergei Yershov",
		"Präsident Viktor Lebedew", "Kremlchef Lebedew", "Viktor Lebedev", "Petra Müller", "Jörg Mueller", "Müller", "J. Müller",
		"der Minister", "Er", "Sie", "beide Seiten", "Moskau", "Washington und Peking", "die EU", "ein Sprecher", "Experten", "Kramers Sprecher",
		"Jörg Müller jun.", "Jörg A. Müller", "Jörg B. Müller", "Müller jun.", "Omar al-Jerschow"}
	verbs = []string{"sagte am Montag, dass er hoffe.", "traf Karl Bremer in Berlin.", "forderte den Rückzug.", "lobte Lebedew und Kramer.",
		"sei zufrieden, sagte Jörg Müller.", "sprach mit dem russischen Präsidenten."}
)

// The same in English, with bodies that are known by their full names, by parts of
// them and by letters, and people by more than one name.
var (
	stemsEN = []string{"Secretary of State Anna Kramer", "Anna Kramer", "Anna Lorenz-Kramer", "Kramer", "Anna", "Paul Lorenz", "Lorenz", "President Viktor Lebedev", "Lebedev",
		"the Harbour Post", "the Post", "the Harbour News Agency", "the news agency", "the Bees Bloom Everywhere Union (BBE)", "BBE", "the union", "Nordwerk Holdings", "Nordwerk",
		"the Kramer campaign", "her campaign", "the Harbour Alliance", "the Alliance of the Harbour", "the minister", "She", "both sides", "Moscow", "the EU", "a spokesman",
		"Paul Lorenz Jr.", "Paul R. Lorenz Jr.", "Paul Lorenz Sr.", "Paul B. Lorenz", "Paul S. Lorenz", "Peylin Marten", "Peylin Tellis", "Peylin", "Anna Lorenz Kramer", "Anna Harcott Kramer", "Paul K.", "Paul Jr."}
	verbsEN = []string{"said on Monday that he hoped for more.", "met Karl Bremer in Berlin.", "demanded a bridge.", "praised Lebedev and Kramer.",
		"met the Harbour Post, said Paul Lorenz.", "wrote to Nordwerk Holdings, and Anna Lorenz-Kramer said no."}
)

func drawEnglish(t *rapid.T, label string) string {
	var b strings.Builder
	for range rapid.IntRange(1, 6).Draw(t, label+" sentences") {
		s := rapid.SampledFrom(stemsEN).Draw(t, label+" stem")
		b.WriteString(strings.ToUpper(s[:1]) + s[1:] + " " + rapid.SampledFrom(verbsEN).Draw(t, label+" verb"))
		b.WriteString(rapid.SampledFrom([]string{" ", "\n"}).Draw(t, label+" break"))
	}
	return b.String()
}

func drawReport(t *rapid.T, label string) string {
	var b strings.Builder
	for range rapid.IntRange(1, 6).Draw(t, label+" sentences") {
		s := rapid.SampledFrom(stems).Draw(t, label+" stem")
		b.WriteString(strings.ToUpper(s[:1]) + s[1:] + " " + rapid.SampledFrom(verbs).Draw(t, label+" verb"))
		b.WriteString(rapid.SampledFrom([]string{" ", "\n"}).Draw(t, label+" break"))
	}
	return b.String()
}

// TestOrderOfReports checks that which names belong together doesn't depend on
// the order of the reports.
func TestOrderOfReports(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 4).Draw(t, "reports")
		var srcs []actor.Source
		for i := range n {
			if label := fmt.Sprint("r", i); rapid.Bool().Draw(t, label+" English") {
				srcs = append(srcs, source(label, "en", drawEnglish(t, label)))
			} else {
				srcs = append(srcs, source(label, "de", drawReport(t, label)))
			}
		}
		order := rapid.Permutation(rangeOf(n)).Draw(t, "order")
		other := make([]actor.Source, n)
		for i, o := range order {
			other[i] = srcs[o]
		}
		a, b := partition(srcs), partition(other)
		if !slices.Equal(a, b) {
			t.Fatalf("order %v changes who is who:\n%v\n%v", order, a, b)
		}
	})
}

func rangeOf(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// partition gives, per actor with a name, its name mentions; sorted.
func partition(srcs []actor.Source) []string {
	actors, links := actor.Resolve(srcs)
	sets := make([][]string, len(actors))
	for i, s := range srcs {
		for j, m := range s.Mentions {
			if m.Form != actor.Name || len(links[i][j].Actors) != 1 {
				continue
			}
			a := links[i][j].Actors[0]
			sets[a] = append(sets[a], fmt.Sprintf("%s:%d", s.Report.ID, j))
		}
	}
	var out []string
	for _, set := range sets {
		if len(set) > 0 {
			slices.Sort(set)
			out = append(out, strings.Join(set, " "))
		}
	}
	slices.Sort(out)
	return out
}

// TestTwice checks that the same input gives the same outcome.
func TestTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawReport(t, "r")
		one, two := source("r", "de", text), source("r", "de", text)
		a, la := actor.Resolve([]actor.Source{one})
		b, lb := actor.Resolve([]actor.Source{two})
		if fmt.Sprintf("%+v%+v%+v", one.Mentions, a, la) != fmt.Sprintf("%+v%+v%+v", two.Mentions, b, lb) {
			t.Fatal("the same report is read in two ways")
		}
	})
}

// wellFormed checks what must hold of all mentions and links.
func wellFormed(t interface{ Fatalf(string, ...any) }, s actor.Source) {
	d := s.Document
	for j, m := range s.Mentions {
		if m.First < 0 || m.Last <= m.First || m.Last > len(d.Tokens) || m.Head < m.First || m.Head >= m.Last {
			t.Fatalf("mention %d has range [%d, %d), head %d of %d tokens", j, m.First, m.Last, m.Head, len(d.Tokens))
		}
		if j > 0 && s.Mentions[j-1].First > m.First {
			t.Fatalf("mention %d starts before mention %d", j, j-1)
		}
		if sen := d.Sentences[m.Sentence]; m.First < sen.First || m.Last > sen.Last {
			t.Fatalf("mention %d leaves its sentence", j)
		}
		for _, p := range m.Parts {
			if p <= j || p >= len(s.Mentions) || s.Mentions[p].First < m.First || s.Mentions[p].Last > m.Last {
				t.Fatalf("mention %d: part %d is not inside", j, p)
			}
		}
	}
	actors, links := actor.Resolve([]actor.Source{s})
	for j, l := range links[0] {
		for _, a := range l.Actors {
			if a < 0 || a >= len(actors) {
				t.Fatalf("mention %d links to actor %d of %d", j, a, len(actors))
			}
		}
	}
	for _, a := range actors {
		if a.Name == "" || a.ID == "" || a.Kind == "" {
			t.Fatalf("actor without name, id or kind: %+v", a)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range stems {
		f.Add(s+" "+verbs[0], "de")
		f.Add(s+" said he met Dr. John F. von der", "en")
	}
	f.Add("MOSKAU/SOTSCHI (dpa) – „Er (Kramer) İst“", "de")
	f.Add("the U.S. 's of the and and, both", "en")
	f.Fuzz(func(t *testing.T, text, lang string) {
		if len(text) > 1<<14 {
			return
		}
		s := source("r", lang, strings.ToValidUTF8(text, "?"))
		wellFormed(t, s)
		d := s.Document
		for i := range d.Tokens {
			m := actor.MentionFor(d, i, i+1+i%5)
			s.Mentions = append(s.Mentions, m)
		}
		actor.Resolve([]actor.Source{s})
	})
}

func TestMentionForOutside(t *testing.T) {
	s := source("r", "de", "Ein Sprecher sagte nichts.")
	for _, r := range [][2]int{{-3, 2}, {0, 99}, {5, 2}, {99, 120}, {0, 0}} {
		m := actor.MentionFor(s.Document, r[0], r[1])
		if m.First < 0 || m.Last > len(s.Document.Tokens) || m.Last < m.First {
			t.Errorf("MentionFor(%v) = [%d, %d)", r, m.First, m.Last)
		}
	}
}
