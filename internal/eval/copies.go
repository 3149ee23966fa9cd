package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"synopse/report"
	"synopse/story"
)

// copiesSuite plants copies with known edits in the reports of a corpus and
// measures whether they are found, and in which direction.
var copiesSuite = Suite{
	Name:  "copies",
	About: "planted copies by share copied (JSON lines of stories or quotes-de; the copies are made here)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var texts [][]string
		for _, f := range in {
			t, err := plantable(f)
			if err != nil {
				return nil, err
			}
			texts = append(texts, t...)
		}
		if len(texts) < 2 {
			return nil, fmt.Errorf("no two reports of %d sentences and more, one of them each story; nothing can be planted", leastPlanted)
		}
		var out []Figure
		all := copyScore{}
		for percent := 10; percent <= 90; percent += 10 {
			s := measureCopies(texts, percent)
			out = append(out, s.figures(fmt.Sprintf("%d %% copied", percent))...)
			if percent >= 30 {
				all.add(s)
			}
		}
		return append(out, all.figures("30 % copied and more")...), nil
	},
}

// leastPlanted is how many sentences a report must have.
const leastPlanted = 8

// plantable gives the sentences of one report of each story.
func plantable(f Input) ([][]string, error) {
	var out [][]string
	seen := map[string]bool{}
	for n, line := range bytes.Split(f.Data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var a struct {
			Story, Text, OriginalText, DocumentName string
		}
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
		}
		if key := a.Story + a.DocumentName; seen[key] {
			continue
		} else {
			seen[key] = true
		}
		if s := plainSentences(a.Text + a.OriginalText); len(s) >= leastPlanted {
			out = append(out, s)
		}
	}
	return out, nil
}

// plainSentences cuts roughly, after full stops; short pieces stay with the next.
func plainSentences(text string) []string {
	var out []string
	begin := 0
	runes := []rune(text)
	for i, r := range runes {
		if (r == '.' || r == '!' || r == '?') && i+2 < len(runes) && unicode.IsSpace(runes[i+1]) && i-begin > 40 {
			out = append(out, strings.Join(strings.Fields(string(runes[begin:i+1])), " "))
			begin = i + 1
		}
	}
	if rest := strings.Join(strings.Fields(string(runes[begin:])), " "); len(rest) > 40 {
		out = append(out, rest)
	}
	return out[:min(len(out), 40)]
}

// copyScore counts planted copies and what was found.
type copyScore struct {
	planted, found, right int     // copies; those found; those of them in the right direction
	predicted, correct    int     // copies claimed; those between a copy and its source
	decided, decidedRight int     // found with a direction that more than the length speaks for; those right
	blind, blindRight     int     // found where neither date nor credit tells the direction, decided by the text; those right
	share                 float64 // sum of the errors of the share
}

func (s *copyScore) add(o copyScore) {
	s.planted += o.planted
	s.found += o.found
	s.right += o.right
	s.predicted += o.predicted
	s.correct += o.correct
	s.decided += o.decided
	s.decidedRight += o.decidedRight
	s.blind += o.blind
	s.blindRight += o.blindRight
	s.share += o.share
}

func (s *copyScore) figures(name string) []Figure {
	f := Macro(name, ratio(s.correct, s.predicted), ratio(s.found, s.planted), s.predicted, s.planted)
	f.Correct = s.found
	return []Figure{f, Accuracy(name+": direction", s.decidedRight, s.decided), Accuracy(name+": direction known", s.decided, s.found),
		Accuracy(name+": direction by the text", s.blindRight, s.blind), Accuracy(name+": direction, guessed by length where unknown", s.right, s.found), Value(name+": error of the share", s.share/float64(max(1, s.found)), s.found)}
}

