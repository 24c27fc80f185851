package net

import "chancery/lang/internal/nn"

// Tree sets heads (-1 for the root) to the best tree with exactly one root.
// scores holds a row for each word: column 0 the root, column j+1 word j.
// Nearly always the best head of every word makes a tree; only otherwise the
// maximum spanning tree is searched (Chu and Liu 1965; Edmonds 1967), and if
// that has several roots once more for each of them alone.
func Tree(scores nn.Mat, heads []int32) {
	n := scores.Rows
	roots := 0
	for i := range n {
		row := scores.Row(i)
		best := -1
		for j, v := range row {
			if j != i+1 && (best < 0 || v > row[best]) {
				best = j
			}
		}
		heads[i] = int32(best - 1)
		if best == 0 {
			roots++
		}
	}
	if roots == 1 && acyclic(heads) {
		return
	}
	s := make([][]float64, n+1)
	for i := range s {
		s[i] = make([]float64, n+1)
		if i > 0 {
			for j, v := range scores.Row(i - 1) {
				s[i][j] = float64(v)
			}
		}
	}
	best := spanning(s)
	var candidates []int
	for i := 1; i <= n; i++ {
		if best[i] == 0 {
			candidates = append(candidates, i)
		}
	}
	if len(candidates) > 1 {
		const never = -1e12
		top := 0.0
		for k, root := range candidates {
			for i := 1; i <= n; i++ {
				s[i][0] = never
			}
			s[root][0] = float64(scores.Row(root - 1)[0])
			try := spanning(s)
			sum := 0.0
			for i := 1; i <= n; i++ {
				sum += s[i][try[i]]
			}
			if k == 0 || sum > top {
				best, top = try, sum
			}
		}
	}
	for i := range n {
		heads[i] = int32(best[i+1] - 1)
	}
}

// acyclic reports whether no word is its own ancestor.
func acyclic(heads []int32) bool {
	const done = -1
	state := make([]int32, len(heads)) // i+1: seen on the way up from i
	for i := range heads {
		for j := int32(i); j >= 0 && state[j] != done; j = heads[j] {
			if state[j] == int32(i+1) {
				return false
			}
			state[j] = int32(i + 1)
		}
		for j := int32(i); j >= 0 && state[j] != done; j = heads[j] {
			state[j] = done
		}
	}
	return true
}

// spanning returns the heads of the maximum arborescence from node 0, where
// s[i][j] is the score of head j for node i. Each cycle of best heads is
// contracted to one node and the smaller graph solved.
func spanning(s [][]float64) []int {
	n := len(s)
	best := make([]int, n)
	for i := 1; i < n; i++ {
		b := -1
		for j, v := range s[i] {
			if j != i && (b < 0 || v > s[i][b]) {
				b = j
			}
		}
		best[i] = b
	}
	cycle := findCycle(best)
	if cycle == nil {
		return best
	}
	in := make([]bool, n)
	for _, v := range cycle {
		in[v] = true
	}
	var keep []int // nodes outside the cycle; the cycle comes last
	for i := range n {
		if !in[i] {
			keep = append(keep, i)
		}
	}
	c := len(keep)
	small := make([][]float64, c+1)
	for i := range small {
		small[i] = make([]float64, c+1)
	}
	enter, leave := make([]int, c), make([]int, c)
	for i, u := range keep {
		for j, v := range keep {
			small[i][j] = s[u][v]
		}
		enter[i], leave[i] = cycle[0], cycle[0]
		gain := func(w int) float64 { return s[w][u] - s[w][best[w]] }
		for _, w := range cycle[1:] {
			if gain(w) > gain(enter[i]) {
				enter[i] = w
			}
			if s[u][w] > s[u][leave[i]] {
				leave[i] = w
			}
		}
		small[c][i], small[i][c] = gain(enter[i]), s[u][leave[i]]
	}
	heads := spanning(small)
	for i, u := range keep {
		if u == 0 {
			continue
		}
		if heads[i] == c {
			best[u] = leave[i]
		} else {
			best[u] = keep[heads[i]]
		}
	}
	best[enter[heads[c]]] = keep[heads[c]]
	return best
}

// findCycle returns the nodes of a cycle, nil if there is none. Node 0 has no head.
func findCycle(best []int) []int {
	seen := make([]int, len(best))
	for i := 1; i < len(best); i++ {
		j := i
		for j != 0 && seen[j] == 0 {
			seen[j] = i
			j = best[j]
		}
		if j == 0 || seen[j] != i {
			continue
		}
		cycle := []int{j}
		for k := best[j]; k != j; k = best[k] {
			cycle = append(cycle, k)
		}
		return cycle
	}
	return nil
}
