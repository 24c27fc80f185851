// Package ui is what every page of the server shares: the base layout, partial
// templates with the plain values they show, the style sheet, small scripts, and
// the handler that serves these files. It knows no ledger: pages fill the values.
//
// Pages make no request to another host, carry no inline style or script, and can
// be read without JavaScript.
package ui

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

//go:embed assets templates
var files embed.FS

// Policy is the Content-Security-Policy that every page can be served with.
const Policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

// Set holds the templates of pages, each on top of the base layout and the
// partials. It is read-only: safe for concurrent use.
type Set struct {
	pages map[string]*template.Template
}

// Parse reads page templates: the files of fsys that match the pattern (as in
// [fs.Glob]), each of which defines "main" and perhaps "aside", and is called by
// its name without folder and extension. Files that begin with "_" are shared
// partials of all pages. funcs may add functions to those of the layout; assets
// gives the addresses of static files. Fails on a template that does not parse,
// and on a page without "main".
func Parse(fsys fs.FS, pattern string, assets *Static, funcs template.FuncMap) (*Set, error) {
	shell := template.New("shell").Funcs(functions(assets)).Funcs(funcs)
	shell, err := shell.ParseFS(files, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse the layout: %w", err)
	}
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return nil, fmt.Errorf("list page templates %s: %w", pattern, err)
	}
	var pages []string
	for _, name := range names {
		if !strings.HasPrefix(path.Base(name), "_") {
			pages = append(pages, name)
			continue
		}
		if shell, err = shell.ParseFS(fsys, name); err != nil {
			return nil, fmt.Errorf("parse %s: %w", name, err)
		}
	}
	s := &Set{pages: make(map[string]*template.Template, len(pages)+1)}
	for _, name := range pages {
		t, err := shell.Clone()
		if err != nil {
			return nil, fmt.Errorf("copy the layout for %s: %w", name, err)
		}
		if t, err = t.ParseFS(fsys, name); err != nil {
			return nil, fmt.Errorf("parse %s: %w", name, err)
		}
		if t.Lookup("main") == nil {
			return nil, fmt.Errorf("parse %s: it does not define \"main\"", name)
		}
		key := path.Base(name)
		s.pages[strings.TrimSuffix(key, path.Ext(key))] = t
	}
	if s.pages[problemPage], err = template.Must(shell.Clone()).Parse(`{{define "main"}}{{template "problem" .Data}}{{end}}`); err != nil {
		return nil, fmt.Errorf("parse the error page: %w", err)
	}
	return s, nil
}

// problemPage is the page of errors that every set has.
const problemPage = "problem"

// Names returns the names of the pages in order, that of errors among them.
func (s *Set) Names() []string { return slices.Sorted(maps.Keys(s.pages)) }

// Has reports whether there is a page of that name.
func (s *Set) Has(name string) bool { return s.pages[name] != nil }

// Page writes a whole page. Fails if there is no page of that name, if its
// template fails, or if w does.
func (s *Set) Page(w io.Writer, name string, page *Page) error {
	return s.Fragment(w, name, "base", page)
}

// Fragment writes one named template of a page: what htmx puts in place of a part.
func (s *Set) Fragment(w io.Writer, name, part string, data any) error {
	t, ok := s.pages[name]
	if !ok {
		return fmt.Errorf("there is no page %q", name)
	}
	if err := t.ExecuteTemplate(w, part, data); err != nil {
		return fmt.Errorf("write %s of page %s: %w", part, name, err)
	}
	return nil
}

// Problem writes the error page.
func (s *Set) Problem(w io.Writer, page *Page, p Problem) error {
	shown := *page
	shown.Title, shown.Data = p.Title, p
	return s.Page(w, problemPage, &shown)
}

// functions are those the layout and the partials call.
func functions(assets *Static) template.FuncMap {
	return template.FuncMap{
		"asset":    assets.URL,
		"join":     strings.Join,
		"nav":      navigation,
		"keys":     keyTable,
		"htmlDate": htmlDate,
		"dayText":  dayText,
		"class":    className,
	}
}
