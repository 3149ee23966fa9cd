package importer

import (
	"errors"
	"fmt"
	"time"

	"synopse/internal/intake"
	"synopse/internal/intake/label"
	"synopse/internal/library"
	"synopse/internal/readable"
	"synopse/report"
)

// job is one report to read, or the end of an input. Workers run it; the
// collector takes the verdicts in the order of the jobs.
type job struct {
	in      *input
	at      string // where in the input
	address string
	run     func(*job) verdict
	verdict verdict
	done    chan struct{}

	reached library.Progress // where to go on after it
	bytes   int64            // of the input read by then
	end     bool             // nothing more comes of this input
	twin    bool             // another input of this run has the same bytes
	resumed bool             // the input was begun before; reached holds how far
}

// verdict is what became of a job: an item, the reason it is none, or a failure.
type verdict struct {
	item    *library.Item
	skip    string
	failure *Failure
}

// read runs the job. A fault in reading one report must not stop the others.
func (j *job) read() {
	defer func() {
		if fault := recover(); fault != nil {
			j.verdict = j.failed(fmt.Sprintf("a fault in Synopse itself: %v", fault), "please report it, with the file")
		}
	}()
	j.verdict = j.run(j)
	j.run = nil // lets go of the bytes
}

func (j *job) failed(reason, hint string) verdict {
	return verdict{failure: &Failure{Input: j.in.path, At: j.at, Address: j.address, Reason: reason, Hint: hint}}
}

// noReport are the codes of inputs that are sound and no reports to keep.
var noReport = map[intake.Code]bool{
	intake.Empty: true, intake.NoArticle: true, intake.ConsentWall: true, intake.ListPage: true,
	intake.LiveTicker: true, intake.VideoPage: true, intake.LoginPage: true, intake.ErrorPage: true,
	intake.Language: true, intake.Code(label.Paywall): true,
}

// errored turns an error into a skip or a failure.
func (j *job) errored(err error) verdict {
	var e *intake.Error
	if !errors.As(err, &e) {
		return j.failed(err.Error(), "")
	}
	if noReport[e.Code] {
		return verdict{skip: e.What}
	}
	return j.failed(e.What, e.Hint)
}

// keep makes an item of a report, unless it is none to keep.
func (j *job) keep(r report.Report, seen time.Time, also ...string) verdict {
	r.Source = j.in.path
	if err := readable.Settle(&r); err != nil {
		return j.errored(err)
	}
	item := &library.Item{Report: r, Also: also, Seen: seen}
	if err := item.Check(); err != nil {
		return j.failed(err.Error(), "")
	}
	return verdict{item: item}
}
