package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"synopse/internal/library"
	"synopse/report"
)

// Revision is one wording of a report.
type Revision struct {
	ID        string        `json:"id" doc:"of this wording"`
	Of        string        `json:"report" doc:"id of the report"`
	Number    int           `json:"number" doc:"1 is the first seen"`
	Day       string        `json:"day"`
	Story     string        `json:"story"`
	FirstSeen time.Time     `json:"first_seen"`
	LastSeen  time.Time     `json:"last_seen"`
	Report    report.Report `json:"content" doc:"as in reports[] of the compare JSON"`
}

func (s *server) revision(ctx context.Context, r *library.Revision) (Revision, error) {
	story, err := s.Library.StoryOf(ctx, r.Of)
	r.Report.ID = r.Of
	return Revision{r.ID, r.Of, r.Number, r.Day, story, r.FirstSeen.UTC(), r.LastSeen.UTC(), complete(r.Report)}, err
}

// complete replaces what would be null in the JSON.
func complete(r report.Report) report.Report {
	for _, l := range []*[]string{&r.Keywords, &r.Authors, &r.Agencies, &r.Datelines, &r.LabelEvidence} {
		*l = list(*l)
	}
	if r.Blocks == nil {
		r.Blocks = []report.Block{}
	}
	if r.Discarded == nil {
		r.Discarded = []report.Discarded{}
	}
	return r
}

func (s *server) reports(a huma.API) {
	get(a, "/reports/{id}", "get-report", "A report in its newest wording", "reports", func(ctx context.Context, in *PathID) (*body[Revision], error) {
		all, err := s.Library.Newest(ctx, []string{in.ID})
		if err != nil {
			return nil, problem(err)
		}
		if len(all) == 0 {
			return nil, missing("there is no report " + in.ID)
		}
		return answer(s.revision(ctx, &all[0]))
	})
	get(a, "/revisions/{id}", "get-revision", "One wording of a report, by its own id: it never changes", "reports", func(ctx context.Context, in *PathID) (*body[Revision], error) {
		r, err := s.Library.Revision(ctx, in.ID)
		if err != nil {
			return nil, problem(err)
		}
		return answer(s.revision(ctx, &r))
	})
	type addressInput struct {
		Address string `query:"address" required:"true" doc:"of a report, in any spelling" maxLength:"4000"`
	}
	get(a, "/revisions", "list-revisions", "All wordings of the report at an address, the first seen first", "reports", func(ctx context.Context, in *addressInput) (*body[Page[Revision]], error) {
		all, err := s.Library.Revisions(ctx, in.Address)
		out := Page[Revision]{Items: []Revision{}}
		for i := range all {
			if err != nil {
				break
			}
			var r Revision
			r, err = s.revision(ctx, &all[i])
			out.Items = append(out.Items, r)
		}
		return answer(out, err)
	})
}
