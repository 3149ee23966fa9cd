package render

import (
	"strconv"
	"strings"

	"synopse/internal/words"
	"synopse/report"
)

// FoundStory is a story with sentences that a search found.
type FoundStory struct {
	Title   string
	Reports int
	Hits    []FoundHit
}

// FoundHit is a sentence that a search found.
type FoundHit struct {
	Report   report.Report // Outlet, Published, Agencies
	ID       string        // of the report in its library
	Day      string
	Sentence int
	Text     string
	Speakers []string // of the statements that were asked for
}

// Found shows what a search found on a terminal: by story, each sentence with its
// reference. More says that there is more than is shown.
func Found(all []FoundStory, more bool, o Options) []byte {
	c := words.For(o.Lang)
	p := &page{width: widthOf(o), color: o.Color}
	n := 0
	for _, s := range all {
		n += len(s.Hits)
	}
	count := c.Count("sentence", n) + " · " + c.Count("story", len(all))
	if more {
		count += " · " + c.Say("found-more")
	}
	p.paragraph(nil, run{count, dim})
	labels := foundLabels(all)
	for _, s := range all {
		p.blank()
		p.paragraph(nil, run{words.Plain(s.Title), strong}, run{" · " + c.Count("report", s.Reports), dim})
		for i := range s.Hits {
			p.hit(&s.Hits[i], labels[s.Hits[i].ID], c)
		}
	}
	return []byte(p.b.String())
}

func (p *page) hit(h *FoundHit, label string, c words.Catalog) {
	runs := []run{{words.Plain(h.Text) + " ", normal}, {"[" + FoundRef(label, h.Sentence) + "]", cyan}, {" " + c.Day(h.Day), dim}}
	if len(h.Speakers) > 0 {
		runs = append([]run{{words.Plain(strings.Join(h.Speakers, ", ")) + ": ", bold}}, runs...)
	}
	p.paragraph([]run{{"  - ", dim}}, runs...)
}

// FoundRef writes a reference: "DW s7".
func FoundRef(label string, sentence int) string {
	return label + nbsp + "s" + strconv.Itoa(sentence)
}

// foundLabels gives each report a short label after its outlet.
func foundLabels(all []FoundStory) map[string]string {
	var reports []report.Report
	var ids []string
	seen := map[string]bool{}
	for _, s := range all {
		for i := range s.Hits {
			if h := &s.Hits[i]; !seen[h.ID] {
				seen[h.ID] = true
				reports, ids = append(reports, h.Report), append(ids, h.ID)
			}
		}
	}
	out := map[string]string{}
	for i, label := range labelsOf(reports) {
		out[ids[i]] = label
	}
	return out
}
