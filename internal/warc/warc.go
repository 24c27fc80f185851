// Package warc reads WARC files, in which web crawls are kept: ISO 28500:2017 (WARC
// 1.1) and its predecessor 1.0. Records are read as a stream; of a record only its
// header is held. Compressed files are unpacked by the caller.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The limits of a header. Crawlers write some 20 fields of 100 bytes; a URI may be long.
const (
	maxHeader = 256 << 10 // bytes of all fields of a record
	maxFields = 1000
)

// Errors that callers tell apart; a FormatError wraps them.
var (
	ErrCutOff  = errors.New("the file ends inside a record")
	ErrVersion = errors.New("not a version of WARC that is read")
	ErrHeader  = errors.New("not the header of a record")
)

// FormatError is a damage of the file, after which no record can be found.
type FormatError struct {
	Offset int64 // where the damaged record begins, in bytes of the unpacked file
	Err    error // wraps one of the errors above
}

// Error returns what is wrong and where.
func (e *FormatError) Error() string {
	return fmt.Sprintf("the record at byte %d: %v", e.Offset, e.Err)
}

// Unwrap returns the cause.
func (e *FormatError) Unwrap() error { return e.Err }

// Record is one record. Its body is read from the file: it ends when Next is called.
type Record struct {
	Type        string // warcinfo, response, resource, request, metadata, revisit, conversion, continuation
	URI         string // WARC-Target-URI, without the angle brackets that some writers add; "" for none
	Date        string // WARC-Date as written: RFC 3339 in UTC, in 1.1 perhaps with less or more precision
	ContentType string // of the block: application/http; msgtype=response for a response
	Truncated   string // WARC-Truncated: why the crawler kept a part only (length, time, disconnect); "" for whole
	Segment     int    // WARC-Segment-Number, 0 for a record that is in one piece
	Length      int64  // bytes of the block
	Offset      int64  // where the record begins, in bytes of the unpacked file

	// Body is the block. It fails with a FormatError if the file ends before it does.
	Body io.Reader
}

// Reader reads the records of a file in order.
type Reader struct {
	in     *bufio.Reader
	offset int64 // of the next byte of in
	body   *body // of the record that was returned last
	err    error // why there are no more records
}

// NewReader returns a reader of a file. Nothing is read yet.
func NewReader(r io.Reader) *Reader {
	in, ok := r.(*bufio.Reader)
	if !ok {
		in = bufio.NewReaderSize(r, 64<<10)
	}
	return &Reader{in: in}
}

// Next returns the next record, skipping what was not read of the one before. At the
// end it returns io.EOF; damage is a *FormatError, and other errors come from the
// reader below. After an error every call returns it again.
func (r *Reader) Next() (*Record, error) {
	if r.err != nil {
		return nil, r.err
	}
	record, err := r.next()
	if err != nil {
		r.err = err
		return nil, err
	}
	return record, nil
}

func (r *Reader) next() (*Record, error) {
	if r.body != nil {
		if _, err := io.Copy(io.Discard, r.body); err != nil {
			return nil, err
		}
		r.body = nil
	}
	if err := r.skipBlank(); err != nil {
		return nil, err
	}
	record := &Record{Offset: r.offset, Length: -1}
	damage := func(kind error, what string) error {
		return &FormatError{record.Offset, fmt.Errorf("%w: %s", kind, what)}
	}
	left := maxHeader
	line, err := r.line(&left)
	switch {
	case err != nil:
		return nil, r.inHeader(record.Offset, err)
	case !bytes.HasPrefix(line, []byte("WARC/")):
		return nil, damage(ErrHeader, fmt.Sprintf("it begins with %q", shorten(line)))
	case !bytes.HasPrefix(line, []byte("WARC/1.")) && !bytes.HasPrefix(line, []byte("WARC/0.1")):
		return nil, damage(ErrVersion, shorten(line))
	}
	if err := r.fields(record, &left); err != nil {
		return nil, err
	}
	switch {
	case record.Length < 0:
		return nil, damage(ErrHeader, "it has no Content-Length")
	case record.Type == "":
		return nil, damage(ErrHeader, "it has no WARC-Type")
	}
	r.body = &body{r: r, start: record.Offset, left: record.Length}
	record.Body = r.body
	return record, nil
}

