package render

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/internal/words"
	"synopse/report"
	"synopse/synopsis"
)

// newView lays a synopsis out.
func newView(s *synopsis.Synopsis, lang string) *view {
	return newViewWith(s, lang, nil)
}

// newViewWith is newView for a page whose sentences have other addresses than
// anchors in it.
func newViewWith(s *synopsis.Synopsis, lang string, href func(report string, sentence int) string) *view {
	v := &view{words: words.For(lang), synopsis: s, origins: s.Story.Origins, href: href}
	v.title, v.place = words.Plain(s.Story.Title), calm(words.Plain(s.Story.Place))
	if s.Story.Date != "" {
		v.date = v.words.Day(s.Story.Date)
	}
	v.layOutReports()
	v.layOutEvents()
	v.actors = make(map[string]*synopsis.Actor, len(s.Actors))
	for i := range s.Actors {
		v.actors[s.Actors[i].ID] = &s.Actors[i]
	}
	v.layOutIssues()
	v.layOutPoints()
	v.layOutClashes()
	v.layOutFramings()
	v.layOutNews()
	v.layOutWordings()
	v.gatherCited()
	return v
}

// calm writes a place that a dateline gives in capitals as other texts do.
func calm(place string) string {
	if utf8.RuneCountInString(place) <= 3 || place != strings.ToUpper(place) {
		return place
	}
	first := true
	return strings.Map(func(r rune) rune {
		was := first
		first = !unicode.IsLetter(r)
		if was {
			return r
		}
		return unicode.ToLower(r)
	}, place)
}

func (v *view) layOutEvents() {
	if len(v.synopsis.Events) < 2 {
		return
	}
	for _, e := range v.synopsis.Events {
		x := event{title: words.Plain(e.Title), unsure: e.Unsure}
		for _, id := range e.Reports {
			if r, ok := v.reportIdx[id]; ok {
				x.reports = append(x.reports, r)
			}
		}
		if len(x.reports) > 0 {
			x.lang = v.reports[x.reports[0]].Language
			v.events = append(v.events, x)
		}
	}
}

// labels gives the labels of reports, joined.
func (v *view) labels(reports []int) string {
	names := make([]string, len(reports))
	for i, r := range reports {
		names[i] = v.reports[r].label
	}
	return strings.Join(names, ", ")
}

func (v *view) layOutReports() {
	s := v.synopsis
	v.reportIdx = make(map[string]int, len(s.Reports))
	v.sentences = make([][]synopsis.Sentence, len(s.Reports))
	v.cited = make([]map[int]bool, len(s.Reports))
	labels := labelsOf(s.Reports)
	for i := range s.Reports {
		r := &s.Reports[i]
		v.reportIdx[r.ID] = i
		v.cited[i] = map[int]bool{}
		v.index = append(v.index, report.NewIndex(r.Text))
		outlet := words.Plain(publisher(r))
		if outlet == "" && r.Source != "" && r.Source != "-" {
			outlet = words.Plain(filepath.Base(r.Source))
		}
		if outlet == "" {
			outlet = v.words.Say("unknown-outlet")
		}
		title := words.Plain(r.Title)
		if title == "" {
			title = v.words.Say("untitled")
		}
		partial := ""
		if r.Label != "" {
			partial = words.Plain(v.words.Word("label", r.Label))
		}
		v.reports = append(v.reports, source{
			Report: r, label: labels[i], outlet: outlet, title: title,
			credits: strings.Join(r.Agencies, ", "), partial: partial, link: webAddress(r.URL),
		})
	}
	for _, sentence := range s.Sentences {
		if i, ok := v.reportIdx[sentence.Report]; ok {
			v.sentences[i] = append(v.sentences[i], sentence)
		}
	}
	for _, c := range s.Copies {
		i, ok := v.reportIdx[c.Report]
		if !ok {
			continue
		}
		out := copied{from: words.Plain(c.From), percent: percent(c.Share), credit: len(c.Runs) == 0}
		if j, ok := v.reportIdx[c.From]; ok {
			out.from, out.credit = labels[j], false
		}
		v.reports[i].copies = append(v.reports[i].copies, out)
	}
}

// passageOf gives the first passage in the interface's language, else the first.
func (v *view) passageOf(spans []report.Span) passage {
	for _, s := range spans {
		if i, ok := v.reportIdx[s.Report]; ok && v.reports[i].Language == v.words.Lang {
			return v.passage(s)
		}
	}
	return v.passage(spans[0])
}

// percent gives a share in whole percent: only nothing is 0, only all is 100.
func percent(share float64) int {
	switch {
	case share <= 0:
		return 0
	case share >= 1:
		return 100
	}
	return min(max(int(share*100+0.5), 1), 99)
}

func (v *view) layOutPoints() {
	byReport := make([][]passage, len(v.reports))
	for _, p := range v.synopsis.Points {
		switch {
		case len(p.Passages) == 0:
		case p.Coverage == synopsis.CoverageAll && len(v.reports) > 1:
			v.common = append(v.common, v.point(p))
		case p.Coverage == synopsis.CoverageSome && v.href != nil: // a page shows them, files do not
			v.some = append(v.some, v.point(p))
		case p.Coverage == synopsis.CoverageOne && len(v.reports) > 1:
			for _, s := range p.Passages {
				if i, ok := v.reportIdx[s.Report]; ok {
					byReport[i] = append(byReport[i], v.passage(s))
				}
			}
		}
	}
	for i, passages := range byReport {
		if len(passages) > 0 {
			v.only = append(v.only, only{i, passages})
		}
	}
}

