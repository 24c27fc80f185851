//go:build !amd64 || purego

package nn

const fast = false

func kernel(mr, k int, a []float32, ars, acs int, b, c []float32, ldc int, add bool) {
	kernelGo(mr, k, a, ars, acs, b, c, ldc, add)
}

// LSTMCell runs one step over n = len(h) units: gates (4n values: input,
// forget, cell, output) become their activations, c the new cell, tc its tanh,
// h the output.
func LSTMCell(gates, cprev, c, tc, h []float32) { lstmCellGo(gates, cprev, c, tc, h) }

// Dot returns the inner product of a and b.
func Dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s float32
	for i, v := range a {
		s += v * b[i]
	}
	return s
}

// Axpy adds alpha·x to y.
func Axpy(alpha float32, x, y []float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += alpha * v
	}
}

func kernelInt(mr, kq int, a []byte, ars int, b []int8, fix []int32, scale, c []float32, ldc int) {
	kernelIntGo(mr, kq, a, ars, b, fix, scale, c, ldc)
}

func peak(x, s []float32) float32 { return peakGo(x, s) }

func squeeze(x, s []float32, inv float32, out []byte) { squeezeGo(x, s, inv, out) }
