package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"synopse/internal/library"
	"synopse/internal/words"
)

// workLibrary is what the page about the work needs of a library.
type workLibrary interface {
	Standing(ctx context.Context) (library.Standing, error)
	Failures(ctx context.Context, limit int) ([]library.TaskFailure, error)
	Retry(ctx context.Context, step library.Step, id string) (int, error)
}

type workPage struct {
	Frame
	Steps    []stepRow
	Backfill *backfillRow
	Failures []failureRow
	Failed   int // all of them
	Again    int // that are tried again, just now
}

type stepRow struct {
	Name, Waiting, Running, Failing, Day, Rate, Oldest, Left string
}

type backfillRow struct {
	Days, Stage  string
	Done, Ranges int
	Held         string
}

type failureRow struct {
	Step, Name, ID, Href, Title, Reason, At string
}

// shownFailures is how many of what can't be done the page shows.
const shownFailures = 100

// work shows how far the work on the library is.
func (s *Server) work(w http.ResponseWriter, r *http.Request) error {
	st, err := s.lib.Standing(r.Context())
	if err != nil {
		return err
	}
	p := workPage{Frame: s.frame(r, "work"), Failed: st.Failures}
	p.Title = p.T("work")
	p.Again, _ = strconv.Atoi(r.URL.Query().Get("again"))
	for i := range st.Steps {
		p.Steps = append(p.Steps, p.stepRow(&st.Steps[i]))
	}
	p.Backfill = p.backfillRow(&st.Backfill)
	list, err := s.lib.Failures(r.Context(), shownFailures)
	if err != nil {
		return err
	}
	for _, f := range list {
		row, err := s.failureRow(r.Context(), p.Frame, f)
		if err != nil {
			return err
		}
		p.Failures = append(p.Failures, row)
	}
	return s.show(w, r, http.StatusOK, "work", p)
}

func (f Frame) stepRow(s *library.StepStanding) stepRow {
	row := stepRow{Name: f.W("step", string(s.Step)), Waiting: f.words.Number(s.Waiting), Running: f.words.Number(s.Running), Failing: f.words.Number(s.Failing), Day: f.words.Number(s.Day),
		Rate: "–", Oldest: "–", Left: "–"}
	switch {
	case s.Rate >= 10:
		row.Rate = f.words.Number(int(s.Rate + .5))
	case s.Rate > 0:
		row.Rate = strings.Replace(strconv.FormatFloat(s.Rate, 'f', 1, 64), ".", f.T("decimal"), 1)
	}
	if s.Waiting > 0 {
		row.Oldest = f.span(s.Oldest)
		if d := s.Left(); d > 0 {
			row.Left = f.span(d)
		}
	}
	return row
}

// span writes how long something takes.
func (f Frame) span(d time.Duration) string {
	if d < time.Minute {
		return f.T("seconds", int(d.Seconds()+.5))
	}
	return f.words.Minutes(int(d.Minutes() + .5))
}

func (f Frame) backfillRow(b *library.Backfill) *backfillRow {
	ranges, err := b.Plan.Ranges()
	if b.Stage == library.NoBackfill || err != nil {
		return nil
	}
	stage := string(b.Stage)
	if b.Stage == library.ByRanges && len(b.Parts) >= len(ranges) {
		stage = "joining"
	}
	return &backfillRow{Days: f.words.Days(b.Plan.From, b.Plan.Until), Stage: f.W("backfill", stage), Done: len(b.Parts), Ranges: len(ranges), Held: f.words.Number(b.Held)}
}

func (s *Server) failureRow(ctx context.Context, f Frame, x library.TaskFailure) (failureRow, error) {
	row := failureRow{Step: string(x.Step), Name: f.W("step", string(x.Step)), ID: x.ID, Title: x.ID, Reason: words.Plain(x.Reason), At: f.words.Moment(x.At.Local().Format(time.RFC3339))}
	if x.Step == library.StepSynopsis {
		if st, err := s.lib.Story(ctx, x.ID); err == nil {
			row.Title, row.Href = words.Plain(st.Title), storyPath(st.ID)
		}
		return row, ctx.Err()
	}
	list, err := s.lib.Newest(ctx, []string{x.ID})
	if err == nil && len(list) == 1 {
		row.Title, row.Href = words.Plain(list[0].Report.Title), "/report/"+list[0].ID
	}
	return row, err
}

// workAgain has what can't be done tried once more: one thing, or all.
func (s *Server) workAgain(w http.ResponseWriter, r *http.Request) error {
	if err := s.mayEdit(r); err != nil {
		return err
	}
	n, err := s.lib.Retry(r.Context(), library.Step(r.FormValue("step")), r.FormValue("id"))
	if err != nil {
		return err
	}
	s.o.Log.Info("tried again", "tasks", n, "by", visitorOf(r).user.Name)
	http.Redirect(w, r, "/work?again="+strconv.Itoa(n), http.StatusSeeOther)
	return nil
}
