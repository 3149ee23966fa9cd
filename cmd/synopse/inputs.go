package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"synopse/internal/intake"
	"synopse/internal/intake/repeats"
	"synopse/internal/intake/web"
	"synopse/internal/readable"
	"synopse/reading"
	"synopse/report"
)

// outcome is what became of one input: a reading, or an error that says which
// input, what happened and what to do.
type outcome struct {
	name    string
	digest  [sha256.Size]byte
	reading reading.Reading
	err     error
}

// sources are where inputs come from besides files.
type sources struct {
	stdin io.Reader
	web   *web.Client
}

// readInputs reads the inputs on all cores and keeps their order. Pages on the
// web are waited for all at once. Blocks that several pages of one outlet share
// are taken out before the reading. An input that holds several reports gives one
// outcome each.
func readInputs(ctx context.Context, names []string, from sources) []outcome {
	out := make([]outcome, len(names))
	visits := visitAll(ctx, from.web, names)
	many := make([][]outcome, len(names))
	everywhere(len(names), func(i int) {
		if many[i] = unfold(ctx, names[i]); many[i] != nil {
			return
		}
		out[i] = takeIn(names[i], func() (string, []byte, error) {
			if v := visits[i]; v != nil {
				got := <-v
				return got.at, got.page, got.err
			}
			data, err := intake.File(ctx, names[i], from.stdin)
			return names[i], data, err
		})
	})
	out = unfoldAll(out, many)
	var reports []report.Report
	var used []int
	for i := range out {
		if out[i].err == nil {
			reports, used = append(reports, out[i].reading.Report), append(used, i)
		}
	}
	reports = repeats.Across(reports)
	everywhere(len(reports), func(k int) { out[used[k]].read(reports[k]) })
	return out
}

// everywhere calls do with 0 to n-1 on all cores and waits.
func everywhere(n int, do func(i int)) {
	var wait sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range n {
		free <- struct{}{}
		wait.Go(func() {
			defer func() { <-free }()
			do(i)
		})
	}
	wait.Wait()
}

// takeIn makes a report of the input that get gives, with the name it goes by:
// for a page, the address that it led to. A fault must not stop the others.
func takeIn(name string, get func() (string, []byte, error)) (o outcome) {
	o.name = name
	defer o.catch()
	name, data, err := get()
	if err != nil {
		o.err = err
		return o
	}
	o.digest = sha256.Sum256(data)
	o.reading.Report, o.err = intake.Read(name, data)
	return o
}

func (o *outcome) read(r report.Report) {
	defer o.catch()
	o.reading = reading.Read(r)
	o.err = unsupported(o.name, o.reading)
}

// catch turns a fault into an error of this input.
func (o *outcome) catch() {
	if fault := recover(); fault != nil {
		o.err = fmt.Errorf("%s: a fault in Synopse itself: %v (please report it, with the file)", o.name, fault)
	}
}

// unsupported gives an error for a report in a language Synopse doesn't read.
func unsupported(name string, r reading.Reading) error {
	return readable.Language(name, cmp.Or(r.Report.Language, r.Document.Language))
}

// keep gives the readings that can be used, numbered r1, r2 … in the order of
// the inputs, and an error for every input left out.
func keep(outcomes []outcome) (kept []reading.Reading, left []error) {
	var from []int
	for i, o := range outcomes {
		if o.err != nil {
			left = append(left, o.err)
			continue
		}
		if j := sameAs(outcomes, from, i); j >= 0 {
			left = append(left, twice(shownName(o.name), shownName(outcomes[j].name)))
			continue
		}
		from = append(from, i)
		o.reading.Report.ID = "r" + strconv.Itoa(len(kept)+1)
		kept = append(kept, o.reading)
	}
	return kept, left
}

func twice(name, earlier string) error {
	if name == earlier {
		return fmt.Errorf("%s: it is given more than once (taken once)", name)
	}
	return fmt.Errorf("%s: it is the same report as %s (taken once; remove one of the two)", name, earlier)
}

// sameAs finds an earlier input with the same report: the same bytes, or the
// same text from the same place. The same text in two outlets is two reports.
func sameAs(outcomes []outcome, earlier []int, i int) int {
	a := &outcomes[i]
	for _, j := range earlier {
		b := &outcomes[j]
		x, y := &a.reading.Report, &b.reading.Report
		if a.digest == b.digest || x.Text == y.Text && x.URL == y.URL && x.Outlet == y.Outlet && x.Title == y.Title {
			return j
		}
	}
	return -1
}

func shownName(name string) string {
	if name == intake.Stdin {
		return "standard input"
	}
	return name
}

// tellPartial says which of the reports are there in part only.
func tellPartial(kept []reading.Reading, w world) {
	for _, r := range kept {
		if r.Report.Label == "" {
			continue
		}
		fmt.Fprintf(w.err, "synopse: %s: only the free part of a paid report is there, and read as such: %s (for the whole, log in with a browser and save the page)\n",
			shownName(r.Report.Source), strings.Join(r.Report.LabelEvidence, ", "))
	}
}

// checkNames refuses what can't be read twice.
func checkNames(names []string) error {
	stdin := 0
	for _, n := range names {
		if n == intake.Stdin {
			stdin++
		}
	}
	if stdin > 1 {
		return wrongUsage("standard input (-) can be given once only; give the other reports as files")
	}
	return nil
}

// gather reads the inputs, tells which are left out and why, and gives the
// rest with the exit code that this leads to.
func gather(ctx context.Context, names []string, c *web.Client, w world) ([]reading.Reading, int, error) {
	if err := checkNames(names); err != nil {
		return nil, usage, err
	}
	kept, left := keep(readInputs(ctx, names, sources{w.in, c}))
	if ctx.Err() != nil {
		return nil, interrupted, &failure{interrupted, errors.New("interrupted; nothing was written")}
	}
	for _, err := range left {
		fmt.Fprintf(w.err, "synopse: %v\n", err)
	}
	tellPartial(kept, w)
	switch {
	case len(kept) == 0:
		return nil, nothing, &failure{nothing, errors.New("nothing to compare: none of the inputs could be used")}
	case len(left) > 0:
		return kept, leftOut, nil
	}
	return kept, done, nil
}
