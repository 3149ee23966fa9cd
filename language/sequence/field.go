package sequence

import (
	"fmt"
	"math"
)

// FieldPlan says how to learn a random field.
type FieldPlan struct {
	Labels []string
	Bits   uint // 1<<Bits rows
	Epochs int
	Prior  float64 // strength of the L2 prior: the inverse of its variance
	Rate   float64 // of learning at the start
	// Bias is by how much the first label, which stands for nothing, is held
	// back in reading: what the learner is unsure of is then found.
	Bias float64
}

// LearnField trains a random field by the plan and gives the weights in the
// form that Open reads.
func LearnField(plan FieldPlan, examples []Example) ([]byte, error) {
	if len(plan.Labels) > 255 {
		return nil, fmt.Errorf("%d labels are too many", len(plan.Labels))
	}
	c := newField(plan)
	c.train(examples)
	for from := range len(plan.Labels) + 1 {
		c.transitions[from*len(plan.Labels)] -= float32(plan.Bias)
	}
	return encode(plan.Labels, plan.Bits, c.weights()), nil
}

// field is a linear-chain conditional random field (Lafferty, McCallum and
// Pereira 2001) over hashed features, learnt by stochastic gradient ascent with
// an L2 prior and a falling rate (Bottou 2010). The same examples in the same
// order with the same plan give the same weights, byte for byte.
type field struct {
	plan        FieldPlan
	rows        []float32 // weights, to be multiplied by scale
	transitions []float32
	scale       float64
	random      random

	emissions, alpha, beta []float64 // token × label
	pairs                  []float64 // token × label before × label
	grad                   []float32
	factors                []float64
	row                    []float32
}

func newField(plan FieldPlan) *field {
	l := len(plan.Labels)
	return &field{
		plan: plan, scale: 1,
		rows: make([]float32, l<<plan.Bits), transitions: make([]float32, (l+1)*l),
		grad: make([]float32, l), row: make([]float32, l),
		random: newRandom(0),
	}
}

func (c *field) rowOf(h uint32) []float32 {
	n := len(c.plan.Labels)
	at := int(h>>(32-c.plan.Bits)) * n
	return c.rows[at : at+n]
}

// train goes over the examples.
func (c *field) train(examples []Example) {
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	lambda := c.plan.Prior / float64(max(len(examples), 1))
	t0 := 1 / (lambda * c.plan.Rate)
	t := 0.0
	for range c.plan.Epochs {
		c.random.shuffle(order)
		for _, i := range order {
			rate := 1 / (lambda * (t0 + t))
			c.scale *= 1 - rate*lambda
			c.step(examples[i].Features, examples[i].Labels, rate/c.scale)
			t++
		}
		if c.scale < smallScale {
			c.fold()
		}
	}
	c.fold()
}

// fold multiplies the weights by their scale.
func (c *field) fold() {
	s := float32(c.scale)
	for i := range c.rows {
		c.rows[i] *= s
	}
	for i := range c.transitions {
		c.transitions[i] *= s
	}
	c.scale = 1
}

// Steps with smaller gradients are left out, which saves most of the time; the
// weights are multiplied by their scale before it gets too small for them.
const (
	leastGradient = 1e-3
	smallScale    = 1e-4
)

func grown(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}

// step moves the weights towards the right labels of one sentence.
func (c *field) step(f *Features, gold []uint8, rate float64) {
	n, l := f.Len(), len(c.plan.Labels)
	if n == 0 {
		return
	}
	c.emissions, c.alpha, c.beta = grown(c.emissions, n*l), grown(c.alpha, n*l), grown(c.beta, n*l)
	c.pairs = grown(c.pairs, n*l*l)
	c.factors = grown(c.factors, n)
	for i := range n {
		clear(c.row)
		for _, h := range f.Emission(i) {
			for k, w := range c.rowOf(h) {
				c.row[k] += w
			}
		}
		for k := range l {
			c.emissions[i*l+k] = float64(c.row[k]) * c.scale
		}
		c.edges(f, i)
	}
	c.marginals(n)
	for i := range n {
		c.move(f, i, gold, float32(rate))
	}
}

