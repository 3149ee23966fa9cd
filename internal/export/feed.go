package export

import (
	"encoding/xml"
	"io"
	"time"
)

// Feed is a list of things found, newest first, to be followed by feed readers.
type Feed struct {
	ID      string // a URI that stays
	Title   string
	Home    string // address of the page that shows the same
	Self    string // address of the feed itself
	Updated time.Time
	Items   []Item
}

// Item is one entry of a feed.
type Item struct {
	ID      string // a URI that stays
	Title   string
	Link    string // address of the sentence in Synopse
	Source  string // address at the outlet; "" if unknown
	Author  string // who speaks, or the outlet
	Text    string // the sentence, verbatim, plain text
	Updated time.Time
}

type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
		Type string `xml:"type,attr,omitempty"`
	}
	atomEntry struct {
		ID      string     `xml:"id"`
		Title   string     `xml:"title"`
		Updated string     `xml:"updated"`
		Author  atomPerson `xml:"author"`
		Links   []atomLink `xml:"link"`
		Content atomText   `xml:"content"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomText struct {
		Type  string `xml:"type,attr"`
		Value string `xml:",chardata"`
	}
)

// Atom writes a feed as Atom (RFC 4287).
func Atom(w io.Writer, f Feed) error {
	a := atomFeed{ID: f.ID, Title: oneLine(f.Title), Updated: stamp(f.Updated), Links: []atomLink{{"self", f.Self, "application/atom+xml"}}}
	if f.Home != "" {
		a.Links = append(a.Links, atomLink{"alternate", f.Home, "text/html"})
	}
	for _, i := range f.Items {
		e := atomEntry{i.ID, oneLine(i.Title), stamp(i.Updated), atomPerson{someone(i.Author)}, []atomLink{{"alternate", i.Link, "text/html"}}, atomText{"text", i.Text}}
		if i.Source != "" {
			e.Links = append(e.Links, atomLink{"via", i.Source, ""})
		}
		a.Entries = append(a.Entries, e)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return writing(err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(a); err != nil {
		return writing(err)
	}
	_, err := io.WriteString(w, "\n")
	return writing(err)
}

// someone keeps an entry valid, which must have an author.
func someone(name string) string {
	if name == "" {
		return "–"
	}
	return oneLine(name)
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

type (
	jsonFeed struct {
		Version string     `json:"version"`
		Title   string     `json:"title"`
		Home    string     `json:"home_page_url,omitempty"`
		Self    string     `json:"feed_url,omitempty"`
		Items   []jsonItem `json:"items"`
	}
	jsonItem struct {
		ID       string       `json:"id"`
		URL      string       `json:"url,omitempty"`
		External string       `json:"external_url,omitempty"`
		Title    string       `json:"title,omitempty"`
		Text     string       `json:"content_text"`
		Date     string       `json:"date_published"`
		Authors  []jsonAuthor `json:"authors,omitempty"`
	}
	jsonAuthor struct {
		Name string `json:"name"`
	}
)

// JSONFeed writes a feed as JSON Feed 1.1 (jsonfeed.org).
func JSONFeed(w io.Writer, f Feed) error {
	j := jsonFeed{"https://jsonfeed.org/version/1.1", oneLine(f.Title), f.Home, f.Self, []jsonItem{}}
	for _, i := range f.Items {
		item := jsonItem{ID: i.ID, URL: i.Link, External: i.Source, Title: oneLine(i.Title), Text: i.Text, Date: stamp(i.Updated)}
		if i.Author != "" {
			item.Authors = []jsonAuthor{{oneLine(i.Author)}}
		}
		j.Items = append(j.Items, item)
	}
	data, err := plainJSON(j, " ")
	if err != nil {
		return writing(err)
	}
	_, err = w.Write(data)
	return writing(err)
}
