package sense

import (
	_ "embed"
	"strings"
	"sync"
)

// strong are the German verbs whose participle no rule gives, with it; verbs
// with a prefix follow them: nehmen genommen, so teilnehmen teilgenommen.
var strong = sync.OnceValue(func() map[string]string { return pairs(strongVerbs) })

// irregular are the English verbs whose participle no rule gives, with it.
var irregular = sync.OnceValue(func() map[string]string { return pairs(irregularVerbs) })

var (
	//go:embed strong.txt
	strongVerbs string
	//go:embed irregular.txt
	irregularVerbs string
)

// pairs reads a verb and its participle a line.
func pairs(file string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(file) {
		if f := strings.Fields(line); len(f) == 2 {
			m[f[0]] = f[1]
		}
	}
	return m
}

var (
	firm  = []string{"be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "wider", "hinter"} // no ge-
	loose = []string{"zurück", "zusammen", "weiter", "wieder", "vorbei", "voran", "voraus", "herunter", "hinaus", "heraus", "herein",
		"hinzu", "entgegen", "auseinander", "bekannt", "fertig", "nieder", "fest", "frei", "fort", "statt", "teil", "stand", "bereit",
		"bloß", "durch", "über", "unter", "nach", "nahe", "nieder", "hoch", "heim", "her", "hin", "los", "weg", "aus", "auf", "bei",
		"ein", "mit", "vor", "ab", "an", "um", "zu"}
)

// participles gives the past participle of a German infinitive, in the form in
// which it stands as an adjective: "verletzen" "verletzt". A verb with durch,
// über, um or unter has two, of which one is no word.
func participles(verb string) []string {
	if p := plainParticiple(verb); p != "" {
		return []string{p}
	}
	for _, pre := range loose {
		rest, ok := strings.CutPrefix(verb, pre)
		if !ok || len(rest) < 4 {
			continue
		}
		p := plainParticiple(rest)
		if p == "" {
			p = "ge" + weak(rest)
		}
		out := []string{pre + p}
		if short, ok := strings.CutPrefix(p, "ge"); ok && (pre == "über" || pre == "unter" || pre == "durch" || pre == "um") {
			out = append(out, pre+short)
		}
		return out
	}
	return []string{"ge" + weak(verb)}
}

// plainParticiple gives the participle of a verb without a loose prefix that a
// table or a firm beginning decides, else "".
func plainParticiple(verb string) string {
	if p, ok := strong()[verb]; ok {
		return p
	}
	if strings.HasSuffix(verb, "ieren") && verb != "frieren" && verb != "verlieren" {
		return weak(verb)
	}
	for _, pre := range firm {
		rest, ok := strings.CutPrefix(verb, pre)
		if !ok || len(rest) < 4 {
			continue
		}
		if p, ok := strong()[rest]; ok {
			return pre + strings.TrimPrefix(p, "ge")
		}
		return weak(verb)
	}
	return ""
}

// weak gives the stem of a verb with -t or -et.
func weak(verb string) string {
	stem := strings.TrimSuffix(strings.TrimSuffix(verb, "n"), "e")
	if strings.HasSuffix(stem, "t") || strings.HasSuffix(stem, "d") || strings.HasSuffix(stem, "chn") || strings.HasSuffix(stem, "ffn") {
		return stem + "et"
	}
	return stem + "t"
}