func (v *view) point(p synopsis.Point) point {
	out := point{shown: v.passageOf(p.Passages)}
	for _, s := range p.Passages {
		out.passages = append(out.passages, v.passage(s))
	}
	return out
}

func (v *view) layOutClashes() {
	for _, c := range v.synopsis.Clashes {
		why := c.Why
		if v.words.Lang == "de" && c.WhyDE != "" {
			why = c.WhyDE
		}
		v.clashes = append(v.clashes, clash{
			kind: v.words.Word("clash", c.Kind), why: words.Plain(why),
			a: v.contrast(c.A, c.ContextA), b: v.contrast(c.B, c.ContextB),
		})
	}
}

func (v *view) layOutFramings() {
	for _, f := range v.synopsis.Framings {
		kind := v.words.Say("framing-act")
		if a := v.actors[f.Actor]; a != nil {
			kind = words.Plain(a.Name)
		}
		v.framings = append(v.framings, clash{kind: kind, a: v.contrast(f.A, f.ContextA), b: v.contrast(f.B, f.ContextB)})
	}
}

// layOutNews follows the ids of the synopsis's news.
func (v *view) layOutNews() {
	n := v.synopsis.News
	if n == nil {
		return
	}
	v.news.since = v.words.Moment(n.Since)
	for _, p := range v.synopsis.Points {
		if slices.Contains(n.Added, p.ID) {
			v.news.added = append(v.news.added, v.passageOf(p.Passages))
		}
	}
	for i, c := range v.synopsis.Clashes {
		switch {
		case slices.Contains(n.Changed, c.ID):
			v.news.changed = append(v.news.changed, v.clashes[i])
		case slices.Contains(n.TakenBack, c.ID):
			v.news.takenBack = append(v.news.takenBack, v.clashes[i])
		}
	}
}

// contrast puts a value into its sentence.
func (v *view) contrast(value, context report.Span) contrast {
	if context.Empty() || context.Report != value.Report || value.Start < context.Start || value.End > context.End {
		return contrast{value: words.Plain(value.Text), passage: v.passage(value)}
	}
	runes := []rune(context.Text)
	from, to := value.Start-context.Start, value.End-context.Start
	if from > to || to > len(runes) {
		return contrast{value: words.Plain(value.Text), passage: v.passage(value)}
	}
	return contrast{
		before: spaced(string(runes[:from])), value: words.Plain(string(runes[from:to])), after: spaced(string(runes[to:])),
		passage: v.passage(context),
	}
}

// spaced is plain that keeps one space at each end where there was white space.
func spaced(s string) string {
	out := words.Plain(s)
	if out == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if strings.TrimLeft(s, " \t\n") != s {
		out = " " + out
	}
	if strings.TrimRight(s, " \t\n") != s {
		out += " "
	}
	return out
}

func (v *view) layOutWordings() {
	byID := v.statementsByID()
	for _, w := range v.synopsis.Wordings {
		out := wording{speaker: v.actorName(w.Speaker)}
		for _, id := range w.Statements {
			if s, ok := byID[id]; ok && len(s.Content) > 0 {
				out.versions = addVersion(out.versions, v.quote(s))
			}
		}
		out.versions = mergeSame(out.versions)
		if len(out.versions) > 1 {
			v.wordings = append(v.wordings, out)
		}
	}
	v.gatherSpeakers()
}

// addVersion keeps one version, the longer, of those that stand in the same
// sentence: one of them is part of the other.
func addVersion(list []quote, q quote) []quote {
	for i, have := range list {
		if have.refs[0].sentence == 0 || have.refs[0].anchor != q.refs[0].anchor {
			continue
		}
		if len(q.text) > len(have.text) {
			list[i] = q
		}
		return list
	}
	return append(list, q)
}

// gatherSpeakers puts one speaker's utterances together, speakers in the order
// in which they come first.
func (v *view) gatherSpeakers() {
	first := map[string]int{}
	for i, w := range v.wordings {
		if _, ok := first[w.speaker]; !ok {
			first[w.speaker] = i
		}
	}
	slices.SortStableFunc(v.wordings, func(a, b wording) int { return cmp.Compare(first[a.speaker], first[b.speaker]) })
}

func (v *view) statementsByID() map[string]*synopsis.Statement {
	out := make(map[string]*synopsis.Statement, len(v.synopsis.Statements))
	for i := range v.synopsis.Statements {
		s := &v.synopsis.Statements[i]
		out[s.ID] = s
	}
	return out
}

// gatherCited gives every report the sentences that are referred to, in
// reading order.
func (v *view) gatherCited() {
	for i := range v.reports {
		for _, s := range v.sentences[i] {
			if !v.cited[i][s.Number] {
				continue
			}
			span := v.index[i].Span(v.reports[i].ID, s.Start, s.End)
			p := v.passage(span)
			v.reports[i].cited = append(v.reports[i].cited, cited{ref: p.ref, text: p.text, kind: s.Kind})
		}
		slices.SortFunc(v.reports[i].cited, func(a, b cited) int { return cmp.Compare(a.ref.sentence, b.ref.sentence) })
	}
}
