package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"synopse/internal/library"
	"synopse/internal/query"
)

type searchInput struct {
	Q      string `query:"q" required:"true" maxLength:"2000" doc:"as in the search box: words, \"phrases\", -not, speaker: to: issue: outlet: kind: act: story: lang: from: until:"`
	Sort   string `query:"sort" enum:"newest,best" default:"newest"`
	Facets int    `query:"facets" doc:"hits that are counted for facets at most; 0 for none" minimum:"0" maximum:"100000" default:"0"`
	Labels string `query:"labels" doc:"language of issues' labels in facets" enum:"de,en" default:"en"`
	Paging
}

var searchSorts = map[string]library.SearchSort{"newest": library.Newest, "best": library.Best}

func (s *server) search(a huma.API) {
	get(a, "/search", "search", "Sentences, grouped by story", "search", func(ctx context.Context, in *searchInput) (*body[Found], error) {
		q, err := query.Parse(in.Q)
		if err != nil {
			return nil, problem(err)
		}
		f, err := s.Library.Find(ctx, library.Searched{Query: q, Sort: searchSorts[in.Sort], Labels: in.Labels, Facets: in.Facets, Cursor: in.Cursor, Limit: in.Limit})
		return answer(found(&f), err)
	})
}
