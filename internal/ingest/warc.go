package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"slices"
	"strconv"
	"strings"

	"chancery"
	"chancery/internal/warc"
)

// crawl yields the reports of a WARC file: of responses, resources and conversions
// that are pages, texts or feeds. The other records are counted, and one item at the
// end says what they were.
func crawl(in *bufio.Reader, name string, o Options, yield func(Item, error) bool) {
	records, left := warc.NewReader(in), tally{}
	count := 0
	for {
		record, err := records.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			yield(Item{Name: name}, crawlError(name, err))
			return
		}
		count++
		c := captured{record: record, file: &failable{r: record.Body}, name: fmt.Sprintf("%s@%d", name, record.Offset)}
		if record.URI != "" {
			c.name += " (" + record.URI + ")"
		}
		err = c.open()
		more := true
		switch {
		case c.file.err != nil: // told below
		case err != nil:
			more = yield(Item{Name: c.name}, err)
		case c.skip != "":
			left.add(c.skip)
		default:
			more = served(c.body, c.name, c.from, o.within(), func(item Item, err error) bool {
				switch {
				case err != nil && c.file.err != nil:
					return true
				case err == nil && item.Skipped != "" && item.Name == c.name: // and not an item of a feed
					left.add(item.Skipped)
					return true
				case chancery.KindOf(err) == chancery.Unsupported && c.from.ContentType == "":
					left.add("unknown content")
					return true
				case err == nil:
					c.annotate(&item)
				}
				return yield(item, err)
			})
		}
		if !more {
			return
		}
		if c.file.err != nil {
			yield(Item{Name: name}, crawlError(name, c.file.err))
			return
		}
	}
	if count == 0 {
		yield(Item{Name: name}, failure(chancery.Invalid, name, "is empty", "give a WARC file with records"))
	} else if len(left) > 0 {
		yield(Item{Name: name, Skipped: left.String()}, nil)
	}
}

// within are the options for what lies inside a collection: the format is found out,
// and what a report says of itself stands before what was given for all.
func (o Options) within() Options {
	o.Format, o.Fill = Auto, true
	return o
}

// crawlError is what an error of the file means to the user.
func crawlError(name string, err error) error {
	var damage *warc.FormatError
	if !errors.As(err, &damage) {
		return readError(name, err)
	}
	hint := "get the file again; the records before have been read"
	kind := chancery.Invalid
	if errors.Is(err, warc.ErrVersion) {
		kind, hint = chancery.Unsupported, "WARC 1.0 and 1.1 are read"
	}
	return &chancery.Error{Op: "read", Kind: kind, Subject: name, Hint: hint, Err: damage}
}

// captured is a record on its way to be a report.
type captured struct {
	record *warc.Record
	file   *failable // the block
	name   string
	from   Origin
	body   io.Reader
	part   *io.LimitedReader // what may still be read of an HTTP body
	skip   string            // why it can hold no report
}

// failable is a reader that keeps its failure, which the readers above it may wrap.
type failable struct {
	r   io.Reader
	err error
}

// Read reads.
func (f *failable) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if err != nil && err != io.EOF {
		f.err = err
	}
	return n, err
}

// maxHead is the limit of the header of an HTTP response, in bytes.
const maxHead = 256 << 10

// open finds the payload of the record and what is known of it.
func (c *captured) open() error {
	r := c.record
	c.from = Origin{URL: address(r.URI), ContentType: r.ContentType, Date: day(r.Date)}
	c.body = c.file
	switch r.Type {
	case "response":
		if !strings.HasPrefix(strings.ToLower(r.ContentType), "application/http") {
			c.skip = "response that is not HTTP"
			return nil
		}
	case "resource", "conversion":
	default:
		c.skip = r.Type + " record"
		return nil
	}
	if r.Segment > 0 {
		return failure(chancery.Unsupported, c.name, "is in segments", "join its segments, or crawl without a limit on the size of records")
	}
	if r.Type != "response" {
		return nil
	}
	return c.openHTTP()
}

// openHTTP reads the header of a response and undoes what was done to its body for
// the way. Some crawlers undo it themselves and leave the header: so the bytes decide.
func (c *captured) openHTTP() error {
	part := &io.LimitedReader{R: c.file, N: maxHead}
	in := bufio.NewReader(part)
	status, header, err := head(in)
	if err != nil {
		return failure(chancery.Invalid, c.name, "is no HTTP response", "get the file again")
	}
	if status < 200 || status > 299 {
		c.skip = fmt.Sprintf("status %d", status)
		return nil
	}
	c.from.ContentType = header["content-type"]
	format, why := c.from.format(Options{})
	if c.skip = why; why != "" {
		return nil
	}
	part.N = maxPayload + 1
	c.part = part
	c.body = in
	if strings.EqualFold(header["transfer-encoding"], "chunked") && chunked(in) {
		c.body = httputil.NewChunkedReader(in)
	}
	return c.decode(strings.ToLower(header["content-encoding"]), format)
}

