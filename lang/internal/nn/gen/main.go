// Command gen writes the AVX2 kernels of package nn:
//
//	go run . -out ../kernels_amd64.s -stubs ../kernels_amd64.go -pkg nn
//
// It is a module of its own so that the product does not depend on avo.
package main

import (
	"fmt"
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

func main() {
	ConstraintExpr("amd64,!purego")
	cpu()
	for mr := 1; mr <= 6; mr++ {
		gemm(mr)
	}
	for mr := 1; mr <= 6; mr++ {
		gemmInt(mr)
	}
	peak()
	squeeze()
	lstmCell()
	dot()
	axpy()
	Generate()
}

// cpu emits the two instructions that feature detection needs.
func cpu() {
	TEXT("cpuid", NOSPLIT, "func(leaf, sub uint32) (a, b, c, d uint32)")
	Doc("cpuid executes CPUID.")
	Load(Param("leaf"), EAX)
	Load(Param("sub"), ECX)
	CPUID()
	Store(EAX, Return("a"))
	Store(EBX, Return("b"))
	Store(ECX, Return("c"))
	Store(EDX, Return("d"))
	RET()

	TEXT("xgetbv", NOSPLIT, "func() (lo, hi uint32)")
	Doc("xgetbv reads the extended control register 0: which vector state the system saves.")
	XORL(ECX, ECX)
	XGETBV()
	Store(EAX, Return("lo"))
	Store(EDX, Return("hi"))
	RET()
}

// gemm emits C[mr×16] (+)= A[mr×k] · B[k×16]: B is one packed panel, A is read
// with free row and column strides (in bytes), so that it may be transposed.
func gemm(mr int) {
	TEXT(fmt.Sprintf("gemm%dx16", mr), NOSPLIT, "func(k int, a *float32, ars, acs int, b *float32, c *float32, ldc int, acc int)")
	Doc(fmt.Sprintf("gemm%dx16 computes a block of %d rows and 16 columns; strides are in bytes.", mr, mr))
	Pragma("noescape")
	k := Load(Param("k"), GP64())
	a := Load(Param("a"), GP64())
	ars := Load(Param("ars"), GP64())
	acs := Load(Param("acs"), GP64())
	b := Load(Param("b"), GP64())
	acc := make([][2]VecVirtual, mr)
	for i := range acc {
		acc[i] = [2]VecVirtual{YMM(), YMM()}
		VXORPS(acc[i][0], acc[i][0], acc[i][0])
		VXORPS(acc[i][1], acc[i][1], acc[i][1])
	}
	// Rows 0-2 are reached from a, rows 3-5 from a3 = a + 3*ars.
	a3 := GP64()
	if mr > 3 {
		LEAQ(Mem{Base: a, Index: ars, Scale: 2}, a3)
		ADDQ(ars, a3)
	}
	row := func(i int) Mem {
		base := Register(a)
		if i >= 3 {
			base, i = a3, i-3
		}
		switch i {
		case 0:
			return Mem{Base: base}
		case 1:
			return Mem{Base: base, Index: ars, Scale: 1}
		}
		return Mem{Base: base, Index: ars, Scale: 2}
	}
	TESTQ(k, k)
	JZ(LabelRef("store"))
	Label("loop")
	b0, b1 := YMM(), YMM()
	VMOVUPS(Mem{Base: b}, b0)
	VMOVUPS(Mem{Base: b, Disp: 32}, b1)
	for i := 0; i < mr; i++ {
		x := YMM()
		VBROADCASTSS(row(i), x)
		VFMADD231PS(b0, x, acc[i][0])
		VFMADD231PS(b1, x, acc[i][1])
	}
	ADDQ(Imm(64), b)
	ADDQ(acs, a)
	if mr > 3 {
		ADDQ(acs, a3)
	}
	DECQ(k)
	JNZ(LabelRef("loop"))
	Label("store")
	c := Load(Param("c"), GP64())
	ldc := Load(Param("ldc"), GP64())
	flag := Load(Param("acc"), GP64())
	TESTQ(flag, flag)
	JZ(LabelRef("plain"))
	for i := 0; i < mr; i++ {
		VADDPS(Mem{Base: c}, acc[i][0], acc[i][0])
		VADDPS(Mem{Base: c, Disp: 32}, acc[i][1], acc[i][1])
		VMOVUPS(acc[i][0], Mem{Base: c})
		VMOVUPS(acc[i][1], Mem{Base: c, Disp: 32})
		if i < mr-1 {
			ADDQ(ldc, c)
		}
	}
	VZEROUPPER()
	RET()
	Label("plain")
	for i := 0; i < mr; i++ {
		VMOVUPS(acc[i][0], Mem{Base: c})
		VMOVUPS(acc[i][1], Mem{Base: c, Disp: 32})
		if i < mr-1 {
			ADDQ(ldc, c)
		}
	}
	VZEROUPPER()
	RET()
}

// gemmInt emits C[mr×16] += scale · (A[mr×4k] · B[4k×16] - fix): A holds unsigned
// bytes of at most 127, so that two products with signed bytes never saturate the
// 16 bits of VPMADDUBSW; B is a panel of quads, 4 rows of each column together.
func gemmInt(mr int) {
	TEXT(fmt.Sprintf("gemmInt%dx16", mr), NOSPLIT, "func(k int, a *uint8, ars int, b *int8, fix *int32, scale *float32, c *float32, ldc int)")
	Doc(fmt.Sprintf("gemmInt%dx16 adds a block of %d rows and 16 columns of an integer product; k counts", mr, mr), "quads, ldc bytes.")
	Pragma("noescape")
	k := Load(Param("k"), GP64())
	a := Load(Param("a"), GP64())
	ars := Load(Param("ars"), GP64())
	b := Load(Param("b"), GP64())
	acc := make([][2]VecVirtual, mr)
	for i := range acc {
		acc[i] = [2]VecVirtual{YMM(), YMM()}
		VPXOR(acc[i][0], acc[i][0], acc[i][0])
		VPXOR(acc[i][1], acc[i][1], acc[i][1])
	}
	a3 := GP64()
	if mr > 3 {
		LEAQ(Mem{Base: a, Index: ars, Scale: 2}, a3)
		ADDQ(ars, a3)
	}
	row := func(i int) Mem {
		base := Register(a)
		if i >= 3 {
			base, i = a3, i-3
		}
		switch i {
		case 0:
			return Mem{Base: base}
		case 1:
			return Mem{Base: base, Index: ars, Scale: 1}
		}
		return Mem{Base: base, Index: ars, Scale: 2}
	}
	ones := YMM()
	VMOVDQU(i8(0x00010001), ones)
	Label("loop")
	for i := 0; i < mr; i++ {
		x, t := YMM(), YMM()
		VPBROADCASTD(row(i), x)
		VPMADDUBSW(Mem{Base: b}, x, t)
		VPMADDUBSW(Mem{Base: b, Disp: 32}, x, x)
		VPMADDWD(ones, t, t)
		VPMADDWD(ones, x, x)
		VPADDD(t, acc[i][0], acc[i][0])
		VPADDD(x, acc[i][1], acc[i][1])
	}
	ADDQ(Imm(64), b)
	ADDQ(Imm(4), a)
	if mr > 3 {
		ADDQ(Imm(4), a3)
	}
	DECQ(k)
	JNZ(LabelRef("loop"))
	fix := Load(Param("fix"), GP64())
	scale := Load(Param("scale"), GP64())
	c := Load(Param("c"), GP64())
	ldc := Load(Param("ldc"), GP64())
	for i := 0; i < mr; i++ {
		s := YMM()
		VBROADCASTSS(Mem{Base: scale, Disp: 4 * i}, s)
		for h := 0; h < 2; h++ {
			r := acc[i][h]
			VPSUBD(Mem{Base: fix, Disp: 32 * h}, r, r)
			VCVTDQ2PS(r, r)
			VMULPS(s, r, r)
			VADDPS(Mem{Base: c, Disp: 32 * h}, r, r)
			VMOVUPS(r, Mem{Base: c, Disp: 32 * h})
		}
		if i < mr-1 {
			ADDQ(ldc, c)
		}
	}
	VZEROUPPER()
	RET()
}

// peak emits the largest |x·s|.
func peak() {
	TEXT("peak32", NOSPLIT, "func(x, s *float32, n int) float32")
	Doc("peak32 returns the largest |x·s| of n values, n a multiple of 32.")
	Pragma("noescape")
	x := Load(Param("x"), GP64())
	s := Load(Param("s"), GP64())
	n := Load(Param("n"), GP64())
	var m [4]VecVirtual
	for i := range m {
		m[i] = YMM()
		VXORPS(m[i], m[i], m[i])
	}
	mask := YMM()
	VMOVUPS(i8(0x7fffffff), mask)
	off := GP64()
	XORQ(off, off)
	Label("loop")
	for i := range m {
		v := YMM()
		VMOVUPS(Mem{Base: x, Index: off, Scale: 4, Disp: 32 * i}, v)
		VMULPS(Mem{Base: s, Index: off, Scale: 4, Disp: 32 * i}, v, v)
		VANDPS(mask, v, v)
		VMAXPS(v, m[i], m[i])
	}
	ADDQ(Imm(32), off)
	CMPQ(off, n)
	JLT(LabelRef("loop"))
	VMAXPS(m[1], m[0], m[0])
	VMAXPS(m[3], m[2], m[2])
	VMAXPS(m[2], m[0], m[0])
	hi := XMM()
	VEXTRACTF128(Imm(1), m[0], hi)
	VMAXPS(hi, m[0].AsX(), hi)
	t := XMM()
	VMOVHLPS(hi, hi, t)
	VMAXPS(t, hi, hi)
	VMOVSHDUP(hi, t)
	VMAXSS(t, hi, hi)
	VZEROUPPER()
	Store(hi, ReturnIndex(0))
	RET()
}

// squeeze emits out = round(x·s·inv) + 64 as bytes.
func squeeze() {
	TEXT("squeeze32", NOSPLIT, "func(x, s *float32, inv float32, out *uint8, n int)")
	Doc("squeeze32 writes round(x·s·inv)+64 of n values as bytes, n a multiple of 32.")
	Pragma("noescape")
	x := Load(Param("x"), GP64())
	s := Load(Param("s"), GP64())
	im, _ := Param("inv").Resolve()
	inv := YMM()
	VBROADCASTSS(im.Addr, inv)
	out := Load(Param("out"), GP64())
	n := Load(Param("n"), GP64())
	bias, order := YMM(), YMM()
	VMOVDQU(i8(64), bias)
	om := GLOBL("order", RODATA|NOPTR)
	for i, v := range []uint32{0, 4, 1, 5, 2, 6, 3, 7} {
		DATA(4*i, U32(v))
	}
	VMOVDQU(om, order)
	off := GP64()
	XORQ(off, off)
	Label("loop")
	var q [4]VecVirtual
	for i := range q {
		q[i] = YMM()
		VMOVUPS(Mem{Base: x, Index: off, Scale: 4, Disp: 32 * i}, q[i])
		VMULPS(Mem{Base: s, Index: off, Scale: 4, Disp: 32 * i}, q[i], q[i])
		VMULPS(inv, q[i], q[i])
		VCVTPS2DQ(q[i], q[i])
		VPADDD(bias, q[i], q[i])
	}
	VPACKSSDW(q[1], q[0], q[0])
	VPACKSSDW(q[3], q[2], q[2])
	VPACKUSWB(q[2], q[0], q[0])
	VPERMD(q[0], order, q[0])
	VMOVDQU(q[0], Mem{Base: out, Index: off, Scale: 1})
	ADDQ(Imm(32), off)
	CMPQ(off, n)
	JLT(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

var consts = map[string]Mem{}

// f8 returns eight copies of a constant in memory.
func f8(v float32) Mem {
	key := fmt.Sprintf("c%08x", math.Float32bits(v))
	if m, ok := consts[key]; ok {
		return m
	}
	m := GLOBL(key, RODATA|NOPTR)
	for i := 0; i < 8; i++ {
		DATA(i*4, U32(math.Float32bits(v))) // avo prints whole floats as integers
	}
	consts[key] = m
	return m
}

func i8(v uint32) Mem {
	key := fmt.Sprintf("i%08x", v)
	if m, ok := consts[key]; ok {
		return m
	}
	m := GLOBL(key, RODATA|NOPTR)
	for i := 0; i < 8; i++ {
		DATA(i*4, U32(v))
	}
	consts[key] = m
	return m
}

// exp replaces x by e^x: Cephes expf (Moshier), relative error about 2e-7.
func exp(x VecVirtual) {
	VMINPS(f8(87), x, x)
	VMAXPS(f8(-87), x, x)
	n := YMM()
	VMULPS(f8(1.44269504088896341), x, n)
	VROUNDPS(Imm(0), n, n)
	VFNMADD231PS(f8(0.693359375), n, x)
	VFNMADD231PS(f8(-2.12194440e-4), n, x)
	p := YMM()
	VMOVUPS(f8(1.9875691500e-4), p)
	VFMADD213PS(f8(1.3981999507e-3), x, p)
	VFMADD213PS(f8(8.3334519073e-3), x, p)
	VFMADD213PS(f8(4.1665795894e-2), x, p)
	VFMADD213PS(f8(1.6666665459e-1), x, p)
	VFMADD213PS(f8(5.0000001201e-1), x, p)
	x2 := YMM()
	VMULPS(x, x, x2)
	VADDPS(f8(1), x, x)
	VFMADD213PS(x, x2, p)
	VCVTPS2DQ(n, n)
	VPSLLD(Imm(23), n, n)
	VPADDD(n, p, x)
}

// sigmoid replaces x by 1/(1+e^(scale·-x)).
func sigmoid(x VecVirtual, scale float32) {
	VMULPS(f8(-scale), x, x)
	exp(x)
	VADDPS(f8(1), x, x)
	one := YMM()
	VMOVUPS(f8(1), one)
	VDIVPS(x, one, x)
}

func tanh(x VecVirtual) {
	sigmoid(x, 2)
	VADDPS(x, x, x)
	VSUBPS(f8(1), x, x)
}

func lstmCell() {
	TEXT("lstmCell8", NOSPLIT, "func(gates, cprev, c, tc, h *float32, n int)")
	Doc("lstmCell8 runs one LSTM step over n units, n a multiple of 8. gates holds n values",
		"each of input, forget, cell and output gate and is overwritten by their",
		"activations; c gets the new cell, tc its tanh, h the output.")
	Pragma("noescape")
	g := Load(Param("gates"), GP64())
	cp := Load(Param("cprev"), GP64())
	c := Load(Param("c"), GP64())
	tc := Load(Param("tc"), GP64())
	h := Load(Param("h"), GP64())
	n := Load(Param("n"), GP64())
	gf, gg, go_ := GP64(), GP64(), GP64()
	LEAQ(Mem{Base: g, Index: n, Scale: 4}, gf)
	LEAQ(Mem{Base: g, Index: n, Scale: 8}, gg)
	LEAQ(Mem{Base: gf, Index: n, Scale: 8}, go_)
	off := GP64()
	XORQ(off, off)
	at := func(p Register) Mem { return Mem{Base: p, Index: off, Scale: 4} }
	Label("loop")
	i, f, t, o := YMM(), YMM(), YMM(), YMM()
	VMOVUPS(at(g), i)
	sigmoid(i, 1)
	VMOVUPS(i, at(g))
	VMOVUPS(at(gg), t)
	tanh(t)
	VMOVUPS(t, at(gg))
	VMULPS(i, t, t)
	VMOVUPS(at(gf), f)
	sigmoid(f, 1)
	VMOVUPS(f, at(gf))
	VFMADD231PS(at(cp), f, t)
	VMOVUPS(t, at(c))
	tanh(t)
	VMOVUPS(t, at(tc))
	VMOVUPS(at(go_), o)
	sigmoid(o, 1)
	VMOVUPS(o, at(go_))
	VMULPS(o, t, t)
	VMOVUPS(t, at(h))
	ADDQ(Imm(8), off)
	CMPQ(off, n)
	JLT(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

func dot() {
	TEXT("dot8", NOSPLIT, "func(a, b *float32, n int) float32")
	Doc("dot8 is the inner product of n values, n a multiple of 8.")
	Pragma("noescape")
	a := Load(Param("a"), GP64())
	b := Load(Param("b"), GP64())
	n := Load(Param("n"), GP64())
	s, x := YMM(), YMM()
	VXORPS(s, s, s)
	off := GP64()
	XORQ(off, off)
	Label("loop")
	CMPQ(off, n)
	JGE(LabelRef("end"))
	VMOVUPS(Mem{Base: a, Index: off, Scale: 4}, x)
	VFMADD231PS(Mem{Base: b, Index: off, Scale: 4}, x, s)
	ADDQ(Imm(8), off)
	JMP(LabelRef("loop"))
	Label("end")
	hi := XMM()
	VEXTRACTF128(Imm(1), s, hi)
	VADDPS(hi, s.AsX(), hi)
	VHADDPS(hi, hi, hi)
	VHADDPS(hi, hi, hi)
	VZEROUPPER()
	Store(hi, ReturnIndex(0))
	RET()
}

func axpy() {
	TEXT("axpy8", NOSPLIT, "func(alpha float32, x, y *float32, n int)")
	Doc("axpy8 adds alpha·x to y over n values, n a multiple of 8.")
	Pragma("noescape")
	al := YMM()
	am, _ := Param("alpha").Resolve()
	VBROADCASTSS(am.Addr, al)
	x := Load(Param("x"), GP64())
	y := Load(Param("y"), GP64())
	n := Load(Param("n"), GP64())
	off := GP64()
	XORQ(off, off)
	v := YMM()
	Label("loop")
	CMPQ(off, n)
	JGE(LabelRef("end"))
	VMOVUPS(Mem{Base: y, Index: off, Scale: 4}, v)
	yy := YMM()
	VMOVUPS(Mem{Base: x, Index: off, Scale: 4}, yy)
	VFMADD231PS(yy, al, v)
	VMOVUPS(v, Mem{Base: y, Index: off, Scale: 4})
	ADDQ(Imm(8), off)
	JMP(LabelRef("loop"))
	Label("end")
	VZEROUPPER()
	RET()
}
