package ingest

import (
	"bytes"
	"path/filepath"
	"strings"

	"chancery"
)

// sniff tells the format of an input from its first bytes and, where they leave a
// choice, from its name.
func sniff(head []byte, name, encoding string) (Format, error) {
	if encoding == "" && !wide(head) && binary(head) {
		return "", failure(chancery.Unsupported, name, "is "+binaryKind(head)+", not text",
			"give plain text, an HTML page or JSON lines")
	}
	ext := strings.ToLower(filepath.Ext(name))
	switch ext {
	case ".jsonl", ".ndjson", ".json":
		return JSONL, nil
	case ".html", ".htm", ".xhtml":
		return HTML, nil
	}
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, utf8BOM), " \t\r\n"))
	switch {
	case bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<html")),
		bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<html")):
		return HTML, nil
	case ext == ".txt" || ext == ".text":
		return Text, nil
	case bytes.HasPrefix(start, []byte(`{"`)):
		return JSONL, nil
	case bytes.HasPrefix(start, []byte("<head")), bytes.HasPrefix(start, []byte("<body")), bytes.HasPrefix(start, []byte("<!--")):
		return HTML, nil
	}
	return Text, nil
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
	{"\x1f\x8b", "a gzip file"},
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
