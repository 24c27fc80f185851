package eval

import "math"

// assign pairs rows with columns one to one so that the sum of the weights is
// greatest, and returns the column of each row, -1 for none. Pairs of weight 0
// are never made. Method: Hungarian algorithm with potentials, O(n^3).
func assign(rows, cols int, weight func(r, c int) int) []int {
	out := make([]int, rows)
	for i := range out {
		out[i] = -1
	}
	if rows == 0 || cols == 0 {
		return out
	}
	n := max(rows, cols)
	cost := make([][]float64, n+1)
	for i := range cost {
		cost[i] = make([]float64, n+1)
	}
	for r := 0; r < rows; r++ {
		for c := 0; c < cols; c++ {
			cost[r+1][c+1] = -float64(weight(r, c))
		}
	}
	u, v := make([]float64, n+1), make([]float64, n+1)
	p, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		p[0] = i
		j0 := 0
		least := make([]float64, n+1)
		used := make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for {
			used[j0] = true
			i0, j1, delta := p[j0], 0, math.Inf(1)
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if cur := cost[i0][j] - u[i0] - v[j]; cur < least[j] {
					least[j], way[j] = cur, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[p[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			j0 = j1
			if p[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			p[j0] = p[way[j0]]
			j0 = way[j0]
		}
	}
	for j := 1; j <= cols; j++ {
		if r := p[j] - 1; r >= 0 && r < rows && weight(r, j-1) > 0 {
			out[r] = j - 1
		}
	}
	return out
}
