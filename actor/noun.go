package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language"
)

const (
	masculine = language.Masculine
	feminine  = language.Feminine
	neuter    = language.Neuter
)

// noun is a common noun for somebody who can speak or act.
type noun struct {
	key       string // office or group
	base      string // dictionary form
	kind      Kind
	office    bool
	gender    language.Morph
	country   string // "Kremlchef" tells it alone
	org       string
	plural    bool // always plural
	singular  bool // this form is singular only
	pluralF   bool // this form is plural only
	anonymous bool
	onlyNamed bool   // a role only because a name follows
	derived   bool   // the form is not the dictionary form
	both      bool   // masculine or feminine: the article tells
	speaks    bool   // a mention only where it says something
	exact     bool   // not as the last part of a compound
	capital   bool   // written with a capital ("Russian")
	modifier  string // first part of a compound, as printed
}

func (k *knowledge) loadNouns() {
	for _, r := range rows("offices.txt") {
		k.isa[r[0]] = append(k.isa[r[0]], list(r[4])...)
		for i, g := range [...]language.Morph{masculine, feminine} {
			for _, f := range list(r[1+i]) {
				n := k.nounOf(r[0], f)
				n.gender, n.office, n.kind = g, true, Person
				k.addGerman(n, n.base)
			}
		}
		for _, f := range list(r[3]) {
			n := k.nounOf(r[0], f)
			n.office, n.kind, n.gender = true, Person, genderOfEnglish(n.base)
			k.addEnglish(n, n.base)
		}
	}
	for _, r := range rows("groups.txt") {
		k.loadGroup(r)
	}
}

func (k *knowledge) loadGroup(r []string) {
	g := noun{key: r[0], kind: Kind(r[1]), speaks: Kind(r[1]) == Document}
	for _, m := range strings.Fields(r[4]) {
		switch m {
		case "anonymous":
			g.anonymous = true
			k.anonymous[g.key] = true
		case "one":
			k.one[g.key] = true
		case "owned":
			k.owned[g.key] = true
		case "bare":
			k.bare[g.key] = true
		case "any":
			k.anyBody[g.key] = true
		case "plural":
			g.plural = true
		case "speaks":
			g.speaks = true
		case "m":
			g.gender = masculine
		case "f":
			g.gender = feminine
		case "n":
			g.gender = neuter
		}
	}
	for _, f := range list(r[2]) {
		n := g
		n.base = f
		k.addGerman(n, f)
	}
	for _, f := range list(r[3]) {
		n := g
		n.base = f
		n.gender = neuter
		if k.bare[g.key] && k.one[g.key] {
			k.english.drop(f) // "prosecutors" are a body, and not several persons
		}
		k.addEnglish(n, f)
	}
}

// nounOf reads "word@US".
func (k *knowledge) nounOf(key, form string) noun {
	word, whose, _ := strings.Cut(form, "@")
	o := k.originOf(whose)
	return noun{key: key, base: word, country: o.country, org: o.org}
}

// genderOfEnglish reads the gender that an English role tells.
func genderOfEnglish(role string) language.Morph {
	for _, w := range strings.Fields(role) {
		switch {
		case strings.HasSuffix(w, "woman") || strings.HasSuffix(w, "ess") && w != "business" || w == "queen" || w == "lady" ||
			w == "wife" || w == "widow" || w == "mother" || w == "sister" || w == "daughter" || w == "girl":
			return feminine
		case strings.HasSuffix(w, "man") || w == "king" || w == "husband" || w == "father" || w == "brother" || w == "son" ||
			w == "boy" || w == "pope" || w == "prince" || w == "priest":
			return masculine
		}
	}
	return 0
}

// addGerman adds a German noun in the forms it can have.
func (k *knowledge) addGerman(n noun, base string) {
	put := func(form string, singular, plural bool) {
		m := n
		m.singular, m.pluralF = singular, plural
		low := strings.ToLower(form)
		m.derived = form != base
		if old, ok := k.german[low]; ok && (!old.derived || m.derived || old.office && !n.office && !n.plural) {
			// a group and a role share many plurals ("Experten"); the role
			// with its office key wins, for it is more exact
			if old.office && n.office && old.key == n.key && old.gender != n.gender {
				old.both = true // "Vorsitzende": the article tells
				k.german[low] = old
			}
			if old.office && n.kind == Organisation && !plural {
				k.alsoBody[low] = m
			}
			if old.office || !n.office {
				return
			}
			m.anonymous = m.anonymous || old.anonymous
		}
		k.german[low] = m
	}
	switch {
	case n.plural || n.kind == Group && n.gender == 0:
		put(base, false, true)
		put(base+"n", false, true)
	case n.gender == feminine && strings.HasSuffix(base, "in"):
		put(base, true, false)
		put(base+"nen", false, true)
	case strings.HasSuffix(base, "e"):
		put(base, false, false)
		put(base+"n", false, false)
		put(base+"r", true, false)
		put(base+"s", true, false)
	default:
		put(base, false, false)
		put(base+"s", true, false)
		put(base+"es", true, false)
		put(base+"n", false, strings.HasSuffix(base, "r"))
		put(base+"en", false, n.kind != Person)
		put(base+"e", false, true)
		put(base+"nen", false, true)
		if u := umlaut(base); u != base {
			for _, e := range [...]string{"", "e", "n", "en", "er", "ern"} {
				put(u+e, false, true)
			}
		}
	}
}

