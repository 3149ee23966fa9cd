package train

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"

	"synopse/internal/corpus"
	"synopse/internal/newsgen"
	"synopse/report"
	"synopse/story/cluster"
	"synopse/story/profile"
)

// pairSet is reports of which pairs are known to tell the same or not.
type pairSet struct {
	profiles []profile.Profile
	pairs    [][2]int
	same     []bool
	across   bool
	weight   float64 // of the set as a whole
}

// storyWeights trains the model that says whether two reports are of one event.
// No report of a corpus of stories or pairs takes part: what is learnt from are
// parts of one document (the same) and of several (not), sentences and their
// translations, and reports that newsgen makes.
func storyWeights() ([]byte, error) {
	sets, err := pairSets()
	if err != nil {
		return nil, err
	}
	var same, across []sample
	for _, s := range sets {
		samples := s.samples()
		if s.across {
			across = append(across, samples...)
		} else {
			same = append(same, samples...)
		}
	}
	w := cluster.Weights{Same: fit(same, streamLearner), Across: fit(across, streamLearner),
		PileSame: fit(same, pileLearner), PileAcross: fit(across, acrossLearner)}
	var b strings.Builder
	b.WriteString("# Weights of the pair model, made by synopse-train (docs/MODELS.md):\n" +
		"# feature; in a stream: in one language, across languages; in a pile: the same two.\n")
	for i, name := range cluster.FeatureNames {
		fmt.Fprintf(&b, "%-14s %8.4f %8.4f %8.4f %8.4f\n", name, w.Same[i], w.Across[i], w.PileSame[i], w.PileAcross[i])
	}
	return []byte(b.String()), nil
}

func pairSets() ([]pairSet, error) {
	documents, err := documents("tagging/en_ewt_train.conllu.gz", "tagging/en_gum_ccby_train.conllu.gz")
	if err != nil {
		return nil, err
	}
	speeches, err := speeches("speakers-bundestag/train.jsonl.gz")
	if err != nil {
		return nil, err
	}
	translated, err := translations()
	if err != nil {
		return nil, err
	}
	return []pairSet{
		parts(documents, "en", 1), parts(speeches, "de", 1), translated,
		generated(0.5, false, 0.3), generated(0.5, true, 0.3),
	}, nil
}

// documents gives the sentences of each document of treebanks.
func documents(files ...string) ([][]string, error) {
	var out [][]string
	for _, f := range files {
		sentences, err := treebank(f)
		if err != nil {
			return nil, err
		}
		for _, s := range sentences {
			if s.NewDoc || len(out) == 0 {
				out = append(out, nil)
			}
			last := &out[len(out)-1]
			*last = append(*last, s.Text)
		}
	}
	return out, nil
}

// speeches gives the sentences of each speech of the Bundestag set, tokens one
// space apart.
func speeches(file string) ([][]string, error) {
	all, err := speechTokens(file)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, speech := range all {
		var doc []string
		for _, tokens := range speech {
			doc = append(doc, strings.Join(tokens, " "))
		}
		out = append(out, doc)
	}
	return out, nil
}

// speechTokens gives the tokens of each sentence of each speech.
func speechTokens(file string) ([][][]string, error) {
	data, err := corpus.Read(shared(file))
	if err != nil {
		return nil, err
	}
	var out [][][]string
	for n, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var d struct {
			Sentences []struct{ Tokens []string }
		}
		if err := json.Unmarshal(line, &d); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", file, n+1, err)
		}
		var speech [][]string
		for _, s := range d.Sentences {
			speech = append(speech, s.Tokens)
		}
		out = append(out, speech)
	}
	return out, nil
}

// leastSentences is what a document must have to be parted.
const leastSentences = 10

// parts makes two reports of each document, from sentences in turn: they tell the
// same. Of long documents it makes two of the beginning and two of the end: those
// have people and places in common and don't tell the same, as reports of two
// events of one conflict. Parts of different documents don't either; of those
// every one is paired with the most alike and with some others.
func parts(docs [][]string, lang string, weight float64) pairSet {
	rnd := rand.New(rand.NewPCG(7, 7))
	set := pairSet{weight: weight}
	var document []int
	for d, doc := range docs {
		if len(doc) < leastSentences {
			continue
		}
		first := len(set.profiles)
		segments := [][]string{doc}
		if len(doc) >= 3*leastSentences {
			segments = [][]string{doc[:len(doc)/3], doc[len(doc)-len(doc)/3:]}
		}
		for _, segment := range segments {
			set.inTurn(rnd, segment, lang)
			document = append(document, d, d)
		}
		for a := first; a < len(set.profiles); a++ {
			for b := a + 1; b < len(set.profiles); b++ {
				set.add(a, b, (a-first)/2 == (b-first)/2)
			}
		}
	}
	set.others(rnd, func(i, k int) bool { return document[i] == document[k] })
	return set
}

// inTurn makes two reports of sentences in turn.
func (s *pairSet) inTurn(rnd *rand.Rand, sentences []string, lang string) {
	var halves [2]strings.Builder
	most := leastSentences/2 + rnd.IntN(12)
	for i, x := range sentences[:min(len(sentences), 2*most)] {
		halves[(i+rnd.IntN(5)/4)%2].WriteString(x + " ")
	}
	for i := range halves {
		text := halves[i].String()
		if rnd.IntN(3) == 0 && len(text) > 400 { // the beginning only, as in a feed
			text = text[:300+strings.IndexByte(text[300:], ' ')]
		}
		s.profiles = append(s.profiles, profile.Of(&report.Report{Language: lang, Text: text}))
	}
}

