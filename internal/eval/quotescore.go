package eval

// quoteScore adds up the figures of the German quotation task.
type quoteScore struct {
	message, roles, joint mean
	micro                 map[string]*tallyF
	form, stwr, pairs     int
	found, foundSpeaker   map[string]int
	gold, predicted       map[string]int
	right                 map[string]int // predicted statements that match a gold one with speaker
	calibration           calibration
}

// mean holds sums of token precision over predictions and recall over gold.
type mean struct {
	precision, recall float64
	predicted, gold   int
}

type tallyF struct{ correct, predicted, gold int }

func (s *quoteScore) init() {
	s.micro = map[string]*tallyF{"message": {}, "roles": {}, "joint": {}}
	s.found, s.foundSpeaker = map[string]int{}, map[string]int{}
	s.gold, s.predicted, s.right = map[string]int{}, map[string]int{}, map[string]int{}
}

// add scores one document.
func (s *quoteScore) add(gold, pred []quoteAnnotation) {
	weight := make([][]float64, len(pred))
	for i := range pred {
		weight[i] = make([]float64, len(gold))
		for j := range gold {
			weight[i][j] = tokenF1(pred[i].Quote.TokenIDs, gold[j].Quote.TokenIDs)
			if pred[i].Type == gold[j].Type {
				weight[i][j] += 0.01
			}
			if pred[i].Medium == gold[j].Medium {
				weight[i][j] += 0.001
			}
		}
	}
	pairOf := make([]int, len(gold)) // prediction matched to each gold, -1 if none
	for j := range pairOf {
		pairOf[j] = -1
	}
	goldOf := make([]int, len(pred))
	for i := range goldOf {
		goldOf[i] = -1
	}
	if len(pred) > 0 && len(gold) > 0 {
		for i, j := range assign(weight) {
			if j >= 0 {
				pairOf[j], goldOf[i] = i, j
			}
		}
	}
	for _, part := range []string{"message", "roles", "joint"} {
		m := s.meanOf(part)
		for i := range pred {
			p := partTokens(&pred[i], part)
			if len(p) == 0 {
				continue
			}
			m.predicted++
			s.micro[part].predicted += len(p)
			if j := goldOf[i]; j >= 0 {
				c := overlap(p, partTokens(&gold[j], part))
				m.precision += float64(c) / float64(len(p))
				s.micro[part].correct += c
			}
		}
		for j := range gold {
			g := partTokens(&gold[j], part)
			if len(g) == 0 {
				continue
			}
			m.gold++
			s.micro[part].gold += len(g)
			if i := pairOf[j]; i >= 0 {
				m.recall += float64(overlap(g, partTokens(&pred[i], part))) / float64(len(g))
			}
		}
	}
	for j, i := range pairOf {
		if i < 0 {
			continue
		}
		s.pairs++
		if pred[i].Type == gold[j].Type {
			s.form++
			if pred[i].Medium == gold[j].Medium {
				s.stwr++
			}
		}
	}
	s.addFound(gold, pred)
}

func (s *quoteScore) meanOf(part string) *mean {
	switch part {
	case "message":
		return &s.message
	case "roles":
		return &s.roles
	}
	return &s.joint
}

// addFound counts gold statements that are covered with IoU ≥ 0.5, one to one,
// and how many of those have an overlapping speaker.
func (s *quoteScore) addFound(gold, pred []quoteAnnotation) {
	used := make([]bool, len(pred))
	right := make([]bool, len(pred))
	defer func() {
		for i := range pred {
			nobody := len(pred[i].Speaker.TokenIDs) == 0
			s.calibration.add(pred[i].confidence, pred[i].evidence, right[i] || nobody && used[i])
		}
	}()
	for j := range gold {
		s.gold[gold[j].Type]++
		s.gold["all"]++
	}
	for i := range pred {
		s.predicted[pred[i].Type]++
		s.predicted["all"]++
	}
	for j, i := range foundPairs(gold, pred) {
		if i < 0 {
			continue
		}
		used[i] = true
		s.found[gold[j].Type]++
		s.found["all"]++
		if speakersMatch(&gold[j], &pred[i]) {
			s.foundSpeaker[gold[j].Type]++
			s.foundSpeaker["all"]++
			s.right["all"]++
			right[i] = true
		}
		s.right[pred[i].Type]++
	}
}

