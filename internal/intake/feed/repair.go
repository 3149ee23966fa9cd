package feed

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"

	"synopse/internal/intake/feed/markup"
)

//go:embed fields.txt
var fieldData string

// fieldKind says how an element of an item may end if its end tag is missing.
type fieldKind int

const (
	noField fieldKind = iota
	short
	sure
	rich
)

var fields = sync.OnceValue(func() map[string]fieldKind {
	kinds := map[string]fieldKind{"short": short, "sure": sure, "rich": rich}
	m := map[string]fieldKind{}
	for line := range strings.SplitSeq(fieldData, "\n") {
		if f := strings.Fields(line); len(f) == 2 && kinds[f[0]] != noField {
			m[f[1]] = kinds[f[0]]
		}
	}
	return m
})

// voids are the elements of HTML without an end tag, except link, which feeds
// use for their own.
var voids = map[string]bool{"br": true, "img": true, "hr": true, "input": true, "wbr": true, "area": true, "col": true, "embed": true, "param": true, "track": true}

// maxDepth is how deep elements may be nested; deeper tags are left out and
// their text kept.
const maxDepth = 64

// MaxItems is how many items of one feed are read.
const MaxItems = 5000

// open is an element that has begun.
type open struct {
	name string // as written
	key  string // in lower case
	kind fieldKind
	at   int // where it begins in the output
}

// repaired is a feed as well-formed XML.
type repaired struct {
	xml    []byte
	root   root
	items  int
	cut    map[int]bool // the items, counted from 0, in which a field was cut
	lost   int          // items too damaged to keep
	capped bool         // there were more than MaxItems
	before bool         // something stood before the feed
	faults markup.Faults
}

// root is the kind of document.
type root int

const (
	noRoot root = iota
	rssRoot
	rdfRoot
	atomRoot
)

// mender writes well-formed XML from tokens.
type mender struct {
	out   bytes.Buffer
	stack []open // without the containers
	item  int    // index in stack of the open item, -1
	start int    // where the open item begins in the output
	kept  bool   // the open item has a whole link or id
	skip  bool   // whatever comes before the next item is left out
	res   repaired
}

// mend makes one well-formed document of text: one root, one channel, items
// that begin where an item begins and hold what was whole of them.
func mend(text string) repaired {
	m := &mender{item: -1}
	r := markup.New(text, "<item>", "<item ", "</item>", "<entry>", "<entry ", "</entry>")
	t, ok := m.findRoot(r)
	if !ok {
		return repaired{faults: r.Faults()}
	}
	m.out.Grow(len(text) + len(text)/8)
	m.openRoot(t)
	if container(t) == noRoot {
		m.token(t)
	}
	for !m.res.capped {
		t, ok := r.Next()
		if !ok {
			break
		}
		m.token(t)
	}
	m.endItem(false)
	m.closeTo(0)
	m.closeRoot()
	m.res.xml = m.out.Bytes()
	m.res.faults = r.Faults()
	return m.res
}

// findRoot reads up to the first tag of a feed. A feed whose head is lost
// begins with its first channel, item or entry.
func (m *mender) findRoot(r *markup.Reader) (markup.Token, bool) {
	for {
		t, ok := r.Next()
		if !ok {
			return t, false
		}
		if t.Kind == markup.Start || t.Kind == markup.Empty {
			if container(t) != noRoot {
				m.res.root = container(t)
				return t, true
			}
			switch strings.ToLower(t.Name) {
			case "channel", "item":
				m.res.root = rssRoot
				return t, true
			case "entry":
				m.res.root = atomRoot
				return t, true
			}
		}
		if t.Kind != markup.Text || strings.TrimSpace(t.Data) != "" {
			m.res.before = true
		}
	}
}

func container(t markup.Token) root {
	switch prefix, _, _ := strings.Cut(t.Name, ":"); markup.Local(t.Name) {
	case "rss":
		return rssRoot
	case "rdf":
		if prefix != t.Name {
			return rdfRoot
		}
	case "feed":
		return atomRoot
	}
	return noRoot
}

const (
	atomSpace   = "http://www.w3.org/2005/Atom"
	atom03Space = "http://purl.org/atom/ns#"
	rdfSpace    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
)

