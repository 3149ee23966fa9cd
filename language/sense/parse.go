package sense

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.txt
var files embed.FS

type concept struct {
	name, field string
	where       string // file and line
	broader     []ID
	opposites   []ID // written here or there
	near        []ID
	line        []ID // itself and all that is broader
}

type thesaurus struct {
	concepts []concept // the first is no concept
	names    map[string]ID
	entries  []Entry
	words    map[string]*vocabulary
	phrases  map[string]*trie
	alike    [][]ID // by concept: those that are used alike and come later, in order
}

var book = sync.OnceValue(func() *thesaurus {
	t, errs := load()
	if len(errs) > 0 {
		panic(errs[0]) // the files are part of the program and parsed by its tests
	}
	return t
})

// load reads all data files, in the order of their names.
func load() (*thesaurus, []error) {
	list, err := files.ReadDir("data")
	if err != nil {
		return nil, []error{err}
	}
	p := newParser()
	for _, f := range list {
		text, err := files.ReadFile("data/" + f.Name())
		if err != nil {
			return nil, []error{err}
		}
		p.file(f.Name(), string(text))
	}
	p.index()
	p.link()
	p.readNear()
	return p.thesaurus, p.errs
}

// parser builds a thesaurus from lines; concepts are linked when all are known.
type parser struct {
	*thesaurus
	errs  []error
	links []link
	items []item
	where string
	field string
}

// link is a relation as written, before names are resolved.
type link struct {
	from  ID
	kind  byte // '<', '!' or '~'
	to    string
	where string
}

// item is an entry as written, with its place in its side of the line.
type item struct {
	entry int // into entries
	text  string
	place int
}

func newParser() *parser {
	return &parser{thesaurus: &thesaurus{
		concepts: make([]concept, 1, 4096),
		names:    make(map[string]ID, 4096),
		entries:  make([]Entry, 0, 20000),
		words:    map[string]*vocabulary{"de": newVocabulary(), "en": newVocabulary()},
		phrases:  map[string]*trie{"de": newTrie(), "en": newTrie()},
	}}
}

func (p *parser) fail(format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("sense: data/%s: %s", p.where, fmt.Sprintf(format, args...)))
}

func (p *parser) file(name, text string) {
	p.field = ""
	n := 0
	for line := range strings.Lines(text) {
		n++
		p.where = fmt.Sprintf("%s:%d", name, n)
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line[0] == '[':
			p.heading(line)
		default:
			p.concept(line)
		}
	}
}

func (p *parser) heading(line string) {
	inner, ok := strings.CutSuffix(line[1:], "]")
	if !ok {
		p.fail("%q is no heading", line)
		return
	}
	p.field = inner
	if strings.HasPrefix(inner, "-") {
		p.field = ""
	}
}

func (p *parser) concept(line string) {
	head, words, ok := strings.Cut(line, ":")
	german, english, both := strings.Cut(words, "|")
	if !ok || !both {
		p.fail("%q is not id.p: German | English", line)
		return
	}
	name := p.head(head)
	pos, ok := posOfName(name)
	if !ok {
		p.fail("%q ends in none of .n, .v, .a", name)
		return
	}
	if _, there := p.names[name]; there {
		p.fail("%s is there already", name)
		return
	}
	id := ID(len(p.concepts))
	p.names[name] = id
	p.concepts = append(p.concepts, concept{name: name, field: p.field, where: p.where})
	p.side(id, "de", german, pos)
	p.side(id, "en", english, pos)
}

func posOfName(name string) (POS, bool) {
	if len(name) < 3 || name[len(name)-2] != '.' {
		return Any, false
	}
	return posOf(name[len(name)-1:])
}

func posOf(letter string) (POS, bool) {
	if len(letter) == 1 && strings.Contains("nva", letter) {
		return POS(letter[0]), true
	}
	return Any, false
}

