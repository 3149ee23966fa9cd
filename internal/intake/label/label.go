// Package label tells pages that are no reports, or only a part of one: walls
// that ask for consent, free parts of paid reports, live tickers, lists of
// links, videos, logins and error pages.
//
// In: Facts about one page. Out: a Verdict with the label and what shows it, in
// clauses for people; the zero Verdict for everything else. What pages say is
// data (phrases.txt). A page with much running text is a report unless the page
// itself says otherwise: the limits below come first, the words after them.
package label

import "fmt"

// Label names what a page is; "" is a report.
type Label string

// The labels.
const (
	Consent Label = "consent-wall"
	Paywall Label = "paywall-teaser"
	Ticker  Label = "live-ticker"
	List    Label = "list-page"
	Video   Label = "video-page"
	Login   Label = "login-page"
	Fault   Label = "error-page"
)

// Verdict is a label with its evidence.
type Verdict struct {
	Label    Label
	Evidence []string // English clauses: what on the page shows the label
}

// Facts are what the judgement is made of. Lengths are in code points.
type Facts struct {
	Type     string // schema.org type of the article in the page's JSON-LD, "" if there is none
	OpenType string // og:type
	Free     *bool  // isAccessibleForFree; nil if the page does not say
	Words    int    // words the page says the report has; 0 if it does not say
	Updates  int    // entries of the live blog in JSON-LD
	Titles   []string
	Before   []string // lines before the last paragraph, clutter included
	After    []string // lines after it
	Next     []string // lines soon after it where the gate of a paid report may stand
	Prose    int      // length of the running text found
	Body     []string // its paragraphs
	Consent  int      // length of what stands in elements named consent
	Password bool     // there is a field for a password
	Player   bool     // there is a video player, or JSON-LD has a VideoObject
	Cards    int      // paragraphs under a heading that links elsewhere
	CardText int      // their length
	Links    int      // length of all links
	Chars    int      // length of everything
}

// Limits on the running text of pages that are no reports: what is longer is
// one, whatever else the page says.
const (
	maxConsent = 4000
	maxFault   = 900
	maxLogin   = 700
	maxVideo   = 600
	maxTeaser  = 3500
)

// Judge gives the label of a page.
func Judge(f *Facts) Verdict {
	for _, judge := range []func(*Facts) Verdict{fault, consent, login, ticker, list, video, paywall} {
		if v := judge(f); v.Label != "" {
			return v
		}
	}
	return Verdict{}
}

func fault(f *Facts) Verdict {
	if f.Prose > maxFault || f.Type != "" {
		return Verdict{}
	}
	title := f.title(Fault)
	line := append(f.lines(Fault, alone, 1), f.lines(Fault, inLine, 1)...)
	switch {
	case title != "" && (f.Prose < maxFault/2 || len(line) > 0):
		return Verdict{Fault, append([]string{says("title", title)}, line...)}
	case f.Prose < maxFault/3 && len(f.lines(Fault, alone, 1)) > 0:
		return Verdict{Fault, line}
	}
	return Verdict{}
}

// consent needs several phrases, since every page has one of them in its foot,
// and one of them on a button, since reports are written about consent.
func consent(f *Facts) Verdict {
	if f.Prose > maxConsent || f.Type != "" {
		return Verdict{}
	}
	title := f.title(Consent)
	lines := f.lines(Consent, inLine, 3)
	about := f.Prose
	for _, p := range f.Body {
		if found(Consent, inLine, p) != "" || aboutCookies(p) {
			about -= length(p)
		}
	}
	need := 2
	if title != "" {
		lines = append([]string{says("title", title)}, lines...)
	}
	if len(lines) < need || about > minReport || f.button(Consent) == "" {
		return Verdict{}
	}
	return Verdict{Consent, lines}
}

// minReport is the length of running text from which a page has a report.
const minReport = 300