// openRoot writes the root with the namespaces that t declares, and the channel
// of an RSS feed. Those that a reader must know are put right.
func (m *mender) openRoot(t markup.Token) {
	var attrs []markup.Attr
	prefix, _, prefixed := strings.Cut(t.Name, ":")
	if container(t) == noRoot {
		t.Attrs, prefixed = nil, false
	}
	space := ""
	for _, a := range t.Attrs {
		name := strings.ToLower(a.Name)
		switch {
		case name == "xmlns" && m.res.root == atomRoot && !prefixed, prefixed && name == "xmlns:"+strings.ToLower(prefix):
			space = strings.TrimSpace(a.Value)
		default:
			attrs = append(attrs, a)
		}
	}
	switch m.res.root {
	case atomRoot:
		if space != atom03Space {
			space = atomSpace
		}
		if prefixed {
			attrs = append(attrs, markup.Attr{Name: "xmlns:" + prefix, Value: space})
		}
		m.startTag("feed", append(attrs, markup.Attr{Name: "xmlns", Value: space}))
	case rdfRoot:
		m.startTag("rdf:RDF", append(attrs, markup.Attr{Name: "xmlns:rdf", Value: rdfSpace}))
		m.out.WriteString("<channel>")
	default:
		m.startTag("rss", attrs)
		m.out.WriteString("<channel>")
	}
}

func (m *mender) closeRoot() {
	m.out.WriteString(map[root]string{atomRoot: "</feed>", rdfRoot: "</channel></rdf:RDF>", rssRoot: "</channel></rss>"}[m.res.root])
}

func (m *mender) token(t markup.Token) {
	if m.skip && (t.Kind == markup.Text || t.Kind == markup.End || !itemName(t.Name)) {
		return
	}
	m.skip = false
	switch t.Kind {
	case markup.Text:
		m.text(t.Data)
	case markup.End:
		m.end(t.Name)
	default:
		m.begin(t)
	}
}

func itemName(name string) bool {
	switch strings.ToLower(name) {
	case "item", "entry", "rss:item", "atom:entry":
		return true
	}
	return false
}

// containers are opened and closed once, by the mender.
func containerName(name string) bool {
	switch strings.ToLower(name) {
	case "rss", "rdf:rdf", "feed", "atom:feed", "channel", "rss:channel", "html", "body", "head":
		return true
	}
	return false
}

func (m *mender) begin(t markup.Token) {
	if !plainName(t.Name) || containerName(t.Name) && len(m.stack) == 0 {
		return
	}
	if itemName(t.Name) && !m.inside("source") {
		m.beginItem(t)
		return
	}
	key := strings.ToLower(t.Name)
	kind := fields()[key]
	m.closeField(kind)
	if len(m.stack) >= maxDepth {
		return
	}
	m.startTag(t.Name, t.Attrs)
	m.stack = append(m.stack, open{t.Name, key, kind, 0})
	top := &m.stack[len(m.stack)-1]
	top.at = m.out.Len()
	if t.Kind == markup.Empty || voids[key] && m.insideRich() {
		m.noteWhole(key, t.Kind == markup.Empty)
		m.pop()
	}
}

func (m *mender) beginItem(t markup.Token) {
	m.endItem(false)
	m.closeTo(0)
	if m.res.items == MaxItems {
		m.res.capped = true
		return
	}
	name := "item"
	if m.res.root == atomRoot {
		name = "entry"
	}
	m.start = m.out.Len()
	m.kept = false
	m.startTag(name, t.Attrs)
	m.item = 0
	m.stack = append(m.stack, open{name, strings.ToLower(t.Name), noField, m.out.Len()})
	if t.Kind == markup.Empty {
		m.endItem(true)
	}
}

// endItem closes the open item. Whole says that its own end tag did; without it
// the short field that is open was cut and is dropped with what it held, and
// the item too if nothing of it is left.
func (m *mender) endItem(whole bool) {
	if m.item < 0 {
		return
	}
	if !whole {
		for i := m.item + 1; i < len(m.stack); i++ {
			if k := m.stack[i].kind; k == short || k == sure {
				m.cutBack(i)
				break
			}
		}
		m.markCut()
	}
	m.closeTo(m.item)
	m.item = -1
	if !whole && !m.kept {
		m.out.Truncate(m.start)
		delete(m.res.cut, m.res.items)
		m.res.lost++
		return
	}
	m.res.items++
}

func (m *mender) markCut() {
	if m.res.cut == nil {
		m.res.cut = map[int]bool{}
	}
	m.res.cut[m.res.items] = true
}
