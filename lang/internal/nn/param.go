package nn

// Param is a weight matrix. In training its packed forms serve products with it
// (X·W) and with its transpose (dY·Wᵀ); in reading only Int is set.
type Param struct {
	Name       string
	Rows, Cols int
	W          []float32
	P, PT      *Packed
	Int        *PackedInt
}

// NewParam returns a zero matrix.
func NewParam(name string, rows, cols int) *Param {
	return &Param{Name: name, Rows: rows, Cols: cols, W: make([]float32, rows*cols)}
}

// Mat returns the weights as a matrix.
func (p *Param) Mat() Mat { return View(p.Rows, p.Cols, p.W) }

// Refresh packs the weights after a change.
func (p *Param) Refresh() {
	p.P = Pack(p.Mat(), p.P)
	p.PT = PackT(p.Mat(), p.PT)
}

// Linear computes y = x·W + bias into memory of the arena.
func Linear(a *Arena, x Mat, w, bias *Param) Mat {
	y := a.Mat(x.Rows, w.Cols)
	for i := range y.Rows {
		copy(y.Row(i), bias.W)
	}
	Gemm(x, w.P, y, true)
	return y
}

// LinearGrad adds the gradients of the weights to gw and gb and, unless dx has
// no data, sets dx = dy·Wᵀ.
func LinearGrad(a *Arena, x, dy Mat, w *Param, gw, gb []float32, dx Mat) {
	p := PackIn(a, dy, false)
	GemmT(x, &p, View(w.Rows, w.Cols, gw), true)
	if gb != nil {
		AddRows(gb, dy)
	}
	if dx.Data != nil {
		Gemm(dy, w.PT, dx, false)
	}
}

// AddRows adds every row of m to sum.
func AddRows(sum []float32, m Mat) {
	for i := range m.Rows {
		Axpy(1, m.Row(i), sum)
	}
}
