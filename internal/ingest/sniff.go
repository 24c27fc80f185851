package ingest

import (
	"bytes"
	"path/filepath"
	"strings"

	"chancery"

	"golang.org/x/text/encoding/unicode"
)

// sniff tells the format of an input from its first bytes and, where they leave a
// choice, from its name.
func sniff(head []byte, name, encoding string) (Format, error) {
	if bytes.HasPrefix(head, []byte("WARC/")) { // pictures may follow
		return WARC, nil
	}
	if encoding == "" && !wide(head) && binary(head) {
		return "", failure(chancery.Unsupported, name, "is "+binaryKind(head)+", not text",
			"give plain text, an HTML page, JSON lines, a feed or a WARC file, each as it is or packed with gzip")
	}
	if wide(head) {
		head, _ = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(head) // half a character at the end is no matter
	}
	ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")))
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, utf8BOM), " \t\r\n"))
	switch {
	case ext == ".warc":
		return WARC, nil
	case ext == ".rss", ext == ".atom", isFeed(start):
		return Feed, nil
	case ext == ".jsonl", ext == ".ndjson", ext == ".json":
		return JSONL, nil
	case ext == ".html", ext == ".htm", ext == ".xhtml":
		return HTML, nil
	case bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<html")),
		bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<html")):
		return HTML, nil
	case bytes.HasPrefix(start, []byte("<?xml")):
		return "", failure(chancery.Unsupported, name, "is XML, but neither a page nor a feed", "give its text, or name what it is: --input text, html or feed")
	case ext == ".txt" || ext == ".text":
		return Text, nil
	case bytes.HasPrefix(start, []byte(`{"`)):
		return JSONL, nil
	case bytes.HasPrefix(start, []byte("<head")), bytes.HasPrefix(start, []byte("<body")), bytes.HasPrefix(start, []byte("<!--")):
		return HTML, nil
	}
	return Text, nil
}

// isFeed reports whether a lower-case beginning is that of RSS, Atom or JSON Feed.
// XML may have comments, a document type and a style sheet before its first element.
func isFeed(start []byte) bool {
	if bytes.HasPrefix(start, []byte("{")) {
		return bytes.Contains(start, []byte("jsonfeed.org/version/"))
	}
	for bytes.HasPrefix(start, []byte("<")) {
		end := ">"
		switch {
		case bytes.HasPrefix(start, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(start, []byte("<?")), bytes.HasPrefix(start, []byte("<!")):
		default:
			name, _, _ := bytes.Cut(start[1:], []byte(">"))
			if words := bytes.Fields(name); len(words) > 0 {
				switch string(words[0]) {
				case "rss", "feed", "rdf:rdf", "atom:feed":
					return true
				}
			}
			return false
		}
		_, rest, ok := bytes.Cut(start, []byte(end))
		if !ok {
			return false
		}
		start = bytes.TrimLeft(rest, " \t\r\n")
	}
	return false
}

// binary reports whether bytes hold what no text in an ASCII-compatible encoding
// holds: a zero byte, or more than one control character in thirty.
func binary(head []byte) bool {
	control := 0
	for _, b := range head {
		switch {
		case b == 0:
			return true
		case b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b, b == 0x7f:
			control++
		}
	}
	return control*30 > len(head)
}

// wide reports whether bytes begin with a UTF-16 byte-order mark.
func wide(head []byte) bool {
	return bytes.HasPrefix(head, utf16LE) || bytes.HasPrefix(head, utf16BE)
}

// magics are the beginnings of files that people give by mistake.
var magics = []struct{ prefix, kind string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"\xd0\xcf\x11\xe0", "an office document"},
	{"\x1f\x8b", "a gzip file in a gzip file"},
	{"\x28\xb5\x2f\xfd", "a file packed with zstd"},
	{"\xfd7zXZ", "a file packed with xz"},
	{"BZh", "a file packed with bzip2"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"\x7fELF", "a program"},
}

func binaryKind(head []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.kind
		}
	}
	return "binary"
}
