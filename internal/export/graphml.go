package export

import (
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

	"synopse/synopsis"
)

// GraphML (graphml.graphdrawing.org): a network with two kinds of nodes. An edge
// leads from an actor to an issue it speaks on, or to an actor it speaks to.
type (
	graphML struct {
		XMLName xml.Name   `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		Keys    []graphKey `xml:"key"`
		Graph   graph      `xml:"graph"`
	}
	graphKey struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	}
	graph struct {
		ID    string      `xml:"id,attr"`
		Edges string      `xml:"edgedefault,attr"`
		Nodes []graphNode `xml:"node"`
		Links []graphEdge `xml:"edge"`
	}
	graphNode struct {
		ID   string      `xml:"id,attr"`
		Data []graphData `xml:"data"`
	}
	graphEdge struct {
		ID     string      `xml:"id,attr"`
		Source string      `xml:"source,attr"`
		Target string      `xml:"target,attr"`
		Data   []graphData `xml:"data"`
	}
	graphData struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
)

var graphKeys = []graphKey{
	{"label", "node", "label", "string"},
	{"type", "node", "type", "string"}, // actor or issue
	{"kind", "node", "kind", "string"},
	{"country", "node", "country", "string"},
	{"relation", "node", "relation", "string"}, // of an issue's sides
	{"weight", "edge", "weight", "int"},        // statements
	{"acts", "edge", "acts", "string"},
	{"reports", "edge", "reports", "int"},
	{"link", "edge", "type", "string"}, // speaks-on or speaks-to
}

// GraphML writes who talks about what, and to whom, as one directed network. One
// actor of several stories is one node where kind, country and name are the same.
func GraphML(w io.Writer, stories []synopsis.Synopsis) error {
	n := network{nodes: map[string]graphNode{}, edges: map[[3]string]*edge{}}
	for i := range stories {
		n.add(newStory(&stories[i]))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return writing(err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(graphML{Keys: graphKeys, Graph: n.graph()}); err != nil {
		return writing(err)
	}
	_, err := io.WriteString(w, "\n")
	return writing(err)
}

// network gathers nodes and edges by their identity.
type network struct {
	nodes map[string]graphNode
	edges map[[3]string]*edge // source, target, type
}

type edge struct {
	weight  int
	acts    map[string]int
	reports map[string]bool
}

const (
	speaksOn = "speaks-on"
	speaksTo = "speaks-to"
)

func (n *network) add(s *story) {
	for i := range s.Synopsis.Statements {
		st := &s.Synopsis.Statements[i]
		for _, speaker := range st.Speakers {
			from := n.actor(s.actors[speaker])
			if from == "" {
				continue
			}
			for _, id := range st.Issues {
				n.link(from, n.issue(s, s.issues[id]), speaksOn, st, s)
			}
			for _, id := range st.Addressees {
				n.link(from, n.actor(s.actors[id]), speaksTo, st, s)
			}
		}
	}
}

func (n *network) actor(a *synopsis.Actor) string {
	if a == nil || a.Name == "" {
		return ""
	}
	id := "actor:" + string(a.Kind) + ":" + a.Country + ":" + oneLine(a.Name)
	n.nodes[id] = node(id, "label", oneLine(a.Name), "type", "actor", "kind", string(a.Kind), "country", a.Country)
	return id
}

func (n *network) issue(s *story, i *synopsis.Issue) string {
	if i == nil {
		return ""
	}
	id := "issue:" + s.global(i.ID)
	n.nodes[id] = node(id, "label", oneLine(i.Label), "type", "issue", "relation", i.Relation)
	return id
}

// node makes a node of pairs of keys and values; what is empty is left out.
func node(id string, pairs ...string) graphNode {
	g := graphNode{ID: id}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			g.Data = append(g.Data, graphData{pairs[i], pairs[i+1]})
		}
	}
	return g
}

func (n *network) link(from, to, kind string, st *synopsis.Statement, s *story) {
	if to == "" || from == to {
		return
	}
	key := [3]string{from, to, kind}
	e := n.edges[key]
	if e == nil {
		e = &edge{acts: map[string]int{}, reports: map[string]bool{}}
		n.edges[key] = e
	}
	e.weight++
	e.acts[st.Act]++
	e.reports[s.global(st.Report)] = true
}

func (n *network) graph() graph {
	g := graph{ID: "synopse", Edges: "directed"}
	for _, v := range n.nodes {
		g.Nodes = append(g.Nodes, v)
	}
	slices.SortFunc(g.Nodes, func(a, b graphNode) int { return cmp.Compare(a.ID, b.ID) })
	keys := make([][3]string, 0, len(n.edges))
	for k := range n.edges {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [3]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]), cmp.Compare(a[2], b[2]))
	})
	for i, k := range keys {
		e := n.edges[k]
		g.Links = append(g.Links, graphEdge{"e" + strconv.Itoa(i+1), k[0], k[1], []graphData{
			{"weight", strconv.Itoa(e.weight)}, {"acts", counted(e.acts)}, {"reports", strconv.Itoa(len(e.reports))}, {"link", k[2]},
		}})
	}
	return g
}

// counted lists what was counted, by name: "deny 1, say 3".
func counted(counts map[string]int) string {
	parts := make([]string, 0, len(counts))
	for name, n := range counts {
		parts = append(parts, name+" "+strconv.Itoa(n))
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}
