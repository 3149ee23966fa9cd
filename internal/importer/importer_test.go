package importer

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"synopse/internal/intake/warc/warctest"
	"synopse/internal/library"
	"synopse/report"
)

// run imports and closes the library.
func run(t *testing.T, ctx context.Context, lib library.Library, o Options, paths ...string) (Summary, []Failure, error) {
	t.Helper()
	var failures []Failure
	o.Failed = func(f Failure) error { failures = append(failures, f); return nil }
	s, err := Run(ctx, lib, paths, o)
	return s, failures, err
}

func TestEverything(t *testing.T) {
	dir := fixture(t)
	path := filepath.Join(t.TempDir(), "l.db")
	lib := openLibrary(t, path)
	defer lib.Close()
	sum, failures, err := run(t, context.Background(), lib, Options{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	want := Summary{Inputs: 11, Counts: Counts{
		// pages 2; archives 23 + 12 + 7, of which 12 to 31 and 40 to 46 overlap
		// by 3 (20 to 22); lines 18, messages 4
		New: 2 + 39 + 18 + 4, Revised: 6, Known: 3,
		Skipped: map[string]int{
			"there is no report in it":         1 + 5 + 2 + 1, // the front pages
			"leads elsewhere (redirect)":       5 + 3 + 2,
			"unchanged since an earlier visit": 4 + 2 + 1,
		},
		Failed: 4 + 2 + 1 + 3 + 3 + 1, // records cut off, broken lines, a picture
	}}
	for _, n := range want.Skipped {
		want.Read += n
	}
	want.Read += want.New + want.Revised + want.Known + want.Failed
	if !reflect.DeepEqual(sum, want) {
		t.Errorf("got  %+v\nwant %+v", sum, want)
	}
	if len(failures) != want.Failed {
		t.Errorf("%d failures: %+v", len(failures), failures)
	}
	for _, f := range failures {
		if f.Reason == "" || f.Input == "" || f.At == "" && !strings.HasSuffix(f.Input, ".jpg") {
			t.Errorf("says too little: %+v", f)
		}
	}
	if found, err := lib.Check(context.Background()); err != nil || len(found) > 0 {
		t.Errorf("%q, %v", found, err)
	}

	before := dump(t, path)
	again, _, err := run(t, context.Background(), lib, Options{}, dir)
	if err != nil || again.Before != again.Inputs || !reflect.DeepEqual(again.Counts, sum.Counts) {
		t.Errorf("a second time: %+v, %v", again, err)
	}
	if dump(t, path) != before {
		t.Error("a second time changed the library")
	}
	forced, _, err := run(t, context.Background(), lib, Options{Again: true}, dir)
	if err != nil || forced.New+forced.Revised != 0 || forced.Known != sum.New+sum.Revised+sum.Known {
		t.Errorf("read again: %+v, %v", forced, err)
	}
}

// However many read at once and however large the batches, the library is the
// same.
func TestWorkers(t *testing.T) {
	dir := fixture(t)
	var first string
	for _, o := range []Options{{Workers: 1}, {Workers: 1, batch: 1}, {Workers: 7, batch: 3}, {Workers: 3, batch: 1000}} {
		path := filepath.Join(t.TempDir(), "l.db")
		lib := openLibrary(t, path)
		if _, _, err := run(t, context.Background(), lib, o, dir); err != nil {
			t.Fatal(err)
		}
		lib.Close()
		if got := dump(t, path); first == "" {
			first = got
		} else if got != first {
			t.Errorf("%+v: another library", o)
		}
	}
}

// stopping is a library during whose nth Keep something happens.
type stopping struct {
	library.Library
	left   int
	before func() error
	after  func() error
}

func (s *stopping) Keep(ctx context.Context, b library.Batch) ([]library.Outcome, error) {
	s.left--
	if s.left == 0 && s.before != nil {
		if err := s.before(); err != nil {
			return nil, err
		}
	}
	out, err := s.Library.Keep(ctx, b)
	if s.left == 0 && s.after != nil && err == nil {
		if err := s.after(); err != nil {
			return nil, err
		}
	}
	return out, err
}

// An import that is interrupted, or dies, at any of its steps and is run again
// gives the library of one that was left alone, and counts what both read.
func TestInterruptAndResume(t *testing.T) {
	dir := fixture(t)
	plain := filepath.Join(t.TempDir(), "l.db")
	lib := openLibrary(t, plain)
	whole, _, err := run(t, context.Background(), lib, Options{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	lib.Close()
	want := dump(t, plain)
	died := errors.New("died")
	for _, how := range []string{"interrupted before", "interrupted after", "died before", "died after"} {
		interruptions := 0
		for step, next := 1, 2; ; step, next = next, step+next {
			path := filepath.Join(t.TempDir(), "l.db")
			lib := openLibrary(t, path)
			ctx, stop := context.WithCancel(context.Background())
			s := &stopping{Library: lib, left: step}
			interrupt := func() error { stop(); return nil }
			die := func() error { return died }
			switch how {
			case "interrupted before":
				s.before = interrupt
			case "interrupted after":
				s.after = interrupt
			case "died before":
				s.before = die
			case "died after":
				s.after = die
			}
			_, _, err := run(t, ctx, s, Options{batch: 2, Workers: 2}, dir)
			stop()
			if err == nil {
				lib.Close()
				break // it was through before that step
			}
			if !errors.Is(err, ErrInterrupted) && !errors.Is(err, died) {
				t.Fatal(err)
			}
			interruptions++
			sum, _, err := run(t, context.Background(), lib, Options{batch: 5}, dir)
			if err != nil {
				t.Fatal(err)
			}
			lib.Close()
			if got := dump(t, path); got != want {
				t.Fatalf("%s step %d: another library\n%s", how, step, difference(got, want))
			}
			if !reflect.DeepEqual(sum.Counts, whole.Counts) {
				t.Fatalf("%s step %d: counts %+v, want %+v", how, step, sum.Counts, whole.Counts)
			}
		}
		if interruptions < 7 {
			t.Errorf("%s: only %d interruptions", how, interruptions)
		}
	}
}

func difference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return fmt.Sprintf("line %d:\n got %s\nwant %s", i, x[i], y[min(i, len(y)-1)])
		}
	}
	return "the end is missing"
}

// A failed input is tried again by the next run.
func TestBrokenIsNotDone(t *testing.T) {
	dir := t.TempDir()
	data := archiveOf(true, 0, 3).Bytes()
	path := write(t, dir, "a.warc.gz", data)
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, _, err := run(t, ctx, lib, Options{}, path); !errors.Is(err, ErrInterrupted) {
		t.Errorf("an ended context: %v", err)
	}
	sum, _, err := run(t, context.Background(), lib, Options{}, path)
	if err != nil || sum.New != 3 {
		t.Errorf("%+v, %v", sum, err)
	}
}

func TestEach(t *testing.T) {
	dir := fixture(t)
	reports, failures := 0, 0
	if err := Each(context.Background(), []string{dir}, func(r report.Report, at string, f *Failure) bool {
		if f != nil {
			failures++
		} else {
			reports++
		}
		return true
	}); err != nil {
		t.Fatal(err)
	}
	if reports != 72 || failures != 26+14 {
		t.Errorf("%d reports, %d failures", reports, failures)
	}
}

// The pages of an archive have the address they were found at; the canonical one
// of a page counts if it is on the same site.
func TestAddresses(t *testing.T) {
	page := func(canonical string) string {
		return strings.Replace(warctest.Report(1), "<head>", `<head><link rel="canonical" href="`+canonical+`">`, 1)
	}
	a := &warctest.Archive{Gzip: true}
	a.Page("https://m.morgenwarte.example/1", page("https://www.morgenwarte.example/politik/1"))
	a.Page("https://kueste.example/1", page("https://www.morgenwarte.example/politik/1"))
	a.Page("https://www.morgenwarte.example/2?utm_source=x", page("https://www.morgenwarte.example/"))
	dir := t.TempDir()
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	if _, _, err := run(t, context.Background(), lib, Options{}, write(t, dir, "a.warc.gz", a.Bytes())); err != nil {
		t.Fatal(err)
	}
	for found, kept := range map[string]string{
		"https://m.morgenwarte.example/1":           "https://www.morgenwarte.example/politik/1",
		"https://www.morgenwarte.example/politik/1": "https://www.morgenwarte.example/politik/1",
		"https://kueste.example/1":                  "https://kueste.example/1",
		"https://www.morgenwarte.example/2":         "https://www.morgenwarte.example/2",
	} {
		list, err := lib.Revisions(context.Background(), found)
		if err != nil || len(list) != 1 || list[0].Address != kept {
			t.Errorf("%s: %+v, %v", found, list, err)
		}
	}
}

// Two files with the same bytes are one input: what is counted does not hang on
// which of them is read how far when the other begins.
func TestTwins(t *testing.T) {
	dir := t.TempDir()
	data := archiveOf(true, 0, 9).Bytes()
	write(t, dir, "in/a.warc.gz", data)
	write(t, dir, "in/b.warc.gz", data)
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	first, _, err := run(t, context.Background(), lib, Options{batch: 2}, filepath.Join(dir, "in"))
	if err != nil || first.New != 9 || first.Known != 0 || first.Twins != 1 || first.Earlier != 0 {
		t.Errorf("%+v, %v", first, err)
	}
	again, _, err := run(t, context.Background(), lib, Options{}, filepath.Join(dir, "in"))
	if err != nil || !reflect.DeepEqual(again.Counts, first.Counts) || again.Twins != 1 || again.Earlier != first.Read {
		t.Errorf("a second time: %+v, %v", again, err)
	}
}

// An array of objects is read like lines of them.
func TestArray(t *testing.T) {
	dir := t.TempDir()
	array := "[\n" + strings.ReplaceAll(strings.TrimSpace(jsonLine(1, "")+jsonLine(2, "")), "\n", ",\n") + "\n]\n"
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	sum, failures, err := run(t, context.Background(), lib, Options{}, write(t, dir, "a.json", []byte(array)), write(t, dir, "no-name", zip([]byte(array))))
	if err != nil || sum.New != 2 || sum.Known != 2 || sum.Failed != 0 {
		t.Errorf("%+v, %+v, %v", sum, failures, err)
	}
}

// A batch that could not be kept is not counted.
func TestCountsOfWhatIsKept(t *testing.T) {
	dir := t.TempDir()
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	full := errors.New("full")
	s := &failing{Library: lib, err: full}
	sum, _, err := run(t, context.Background(), s, Options{}, write(t, dir, "a.warc.gz", archiveOf(true, 0, 3).Bytes()))
	if !errors.Is(err, full) || sum.Read != 0 {
		t.Errorf("%+v, %v", sum, err)
	}
	lib.Close()
}

// failing keeps nothing, but finds out only once all is counted.
type failing struct {
	library.Library
	err error
}

func (f *failing) Keep(_ context.Context, b library.Batch) ([]library.Outcome, error) {
	out := make([]library.Outcome, len(b.Items))
	b.Progress(out)
	return nil, f.err
}

// What an outlet prints on page after page is learnt in the order of the inputs:
// from the third page on it is no part of the report, the text and so the
// identity stay as they are, and reading it again changes nothing.
func TestRepeats(t *testing.T) {
	const plea = "Das Küstenblatt gehört seinen Leserinnen und Lesern, und nur mit ihrer Hilfe erscheint es."
	titles := []string{"Streik im Hafen beendet", "Brücke bleibt gesperrt", "Oberstadt wählt neu", "Schule bekommt Dach", "Theater sucht Statisten"}
	var lines strings.Builder
	for i, title := range titles {
		fmt.Fprintf(&lines, `{"title":%q,"maintext":"Am Montag wurde über die Nummer %d lange beraten, teilte die Stadt mit.\nDie Arbeiten sollen danach %d Wochen dauern, sagte eine Sprecherin der Stadt.\n%s","url":"https://kueste.example/%d","source_domain":"kueste.example","outlet":"Küstenblatt","language":"de","date_publish":"2026-11-10 06:00:00"}`+"\n", title, i, i+3, plea, i)
	}
	dir := t.TempDir()
	path := write(t, dir, "a.jsonl", []byte(lines.String()))
	var want string
	for _, o := range []Options{{}, {batch: 1}, {batch: 2, Workers: 3}} {
		at := filepath.Join(t.TempDir(), "l.db")
		lib := openLibrary(t, at)
		for _, again := range []bool{false, true} {
			o.Again = again
			sum, _, err := run(t, context.Background(), lib, o, path)
			if err != nil || sum.New != 5 && !again || sum.Known != 5 && again {
				t.Fatalf("%+v, %v", sum, err)
			}
		}
		for i := range titles {
			list, err := lib.Revisions(context.Background(), fmt.Sprintf("https://kueste.example/%d", i))
			if err != nil || len(list) != 1 || !strings.HasSuffix(list[0].Report.Text, plea) {
				t.Fatalf("%d: %+v, %v", i, list, err)
			}
			if r := list[0].Report; len(r.Discarded) > 0 != (i >= 2) || len(r.Blocks) != 4-len(r.Discarded) {
				t.Errorf("%d: %+v", i, r)
			}
		}
		if found, err := lib.Check(context.Background()); err != nil || len(found) > 0 {
			t.Errorf("%q, %v", found, err)
		}
		lib.Close()
		if got := dump(t, at); want == "" {
			want = got
		} else if got != want {
			t.Errorf("%+v: another library: %s", o, difference(got, want))
		}
	}
}

// Pages of files that all declare the front page are no revisions of each other.
func TestFilesThatDeclareTheFrontPage(t *testing.T) {
	dir := t.TempDir()
	for i := range 3 {
		write(t, dir, fmt.Sprintf("in/%d.html", i), []byte(strings.Replace(warctest.Report(i), "<head>", `<head><link rel="canonical" href="https://www.morgenwarte.example/">`, 1)))
	}
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	sum, _, err := run(t, context.Background(), lib, Options{}, filepath.Join(dir, "in"))
	if err != nil || sum.New != 3 {
		t.Errorf("%+v, %v", sum, err)
	}
}

// A page in a line of JSON is found under the address it was asked for, too.
func TestFoundAddressOfALine(t *testing.T) {
	page := strings.Replace(warctest.Report(1), "<head>", `<head><link rel="canonical" href="https://www.morgenwarte.example/politik/1">`, 1)
	line := fmt.Sprintf(`{"url":"https://m.morgenwarte.example/1","raw_html":%q,"seen":"2026-11-20T07:00:00Z"}`, page)
	dir := t.TempDir()
	lib := openLibrary(t, filepath.Join(dir, "l.db"))
	defer lib.Close()
	if _, failures, err := run(t, context.Background(), lib, Options{}, write(t, dir, "a.jsonl", []byte(line))); err != nil || len(failures) > 0 {
		t.Fatalf("%+v, %v", failures, err)
	}
	list, err := lib.Revisions(context.Background(), "https://m.morgenwarte.example/1")
	if err != nil || len(list) != 1 || list[0].Address != "https://www.morgenwarte.example/politik/1" {
		t.Errorf("%+v, %v", list, err)
	}
}
