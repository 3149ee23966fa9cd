package main

import (
	"io"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"synopse/internal/engine"
	"synopse/internal/library"
	"synopse/internal/library/sqlite"
	"synopse/report"
)

// TestRebuildFindsCorrections: what an earlier version did not look for is found when
// the library is rebuilt.
func TestRebuildFindsCorrections(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.synopse")
	lib, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	text := "Die Fähre nach Norderhafen fährt wieder, sagte der Hafenmeister am Montag.\n\nKorrektur: Sie fährt am Dienstag, nicht am Montag."
	item := library.Item{Seen: time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC), Report: report.Report{URL: "https://kueste.example/1", Outlet: "Küstenblatt", Language: "de",
		Title: "Fähre fährt wieder", Published: "2026-03-03", Text: text, Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}}}}
	kept, err := lib.Keep(t.Context(), library.Batch{Items: []library.Item{item}})
	if err != nil {
		t.Fatal(err)
	}
	rev, err := lib.Revision(t.Context(), kept[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	earlier := engine.Read(&rev)
	earlier.Version, earlier.Corrected = "1", false
	if err := lib.KeepReadings(t.Context(), []library.Reading{earlier}); err != nil {
		t.Fatal(err)
	}
	lib.Close()
	w := world{in: strings.NewReader(""), out: io.Discard, err: io.Discard, env: func(string) string { return "" }, settles: new(atomic.Bool), watched: func() (int, bool) { return 0, false }}
	root := newRoot(w)
	root.SetArgs([]string{"rebuild", "--library", path})
	if err := root.ExecuteContext(t.Context()); err != nil {
		t.Fatal(err)
	}
	if lib, err = sqlite.Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	if o, err := lib.Outlet(t.Context(), "Küstenblatt", library.Period{}); err != nil || o.Corrected != 1 || o.Reports != 1 {
		t.Errorf("%d of %d reports are corrected, %v", o.Corrected, o.Reports, err)
	}
}
