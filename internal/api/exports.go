package api

import (
	"bytes"
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"synopse/internal/engine"
	"synopse/internal/export"
	"synopse/internal/render"
	"synopse/synopsis"
)

// mostExported is how many stories one export may hold.
const mostExported = 200

type exportInput struct {
	Format string   `path:"format" doc:"review (a press review to print, HTML), statements.csv, statements.jsonl, points.csv, points.jsonl, deeds.csv, deeds.jsonl, annotations, plover, dna, graphml"`
	Story  []string `query:"story,explode" doc:"id of a story; repeat it for several" required:"true" minItems:"1" maxItems:"200"`
	Lang   string   `query:"lang" doc:"language of a review" enum:"de,en" default:"en"`
}

// review is the press review among the formats.
const review = "review"

// write writes stories in a format and says of what type it is and how a file of
// it ends.
func write(in *exportInput, stories []synopsis.Synopsis) (data []byte, media, extension string, err error) {
	if in.Format == review {
		data, err = render.PressReview(stories, "", "", render.Options{Lang: in.Lang})
		return data, "text/html; charset=utf-8", "html", err
	}
	f, _ := export.ByName(in.Format)
	var b bytes.Buffer
	err = f.Write(&b, stories)
	return b.Bytes(), f.Media, f.Extension, err
}

// download is an answer that a browser keeps as a file.
type download struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

func (s *server) exports(a huma.API) {
	types := map[string]*huma.MediaType{"text/html": {}}
	for _, f := range export.Formats() {
		types[f.Media] = &huma.MediaType{}
	}
	op := huma.Operation{OperationID: "export", Method: http.MethodGet, Path: Prefix + "/export/{format}", Tags: []string{"export"}, Summary: "Stories in another program's form",
		Errors: []int{http.StatusBadRequest, http.StatusNotFound}, Responses: map[string]*huma.Response{"200": {Description: "The file", Content: types}}}
	huma.Register(a, op, func(ctx context.Context, in *exportInput) (*download, error) {
		if _, ok := export.ByName(in.Format); !ok && in.Format != review {
			return nil, missing("there is no format " + in.Format + "; take one of: " + review + ", " + export.Names())
		}
		if len(in.Story) == 0 || len(in.Story) > mostExported {
			return nil, huma.Error400BadRequest("name 1 to 200 stories with story=")
		}
		stories := make([]synopsis.Synopsis, len(in.Story))
		for i, id := range in.Story {
			made, err := s.synopsis(ctx, id)
			if err == nil {
				stories[i], err = engine.Open(&made)
			}
			if err != nil {
				return nil, problem(err)
			}
		}
		data, media, extension, err := write(in, stories)
		if err != nil {
			return nil, problem(err)
		}
		return &download{media, `attachment; filename="synopse.` + extension + `"`, data}, nil
	})
}
