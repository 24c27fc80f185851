package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"chancery"

	"github.com/saintfish/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

var (
	utf8BOM = []byte("\xef\xbb\xbf")
	utf16LE = []byte("\xff\xfe")
	utf16BE = []byte("\xfe\xff")
)

// decode turns the bytes of a text into UTF-8. The encoding is the one the user
// named, that of a byte-order mark, UTF-8 if the bytes are, and otherwise a guess,
// which note tells.
func decode(data []byte, name, label string) (text, note string, err error) {
	switch {
	case label != "":
		text, err = decodeAs(data, label, name)
		return text, "", err
	case bytes.HasPrefix(data, utf8BOM):
		data = data[len(utf8BOM):]
	case wide(data):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
			return "", "", failure(chancery.Invalid, name, "begins like UTF-16 but is not", "convert it to UTF-8")
		}
		return string(out), "", nil
	}
	if utf8.Valid(data) {
		return string(data), "", nil
	}
	enc, guess := guessEncoding(data)
	if enc == nil {
		at := firstInvalid(data)
		return "", "", failure(chancery.Invalid, name, fmt.Sprintf("is not UTF-8: byte %d is 0x%02x", at, data[at]),
			"name its encoding (--encoding windows-1252) or convert it to UTF-8")
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", failure(chancery.Invalid, name, "cannot be read as "+guess, "name its encoding with --encoding")
	}
	return string(out), "it is not UTF-8 and does not say what it is; read as " + guess + " (--encoding names another)", nil
}

// decodeAs decodes by the encoding that the user named.
func decodeAs(data []byte, label, name string) (string, error) {
	enc, canonical := charset.Lookup(label)
	if enc == nil {
		return "", failure(chancery.Usage, name, "unknown encoding "+label, "use a name such as utf-8, windows-1251 or iso-8859-2")
	}
	if canonical == "utf-8" {
		data = bytes.TrimPrefix(data, utf8BOM)
		if !utf8.Valid(data) {
			at := firstInvalid(data)
			return "", failure(chancery.Invalid, name, fmt.Sprintf("is not UTF-8: byte %d is 0x%02x", at, data[at]), "name its real encoding")
		}
		return string(data), nil
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", failure(chancery.Invalid, name, "is not "+canonical, "name its real encoding")
	}
	return string(out), nil
}

// guessEncoding returns the encoding that bytes which are not UTF-8 most likely
// have, nil if nothing fits. UTF-8 with a few bad bytes fits nothing: it is
// damaged, and a guess would only hide that.
func guessEncoding(data []byte) (encoding.Encoding, string) {
	if mostlyUTF8(data) || bytes.IndexByte(data, 0) >= 0 {
		return nil, ""
	}
	best, err := chardet.NewTextDetector().DetectBest(data)
	if err != nil || best.Confidence < 10 || strings.HasPrefix(best.Charset, "UTF-") {
		return nil, ""
	}
	enc, canonical := charset.Lookup(best.Charset)
	if enc == nil {
		return nil, ""
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) || odd(out) {
		return nil, ""
	}
	return enc, canonical
}

// mostlyUTF8 reports whether data holds more valid multi-byte characters than bad bytes.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n > 1 {
			good++
		}
		data = data[n:]
	}
	return good > bad
}

// odd reports whether a decoded text holds C1 control characters, which only a
// wrong encoding yields.
func odd(text []byte) bool {
	for i := 0; i+1 < len(text); i++ {
		if text[i] == 0xc2 && text[i+1] >= 0x80 && text[i+1] < 0xa0 && text[i+1] != 0x85 {
			return true
		}
	}
	return false
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return len(data)
}