// measureCopies plants one copy of each source, the reports before the middle,
// with the rest from another report, and looks for copies among all.
func measureCopies(texts [][]string, percent int) copyScore {
	rnd := rand.New(rand.NewPCG(uint64(percent), 1))
	half := len(texts) / 2
	var sources []story.Source
	var shares []float64
	for i := range half {
		source, donor := texts[i], texts[half+i]
		copied, share := plantCopy(rnd, source, donor, percent)
		shares = append(shares, share)
		early, late, agency := "2026-03-02T08:00:00Z", "2026-03-02T11:00:00Z", ""
		switch i % 4 {
		case 1:
			late = "2026-03-03"
			early = "2026-03-02"
		case 2: // no dates: the source is agency text, the copy credits it
			early, late, agency = "", "", "dpa"
		case 3:
			early, late = "", ""
		}
		pair := []story.Source{plantedReport(source, "source", early, agency), plantedReport(copied, fmt.Sprint("copy ", i), late, "")}
		if agency != "" {
			pair[0].Report.Outlet = agency
			pair[1].Report.Agencies = []string{agency}
		}
		sources = append(sources, pair...)
	}
	s := copyScore{planted: half}
	claimed := make([]int, half) // 0 not found, 1 wrong direction, 2 right
	known := make([]story.Direction, half)
	for _, c := range story.Copies(sources) {
		if c.From < 0 {
			continue
		}
		s.predicted++
		if c.Report/2 != c.From/2 {
			continue
		}
		s.correct++
		claimed[c.Report/2] = 1
		known[c.Report/2] = c.Direction
		if c.Report%2 == 1 {
			claimed[c.Report/2] = 2
			s.share += max(c.Share-shares[c.Report/2], shares[c.Report/2]-c.Share)
		}
	}
	for i, c := range claimed {
		if c == 0 {
			continue
		}
		s.found++
		s.right += c - 1
		if known[i] != story.Unknown {
			s.decided++
			s.decidedRight += c - 1
		}
		if known[i] == story.Text {
			s.blind++
			s.blindRight += c - 1
		}
	}
	return s
}

func plantedReport(sentences []string, outlet, published, agency string) story.Source {
	text := strings.Join(sentences, " ")
	r := &report.Report{Outlet: outlet, Published: published, Text: text,
		Blocks: []report.Block{{Kind: report.Body, Start: 0, End: len([]rune(text))}}}
	if agency != "" {
		r.Agencies = []string{agency}
	}
	return story.Source{Report: r}
}

// plantCopy makes a report of which so many of a hundred words are from the
// source, in runs of one to four sentences, edited, at times in another order,
// and the rest from the donor. It gives the share that was really copied.
func plantCopy(rnd *rand.Rand, source, donor []string, percent int) ([]string, float64) {
	words := 0
	for _, s := range donor {
		words += len(strings.Fields(s))
	}
	sourceWords := 0
	for _, s := range source {
		sourceWords += len(strings.Fields(s))
	}
	total := min(words*100/max(1, 100-percent), sourceWords*100/percent, 400)
	want := total * percent / 100
	var blocks [][]string
	copied := 0
	for i := rnd.IntN(2); i < len(source) && copied < want; {
		var block []string
		for n := 1 + rnd.IntN(4); n > 0 && i < len(source) && copied < want; n-- {
			fields := strings.Fields(source[i])
			if len(fields) > want-copied {
				fields = shortened(fields[:max(min(len(fields), 12), want-copied)]) // a summarised end
			}
			copied += len(fields)
			block = append(block, edited(rnd, fields))
			i++
		}
		blocks = append(blocks, block)
	}
	if rnd.IntN(2) == 0 {
		rnd.Shuffle(len(blocks), func(i, k int) { blocks[i], blocks[k] = blocks[k], blocks[i] })
	}
	own := 0
	for _, s := range donor {
		if own >= total-want {
			break
		}
		own += len(strings.Fields(s))
		at := rnd.IntN(len(blocks) + 1)
		blocks = slices.Insert(blocks, at, []string{s})
	}
	return slices.Concat(blocks...), float64(copied) / float64(max(1, copied+own))
}

// shortened ends a sentence that was cut.
func shortened(fields []string) []string {
	out := slices.Clone(fields)
	last := len(out) - 1
	out[last] = strings.TrimRight(out[last], ",;:–-.") + "."
	return out
}

// otherSpelling is how a copy may write things: umlauts, quotation marks, dashes.
var otherSpelling = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "“", `"`, "”", `"`, "„", `"`, " - ", " – ", "'", "’")

// edited changes one word of some fifteen and, in a third of the sentences, the
// spelling.
func edited(rnd *rand.Rand, fields []string) string {
	out := slices.Clone(fields)
	for i := range out {
		if rnd.IntN(15) == 0 && len(out[i]) > 3 {
			out[i] = []string{"zudem", "however", "etwa", "reportedly", "" + out[i] + " also"}[rnd.IntN(5)]
		}
	}
	text := strings.Join(out, " ")
	if rnd.IntN(3) == 0 {
		text = otherSpelling.Replace(text)
	}
	return text
}