// umlaut turns the last a, o, u or au of a noun into its umlaut.
func umlaut(s string) string {
	i := strings.LastIndexAny(s, "aou")
	if i < 0 || len(s)-i > 4 {
		return s
	}
	if s[i] == 'u' && i > 0 && s[i-1] == 'a' {
		i--
	}
	to := map[byte]string{'a': "ä", 'o': "ö", 'u': "ü"}
	return s[:i] + to[s[i]] + s[i+1:]
}

// addEnglish adds an English role or group, singular and plural.
func (k *knowledge) addEnglish(n noun, base string) {
	k.nouns = append(k.nouns, n)
	at := len(k.nouns) - 1
	k.english.add(base, entry{noun: at, plural: n.plural})
	if n.plural {
		return
	}
	k.english.add(pluralOf(base), entry{noun: at, plural: true})
}

// pluralOf gives the plural of an English noun phrase whose head comes before
// "of" or "for", or is its last word.
func pluralOf(s string) string {
	for _, sep := range [...]string{" of ", " for ", " in "} {
		if head, rest, ok := strings.Cut(s, sep); ok {
			return pluralOf(head) + sep + rest
		}
	}
	switch {
	case strings.HasSuffix(s, "man"):
		return strings.TrimSuffix(s, "man") + "men"
	case strings.HasSuffix(s, "y") && !strings.HasSuffix(s, "ey"):
		return strings.TrimSuffix(s, "y") + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "x"):
		return s + "es"
	case strings.HasSuffix(s, "person"):
		return s + "s"
	}
	return s + "s"
}

// minCompound is how long, in bytes, the last part of a German compound must be
// to be read as one; shorter words end too many others ("Land", "Rat").
const minCompound = 6

// minPrefix is how long, in bytes, an unknown first part must be ("Begleiter" is
// no Leiter).
const minPrefix = 4

// shortEnds are the shorter words that do make compounds.
var shortEnds = map[string]bool{"chef": true, "arzt": true, "trainer": true, "chefin": true, "chefs": true, "vize": true}

// nounDE reads a German noun, alone or as the last part of a compound:
// "Minister", "US-Außenminister", "Kremlsprecher", "SPD-Chefs".
func (k *knowledge) nounDE(word string) (noun, bool) {
	if _, aged, ok := strings.Cut(word, "-J"); ok && strings.HasPrefix(aged, "ährige") && word[0] >= '0' && word[0] <= '9' {
		n, ok := k.nounDE("J" + aged) // "46-Jährige"
		n.base = strings.TrimSuffix(word, "J"+aged) + "Jährige"
		return n, ok
	}
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
		return noun{}, false
	}
	low := strings.ToLower(word)
	if n, ok := k.german[low]; ok {
		return n, true
	}
	if n, ok := k.saidBy(word, low); ok {
		return n, true
	}
	if i := strings.LastIndexByte(word, '-'); i > 0 && i < len(word)-2 {
		n, ok := k.nounDE(word[i+1:])
		if !ok {
			return noun{}, false
		}
		return k.compound(n, word[:i], "-"), true
	}
	for i := range word {
		if len(word)-i < 4 {
			break
		}
		if _, known := k.origins[word[:i]]; i < minPrefix && !known {
			continue
		}
		end := low[min(i, len(low)):]
		if len(low)-i < minCompound && !shortEnds[end] {
			continue
		}
		if n, ok := k.german[end]; ok && !n.exact && n.key != "people" {
			return k.compound(n, word[:i], ""), true
		}
	}
	return noun{}, false
}

// saidBy reads the first part of "Polizeiangaben", "Regierungskreise".
func (k *knowledge) saidBy(word, low string) (noun, bool) {
	for _, end := range [...]string{"angaben", "kreisen", "kreise"} {
		first, ok := strings.CutSuffix(low, end)
		if !ok || len(first) < minPrefix || len(first) > len(word) {
			continue
		}
		for _, f := range [...]string{first, strings.TrimSuffix(first, "s"), strings.TrimSuffix(first, "-")} {
			if n, ok := k.german[f]; ok && n.kind != Person && n.kind != Document {
				n.modifier, n.singular, n.pluralF, n.plural = "", true, false, false
				return n, true
			}
		}
	}
	return noun{}, false
}

// compound adds what the first part of a compound tells.
func (k *knowledge) compound(n noun, prefix, joint string) noun {
	n.modifier = prefix + joint + n.modifier
	if joint == "" {
		n.base = prefix + strings.ToLower(n.base)
	} else {
		n.base = prefix + joint + n.base
	}
	o, ok := k.origins[prefix]
	if !ok {
		o, ok = k.origins[strings.TrimSuffix(prefix, "s")]
	}
	if !ok {
		// "Bundesaußen-minister": the prefix of a prefix
		for _, p := range [...]string{"Bundes", "Kreml", "US-", "EU-"} {
			if strings.HasPrefix(prefix, p) && len(prefix) > len(p) {
				o = k.origins[strings.TrimSuffix(p, "-")]
			}
		}
	}
	if n.country == "" && n.org == "" {
		n.country, n.org = o.country, o.org
	}
	if o.org != "" && n.org == "" {
		n.org = o.org
	}
	return n
}
