package main

import (
	"container/heap"
	"time"
)

// model is what the simulation is made of: times per report as they were measured,
// and machines.
type model struct {
	Reports int
	Workers int           // jobs done at once, over all machines
	Cores   int           // of the machines with workers; 0 is one a worker
	Job     int           // reports of a job
	Start   time.Duration // of a job: giving it out, looking up its reports
	Wait    time.Duration // a report: what takes time and no core
	Read    time.Duration // a report, of one core
	Write   time.Duration // a report, of one core of the database
	DBCores int
	Serial  time.Duration // a job: the end of its transaction, one at a time
	Group   time.Duration // a report, of the one that groups
}

// outcome is what a run of the model came to.
type outcome struct {
	Reading  time.Duration // until the last report was read and kept
	Grouping time.Duration // until the last was grouped
	Database float64       // how busy its cores were while reading
}

func (o outcome) whole() time.Duration { return max(o.Reading, o.Grouping) }

// event is a job that is done with one step at a time.
type event struct {
	at   time.Duration
	step int
	job  int // reports of it
}

type events []event

func (e events) Len() int           { return len(e) }
func (e events) Less(i, j int) bool { return e[i].at < e[j].at }
func (e events) Swap(i, j int)      { e[i], e[j] = e[j], e[i] }
func (e *events) Push(x any)        { *e = append(*e, x.(event)) }
func (e *events) Pop() any {
	old := *e
	last := old[len(old)-1]
	*e = old[:len(old)-1]
	return last
}

// station serves jobs in the order in which they come, so many at once.
type station struct {
	free []time.Duration // when each server is free
	busy time.Duration
}

func newStation(servers int) *station { return &station{free: make([]time.Duration, max(servers, 1))} }

// serve gives when a job that comes now is done.
func (s *station) serve(now, takes time.Duration) time.Duration {
	first := 0
	for i, f := range s.free {
		if f < s.free[first] {
			first = i
		}
	}
	s.free[first] = max(now, s.free[first]) + takes
	s.busy += takes
	return s.free[first]
}

// The steps of a job.
const (
	starts = iota
	reads
	writes
	ends
	done
)

// simulate runs the model: workers take jobs until none is left; each job waits its
// turn for a core, for the database and for the one lock at the end. Grouping goes
// on beside it, by one program, from the beginning.
func (m model) simulate() outcome {
	cores := m.Cores
	if cores == 0 {
		cores = m.Workers
	}
	reading, database, lock := newStation(cores), newStation(m.DBCores), newStation(1)
	left := m.Reports
	take := func() int {
		n := min(m.Job, left)
		left -= n
		return n
	}
	var queue events
	for range m.Workers {
		if n := take(); n > 0 {
			heap.Push(&queue, event{0, starts, n})
		}
	}
	var out outcome
	for queue.Len() > 0 {
		e := heap.Pop(&queue).(event)
		n := time.Duration(e.job)
		switch e.step {
		case starts:
			e.at += m.Start + n*m.Wait
		case reads:
			e.at = reading.serve(e.at, n*m.Read)
		case writes:
			e.at = database.serve(e.at, n*m.Write)
		case ends:
			e.at = lock.serve(e.at, m.Serial)
		case done:
			out.Reading = max(out.Reading, e.at)
			if e.job = take(); e.job == 0 {
				continue
			}
			e.step = -1
		}
		e.step++
		heap.Push(&queue, e)
	}
	out.Grouping = time.Duration(m.Reports) * m.Group
	if out.Reading > 0 {
		out.Database = database.busy.Seconds() / out.Reading.Seconds() / float64(max(m.DBCores, 1))
	}
	return out
}
