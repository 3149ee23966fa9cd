package segment

import (
	"fmt"
	"strings"
)

// Rules are what a language's data file says about its tokens and sentences.
// Words are kept in lower case.
type Rules struct {
	Language string // ISO 639-1
	Ordinals bool   // "15." is an ordinal number (German)
	Clitics  bool   // "don't" is two tokens, "do" and "n't" (English)

	title     map[string]bool // abbreviations after which the sentence goes on
	may       map[string]bool // abbreviations that may end a sentence
	counter   map[string]bool // abbreviations only before a number ("Nr.", "No.")
	month     map[string]bool // names of months and what else follows an ordinal
	before    map[string]bool // words after which a number with a stop is an ordinal
	starter   map[string]bool // words that, with a capital, begin a sentence
	attribute map[string]bool // verbs that attribute a quotation before them
}

// ParseRules reads a data file: one entry a line, the class, white space and
// the word; "#" begins a comment. The classes are title, may, counter, month,
// before, starter and attribute.
func ParseRules(code, data string) (*Rules, error) {
	r := &Rules{Language: code}
	classes := map[string]*map[string]bool{
		"title": &r.title, "may": &r.may, "counter": &r.counter, "month": &r.month,
		"before": &r.before, "starter": &r.starter, "attribute": &r.attribute,
	}
	for _, set := range classes {
		*set = map[string]bool{}
	}
	for i, line := range strings.Split(data, "\n") {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		set := classes[fields[0]]
		if set == nil || len(fields) < 2 {
			return nil, fmt.Errorf("segmentation rules for %q, line %d: want a class and words, have %q", code, i+1, line)
		}
		for _, w := range fields[1:] {
			(*set)[strings.ToLower(strings.TrimSuffix(w, "."))] = true
		}
	}
	return r, nil
}
