package library

import (
	"context"
	"fmt"
)

// CheckIDs hashes every revision that list gives again, page by page, and gives a
// line for each whose text is not what was kept.
func CheckIDs(ctx context.Context, list func(context.Context, Query) ([]Revision, error)) ([]string, error) {
	var found []string
	var q Query
	for {
		page, err := list(ctx, q)
		if err != nil || len(page) == 0 {
			return found, err
		}
		for i := range page {
			v := &page[i]
			if id := RevisionID(v.Of, &v.Report); id != v.ID {
				found = append(found, fmt.Sprintf("revision %s: its text is not what was kept (it has the id %s)", v.ID, id))
			}
		}
		q.After = page[len(page)-1].At()
	}
}
