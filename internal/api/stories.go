package api

import (
	"context"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"synopse/internal/engine"
	"synopse/internal/library"
	"synopse/synopsis"
)

type storiesInput struct {
	Topic    string    `query:"topic" doc:"IPTC Media Topic (medtop:…) or words of an issue's label"`
	Actor    string    `query:"actor" doc:"id of an actor that speaks in it"`
	Outlet   string    `query:"outlet"`
	Language string    `query:"language" doc:"of one of its reports, ISO 639-1"`
	From     string    `query:"from" doc:"day" pattern:"^(\\d{4}-\\d{2}-\\d{2})?$"`
	Until    string    `query:"until" doc:"day, included" pattern:"^(\\d{4}-\\d{2}-\\d{2})?$"`
	Least    int       `query:"reports" doc:"reports at least" minimum:"1" default:"1"`
	Outlets  int       `query:"outlets" doc:"outlets at least" minimum:"0"`
	Since    time.Time `query:"since" doc:"only stories with reports that came in after this time"`
	Sort     string    `query:"sort" enum:"day,size,updated,clashes" default:"day"`
	Labels   string    `query:"labels" doc:"language of the topics" enum:"de,en" default:"en"`
	Paging
}

// storySorts are the library's orders by their names here.
var storySorts = map[string]library.StorySort{"day": library.ByDay, "size": library.BySize, "updated": library.ByUpdate, "clashes": library.ByClashes}

// PathID is the id in a path.
type PathID struct {
	ID string `path:"id" maxLength:"200"`
}

// raw is an answer that is JSON already.
type raw struct {
	Type string `header:"Content-Type"`
	Body []byte
}

// SynopsisOf is a synopsis with how it was made.
type SynopsisOf struct {
	Story     string            `json:"story"`
	Version   string            `json:"version" doc:"of the step that made it"`
	Made      time.Time         `json:"made"`
	Stale     bool              `json:"stale" doc:"the story has changed since"`
	Left      int               `json:"left" doc:"reports that were left out because there are too many"`
	Revisions []string          `json:"revisions" doc:"wordings it was made of, in the order of its reports"`
	Synopsis  synopsis.Synopsis `json:"synopsis"`
}

func (s *server) stories(a huma.API) {
	get(a, "/stories", "list-stories", "Stories, with filters", "stories", func(ctx context.Context, in *storiesInput) (*body[Page[Story]], error) {
		p, err := s.Library.StoryList(ctx, library.StoryFilter{Topic: in.Topic, Actor: in.Actor, Outlet: in.Outlet, Language: in.Language, From: in.From, Until: in.Until,
			Least: in.Least, Outlets: in.Outlets, Since: in.Since, OnlyFresh: !in.Since.IsZero(), Sort: storySorts[in.Sort], Labels: in.Labels, Cursor: in.Cursor, Limit: in.Limit})
		return answer(page(p, story), err)
	})
	compared := huma.Operation{OperationID: "get-story", Method: http.MethodGet, Path: Prefix + "/stories/{id}", Tags: []string{"stories"},
		Summary: "A story: its reports side by side, as synopse compare --format json gives it", Errors: []int{http.StatusNotFound},
		Responses: map[string]*huma.Response{"200": {Description: "The synopsis (docs/FORMATS.md)", Content: map[string]*huma.MediaType{
			"application/json": {Schema: a.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[synopsis.Synopsis](), true, "")}}}}}
	huma.Register(a, compared, func(ctx context.Context, in *PathID) (*raw, error) {
		made, err := s.synopsis(ctx, in.ID)
		if err != nil {
			return nil, problem(err)
		}
		return &raw{"application/json", made.Data}, nil
	})
	get(a, "/stories/{id}/reports", "list-story-reports", "The reports of a story and where their text comes from", "stories", func(ctx context.Context, in *PathID) (*body[StoryReports], error) {
		st, err := s.Library.Story(ctx, in.ID)
		return answer(storyReports(&st), err)
	})
	get(a, "/synopses/{id}", "get-synopsis", "The synopsis of a story with how it was made", "stories", func(ctx context.Context, in *PathID) (*body[SynopsisOf], error) {
		made, err := s.synopsis(ctx, in.ID)
		if err != nil {
			return nil, problem(err)
		}
		opened, err := engine.Open(&made)
		out := SynopsisOf{Story: made.Story, Version: made.Version, Made: made.Made.UTC(), Stale: made.Stale, Left: made.Left, Revisions: list(made.Revisions), Synopsis: opened}
		return answer(out, err)
	})
}

// synopsis gives what is made of a story.
func (s *server) synopsis(ctx context.Context, id string) (library.Synopsis, error) {
	return engine.Shown(ctx, s.Library, s.Engine, id)
}
