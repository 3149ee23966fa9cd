package web

import (
	"context"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"

	"synopse/internal/library"
	"synopse/internal/margin"
	"synopse/internal/render"
	"synopse/internal/words"
	"synopse/reading"
	"synopse/report"
	"synopse/synopsis"
)

type reportPage struct {
	Frame
	Story   string // address, "" if there is none
	In      string // the story's title
	Head    reportHead
	Second  *reportHead // opened beside
	Rows    []reportRow
	Beside  []member // what else may be opened beside
	Without string   // this page without the second report
	Swapped string   // with the reports changed over
	Newer   string   // address of the newest wording, "" if this is it
	Number  int      // of the wording
	Left    []report.Discarded
	Legend  bool
}

type reportHead struct {
	Label, Class, Outlet, Title, Lang, When, By, Credits, Partial, Language string
	OutletHref                                                              string
	Link                                                                    template.URL
}

// reportRow is paragraphs that tell the same in both reports, or those of both
// in between.
type reportRow struct {
	A, B  []para
	Notes []marginNote
}

type para struct {
	Kind      string
	Level     int // 1 headline, 2 subhead, 0 text
	Lang      string
	Sentences []shownSentence
}

type shownSentence struct {
	Before string // white space or text that is no sentence
	Text   string
	Anchor string
	Number int
	Class  string // kinds of its notes
}

type marginNote struct {
	Kind      margin.Kind
	From, To  int // sentences it is about
	Refs      []render.Ref
	Mine      string
	Theirs    string
	Text      string
	Sentences string // "s7" or "s7–9"
}

// shownReport is one report with what is known of it.
type shownReport struct {
	rev   library.Revision
	story string
	s     *synopsis.Synopsis
	made  library.Synopsis
	id    string // in s
	at    int
}

// load finds a wording and the synopsis in which it is compared; one that is not
// compared is read alone.
func (s *Server) load(ctx context.Context, id string) (*shownReport, error) {
	rev, err := s.lib.Revision(ctx, id)
	if err != nil {
		return nil, missing(err, "report")
	}
	out := &shownReport{rev: rev}
	if out.story, err = s.lib.StoryOf(ctx, rev.Of); err != nil && library.CodeOf(err) != library.NotFound {
		return nil, err
	}
	if out.story != "" {
		made, err := s.engine.Synopsis(ctx, out.story)
		if err != nil && library.CodeOf(err) != library.NotFound {
			return nil, err
		}
		for i, r := range made.Revisions {
			if err == nil && r == id {
				out.made, out.at, out.id = made, i, made.Reports[i]
				out.s, err = s.laid.read(&made)
				return out, err
			}
		}
	}
	rep := rev.Report
	rep.ID = rev.Of
	alone := synopsis.Make([]reading.Reading{reading.Read(rep)})
	out.s, out.id = &alone, rep.ID
	return out, nil
}

func (s *Server) report(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	id := r.PathValue("id")
	if newest, err := s.lib.Newest(ctx, []string{id}); err == nil && len(newest) == 1 { // a report's own id
		http.Redirect(w, r, sentencePath(newest[0].ID, 0), http.StatusFound)
		return nil
	}
	a, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	p := reportPage{Frame: s.frame(r, "stories"), Number: a.rev.Number, Left: a.rev.Report.Discarded}
	p.Head = p.head(a)
	p.Title = p.Head.Title
	if newest, err := s.lib.Newest(ctx, []string{a.rev.Of}); err == nil && len(newest) == 1 && newest[0].ID != a.rev.ID {
		p.Newer = sentencePath(newest[0].ID, 0)
	}
	if a.story != "" {
		p.Story, p.In = storyPath(a.story), p.T("untitled")
		if st, err := s.lib.Story(ctx, a.story); err == nil {
			p.In = words.Plain(st.Title)
		}
	}
	second := -1
	labels := render.Labels(a.s)
	for i, rev := range a.made.Revisions {
		if rev == a.rev.ID {
			continue
		}
		if rev == r.URL.Query().Get("with") {
			second = i
			continue
		}
		rep := &a.s.Reports[i]
		p.Beside = append(p.Beside, member{Label: labels[i], Class: render.Class(i), Outlet: p.outlet(rep.Outlet), Title: words.Plain(rep.Title), Lang: rep.Language, Href: with(r, "with", rev)})
	}
	if second >= 0 {
		rev, err := s.lib.Revision(ctx, a.made.Revisions[second])
		if err != nil {
			return missing(err, "report")
		}
		b := &shownReport{rev: rev, s: a.s, made: a.made, id: a.made.Reports[second], at: second}
		head := p.head(b)
		p.Second, p.Without = &head, with(r, "with", "")
		p.Swapped = sentencePath(rev.ID, 0) + "?with=" + a.rev.ID
	}
	p.rows(a, second)
	return s.show(w, r, http.StatusOK, "report", p)
}