// head reads a name and the relations behind it.
func (p *parser) head(head string) string {
	next := func() string {
		i := strings.IndexAny(head, "<!~")
		if i < 0 {
			i = len(head)
		}
		s := head[:i]
		head = head[i:]
		return strings.TrimSpace(s)
	}
	name := next()
	from := ID(len(p.concepts))
	for head != "" {
		kind := head[0]
		head = head[1:]
		for to := range strings.SplitSeq(next(), ",") {
			p.links = append(p.links, link{from, kind, strings.TrimSpace(to), p.where})
		}
	}
	return name
}

func (p *parser) side(id ID, lang, list string, pos POS) {
	if strings.TrimSpace(list) == "" {
		return
	}
	place := -1
	for s := range strings.SplitSeq(list, ",") {
		place++
		text, own, marked := strings.Cut(strings.TrimSpace(s), "/")
		at := impliedPOS(lang, text, pos)
		if marked {
			var ok bool
			if at, ok = posOf(own); !ok {
				p.fail("%q: /%s is none of /n, /v, /a", s, own)
				continue
			}
		}
		if text == "" {
			p.fail("an empty entry in %q", list)
			continue
		}
		p.items = append(p.items, item{len(p.entries), text, place})
		p.entries = append(p.entries, Entry{id, lang, strings.TrimSuffix(text, "(r)"), at})
	}
}

// index makes the entries findable. Of the concepts of a word, those come first
// in whose line it stands further to the front.
func (p *parser) index() {
	for _, it := range byPlace(p.items) {
		e := &p.entries[it.entry]
		if !strings.Contains(it.text, " ") {
			p.words[e.Language].add(e.Language, it.text, e.POS, e.Concept)
			continue
		}
		p.phrases[e.Language].add(e.Language, it.text, e.POS, e.Concept)
		if verb, ok := strings.CutPrefix(it.text, "sich "); ok && e.Language == "de" && !strings.Contains(verb, " ") {
			p.words["de"].addReflexive(verb, e.Concept)
		}
	}
}

// byPlace orders items by place, else as they are.
func byPlace(items []item) []item {
	var starts []int
	for _, it := range items {
		for len(starts) <= it.place+1 {
			starts = append(starts, 0)
		}
		starts[it.place+1]++
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	out := make([]item, len(items))
	for _, it := range items {
		out[starts[it.place]] = it
		starts[it.place]++
	}
	return out
}

// impliedPOS gives the part of speech of an entry that is not marked: capitals
// tell a German noun, and in a line of nouns the ending a verb.
func impliedPOS(lang, text string, line POS) POS {
	if lang != "de" || strings.Contains(text, " ") {
		return line
	}
	if text != "" && text != strings.ToLower(text) {
		return Noun
	}
	if line != Noun {
		return line
	}
	for _, end := range []string{"en", "ern", "eln"} {
		if strings.HasSuffix(text, end) {
			return Verb
		}
	}
	return Adjective
}

// link resolves the names of relations and computes what follows from them.
func (p *parser) link() {
	for _, l := range p.links {
		to, ok := p.names[l.to]
		c := &p.concepts[l.from]
		p.where = l.where
		switch {
		case !ok:
			p.fail("%s %c %s: there is no such concept", c.name, l.kind, l.to)
		case to == l.from:
			p.fail("%s is related to itself", c.name)
		case l.kind == '<':
			c.broader = append(c.broader, to)
		case l.kind == '~':
			c.near = append(c.near, to)
		default:
			c.opposites = append(c.opposites, to)
			p.concepts[to].opposites = append(p.concepts[to].opposites, l.from)
		}
	}
	for i := 1; i < len(p.concepts); i++ {
		p.concepts[i].line = p.lineOf(ID(i))
	}
}

// lineOf gives a concept and all that is broader, nearest first.
func (p *parser) lineOf(id ID) []ID {
	line := []ID{id}
	for i := 0; i < len(line); i++ {
		for _, b := range p.concepts[line[i]].broader {
			if b == id {
				p.where = p.concepts[id].where
				p.fail("%s is broader than itself", p.concepts[id].name)
				return line
			}
			if !slices.Contains(line, b) {
				line = append(line, b)
			}
		}
	}
	return line
}
