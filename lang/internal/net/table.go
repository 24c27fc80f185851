package net

import "math"

// Table is a matrix of embeddings, kept in 32-bit floats while training and in
// 8 or 4 bits with one scale per row after.
type Table struct {
	Rows, Dim int
	Bits      int       // 32, 8 or 4
	F         []float32 // 32 bits
	Q         string    // 8 bits: signed bytes; 4 bits: two values plus 8 in a byte, low half first
	Scale     []float32 // by row
}

// NewTable returns a table of zeros for training.
func NewTable(rows, dim int) *Table {
	return &Table{Rows: rows, Dim: dim, Bits: 32, F: make([]float32, rows*dim)}
}

// Add adds row r to dst.
func (t *Table) Add(dst []float32, r int32) {
	dst = dst[:t.Dim]
	switch t.Bits {
	case 32:
		for i, v := range t.F[int(r)*t.Dim:][:len(dst)] {
			dst[i] += v
		}
	case 8:
		q, s := t.Q[int(r)*t.Dim:][:len(dst)], t.Scale[r]
		for i := range dst {
			dst[i] += s * float32(int8(q[i]))
		}
	case 4:
		half := (t.Dim + 1) / 2
		q, s := t.Q[int(r)*half:][:half], t.Scale[r]
		for i := 0; i+1 < len(dst); i += 2 {
			b := q[i/2]
			dst[i] += s * float32(int(b&15)-8)
			dst[i+1] += s * float32(int(b>>4)-8)
		}
		if t.Dim&1 == 1 {
			dst[t.Dim-1] += s * float32(int(q[half-1]&15)-8)
		}
	}
}

// Quantise returns the table in 8 or 4 bits. The scale of each row is the one
// of a few candidates with the least squared error.
func (t *Table) Quantise(bits int) *Table {
	top := float32(int(1)<<(bits-1) - 1)
	out := &Table{Rows: t.Rows, Dim: t.Dim, Bits: bits, Scale: make([]float32, t.Rows)}
	width := t.Dim
	if bits == 4 {
		width = (t.Dim + 1) / 2
	}
	q := make([]byte, t.Rows*width)
	val := make([]int, t.Dim)
	for r := range t.Rows {
		row := t.F[r*t.Dim : (r+1)*t.Dim]
		var most float32
		for _, v := range row {
			most = max(most, max(v, -v))
		}
		if most == 0 {
			for i := range val {
				val[i] = 0
			}
		} else {
			best := float32(math.MaxFloat32)
			fractions := []float32{1}
			if bits == 4 {
				fractions = []float32{1, 0.93, 0.86, 0.79, 0.72, 0.65, 0.58}
			}
			for _, f := range fractions {
				s := Half(most * f / top)
				var e float32
				for _, v := range row {
					d := v - s*float32(round(v/s, top))
					e += d * d
				}
				if e < best {
					best, out.Scale[r] = e, s
				}
			}
			for i, v := range row {
				val[i] = round(v/out.Scale[r], top)
			}
		}
		for i, v := range val {
			if bits == 8 {
				q[r*width+i] = byte(int8(v))
			} else {
				q[r*width+i/2] |= byte(v+8) << (4 * (i & 1))
			}
		}
		if bits == 4 && t.Dim&1 == 1 {
			q[r*width+width-1] |= 8 << 4
		}
	}
	out.Q = string(q)
	return out
}

func round(v, top float32) int {
	return int(math.RoundToEven(float64(min(max(v, -top), top))))
}

// Half rounds a scale to 16 significant bits (bfloat16), as it is stored.
func Half(f float32) float32 {
	b := math.Float32bits(f)
	return math.Float32frombits((b + 0x8000) &^ 0xffff)
}

// Floats returns the table in 32 bits.
func (t *Table) Floats() *Table {
	out := NewTable(t.Rows, t.Dim)
	for r := range t.Rows {
		t.Add(out.F[r*t.Dim:(r+1)*t.Dim], int32(r))
	}
	return out
}