// decode undoes the content encoding.
func (c *captured) decode(encoding string, format Format) error {
	in := bufio.NewReader(c.body)
	magic, err := in.Peek(2)
	if err != nil && err != io.EOF {
		return c.wayError(err)
	}
	c.body = way{in, c}
	switch encoding {
	case "", "identity", "none":
	case "gzip", "x-gzip":
		if bytes.Equal(magic, gzipMagic) {
			z, err := gzip.NewReader(in)
			if err != nil {
				return c.wayError(err)
			}
			c.body = way{z, c}
		}
	case "deflate":
		switch {
		case len(magic) == 2 && magic[0]&0xf == 8 && (int(magic[0])<<8|int(magic[1]))%31 == 0:
			z, err := zlib.NewReader(in)
			if err != nil {
				return c.wayError(err)
			}
			c.body = way{z, c}
		case format == HTML && len(magic) > 0 && magic[0] != '<': // some servers leave the frame out
			c.body = way{flate.NewReader(in), c}
		}
	default:
		return failure(chancery.Unsupported, c.name, "has the content encoding "+encoding, "crawl with Accept-Encoding: gzip")
	}
	return nil
}

// way reads a body and says of a failure what it is.
type way struct {
	io.Reader
	c *captured
}

// Read reads of the body.
func (w way) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = w.c.wayError(err)
	}
	return n, err
}

// wayError is a failure of undoing what was done to a body: damage of the file, too
// large a body, or one that is not what its header says.
func (c *captured) wayError(err error) error {
	switch {
	case c.file.err != nil:
		return c.file.err
	case c.part.N == 0:
		return tooLarge(c.name, maxPayload)
	}
	return failure(chancery.Invalid, c.name, "has a body that is not as its HTTP header says: "+err.Error(), "get the page again")
}

// annotate adds to a report what the record says of it.
func (c *captured) annotate(item *Item) {
	if c.record.Truncated != "" {
		item.note("the crawler kept a part of it only (" + c.record.Truncated + ")")
	}
	if c.record.Date != "" {
		if value, err := json.Marshal(c.record.Date); err == nil {
			if item.Report.Extra == nil {
				item.Report.Extra = map[string]json.RawMessage{}
			}
			item.Report.Extra["captured"] = value
		}
	}
}

var errNoHTTP = errors.New("no HTTP response")

// head reads the status and the fields of a response, the first of a name.
func head(in *bufio.Reader) (status int, fields map[string]string, err error) {
	line, err := in.ReadString('\n')
	if err != nil {
		return 0, nil, err
	}
	protocol, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	status, err = strconv.Atoi(code)
	if err != nil || !strings.HasPrefix(protocol, "HTTP/") {
		return 0, nil, errNoHTTP
	}
	fields = map[string]string{}
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return 0, nil, err
		}
		if line = strings.TrimSpace(line); line == "" {
			return status, fields, nil
		}
		name, value, ok := strings.Cut(line, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if _, again := fields[name]; ok && !again {
			fields[name] = strings.TrimSpace(value)
		}
	}
}

// chunked reports whether a body begins with the size of a chunk.
func chunked(in *bufio.Reader) bool {
	start, _ := in.Peek(20) // an error comes again when the body is read
	line, _, ok := bytes.Cut(start, []byte("\n"))
	size, _, _ := strings.Cut(string(line), ";")
	_, err := strconv.ParseUint(strings.TrimSpace(size), 16, 63)
	return ok && err == nil
}

// tally counts the records that hold no report.
type tally map[string]int

// maxKinds bounds what a file of nonsense can make of a tally.
const maxKinds = 50

func (t tally) add(kind string) {
	if len(kind) > 80 {
		kind = kind[:80]
	}
	if _, ok := t[kind]; !ok && len(t) >= maxKinds {
		kind = "others"
	}
	t[kind]++
}

// String lists the kinds, most first.
func (t tally) String() string {
	total := 0
	kinds := make([]string, 0, len(t))
	for kind, n := range t {
		kinds = append(kinds, kind)
		total += n
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Or(t[b]-t[a], strings.Compare(a, b)) })
	for i, kind := range kinds {
		kinds[i] = fmt.Sprintf("%s %d", kind, t[kind])
	}
	return fmt.Sprintf("%d records are no reports: %s", total, strings.Join(kinds, ", "))
}