func (s *pairSet) add(a, b int, same bool) {
	s.pairs = append(s.pairs, [2]int{a, b})
	s.same = append(s.same, same)
}

const (
	alikeOthers  = 4 // pairs of a report with the most alike that are not the same
	randomOthers = 4
)

// others adds pairs that don't tell the same.
func (s *pairSet) others(rnd *rand.Rand, same func(i, k int) bool) {
	var all [][2]int
	for i := range s.profiles {
		for k := i + 1; k < len(s.profiles); k++ {
			if !same(i, k) && (!s.across || s.profiles[i].Language != s.profiles[k].Language) {
				all = append(all, [2]int{i, k})
			}
		}
	}
	nearest := make([][]scored, len(s.profiles))
	for n, x := range cluster.Compare(s.profiles, all) {
		v := x[1]
		for _, i := range all[n] {
			nearest[i] = keepBest(nearest[i], scored{n, v}, alikeOthers)
		}
	}
	taken := map[int]bool{}
	for i := range nearest {
		for _, c := range nearest[i] {
			if !taken[c.pair] {
				taken[c.pair] = true
				s.add(all[c.pair][0], all[c.pair][1], false)
			}
		}
		for range randomOthers {
			p := all[rnd.IntN(len(all))]
			s.add(p[0], p[1], false)
		}
	}
}

type scored struct {
	pair  int
	score float64
}

func keepBest(list []scored, c scored, n int) []scored {
	at := len(list)
	for at > 0 && list[at-1].score < c.score {
		at--
	}
	if at >= n {
		return list
	}
	list = append(list, scored{})
	copy(list[at+1:], list[at:])
	list[at] = c
	return list[:min(len(list), n)]
}

// translations makes reports of sentences and their translations: a German and
// an English report that have most of their sentences in common tell the same.
func translations() (pairSet, error) {
	german, err := treebank("tagging/de_pud_dev.conllu.gz")
	if err != nil {
		return pairSet{}, err
	}
	english, err := treebank("tagging/en_pud_dev.conllu")
	if err != nil {
		return pairSet{}, err
	}
	if len(german) != len(english) {
		return pairSet{}, fmt.Errorf("the German and the English PUD treebank have %d and %d sentences, not the same number", len(german), len(english))
	}
	rnd := rand.New(rand.NewPCG(11, 11))
	set := pairSet{across: true, weight: 1}
	for round := range 3 {
		size := 6 + 3*round
		for i := 0; i+size <= len(german); i += size {
			var de, en strings.Builder
			for k := i; k < i+size; k++ {
				in := rnd.IntN(10)
				if in < 8 {
					de.WriteString(german[k].Text + " ")
				}
				if in > 1 {
					en.WriteString(english[k].Text + " ")
				}
			}
			set.profiles = append(set.profiles,
				profile.Of(&report.Report{Language: "de", Text: de.String()}), profile.Of(&report.Report{Language: "en", Text: en.String()}))
			n := len(set.profiles)
			set.add(n-2, n-1, true)
		}
	}
	// Reports of different rounds can share sentences: leave those out by number.
	set.others(rnd, func(i, k int) bool { return i/2 == k/2 || i/2 >= len(german)/6 || k/2 >= len(german)/6 })
	return set, nil
}

const (
	generatedReports = 700
	longStory        = 5 // days
)

// generated makes pairs of a stream of newsgen.
func generated(english float64, across bool, weight float64) pairSet {
	rnd := rand.New(rand.NewPCG(13, 13))
	settings := newsgen.Defaults()
	settings.Seed, settings.English, settings.PerDay, settings.Copies, settings.LookAlike = 99, english, 60, 0.1, 0.4
	settings.Days = longStory
	stream := newsgen.New(settings)
	set := pairSet{across: across, weight: weight}
	var stories []int
	for range generatedReports {
		it := stream.Next()
		set.profiles = append(set.profiles, profile.Of(&it.Report))
		stories = append(stories, it.Story)
	}
	for i := range stories {
		for k := i + 1; k < len(stories); k++ {
			if stories[i] == stories[k] && across == (set.profiles[i].Language != set.profiles[k].Language) && rnd.IntN(4) == 0 {
				set.add(i, k, true)
			}
		}
	}
	set.others(rnd, func(i, k int) bool {
		return stories[i] == stories[k] || across == (set.profiles[i].Language == set.profiles[k].Language)
	})
	return set
}

// samples compares the pairs; those that are the same weigh as much as the others.
func (s *pairSet) samples() []sample {
	yes := 0
	for _, same := range s.same {
		if same {
			yes++
		}
	}
	var out []sample
	for i, x := range cluster.Compare(s.profiles, s.pairs) {
		v := sample{x: x, weight: s.weight / float64(len(s.pairs)-yes)}
		if s.same[i] {
			v.same, v.weight = 1, s.weight/float64(yes)
		}
		out = append(out, v)
	}
	return out
}
