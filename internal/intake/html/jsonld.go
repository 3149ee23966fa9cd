package html

import (
	"encoding/json"
	"strconv"
	"strings"

	"synopse/internal/intake/draft"
)

// linked is what a page's JSON-LD says about its article.
type linked struct {
	kind        string // the type: NewsArticle, LiveBlogPosting …
	headline    string
	description string
	published   string
	modified    string
	keywords    []string
	free        *bool // isAccessibleForFree, nil if the page does not say
	updates     int   // entries of a live blog
	words       int   // wordCount, 0 if the page does not say
	authors     []string
	publisher   string
	body        string
	paragraphs  []string // the body at its line breaks
	url         string
	language    string
}

// articleTypes are the schema.org types of one article.
var articleTypes = map[string]bool{
	"Article": true, "NewsArticle": true, "ReportageNewsArticle": true, "AnalysisNewsArticle": true, "OpinionNewsArticle": true,
	"BackgroundNewsArticle": true, "ReviewNewsArticle": true, "AskPublicNewsArticle": true, "BlogPosting": true, "LiveBlogPosting": true,
	"SatiricalArticle": true, "TechArticle": true, "ScholarlyArticle": true, "Report": true, "AdvertiserContentArticle": true, "SocialMediaPosting": true,
	"Review": true, "Recipe": true, "Interview": true,
}

// maxLD is the size in bytes from which a JSON-LD script is not read.
const maxLD = 2 << 20

// readLinked finds the article among a page's JSON-LD scripts: the one with
// the most to say. Site and publisher may stand in objects of their own.
func readLinked(scripts []string) linked {
	r := ldReader{names: map[string]string{}}
	var docs []any
	for _, s := range scripts {
		if len(s) > maxLD {
			continue
		}
		if v, ok := decodeLD(s); ok {
			docs = append(docs, v)
			r.collectNames(v, 0)
		}
	}
	for _, v := range docs {
		r.find(v, 0)
	}
	if r.best.kind == "" && r.video {
		r.best.kind = "VideoObject"
	}
	if r.live > 0 {
		r.best.kind, r.best.updates = "LiveBlogPosting", r.live
	}
	if r.best.publisher == "" {
		r.best.publisher = r.site
	}
	return r.best
}

func decodeLD(s string) (any, bool) {
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(s, "<!--"), "-->")
	s = strings.TrimSuffix(strings.TrimSpace(strings.TrimPrefix(s, "//<![CDATA[")), "//]]>")
	s = strings.TrimSuffix(strings.TrimSpace(s), ";")
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	// Raw line breaks and tabs inside strings are the usual slip.
	fixed := strings.Map(func(c rune) rune {
		if c < ' ' {
			return ' '
		}
		return c
	}, s)
	if json.Unmarshal([]byte(fixed), &v) == nil {
		return v, true
	}
	return nil, false
}

type ldReader struct {
	best  linked
	score int
	site  string
	video bool              // there is a VideoObject
	live  int               // entries of a live blog
	names map[string]string // @id → name
}

const maxLDDepth = 12

func (r *ldReader) collectNames(v any, depth int) {
	if depth > maxLDDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.collectNames(e, depth+1)
		}
	case map[string]any:
		if id, name := str(v["@id"]), str(v["name"]); id != "" && name != "" {
			r.names[id] = name
		}
		for _, t := range types(v) {
			if t == "WebSite" || t == "NewsMediaOrganization" {
				if n := str(v["name"]); n != "" && r.site == "" {
					r.site = n
				}
			}
		}
		for _, k := range sortedKeys(v) {
			r.collectNames(v[k], depth+1)
		}
	}
}

func (r *ldReader) find(v any, depth int) {
	if depth > maxLDDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.find(e, depth+1)
		}
	case map[string]any:
		for _, t := range types(v) {
			r.video = r.video || t == "VideoObject"
			if articleTypes[t] {
				r.take(t, v)
			}
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"} {
			if sub, ok := v[k]; ok {
				r.find(sub, depth+1)
			}
		}
	}
}

