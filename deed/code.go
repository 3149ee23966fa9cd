package deed

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/cues.txt
var cuesFile string

// cue is one cue of cues.txt.
type cue struct {
	code string
	rest []string // the words after the first
	weak bool
}

// cues are the cues by their first word: whole words, and beginnings without
// their star.
type cues struct {
	whole, begin map[string][]cue
}

var theCues = sync.OnceValue(func() cues {
	out := cues{map[string][]cue{}, map[string][]cue{}}
	for line := range strings.Lines(cuesFile) {
		head, list, ok := strings.Cut(strings.TrimSpace(line), "|")
		if !ok || head[0] == '#' {
			continue
		}
		code, weak := strings.CutPrefix(strings.TrimSpace(head), "weak ")
		for _, text := range strings.Split(list, ",") {
			words := strings.Fields(text)
			if len(words) == 0 {
				continue
			}
			c := cue{code, words[1:], weak}
			if first, starred := strings.CutSuffix(words[0], "*"); starred {
				out.begin[first] = append(out.begin[first], c)
			} else {
				out.whole[words[0]] = append(out.whole[words[0]], c)
			}
		}
	}
	return out
})

const (
	actorMark, targetMark = "S", "T" // the two actors among the words
	widestGap             = 3        // words that "~" may stand for
	behindTarget          = 8        // words behind both actors in which a cue may begin
)

// Code gives the PLOVER code of what one actor does to another in an English
// sentence, or "" if nothing tells. The words are
// those of the sentence in reading order, with "S" in place of the one who acts
// and "T" in place of the other. It goes by data/cues.txt and takes the first
// cue behind the actor, in a passive sentence the first one behind the other.
func Code(words []string) string {
	low := make([]string, len(words))
	s, t := -1, -1
	for i, w := range words {
		switch {
		case w == actorMark && s < 0:
			s = i
		case w == targetMark && t < 0:
			t = i
		}
		if w != actorMark && w != targetMark {
			w = strings.ToLower(w)
		}
		low[i] = w
	}
	for _, weak := range []bool{false, true} {
		for _, r := range scopes(s, t, len(low)) {
			if code := firstCue(low, r, weak); code != "" {
				return code
			}
		}
	}
	return ""
}

// scopes gives where to look for the cue, best first.
func scopes(s, t, n int) [][2]int {
	a, b := min(s, t), max(s, t)
	if a < 0 {
		return [][2]int{{b + 1, n}, {0, n}}
	}
	return [][2]int{{a + 1, b}, {b + 1, min(n, b+1+behindTarget)}, {0, a}, {b + 1, n}}
}

// firstCue gives the code of the first cue that begins in words [r[0], r[1]), of
// several at one place that of the longest.
func firstCue(words []string, r [2]int, weak bool) string {
	for i := r[0]; i < r[1]; i++ {
		code, longest := "", 0
		for _, c := range startingWith(words[i]) {
			if c.weak == weak && len(c.rest)+1 > longest && follows(words[i+1:], c.rest) {
				code, longest = c.code, len(c.rest)+1
			}
		}
		if code != "" {
			return code
		}
	}
	return ""
}

// startingWith gives the cues whose first word a word is: those that name it
// whole first, then those of its longest beginnings.
func startingWith(w string) []cue {
	all := theCues()
	out := all.whole[w]
	for n := len(w); n >= 3; n-- {
		out = append(out[:len(out):len(out)], all.begin[w[:n]]...)
	}
	return out
}

// follows reports whether words go on with a cue's further words.
func follows(words, rest []string) bool {
	if len(rest) == 0 {
		return true
	}
	if rest[0] == "~" {
		for gap := 0; gap <= widestGap && gap < len(words); gap++ {
			if follows(words[gap:], rest[1:]) {
				return true
			}
		}
		return false
	}
	if len(words) == 0 {
		return false
	}
	if begin, starred := strings.CutSuffix(rest[0], "*"); starred && strings.HasPrefix(words[0], begin) || words[0] == rest[0] {
		return follows(words[1:], rest[1:])
	}
	return false
}
