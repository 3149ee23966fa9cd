package synopsis

const (
	longestAligned = 120 // tokens of a sentence that is aligned
	widestSlot     = 5   // tokens
)

// slot is a place where two sentences that are otherwise nearly one have
// different words: tokens [a[0], a[1]) of the first, [b[0], b[1]) of the second.
type slot struct {
	a, b   [2]int
	wa, wb float64 // what they weigh
}

// aligned is a pair of sentences (numbers) with the slots in which they differ.
type aligned struct {
	i, j         int
	slots        []slot
	kept         float64 // weight of what both have
	lostA, lostB float64 // weight of what only one of them has, slots included
}

// keptBut gives the shares of what the sentences say outside a slot that both
// say, the smaller one first.
func (al *aligned) keptBut(s slot) (less, more float64) {
	a := al.kept / (al.kept + al.lostA - s.wa)
	b := al.kept / (al.kept + al.lostB - s.wb)
	return min(a, b), max(a, b)
}

// align sets two sentences beside each other token by token, by their heaviest
// common subsequence (Needleman and Wunsch 1970, without gap costs), and gives
// the slots between the tokens that both have.
func (m *maker) align(i, j int) aligned {
	al := aligned{i: i, j: j}
	x, y := m.keys(i), m.keys(j)
	if len(x) > longestAligned || len(y) > longestAligned {
		return al
	}
	from := [2]int{0, 0}
	for _, p := range append(m.commonTokens(x, y), [2]int{len(x), len(y)}) {
		a, b := [2]int{from[0], p[0]}, [2]int{from[1], p[1]}
		s := slot{m.tokensOf(i, a), m.tokensOf(j, b), weightOf(x, a), weightOf(y, b)}
		al.lostA, al.lostB = al.lostA+s.wa, al.lostB+s.wb
		if a[1] > a[0] && b[1] > b[0] && a[1]-a[0] <= widestSlot && b[1]-b[0] <= widestSlot {
			al.slots = append(al.slots, s)
		}
		if p[0] < len(x) {
			al.kept += x[p[0]].weight
		}
		from = [2]int{p[0] + 1, p[1] + 1}
	}
	return al
}

// tokensOf turns a range of a sentence's tokens into one of its document's.
func (m *maker) tokensOf(i int, r [2]int) [2]int {
	first := m.readings[m.sentences[i].r].Document.Sentences[m.sentences[i].s].First
	return [2]int{first + r[0], first + r[1]}
}

// key is what a token is compared by.
type key struct {
	word   int32 // number of what it says
	weight float64
}

const everyWord = 0.05 // weight of a word that says nothing by itself

// keys gives the tokens of sentence i as keys; not to be changed.
func (m *maker) keys(i int) []key {
	if m.tokenKeys == nil {
		m.tokenKeys, m.tokenWords = make([][]key, len(m.sentences)), map[string]int32{}
	}
	if m.tokenKeys[i] == nil {
		m.tokenKeys[i] = m.readKeys(i)
	}
	return m.tokenKeys[i]
}

// readKeys makes the keys of sentence i.
func (m *maker) readKeys(i int) []key {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	out := make([]key, 0, x.Last-x.First)
	for t := x.First; t < x.Last; t++ {
		word, weight := lower(doc, t), everyWord
		if !hasLetterOrDigit(word) {
			weight = everyWord / 10
		} else if terms := m.wordTerms(&doc.Tokens[t], doc.Language); len(terms) > 0 {
			word, weight = m.vocab.names[terms[0].id], terms[0].weight*m.vocab.rare(terms[0].id)
		}
		out = append(out, key{m.tokenWord(word), weight})
	}
	return out
}

// tokenWord numbers what a token says.
func (m *maker) tokenWord(word string) int32 {
	n, ok := m.tokenWords[word]
	if !ok {
		n = int32(len(m.tokenWords))
		m.tokenWords[word] = n
	}
	return n
}

func weightOf(keys []key, r [2]int) float64 {
	sum := 0.0
	for _, k := range keys[r[0]:r[1]] {
		sum += k.weight
	}
	return sum
}

// commonTokens gives the pairs of places of the heaviest common subsequence.
func (m *maker) commonTokens(x, y []key) [][2]int {
	n := len(y) + 1
	best := m.heaviest(x, y)
	var out [][2]int
	for a, b := 0, 0; a < len(x) && b < len(y); {
		switch v := best[a*n+b]; {
		case x[a].word == y[b].word && v == best[(a+1)*n+b+1]+x[a].weight:
			out = append(out, [2]int{a, b})
			a, b = a+1, b+1
		case v == best[(a+1)*n+b]:
			a++
		default:
			b++
		}
	}
	return out
}

// heaviest gives the weight of the heaviest common subsequence of x[a:] and y[b:],
// at a*(len(y)+1)+b, in scratch of m.
func (m *maker) heaviest(x, y []key) []float64 {
	n := len(y) + 1
	m.subsequences = cleared(m.subsequences, (len(x)+1)*n)
	best := m.subsequences
	for a := len(x) - 1; a >= 0; a-- {
		row, next, k := best[a*n:(a+1)*n], best[(a+1)*n:(a+2)*n], x[a]
		for b := len(y) - 1; b >= 0; b-- {
			v := max(next[b], row[b+1])
			if k.word == y[b].word {
				v = max(v, next[b+1]+k.weight)
			}
			row[b] = v
		}
	}
	return best
}
