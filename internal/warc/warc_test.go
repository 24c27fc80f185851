package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// record writes a record as crawlers do.
func record(kind, uri, contentType, body string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-06-03T10:00:00Z\r\n"+
		"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, contentType, len(body), body)
}

type got struct {
	Record
	body string
}

// readAll reads a file to its end; err is nil at a sound end.
func readAll(r io.Reader) (records []got, err error) {
	in := NewReader(r)
	for {
		rec, err := in.Next()
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return records, err
		}
		body, err := io.ReadAll(rec.Body)
		if err != nil {
			return records, err
		}
		records = append(records, got{*rec, string(body)})
	}
}

func TestRecords(t *testing.T) {
	first := record("warcinfo", "", "application/warc-fields", "software: x\r\n")
	file := first + record("response", "<https://a.example/1>", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\nWARC/1.0\r\n") +
		"WARC/1.0\nwarc-type: Conversion\nWARC-Target-URI: https://a.example/\n  2\nWARC-Truncated: length\nWARC-Segment-Number: 1\ncontent-length: 0\n\n\n\n" +
		record("resource", "https://a.example/3", "text/plain", "x")
	records, err := readAll(strings.NewReader(file))
	if err != nil || len(records) != 4 {
		t.Fatalf("%d records, %v, want 4", len(records), err)
	}
	if r := records[1]; r.Type != "response" || r.URI != "https://a.example/1" || r.Date != "2024-06-03T10:00:00Z" ||
		r.ContentType != "application/http; msgtype=response" || r.Offset != int64(len(first)) || !strings.HasSuffix(r.body, "WARC/1.0\r\n") {
		t.Errorf("response %+v", r)
	}
	if r := records[2]; r.Type != "conversion" || r.URI != "https://a.example/ 2" || r.Truncated != "length" || r.Segment != 1 || r.body != "" {
		t.Errorf("conversion %+v", r)
	}
	if r := records[3]; r.Type != "resource" || r.body != "x" {
		t.Errorf("resource %+v", r)
	}
}

// What is not read of a body is skipped.
func TestSkip(t *testing.T) {
	in := NewReader(strings.NewReader(record("request", "u", "t", strings.Repeat("x", 100_000)) + record("response", "u", "t", "y")))
	if _, err := in.Next(); err != nil {
		t.Fatal(err)
	}
	r, err := in.Next()
	if err != nil || r.Type != "response" {
		t.Fatalf("%+v, %v", r, err)
	}
	if _, err := in.Next(); err != io.EOF {
		t.Errorf("%v, want the end", err)
	}
}

func TestDamage(t *testing.T) {
	sound := record("response", "u", "t", "body")
	at := int64(len(sound))
	for _, c := range []struct {
		name, more string
		kind       error
		says       string
	}{
		{"cut off in the body", sound[:len(sound)-6], ErrCutOff, "2 bytes of it are missing"},
		{"cut off in the header", sound[:30], ErrCutOff, "ends inside a record"},
		{"cut off in the version", "WAR", ErrCutOff, "ends inside a record"},
		{"another file", "<html>\r\n" + sound, ErrHeader, `begins with "<html>"`},
		{"another version", "WARC/2.0\r\n\r\n", ErrVersion, "WARC/2.0"},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n", ErrHeader, "no Content-Length"},
		{"negative length", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\n", ErrHeader, `length is "-1"`},
		{"length beyond all files", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\n", ErrHeader, "length is"},
		{"two lengths", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", ErrHeader, "two lengths"},
		{"no type", "WARC/1.0\r\nContent-Length: 1\r\n\r\nx\r\n\r\n", ErrHeader, "no WARC-Type"},
		{"not a field", "WARC/1.0\r\nhello\r\n\r\n", ErrHeader, `"hello" is no field`},
		{"endless header", "WARC/1.0\r\nX: " + strings.Repeat("x", maxHeader), ErrHeader, "more than 262144 bytes"},
		{"too many fields", "WARC/1.0\r\n" + strings.Repeat("a:b\r\n", maxFields+1), ErrHeader, "more than 1000 fields"},
	} {
		t.Run(c.name, func(t *testing.T) {
			records, err := readAll(strings.NewReader(sound + c.more))
			if len(records) != 1 || records[0].body != "body" {
				t.Errorf("records %+v, want the one before the damage", records)
			}
			var damage *FormatError
			if !errors.As(err, &damage) || damage.Offset != at || !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want %v with %q at byte %d", err, c.kind, c.says, at)
			}
		})
	}
}

// A failure of the disk is not damage of the file, and it stays.
func TestReadError(t *testing.T) {
	broken := errors.New("cable cut")
	in := NewReader(io.MultiReader(strings.NewReader(record("response", "u", "t", "body")[:120]), failing{broken}))
	for range 2 {
		if _, err := in.Next(); !errors.Is(err, broken) {
			t.Errorf("%v, want %v", err, broken)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// An endless line in a header is refused before it fills the memory.
func TestEndlessHeader(t *testing.T) {
	endless := &counting{}
	_, err := NewReader(io.MultiReader(strings.NewReader("WARC/1.0\r\n"), endless)).Next()
	if !errors.Is(err, ErrHeader) || endless.read > 2*maxHeader {
		t.Errorf("%v after %d bytes", err, endless.read)
	}
}

type counting struct{ read int }

func (c *counting) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	c.read += len(p)
	return len(p), nil
}

// Whatever the bytes, the reader ends, its records lie in the file in order, and an
// error is damage of the file.
func FuzzReader(f *testing.F) {
	f.Add([]byte(record("response", "u", "t", "body") + record("resource", "u", "t", "")))
	f.Add([]byte("WARC/1.0\nWARC-Type: a\n b\nContent-Length: 0\n\n"))
	f.Add([]byte("WARC/0.18\r\nContent-Length: 9223372036854775807\r\nWARC-Type: x\r\n\r\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		records, err := readAll(bytes.NewReader(file))
		var damage *FormatError
		if err != nil && !errors.As(err, &damage) {
			t.Errorf("%v is not a FormatError", err)
		}
		end := int64(0)
		for _, r := range records {
			if r.Offset < end || r.Length != int64(len(r.body)) {
				t.Errorf("record at %d of %d bytes after %d", r.Offset, r.Length, end)
			}
			end = r.Offset + r.Length
		}
		if end > int64(len(file)) {
			t.Errorf("records end at %d of %d", end, len(file))
		}
	})
}
