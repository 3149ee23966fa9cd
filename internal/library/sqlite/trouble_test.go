package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synopse/internal/library"
	"synopse/report"
)

func someItem(i int) library.Item {
	text := fmt.Sprintf("Der Hafen Nummer %d wird tiefer. %s", i, strings.Repeat("Es wird gebaggert und gebaut. ", 40))
	return library.Item{Seen: time.Date(2026, 11, 21, 12, 0, i, 0, time.UTC), Report: report.Report{
		URL: fmt.Sprintf("https://morgenwarte.example/%d", i), Outlet: "Morgenwarte", Title: fmt.Sprint("Hafen ", i), Text: text, Language: "de"}}
}

func readingFor(o library.Outcome) library.Reading {
	return library.Reading{Report: o.Report, Revision: o.ID, Version: "1", Sentences: []library.Sentence{{Number: 1, Range: library.Range{End: 10}, Lemmas: []string{"der", "hafen", o.Report}}}}
}

// When the disk is full, what was acknowledged stays, and with room it goes on.
func TestDiskFull(t *testing.T) {
	ctx := context.Background()
	l, err := Open(ctx, filepath.Join(t.TempDir(), "l"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := l.write.Exec("PRAGMA max_page_count = 150"); err != nil {
		t.Fatal(err)
	}
	kept := 0
	for ; kept < 5000; kept++ {
		out, err := l.Keep(ctx, library.Batch{Items: []library.Item{someItem(kept)}})
		if err == nil {
			err = l.KeepReadings(ctx, []library.Reading{readingFor(out[0])})
		}
		if err == nil {
			continue
		}
		if library.CodeOf(err) != library.Full || !strings.Contains(err.Error(), "make room") {
			t.Fatalf("%v", err)
		}
		break
	}
	if kept == 0 || kept == 5000 {
		t.Fatalf("%d reports were kept on a small disk", kept)
	}
	s, err := l.Stats(ctx)
	if err != nil || s.Reports < kept {
		t.Errorf("%d of %d acknowledged reports are there, %v", s.Reports, kept, err)
	}
	if found, err := l.Check(ctx); err != nil && library.CodeOf(err) != library.Full || len(found) > 0 {
		t.Errorf("not sound: %q, %v", found, err)
	}
	if _, err := l.write.Exec("PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Keep(ctx, library.Batch{Items: []library.Item{someItem(kept), someItem(kept + 1)}}); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// A library that can't be written says so, and can still be read.
func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	l, err := Open(ctx, filepath.Join(t.TempDir(), "l"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	out, err := l.Keep(ctx, library.Batch{Items: []library.Item{someItem(1)}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.write.Exec("PRAGMA query_only = 1"); err != nil {
		t.Fatal(err)
	}
	_, err = l.Keep(ctx, library.Batch{Items: []library.Item{someItem(2)}})
	if library.CodeOf(err) != library.ReadOnly || !strings.Contains(err.Error(), "permissions") {
		t.Errorf("%v", err)
	}
	if _, err := l.Revision(ctx, out[0].ID); err != nil {
		t.Error(err)
	}
}

// Damage anywhere in the file is never a panic, and no text is taken for what was
// kept if it is not.
func TestDamagedPages(t *testing.T) {
	ctx := context.Background()
	whole := filepath.Join(t.TempDir(), "l")
	l, err := Open(ctx, whole)
	if err != nil {
		t.Fatal(err)
	}
	var items []library.Item
	for i := range 60 {
		items = append(items, someItem(i))
	}
	out, err := l.Keep(ctx, library.Batch{Items: items})
	if err != nil {
		t.Fatal(err)
	}
	var readings []library.Reading
	for _, o := range out {
		readings = append(readings, readingFor(o))
	}
	if err := l.KeepReadings(ctx, readings); err != nil {
		t.Fatal(err)
	}
	l.Close()
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(3, 5))
	found, refused := 0, 0
	for n := range 40 {
		bad := append([]byte(nil), data...)
		at := 100 + rnd.IntN(len(bad)-700)
		for i := range 600 {
			bad[at+i] = byte(rnd.Uint32())
		}
		path := filepath.Join(t.TempDir(), fmt.Sprint(n))
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := Open(ctx, path)
		if err != nil {
			refused++
			continue
		}
		list, err := l.Check(ctx)
		if err != nil || len(list) > 0 {
			found++
		}
		_, _ = l.Stats(ctx)
		for _, o := range out {
			if v, err := l.Revision(ctx, o.ID); err == nil && len(list) == 0 && library.RevisionID(v.Of, &v.Report) != o.ID {
				t.Errorf("damage at %d was not found, and a text is another one", at)
			}
			_, _ = l.Reading(ctx, o.Report)
		}
		l.Close()
	}
	if found == 0 {
		t.Errorf("of 40 damaged files %d were refused, and in none was damage found", refused)
	}
	t.Logf("40 damaged files: %d refused, %d found damaged", refused, found)
}

func TestBackup(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	l, err := Open(ctx, filepath.Join(dir, "l"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ended := make(chan error, 1)
	go func() { // writing goes on meanwhile
		for i := range 50 {
			if _, err := l.Keep(ctx, library.Batch{Items: []library.Item{someItem(i)}}); err != nil {
				ended <- err
				return
			}
		}
		ended <- nil
	}()
	for n := range 3 {
		to := filepath.Join(dir, fmt.Sprint("b", n))
		if err := l.Backup(ctx, to); err != nil {
			t.Fatal(err)
		}
		b, err := Open(ctx, to)
		if err != nil {
			t.Fatal(err)
		}
		if found, err := b.Check(ctx); err != nil || len(found) > 0 {
			t.Errorf("backup %d is not sound: %q, %v", n, found, err)
		}
		b.Close()
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if err := l.Backup(ctx, filepath.Join(dir, "b0")); err == nil {
		t.Error("a backup was overwritten")
	}
	// One leads: the library is in use and is not replaced.
	release, _, err := l.Lead(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(ctx, filepath.Join(dir, "b0"), filepath.Join(dir, "l"), true); library.CodeOf(err) != library.Busy {
		t.Errorf("restored under a Synopse at work: %v", err)
	}
	release()
}
