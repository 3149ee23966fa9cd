package engine

import (
	"context"
	"fmt"

	"synopse/internal/library"
	"synopse/story/cluster"
	"synopse/story/profile"
)

// Grouper groups the reports of a library, in the order in which they came. It is
// for one goroutine at a time, and for one program at a time (library.Work.Lead).
type Grouper struct {
	lib    library.Library
	stream *cluster.Stream
	place  int64 // everything up to it is in the stream
	saved  int64 // place of the state that is kept
}

// replayed is how many steps are read at once while a state is caught up.
const replayed = 500

// NewGrouper takes up the grouping of a library where it stands: from the state
// that is kept, and what was grouped since.
func NewGrouper(ctx context.Context, lib library.Library, profiles Profiles) (*Grouper, error) {
	at, err := lib.Grouping(ctx)
	if err != nil {
		return nil, err
	}
	g := &Grouper{lib: lib, stream: cluster.New(cluster.Defaults())}
	if len(at.State) > 0 && at.Version == GroupVersion {
		if g.stream.UnmarshalBinary(at.State) == nil {
			g.place, g.saved = at.Place, at.Place
		} else { // of another program; all that was grouped is gone through again
			g.stream = cluster.New(cluster.Defaults())
		}
	}
	if err := g.catchUp(ctx, profiles); err != nil {
		return nil, err
	}
	g.stream.Follow()
	return g, nil
}

// catchUp goes through what was grouped after the state was written down.
func (g *Grouper) catchUp(ctx context.Context, profiles Profiles) error {
	for {
		steps, err := g.lib.Grouped(ctx, g.place, replayed)
		if err != nil || len(steps) == 0 {
			return err
		}
		var reports []string
		for _, s := range steps {
			if s.Decision == nil {
				reports = append(reports, s.Report)
			}
		}
		made, err := profiles(ctx, reports)
		if err != nil {
			return err
		}
		for _, s := range steps {
			g.step(s, made)
			g.place = s.Place
		}
	}
}

func (g *Grouper) step(s library.GroupedStep, made map[string]profile.Profile) {
	if s.Decision != nil {
		g.stream.Decide(*s.Decision)
		return
	}
	if p, ok := made[s.Report]; ok {
		// The clock of the stream is that of the reports: archives are as good as
		// what came today.
		g.stream.Add(cluster.Report{ID: s.Report, Profile: p})
	}
}

// Profiles makes the profiles of reports, by id; of each the wording that was kept
// first counts, so that grouping again gives the same.
type Profiles func(ctx context.Context, reports []string) (map[string]profile.Profile, error)

// Group groups the next reports that wait, at most limit, and the decisions that
// were made by hand. It gives how many reports it grouped. After an error the
// grouper is of no more use.
func (g *Grouper) Group(ctx context.Context, limit int, profiles Profiles) (int, error) {
	decisions, err := g.lib.Undecided(ctx)
	if err != nil {
		return 0, err
	}
	tasks, err := g.lib.Pending(ctx, library.StepGroup, 0, limit)
	if err != nil || len(tasks)+len(decisions) == 0 {
		return 0, err
	}
	c := library.StoryChanges{Version: GroupVersion}
	for _, d := range decisions {
		c.Decisions = append(c.Decisions, d.Number)
		c.Steps = append(c.Steps, library.GroupedStep{Decision: &cluster.Override{Together: d.Together, A: d.A, B: d.B}})
	}
	reports := make([]string, len(tasks))
	for i, t := range tasks {
		reports[i] = t.ID
		c.Steps = append(c.Steps, library.GroupedStep{Report: t.ID})
	}
	made, err := profiles(ctx, reports)
	if err != nil {
		return 0, err
	}
	for _, s := range c.Steps {
		g.step(s, made)
	}
	moved, merged := g.stream.Changes()
	for _, m := range moved {
		c.Members = append(c.Members, library.Membership{Report: m.Report, Story: m.Story})
	}
	c.Forwards = merged
	for _, d := range decisions {
		if err := g.elsewhere(ctx, d, &c); err != nil {
			return 0, err
		}
	}
	if err := g.lib.KeepStories(context.WithoutCancel(ctx), c); err != nil {
		return 0, err
	}
	g.place += int64(len(c.Steps))
	return len(tasks), nil
}

// elsewhere carries out a decision about reports that the stream does not know: those
// of a story that has ended, or that was grouped by ranges of days.
func (g *Grouper) elsewhere(ctx context.Context, d library.Decision, c *library.StoryChanges) error {
	here := [2]bool{g.stream.StoryOf(d.A) != "", g.stream.StoryOf(d.B) != ""}
	if here[0] && here[1] {
		return nil
	}
	var of [2]library.Story
	for i, report := range [2]string{d.A, d.B} {
		story := g.stream.StoryOf(report)
		var err error
		if story == "" {
			if story, err = g.lib.StoryOf(ctx, report); err != nil {
				return err
			}
		}
		if story == "" {
			return nil // it is not grouped yet; the stream remembers
		}
		if of[i], err = g.lib.Story(ctx, story); err != nil && library.CodeOf(err) != library.NotFound {
			return err
		}
		of[i].ID = story
	}
	switch {
	case d.Together && of[0].ID != of[1].ID:
		to, from := 0, 1 // what the stream knows stays where it is
		if here[1] || !here[0] && len(of[1].Members) > len(of[0].Members) {
			to, from = 1, 0
		}
		for _, m := range of[from].Members {
			c.Members = append(c.Members, library.Membership{Report: m.Report, Story: of[to].ID})
		}
		c.Forwards = append(c.Forwards, [2]string{of[from].ID, of[to].ID})
	case !d.Together && of[0].ID == of[1].ID:
		out := d.B
		if here[1] || of[0].ID == cluster.StoryID(d.B) {
			out = d.A
		}
		c.Members = append(c.Members, library.Membership{Report: out, Story: cluster.StoryID(out)})
	}
	return nil
}

// Unsaved is how many steps lie behind the state that is kept.
func (g *Grouper) Unsaved() int64 { return g.place - g.saved }

// Save keeps the state.
func (g *Grouper) Save(ctx context.Context) error {
	state, err := g.stream.MarshalBinary()
	if err != nil {
		return fmt.Errorf("the state of the stories: %w", err)
	}
	if err := g.lib.KeepGrouping(ctx, library.Grouping{Version: GroupVersion, State: state, Place: g.place}); err != nil {
		return err
	}
	g.saved = g.place
	return nil
}