// move follows the gradient at token i: right labels less probabilities.
func (c *field) move(f *Features, i int, gold []uint8, rate float32) {
	l := len(c.plan.Labels)
	at := i * l
	if c.gradient(func(k int) float64 { return c.alpha[at+k] * c.beta[at+k] }, gold[i], true, rate) {
		for _, h := range f.Emission(i) {
			addRow(c.rowOf(h), c.grad)
		}
	}
	for from := range c.froms(i) {
		label := from
		if i == 0 {
			label = l
		}
		p := c.pairs[(at+from)*l : (at+from)*l+l]
		if !c.gradient(func(k int) float64 { return p[k] }, gold[i], i == 0 || from == int(gold[i-1]), rate) {
			continue
		}
		addRow(c.transitions[label*l:label*l+l], c.grad)
		for _, h := range f.Edge(i) {
			addRow(c.rowOf(Mix(h, uint32(label)+1)), c.grad)
		}
	}
}

// gradient fills grad with a step of the rate and reports whether it is worth
// taking.
func (c *field) gradient(probability func(int) float64, gold uint8, isGold bool, rate float32) bool {
	var most float32
	for k := range c.grad {
		g := -float32(probability(k))
		if isGold && k == int(gold) {
			g++
		}
		c.grad[k] = g * rate
		most = max(most, g, -g)
	}
	return most > leastGradient
}

func addRow(row, by []float32) {
	for k, g := range by {
		row[k] += g
	}
}

// froms is how many labels can stand before token i: of the first, only the
// start.
func (c *field) froms(i int) int {
	if i == 0 {
		return 1
	}
	return len(c.plan.Labels)
}

// edges fills the pairs of token i with the scores of going from label to
// label; of the first token, from the start only.
func (c *field) edges(f *Features, i int) {
	l := len(c.plan.Labels)
	for from := range c.froms(i) {
		label := from
		if i == 0 {
			label = l
		}
		copy(c.row, c.transitions[label*l:label*l+l])
		for _, h := range f.Edge(i) {
			for k, w := range c.rowOf(Mix(h, uint32(label)+1)) {
				c.row[k] += w
			}
		}
		for k := range l {
			c.pairs[(i*l+from)*l+k] = float64(c.row[k]) * c.scale
		}
	}
}

// marginals turns the scores into probabilities: alpha·beta of a label, pairs
// of two labels in a row. Both passes are scaled at each token.
func (c *field) marginals(n int) {
	l := len(c.plan.Labels)
	for i := range n {
		e := c.emissions[i*l : i*l+l]
		froms := c.froms(i)
		p := c.pairs[i*l*l : i*l*l+froms*l]
		most := math.Inf(-1)
		for x := range p {
			p[x] += e[x%l]
			most = max(most, p[x])
		}
		for x := range p {
			p[x] = math.Exp(p[x] - most)
		}
		a := c.alpha[i*l : i*l+l]
		clear(a)
		for from := range froms {
			before := 1.0
			if i > 0 {
				before = c.alpha[(i-1)*l+from]
			}
			for k := range l {
				a[k] += before * p[from*l+k]
			}
		}
		sum := 0.0
		for _, x := range a {
			sum += x
		}
		for k := range a {
			a[k] /= sum
		}
		c.factors[i] = sum
	}
	for k := range l {
		c.beta[(n-1)*l+k] = 1
	}
	for i := n - 1; i >= 0; i-- {
		b := c.beta[i*l : i*l+l]
		froms := c.froms(i)
		for from := range froms {
			p := c.pairs[(i*l+from)*l : (i*l+from)*l+l]
			before, sum := 1.0, 0.0
			if i > 0 {
				before = c.alpha[(i-1)*l+from]
			}
			for k := range p {
				x := p[k] * b[k] / c.factors[i]
				sum += x
				p[k] = before * x
			}
			if i > 0 {
				c.beta[(i-1)*l+from] = sum
			}
		}
	}
}

// weights gives all weights: rows, then transitions.
func (c *field) weights() []float64 {
	out := make([]float64, 0, len(c.rows)+len(c.transitions))
	for _, w := range c.rows {
		out = append(out, float64(w))
	}
	for _, w := range c.transitions {
		out = append(out, float64(w))
	}
	return out
}