func (p *reportPage) head(x *shownReport) reportHead {
	rep := &x.rev.Report
	h := reportHead{
		Label: render.Labels(x.s)[x.at], Class: render.Class(x.at), Outlet: p.outlet(rep.Outlet), Title: words.Plain(rep.Title), Lang: rep.Language,
		When: p.when(rep.Published, x.rev.Day), By: words.Plain(strings.Join(rep.Authors, ", ")), Credits: joined(rep.Agencies),
		Link: template.URL(render.SentenceLink(rep.URL, "")), Language: p.words.Word("language", rep.Language),
	}
	if h.Title == "" {
		h.Title = p.T("untitled")
	}
	if rep.Outlet != "" {
		h.OutletHref = outletPath(rep.Outlet)
	}
	if rep.Label != "" {
		h.Partial = p.words.Word("label", rep.Label)
	}
	return h
}

// rows lays the text out, paragraph by paragraph, with the notes on the first
// report's sentences; the second report's paragraphs stand beside those that
// tell the same.
func (p *reportPage) rows(a *shownReport, second int) {
	notes := margin.Of(a.s, a.id)
	refs := &noteRefs{p: p, a: a, labels: render.Labels(a.s), second: second}
	left := parasOf(a.s, a.id, "s", notes)
	var right []para
	pairs := make([]margin.Pair, len(left))
	for i := range left {
		pairs[i] = margin.Pair{A: i, B: -1}
	}
	if second >= 0 {
		other := a.made.Reports[second]
		right = parasOf(a.s, other, "b-s", margin.Of(a.s, other))
		pairs = margin.Align(a.s, a.id, other)
	}
	for i, pair := range pairs {
		tied := pair.A >= 0 && pair.B >= 0
		before := i > 0 && (pairs[i-1].A >= 0 && pairs[i-1].B >= 0)
		if i == 0 || second < 0 || tied || before {
			p.Rows = append(p.Rows, reportRow{})
		}
		row := &p.Rows[len(p.Rows)-1]
		if pair.A >= 0 {
			row.A = append(row.A, left[pair.A])
			row.Notes = append(row.Notes, refs.of(&left[pair.A], notes)...)
		}
		if pair.B >= 0 {
			row.B = append(row.B, right[pair.B])
		}
	}
	p.Legend = len(notes) > 0
}

// parasOf cuts a report's blocks into sentences.
func parasOf(s *synopsis.Synopsis, id, prefix string, notes map[int][]margin.Note) []para {
	var rep *report.Report
	for i := range s.Reports {
		if s.Reports[i].ID == id {
			rep = &s.Reports[i]
		}
	}
	if rep == nil {
		return nil
	}
	text := []rune(rep.Text)
	var sentences []synopsis.Sentence
	for _, x := range s.Sentences {
		if x.Report == id {
			sentences = append(sentences, x)
		}
	}
	out := make([]para, len(rep.Blocks))
	for i, b := range rep.Blocks {
		out[i] = para{Kind: string(b.Kind), Level: levels[b.Kind], Lang: b.Language}
		at := b.Start
		for len(sentences) > 0 && sentences[0].Start < b.End {
			x := sentences[0]
			sentences = sentences[1:]
			if x.Start < at || x.End > len(text) {
				continue
			}
			out[i].Sentences = append(out[i].Sentences, shownSentence{
				Before: line(text[at:x.Start]), Text: line(text[x.Start:x.End]), Anchor: prefix + strconv.Itoa(x.Number), Number: x.Number, Class: classes(notes[x.Number]),
			})
			at = x.End
		}
		if at < b.End && b.End <= len(text) {
			out[i].Sentences = append(out[i].Sentences, shownSentence{Before: line(text[at:b.End])})
		}
	}
	return out
}

