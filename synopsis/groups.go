package synopsis

// groups joins numbers into groups (union–find that keeps the members).
type groups struct {
	root []int
	list [][]int
}

func newGroups(n int) *groups {
	g := &groups{root: make([]int, n), list: make([][]int, n)}
	for i := range g.root {
		g.root[i] = i
		g.list[i] = []int{i}
	}
	return g
}

func (g *groups) find(i int) int {
	for g.root[i] != i {
		g.root[i] = g.root[g.root[i]]
		i = g.root[i]
	}
	return i
}

func (g *groups) members(root int) []int { return g.list[root] }

// join puts the smaller of two groups, given by their roots, into the larger.
func (g *groups) join(a, b int) {
	if len(g.list[a]) < len(g.list[b]) {
		a, b = b, a
	}
	g.root[b] = a
	g.list[a] = append(g.list[a], g.list[b]...)
	g.list[b] = nil
}

// unite puts the groups of two numbers into one.
func (g *groups) unite(i, j int) {
	if a, b := g.find(i), g.find(j); a != b {
		g.join(a, b)
	}
}