func (r *ldReader) take(kind string, v map[string]any) {
	l := linked{
		kind: kind, headline: str(v["headline"]), description: str(v["description"]),
		published: str(v["datePublished"]), modified: str(v["dateModified"]), keywords: terms(v["keywords"]),
		free: truth(v["isAccessibleForFree"]), updates: count(v["liveBlogUpdate"]), words: number(v["wordCount"]), publisher: r.name(v["publisher"]),
		body: str(v["articleBody"]), paragraphs: paragraphs(v["articleBody"]), url: str(v["url"]), language: str(v["inLanguage"]),
	}
	if l.headline == "" {
		l.headline = str(v["name"])
	}
	l.authors = r.people(v["author"])
	if len(l.authors) == 0 {
		l.authors = r.people(v["creator"])
	}
	score := 1
	for _, s := range []string{l.headline, l.published, l.publisher, l.description, strings.Join(l.authors, "")} {
		if s != "" {
			score++
		}
	}
	if l.body != "" {
		score += 2
	}
	if kind == "LiveBlogPosting" {
		r.live = max(r.live, l.updates)
	}
	if score > r.score {
		r.best, r.score = l, score
	}
}

// name gives the name of a thing that is a string, an object or a list.
func (r *ldReader) name(v any) string {
	if p := r.people(v); len(p) > 0 {
		return p[0]
	}
	return ""
}

func (r *ldReader) people(v any) []string {
	switch v := v.(type) {
	case string:
		if s := clean(v); s != "" && !strings.Contains(s, "://") {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, r.people(e)...)
		}
		return out
	case map[string]any:
		if inner, ok := v["name"].([]any); ok {
			return r.people(inner)
		}
		if n := str(v["name"]); n != "" {
			return []string{n}
		}
		if n := r.names[str(v["@id"])]; n != "" {
			return []string{n}
		}
	}
	return nil
}

// terms gives keywords: a string, a list of strings, or DefinedTerm objects.
func terms(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{clean(v)}
	case []any:
		var out []string
		for _, e := range v[:min(len(v), maxTerms)] {
			if m, ok := e.(map[string]any); ok {
				e = m["name"]
			}
			if s, ok := e.(string); ok {
				out = append(out, clean(s))
			}
		}
		return out
	}
	return nil
}

// maxTerms is how many keywords are looked at.
const maxTerms = 100

// truth reads a schema.org Boolean: true, "True", "http://schema.org/True".
func truth(v any) *bool {
	switch v := v.(type) {
	case bool:
		return &v
	case string:
		s := strings.ToLower(v[strings.LastIndexByte(v, '/')+1:])
		if yes := s == "true"; yes || s == "false" {
			return &yes
		}
	}
	return nil
}

// number reads a whole number, also one written as a string; 0 if it is none.
func number(v any) int {
	switch v := v.(type) {
	case float64:
		if v > 0 && v < 1e7 {
			return int(v)
		}
	case string:
		if n, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && n > 0 && n < 1e7 {
			return n
		}
	}
	return 0
}

// count gives the length of a list, 1 for one object.
func count(v any) int {
	switch v := v.(type) {
	case []any:
		return len(v)
	case map[string]any:
		return 1
	}
	return 0
}

func types(v map[string]any) []string {
	switch t := v["@type"].(type) {
	case string:
		return []string{strings.TrimPrefix(strings.TrimPrefix(t, "https://schema.org/"), "http://schema.org/")}
	case []any:
		var out []string
		for _, e := range t {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

func str(v any) string {
	switch v := v.(type) {
	case string:
		return clean(v)
	case []any:
		if len(v) > 0 {
			return str(v[0])
		}
	}
	return ""
}

// paragraphs cuts a metadata body at its line breaks, tags being breaks too.
func paragraphs(v any) []string {
	s, ok := v.(string)
	if !ok {
		return nil
	}
	if strings.ContainsAny(s, "&<") {
		s = stripTags(strings.NewReplacer("</p>", "\n", "<br>", "\n", "<br/>", "\n", "<br />", "\n").Replace(unescape(s)))
	}
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = draft.Clean(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// clean resolves entities that were escaped once too often and takes out tags.
func clean(s string) string {
	if strings.ContainsAny(s, "&<") {
		s = stripTags(unescape(s))
	}
	return draft.Clean(s)
}