// skipBlank skips the empty lines between records. io.EOF is the end of the file.
func (r *Reader) skipBlank() error {
	for {
		b, err := r.in.ReadByte()
		if err != nil {
			return err
		}
		if b != '\r' && b != '\n' {
			return r.in.UnreadByte()
		}
		r.offset++
	}
}

// fields reads the named fields of a header to the empty line that ends it.
func (r *Reader) fields(record *Record, left *int) error {
	var name, value string
	keep := func() error {
		if err := record.set(name, value); err != nil {
			return &FormatError{record.Offset, fmt.Errorf("%w: %w", ErrHeader, err)}
		}
		return nil
	}
	for range maxFields {
		line, err := r.line(left)
		if err != nil {
			return r.inHeader(record.Offset, err)
		}
		if len(line) == 0 {
			return keep()
		}
		if line[0] == ' ' || line[0] == '\t' { // the value goes on: allowed in 1.0
			value = strings.TrimSpace(value + " " + string(bytes.TrimSpace(line)))
			continue
		}
		if err := keep(); err != nil {
			return err
		}
		n, v, ok := strings.Cut(string(line), ":")
		if !ok {
			return &FormatError{record.Offset, fmt.Errorf("%w: the line %q is no field", ErrHeader, shorten(line))}
		}
		name, value = strings.ToLower(strings.TrimSpace(n)), strings.TrimSpace(v)
	}
	return &FormatError{record.Offset, fmt.Errorf("%w: more than %d fields", ErrHeader, maxFields)}
}

// set keeps a field; of a field that is there twice the first counts.
func (r *Record) set(name, value string) error {
	text := func(field *string) {
		if *field == "" {
			*field = value
		}
	}
	switch name {
	case "warc-type":
		text(&r.Type)
		r.Type = strings.ToLower(r.Type)
	case "warc-target-uri":
		value = strings.TrimSuffix(strings.TrimPrefix(value, "<"), ">")
		text(&r.URI)
	case "warc-date":
		text(&r.Date)
	case "content-type":
		text(&r.ContentType)
	case "warc-truncated":
		text(&r.Truncated)
	case "warc-segment-number":
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			return fmt.Errorf("the segment number is %q", shorten([]byte(value)))
		}
		r.Segment = n
	case "content-length":
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n < 0 {
			return fmt.Errorf("the length is %q", shorten([]byte(value)))
		}
		if r.Length >= 0 && r.Length != n {
			return fmt.Errorf("it has two lengths, %d and %d", r.Length, n)
		}
		r.Length = n
	}
	return nil
}

var errLongHeader = errors.New("header too long")

// line returns the next line of a header without its end. left is what the header
// may still have.
func (r *Reader) line(left *int) ([]byte, error) {
	var line []byte
	for {
		part, err := r.in.ReadSlice('\n')
		r.offset += int64(len(part))
		if *left -= len(part); *left < 0 {
			return nil, errLongHeader
		}
		line = append(line, part...)
		switch err {
		case nil:
			return bytes.TrimRight(line, "\r\n"), nil
		case bufio.ErrBufferFull:
		default:
			return nil, err
		}
	}
}

// inHeader is an error that came while a header was read.
func (r *Reader) inHeader(start int64, err error) error {
	switch err {
	case io.EOF:
		return &FormatError{start, ErrCutOff}
	case errLongHeader:
		return &FormatError{start, fmt.Errorf("%w: it has more than %d bytes", ErrHeader, maxHeader)}
	}
	return err
}

// shorten returns the beginning of a line, for a message.
func shorten(line []byte) string { return string(line[:min(len(line), 40)]) }

// body is the block of a record.
type body struct {
	r     *Reader
	start int64 // of the record
	left  int64
}

// Read reads of the block.
func (b *body) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, io.EOF
	}
	n, err := b.r.in.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	b.r.offset += int64(n)
	if err == io.EOF && b.left > 0 {
		err = &FormatError{b.start, fmt.Errorf("%w: %d bytes of it are missing", ErrCutOff, b.left)}
	}
	return n, err
}
