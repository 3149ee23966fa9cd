package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language"
	"synopse/language/wordlist"
)

// window is how many sentences are taken for one text when names are made
// consistent. Most reports are shorter; in a collection of sentences names
// far apart have nothing to do with each other.
const window = 100

// Consistent makes the names of a document agree: a family name printed after
// the full name is that person, and a name found in one place is found in the
// others.
func Consistent(doc *language.Document) {
	for i := range doc.Tokens {
		// "the United States": a word of a name is no verb
		if t := &doc.Tokens[i]; t.Entity != language.NoEntity && t.Tag == language.VERB && capital(t.Text) {
			t.Tag, t.Morph, t.Lemma = language.PROPN, 0, t.Text
		}
	}
	for from := 0; from < len(doc.Sentences); from += window {
		to := min(from+window, len(doc.Sentences))
		k := known{families: map[string]bool{}, full: map[[2]string]bool{}, kinds: map[string]*[4]int{}, ends: map[[2]string]language.Entity{}}
		for _, s := range doc.Sentences[from:to] {
			k.learn(doc.Tokens[s.First:s.Last])
		}
		for _, s := range doc.Sentences[from:to] {
			k.apply(doc.Tokens[s.First:s.Last])
		}
	}
}

// known is what one text tells of its names.
type known struct {
	families map[string]bool    // last words of full names of persons
	full     map[[2]string]bool // names of persons that are two words
	kinds    map[string]*[4]int // how often a single word is a name of each kind
	// ends are the last two words of longer names that are no person's, with the
	// first label of the last one found.
	ends map[[2]string]language.Entity
}

// kindOf gives 0 person, 1 place, 2 organisation, 3 other, or -1.
func kindOf(e language.Entity) int {
	if e == language.NoEntity {
		return -1
	}
	return int(e-language.BeginPerson) / 2
}

func begins(e language.Entity) bool { return e != language.NoEntity && (e-language.BeginPerson)%2 == 0 }

// spanEnd gives the end of the name that begins at token i.
func spanEnd(tokens []language.Token, i int) int {
	end := i + 1
	for end < len(tokens) && tokens[end].Entity == tokens[i].Entity+1 {
		end++
	}
	return end
}

func (k *known) learn(tokens []language.Token) {
	for i := 0; i < len(tokens); i++ {
		if !begins(tokens[i].Entity) {
			continue
		}
		end, kind := spanEnd(tokens, i), kindOf(tokens[i].Entity)
		last := tokens[end-1].Text
		if kind == 0 && end-i > 1 && capital(last) && utf8.RuneCountInString(last) > 2 {
			k.families[last] = true
		}
		if kind == 0 && end-i == 2 {
			k.full[[2]string{tokens[i].Text, last}] = true
		}
		if kind != 0 && end-i > 2 {
			k.ends[[2]string{tokens[end-2].Text, last}] = tokens[i].Entity
		}
		if end-i == 1 {
			if k.kinds[last] == nil {
				k.kinds[last] = &[4]int{}
			}
			k.kinds[last][kind]++
		}
		i = end - 1
	}
}

func (k *known) apply(tokens []language.Token) {
	for i := 0; i < len(tokens); i++ {
		t := &tokens[i]
		if begins(t.Entity) {
			end := spanEnd(tokens, i)
			if k.shortened(tokens[i:end]) {
				i = end - 1
				continue
			}
			i = k.cutFront(tokens, i, end)
			t = &tokens[i]
			switch {
			case end-i == 1 && k.family(t.Text):
				t.Entity = language.BeginPerson
			case end-i == 2 && k.family(t.Text) && k.family(tokens[i+1].Text):
				// "sagte Weber Lund": two persons side by side
				t.Entity, tokens[i+1].Entity = language.BeginPerson, language.BeginPerson
			}
			properNouns(tokens[i:end])
			i = end - 1
			continue
		}
		if t.Entity != language.NoEntity || !capital(t.Text) || t.Tag != language.PROPN && t.Tag != language.NOUN {
			continue
		}
		switch kind := k.kind(t.Text); {
		case k.family(t.Text):
			t.Entity = language.BeginPerson
			properNouns(tokens[i : i+1])
		case kind >= 0 && t.Tag == language.PROPN:
			t.Entity = language.BeginPerson + language.Entity(2*kind)
		}
	}
}

// shortened makes two words that are taken for a person what the longer name is
// that ends with them ("the Harbour Daily Lantern", then "the Daily Lantern"),
// but not if the first is a given name: "Airport Clara Weiß" is called after her.
func (k *known) shortened(name []language.Token) bool {
	const given = wordlist.GivenNear | wordlist.GivenFar
	if len(name) != 2 || kindOf(name[0].Entity) != 0 || wordlist.Names().Name(name[0].Text)&given != 0 {
		return false
	}
	as, ok := k.ends[[2]string{name[0].Text, name[1].Text}]
	if ok {
		name[0].Entity, name[1].Entity = as, as+1
	}
	return ok
}

// cutFront takes the front off a person's name that the text has without it
// ("Storm Ties Anna Kramer" in a headline in capitals), but not a single given
// name, and gives where the name begins.
func (k *known) cutFront(tokens []language.Token, i, end int) int {
	const given = wordlist.GivenNear | wordlist.GivenFar
	if kindOf(tokens[i].Entity) != 0 || end-i < 3 || end-i == 3 && wordlist.Names().Name(tokens[i].Text)&given != 0 ||
		!k.full[[2]string{tokens[end-2].Text, tokens[end-1].Text}] {
		return i
	}
	for ; i < end-2; i++ {
		tokens[i].Entity = language.NoEntity
	}
	tokens[i].Entity = language.BeginPerson
	return i
}

// properNouns tags the nouns of a person's name as proper nouns.
func properNouns(tokens []language.Token) {
	if kindOf(tokens[0].Entity) != 0 {
		return
	}
	for i := range tokens {
		if tokens[i].Tag == language.NOUN && capital(tokens[i].Text) {
			tokens[i].Tag = language.PROPN
			tokens[i].Lemma = tokens[i].Text
		}
	}
}

// family reports whether a word is a family name of the text, also with the
// German genitive.
func (k *known) family(s string) bool {
	return k.families[s] || k.families[strings.TrimSuffix(s, "s")]
}

// kind gives the kind a single word has wherever it was found, if it was found
// twice at least and mostly with one kind.
func (k *known) kind(s string) int {
	n := k.kinds[s]
	if n == nil {
		return -1
	}
	best, total := 0, 0
	for i, c := range n {
		total += c
		if c > n[best] {
			best = i
		}
	}
	if n[best] < 2 || 3*n[best] < 2*total {
		return -1
	}
	return best
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
