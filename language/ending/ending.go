// Package ending makes lemmas out of forms by their endings: the longest known
// ending of a form says what to cut off and what to add. The endings stand in
// a readable file, one a line, learnt from treebanks by internal/train.
//
// In: a class ("NOUN") and a form. Out: a lemma. The package knows no language.
package ending

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// longest is how many code points of an ending are looked at.
const longest = 9

// whole marks a line about a whole word.
const whole = "^"

// Rules are the endings of a language, by class and ending.
type Rules struct {
	edits map[string]edit
}

// edit cuts code points off the end and adds others.
type edit struct {
	cut int
	add string
}

// Parse reads rules: on each line a class, an ending ("^" before it for a whole
// word, "-" for every word), and what the ending becomes ("-" for nothing).
// "#" begins a comment.
func Parse(data string) (*Rules, error) {
	r := &Rules{edits: make(map[string]edit, strings.Count(data, "\n"))}
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		class, rest, ok := strings.Cut(line, " ")
		from, to, ok2 := strings.Cut(rest, " ")
		if !ok || !ok2 {
			return nil, fmt.Errorf("lemma endings: want class, ending and outcome, have %q", line)
		}
		from, to = bare(from), bare(to)
		r.edits[key(class, from)] = edit{utf8.RuneCountInString(strings.TrimPrefix(from, whole)), to}
	}
	return r, nil
}

func bare(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func key(class, ending string) string { return class + " " + ending }

// Lemma gives the lemma of a form in lower case.
func (r *Rules) Lemma(class, form string) string {
	var buffer [96]byte
	k := append(buffer[:0], class...)
	k = append(k, ' ')
	n := len(k)
	if e, ok := r.edits[string(append(append(k, whole...), form...))]; ok {
		return e.apply(form)
	}
	start := startOf(form, longest)
	for {
		if e, ok := r.edits[string(append(k[:n], form[start:]...))]; ok {
			return e.apply(form)
		}
		if start >= len(form) {
			return form
		}
		_, w := utf8.DecodeRuneInString(form[start:])
		start += w
	}
}

// startOf gives the byte where the last n code points begin.
func startOf(s string, n int) int {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(s[:at])
		at -= w
	}
	return at
}

func (e edit) apply(form string) string { return form[:startOf(form, e.cut)] + e.add }

// Pair is a form with its lemma, both in lower case, for Learn.
type Pair struct{ Class, Form, Lemma string }

// Learn finds the endings that tell the lemmas of the pairs and gives them in
// the form that Parse reads, sorted. A longer ending is kept only where it says
// something else than the shorter ones.
func Learn(pairs []Pair) string {
	var lines []string
	byClass := map[string][]Pair{}
	for _, p := range pairs {
		byClass[p.Class] = append(byClass[p.Class], p)
	}
	for class, ps := range byClass {
		lines = append(lines, learnClass(class, ps)...)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

// learnClass gives the lines of one class.
func learnClass(class string, pairs []Pair) []string {
	votes := map[string]map[edit]int{}
	for _, p := range pairs {
		e := editOf(p.Form, p.Lemma)
		for n := range longest + 1 {
			at := startOf(p.Form, n)
			if utf8.RuneCountInString(p.Form[at:]) < e.cut {
				continue
			}
			vote(votes, p.Form[at:], e)
			if at == 0 {
				break
			}
		}
		vote(votes, whole+p.Form, e)
	}
	endings := make([]string, 0, len(votes))
	for s := range votes {
		endings = append(endings, s)
	}
	// shorter endings first, so that longer ones are compared with what is kept
	slices.SortFunc(endings, func(a, b string) int {
		if x, y := weight(a), weight(b); x != y {
			return x - y
		}
		return strings.Compare(a, b)
	})
	kept := &Rules{edits: map[string]edit{}}
	var lines []string
	for _, s := range endings {
		best, count, total := winner(votes[s])
		n := utf8.RuneCountInString(s)
		if !strings.HasPrefix(s, whole) && (count < 2 && n < 5 || 2*count <= total && n > 0) {
			continue
		}
		form := strings.TrimPrefix(s, whole)
		if n > 0 && kept.Lemma(class, form) == best.apply(form) && kept.covers(class, form) {
			continue
		}
		kept.edits[key(class, s)] = best
		lines = append(lines, line(class, s, best))
	}
	return lines
}

// covers reports whether an ending of the form is known, so that nothing more
// needs to be said of it.
func (r *Rules) covers(class, form string) bool {
	for n := range longest + 1 {
		if _, ok := r.edits[key(class, form[startOf(form, n):])]; ok {
			return true
		}
	}
	return false
}

// weight orders endings by length, whole words last.
func weight(s string) int {
	n := utf8.RuneCountInString(s)
	if strings.HasPrefix(s, whole) {
		return n + 100
	}
	return n
}

func vote(votes map[string]map[edit]int, ending string, e edit) {
	if votes[ending] == nil {
		votes[ending] = map[edit]int{}
	}
	votes[ending][e]++
}

// winner gives the edit with most votes; among equals the smaller one.
func winner(votes map[edit]int) (best edit, count, total int) {
	for e, n := range votes {
		total += n
		if n > count || n == count && (e.cut < best.cut || e.cut == best.cut && e.add < best.add) {
			best, count = e, n
		}
	}
	return best, count, total
}

// editOf gives the smallest edit at the end that makes the lemma of the form.
func editOf(form, lemma string) edit {
	f, l := []rune(form), []rune(lemma)
	n := 0
	for n < len(f) && n < len(l) && f[n] == l[n] {
		n++
	}
	return edit{len(f) - n, string(l[n:])}
}

// line writes a rule. The ending is shown with what it becomes as a whole.
func line(class, s string, e edit) string {
	form := strings.TrimPrefix(s, whole)
	from, to := s, form[:startOf(form, e.cut)]+e.add
	if from == "" {
		from = "-"
	}
	if to == "" {
		to = "-"
	}
	return class + " " + from + " " + to
}
