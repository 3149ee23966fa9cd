package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"synopse/internal/library"
)

// older are the files of earlier versions that must stay readable. Each was
// written by the Synopse of its time from the examples of this project.
func older(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/backcompat/*.synopse")
	if err != nil || len(files) == 0 {
		t.Fatalf("no older files: %v", err)
	}
	return files
}

// copied copies a file so that opening can bring it up to date.
func copied(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), filepath.Base(file))
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestOlderFiles(t *testing.T) {
	ctx := context.Background()
	for _, file := range older(t) {
		l, err := Open(ctx, copied(t, file))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if found, err := l.Check(ctx); err != nil || len(found) > 0 {
			t.Errorf("%s is not sound: %q, %v", file, found, err)
		}
		s, err := l.Stats(ctx)
		if err != nil || s.Reports != 5 || s.Revisions != 6 || s.Revised != 1 || s.Inputs != 5 || s.Waiting != 10 {
			t.Errorf("%s: %+v, %v", file, s, err)
		}
		list, err := l.Revisions(ctx, "http://kuestenblatt.example/hafen/")
		if err != nil || len(list) != 2 || list[1].Report.Title != "Hafen wird tiefer und breiter" {
			t.Errorf("%s: %d revisions, %v", file, len(list), err)
		}
		newest, err := l.Newest(ctx, []string{list[0].Of})
		if err != nil || len(newest) != 1 || newest[0].ID != list[1].ID {
			t.Errorf("%s: newest: %v", file, err)
		}
		feeds, err := l.Feeds(ctx)
		if err != nil || len(feeds) != 1 || feeds[0].Outlet != "Morgenwarte" {
			t.Errorf("%s: feeds: %+v, %v", file, feeds, err)
		}
		if tasks, err := l.Pending(ctx, library.StepRead, 0, 0); err != nil || len(tasks) != 5 {
			t.Errorf("%s: %d to read, %v", file, len(tasks), err)
		}
		l.Close()
	}
}
