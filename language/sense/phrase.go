package sense

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language"
)

// trie holds the expressions of one language by the words that keep together:
// the whole of "prime minister", of "step down" only "down", whose verb is then
// looked for.
type trie struct {
	next map[step]int32
	ends [][]end // by node
}

type step struct {
	node int32
	word string
}

// end is an expression that ends in a node.
type end struct {
	verb string // lemma; "" if there is none
	ids  []ID
}

func newTrie() *trie {
	return &trie{next: make(map[step]int32, 4000), ends: make([][]end, 1, 4000)}
}

func (t *trie) add(lang, text string, pos POS, id ID) {
	words := strings.Fields(strings.ToLower(text))
	verb := ""
	if pos == Verb {
		if lang == "en" {
			verb, words = words[0], words[1:]
		} else {
			verb, words = words[len(words)-1], words[:len(words)-1]
		}
	}
	t.insert(0, lang, words, verb, id)
}

// insert enters words below a node.
func (t *trie) insert(node int32, lang string, words []string, verb string, id ID) {
	if len(words) == 0 {
		for i := range t.ends[node] {
			if e := &t.ends[node][i]; e.verb == verb {
				if !slices.Contains(e.ids, id) {
					e.ids = append(e.ids, id)
				}
				return
			}
		}
		t.ends[node] = append(t.ends[node], end{verb, []ID{id}})
		return
	}
	for _, w := range variants(lang, words) {
		t.insert(t.child(node, w), lang, words[1:], verb, id)
	}
}

// variants gives the first of the words in the forms in which it may stand: a
// German adjective before a noun with every ending, and without one.
func variants(lang string, words []string) []string {
	w := words[0]
	if lang != "de" || len(words) == 1 {
		return []string{w}
	}
	for _, ending := range []string{"er", "es", "en", "e"} {
		if bare, ok := strings.CutSuffix(w, ending); ok && len(bare) > 3 {
			return []string{bare, bare + "e", bare + "en", bare + "em", bare + "er", bare + "es"}
		}
	}
	return []string{w}
}

func (t *trie) child(node int32, w string) int32 {
	n, ok := t.next[step{node, w}]
	if !ok {
		n = int32(len(t.ends))
		t.ends = append(t.ends, nil)
		t.next[step{node, w}] = n
	}
	return n
}

// follow steps from a node by a token: by its form, its lemma, or "one's".
func (t *trie) follow(node int32, tok *language.Token) (int32, bool) {
	var buf [48]byte
	if n, ok := t.next[step{node, string(lower(buf[:0], tok.Text))}]; ok {
		return n, true
	}
	if n, ok := t.next[step{node, string(lower(buf[:0], tok.Lemma))}]; ok {
		return n, true
	}
	if possessive[string(lower(buf[:0], tok.Text))] {
		n, ok := t.next[step{node, "one's"}]
		return n, ok
	}
	return 0, false
}

var possessive = map[string]bool{"my": true, "your": true, "his": true, "her": true, "its": true, "our": true, "their": true}

// lower appends a word in small letters.
func lower(dst []byte, w string) []byte {
	for _, r := range w {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			dst = append(dst, byte(r))
			continue
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

// How far a verb may stand from the rest of its expression, in tokens.
const (
	reachDE = 30 // "kamen" … "ums Leben": the whole clause
	reachEN = 5  // "called the two-day strike off"
)

// verbOf gives the token with an expression's verb, the rest of which stands at
// [first, last); -1 if there is none. Verbs that are taken don't count.
func verbOf(lang, lemma string, tokens []language.Token, first, last int, taken *bits) int {
	is := func(i int) bool {
		tok := &tokens[i]
		return (tok.Tag == language.VERB || tok.Tag == language.AUX || tok.Tag == language.ADJ) && tok.Lemma == lemma && !taken.has(i)
	}
	if lang == "en" {
		for i := first - 1; i >= 0 && i >= first-1-reachEN; i-- {
			if is(i) {
				return i
			}
			if tag := tokens[i].Tag; tag == language.VERB || tag == language.PUNCT || tag == language.SCONJ {
				break
			}
		}
		return -1
	}
	for d := 1; d <= reachDE; d++ {
		if i := last - 1 + d; i < len(tokens) && is(i) {
			return i
		}
		if i := first - d; i >= 0 && is(i) {
			return i
		}
	}
	return -1
}
