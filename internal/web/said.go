package web

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"synopse/internal/library"
	"synopse/internal/render"
	"synopse/internal/words"
)

// piece is a stretch of a text; On is what it is shown for.
type piece struct {
	Text string
	On   bool
}

// pieces cuts a text that begins at a code point of its report at the ranges.
func pieces(text string, start int, ranges []library.Range) []piece {
	runes := []rune(text)
	ranges = slices.Clone(ranges)
	slices.SortFunc(ranges, func(a, b library.Range) int { return a.Start - b.Start })
	var out []piece
	at := 0
	add := func(to int, on bool) {
		to = min(max(to, at), len(runes))
		if to > at {
			out = append(out, piece{line(runes[at:to]), on})
			at = to
		}
	}
	for _, r := range ranges {
		add(r.Start-start, false)
		add(r.End-start, true)
	}
	add(len(runes), false)
	return out
}

// saidRow is a statement as lists show it.
type saidRow struct {
	Pieces             []piece
	Lang, Kind, Act    string
	Who, Whom          []link
	Issues             []link
	Href, When, Outlet string
	Story, StoryWord   string // address; what the link says
	Away               template.URL
}

func (f Frame) said(x *library.Said) saidRow {
	row := saidRow{
		Pieces: pieces(x.Text, x.Start, x.Content), Lang: x.In.Language, Kind: f.words.Word("kind", string(x.Kind)),
		Href: sentencePath(x.In.Revision, x.Sentence), When: f.when(x.In.Published, x.In.Day), Outlet: f.outlet(x.In.Outlet),
		Away: template.URL(render.SentenceLink(x.In.Address, x.Text)),
	}
	if x.Act != "" && x.Act != "say" {
		row.Act = f.words.Word("act", x.Act)
	}
	row.Who, row.Whom = f.parties(x.Who), f.parties(x.Whom)
	for _, i := range x.Issues {
		row.Issues = append(row.Issues, link{Text: f.issue(i.Labels), Href: i.ID})
	}
	if x.In.Story != "" {
		row.Story, row.StoryWord = storyPath(x.In.Story), f.T("story")
	}
	return row
}

func (f Frame) issue(labels map[string]string) string {
	if l := labels[f.Lang]; l != "" {
		return words.Plain(l)
	}
	for _, l := range []string{"en", "de"} {
		if labels[l] != "" {
			return words.Plain(labels[l])
		}
	}
	return ""
}

func (f Frame) parties(list []library.Party) []link {
	var out []link
	for _, p := range list {
		l := link{Text: words.Plain(p.Name)}
		if name := f.words.CountryName(p.Country); p.Kind == "country" && name != "" {
			l.Text = name
		}
		if p.Actor != "" {
			l.Href = actorPath(p.Actor)
		}
		out = append(out, l)
	}
	return out
}

func actorPath(id string) string    { return "/actor/" + url.PathEscape(id) }
func outletPath(name string) string { return "/outlet/" + url.PathEscape(name) }

// quoted gives a value as a query wants it: in quotation marks if it has spaces.
func quoted(value string) string {
	value = strings.ReplaceAll(words.Plain(value), `"`, "")
	if strings.ContainsAny(value, " :") {
		return `"` + value + `"`
	}
	return value
}
