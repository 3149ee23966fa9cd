package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"synopse/internal/library"
)

// Decision is a merge or split by hand.
type Decision struct {
	Together bool      `json:"together" doc:"the two reports are of one story; else they are of two"`
	A        string    `json:"a" doc:"id of a report"`
	B        string    `json:"b" doc:"id of a report"`
	By       string    `json:"by" readOnly:"true"`
	At       time.Time `json:"at" readOnly:"true"`
}

// NewDecision is what is sent.
type NewDecision struct {
	Together bool   `json:"together" doc:"the two reports are of one story; else they are of two"`
	A        string `json:"a" minLength:"1" doc:"id of a report"`
	B        string `json:"b" minLength:"1" doc:"id of a report"`
}

func decision(d *library.Decision) Decision {
	return Decision{d.Together, d.A, d.B, d.By, d.At.UTC()}
}

func (s *server) decisions(a huma.API) {
	get(a, "/decisions", "list-decisions", "What was merged and split by hand, the latest first", "stories", func(ctx context.Context, _ *struct{}) (*body[Page[Decision]], error) {
		all, err := s.Library.Decisions(ctx, 1000)
		return answer(Page[Decision]{Items: converted(all, decision)}, err)
	})
	type input struct{ Body NewDecision }
	huma.Register(a, huma.Operation{OperationID: "decide", Method: http.MethodPost, Path: Prefix + "/decisions", Tags: []string{"stories"}, DefaultStatus: http.StatusCreated,
		Summary: "Merge or split stories by hand; needs the role editor", Errors: []int{http.StatusForbidden, http.StatusNotFound}}, func(ctx context.Context, in *input) (*body[Decision], error) {
		who := s.Who(ctx)
		if who.Role != library.Editor {
			return nil, huma.Error403Forbidden("only editors merge and split stories; ask one of them for it")
		}
		if in.Body.A == in.Body.B {
			return nil, huma.Error422UnprocessableEntity("a and b are the same report; name two")
		}
		d := library.Decision{Together: in.Body.Together, A: in.Body.A, B: in.Body.B, By: who.Name, At: time.Now()}
		return answer(decision(&d), s.Engine.Decide(ctx, d))
	})
}
