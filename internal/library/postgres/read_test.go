//go:build unix

package postgres

import (
	"context"
	"testing"

	"synopse/internal/library"
	"synopse/internal/library/librarytest"
	"synopse/internal/library/postgres/pgtest"
	"synopse/internal/query"
)

// Reports that are remembered are shown as they are now, whoever changed them.
func TestRememberedReports(t *testing.T) {
	ctx := context.Background()
	lib, err := Open(ctx, pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	if err := librarytest.Fill(ctx, lib, 150, func(int) {}); err != nil {
		t.Fatal(err)
	}
	q, err := query.Parse("kind:direct")
	if err != nil {
		t.Fatal(err)
	}
	first := func() library.FoundStory {
		t.Helper()
		found, err := lib.Find(ctx, library.Searched{Query: q, Limit: 20})
		if err != nil || len(found.Stories) == 0 {
			t.Fatalf("%d stories, %v", len(found.Stories), err)
		}
		return found.Stories[0]
	}
	before := first()
	if _, ok := lib.reads.get(placeIn(t, lib, before.Hits[0].In.Report)); !ok {
		t.Error("the report was not remembered")
	}
	for _, text := range []string{
		"UPDATE stories SET title = 'another title', reports = 77",
		"UPDATE documents SET revisions = revisions, language = 'xx'",
		"UPDATE revisions SET title = 'rewritten'", // with the row of the report, as Keep does
	} {
		if _, err := lib.pool.Exec(ctx, text); err != nil {
			t.Fatal(err)
		}
	}
	after := first()
	if after.Title != "another title" || after.Reports != 77 {
		t.Errorf("the story is shown as %q with %d reports", after.Title, after.Reports)
	}
	if in := after.Hits[0].In; in.Language != "xx" || in.Title != "rewritten" {
		t.Errorf("the report is shown as %q in %q", in.Title, in.Language)
	}
	if after.Hits[0].Text != before.Hits[0].Text {
		t.Errorf("%q was found, before %q", after.Hits[0].Text, before.Hits[0].Text)
	}
}

func placeIn(t *testing.T, lib *Library, report string) int64 {
	t.Helper()
	place, _, ok, err := lib.placeOf(context.Background(), report)
	if err != nil || !ok {
		t.Fatal(report, ok, err)
	}
	return place
}
