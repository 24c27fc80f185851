package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"chancery/internal/fetch"
	"chancery/internal/ingest"
)

// webFlags are the flags of all commands that fetch documents.
type webFlags struct {
	AllowPrivate bool `help:"Also fetch from loopback, private and other special addresses, and from any port."`
}

// client returns what documents are fetched with.
func (w webFlags) client() *fetch.Client {
	return fetch.New(fetch.Options{AllowPrivate: w.AllowPrivate})
}

// sources are files, folders and addresses in the order in which they were given.
type sources struct {
	paths []string
	stdin io.Reader
	web   *fetch.Client
}

func (c *ingestCmd) sources(e *env) *sources {
	return &sources{paths: files(c.Paths), stdin: e.stdin, web: c.client()}
}

func (s *sources) close() { s.web.Close() }

// total returns the bytes of all files, 0 if there are others whose size is not known.
func (s *sources) total() int64 {
	var total int64
	for _, path := range s.paths {
		info, err := os.Stat(path)
		switch {
		case path == "-" || isAddress(path):
			return 0
		case err != nil: // opening it will tell
		case !info.Mode().IsRegular():
			return 0
		default:
			total += info.Size()
		}
	}
	return total
}

// items yields the reports of all sources.
func (s *sources) items(ctx context.Context, o ingest.Options) iter.Seq2[ingest.Item, error] {
	return func(yield func(ingest.Item, error) bool) {
		for _, path := range s.paths {
			found := ingest.Paths([]string{path}, s.stdin, o)
			if isAddress(path) {
				found = s.fetched(ctx, path, o)
			}
			for item, err := range found {
				if !yield(item, err) {
					return
				}
			}
		}
	}
}

// fetched yields the reports of a document of the web.
func (s *sources) fetched(ctx context.Context, address string, o ingest.Options) iter.Seq2[ingest.Item, error] {
	return func(yield func(ingest.Item, error) bool) {
		got, err := s.web.Get(ctx, fetch.Request{URL: address})
		if err != nil {
			yield(ingest.Item{Name: address}, err)
			return
		}
		for item, err := range ingest.Document(bytes.NewReader(got.Body), address, ingest.Origin{URL: got.URL, ContentType: got.ContentType}, o) {
			if !yield(item, err) {
				return
			}
		}
	}
}

func isAddress(path string) bool {
	return strings.HasPrefix(path, "https://") || strings.HasPrefix(path, "http://")
}

// files puts the files under a folder in its place, in the order of their names;
// hidden ones are left out. A path that is no folder stays: opening it will tell.
func files(paths []string) []string {
	var out []string
	for _, path := range paths {
		if path == "-" || isAddress(path) {
			out = append(out, path)
			continue
		}
		var inside []string
		err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case p != path && d.Name()[0] == '.':
				if d.IsDir() {
					return fs.SkipDir
				}
			case !d.IsDir():
				inside = append(inside, p)
			}
			return nil
		})
		if err != nil {
			inside = []string{path}
		}
		out = append(out, inside...)
	}
	return out
}
