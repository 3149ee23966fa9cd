package feed

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	jsonfeed "github.com/mmcdole/gofeed/json"

	"synopse/internal/intake"
)

// readJSON reads a JSON Feed: the whole if it is JSON, else its head and each
// item by itself.
func readJSON(text string) (Feed, []rawItem, *intake.Error) {
	in, items, lost, whole := jsonParts(text)
	if in == nil || in.Version == "" && len(items) == 0 || !strings.Contains(in.Version, "jsonfeed") && !likeItems(items) {
		return Feed{}, nil, notFeed(text)
	}
	f := Feed{
		Format: strings.TrimSpace("JSON Feed " + in.Version[strings.LastIndexByte(in.Version, '/')+1:]),
		Title:  in.Title, Home: in.HomePageURL, Self: in.FeedURL, Description: in.Description, Language: in.Language,
	}
	if !whole {
		f.note(NoteMarkup, "not well-formed: read item by item")
	}
	if lost > 0 {
		f.note(NoteLost, fmt.Sprintf("%d items too damaged to read", lost))
	}
	if len(items) > MaxItems {
		items = items[:MaxItems]
		f.note(NoteCapped, fmt.Sprintf("more than %d items; the first are read", MaxItems))
	}
	raw := make([]rawItem, 0, len(items))
	for _, it := range items {
		if it != nil {
			raw = append(raw, fromJSON(it, in))
		}
	}
	return f, raw, nil
}

// likeItems says whether the items are those of a feed and not of any JSON.
func likeItems(items []*jsonfeed.Item) bool {
	for _, it := range items {
		if it != nil && (it.URL != "" || it.ContentHTML != "" || it.ContentText != "") {
			return true
		}
	}
	return false
}

func fromJSON(it *jsonfeed.Item, in *jsonfeed.Feed) rawItem {
	r := rawItem{
		Item: Item{
			Title: it.Title, Summary: it.Summary, Content: first(it.ContentHTML, it.ContentText),
			Address: first(it.URL, it.ExternalURL), Language: it.Language, Categories: it.Tags,
		},
		published: it.DatePublished, updated: it.DateModified, guid: strings.TrimSpace(it.ID),
	}
	people := append(it.Authors, it.Author)
	if len(it.Authors) == 0 && it.Author == nil {
		people = append(in.Authors, in.Author)
	}
	for _, p := range people {
		if p != nil {
			r.Authors = append(r.Authors, p.Name)
		}
	}
	return r
}

// jsonParts gives the head and the items; whole is false if the text is not
// JSON, lost counts the items that can't be read.
func jsonParts(text string) (head *jsonfeed.Feed, items []*jsonfeed.Item, lost int, whole bool) {
	head = &jsonfeed.Feed{}
	if json.Unmarshal([]byte(text), head) == nil {
		return head, head.Items, 0, true
	}
	before, rest, found := cutItems(text)
	if !found {
		return nil, nil, 0, false
	}
	head = &jsonfeed.Feed{}
	if json.Unmarshal([]byte(closeHead(before)), head) != nil {
		head = headByField(before)
	}
	for len(rest) > 0 && len(items) <= MaxItems {
		start := strings.IndexByte(rest, '{')
		if start < 0 {
			break
		}
		rest = rest[start:]
		end := objectEnd(rest)
		var it *jsonfeed.Item
		if end > 0 {
			it = jsonItem(rest[:end])
		}
		if it != nil {
			items, rest = append(items, it), rest[end:]
			continue
		}
		lost++
		next := itemStart.FindStringIndex(rest[1:])
		if next == nil {
			break
		}
		rest = rest[1+next[0]:]
	}
	return head, items, lost, false
}

var (
	itemsKey  = regexp.MustCompile(`"items"\s*:\s*\[`)
	itemStart = regexp.MustCompile(`\{\s*"(?:id|url|title|guid|date_published|content_html|content_text)"\s*:`)
	trailing  = regexp.MustCompile(`,\s*([}\]])`)
	headField = regexp.MustCompile(`"(title|home_page_url|feed_url|version|language|description)"\s*:\s*"((?:[^"\\]|\\.)*)"`)
)

func cutItems(text string) (before, rest string, found bool) {
	if loc := itemsKey.FindStringIndex(text); loc != nil {
		return text[:loc[0]], text[loc[1]:], true
	}
	return "", "", false
}

// closeHead makes an object of what stands before the items.
func closeHead(s string) string {
	return strings.TrimRight(strings.TrimSpace(s), ", \t\r\n") + "}"
}

func headByField(s string) *jsonfeed.Feed {
	fields := map[string]string{}
	for _, m := range headField.FindAllStringSubmatch(s, 20) {
		var value string
		if json.Unmarshal([]byte(`"`+m[2]+`"`), &value) == nil && fields[m[1]] == "" {
			fields[m[1]] = value
		}
	}
	return &jsonfeed.Feed{Title: fields["title"], HomePageURL: fields["home_page_url"], FeedURL: fields["feed_url"], Version: fields["version"], Language: fields["language"], Description: fields["description"]}
}

// maxObject is how many bytes one item may have.
const maxObject = 2 << 20

// objectEnd gives the byte behind the object that s begins with, 0 if it does
// not end.
func objectEnd(s string) int {
	depth, quoted := 0, false
	for i := 0; i < len(s) && i < maxObject; i++ {
		switch c := s[i]; {
		case quoted:
			if c == '\\' {
				i++
			} else if c == '"' {
				quoted = false
			}
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// jsonItem reads one object, with bare line breaks and trailing commas put right
// if need be; nil if it is none.
func jsonItem(s string) *jsonfeed.Item {
	var it jsonfeed.Item
	if json.Unmarshal([]byte(s), &it) == nil {
		return &it
	}
	s = trailing.ReplaceAllString(escapeControls(s), "$1")
	it = jsonfeed.Item{}
	if json.Unmarshal([]byte(s), &it) == nil {
		return &it
	}
	return nil
}

// escapeControls escapes the control characters inside strings.
func escapeControls(s string) string {
	var b strings.Builder
	quoted := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quoted && c == '\\' && i+1 < len(s):
			b.WriteByte(c)
			i++
			b.WriteByte(s[i])
			continue
		case c == '"':
			quoted = !quoted
		case quoted && c < 0x20:
			fmt.Fprintf(&b, `\u%04x`, c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
