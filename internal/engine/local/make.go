package local

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"synopse/internal/engine"
	"synopse/internal/library"
	"synopse/internal/query"
	"synopse/reading"
	"synopse/story/profile"
)

// parallel calls do for 0 to n-1 on the engine's workers; after ctx has ended no
// further calls begin.
func (e *Engine) parallel(ctx context.Context, n int, do func(int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(e.o.Workers, n) {
		wait.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	wait.Wait()
}

// guarded calls do and gives what it failed with: one report must not stop the
// others.
func guarded(do func()) (reason string) {
	defer func() {
		if fault := recover(); fault != nil {
			reason = fmt.Sprintf("a fault in Synopse itself: %v", fault)
		}
	}()
	do()
	return ""
}

// profiles makes the profiles of reports as they were kept first.
func (e *Engine) profiles(ctx context.Context, reports []string) (map[string]profile.Profile, error) {
	revisions, err := e.lib.First(ctx, reports)
	if err != nil {
		return nil, err
	}
	made := make([]profile.Profile, len(revisions))
	e.parallel(ctx, len(revisions), func(i int) {
		if reason := guarded(func() { made[i] = profile.Of(&revisions[i].Report) }); reason != "" {
			e.o.Log.Error("a report has no profile", "report", revisions[i].Of, "reason", reason)
		}
	})
	out := map[string]profile.Profile{}
	for i := range revisions {
		out[revisions[i].Of] = made[i]
	}
	return out, ctx.Err()
}

// stalest is after how long a story's synopsis is made, however it goes on.
const stalest = 10 * time.Minute

// due says whether a story's synopsis is to be made now: one that grows when it
// has grown by a quarter, so that all synopses of a story together are a few times
// the work of the last.
func (e *Engine) due(t library.Task, now time.Time) bool {
	waited := now.Sub(t.Since)
	grown := t.Size >= t.Made+max(1, t.Made/4)
	return waited >= stalest || waited < 0 || waited >= e.o.Quiet && (grown || t.Size <= smallStory)
}

// synopses makes the synopses that are due, or all; it gives whether any was made.
// Between two it sees to new reports.
func (e *Engine) synopses(ctx context.Context, all bool) (made bool, err error) {
	if e.o.GroupOnly {
		return false, nil
	}
	tasks, err := e.lib.Pending(ctx, library.StepSynopsis, 0, 1000)
	if err != nil {
		return false, err
	}
	now := time.Now()
	for _, t := range tasks {
		if !all && !e.due(t, now) {
			continue
		}
		if err := e.tried(ctx, t); err != nil {
			return made, err
		}
		if err := e.synopsise(ctx, t.ID); err != nil {
			return made, err
		}
		made = true
		if time.Since(now) > look && !all {
			break
		}
	}
	return made, nil
}

// mostTries is how often the same task is done again when it stays: by then it is
// a fault that must not keep everything else waiting.
const mostTries = 10

// tried notes that a task is done, and drops one that does not go away.
func (e *Engine) tried(ctx context.Context, t library.Task) error {
	if t.ID != e.last.ID || !t.Since.Equal(e.last.Since) {
		e.last, e.tries = t, 0
	}
	if e.tries++; e.tries <= mostTries {
		return nil
	}
	return e.lib.Drop(ctx, library.StepSynopsis, t.ID, "its synopsis was made again and again and was never kept: please report it")
}

// Synopsise makes and keeps the synopsis of one story; one that has gone is passed
// over.
func (e *Engine) Synopsise(ctx context.Context, story string) error { return e.synopsise(ctx, story) }

// synopsise makes and keeps the synopsis of one story.
func (e *Engine) synopsise(ctx context.Context, id string) error {
	e.making.Lock()
	defer e.making.Unlock()
	s, err := e.lib.Story(ctx, id)
	if library.CodeOf(err) == library.NotFound {
		return nil // it went
	}
	if err != nil {
		return err
	}
	chosen, left := engine.Chosen(&s)
	revisions, err := e.lib.Newest(ctx, chosen)
	if err != nil || len(revisions) < 2 {
		return err
	}
	readings := make([]reading.Reading, len(revisions))
	reasons := make([]string, len(revisions))
	e.parallel(ctx, len(revisions), func(i int) {
		reasons[i] = guarded(func() { readings[i] = engine.ReadReport(&revisions[i]) })
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var syn library.Synopsis
	reason := ""
	for _, r := range reasons {
		reason = max(reason, r)
	}
	if reason == "" {
		reason = guarded(func() { syn, err = engine.Synopsise(s.ID, revisions, readings, left, time.Now()) })
	}
	if err != nil && reason == "" {
		reason = err.Error()
	}
	if reason != "" {
		e.o.Log.Error("a story has no synopsis", "story", s.ID, "reason", reason)
		return e.lib.Drop(ctx, library.StepSynopsis, s.ID, reason)
	}
	if err := e.lib.KeepSynopsis(context.WithoutCancel(ctx), syn); err != nil {
		return err
	}
	e.count(Done{Synopses: 1})
	return nil
}

// Decide enters a decision by hand and groups.
func (e *Engine) Decide(ctx context.Context, d library.Decision) error {
	if err := e.lib.Decide(ctx, d); err != nil {
		return err
	}
	ok, err := e.lead(ctx)
	if err != nil || !ok {
		return err // who leads takes it over
	}
	_, err = e.groupSome(ctx)
	e.Wake()
	return err
}

// Synopsis gives what is made of a story.
func (e *Engine) Synopsis(ctx context.Context, id string) (library.Synopsis, error) {
	syn, err := e.lib.Synopsis(ctx, id)
	missing := library.CodeOf(err) == library.NotFound
	if err != nil && !missing || err == nil && !syn.Stale {
		return syn, err
	}
	s, storyErr := e.lib.Story(ctx, id)
	if storyErr != nil || s.Reports < 2 || s.Reports > smallStory && !missing {
		return syn, err
	}
	if err := e.synopsise(ctx, s.ID); err != nil {
		return syn, err
	}
	return e.lib.Synopsis(ctx, id)
}

// mostHits is how many hits of one alert are read at once, and mostPages how often.
const (
	mostHits  = 500
	mostPages = 20
)

// alerts searches what was read since for each saved search.
func (e *Engine) alerts(ctx context.Context) error {
	e.alerting.Lock()
	defer e.alerting.Unlock()
	list, err := e.lib.Alerts(ctx, "*")
	if err != nil {
		return err
	}
	for _, a := range list {
		if err := e.alert(ctx, a); err != nil {
			return err
		}
	}
	return nil
}

func (e *Engine) alert(ctx context.Context, a library.Alert) error {
	q, err := query.Parse(a.Query)
	if err != nil {
		return nil // its page says so
	}
	search := library.Searched{Query: q, After: a.Place, Limit: mostHits}
	var hits []library.AlertHit
	place, now := int64(0), time.Now()
	for range mostPages {
		found, err := e.lib.Find(ctx, search)
		if err != nil {
			return err
		}
		if place == 0 {
			place = found.Place
		}
		if place <= a.Place {
			return nil
		}
		for _, s := range found.Stories {
			for _, h := range s.Hits {
				hits = append(hits, library.AlertHit{Alert: a.ID, Found: now, In: h.In, Sentence: h.Sentence, Range: h.Range, Text: h.Text})
			}
		}
		if search.Cursor = found.Next; search.Cursor == "" {
			break
		}
	}
	if err := e.lib.KeepAlertHits(ctx, a.ID, hits, place); err != nil {
		return err
	}
	e.count(Done{Hits: len(hits)})
	return nil
}
