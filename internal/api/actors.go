package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"synopse/actor"
	"synopse/internal/library"
)

type actorsInput struct {
	Name string `query:"name" doc:"words of the name, in any spelling" maxLength:"200"`
	Kind string `query:"kind" enum:",person,organisation,country,group,document"`
	Paging
}

func (s *server) actors(a huma.API) {
	get(a, "/actors", "list-actors", "Actors, those who say most first", "actors", func(ctx context.Context, in *actorsInput) (*body[Page[ActorRow]], error) {
		p, err := s.Library.FindActors(ctx, library.ActorFilter{Name: in.Name, Kind: actor.Kind(in.Kind), Cursor: in.Cursor, Limit: in.Limit})
		return answer(page(p, actorRow), err)
	})
	get(a, "/actors/{id}", "get-actor", "An actor: names, roles, issues, who quotes it", "actors", func(ctx context.Context, in *PathID) (*body[Actor], error) {
		x, err := s.Library.Actor(ctx, in.ID)
		return answer(actorOf(&x), err)
	})
}