// foundPairs gives for each gold statement the prediction that covers it with
// IoU ≥ 0.5, -1 if there is none: the one-to-one matching that finds most; of
// those the one with most types alike, then speakers, then words. (Taking the best
// prediction for each gold statement in turn depends on the order of the file: the
// clause around a quotation could take the quotation's prediction.)
func foundPairs(gold, pred []quoteAnnotation) []int {
	pairs := make([]int, len(gold))
	for j := range pairs {
		pairs[j] = -1
	}
	if len(gold) == 0 || len(pred) == 0 {
		return pairs
	}
	weight := make([][]float64, len(gold))
	for j := range gold {
		weight[j] = make([]float64, len(pred))
		for i := range pred {
			v := iou(pred[i].Quote.TokenIDs, gold[j].Quote.TokenIDs)
			if v < 0.5 {
				continue
			}
			weight[j][i] = 1000 + v
			if pred[i].Type == gold[j].Type {
				weight[j][i]++
			}
			if speakersMatch(&gold[j], &pred[i]) {
				weight[j][i] += 0.5
			}
		}
	}
	for j, i := range assign(weight) {
		if i >= 0 && weight[j][i] > 0 {
			pairs[j] = i
		}
	}
	return pairs
}

// speakersMatch: the speakers overlap, or neither has one.
func speakersMatch(gold, pred *quoteAnnotation) bool {
	if len(gold.Speaker.TokenIDs) == 0 {
		return len(pred.Speaker.TokenIDs) == 0
	}
	return overlap(gold.Speaker.TokenIDs, pred.Speaker.TokenIDs) > 0
}

// partTokens gives the tokens of a part, told apart by role: token*8 + role.
func partTokens(a *quoteAnnotation, part string) []int {
	var out []int
	put := func(ids []int, role int) {
		for _, t := range ids {
			out = append(out, t*8+role)
		}
	}
	if part != "roles" {
		put(a.Quote.TokenIDs, 0)
	}
	if part != "message" {
		put(a.Speaker.TokenIDs, 1)
		put(a.Cue.TokenIDs, 2)
		put(a.Frame.TokenIDs, 3)
		put(a.Addressee.TokenIDs, 4)
	}
	return out
}

func overlap(a, b []int) int {
	in := make(map[int]bool, len(b))
	for _, x := range b {
		in[x] = true
	}
	n := 0
	for _, x := range a {
		if in[x] {
			n++
		}
	}
	return n
}

func tokenF1(a, b []int) float64 {
	c := overlap(a, b)
	if c == 0 {
		return 0
	}
	return 2 * float64(c) / float64(len(a)+len(b))
}

func iou(a, b []int) float64 {
	c := overlap(a, b)
	if c == 0 {
		return 0
	}
	return float64(c) / float64(len(a)+len(b)-c)
}

func (s *quoteScore) figures() []Figure {
	out := []Figure{
		s.message.figure("Messages (macro)"), s.roles.figure("Roles (macro)"), s.joint.figure("Joint (macro)"),
		PRF("Form", s.form, s.predicted["all"], s.gold["all"]),
		PRF("STWR", s.stwr, s.predicted["all"], s.gold["all"]),
	}
	for _, part := range []string{"message", "roles", "joint"} {
		m := s.micro[part]
		out = append(out, PRF(part+" tokens (micro)", m.correct, m.predicted, m.gold))
	}
	for _, t := range []string{"all", "Direct", "Indirect", "IndirectFreeIndirect", "FreeIndirect", "Reported"} {
		out = append(out, PRF("found, "+t, s.found[t], s.predicted[t], s.gold[t]))
	}
	out = append(out, PRF("found with speaker", s.right["all"], s.predicted["all"], s.gold["all"]))
	for _, t := range []string{"all", "Direct", "Indirect", "IndirectFreeIndirect", "Reported"} {
		out = append(out, Accuracy("speaker right when found, "+t, s.foundSpeaker[t], s.found[t]))
	}
	return append(out, s.calibration.figures()...)
}

func (m *mean) figure(name string) Figure {
	p, r := 0.0, 0.0
	if m.predicted > 0 {
		p = m.precision / float64(m.predicted)
	}
	if m.gold > 0 {
		r = m.recall / float64(m.gold)
	}
	return Macro(name, p, r, m.predicted, m.gold)
}
