package actor

import (
	"slices"
	"strings"
)

// entry is what a phrase in a phrasebook stands for.
type entry struct {
	kind    Kind
	form    Form
	key     string // country code or organisation key
	country string
	noun    int    // index into knowledge.nouns, for English roles
	plural  bool   // the phrase is a plural form
	capital bool   // a capital city
	loose   bool   // only where the document names the country otherwise too
	label   string // the name as it is printed without an ending
	lang    string // the language whose name it is; "" for any
	town    bool   // a seat that is as often only a town
}

// in reports whether a phrase is a name in a language: "Island" is a country in
// German only.
func (e *entry) in(lang string) bool { return e.lang == "" || e.lang == lang }

// phrasebook finds the longest known phrase that starts at a token. How a
// phrase is cut into tokens doesn't matter.
type phrasebook struct {
	fold  bool // compare in lower case
	first map[string][]phrase
}

type phrase struct {
	rest  string // the phrase without white space
	entry entry
}

func newPhrasebook(fold bool) *phrasebook {
	return &phrasebook{fold: fold, first: map[string][]phrase{}}
}

func (b *phrasebook) add(text string, e entry) {
	if e.label == "" {
		e.label = text
	}
	if b.fold {
		text = strings.ToLower(text)
	}
	head, _, _ := strings.Cut(text, " ")
	p := phrase{rest: strings.ReplaceAll(text, " ", ""), entry: e}
	for _, old := range b.first[head] {
		if old.rest == p.rest && (old.entry.lang == "" || old.entry.lang == e.lang) {
			return // the first line of the data wins
		}
	}
	all := append(b.first[head], p)
	slices.SortStableFunc(all, func(a, b phrase) int { return len(b.rest) - len(a.rest) })
	b.first[head] = all
}

// drop takes a phrase out, so that another may be added.
func (b *phrasebook) drop(text string) {
	head, _, _ := strings.Cut(text, " ")
	rest := strings.ReplaceAll(text, " ", "")
	b.first[head] = slices.DeleteFunc(b.first[head], func(p phrase) bool { return p.rest == rest })
}

// endings are what may follow a name in the genitive or possessive.
var endings = [...]string{"s", "'s", "’s", "'", "’", "es"}

// lastBytes are those that endings end with, so that most words need not be
// compared with them.
const lastBytes = "s'\x99"

// find gives the longest phrase that starts at token i and the token after it.
func (b *phrasebook) find(t *text, i, end int) (entry, int, bool) {
	w := t.word(i, b.fold)
	if e, next, ok := b.match(t, b.first[w], i, end); ok {
		return e, next, true
	}
	if title, ok := t.titleCase(i); ok && !b.fold {
		if e, next, ok := b.match(t, b.first[title], i, end); ok {
			return e, next, true
		}
	}
	if w == "" || strings.IndexByte(lastBytes, w[len(w)-1]) < 0 {
		return entry{}, i, false
	}
	for _, s := range endings {
		if t.lang == "en" && !b.fold && (s == "s" || s == "es") {
			continue // no genitive: "Falkland Islands" is no "Island"
		}
		stem, ok := strings.CutSuffix(w, s)
		if !ok || stem == "" {
			continue
		}
		for _, p := range b.first[stem] {
			if p.rest == stem && len(stem) > 2 && p.entry.in(t.lang) {
				return p.entry, i + 1, true
			}
		}
	}
	return entry{}, i, false
}

func (b *phrasebook) match(t *text, candidates []phrase, i, end int) (entry, int, bool) {
	for _, p := range candidates {
		rest, j := p.rest, i
		if !p.entry.in(t.lang) {
			continue
		}
		for ; j < end && rest != ""; j++ {
			w := t.word(j, b.fold)
			if j == i {
				if title, ok := t.titleCase(i); ok && !b.fold && !strings.HasPrefix(rest, w) {
					w = title
				}
			}
			if after, ok := strings.CutPrefix(rest, w); ok && w != "" {
				rest = after
				continue
			}
			if tail, ok := strings.CutPrefix(w, rest); ok && j > i && slices.Contains(endings[:], tail) {
				rest = ""
				continue
			}
			break
		}
		if rest == "" {
			return p.entry, j, true
		}
	}
	return entry{}, i, false
}
