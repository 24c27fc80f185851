//go:build !purego

package nn

// fast reports whether the processor has AVX2 and FMA and the system saves the
// wide registers.
var fast = detect()

func detect() bool {
	maxLeaf, _, _, _ := cpuid(0, 0)
	if maxLeaf < 7 {
		return false
	}
	const (
		fma     = 1 << 12
		osxsave = 1 << 27
		avx     = 1 << 28
		avx2    = 1 << 5
		ymm     = 6 // XMM and YMM state
	)
	_, _, c, _ := cpuid(1, 0)
	if c&fma == 0 || c&osxsave == 0 || c&avx == 0 {
		return false
	}
	if lo, _ := xgetbv(); lo&ymm != ymm {
		return false
	}
	_, b, _, _ := cpuid(7, 0)
	return b&avx2 != 0
}

func kernel(mr, k int, a []float32, ars, acs int, b, c []float32, ldc int, add bool) {
	if !fast {
		kernelGo(mr, k, a, ars, acs, b, c, ldc, add)
		return
	}
	_ = a[(mr-1)*ars+(k-1)*acs]
	_ = c[(mr-1)*ldc+panel-1]
	_ = b[k*panel-1]
	acc := 0
	if add {
		acc = 1
	}
	ars, acs, ldc = ars*4, acs*4, ldc*4
	switch mr {
	case 6:
		gemm6x16(k, &a[0], ars, acs, &b[0], &c[0], ldc, acc)
	case 5:
		gemm5x16(k, &a[0], ars, acs, &b[0], &c[0], ldc, acc)
	case 4:
		gemm4x16(k, &a[0], ars, acs, &b[0], &c[0], ldc, acc)
	case 3:
		gemm3x16(k, &a[0], ars, acs, &b[0], &c[0], ldc, acc)
	case 2:
		gemm2x16(k, &a[0], ars, acs, &b[0], &c[0], ldc, acc)
	case 1:
		gemm1x16(k, &a[0], ars, acs, &b[0], &c[0], ldc, acc)
	}
}

// LSTMCell runs one step over n = len(h) units, a multiple of 8: gates (4n
// values: input, forget, cell, output) become their activations, c the new
// cell, tc its tanh, h the output.
func LSTMCell(gates, cprev, c, tc, h []float32) {
	n := len(h)
	if !fast || n%8 != 0 {
		lstmCellGo(gates, cprev, c, tc, h)
		return
	}
	_, _, _, _ = gates[4*n-1], cprev[n-1], c[n-1], tc[n-1]
	lstmCell8(&gates[0], &cprev[0], &c[0], &tc[0], &h[0], n)
}

// Dot returns the inner product of a and b.
func Dot(a, b []float32) float32 {
	b = b[:len(a)]
	n := 0
	var s float32
	if fast && len(a) >= 8 {
		n = len(a) &^ 7
		s = dot8(&a[0], &b[0], n)
	}
	for i := n; i < len(a); i++ {
		s += a[i] * b[i]
	}
	return s
}

// Axpy adds alpha·x to y.
func Axpy(alpha float32, x, y []float32) {
	y = y[:len(x)]
	n := 0
	if fast && len(x) >= 8 {
		n = len(x) &^ 7
		axpy8(alpha, &x[0], &y[0], n)
	}
	for i := n; i < len(x); i++ {
		y[i] += alpha * x[i]
	}
}

func kernelInt(mr, kq int, a []byte, ars int, b []int8, fix []int32, scale, c []float32, ldc int) {
	if !fast {
		kernelIntGo(mr, kq, a, ars, b, fix, scale, c, ldc)
		return
	}
	_ = a[(mr-1)*ars+kq*quad-1]
	_ = c[(mr-1)*ldc+panel-1]
	_, _, _ = b[kq*panel*quad-1], fix[panel-1], scale[mr-1]
	ldc *= 4
	switch mr {
	case 6:
		gemmInt6x16(kq, &a[0], ars, &b[0], &fix[0], &scale[0], &c[0], ldc)
	case 5:
		gemmInt5x16(kq, &a[0], ars, &b[0], &fix[0], &scale[0], &c[0], ldc)
	case 4:
		gemmInt4x16(kq, &a[0], ars, &b[0], &fix[0], &scale[0], &c[0], ldc)
	case 3:
		gemmInt3x16(kq, &a[0], ars, &b[0], &fix[0], &scale[0], &c[0], ldc)
	case 2:
		gemmInt2x16(kq, &a[0], ars, &b[0], &fix[0], &scale[0], &c[0], ldc)
	case 1:
		gemmInt1x16(kq, &a[0], ars, &b[0], &fix[0], &scale[0], &c[0], ldc)
	}
}

// peak returns the largest |x·s|.
func peak(x, s []float32) float32 {
	s = s[:len(x)]
	n := 0
	var m float32
	if fast && len(x) >= 32 {
		n = len(x) &^ 31
		m = peak32(&x[0], &s[0], n)
	}
	return max(m, peakGo(x[n:], s[n:]))
}

// squeeze writes round(x·s·inv) + half as bytes.
func squeeze(x, s []float32, inv float32, out []byte) {
	s, out = s[:len(x)], out[:cap(out)]
	_ = out[len(x)-1]
	n := 0
	if fast && len(x) >= 32 {
		n = len(x) &^ 31
		squeeze32(&x[0], &s[0], inv, &out[0], n)
	}
	squeezeGo(x[n:], s[n:], inv, out[n:])
}
