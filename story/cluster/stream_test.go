package cluster

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"synopse/internal/newsgen"
	"synopse/report"
	"synopse/story/profile"
)

// made gives reports of a generated stream, with the stories they were made for.
func made(n int, set newsgen.Settings) ([]Report, map[string]string) {
	g := newsgen.New(set)
	var out []Report
	gold := map[string]string{}
	for range n {
		it := g.Next()
		out = append(out, Report{ID: it.Report.ID, Profile: profile.Of(&it.Report)})
		gold[it.Report.ID] = fmt.Sprint(it.Story)
	}
	return out, gold
}

func lifelike() newsgen.Settings {
	s := newsgen.Defaults()
	s.PerDay, s.Filler, s.LookAlike = 200, 60, 0.3
	return s
}

// one makes a report of a text.
func one(id, lang, published, title, text string) Report {
	return Report{ID: id, Profile: profile.Of(&report.Report{Language: lang, Title: title, Text: text, Published: published})}
}

func grouped(stories []Story) string {
	var lines []string
	for _, s := range stories {
		r := slices.Clone(s.Reports)
		slices.Sort(r)
		lines = append(lines, strings.Join(r, " "))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func run(reports []Report, set Settings) *Stream {
	s := New(set)
	for _, r := range reports {
		s.Add(r)
	}
	return s
}

// f1 is B-cubed F1 of the stories against what the reports were made for.
func f1(stories []Story, gold map[string]string) float64 {
	found := map[string]string{}
	inFound, inGold, both := map[string]float64{}, map[string]float64{}, map[string]float64{}
	for _, s := range stories {
		for _, r := range s.Reports {
			found[r] = s.ID
		}
	}
	for r, f := range found {
		inFound[f]++
		inGold[gold[r]]++
		both[f+"|"+gold[r]]++
	}
	p, q := 0.0, 0.0
	for r, f := range found {
		n := both[f+"|"+gold[r]]
		p += n / inFound[f] / float64(len(found))
		q += n / inGold[gold[r]] / float64(len(found))
	}
	return 2 * p * q / (p + q)
}

func TestGeneratedStoriesAreFound(t *testing.T) {
	reports, gold := made(600, lifelike())
	set := Defaults()
	set.Tidy = 100
	s := run(reports, set)
	s.Tidy()
	if v := f1(s.Stories(), gold); v < 0.85 {
		t.Errorf("B-cubed F1 of a stream of made-up reports is %.3f, at least 0.85", v)
	}
	if v := f1(Pile(reports, nil), gold); v < 0.85 {
		t.Errorf("B-cubed F1 of a pile of made-up reports is %.3f, at least 0.85", v)
	}
}

func TestRestartInTheMiddle(t *testing.T) {
	reports, _ := made(500, lifelike())
	set := Defaults()
	set.Tidy = 60
	whole := run(reports, set)
	half := run(reports[:237], set)
	data, err := half.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	again, _ := half.MarshalBinary()
	if !bytes.Equal(data, again) {
		t.Error("the same stream was written down in two ways")
	}
	var resumed Stream
	if err := resumed.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	for _, r := range reports[237:] {
		resumed.Add(r)
	}
	a, _ := whole.MarshalBinary()
	b, _ := resumed.MarshalBinary()
	if !bytes.Equal(a, b) {
		t.Error("a stream that was written down and read back in the middle ended differently")
	}
}

func TestBrokenState(t *testing.T) {
	var s Stream
	for _, data := range [][]byte{nil, []byte("stories"), bytes.Repeat([]byte{7}, 100)} {
		if err := s.UnmarshalBinary(data); err == nil {
			t.Errorf("%q was read as a stream", data)
		}
	}
}

func TestPileKnowsNoOrder(t *testing.T) {
	reports, _ := made(150, lifelike())
	want := grouped(Pile(reports, nil))
	shuffled := slices.Clone(reports)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
	if got := grouped(Pile(shuffled, nil)); got != want {
		t.Errorf("another order gave other stories:\n%s\nand not\n%s", got, want)
	}
}

func TestStreamHardlyKnowsAnOrder(t *testing.T) {
	reports, gold := made(400, lifelike())
	set := Defaults()
	set.Tidy = 50
	inOrder := run(reports, set)
	inOrder.Tidy()
	shuffled := slices.Clone(reports)
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(shuffled), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
	other := run(shuffled, set)
	other.Tidy()
	asGold := map[string]string{}
	for _, st := range inOrder.Stories() {
		for _, r := range st.Reports {
			asGold[r] = st.ID
		}
	}
	if v := f1(other.Stories(), asGold); v < 0.85 {
		t.Errorf("stories in another order of arrival agree to %.3f with those in order, at least 0.85 (F1 %.3f and %.3f)",
			v, f1(inOrder.Stories(), gold), f1(other.Stories(), gold))
	}
}

func TestTheSameReportTwice(t *testing.T) {
	r := one("a", "en", "2026-03-02", "Storm hits Torfhafen", "A storm has hit Torfhafen.")
	s := New(Defaults())
	first := s.Add(r)
	if again := s.Add(r); again != first || len(s.Stories()) != 1 || len(s.Stories()[0].Reports) != 1 {
		t.Errorf("a report that came twice: %s, then %s, %+v", first, again, s.Stories())
	}
}

// Bad dates, no words, no text: a report joins or begins a story, and the others
// are not touched.
func TestBadReports(t *testing.T) {
	reports, gold := made(200, lifelike())
	set := Defaults()
	set.Tidy = 40
	var all []Report
	for i, r := range reports {
		all = append(all, r)
		switch i % 40 {
		case 3:
			all = append(all, one(fmt.Sprint("empty", i), "", "", "", ""))
		case 9:
			all = append(all, one(fmt.Sprint("word", i), "de", "", "", "Nein"))
		case 15:
			all = append(all, one(fmt.Sprint("future", i), "en", "2199-01-01", "Tomorrow", "A text from a time that is far ahead of ours, with words of its own: zibbel, zabbel."))
		case 21:
			all = append(all, one(fmt.Sprint("past", i), "en", "1970-01-02", "Yesterday", "A text from a time that is long gone, with words of its own: wobble, gobble."))
		case 27:
			all = append(all, one(fmt.Sprint("no date", i), "en", "gestern", "Some day", "A text from a time that nobody knows, with words of its own: fimble, fumble."))
		}
	}
	alone := run(reports, set)
	alone.Tidy()
	asAlone := map[string]string{}
	for r := range gold {
		asAlone[r] = alone.StoryOf(r)
	}
	s := run(all, set)
	s.Tidy()
	var stories []Story
	for _, st := range s.Stories() {
		own := slices.DeleteFunc(slices.Clone(st.Reports), func(id string) bool { return gold[id] == "" })
		if len(own) > 0 && len(own) < len(st.Reports) {
			t.Errorf("story %s has bad reports among good ones: %v", st.ID, st.Reports)
		}
		if len(own) > 0 {
			stories = append(stories, Story{ID: st.ID, Reports: own})
		}
	}
	for _, r := range all {
		if strings.HasPrefix(r.ID, "future") && s.StoryOf(r.ID) == "" {
			t.Errorf("%s is in no story", r.ID)
		}
	}
	if v := f1(stories, asAlone); v < 0.95 {
		t.Errorf("with bad reports among them the good ones are grouped otherwise: agreement %.3f, at least 0.855", v)
	}
}

func TestTenThousandIdenticalReports(t *testing.T) {
	r := one("", "de", "2026-03-02", "Sturm trifft Torfhafen", "Ein Sturm hat Torfhafen getroffen und den Damm der Aschau gebrochen.")
	s := New(Defaults())
	for i := range 10_000 {
		r.ID = fmt.Sprint("r", i)
		s.Add(r)
	}
	if st := s.Stories(); len(st) != 1 || len(st[0].Reports) != 10_000 {
		t.Errorf("10,000 identical reports made %d stories", len(st))
	}
}

func TestOneWordReports(t *testing.T) {
	s := New(Defaults())
	for i := range 300 {
		s.Add(one(fmt.Sprint("r", i), "de", "2026-03-02", "", []string{"Nein", "Ja", "Torfhafen"}[i%3]))
	}
	if n := len(s.Stories()); n == 0 || n > 300 {
		t.Errorf("%d stories", n)
	}
}

func TestStoriesEndAndWakeUp(t *testing.T) {
	set := Defaults()
	set.Tidy = 1
	s := New(set)
	text := "Der Prozess gegen Mira Kolben wegen Betrugs bei den Aschauer Werken vor dem Landgericht Torfhafen geht weiter."
	first := s.Add(one("a", "de", "2026-03-02", "Kolben vor Gericht", text))
	for i := range 30 { // days of other news move the clock
		s.Add(one(fmt.Sprint("n", i), "de", fmt.Sprintf("2026-03-%02d", 3+i/5), fmt.Sprint("Nachricht ", i), fmt.Sprintf("Etwas ganz anderes geschah am Ort%d im Land%d.", i, i)))
	}
	if got := s.Add(one("b", "de", "2026-03-09", "Kolben wieder vor Gericht", text)); got != first {
		t.Errorf("after a week the story did not wake: %s, not %s", got, first)
	}
	for i := range 130 {
		s.Add(one(fmt.Sprint("m", i), "de", "2026-06-01", fmt.Sprint("Meldung ", i), fmt.Sprintf("Wieder etwas anderes geschah am Platz%d im Gebiet%d.", i, i)))
	}
	if got := s.Add(one("c", "de", "2026-06-01", "Kolben zum dritten Mal vor Gericht", text)); got == first {
		t.Error("after three months the story should have ended")
	}
}

// Archives come in any order: reports of one event long past are one story, beside
// the news of today, and a report without a date finds it too.
func TestArchivesBesideNews(t *testing.T) {
	s := New(Defaults())
	for i := range 5 {
		s.Add(one(fmt.Sprint("n", i), "de", "2026-06-01", fmt.Sprint("Meldung ", i), fmt.Sprintf("Etwas anderes geschah am Platz%d im Gebiet%d.", i, i)))
	}
	text := "Der Prozess gegen Mira Kolben wegen Betrugs bei den Aschauer Werken vor dem Landgericht Torfhafen geht weiter."
	first := s.Add(one("a", "de", "2019-03-02", "Kolben vor Gericht", text))
	s.Tidy()
	if got := s.Add(one("b", "de", "2019-03-03", "Kolben in Torfhafen vor Gericht", text)); got != first {
		t.Errorf("the second report of 2019 is in %s, the first in %s", got, first)
	}
	if got := s.Add(one("c", "de", "", "Mira Kolben vor Gericht", text)); got != first {
		t.Errorf("the report without a date is in %s, the others in %s", got, first)
	}
	if got := s.Add(one("d", "de", "2026-06-01", "Kolben vor Gericht", text)); got == first {
		t.Error("a report of today joined a story that ended seven years ago")
	}
}

// 5,000 reports of one event in an hour, every one in other words: one story, of
// which no more is compared or looked up than of a small one.
func TestFiveThousandReportsOfOneStory(t *testing.T) {
	facts := strings.Split("Sturm trifft Torfhafen|Damm der Aschau bricht|Altstadt von Torfhafen unter Wasser|Bürgermeisterin Ines Brandt ruft Notstand aus|Feuerwehr rettet dreißig Menschen von Dächern|Zwölf Verletzte in Torfhafen|Aschau steigt auf sechs Meter|Soldaten bringen Sandsäcke nach Torfhafen", "|")
	rnd := rand.New(rand.NewPCG(5, 6))
	s := New(Defaults())
	for i := range 5000 {
		rnd.Shuffle(len(facts), func(a, b int) { facts[a], facts[b] = facts[b], facts[a] })
		s.Add(one(fmt.Sprint("r", i), "de", fmt.Sprintf("2026-03-02T10:%02d:00Z", i*60/5000), facts[0], strings.Join(facts[1:6], ". ")+"."))
	}
	s.Tidy()
	stories := s.Stories()
	if len(stories) != 1 || len(stories[0].Reports) != 5000 {
		t.Errorf("%d stories, the first with %d reports; want one with 5,000", len(stories), len(stories[0].Reports))
	}
	for _, st := range s.stories {
		if st != nil && (len(st.Exemplars) > s.settings.Sample || len(st.Keys) > storyKeys || len(st.Sum) > sumKeys) {
			t.Errorf("a story keeps %d reports, %d keys and a sum of %d to be compared by", len(st.Exemplars), len(st.Keys), len(st.Sum))
		}
	}
	for k, list := range s.index.lists {
		if len(list) > longestList {
			t.Errorf("key %x leads to %d stories", k, len(list))
		}
	}
}
