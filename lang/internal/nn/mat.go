package nn

// Mat is a view of a row-major matrix: element (i, j) is Data[i*Stride+j].
type Mat struct {
	Rows, Cols, Stride int
	Data               []float32
}

// View returns data as a dense rows×cols matrix.
func View(rows, cols int, data []float32) Mat {
	return Mat{rows, cols, cols, data[:rows*cols]}
}

// Row returns row i.
func (m Mat) Row(i int) []float32 {
	return m.Data[i*m.Stride : i*m.Stride+m.Cols : i*m.Stride+m.Cols]
}

// Sub returns rows r0 to r1 and columns c0 to c1, both half open.
func (m Mat) Sub(r0, r1, c0, c1 int) Mat {
	if r0 >= r1 {
		return Mat{0, c1 - c0, m.Stride, nil}
	}
	return Mat{r1 - r0, c1 - c0, m.Stride, m.Data[r0*m.Stride+c0 : (r1-1)*m.Stride+c1]}
}

// Arena hands out float32 scratch and takes all of it back at once.
type Arena struct {
	blocks [][]float32
	block  int
	used   int
}

const arenaBlock = 1 << 20 // floats: 4 MB

// Reset takes back everything handed out.
func (a *Arena) Reset() { a.block, a.used = 0, 0 }

// Dirty returns n floats of unknown value.
func (a *Arena) Dirty(n int) []float32 {
	for {
		if a.block == len(a.blocks) {
			a.blocks = append(a.blocks, make([]float32, max(n, arenaBlock)))
		}
		b := a.blocks[a.block]
		if a.used+n <= len(b) {
			s := b[a.used : a.used+n : a.used+n]
			a.used += (n + 7) &^ 7
			return s
		}
		if a.used == 0 { // a block too small even when empty: replace it
			a.blocks[a.block] = make([]float32, n)
			continue
		}
		a.block, a.used = a.block+1, 0
	}
}

// Zero returns n zeros.
func (a *Arena) Zero(n int) []float32 {
	s := a.Dirty(n)
	clear(s)
	return s
}

// Mat returns a dense matrix of unknown values.
func (a *Arena) Mat(rows, cols int) Mat { return View(rows, cols, a.Dirty(rows*cols)) }

// ZeroMat returns a dense matrix of zeros.
func (a *Arena) ZeroMat(rows, cols int) Mat { return View(rows, cols, a.Zero(rows*cols)) }
