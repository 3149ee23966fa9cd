package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"synopse/internal/library"
)

type outletInput struct {
	Name  string `path:"name" maxLength:"300"`
	From  string `query:"from" doc:"day" pattern:"^(\\d{4}-\\d{2}-\\d{2})?$"`
	Until string `query:"until" doc:"day, included" pattern:"^(\\d{4}-\\d{2}-\\d{2})?$"`
}

func (s *server) outlets(a huma.API) {
	get(a, "/outlets", "list-outlets", "All outlets, by name", "outlets", func(ctx context.Context, _ *struct{}) (*body[Page[OutletRow]], error) {
		all, err := s.Library.OutletList(ctx)
		return answer(Page[OutletRow]{Items: converted(all, outletRow)}, err)
	})
	get(a, "/outlets/{name}", "get-outlet", "What was measured of an outlet; nothing is rated", "outlets", func(ctx context.Context, in *outletInput) (*body[Outlet], error) {
		o, err := s.Library.Outlet(ctx, in.Name, library.Period{From: in.From, Until: in.Until})
		return answer(outletOf(&o), err)
	})
}
