package net

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"chancery/lang/internal/nn"
)

// Section describes one array of the file. Arrays follow each other without gaps.
type Section struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
	Cols int    `json:"cols"`
	Bits int    `json:"bits"` // 32: keys or floats; 16: classes; 8 and 4: whole numbers with a scale for each row
}

func (s *Section) size() int {
	switch s.Bits {
	case 4:
		return s.Rows*2 + s.Rows*((s.Cols+1)/2)
	case 8:
		return s.Rows*2 + s.Rows*s.Cols
	}
	return s.Rows * s.Cols * s.Bits / 8
}

// body collects the sections of a file to be written.
type body struct {
	list []Section
	data []byte
}

func (b *body) keys(name string, k []uint32) {
	b.list = append(b.list, Section{name, len(k), 1, 32})
	for _, v := range k {
		b.data = binary.LittleEndian.AppendUint32(b.data, v)
	}
}

func (b *body) small(name string, v []uint16) {
	b.list = append(b.list, Section{name, len(v), 1, 16})
	for _, x := range v {
		b.data = binary.LittleEndian.AppendUint16(b.data, x)
	}
}

// table adds a table, in 8 bits if it is still in floats.
func (b *body) table(name string, t *Table) {
	if t.Bits == 32 {
		t = t.Quantise(8)
	}
	b.list = append(b.list, Section{name, t.Rows, t.Dim, t.Bits})
	for _, s := range t.Scale {
		b.data = binary.LittleEndian.AppendUint16(b.data, uint16(math.Float32bits(s)>>16))
	}
	b.data = append(b.data, t.Q...)
}

// param adds a matrix in 8 bits, a row in floats.
func (b *body) param(p *nn.Param) {
	if p.Rows > 1 {
		b.table(p.Name, &Table{Rows: p.Rows, Dim: p.Cols, Bits: 32, F: p.W})
		return
	}
	b.list = append(b.list, Section{p.Name, 1, p.Cols, 32})
	for _, v := range p.W {
		b.data = binary.LittleEndian.AppendUint32(b.data, math.Float32bits(v))
	}
}

// seal writes a file: magic, version, header, data and checksum.
func seal(w io.Writer, magic string, version uint32, header any, data []byte) error {
	head, err := json.Marshal(header)
	if err != nil {
		return fmt.Errorf("write model header: %w", err)
	}
	out := []byte(magic)
	out = binary.LittleEndian.AppendUint32(out, version)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(head)))
	out = append(out, head...)
	out = append(out, data...)
	sum := sha256.Sum256(out)
	out = append(out, sum[:]...)
	_, err = w.Write(out)
	return err
}

// ErrFormat is wrapped by every error about a file that is no usable model.
var ErrFormat = errors.New("not a usable model file")

func bad(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrFormat, fmt.Sprintf(format, args...))
}

// unseal checks what seal wrote, decodes the header and returns the data.
func unseal(data, magic string, version uint32, header any) (string, error) {
	fixed := len(magic) + 8
	switch {
	case len(data) < fixed || data[:len(magic)] != magic:
		return "", bad("it does not begin with %s", magic)
	case le32(data[len(magic):]) != version:
		return "", bad("it has format version %d, this program reads version %d", le32(data[len(magic):]), version)
	case len(data) < fixed+sha256.Size:
		return "", bad("it ends after %d bytes", len(data))
	}
	end := len(data) - sha256.Size
	if sum := sha256.Sum256([]byte(data[:end])); string(sum[:]) != data[end:] {
		return "", bad("the checksum does not match: the file is damaged or cut short")
	}
	n := int(le32(data[len(magic)+4:]))
	if n > end-fixed {
		return "", bad("a header of %d bytes does not fit", n)
	}
	if err := json.Unmarshal([]byte(data[fixed:fixed+n]), header); err != nil {
		return "", bad("header: %v", err)
	}
	return data[fixed+n : end], nil
}

// parts hands out the sections of a file in order.
type parts struct {
	list []Section
	rest string
}

func (p *parts) next(name string, rows, cols int, bits ...int) (s Section, part string, err error) {
	if len(p.list) == 0 {
		return s, "", bad("section %s is missing", name)
	}
	s, p.list = p.list[0], p.list[1:]
	if s.Name != name || s.Rows != rows || s.Cols != cols {
		return s, "", bad("section %s of %d×%d where %s of %d×%d belongs", s.Name, s.Rows, s.Cols, name, rows, cols)
	}
	if !slices.Contains(bits, s.Bits) {
		return s, "", bad("section %s has %d bits", name, s.Bits)
	}
	if s.size() > len(p.rest) {
		return s, "", bad("section %s is cut short", name)
	}
	part, p.rest = p.rest[:s.size()], p.rest[s.size():]
	return s, part, nil
}

// listed reads keys and their values.
func (p *parts) listed(name string, rows int) (List, error) {
	_, part, err := p.next(name+".keys", rows, 1, 32)
	if err != nil {
		return List{}, err
	}
	out := List{Index: NewIndex(readKeys(part))}
	if _, part, err = p.next(name, rows, 1, 16); err != nil {
		return List{}, err
	}
	for i := range rows {
		out.Value = append(out.Value, uint16(part[2*i])|uint16(part[2*i+1])<<8)
	}
	return out, nil
}

// param reads a matrix, ready for Run or, with floats, for training.
func (p *parts) param(to *nn.Param, floats bool) error {
	bits := 8
	if to.Rows == 1 {
		bits = 32
	}
	s, part, err := p.next(to.Name, to.Rows, to.Cols, bits)
	if err != nil {
		return err
	}
	if to.Rows == 1 {
		for i := range to.W {
			to.W[i] = math.Float32frombits(le32(part[4*i:]))
		}
		return nil
	}
	t := readTable(s, part)
	if floats {
		to.W = t.Floats().F
		return nil
	}
	to.W, to.Int = nil, nn.PackInt(t.Q, t.Scale, t.Rows, t.Dim)
	return nil
}

// end checks that nothing is left over.
func (p *parts) end() error {
	if len(p.list) > 0 || len(p.rest) > 0 {
		return bad("%d sections and %d bytes too many", len(p.list), len(p.rest))
	}
	return nil
}

func readKeys(part string) []uint32 {
	keys := make([]uint32, len(part)/4)
	for i := range keys {
		keys[i] = le32(part[4*i:])
	}
	return keys
}

func readTable(s Section, part string) *Table {
	t := &Table{Rows: s.Rows, Dim: s.Cols, Bits: s.Bits, Scale: make([]float32, s.Rows), Q: part[2*s.Rows:]}
	for i := range t.Scale {
		t.Scale[i] = math.Float32frombits((uint32(part[2*i]) | uint32(part[2*i+1])<<8) << 16)
	}
	return t
}

func le32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
