// Package newsgen makes streams of reports for measuring and training: stories of
// very unequal size, copies of agency text, events that are alike but not the
// same, German and English. The texts come from data/events.txt, filled with names
// and numbers that are made up, and with filler of words that ordinary text has
// (the background of story/profile), so that a stream has as many words as news.
//
// In: a seed and settings. Out: reports one by one, the same for the same seed,
// each with the story it was made for. Nothing in it is real.
package newsgen

import (
	_ "embed"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"synopse/report"
	"synopse/story/profile"
)

//go:embed data/events.txt
var eventsFile string

// Item is one report of the stream.
type Item struct {
	Report report.Report
	Story  int // which story it was made for
	CopyOf int // the number of the item it copies; -1 if it is its own
}

// Settings of a stream.
type Settings struct {
	Seed      uint64
	PerDay    int     // reports a day
	English   float64 // share of reports in English
	Copies    float64 // share of reports that copy an earlier one of their story
	LookAlike float64 // share of stories that are like one of late
	Filler    int     // words of filler a report
	Dateless  float64 // share of reports without a date
	Days      float64 // for so long a story gets reports
}

// Defaults are the settings of the benchmarks.
func Defaults() Settings {
	return Settings{Seed: 1, PerDay: 20_000, English: 0.5, Copies: 0.3, LookAlike: 0.2, Filler: 150, Dateless: 0.05, Days: 2.5}
}

// event is a kind of event with what reports say of it, by language.
type event struct {
	titles map[string][]string
	tells  map[string][][]string
}

var events = sync.OnceValue(func() []event {
	var out []event
	for line := range strings.Lines(eventsFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if strings.HasPrefix(line, "event ") {
			out = append(out, event{map[string][]string{}, map[string][][]string{}})
			continue
		}
		cols := strings.SplitN(line, ";", 3)
		e, lang, text := &out[len(out)-1], cols[0], strings.TrimSpace(cols[2])
		if strings.TrimSpace(cols[1]) == "title" {
			e.titles[lang] = append(e.titles[lang], text)
			continue
		}
		var ways []string
		for _, w := range strings.Split(text, "|") {
			ways = append(ways, strings.TrimSpace(w))
		}
		e.tells[lang] = append(e.tells[lang], ways)
	}
	return out
})

// story is one event of the stream.
type story struct {
	number int
	kind   int
	names  map[string]string
	filler []string // words of its own
	begun  int64    // minute
	weight float64
	items  []Item // of late: what can be copied
}

// Stream makes reports.
type Stream struct {
	set     Settings
	rnd     *rand.Rand
	minute  float64
	count   int
	stories []*story // that still get reports
	begun   int
}

// New begins a stream.
func New(s Settings) *Stream {
	return &Stream{set: s, rnd: rand.New(rand.NewPCG(s.Seed, 42)), minute: float64(time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC).Unix() / 60)}
}

const newStory = 0.35 // of the reports begin a story

// Next gives the next report.
func (s *Stream) Next() Item {
	s.minute += -math.Log(1-s.rnd.Float64()) * 24 * 60 / float64(s.set.PerDay)
	st := s.pick()
	it := s.tell(st)
	it.Report.ID = fmt.Sprintf("g%d", s.count)
	s.count++
	return it
}

// pick gives a story: a new one, or an old one by its weight.
func (s *Stream) pick() *story {
	if len(s.stories) == 0 || s.rnd.Float64() < newStory {
		return s.begin()
	}
	// The chance goes with the weight: try until one is taken.
	for {
		i := s.rnd.IntN(len(s.stories))
		st := s.stories[i]
		if s.minute-float64(st.begun) > s.set.Days*24*60 {
			s.stories[i] = s.stories[len(s.stories)-1]
			s.stories = s.stories[:len(s.stories)-1]
			if len(s.stories) == 0 {
				return s.begin()
			}
			continue
		}
		if s.rnd.Float64() < st.weight {
			return st
		}
	}
}

func (s *Stream) begin() *story {
	st := &story{number: s.begun, kind: s.rnd.IntN(len(events())), begun: int64(s.minute), names: map[string]string{}}
	s.begun++
	// A few stories get most of the reports.
	st.weight = math.Min(1, 0.002/(0.002+s.rnd.Float64()))
	for _, slot := range []string{"place", "land", "person", "second", "body"} {
		st.names[slot] = s.name(slot)
	}
	if len(s.stories) > 0 && s.rnd.Float64() < s.set.LookAlike {
		like := s.stories[s.rnd.IntN(len(s.stories))]
		st.kind = like.kind
		st.names["land"] = like.names["land"]
		if s.rnd.Float64() < 0.5 {
			st.names["person"] = like.names["person"]
		}
	}
	st.names["n"] = fmt.Sprint(2 + s.rnd.IntN(90))
	st.names["m"] = fmt.Sprint(20 + s.rnd.IntN(9000))
	st.names["x"] = fmt.Sprintf("%d.%d", 3+s.rnd.IntN(60), 1+s.rnd.IntN(9))
	for range 25 {
		st.filler = append(st.filler, s.word())
	}
	s.stories = append(s.stories, st)
	return st
}

