package ingest

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"chancery"
)

// The limits of what a gzip file may unpack to. What is read of one report has its
// own limits; these stop a bomb that goes on between reports. Deflate packs zeros
// 1030:1, and the most monotonous JSON lines some 200:1.
const (
	maxRatio  = 500
	freeBytes = 64 << 20 // unpacked bytes before the ratio counts
)

var gzipMagic = []byte("\x1f\x8b")

// errBomb is a gzip file that unpacks to more than any text does.
var errBomb = errors.New("gzip bomb")

// gzipError is damage of a gzip file.
type gzipError struct {
	at  int64 // bytes unpacked before it
	err error
}

func (e *gzipError) Error() string { return e.err.Error() }
func (e *gzipError) Unwrap() error { return e.err }

// unpacked returns in itself, or what it unpacks to if it is a gzip file. A file of
// many members is one stream.
func unpacked(in *bufio.Reader, packed *counter) (*bufio.Reader, error) {
	head, err := in.Peek(len(gzipMagic))
	if err != nil && err != io.EOF {
		return nil, err
	}
	if !bytes.Equal(head, gzipMagic) {
		return in, nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, damaged(err, 0)
	}
	return bufio.NewReaderSize(&unpacker{z: z, packed: packed}, 64<<10), nil
}

// damaged tells damage of a gzip file from a failure of what it is read from.
func damaged(err error, at int64) error {
	var corrupt flate.CorruptInputError
	if err == gzip.ErrHeader || err == gzip.ErrChecksum || err == io.ErrUnexpectedEOF || err == io.EOF || errors.As(err, &corrupt) {
		return &gzipError{at, err}
	}
	return err
}

// unpacker reads a gzip file.
type unpacker struct {
	z      *gzip.Reader
	packed *counter
	n      int64 // bytes unpacked
}

// Read unpacks.
func (u *unpacker) Read(p []byte) (int, error) {
	n, err := u.z.Read(p)
	u.n += int64(n)
	switch {
	case u.n > freeBytes && u.n > maxRatio*u.packed.n:
		return n, errBomb
	case err != nil && err != io.EOF:
		return n, damaged(err, u.n)
	}
	return n, err
}

// counter counts what is read, and tells it.
type counter struct {
	r    io.Reader
	n    int64
	told func(int)
}

// Read reads.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if c.told != nil && n > 0 {
		c.told(n)
	}
	return n, err
}

// readError is what a failure of reading an input means to the user.
func readError(name string, err error) error {
	var broken *gzipError
	var told *chancery.Error
	switch {
	case errors.As(err, &told):
		return err
	case errors.Is(err, errBomb):
		return failure(chancery.TooLarge, name, fmt.Sprintf("unpacks to more than %d times its size: a gzip bomb, or no text", maxRatio),
			"unpack it, look at it, and give what it holds")
	case errors.As(err, &broken):
		what := broken.err.Error()
		switch broken.err {
		case io.ErrUnexpectedEOF, io.EOF:
			what = "it is cut off"
		case gzip.ErrHeader:
			what = "what follows is not gzip"
		case gzip.ErrChecksum:
			what = "the checksum is wrong"
		}
		return failure(chancery.Invalid, name, fmt.Sprintf("is a broken gzip file: %s after %d bytes unpacked", what, broken.at),
			"get the file again (gzip -t tests it); the reports before the damage have been read")
	}
	return &chancery.Error{Op: "read", Kind: chancery.IO, Subject: name, Err: err}
}
