package local

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"synopse/internal/engine"
	"synopse/internal/engine/enginetest"
	"synopse/internal/library"
	"synopse/internal/library/sqlite"
)

// killed is the environment variable that makes this test's program a victim: it
// names the library to work on.
const killed = "SYNOPSE_TEST_KILLED"

func TestMain(m *testing.M) {
	if path := os.Getenv(killed); path != "" {
		if err := victim(path); err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// Sizes of what the victim does.
const (
	killedReports = 240
	killedBatch   = 3
)

func killedItems() []library.Item {
	return append(enginetest.Items(13, killedReports-3), enginetest.Talks()...)
}

// victim keeps reports in small batches and works on them, and says on standard
// output what it has done, until everything is there.
func victim(path string) error {
	ctx := context.Background()
	lib, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	defer lib.Close()
	e := New(lib, Options{Workers: 2, Quiet: time.Millisecond, batch: 4, states: 20, Moved: func(d Done) { fmt.Println("moved", d.Read, d.Grouped, d.Synopses) }})
	ended := make(chan error, 1)
	running, stop := context.WithCancel(ctx)
	defer stop()
	go func() { ended <- e.Run(running) }()
	fed := engine.Fed(lib, e)
	items := killedItems()
	at, err := lib.Progress(ctx, "items")
	if err != nil {
		return err
	}
	for n := int(at.Offset); n < len(items); n += killedBatch {
		next := min(n+killedBatch, len(items))
		_, err := fed.Keep(ctx, library.Batch{Items: items[n:next], Progress: func([]library.Outcome) []library.Progress {
			return []library.Progress{{Input: "items", Offset: int64(next), Done: next == len(items)}}
		}})
		if err != nil {
			return err
		}
		fmt.Println("kept", next)
	}
	stop()
	if err := <-ended; err != nil {
		return err
	}
	if err := e.Drain(ctx); err != nil {
		return err
	}
	fmt.Println("all done")
	return e.Close()
}

// A program that is killed at any moment, a hundred times, loses nothing that it
// said was kept, goes on by itself, and ends with the library of one that was left
// alone.
func TestKilled(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	if n, err := strconv.Atoi(os.Getenv("SYNOPSE_TEST_KILLS")); err == nil {
		kills = n
	}
	path := filepath.Join(t.TempDir(), "library")
	rnd := rand.New(rand.NewPCG(1, uint64(kills)))
	acknowledged, done := 0, 0
	for n := 0; n < kills; n++ {
		kept, all := live(t, path, 1+rnd.IntN(5), time.Duration(rnd.IntN(8000))*time.Microsecond)
		acknowledged = max(acknowledged, kept)
		if all { // begin again with nothing
			done++
			checkKilled(t, path, acknowledged)
			path, acknowledged = filepath.Join(t.TempDir(), "library"), 0
			continue
		}
		if n%20 == 19 {
			checkKilled(t, path, acknowledged)
		}
	}
	if kept, all := live(t, path, 0, 0); !all {
		t.Fatalf("left alone it ended after %d reports", kept)
	}
	checkKilled(t, path, killedReports)
	alone := filepath.Join(t.TempDir(), "alone")
	if _, all := live(t, alone, 0, 0); !all {
		t.Fatal("left alone it did not end")
	}
	a, b := open(t, path), open(t, alone)
	defer a.Close()
	defer b.Close()
	enginetest.Same(t, a, b)
	t.Logf("%d kills, %d libraries filled", kills, done+1)
}

// live starts a victim and kills it after so many of its messages and a moment; 0
// leaves it alone. It gives how many reports it said were kept.
func live(t *testing.T, path string, messages int, moment time.Duration) (kept int, all bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killed+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	n := 0
	for lines.Scan() {
		text := lines.Text()
		if rest, ok := strings.CutPrefix(text, "kept "); ok {
			kept, _ = strconv.Atoi(rest)
		}
		if strings.HasPrefix(text, "failed") {
			t.Errorf("it did not go on by itself: %s", text)
		}
		all = all || text == "all done"
		if n++; n == messages {
			go func() { // while what it still says is read
				timer := time.NewTimer(moment)
				<-timer.C
				_ = cmd.Process.Kill()
			}()
		}
	}
	_ = cmd.Wait()
	return kept, all
}

// checkKilled checks a library that nobody works on any more.
func checkKilled(t *testing.T, path string, acknowledged int) {
	t.Helper()
	ctx := context.Background()
	lib := open(t, path)
	defer lib.Close()
	if found, err := lib.Check(ctx); err != nil || len(found) > 0 {
		t.Fatalf("the library is not sound: %q, %v", found, err)
	}
	s, err := lib.Stats(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if s.Reports < acknowledged {
		t.Fatalf("%d reports were acknowledged, %d are there", acknowledged, s.Reports)
	}
}