var syllables = strings.Fields("ba be bo da de do fa fe ga go ha he ka ke ko la le lo lu ma me mo na ne no pa pe po ra re ri ro sa se so ta te to va ve vo wa wi za zo")
var endings = map[string][]string{
	"place": {"burg", "stedt", "mouth", "ville", "grad", "heim", "ton", "furt"}, "land": {"ia", "land", "istan", "onia"},
	"person": {"ski", "mann", "sen", "ez", "ov", "er", "ini"}, "second": {"son", "berg", "ko", "as", "ard", "li"},
	"body": {"tec", "ex", "werke", "bank", "air", "oil"},
}

func (s *Stream) name(slot string) string {
	var b strings.Builder
	for range 2 + s.rnd.IntN(2) {
		b.WriteString(syllables[s.rnd.IntN(len(syllables))])
	}
	b.WriteString(endings[slot][s.rnd.IntN(len(endings[slot]))])
	name := title(b.String())
	if slot == "person" || slot == "second" {
		return given[s.rnd.IntN(len(given))] + " " + name
	}
	return name
}

var given = strings.Fields("Anna Boris Clara David Elena Felix Greta Hugo Ines Jonas Karla Leo Mira Nils Olga Paul Rita Simon Tanja Viktor")

func title(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

// word draws a word of ordinary text, the frequent more often.
func (s *Stream) word() string {
	words := profile.BackgroundWords()
	return words[int(math.Pow(s.rnd.Float64(), 2)*float64(len(words)))]
}

var outlets = func() (out []string) {
	for _, a := range strings.Fields("Nord Süd Ost West Küsten Tal Hafen Stadt Land Morgen Abend Wochen") {
		for _, b := range strings.Fields("bote kurier blatt post zeitung anzeiger echo spiegel") {
			out = append(out, a+b)
		}
	}
	return out
}()

// tell makes a report of a story.
func (s *Stream) tell(st *story) Item {
	it := Item{Story: st.number, CopyOf: -1}
	r := &it.Report
	r.Outlet = outlets[s.rnd.IntN(len(outlets))]
	r.Language = "de"
	if s.rnd.Float64() < s.set.English {
		r.Language = "en"
	}
	if s.rnd.Float64() >= s.set.Dateless {
		r.Published = time.Unix(int64(s.minute)*60, 0).UTC().Format(time.RFC3339)
	}
	if len(st.items) > 0 && s.rnd.Float64() < s.set.Copies {
		s.copied(&it, &st.items[s.rnd.IntN(len(st.items))])
		return it
	}
	s.write(r, st)
	if len(st.items) < 4 {
		st.items = append(st.items, it)
		st.items[len(st.items)-1].CopyOf = s.count
	}
	return it
}

// write tells the event in sentences of its kind, in changing order and words.
func (s *Stream) write(r *report.Report, st *story) {
	e := &events()[st.kind]
	titles := e.titles[r.Language]
	r.Title = s.fill(titles[s.rnd.IntN(len(titles))], st, r.Language)
	tells := e.tells[r.Language]
	var b strings.Builder
	for k, i := range append([]int{0}, s.rnd.Perm(len(tells))...) {
		if k > 0 && i == 0 || k > 1 && s.rnd.Float64() < 0.35 {
			continue
		}
		ways := tells[i]
		b.WriteString(s.fill(ways[s.rnd.IntN(len(ways))], st, r.Language))
		b.WriteByte(' ')
	}
	for n := 0; n < s.set.Filler; {
		n += s.sentence(&b, st)
	}
	r.Text = strings.TrimSpace(b.String())
}

// sentence adds filler; some of its words are the story's own.
func (s *Stream) sentence(b *strings.Builder, st *story) int {
	n := 8 + s.rnd.IntN(12)
	for i := range n {
		w := ""
		if s.rnd.Float64() < 0.15 {
			w = st.filler[s.rnd.IntN(len(st.filler))]
		} else {
			w = s.word()
		}
		if i == 0 {
			w = title(w)
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	b.WriteString(". ")
	return n
}

var weekdays = map[string][7]string{
	"de": {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
	"en": {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
}

func (s *Stream) fill(text string, st *story, lang string) string {
	for slot, v := range st.names {
		if slot == "x" && lang == "de" {
			v = strings.Replace(v, ".", ",", 1)
		}
		text = strings.ReplaceAll(text, "{"+slot+"}", v)
	}
	day := time.Unix(st.begun*60, 0).UTC().Weekday()
	return strings.ReplaceAll(text, "{day}", weekdays[lang][day])
}

// copied makes a report from an earlier one: most of its sentences, at times
// another headline.
func (s *Stream) copied(it *Item, from *Item) {
	it.CopyOf = from.CopyOf
	it.Report.Language = from.Report.Language
	it.Report.Title = from.Report.Title
	it.Report.Agencies = []string{"Reuters"}
	sentences := strings.SplitAfter(from.Report.Text, ". ")
	var b strings.Builder
	for _, x := range sentences {
		if s.rnd.Float64() < 0.8 {
			b.WriteString(x)
		}
	}
	it.Report.Text = strings.TrimSpace(b.String())
}
