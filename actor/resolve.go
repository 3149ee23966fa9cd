package actor

import (
	"cmp"
	"slices"
	"strconv"

	"synopse/language"
	"synopse/report"
)

// Source is one report of a story as Resolve needs it.
type Source struct {
	Report   *report.Report
	Document *language.Document
	Mentions []Mention
}

// Resolve decides who is who in a whole story. links[i][j] belongs to mention j
// of source i. Where it is unclear who is meant, the link is empty: a wrong
// actor is worse than none.
//
// Which names belong together does not depend on the order of the sources;
// only the order and the preferred spelling of the actors do.
func Resolve(sources []Source) (actors []Actor, links [][]Link) {
	r := &resolver{k: know(), sources: sources, keyed: map[string]int{}, bareFor: map[inReport]bool{}}
	r.links = make([][][]int, len(sources))
	for i, s := range sources {
		r.links[i] = make([][]int, len(s.Mentions))
	}
	r.people()
	r.collectTraits()
	r.standing()
	for i := range sources {
		r.read(i)
	}
	r.joinLanguages()
	return r.finish()
}

// resolver holds what is known of a story while it is read.
type resolver struct {
	k       *knowledge
	sources []Source
	links   [][][]int // source, mention: nodes
	nodes   []node
	keyed   map[string]int    // what is found by key: countries, organisations, groups
	full    []map[int]int     // of each report, how often it names a person in full
	weight  map[string]int    // countries by how often they or their people are named
	common  []common          // bodies that a noun alone names
	bareFor map[inReport]bool // whether a bare family name is short for a full name with a generation
}

// node is an actor in the making.
type node struct {
	kind      Kind
	gender    language.Morph
	country   string
	region    string
	countries map[string]int
	offices   []held
	named     bool
	key       string
	called    string // the name after the noun of a body
	owner     int    // the node, from 1, of the one whose campaign or the like it is
}

// held is an office as read in some report.
type held struct {
	office, role, country string
}

func (r *resolver) newNode(n node) int {
	r.nodes = append(r.nodes, n)
	return len(r.nodes) - 1
}

// byKey gives the node with a key, making it if need be.
func (r *resolver) byKey(key string, n node) int {
	if at, ok := r.keyed[key]; ok {
		return at
	}
	n.key = key
	at := r.newNode(n)
	r.keyed[key] = at
	return at
}

// mention gives a mention by source and index.
func (r *resolver) mention(i, j int) *Mention { return &r.sources[i].Mentions[j] }

// kind gives the kind of block that a mention stands in.
func (r *resolver) kind(i int, m *Mention) report.Kind {
	d := r.sources[i].Document
	if d == nil || m.Sentence < 0 || m.Sentence >= len(d.Sentences) {
		return report.Body
	}
	return d.Sentences[m.Sentence].Kind
}

// standing links what names itself: countries, seats, organisations.
func (r *resolver) standing() {
	for i, s := range r.sources {
		for j := range s.Mentions {
			m := &s.Mentions[j]
			if len(m.Parts) > 0 || m.Place || m.Form == Pronoun || m.Kind == Person || m.Kind == Group {
				continue
			}
			if n, ok := r.selfNamed(m); ok {
				r.links[i][j] = []int{n}
			}
		}
	}
	r.weigh()
}

func (r *resolver) selfNamed(m *Mention) (int, bool) {
	switch m.Kind {
	case Country:
		if m.Country == "" {
			return 0, false
		}
		return r.byKey("country "+m.Country, node{kind: Country, country: m.Country, named: true, gender: neuter}), true
	case Organisation:
		if m.Form == Role {
			return 0, false
		}
		key := m.Office
		if key == "" {
			key = orgName(m.Name)
		}
		if key == "" {
			return 0, false
		}
		return r.byKey("organisation "+key, node{kind: Organisation, country: m.Country, named: true, gender: m.Gender}), true
	}
	return 0, false
}

// weigh counts how often each country, or somebody of it, is named.
func (r *resolver) weigh() {
	r.weight = map[string]int{}
	for i := range r.links {
		for j, nodes := range r.links[i] {
			if r.mention(i, j).Kind == Document {
				continue
			}
			for _, n := range nodes {
				if c := r.nodes[n].country; c != "" {
					r.weight[c]++
				}
			}
		}
	}
}

// finish numbers the actors by their first mention and gives them their names.
// Who is named in captions only is left out.
func (r *resolver) finish() ([]Actor, [][]Link) {
	seen := make([]bool, len(r.nodes))
	for i := range r.links {
		for j, nodes := range r.links[i] {
			if r.kind(i, r.mention(i, j)) == report.Caption {
				continue
			}
			for _, n := range nodes {
				seen[n] = true
			}
		}
	}
	number := make([]int, len(r.nodes))
	for i := range number {
		number[i] = -1
	}
	var order []int
	links := make([][]Link, len(r.links))
	for i := range r.links {
		links[i] = make([]Link, len(r.links[i]))
		for _, j := range r.inOrder(i) {
			for _, n := range r.links[i][j] {
				if seen[n] && number[n] < 0 {
					number[n] = len(order)
					order = append(order, n)
				}
			}
		}
		for j, nodes := range r.links[i] {
			for _, n := range nodes {
				if seen[n] && !slices.Contains(links[i][j].Actors, number[n]) {
					links[i][j].Actors = append(links[i][j].Actors, number[n])
				}
			}
		}
	}
	actors := make([]Actor, len(order))
	for a, n := range order {
		actors[a] = Actor{ID: "a" + strconv.Itoa(a+1), Kind: r.nodes[n].kind, Country: r.nodes[n].country}
	}
	r.label(actors, number)
	return actors, links
}

// inOrder gives the mentions of a source so that the parts of a coordination
// come before it.
func (r *resolver) inOrder(i int) []int {
	ms := r.sources[i].Mentions
	order := make([]int, len(ms))
	for j := range order {
		order[j] = j
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(ms[a].Last, ms[b].Last), cmp.Compare(ms[b].First, ms[a].First))
	})
	return order
}
