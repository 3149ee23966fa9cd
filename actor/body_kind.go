package actor

import (
	"slices"
	"strings"
)

// bodyKinds says what kind of body a name tells that it is (data/body-kinds.txt).
type bodyKinds struct {
	names map[string]string // whole names, in small letters, to keys of groups.txt
	words map[string]string // words of names
	ends  []wordEnd
	nouns map[string][]string // kinds to the keys of the nouns that can mean them
}

type wordEnd struct{ end, kind string }

func loadBodyKinds() *bodyKinds {
	b := &bodyKinds{names: map[string]string{}, words: map[string]string{}, nouns: map[string][]string{}}
	for _, r := range rows("body-kinds.txt") {
		b.nouns[r[0]] = list(r[3])
		for _, n := range list(r[1]) {
			b.names[n] = r[0]
		}
		for _, w := range list(r[2]) {
			if end, ok := strings.CutPrefix(w, "-"); ok {
				b.ends = append(b.ends, wordEnd{end, r[0]})
			} else {
				b.words[w] = r[0]
			}
		}
	}
	for w := range words("media-words.txt") {
		if w = strings.ToLower(w); b.words[w] == "" {
			b.words[w] = "newspaper"
		}
	}
	return b
}

// of gives the kind of a body by the words of its name, in small letters; "" if they
// tell none. The last word that tells one counts: a "School Workers Union" is a union.
func (b *bodyKinds) of(name []string) string {
	if kind := b.names[strings.Join(name, " ")]; kind != "" {
		return kind
	}
	for _, w := range slices.Backward(name) {
		if kind := b.words[w]; kind != "" {
			return kind
		}
		for _, e := range b.ends {
			if strings.HasSuffix(w, e.end) {
				return e.kind
			}
		}
	}
	return ""
}

// fits reports whether a noun can mean a body whose name tells a kind or, if "", none: no
// other one than those known as such is "the union".
func (b *bodyKinds) fits(kind, noun string) bool {
	if kind == "" {
		return b.nouns[noun] == nil
	}
	return slices.Contains(b.nouns[kind], noun)
}

// ofKind reports whether a body can be meant by a noun for any body of a kind.
func (d *discourse) ofKind(n int, noun string) bool {
	return d.r.k.bodyKinds.fits(d.kindOf(n), noun)
}

// kindOf gives the kind that the names of a body in this report tell.
func (d *discourse) kindOf(n int) string {
	for k := len(d.bodies) - 1; k >= 0; k-- {
		if b := &d.bodies[k]; b.node == n {
			if kind := d.r.k.bodyKinds.of(b.words); kind != "" {
				return kind
			}
		}
	}
	return ""
}
