package server

import (
	"net/http"
	"slices"
	"strings"

	"chancery/internal/server/ui"

	"github.com/danielgtaylor/huma/v2"
)

// apiDocs lists the operations of the API.
type apiDocs struct {
	Document   string      `json:"document"` // address of the OpenAPI document
	Operations []operation `json:"operations"`
}

// operation is one operation as the page shows it.
type operation struct {
	Method     string      `json:"method"`
	Path       string      `json:"path"`
	Summary    string      `json:"summary"`
	Role       string      `json:"role"` // the least that may
	Parameters []parameter `json:"parameters"`
}

// parameter is one parameter of an operation.
type parameter struct {
	Name string `json:"name"`
	In   string `json:"in"` // path, query, body
	Doc  string `json:"doc"`
}

func (s *Server) apiDocs(*http.Request) (any, error) {
	v := &apiDocs{Document: apiRoot + "/openapi.json", Operations: []operation{}}
	paths := s.api.OpenAPI().Paths
	for _, r := range s.api.routes {
		item := paths[r.pattern]
		if item == nil {
			continue // the document itself
		}
		o := map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "PUT": item.Put, "DELETE": item.Delete}[r.method]
		op := operation{Method: r.method, Path: r.pattern, Summary: o.Summary, Role: r.role.String(), Parameters: []parameter{}}
		for _, p := range o.Parameters {
			op.Parameters = append(op.Parameters, parameter{p.Name, p.In, p.Description})
		}
		if o.RequestBody != nil {
			op.Parameters = append(op.Parameters, s.bodyOf(o)...)
		}
		v.Operations = append(v.Operations, op)
	}
	slices.SortStableFunc(v.Operations, func(a, b operation) int { return strings.Compare(a.Path, b.Path) })
	return v, nil
}

// bodyOf lists the members of a body in their order.
func (s *Server) bodyOf(o *huma.Operation) []parameter {
	var out []parameter
	schemas := s.api.OpenAPI().Components.Schemas
	schema := o.RequestBody.Content["application/json"].Schema
	if schema.Ref != "" {
		schema = schemas.SchemaFromRef(schema.Ref)
	}
	names := make([]string, 0, len(schema.Properties))
	for name := range schema.Properties {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		out = append(out, parameter{name, "body", schema.Properties[name].Description})
	}
	return out
}

func (v *apiDocs) frame(p *ui.Page) { p.Title = "API" }
