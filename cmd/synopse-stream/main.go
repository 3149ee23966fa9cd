// Command synopse-stream measures the grouping of a long stream of made-up
// reports: time per report and memory against the length of the stream.
//
//	synopse-stream [-points N] [-per-day N] [-svg FILE] REPORTS
//
// It works on one core. "read" is making the profile of a report (everything from
// its text on), "group" is putting it into a story, with tidying; both are
// measured over the reports since the line before, in processor time (on Unix), with
// the garbage collection that falls into them. "heap" is what is in use after a
// garbage collection, "system" what the process has taken.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"time"

	"synopse/internal/newsgen"
	"synopse/story/cluster"
	"synopse/story/profile"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "synopse-stream:", err)
		os.Exit(1)
	}
}

// point is one line of the outcome.
type point struct {
	reports      int
	read, group  float64 // reports a second
	heap, system float64 // MB
	stories      int
	agreement    float64 // B-cubed F1 over the reports since the line before
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("synopse-stream", flag.ContinueOnError)
	points := flags.Int("points", 20, "lines to print")
	perDay := flags.Int("per-day", newsgen.Defaults().PerDay, "reports a day")
	svg := flags.String("svg", "", "write a plot to this `file`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	n, err := strconv.Atoi(flags.Arg(0))
	if err != nil || n < 1 || *points < 1 || *perDay < 1 {
		return errors.New("say how many reports the stream has, for instance: synopse-stream 100000")
	}
	runtime.GOMAXPROCS(1)
	fmt.Fprintf(out, "%9s %8s %8s %8s %9s %8s %8s %6s\n", "reports", "read/s", "group/s", "both/s", "heap MB", "system", "stories", "B3 F1")
	var reached []point
	return measure(n, *points, *perDay, func(p point) error {
		reached = append(reached, p)
		fmt.Fprintf(out, "%9d %8.0f %8.0f %8.0f %9.0f %8.0f %8d %6.3f\n", p.reports, p.read, p.group, both(p), p.heap, p.system, p.stories, p.agreement)
		if *svg == "" {
			return nil
		}
		return os.WriteFile(*svg, plot(reached), 0o644)
	})
}

func both(p point) float64 { return 1 / (1/p.read + 1/p.group) }

// measure runs the stream and tells each point as it is reached.
func measure(n, points, perDay int, tell func(point) error) error {
	set := newsgen.Defaults()
	set.PerDay = perDay
	source := newsgen.New(set)
	stream := cluster.New(cluster.Defaults())
	begin := 0
	for k := 1; k <= points; k++ {
		end := n * k / points
		p := step(source, stream, end-begin)
		p.reports = end
		begin = end
		if err := tell(p); err != nil {
			return err
		}
	}
	return nil
}

// step puts a number of reports into the stream.
func step(source *newsgen.Stream, stream *cluster.Stream, n int) (p point) {
	var read, group time.Duration
	gold := make(map[string]int, n)
	for range n {
		it := source.Next()
		gold[it.Report.ID] = it.Story
		t0 := used()
		r := cluster.Report{ID: it.Report.ID, Profile: profile.Of(&it.Report)}
		t1 := used()
		stream.Add(r)
		read += t1 - t0
		group += used() - t1
	}
	p.read, p.group = float64(n)/read.Seconds(), float64(n)/group.Seconds()
	p.stories = len(stream.Stories())
	p.agreement = agreement(stream, gold)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	p.heap, p.system = float64(m.HeapAlloc)/(1<<20), float64(m.Sys)/(1<<20)
	return p
}

// agreement is B-cubed F1 of the stories with those the reports were made for,
// over the reports that are still there.
func agreement(stream *cluster.Stream, gold map[string]int) float64 {
	inFound, inGold := map[string]float64{}, map[int]float64{}
	type pair struct {
		found string
		gold  int
	}
	inBoth := map[pair]float64{}
	n := 0.0
	for id, g := range gold {
		f := stream.StoryOf(id)
		if f == "" {
			continue
		}
		n++
		inFound[f]++
		inGold[g]++
		inBoth[pair{f, g}]++
	}
	var precision, recall float64
	for k, v := range inBoth {
		precision += v * v / inFound[k.found] / n
		recall += v * v / inGold[k.gold] / n
	}
	return 2 * precision * recall / (precision + recall)
}
