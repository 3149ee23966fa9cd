package sqlite

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"synopse/internal/library"
	"synopse/internal/library/librarytest"
	"synopse/internal/query"
)

// TestOlderReadings: a library of before searches had rows of their own answers the
// same once it is brought up to date, and is sound.
func TestOlderReadings(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "l.synopse")
	open := func() *Library {
		t.Helper()
		l, err := Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	ask := func(l *Library) (out []library.Found) {
		t.Helper()
		for _, line := range []string{"regierung", "minister -regierung", "wer:bermann der", "the kind:direct act:say", "to:anna", "thema:hafen", "thema:hafen government", "\"der regierung\"", "summit -kind:direct"} {
			q, err := query.Parse(line)
			if err != nil {
				t.Fatal(err)
			}
			for _, sort := range []library.SearchSort{library.Newest, library.Best} {
				found, err := l.Find(ctx, library.Searched{Query: q, Sort: sort, Limit: 20, Facets: 100, Labels: "de"})
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, found)
			}
		}
		return out
	}
	l := open()
	if err := librarytest.Fill(ctx, l, 300, func(int) {}); err != nil {
		t.Fatal(err)
	}
	want := ask(l)
	if _, err := l.write.ExecContext(ctx, `DROP TABLE facts; DROP TABLE shown; DROP TABLE touched; DROP TRIGGER documents_touched;
		UPDATE parties SET id = (SELECT max(k.id) FROM party_keys k WHERE k.party = number) WHERE known = 1; -- as if that key had come first
		DROP INDEX party_keys_id; DROP INDEX party_keys_party; ALTER TABLE party_keys DROP COLUMN id; DROP TABLE party_moves;
		DELETE FROM migrations WHERE version >= 11`); err != nil {
		t.Fatal(err)
	}
	l.Close()
	l = open()
	defer l.Close()
	if found, err := l.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("not sound: %q, %v", found, err)
	}
	if got := ask(l); !reflect.DeepEqual(got, want) {
		t.Error("it answers otherwise than before")
	}
	if want[0].Counted == 0 || want[4].Counted+want[6].Counted == 0 {
		t.Error("nothing is found: too little to tell")
	}
}

// TestMemoryLasts: what was read of a document stays as long as nothing is written of
// it, and goes when something is.
func TestMemoryLasts(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "l.synopse")
	l, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	other, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := librarytest.Fill(ctx, l, 60, func(int) {}); err != nil {
		t.Fatal(err)
	}
	ask := func() library.Found {
		t.Helper()
		q, err := query.Parse("kind:direct")
		if err != nil {
			t.Fatal(err)
		}
		found, err := l.Find(ctx, library.Searched{Query: q, Limit: 20, Facets: 100})
		if err != nil || len(found.Stories) == 0 {
			t.Fatalf("%+v, %v", found, err)
		}
		return found
	}
	const nobody = 0 // the number of no document: what is remembered of it shows what stays
	ask()
	if len(l.memory.documents.new) == 0 || len(l.memory.facts.blocks.new) == 0 {
		t.Fatal("nothing is remembered")
	}
	l.memory.documents.put(nobody, nil)
	l.memory.facts.put(nobody, "0\tde")
	remembered := func() bool {
		ask()
		_, ok := l.memory.documents.get(nobody)
		return ok && l.memory.facts.get(nobody) != ""
	}
	if _, err := other.AddFeed(ctx, library.Feed{Address: "https://made-up.example/feed", Added: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)}); err != nil {
		t.Fatal(err)
	}
	if !remembered() {
		t.Error("a write elsewhere made documents forgotten")
	}
	in := ask().Stories[0].Hits[0].In
	r, err := other.Reading(ctx, in.Report)
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Statements {
		r.Statements[i].Kind = "reported"
	}
	if err := other.KeepReadings(ctx, []library.Reading{r}); err != nil {
		t.Fatal(err)
	}
	for _, st := range ask().Stories {
		for _, h := range st.Hits {
			if h.In.Report == in.Report {
				t.Errorf("a statement is still what it was before its report was read anew: %+v", h)
			}
		}
	}
	if !remembered() {
		t.Error("when one document was read anew, others were forgotten")
	}
	// So much is written that it is not noted any more: all is forgotten.
	if _, err := other.write.ExecContext(ctx, "WITH n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 20001) INSERT INTO touched (place) SELECT 1 FROM n"); err != nil {
		t.Fatal(err)
	}
	if remembered() {
		t.Error("what may have changed is remembered")
	}
}
