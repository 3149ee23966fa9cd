package cluster

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"synopse/report"
	"synopse/story/profile"
)

//go:embed testdata/alike.txt
var alikeFile string

// alike gives the reports of testdata/alike.txt with their stories.
func alike(t *testing.T) (reports []Report, story []string) {
	t.Helper()
	name := ""
	for part := range strings.SplitSeq(alikeFile, "\n== ") {
		head, rest, ok := strings.Cut(part, "\n")
		if !ok || strings.HasPrefix(part, "#") {
			continue
		}
		name = head
		for text := range strings.SplitSeq("\n"+rest, "\n-- ") {
			lines := strings.SplitN(strings.TrimSpace(text), "\n", 3)
			if len(lines) < 3 {
				continue
			}
			head := strings.Fields(lines[0])
			r := report.Report{Language: head[0], Outlet: strings.Join(head[1:len(head)-1], " "), Published: head[len(head)-1],
				Title: lines[1], Text: lines[2]}
			reports = append(reports, Report{ID: fmt.Sprint(name, " ", len(reports)), Profile: profile.Of(&r)})
			story = append(story, name)
		}
	}
	if len(reports) != 14 {
		t.Fatalf("%d reports in testdata/alike.txt, want 14", len(reports))
	}
	return reports, story
}

// Two earthquakes in one country, two summits with one president, two rounds of
// one election stay apart; German and English reports of each come together.
func TestLookAlikesStayApart(t *testing.T) {
	reports, story := alike(t)
	stories := Pile(reports, nil)
	for _, st := range stories {
		names := map[string]bool{}
		for _, id := range st.Reports {
			names[id[:strings.LastIndexByte(id, ' ')]] = true
		}
		if len(names) > 1 {
			t.Errorf("these are one story: %v", st.Reports)
		}
	}
	wanted := map[string]bool{}
	for _, s := range story {
		wanted[s] = true
	}
	if len(stories) != len(wanted) {
		for _, st := range stories {
			t.Logf("%v", st.Reports)
		}
		t.Errorf("%d stories, want %d", len(stories), len(wanted))
	}
}
