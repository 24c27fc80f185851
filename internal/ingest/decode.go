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
// named (label), that of a byte-order mark, the first of those declared for the bytes
// that they do not contradict, UTF-8 if they are, and otherwise a guess. The note
// tells a guess, and a declaration that did not hold.
func decode(data []byte, name, label string, declared ...string) (text, note string, err error) {
	switch {
	case label != "":
		text, err = decodeAs(data, label, name)
		return text, "", err
	case wide(data):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
			return "", "", failure(chancery.Invalid, name, "begins like UTF-16 but is not", "convert it to UTF-8")
		}
		return string(out), "", nil
	case bytes.HasPrefix(data, utf8BOM):
		data, declared = data[len(utf8BOM):], nil
	}
	text, wrong, ok := decodeDeclared(data, declared)
	actual := "utf-8"
	switch {
	case ok:
		actual = ""
	case utf8.Valid(data):
		text = string(data)
	default:
		if text, actual, err = decodeGuess(data, name); err != nil {
			return "", "", err
		}
		actual += " (--encoding names another)"
	}
	switch {
	case wrong != "" && actual == "":
		note = "it is said to be " + wrong + ", which it is not"
	case wrong != "":
		note = "it is said to be " + wrong + ", which it is not; read as " + actual
	case actual != "" && actual != "utf-8":
		note = "it is not UTF-8 and does not say what it is; read as " + actual
	}
	return text, note, nil
}

// decodeDeclared decodes by the first of the declared encodings that the bytes do not
// contradict; ok is false for none. wrong is the first that they do contradict.
func decodeDeclared(data []byte, declared []string) (text, wrong string, ok bool) {
	isUTF8 := utf8.Valid(data)
	plain := isUTF8 && utf8.RuneCount(data) == len(data) // ASCII is UTF-8 and most others
	for _, d := range declared {
		enc, canonical := charset.Lookup(d)
		switch {
		case enc == nil || strings.HasPrefix(canonical, "utf-16"): // what can be read as ASCII is not that
			continue
		case canonical == "utf-8":
			if isUTF8 {
				return string(data), wrong, true
			}
		case !isUTF8 || plain:
			if out, err := enc.NewDecoder().Bytes(data); err == nil && !bytes.ContainsRune(out, utf8.RuneError) {
				return string(out), wrong, true
			}
		}
		if wrong == "" {
			wrong = canonical
		}
	}
	return "", wrong, false
}

// decodeGuess decodes bytes that are not UTF-8 by what they are most likely.
func decodeGuess(data []byte, name string) (text, canonical string, err error) {
	enc, canonical := guessEncoding(data)
	if enc == nil {
		at := firstInvalid(data)
		return "", "", failure(chancery.Invalid, name, fmt.Sprintf("is not UTF-8: byte %d is 0x%02x", at, data[at]),
			"name its encoding (--encoding windows-1252) or convert it to UTF-8")
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", failure(chancery.Invalid, name, "cannot be read as "+canonical, "name its encoding with --encoding")
	}
	return string(out), canonical, nil
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
