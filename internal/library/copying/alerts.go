package copying

import (
	"context"
	"slices"
	"time"

	"synopse/internal/library"
)

// alerts copies saved searches with what they found. What is copied counts as searched,
// though it is read there only later: nobody is told twice, nor of what was there
// before the search was saved.
func alerts(ctx context.Context, from Source, to Target) error {
	list, err := from.Alerts(ctx, "*")
	if err != nil || len(list) == 0 {
		return err
	}
	st, err := to.Stats(ctx)
	if err != nil {
		return err
	}
	for _, a := range list {
		if err := to.KeepAlert(ctx, a); err != nil {
			return err
		}
		found, err := hitsOf(ctx, from, a.ID)
		if err != nil {
			return err
		}
		for hits := range slices.Chunk(append(found, library.AlertHit{}), batch) { // once also without any
			if n := len(hits); hits[n-1].Alert == "" {
				hits = hits[:n-1]
			}
			if err := to.KeepAlertHits(ctx, a.ID, hits, int64(st.Reports)); err != nil {
				return err
			}
		}
		if err := sent(ctx, to, &a, found); err != nil {
			return err
		}
	}
	return nil
}

// hitsOf gives all that an alert found, the oldest first.
func hitsOf(ctx context.Context, lib library.Library, alert string) (out []library.AlertHit, err error) {
	for cursor := ""; ; {
		page, err := lib.AlertHits(ctx, alert, cursor, batch)
		if err != nil {
			return nil, err
		}
		out = append(out, page.Items...)
		if cursor = page.Next; cursor == "" {
			slices.Reverse(out)
			return out, nil
		}
	}
}

// hit tells hits of an alert apart in any library.
type hit struct {
	report, text string
}

// sent notes which of the hits were sent, and how the last sending went.
func sent(ctx context.Context, to Target, a *library.Alert, found []library.AlertHit) error {
	was := map[hit]bool{}
	for _, h := range found {
		was[hit{h.In.Report, h.Text}] = !h.Sent.IsZero()
	}
	there, err := hitsOf(ctx, to, a.ID)
	if err != nil {
		return err
	}
	var numbers []int64
	for _, h := range there {
		if h.Sent.IsZero() && was[hit{h.In.Report, h.Text}] {
			numbers = append(numbers, h.Number)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	if err := to.Sent(ctx, a.ID, numbers, "", time.Time{}); err != nil {
		return err
	}
	return to.KeepAlert(ctx, *a) // Sent forgets failures
}
