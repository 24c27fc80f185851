package nn

import "math"

// Exp is e^x in single precision, as in the kernels: Cephes expf (S. Moshier),
// the argument cut to ±87.
func Exp(x float32) float32 {
	x = min(max(x, -87), 87)
	n := float32(math.RoundToEven(float64(x * 1.44269504088896341)))
	x -= n * 0.693359375
	x -= n * -2.12194440e-4
	p := float32(1.9875691500e-4)
	p = p*x + 1.3981999507e-3
	p = p*x + 8.3334519073e-3
	p = p*x + 4.1665795894e-2
	p = p*x + 1.6666665459e-1
	p = p*x + 5.0000001201e-1
	p = p*x*x + (x + 1)
	return math.Float32frombits(math.Float32bits(p) + uint32(int32(n))<<23)
}

func sigmoid(x float32) float32 { return 1 / (1 + Exp(-x)) }

func tanh(x float32) float32 { return 2*sigmoid(2*x) - 1 }

func lstmCellGo(gates, cprev, c, tc, h []float32) {
	n := len(h)
	gi, gf, gg, g := gates[:n], gates[n:2*n], gates[2*n:3*n], gates[3*n:4*n]
	for k := range n {
		i, f, z, o := sigmoid(gi[k]), sigmoid(gf[k]), tanh(gg[k]), sigmoid(g[k])
		gi[k], gf[k], gg[k], g[k] = i, f, z, o
		c[k] = f*cprev[k] + i*z
		tc[k] = tanh(c[k])
		h[k] = o * tc[k]
	}
}

// Softmax replaces x by exp(x)/sum and returns the log of the sum of exp(x).
func Softmax(x []float32) float32 {
	m := x[0]
	for _, v := range x {
		m = max(m, v)
	}
	var s float32
	for i, v := range x {
		e := Exp(v - m)
		x[i] = e
		s += e
	}
	r := 1 / s
	for i := range x {
		x[i] *= r
	}
	return m + float32(math.Log(float64(s)))
}

// Leak is the slope of the activation below zero.
const Leak = 0.1

// LeakyReLU applies max(x, Leak·x) in place.
func LeakyReLU(x []float32) {
	for i, v := range x {
		x[i] = max(v, Leak*v)
	}
}

// LeakyReLUGrad multiplies dy by the derivative, given the output y.
func LeakyReLUGrad(y, dy []float32) {
	dy = dy[:len(y)]
	for i, v := range y {
		if v < 0 {
			dy[i] *= Leak
		}
	}
}
