package eval

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"synopse/report"
	"synopse/story/cluster"
	"synopse/story/profile"
)

// pairsSuite measures the likeness of two reports against readers' ratings from
// 1 (same) to 4 (different), by language pair, without and with suspect texts.
var pairsSuite = Suite{
	Name:  "pairs",
	About: "likeness of two reports against readers' ratings (JSON lines with title1, text1, title2, text2, overall)",
	Run: func(in []Input, predictions io.Writer) ([]Figure, error) {
		var out []Figure
		for _, f := range in {
			pairs, err := parsePairs(f)
			if err != nil {
				return nil, err
			}
			scores := likeness(pairs)
			for i, p := range pairs {
				if err := writeLine(predictions, predictedPair{p.ID, scores[i]}); err != nil {
					return nil, err
				}
			}
			out = append(out, pairFigures(pairs, scores)...)
		}
		return out, nil
	},
}

type ratedPair struct {
	ID      string  `json:"id"`
	Lang1   string  `json:"lang1"`
	Lang2   string  `json:"lang2"`
	Title1  string  `json:"title1"`
	Text1   string  `json:"text1"`
	Title2  string  `json:"title2"`
	Text2   string  `json:"text2"`
	Overall float64 `json:"overall"`
	Suspect bool    `json:"suspect"`
}

type predictedPair struct {
	ID    string  `json:"id"`
	Score float64 `json:"score"`
}

func parsePairs(f Input) ([]ratedPair, error) {
	var out []ratedPair
	for n, line := range bytes.Split(f.Data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var p ratedPair
		if err := json.Unmarshal(line, &p); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
		}
		if p.ID == "" || p.Overall == 0 {
			return nil, fmt.Errorf("%s line %d: id or overall is missing; every line is a pair of articles with its rating", f.Path, n+1)
		}
		out = append(out, p)
	}
	return out, nil
}

func likeness(pairs []ratedPair) []float64 {
	var profiles []profile.Profile
	var subjects []cluster.Subject
	var which [][2]int
	for _, p := range pairs {
		for _, r := range [...]report.Report{
			{Title: p.Title1, Text: p.Text1, Language: p.Lang1},
			{Title: p.Title2, Text: p.Text2, Language: p.Lang2},
		} {
			profiles = append(profiles, profile.Of(&r))
			subjects = append(subjects, subjectOf(&r))
		}
		which = append(which, [2]int{len(profiles) - 2, len(profiles) - 1})
	}
	return cluster.Likeness(profiles, subjects, which)
}

// subjectOf reads what a report is about; nothing in a language that is not read.
func subjectOf(r *report.Report) cluster.Subject {
	reader, ok := readers[r.Language]
	if !ok {
		return cluster.Subject{}
	}
	doc := reader.read(r.Title + "\n" + r.Text)
	reader.annotate(&doc)
	return cluster.SubjectOf(&doc)
}

// pairFigures gives AUC and Pearson by language pair.
func pairFigures(pairs []ratedPair, scores []float64) []Figure {
	type group struct{ scores, ratings []float64 }
	clean, all := map[string]*group{}, map[string]*group{}
	put := func(m map[string]*group, key string, i int) {
		if m[key] == nil {
			m[key] = &group{}
		}
		m[key].scores = append(m[key].scores, scores[i])
		m[key].ratings = append(m[key].ratings, -pairs[i].Overall)
	}
	for i, p := range pairs {
		key := min(p.Lang1, p.Lang2) + "-" + max(p.Lang1, p.Lang2)
		put(all, key, i)
		if !p.Suspect {
			put(clean, key, i)
		}
	}
	var out []Figure
	for _, part := range []struct {
		of     map[string]*group
		suffix string
	}{{clean, ""}, {all, ", with suspects"}} {
		for _, key := range slices.Sorted(maps.Keys(part.of)) {
			g := part.of[key]
			out = append(out, Value(key+part.suffix+": Pearson", pearson(g.scores, g.ratings), len(g.scores)),
				Value(key+part.suffix+": AUC", auc(g.scores, g.ratings, same), len(g.scores)))
		}
	}
	return out
}

// same is the rating, negated, from which on two articles count as alike.
const same = -2

// pearson is the correlation of two lists; 0 where one of them does not vary.
func pearson(x, y []float64) float64 {
	var mx, my, xx, yy, xy float64
	for i := range x {
		mx += x[i] / float64(len(x))
		my += y[i] / float64(len(y))
	}
	for i := range x {
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
		xy += (x[i] - mx) * (y[i] - my)
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

// auc is the chance that an item whose rating is at least the limit scores higher
// than one whose rating is not; equal scores count half. 0 without one of both.
func auc(scores, ratings []float64, limit float64) float64 {
	type item struct {
		score float64
		yes   bool
	}
	items := make([]item, len(scores))
	yes := 0
	for i := range scores {
		items[i] = item{scores[i], ratings[i] >= limit}
		if items[i].yes {
			yes++
		}
	}
	slices.SortFunc(items, func(a, b item) int { return cmp.Compare(a.score, b.score) })
	wins, below := 0.0, 0
	for i := 0; i < len(items); {
		k, yesHere := i, 0
		for ; k < len(items) && items[k].score == items[i].score; k++ {
			if items[k].yes {
				yesHere++
			}
		}
		noHere := k - i - yesHere
		wins += float64(yesHere) * (float64(below) + float64(noHere)/2)
		below += noHere
		i = k
	}
	if yes == 0 || yes == len(items) {
		return 0
	}
	return wins / float64(yes*(len(items)-yes))
}