func login(f *Facts) Verdict {
	if f.Prose > maxLogin || f.Type != "" {
		return Verdict{}
	}
	t := f.title(Login)
	if t == "" {
		return Verdict{}
	}
	why := []string{says("title", t)}
	if f.Password {
		why = append(why, "there is a field for a password")
	}
	if why = append(why, f.lines(Login, inLine, 2)...); len(why) < 2 {
		return Verdict{}
	}
	return Verdict{Login, why}
}

// A live ticker has this many entries at least, each with its time of day.
const (
	minEntries      = 6
	minTitledTicker = 3
)

func ticker(f *Facts) Verdict {
	var why []string
	if f.Type == "LiveBlogPosting" {
		why = append(why, "its JSON-LD says LiveBlogPosting")
	}
	if t := f.title(Ticker); t != "" {
		why = append(why, says("title", t))
	}
	entries := 0
	for _, s := range f.Before {
		if timed(s) {
			entries++
		}
	}
	if entries >= minTitledTicker {
		why = append(why, fmt.Sprintf("%d entries begin with a time of day", entries))
	}
	if len(why) >= 2 || f.Type == "LiveBlogPosting" && f.Updates >= minTitledTicker || entries >= 2*minEntries {
		return Verdict{Ticker, why}
	}
	return Verdict{}
}

// A list page has this many teasers at least, and most of its text in them.
const minCards = 4

func list(f *Facts) Verdict {
	if f.Type != "" && f.Type != "CollectionPage" || f.OpenType == "article" {
		return Verdict{}
	}
	switch {
	case f.Cards >= minCards && f.CardText*10 >= f.Prose*7:
		return Verdict{List, []string{fmt.Sprintf("%d paragraphs stand each under a heading that leads to another page", f.Cards)}}
	case f.Prose < minReport/2 && f.Links > 1000 && f.Links*2 > f.Chars:
		return Verdict{List, []string{fmt.Sprintf("%d of its %d characters are links to other pages", f.Links, f.Chars)}}
	}
	return Verdict{}
}

func video(f *Facts) Verdict {
	if f.Prose > maxVideo || len(f.Body) > 4 {
		return Verdict{}
	}
	var why []string
	if f.Type == "VideoObject" {
		why = append(why, "its JSON-LD says VideoObject and nothing of an article")
	}
	if len(f.OpenType) >= 5 && f.OpenType[:5] == "video" {
		why = append(why, says("og:type", f.OpenType))
	}
	if f.Player {
		why = append(why, "there is a video player")
	}
	why = append(why, f.lines(Video, inLine, 1)...)
	if f.Type != "VideoObject" && f.Type != "" || len(why) < 2 {
		return Verdict{}
	}
	return Verdict{Video, append(why, fmt.Sprintf("there are only %d characters of text", f.Prose))}
}

// statedShare is the share of the words it is said to have that a report's
// text must have.
const statedShare = 0.6

func paywall(f *Facts) Verdict {
	if f.Prose > maxTeaser || f.Free != nil && *f.Free {
		return Verdict{}
	}
	var why []string
	if f.Free != nil {
		why = append(why, "its JSON-LD says that it is not free")
	}
	for _, s := range f.Next {
		if p := found(Paywall, inLine, s); p != "" {
			why = append(why, says("line after the last paragraph", shortened(s)))
			if f.Prose < maxTeaser/2 {
				why = append(why, fmt.Sprintf("there are only %d characters of text", f.Prose))
			}
			break
		}
	}
	if words := f.words(); f.Words > 0 && float64(words) < statedShare*float64(f.Words) {
		why = append(why, fmt.Sprintf("%d of the %d words it is said to have are there", words, f.Words))
	}
	if n := len(f.Body); n > 0 && cutOff(f.Body[n-1]) {
		why = append(why, "the last paragraph breaks off")
	}
	if len(why) < 2 {
		return Verdict{}
	}
	return Verdict{Paywall, why}
}
