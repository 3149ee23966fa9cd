package feed

import (
	"html"
	"strings"
	"time"

	nethtml "golang.org/x/net/html"
)

// inline are the elements of HTML that titles and summaries carry as markup.
// Anything else in angle brackets is the title's own text.
var inline = map[string]bool{
	"a": true, "abbr": true, "b": true, "blockquote": true, "br": true, "cite": true, "code": true, "del": true, "div": true,
	"em": true, "figcaption": true, "figure": true, "font": true, "h1": true, "h2": true, "h3": true, "h4": true, "hr": true,
	"i": true, "iframe": true, "img": true, "ins": true, "li": true, "mark": true, "ol": true, "p": true, "picture": true,
	"pre": true, "q": true, "s": true, "script": true, "small": true, "source": true, "span": true, "strong": true, "style": true,
	"sub": true, "sup": true, "table": true, "td": true, "th": true, "tr": true, "tbody": true, "u": true, "ul": true, "video": true, "wbr": true,
}

// parting are those of them that part words.
var parting = map[string]bool{
	"br": true, "p": true, "div": true, "li": true, "h1": true, "h2": true, "h3": true, "h4": true, "tr": true, "td": true,
	"th": true, "hr": true, "blockquote": true, "figcaption": true, "img": true, "pre": true,
}

// maxPlain is how many bytes of HTML are made into plain text.
const maxPlain = 64 << 10

// plain gives the text of a title or summary that may hold HTML, on one line.
func plain(s string) string {
	if len(s) > maxPlain {
		s = strings.ToValidUTF8(s[:maxPlain], "")
	}
	if strings.ContainsAny(s, "<") {
		s = withoutTags(s)
	}
	if strings.Contains(s, "&") && strings.Contains(s, ";") {
		s = html.UnescapeString(s)
	}
	return oneLine(s)
}

// oneLine joins lines and takes out soft hyphens and marks without width.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\u00AD\u200B\uFEFF") {
		s = strings.NewReplacer("\u00AD", "", "\u200B", "", "\uFEFF", "").Replace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

func withoutTags(s string) string {
	var b strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(s))
	skip := "" // inside a script or style
	for {
		kind := z.Next()
		if kind == nethtml.ErrorToken {
			return b.String()
		}
		raw := string(z.Raw())
		if kind == nethtml.TextToken {
			if skip == "" {
				b.WriteString(raw)
			}
			continue
		}
		tag, _ := z.TagName()
		name := string(tag)
		switch {
		case kind == nethtml.CommentToken || kind == nethtml.DoctypeToken:
		case !inline[name]:
			if skip == "" {
				b.WriteString(raw)
			}
		case name == "script" || name == "style" || name == "iframe":
			if skip = ""; kind == nethtml.StartTagToken {
				skip = name
			}
		case parting[name]:
			b.WriteByte(' ')
		}
	}
}

// weekdays by their first letters, English and German.
var weekdays = []struct {
	begin string
	day   time.Weekday
}{
	{"mon", time.Monday}, {"tue", time.Tuesday}, {"die", time.Tuesday}, {"wed", time.Wednesday}, {"mit", time.Wednesday},
	{"thu", time.Thursday}, {"don", time.Thursday}, {"fr", time.Friday}, {"sat", time.Saturday}, {"sam", time.Saturday},
	{"sun", time.Sunday}, {"son", time.Sunday},
}

func weekday(s string) (time.Weekday, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "sonnabend" {
		return time.Saturday, true
	}
	for _, w := range weekdays {
		if strings.HasPrefix(s, w.begin) {
			return w.day, true
		}
	}
	return 0, false
}
