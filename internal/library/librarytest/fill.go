package librarytest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"synopse/actor"
	"synopse/internal/library"
	"synopse/internal/newsgen"
	"synopse/report"
	"synopse/statement"
)

// Fill puts made-up reports into a library, with readings, stories and issues
// made up likewise and not read, so that a large library is there in minutes: some
// 13 sentences and 4 statements a report, by 3,000 actors, in stories of very
// unequal size. It is for measuring searches and lists.
func Fill(ctx context.Context, lib library.Library, n int, tell func(done int)) error {
	return FillWith(ctx, lib, n, 4, tell)
}

// FillWith is Fill with so many statements a report.
func FillWith(ctx context.Context, lib library.Library, n, statements int, tell func(done int)) error {
	set := newsgen.Defaults()
	set.PerDay = 500
	f := &filler{lib: lib, statements: statements, stream: newsgen.New(set), rnd: rand.New(rand.NewPCG(7, 11)), stories: map[int]string{}, members: map[int][]string{}}
	for done := 0; done < n; {
		size := min(500, n-done)
		if err := f.batch(ctx, done, size); err != nil {
			return err
		}
		done += size
		tell(done)
	}
	return nil
}

type filler struct {
	lib        library.Library
	statements int // of each report
	stream     *newsgen.Stream
	rnd        *rand.Rand
	stories    map[int]string   // of newsgen, to the library's
	members    map[int][]string // reports
}

func (f *filler) batch(ctx context.Context, from, n int) error {
	var items []library.Item
	var story []int
	for i := range n {
		it := f.stream.Next()
		r := it.Report
		r.ID = ""
		r.URL = fmt.Sprintf("https://made-up.example/%d", from+i)
		r.Blocks = []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(r.Text))}}
		items, story = append(items, library.Item{Report: r, Seen: noon.Add(time.Duration(from+i) * time.Minute)}), append(story, it.Story)
	}
	kept, err := f.lib.Keep(ctx, library.Batch{Items: items})
	if err != nil {
		return err
	}
	var readings []library.Reading
	changes := library.StoryChanges{Version: "made up"}
	grown := map[int]bool{}
	for i, o := range kept {
		readings = append(readings, f.reading(&items[i].Report, o))
		id, ok := f.stories[story[i]]
		if !ok {
			id = "s-" + o.Report
			f.stories[story[i]] = id
		}
		f.members[story[i]] = append(f.members[story[i]], o.Report)
		changes.Steps = append(changes.Steps, library.GroupedStep{Report: o.Report})
		changes.Members = append(changes.Members, library.Membership{Report: o.Report, Story: id})
		grown[story[i]] = true
	}
	if err := f.lib.KeepReadings(ctx, readings); err != nil {
		return err
	}
	if err := f.lib.KeepStories(ctx, changes); err != nil {
		return err
	}
	of := map[string]*library.Reading{}
	for i := range readings {
		of[readings[i].Report] = &readings[i]
	}
	for i := range kept { // in their order
		if s := story[i]; grown[s] {
			grown[s] = false
			if err := f.synopsis(ctx, s, of); err != nil {
				return err
			}
		}
	}
	return nil
}

// pick draws a number below n, small ones more often.
func (f *filler) pick(n int) int {
	x := f.rnd.Float64()
	return int(x * x * x * float64(n))
}

func person(i int) library.Figure {
	given := []string{"Anna", "Boris", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Ines", "Jonas"}[i%10]
	family := []string{"Ber", "Dar", "Fal", "Gor", "Hel", "Kas", "Lor", "Mar", "Nor", "Pal"}[i/10%10] + []string{"mann", "sen", "ski", "holt", "ing"}[i/100%5] + strings.Repeat("a", i/500)
	name := given + " " + family
	return library.Figure{Kind: actor.Person, Name: name, Names: []string{name}, Keys: actor.Keys(actor.Person, "", []string{name})}
}

func (f *filler) reading(r *report.Report, o library.Outcome) library.Reading {
	out := library.Reading{Report: o.Report, Revision: o.ID, Version: "made up", Language: r.Language}
	at := 0
	for _, s := range strings.SplitAfter(r.Text, ". ") {
		n := len([]rune(s))
		text := strings.TrimSpace(s)
		if text != "" {
			x := library.Sentence{Number: len(out.Sentences) + 1, Range: library.Range{Start: at, End: at + len([]rune(text))}, Kind: report.Body}
			for _, w := range strings.Fields(text) {
				w = strings.Trim(strings.ToLower(w), ".,:;()„“\"")
				if w != "" {
					x.Lemmas = append(x.Lemmas, w)
				}
			}
			out.Sentences = append(out.Sentences, x)
		}
		at += n
	}
	kinds := []statement.Kind{statement.Direct, statement.Indirect, statement.FreeIndirect, statement.Reported}
	acts := statement.Acts()
	for i := range f.statements {
		n := 1 + f.rnd.IntN(len(out.Sentences))
		s := out.Sentences[n-1]
		out.Figures = append(out.Figures, person(f.pick(3000)))
		st := library.Statement{Sentence: n, Sentences: []int{n}, Kind: kinds[f.pick(4)], Act: acts[f.pick(len(acts))], Verb: "sagen",
			Content: []library.Range{{Start: s.Start, End: max(s.Start+1, s.End-i)}}, Speakers: []int{i}, Confidence: 0.8}
		st.ID = library.StatementID(o.Report, &st)
		out.Statements = append(out.Statements, st)
	}
	return out
}

// issues are labels of issues.
var issues = [][2]string{{"Hafen", "harbour"}, {"Fischerei", "fishing"}, {"Zölle", "tariffs"}, {"Grenze", "border"}, {"Wasser", "water"}, {"Schule", "school"}, {"Bahn", "railway"}, {"Gas", "gas"}, {"Wahl", "election"}, {"Streik", "strike"}}

func (f *filler) synopsis(ctx context.Context, story int, of map[string]*library.Reading) error {
	members := f.members[story]
	if n := len(members); n < 2 || n > 40 {
		return nil // large ones are made once and a half times
	}
	s := library.Synopsis{Story: f.stories[story], Version: "made up", Made: noon, Reports: members, Clashes: f.rnd.IntN(3), Data: []byte(`{"synopse":"1"}`)}
	revisions, err := f.lib.Newest(ctx, members)
	if err != nil {
		return err
	}
	for i := range revisions {
		s.Revisions = append(s.Revisions, revisions[i].ID)
		s.Origins = append(s.Origins, []int{i})
	}
	for i := range 2 {
		label := issues[(story*7+i*3)%len(issues)]
		x := library.StoryIssue{ID: fmt.Sprintf("i%d", i+1), Labels: map[string]string{"de": label[0], "en": label[1]},
			Words: []string{strings.ToLower(label[0]), label[1]}, Relation: "unclear"}
		for _, m := range members {
			if r := of[m]; r != nil {
				x.Statements = append(x.Statements, r.Statements[i].ID)
			}
		}
		s.Issues = append(s.Issues, x)
	}
	return f.lib.KeepSynopsis(ctx, s)
}
