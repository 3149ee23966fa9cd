package engine

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"synopse/actor"
	"synopse/internal/library"
	"synopse/internal/terms"
	"synopse/reading"
	"synopse/story"
	"synopse/synopsis"
)

// MostReports is how many reports of a story are laid side by side; of a larger
// story the first and the last are taken.
const MostReports = 200

// Chosen gives the reports of a story that its synopsis is made of, by date, and
// how many are left out.
func Chosen(s *library.Story) (reports []string, left int) {
	n := len(s.Members)
	for i := range s.Members {
		if n > MostReports && i >= MostReports/2 && i < n-MostReports/2 {
			left++
			continue
		}
		reports = append(reports, s.Members[i].Report)
	}
	return reports, left
}

// Synopsise makes what is kept of a story from its revisions and their readings.
func Synopsise(storyID string, revisions []library.Revision, readings []reading.Reading, left int, made time.Time) (library.Synopsis, error) {
	syn := synopsis.Make(readings)
	syn.Story.ID = storyID
	out := library.Synopsis{Story: storyID, Version: SynopsisVersion, Made: made, Left: left, Clashes: len(syn.Clashes)}
	for i := range revisions {
		out.Revisions = append(out.Revisions, revisions[i].ID)
		out.Reports = append(out.Reports, revisions[i].Of)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(&syn); err != nil {
		return out, err
	}
	out.Data = b.Bytes()
	k := &laying{syn: &syn, out: &out, report: map[string]int{}, figure: map[string]int{}, id: map[string]string{}}
	for i, r := range out.Reports {
		k.report[r] = i
	}
	k.origins(readings)
	k.points()
	k.speakers()
	k.issues()
	return out, nil
}

// laying brings a synopsis into the form that the library keeps.
type laying struct {
	syn    *synopsis.Synopsis
	out    *library.Synopsis
	report map[string]int    // id to index
	figure map[string]int    // actor of the synopsis to figure
	id     map[string]string // statement of the synopsis to statement of the library
}

func (k *laying) origins(readings []reading.Reading) {
	sources := make([]story.Source, len(readings))
	for i := range readings {
		sources[i] = story.Source{Report: &readings[i].Report, Document: &readings[i].Document}
	}
	copies := story.Copies(sources)
	for _, o := range story.Origins(sources, copies) {
		k.out.Origins = append(k.out.Origins, o.Reports)
	}
	for _, c := range copies {
		k.out.Copies = append(k.out.Copies, library.Copied{Report: c.Report, From: c.From, Agency: c.Agency, Share: c.Share})
	}
}

// points counts, for each report, the points it tells and those that only it does.
func (k *laying) points() {
	k.out.Points, k.out.OnlyIn = make([]int, len(k.out.Reports)), make([]int, len(k.out.Reports))
	for _, p := range k.syn.Points {
		in := map[int]bool{}
		for _, s := range p.Passages {
			if i, ok := k.report[s.Report]; ok {
				in[i] = true
			}
		}
		for i := range in {
			k.out.Points[i]++
			if p.Coverage == synopsis.CoverageOne {
				k.out.OnlyIn[i]++
			}
		}
	}
}

// speakers says who speaks in each statement, as the story tells it.
func (k *laying) speakers() {
	actors := map[string]*synopsis.Actor{}
	for i := range k.syn.Actors {
		a := &k.syn.Actors[i]
		actors[a.ID] = a
		if f := storyFigure(a); len(f.Keys) > 0 {
			k.add(a.ID, f)
		}
	}
	figures := func(ids []string) (out []int) {
		for _, id := range ids {
			if _, ok := k.figure[id]; !ok {
				a := actors[id]
				k.add(id, Figure(a.Kind, a.Name, a.Country, a.Names, a.Roles))
			}
			out = append(out, k.figure[id])
		}
		return out
	}
	for i := range k.syn.Statements {
		s := &k.syn.Statements[i]
		id := statementID(s)
		k.id[s.ID] = id
		k.out.Speakers = append(k.out.Speakers, library.Spoken{Statement: id, Speakers: figures(s.Speakers), Addressees: figures(s.Addressees)})
	}
}

// storyFigure makes a figure of an actor of a story. It is known by the name that it goes
// by alone: reports say which names are one person's in all stories, and what a story
// says depends on which reports it had when it was laid side by side.
func storyFigure(a *synopsis.Actor) library.Figure {
	f := Figure(a.Kind, a.Name, a.Country, a.Names, a.Roles)
	if keys := actor.Keys(a.Kind, a.Country, []string{a.Name}); slices.Contains(a.Names, a.Name) && len(keys) > 0 {
		f.Keys = keys
	}
	return f
}

func (k *laying) add(id string, f library.Figure) {
	k.figure[id] = len(k.out.Figures)
	k.out.Figures, k.out.Actors = append(k.out.Figures, f), append(k.out.Actors, id)
}

// statementID gives the library's id of a statement of a synopsis.
func statementID(s *synopsis.Statement) string {
	x := library.Statement{Kind: s.Kind, Act: s.Act}
	for _, c := range s.Content {
		x.Content = append(x.Content, library.Range{Start: c.Start, End: c.End})
	}
	if s.Cue != nil {
		x.Cue = &library.Range{Start: s.Cue.Start, End: s.Cue.End}
	}
	if s.Speaker != nil {
		x.Speaker = &library.Range{Start: s.Speaker.Start, End: s.Speaker.End}
	}
	return library.StatementID(s.Report, &x)
}

// issues gives the issues, those with most statements first.
func (k *laying) issues() {
	on := map[string][]string{}
	for i := range k.syn.Statements {
		s := &k.syn.Statements[i]
		for _, id := range s.Issues {
			on[id] = append(on[id], k.id[s.ID])
		}
	}
	for i := range k.syn.Issues {
		x := &k.syn.Issues[i]
		var words []string
		for _, lang := range slices.Sorted(maps.Keys(x.Labels)) {
			words = append(words, terms.Label(x.Labels[lang], lang)...)
		}
		slices.Sort(words)
		k.out.Issues = append(k.out.Issues, library.StoryIssue{
			ID: x.ID, Labels: x.Labels, Words: slices.Compact(words), Topics: x.Topics, Relation: x.Relation, Statements: on[x.ID],
		})
	}
	slices.SortStableFunc(k.out.Issues, func(a, b library.StoryIssue) int { return cmp.Compare(len(b.Statements), len(a.Statements)) })
}
