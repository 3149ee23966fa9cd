package api

import (
	"bytes"
	"cmp"
	_ "embed"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed reference.gohtml
var referencePage string

//go:embed reference.css
var referenceStyle []byte

type (
	referenceData struct {
		Title, Version, About, Prefix string
		Groups                        []referenceGroup
	}
	referenceGroup struct {
		Name       string
		Operations []referenceOperation
	}
	referenceOperation struct {
		ID, Method, Path, Summary string
		Parameters                []referenceParameter
		Body, Answer              []referenceParameter
	}
	referenceParameter struct {
		Name, In, Type, About string
		Required              bool
	}
)

// reference shows the description as a page that needs no script.
func reference(a huma.API) http.Handler {
	made := sync.OnceValues(func() ([]byte, error) {
		t, err := template.New("reference").Parse(referencePage)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = t.Execute(&b, lay(a.OpenAPI()))
		return b.Bytes(), err
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, err := made()
		if err != nil {
			http.Error(w, "the page could not be made", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		_, _ = w.Write(page)
	})
}

func style(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, _ = w.Write(referenceStyle)
}

// lay gathers the operations by their tag.
func lay(o *huma.OpenAPI) referenceData {
	d := referenceData{Title: o.Info.Title, Version: o.Info.Version, About: o.Info.Description, Prefix: Prefix}
	groups := map[string][]referenceOperation{}
	for _, path := range slices.Sorted(maps.Keys(o.Paths)) {
		item := o.Paths[path]
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Put, item.Delete} {
			if op != nil && len(op.Tags) > 0 {
				groups[op.Tags[0]] = append(groups[op.Tags[0]], operation(o, op))
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		slices.SortStableFunc(groups[name], func(a, b referenceOperation) int {
			return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method))
		})
		d.Groups = append(d.Groups, referenceGroup{name, groups[name]})
	}
	return d
}

func operation(o *huma.OpenAPI, op *huma.Operation) referenceOperation {
	out := referenceOperation{ID: op.OperationID, Method: op.Method, Path: op.Path, Summary: op.Summary}
	for _, p := range op.Parameters {
		about := p.Description
		if about == "" && p.Schema != nil {
			about = p.Schema.Description
		}
		out.Parameters = append(out.Parameters, referenceParameter{p.Name, p.In, typeName(p.Schema), about, p.Required})
	}
	if op.RequestBody != nil {
		out.Body = fields(o, op.RequestBody.Content["application/json"])
	}
	for _, status := range []string{"200", "201"} {
		if r := op.Responses[status]; r != nil && out.Answer == nil {
			out.Answer = fields(o, r.Content["application/json"])
		}
	}
	return out
}

// fields lists the fields of an object, one level deep; of a page those of its
// items.
func fields(o *huma.OpenAPI, m *huma.MediaType) []referenceParameter {
	if m == nil || m.Schema == nil {
		return nil
	}
	s := m.Schema
	if s.Ref != "" {
		s = o.Components.Schemas.SchemaFromRef(s.Ref)
	}
	if items := s.Properties["items"]; items != nil && items.Items != nil && items.Items.Ref != "" {
		s = o.Components.Schemas.SchemaFromRef(items.Items.Ref)
	}
	var out []referenceParameter
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		p := s.Properties[name]
		out = append(out, referenceParameter{name, "", typeName(p), p.Description, false})
	}
	return out
}

func typeName(s *huma.Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return s.Ref[len("#/components/schemas/"):]
	case s.Type == huma.TypeArray:
		return "list of " + typeName(s.Items)
	case s.Format != "" && s.Type == huma.TypeString:
		return s.Format
	}
	return s.Type
}
