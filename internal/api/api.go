// Package api gives programs what a library holds: JSON over HTTP under /api/v1,
// described by OpenAPI 3.1, and a page about it for people.
//
// In: a library, an engine for synopses and decisions by hand, and who asks (the
// server in front decides that). Out: an http.Handler. The compare JSON of
// docs/FORMATS.md is the story resource. Lists are paged by cursor; answers carry
// an ETag of their content; errors are problems after RFC 9457 that say what
// happened and what to do. It logs nobody in and serves no page but its own.
package api

import (
	"context"
	"net/http"
	"path"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"synopse/internal/engine"
	"synopse/internal/library"
)

// Prefix is where the API stands; the handler is to be mounted there.
const Prefix = "/api/v1"

// Library is what the API asks of a library.
type Library interface {
	library.Readings
	library.Stories
	library.Search
	library.Actors
	library.Outlets
	library.Alerts
	Revision(ctx context.Context, id string) (library.Revision, error)
	Revisions(ctx context.Context, address string) ([]library.Revision, error)
}

// Config is what the API needs.
type Config struct {
	Library Library
	Engine  engine.Engine
	Version string // of the program
	// Who says who asks, from the request's context; nil for a library without
	// users, in which everybody is an editor.
	Who func(context.Context) Identity
	// Base is the address under which people reach the pages, without a slash at
	// the end, "" if it is not known: links in feeds begin with it.
	Base string
}

// Identity is who asks.
type Identity struct {
	Name string
	Role library.Role
}

// server answers.
type server struct {
	Config
}

// New gives the API. Paths begin with Prefix.
func New(c Config) http.Handler {
	if c.Who == nil {
		c.Who = func(context.Context) Identity { return Identity{Role: library.Editor} }
	}
	s := &server{c}
	mux := http.NewServeMux()
	a := humago.New(mux, s.describe())
	s.stories(a)
	s.reports(a)
	s.statements(a)
	s.actors(a)
	s.outlets(a)
	s.search(a)
	s.alerts(a)
	s.exports(a)
	s.decisions(a)
	mux.Handle("GET "+Prefix+"/{$}", reference(a))
	mux.HandleFunc("GET "+Prefix+"/reference.css", style)
	mux.Handle(Prefix+"/", http.HandlerFunc(unknown))
	s.feeds(mux)
	return tagged(mux)
}

// describe gives the API's description before its operations.
func (s *server) describe() huma.Config {
	c := huma.DefaultConfig("Synopse", s.Version)
	c.Info.Description = "What several outlets report about one event, side by side. Every statement points at the sentence it was read in. " +
		"Offsets are Unicode code points into the text of a report's revision. Nothing is invented: what is not known is empty."
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.OpenAPIPath = Prefix + "/openapi"
	c.DocsPath, c.SchemasPath = "", ""
	c.CreateHooks = nil // no "$schema" in answers
	c.RejectUnknownQueryParameters = true
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	return c
}

// schemaName names a type in the description. Types of other packages of the
// project have their package before the name, as the compare JSON and the
// library's resources both have a Story and a Span.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	own := reflect.TypeFor[server]().PkgPath()
	project, _, _ := strings.Cut(own, "/")
	if from := t.PkgPath(); from != own && strings.HasPrefix(from, project+"/") {
		return strings.ToUpper(path.Base(from)[:1]) + path.Base(from)[1:] + name
	}
	return name
}

// get adds an operation that reads.
func get[I, O any](a huma.API, path, id, summary, tag string, handle func(context.Context, *I) (*O, error)) {
	huma.Register(a, huma.Operation{OperationID: id, Method: http.MethodGet, Path: Prefix + path, Summary: summary, Tags: []string{tag},
		Errors: []int{http.StatusBadRequest, http.StatusNotFound}}, handle)
}

// body is an answer.
type body[T any] struct{ Body T }

func answer[T any](value T, err error) (*body[T], error) {
	if err != nil {
		return nil, problem(err)
	}
	return &body[T]{value}, nil
}

// Paging is part of every list's input.
type Paging struct {
	Cursor string `query:"cursor" doc:"next of the page before" maxLength:"1000"`
	Limit  int    `query:"limit" doc:"items a page" minimum:"1" maximum:"500" default:"50"`
}