var levels = map[report.Kind]int{report.Headline: 1, report.Subhead: 2}

// line gives text on one line, its spaces at the ends kept: they stand between
// sentences.
func line(text []rune) string {
	s := string(text)
	out := words.Plain(s)
	if out == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if strings.TrimLeft(s, " \t\n\u00a0") != s {
		out = " " + out
	}
	if strings.TrimRight(s, " \t\n\u00a0") != s {
		out += " "
	}
	return out
}

func classes(notes []margin.Note) string {
	var out []string
	for _, n := range notes {
		out = append(out, "has-"+string(n.Kind))
	}
	return strings.Join(out, " ")
}

// noteRefs writes the notes of a report.
type noteRefs struct {
	p      *reportPage
	a      *shownReport
	labels []string
	second int
}

// of gives the notes beside a paragraph; what holds alike of sentences that
// follow each other is said once.
func (x *noteRefs) of(b *para, notes map[int][]margin.Note) []marginNote {
	var out []marginNote
	for _, sentence := range b.Sentences {
		for _, n := range notes[sentence.Number] {
			note := x.note(sentence.Number, n)
			if last := x.same(out, &note); last != nil {
				last.To = note.To
				continue
			}
			out = append(out, note)
		}
	}
	for i := range out {
		out[i].Sentences = fmt.Sprintf("s%d", out[i].From)
		if out[i].To > out[i].From {
			out[i].Sentences += fmt.Sprintf("–%d", out[i].To)
		}
	}
	return out
}

// same finds the note that goes on with this one, or nil.
func (x *noteRefs) same(list []marginNote, n *marginNote) *marginNote {
	for i := len(list) - 1; i >= 0; i-- {
		l := &list[i]
		if l.Kind != n.Kind || l.To != n.From-1 {
			continue
		}
		switch n.Kind {
		case margin.Only:
			return l
		case margin.Copied, margin.Agency:
			if l.Text == n.Text && len(l.Refs) == len(n.Refs) && (len(l.Refs) == 0 || l.Refs[0].Report == n.Refs[0].Report) {
				return l
			}
		}
	}
	return nil
}

func (x *noteRefs) note(number int, n margin.Note) marginNote {
	out := marginNote{Kind: n.Kind, From: number, To: number}
	for _, place := range n.Places {
		out.Refs = append(out.Refs, x.ref(place))
	}
	switch n.Kind {
	case margin.Clash:
		out.Text = x.p.words.Word("clash", n.Values)
		out.Mine, out.Theirs = words.Plain(n.Mine), words.Plain(n.Theirs)
	case margin.Agency:
		out.Text = joined(n.Agencies)
	}
	return out
}

// ref leads to a sentence of another report: opened beside this one.
func (x *noteRefs) ref(place margin.Place) render.Ref {
	i := -1
	for k := range x.a.s.Reports {
		if x.a.s.Reports[k].ID == place.Report {
			i = k
		}
	}
	if i < 0 || i >= len(x.a.made.Revisions) {
		return render.Ref{Text: place.Report}
	}
	number := strconv.Itoa(place.Sentence)
	ref := render.Ref{
		Text: x.labels[i] + "\u00a0s" + number, Class: render.Class(i), Outlet: x.p.outlet(x.a.s.Reports[i].Outlet), Report: place.Report, Sentence: place.Sentence,
		Href: template.URL("/report/" + x.a.rev.ID + "?with=" + x.a.made.Revisions[i] + "#b-s" + number),
	}
	if i == x.second {
		ref.Href = template.URL("#b-s" + number)
	}
	return ref
}
