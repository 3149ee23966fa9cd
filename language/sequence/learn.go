package sequence

import "fmt"

// Example is a sentence to learn from: its features and right labels.
type Example struct {
	Features *Features
	Labels   []uint8
}

// Learner is an averaged structured perceptron. The same examples in the same
// order with the same options give the same weights, byte for byte.
type Learner struct {
	plan        Plan
	thinned     Features
	rows        []int32 // current weights
	sums        []int64 // sum of weights over time, up to since
	transitions []int32
	transSums   []int64
	since       []int32
	transSince  []int32
	now         int32
	random      random
	decoder     Decoder
}

// NewLearner makes the learner of a number: each sees the examples in an order
// of its own.
func NewLearner(plan Plan, number int) *Learner {
	n, t := len(plan.Labels)<<plan.Bits, (len(plan.Labels)+1)*len(plan.Labels)
	return &Learner{
		plan: plan,
		rows: make([]int32, n), sums: make([]int64, n), since: make([]int32, n),
		transitions: make([]int32, t), transSums: make([]int64, t), transSince: make([]int32, t),
		random: newRandom(number),
	}
}

func (l *Learner) labels() int { return len(l.plan.Labels) }

func (l *Learner) transitionsFrom(from int) []int32 {
	n := len(l.plan.Labels)
	return l.transitions[from*n : from*n+n]
}

func (l *Learner) sum(dst []int32, features []uint32) {
	n := len(dst)
	for _, h := range features {
		row := l.rows[int(h>>(32-l.plan.Bits))*n:]
		row = row[:n]
		for k := range dst {
			dst[k] += row[k]
		}
	}
}

func (l *Learner) sumOf(dst []int32, labels []uint8, features []uint32) {
	n := l.labels()
	for _, h := range features {
		row := l.rows[int(h>>(32-l.plan.Bits))*n:]
		for c, label := range labels {
			dst[c] += row[label]
		}
	}
}

// Train goes over the examples, in a new order each epoch, and gives the share
// of right labels in the last one.
func (l *Learner) Train(examples []Example, epochs int) float64 {
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	right, total := 0, 0
	for range epochs {
		right, total = 0, 0
		l.random.shuffle(order)
		for _, i := range order {
			e := Example{l.thin(examples[i].Features), examples[i].Labels}
			l.now++
			answer := l.decoder.decode(l, e.Features, e.Labels, l.plan.Margin)
			for k, a := range answer {
				if a == e.Labels[k] {
					right++
				}
			}
			total += len(answer)
			l.learn(e, answer)
		}
	}
	if total == 0 {
		return 0
	}
	return float64(right) / float64(total)
}

// thin gives the features with a share of them left out, other ones each time,
// so that no single feature is relied on.
func (l *Learner) thin(f *Features) *Features {
	if l.plan.Dropout == 0 {
		return f
	}
	l.thinned.Reset()
	for i := range f.Len() {
		for _, h := range f.Emission(i) {
			if uint32(l.random.next()>>32) >= l.plan.Dropout {
				l.thinned.Emissions = append(l.thinned.Emissions, h)
			}
		}
		l.thinned.Edges = append(l.thinned.Edges, f.Edge(i)...)
		l.thinned.EndToken()
	}
	return &l.thinned
}

// learn moves the weights from the answer towards the right labels.
func (l *Learner) learn(e Example, answer []uint8) {
	n := len(l.plan.Labels)
	goldBefore, answerBefore := n, n
	for i, a := range answer {
		gold, got := int(e.Labels[i]), int(a)
		if gold != got {
			for _, h := range e.Features.Emission(i) {
				l.move(h, gold, 1)
				l.move(h, got, -1)
			}
		}
		if gold != got || goldBefore != answerBefore {
			l.moveTransition(goldBefore, gold, 1)
			l.moveTransition(answerBefore, got, -1)
			for _, h := range e.Features.Edge(i) {
				l.move(Mix(h, uint32(goldBefore)+1), gold, 1)
				l.move(Mix(h, uint32(answerBefore)+1), got, -1)
			}
		}
		goldBefore, answerBefore = gold, got
	}
}

func (l *Learner) move(h uint32, label int, by int32) {
	i := int(h>>(32-l.plan.Bits))*len(l.plan.Labels) + label
	l.sums[i] += int64(l.rows[i]) * int64(l.now-l.since[i])
	l.since[i] = l.now
	l.rows[i] += by
}

func (l *Learner) moveTransition(from, to int, by int32) {
	i := from*len(l.plan.Labels) + to
	l.transSums[i] += int64(l.transitions[i]) * int64(l.now-l.transSince[i])
	l.transSince[i] = l.now
	l.transitions[i] += by
}

// averages gives the weights averaged over all looks at sentences: rows, then
// transitions.
func (l *Learner) averages() []float64 {
	out := make([]float64, 0, len(l.rows)+len(l.transitions))
	add := func(w []int32, sums []int64, since []int32) {
		for i := range w {
			out = append(out, float64(sums[i]+int64(w[i])*int64(l.now-since[i]))/float64(max(l.now, 1)))
		}
	}
	add(l.rows, l.sums, l.since)
	add(l.transitions, l.transSums, l.transSince)
	return out
}

// addTo adds weights to a sum.
func addTo(sum, weights []float64) []float64 {
	if sum == nil {
		return weights
	}
	for i, w := range weights {
		sum[i] += w
	}
	return sum
}

// Plan says how to learn.
type Plan struct {
	Labels []string
	Bits   uint // 1<<Bits rows
	Epochs int
	// Dropout is the share of features left out at random in each look at a
	// sentence, of 1<<32.
	Dropout uint32
	// Margin is by how much the right labels must win.
	Margin int32
	// Learners is how many learners are averaged, 0 for one.
	Learners int
}

// Learn trains by the plan and gives the weights in the form that Open reads.
func Learn(plan Plan, examples []Example) ([]byte, error) {
	if len(plan.Labels) > 255 {
		return nil, fmt.Errorf("%d labels are too many", len(plan.Labels))
	}
	var sum []float64
	for number := range max(plan.Learners, 1) {
		l := NewLearner(plan, number)
		l.Train(examples, plan.Epochs)
		sum = addTo(sum, l.averages())
	}
	return encode(plan.Labels, plan.Bits, sum), nil
}
