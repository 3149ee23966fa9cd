package train

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"synopse/internal/corpus"
	"synopse/language"
	"synopse/language/gazetteer"
)

// mention is what GUM marks as one of the things spoken of: words from first to
// last (exclusive), with the word that heads it.
type mention struct {
	kind              string
	first, last, head int
}

// mentionMark is an opening, "(12-person-new-sssss-cf1-1,2-coref-Anna_Kramer",
// also closed at once, or a closing, "12)" (GUM's column Entity, version 11).
var mentionMark = regexp.MustCompile(`\((\d+)-([a-z]+)((?:-[^()-]*)*)(\))?|(\d+)\)`)

// mentionsOf gives the mentions of a sentence, the longest first. One that is
// left open is none.
func mentionsOf(s corpus.Sentence) []mention {
	var out, open []mention
	var ids []string
	for i, w := range s.Words {
		for _, m := range mentionMark.FindAllStringSubmatch(w.Remark("Entity"), -1) {
			switch {
			case m[1] != "" && m[4] != "":
				out = append(out, mention{m[2], i, i + 1, i})
			case m[1] != "":
				open, ids = append(open, mention{m[2], i, i, i + headOffset(m[3])}), append(ids, m[1])
			default:
				for k := len(ids) - 1; k >= 0; k-- {
					if ids[k] == m[5] {
						open[k].last = i + 1
						out = append(out, open[k])
						open, ids = slices.Delete(open, k, k+1), slices.Delete(ids, k, k+1)
						break
					}
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b mention) int { return (b.last - b.first) - (a.last - a.first) })
	return out
}

// headOffset reads the fourth remark of a mention, the numbers of the words it
// can't do without; the first is its head, or begins its head.
func headOffset(remarks string) int {
	parts := strings.Split(remarks, "-")
	if len(parts) < 5 {
		return 0
	}
	first, _, _ := strings.Cut(parts[4], ",")
	n, err := strconv.Atoi(first)
	if err != nil {
		return 0
	}
	return n - 1
}

// mentionLabels are the kinds of names by GUM's kinds of things. What is not
// here is no name, as far as this goes.
var mentionLabels = map[string]string{"person": "PER", "place": "LOC", "organization": "ORG"}

// namesOfMentions labels the names in a sentence of GUM in the way of Universal
// NER: a mention headed by a proper noun has as its name the proper nouns around
// its head, without articles and titles.
func namesOfMentions(s corpus.Sentence) (_ labelled, ok bool) {
	out := labelled{labels: make([]string, len(s.Words))}
	for i, w := range s.Words {
		out.tokens = append(out.tokens, language.Token{Text: w.Form})
		out.labels[i] = "O"
	}
	mentions := mentionsOf(s)
	for _, m := range mentions {
		label := mentionLabels[m.kind]
		if label == "" || m.head >= m.last || !proper(s.Words[m.head]) {
			continue
		}
		if s.Words[m.head].XTag == "NNPS" && label == "PER" {
			label = "OTH" // peoples
		}
		first, last := nameAround(s.Words, m)
		if m.kind == "organization" && countrySet()[printed(s.Words[first:last])] {
			label = "LOC" // a country that does something
		}
		for label == "PER" && first < last-1 && title(s.Words[first].Form) {
			first++
		}
		if slices.ContainsFunc(out.labels[first:last], func(l string) bool { return l != "O" }) {
			continue
		}
		for i := first; i < last; i++ {
			out.labels[i] = "I-" + label
		}
		out.labels[first] = "B-" + label
	}
	for i, w := range s.Words {
		if out.labels[i] == "O" && proper(w) && !dated[w.Form] && !title(w.Form) {
			return labelled{}, false
		}
	}
	return out, true
}

// dated are proper nouns that are no names here.
var dated = set("January February March April May June July August September October November December " +
	"Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. Monday Tuesday Wednesday Thursday Friday Saturday Sunday " +
	"Internet Christmas Easter")

// nameLinks stand within names.
var nameLinks = set("of for the and & de la le du van von der den del bin al - ' 's")

// nameAround gives the row of proper nouns around the head of a mention, small
// words between them included; a person's has none.
func nameAround(words []corpus.Word, m mention) (first, last int) {
	first, last = m.head, m.head+1
	for first > m.first && proper(words[first-1]) {
		first--
	}
	for last < m.last {
		next := last
		for next < m.last && next < last+2 && m.kind != "person" && nameLinks[strings.ToLower(words[next].Form)] {
			next++
		}
		if next >= m.last || !proper(words[next]) {
			break
		}
		last = next + 1
	}
	return first, last
}

// proper goes by the Penn tag, which "Democratic" in the name of a party has too.
func proper(w corpus.Word) bool { return strings.HasPrefix(w.XTag, "NNP") }

func title(word string) bool {
	var listed *gazetteer.Table // the list alone
	return listed.Kinds(strings.TrimSuffix(word, "."))&gazetteer.Title != 0
}

var countrySet = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for name := range countryNames {
		names[name] = true
	}
	return names
})

func printed(words []corpus.Word) string {
	forms := make([]string, len(words))
	for i, w := range words {
		forms[i] = w.Form
	}
	return strings.Join(forms, " ")
}
