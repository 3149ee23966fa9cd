package librarytest

import (
	"context"
	"fmt"
	"testing"

	"synopse/internal/library"
	"synopse/report"
)

// count is a way to learn: it counts the reports of an outlet, and from the
// third on hides all their blocks. It tries to change the text, which must not do.
func count(notes []byte, r report.Report) (report.Report, []byte) {
	notes = append(append([]byte{}, notes...), 'x')
	if len(notes) > 2 {
		r.Blocks = []report.Block{}
		r.Discarded = []report.Discarded{{Text: fmt.Sprint(len(notes)), Reason: "counted"}}
	}
	r.Title, r.Text = "other", "other"
	return r, notes
}

func outletNotes(t *testing.T, s *suite) {
	ctx := context.Background()
	at := func(i int) string { return fmt.Sprintf("%s/%d", place, i) }
	keep := func(items ...library.Item) []library.Outcome {
		t.Helper()
		out, err := s.lib.Keep(ctx, library.Batch{Items: items, Learn: count})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	one, two, three, four := item(at(1), "a", "A.", 0), item(at(2), "b", "B.", 0), item(at(3), "c", "C.", 0), item(at(4), "d", "D.", 0)
	two.Report.Outlet, four.Report.Outlet = "MORGENWARTE", "Abendwarte"
	nameless := item(at(5), "e", "E.", 0)
	nameless.Report.Outlet = ""
	keep(one, two, one, nameless)
	// what failed is not learnt
	s.lib.Keep(ctx, library.Batch{Items: []library.Item{item(at(9), "x", "X.", 0), {}}, Learn: count})
	items := []library.Item{three, four, one}
	if out := keep(items...); out[0].Kind != library.New || out[2].Kind != library.Known {
		t.Errorf("%+v", out)
	}
	if len(items[0].Report.Blocks) != 0 || items[0].Report.Text != "C." {
		t.Errorf("the items do not say what was kept: %+v", items[0])
	}
	for i, want := range []string{"", "Zum Inhalt", "Zum Inhalt", "3", "Zum Inhalt", "Zum Inhalt"} {
		if i == 0 {
			continue
		}
		list := s.revisions(t, at(i))
		if len(list) != 1 {
			t.Fatalf("%d: %+v", i, list)
		}
		r := list[0].Report
		if r.Discarded[0].Text != want || (len(r.Blocks) == 0) != (want == "3") || r.Title == "other" || r.Text == "other" {
			t.Errorf("%d: %+v", i, r)
		}
	}
}
