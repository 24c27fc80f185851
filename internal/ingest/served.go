package ingest

import (
	"bytes"
	"io"
	"iter"
	"mime"
	"net/url"
	"path"
	"strings"

	"chancery"
)

// Origin is what is known of a document from the way it came: from a web server,
// or out of a crawl.
type Origin struct {
	URL         string
	ContentType string        // as the server declares it, perhaps with a charset; "" for not at all
	Date        chancery.Date // the day it was fetched; it stands for the day of publication where nothing else does
}

// Document yields the reports of one document of the web. What it is comes from o,
// its content type and its first bytes. A document that can hold no report is an
// Item with Skipped, as a picture is.
func Document(r io.Reader, name string, from Origin, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		served(r, name, from, o, yield)
	}
}

// served is Document; it reports whether the caller wants more.
func served(r io.Reader, name string, from Origin, o Options, yield func(Item, error) bool) bool {
	format, why := from.format(o)
	if why != "" {
		return yield(Item{Name: name, Report: chancery.Report{URL: from.URL}, Skipped: why}, nil)
	}
	data, err := limited(r, name, maxPayload)
	if err != nil {
		return yield(Item{Name: name}, err)
	}
	if bytes.HasPrefix(data, gzipMagic) {
		return forward(Stream(bytes.NewReader(data), name, o), yield)
	}
	if format == "" || format == HTML || format == Feed { // servers send feeds as pages, and pages as XML
		sniffed, err := sniff(data[:min(len(data), sniffBytes)], name, o.Encoding)
		switch {
		case err != nil:
			return yield(Item{Name: name}, err)
		case format == Feed && sniffed != Feed:
			return yield(Item{Name: name, Report: chancery.Report{URL: from.URL}, Skipped: "XML that is no feed"}, nil)
		case format != HTML || sniffed == Feed:
			format = sniffed
		}
	}
	switch format {
	case Feed:
		return entries(data, name, from, o, yield)
	case JSONL, WARC:
		return forward(Stream(bytes.NewReader(data), name, o), yield)
	}
	return yield(document(data, name, format, from, o))
}

// forward yields what a stream yields; it reports whether the caller wants more.
func forward(items iter.Seq2[Item, error], yield func(Item, error) bool) bool {
	for item, err := range items {
		if !yield(item, err) {
			return false
		}
	}
	return true
}

// format returns what the document is by its content type, "" to find out by its
// bytes, or why it can hold no report.
func (from Origin) format(o Options) (format Format, why string) {
	if o.Format != "" && o.Format != Auto {
		return o.Format, ""
	}
	if from.file() == "robots.txt" {
		return "", "robots.txt"
	}
	kind, _, _ := strings.Cut(from.ContentType, ";")
	switch kind = strings.ToLower(strings.TrimSpace(kind)); kind {
	case "", "application/octet-stream", "application/json", "application/x-ndjson", "application/jsonl", "application/warc",
		"application/gzip", "application/x-gzip":
		return "", ""
	case "text/html", "application/xhtml+xml":
		return HTML, ""
	case "text/plain":
		return Text, ""
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/xml", "text/xml":
		return Feed, ""
	}
	return "", kind
}

// charset returns the encoding that the server declares.
func (from Origin) charset() string {
	_, parameters, err := mime.ParseMediaType(from.ContentType)
	if err == nil {
		return parameters["charset"]
	}
	_, label, _ := strings.Cut(strings.ToLower(from.ContentType), "charset=")
	label, _, _ = strings.Cut(label, ";")
	return strings.Trim(label, " \"'")
}

// file returns the last part of the path of the address.
func (from Origin) file() string {
	u, err := url.Parse(from.URL)
	if err != nil || u.Path == "" {
		return ""
	}
	return path.Base(u.Path)
}
