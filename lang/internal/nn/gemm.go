package nn

// panel is the width of a packed panel: two AVX registers of eight floats.
const panel = 16

// depth is how many rows of B a block holds, so that a panel of it (16 KB)
// stays in the first-level cache.
const depth = 256

// Packed is the right-hand matrix of a product, K×N, laid out in panels of 16
// columns: for each block of depth rows, for each panel, its rows of 16 values,
// the last panel padded with zeros.
type Packed struct {
	K, N int
	data []float32
}

// packedSize returns how many floats a packed K×N matrix takes.
func packedSize(k, n int) int { return k * ((n + panel - 1) / panel * panel) }

// Pack lays out b for Gemm, using the memory of old if that suffices.
func Pack(b Mat, old *Packed) *Packed {
	p := repack(b.Rows, b.Cols, old)
	np := (b.Cols + panel - 1) / panel
	for k0 := 0; k0 < b.Rows; k0 += depth {
		kn := min(depth, b.Rows-k0)
		base := p.data[k0*np*panel:]
		for k := range kn {
			row := b.Row(k0 + k)
			for j := 0; j < np; j++ {
				dst := base[(j*kn+k)*panel : (j*kn+k)*panel+panel]
				n := copy(dst, row[j*panel:])
				clear(dst[n:])
			}
		}
	}
	return p
}

// PackT lays out the transpose of b.
func PackT(b Mat, old *Packed) *Packed {
	p := repack(b.Cols, b.Rows, old)
	np := (b.Rows + panel - 1) / panel
	for k0 := 0; k0 < b.Cols; k0 += depth {
		kn := min(depth, b.Cols-k0)
		base := p.data[k0*np*panel:]
		for j := range np {
			dst := base[j*kn*panel : (j+1)*kn*panel]
			for c := range panel {
				if j*panel+c >= b.Rows {
					for k := range kn {
						dst[k*panel+c] = 0
					}
					continue
				}
				src := b.Row(j*panel + c)[k0 : k0+kn]
				for k, v := range src {
					dst[k*panel+c] = v
				}
			}
		}
	}
	return p
}

func repack(k, n int, old *Packed) *Packed {
	size := packedSize(k, n)
	if old == nil {
		old = &Packed{}
	}
	if cap(old.data) < size {
		old.data = make([]float32, size)
	}
	old.K, old.N, old.data = k, n, old.data[:size]
	return old
}

// PackIn lays out b, or its transpose, in memory of the arena.
func PackIn(a *Arena, b Mat, transpose bool) Packed {
	k, n := b.Rows, b.Cols
	if transpose {
		k, n = n, k
	}
	p := Packed{data: a.Dirty(packedSize(k, n))}
	if transpose {
		PackT(b, &p)
	} else {
		Pack(b, &p)
	}
	return p
}

// Gemm computes c = a·b, or c += a·b if add. a is M×K, c M×N.
func Gemm(a Mat, b *Packed, c Mat, add bool) {
	gemm(a.Rows, a.Cols, a.Data, a.Stride, 1, b, c, add)
}

// GemmT computes c = aᵀ·b, or c += aᵀ·b if add. a is K×M, c M×N.
func GemmT(a Mat, b *Packed, c Mat, add bool) {
	gemm(a.Cols, a.Rows, a.Data, 1, a.Stride, b, c, add)
}

func gemm(m, k int, a []float32, ars, acs int, b *Packed, c Mat, add bool) {
	if k != b.K || c.Rows != m || c.Cols != b.N {
		panic("nn: shapes of a product do not agree")
	}
	if m == 0 || b.N == 0 {
		return
	}
	if k == 0 {
		if !add {
			for i := range m {
				clear(c.Row(i))
			}
		}
		return
	}
	np := (b.N + panel - 1) / panel
	var edge [6 * panel]float32
	for k0 := 0; k0 < k; k0 += depth {
		kn := min(depth, k-k0)
		block := b.data[k0*np*panel:]
		acc := add || k0 > 0
		for j := range np {
			bp := block[j*kn*panel : (j+1)*kn*panel]
			whole := (j+1)*panel <= b.N
			for i := 0; i < m; i += 6 {
				mr := min(6, m-i)
				ap := a[i*ars+k0*acs:]
				if whole {
					kernel(mr, kn, ap, ars, acs, bp, c.Data[i*c.Stride+j*panel:], c.Stride, acc)
					continue
				}
				kernel(mr, kn, ap, ars, acs, bp, edge[:], panel, false)
				for r := range mr {
					dst := c.Row(i + r)[j*panel:]
					src := edge[r*panel : r*panel+len(dst)]
					if acc {
						for x, v := range src {
							dst[x] += v
						}
					} else {
						copy(dst, src)
					}
				}
			}
		}
	}
}

// kernelGo is the portable kernel.
func kernelGo(mr, k int, a []float32, ars, acs int, b, c []float32, ldc int, add bool) {
	for r := range mr {
		var s [panel]float32
		for x := range k {
			v := a[r*ars+x*acs]
			bb := b[x*panel : x*panel+panel : x*panel+panel]
			for j := range s {
				s[j] += v * bb[j]
			}
		}
		dst := c[r*ldc : r*ldc+panel]
		if add {
			for j, v := range s {
				dst[j] += v
			}
		} else {
			copy(dst, s[:])
		}
	}
}
