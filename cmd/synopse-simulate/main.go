// Command synopse-simulate says how long a pile of reports takes on many machines,
// and where one database ends: an event-driven simulation from measured times
// (docs/SCALE.md).
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	m := measured()
	flag.IntVar(&m.Reports, "reports", m.Reports, "how many reports")
	flag.IntVar(&m.Job, "job", m.Job, "reports of a job")
	flag.IntVar(&m.Cores, "cores", m.Cores, "cores of all workers together; 0 is one a worker")
	flag.IntVar(&m.DBCores, "db-cores", m.DBCores, "cores of the database")
	flag.DurationVar(&m.Read, "read", m.Read, "reading a report, one core")
	flag.DurationVar(&m.Wait, "wait", m.Wait, "artificial wait with a report")
	flag.DurationVar(&m.Write, "write", m.Write, "keeping what was read in a report, one core of the database")
	flag.DurationVar(&m.Serial, "serial", m.Serial, "the end of a job's transaction, one at a time")
	flag.DurationVar(&m.Start, "start", m.Start, "beginning a job")
	flag.DurationVar(&m.Group, "group", m.Group, "grouping a report, one program at a time")
	flag.Parse()
	if m.Reports < 1 || m.Job < 1 || m.Cores < 0 || m.DBCores < 1 {
		fmt.Fprintln(os.Stderr, "synopse-simulate: -reports, -job and -db-cores are 1 or more")
		os.Exit(2)
	}
	table(os.Stdout, m)
}

// measured is the model with the figures of docs/SCALE.md.
func measured() model {
	return model{Reports: 1_000_000, Job: 200, Start: 20 * time.Millisecond, Read: 4700 * time.Microsecond,
		Write: 640 * time.Microsecond, DBCores: 8, Serial: 25 * time.Millisecond, Group: 570 * time.Microsecond}
}

func table(to io.Writer, m model) {
	fmt.Fprintf(to, "%8s %12s %12s %12s %10s %10s\n", "workers", "reading", "reports/s", "efficiency", "database", "grouping")
	alone := time.Duration(0)
	for _, n := range []int{1, 2, 4, 8, 16, 32, 64, 128} {
		m.Workers = n
		o := m.simulate()
		if n == 1 {
			alone = o.Reading
		}
		fmt.Fprintf(to, "%8d %12s %12.0f %12.2f %9.0f%% %10s\n", n, o.Reading.Round(time.Second), float64(m.Reports)/o.Reading.Seconds(),
			alone.Seconds()/o.Reading.Seconds()/float64(n), 100*o.Database, o.Grouping.Round(time.Second))
	}
}
