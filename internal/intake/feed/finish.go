package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
)

// maxField is how many bytes an ID or a title may have.
const maxField = 2000

// finish settles what is the same for every format: absolute addresses, plain
// titles, dates, IDs, duplicates.
func finish(f *Feed, raw []rawItem, w Where) {
	f.Title, f.Description = clip(plain(f.Title)), plain(f.Description)
	f.Language = strings.TrimSpace(f.Language)
	own := parsed(w.Address)
	f.Home = absolute(f.Home, own)
	f.Self = absolute(f.Self, own)
	base := own
	if home := parsed(f.Home); home != nil && (base == nil || !sameSite(base.Hostname(), home.Hostname())) {
		base = home // the feed is kept by somebody else
	}
	settleDates(f, raw, w)
	for i := range raw {
		settle(&raw[i], base)
	}
	f.Items = unique(f, raw)
}

// settle completes one item.
func settle(r *rawItem, base *url.URL) {
	r.Title = clip(plain(r.Title))
	r.Summary = plain(r.Summary)
	r.Content = strings.TrimSpace(r.Content)
	r.Authors = people(r.Authors)
	r.Categories = filled(r.Categories)
	r.Language = strings.TrimSpace(r.Language)
	written := strings.TrimSpace(r.Address)
	r.Address = absolute(written, base)
	if r.Address == "" && (r.guidIsAddress || strings.Contains(r.guid, "://")) {
		if r.Address = absoluteOnly(r.guid); r.Address != "" && written == "" {
			r.note(NoteLink, "no link; its id is an address and taken for it")
		}
	}
	switch {
	case r.Address != "":
	case written != "":
		r.note(NoteLink, fmt.Sprintf("%q is no address of a page", clip(written)))
	default:
		r.note(NoteLink, "it has no address")
	}
	if r.cut {
		r.note(NoteCut, "the item is damaged; what was cut off is left out")
	}
}

func clip(s string) string {
	if len(s) > maxField {
		return strings.ToValidUTF8(s[:maxField], "")
	}
	return s
}

func filled(in []string) []string {
	var out []string
	for _, s := range in {
		if s = clip(plain(s)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// people gives the names of authors, once each, without their mail addresses.
func people(in []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range in {
		if _, name, found := strings.Cut(s, "<name>"); found { // an Atom person in RSS
			s, _, _ = strings.Cut(name, "<")
		}
		s = nameOf(clip(plain(s)))
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// nameOf gives the name in "mail (name)", "name (mail)", "name <mail>" and "name".
func nameOf(s string) string {
	before, inside, found := strings.Cut(s, "(")
	if !found {
		before, inside, found = strings.Cut(s, "<")
	}
	if found {
		inside = strings.TrimRight(inside, ")> ")
		if strings.Contains(before, "@") {
			return strings.TrimSpace(inside)
		}
		if strings.Contains(inside, "@") {
			return strings.TrimSpace(before)
		}
		return s
	}
	if strings.Contains(s, "@") && !strings.Contains(s, " ") {
		return ""
	}
	return s
}

func parsed(address string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}

// absolute gives the http(s) address that s means on base, "" if it means none.
func absolute(s string, base *url.URL) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), "")
	s = strings.ReplaceAll(strings.TrimSpace(s), " ", "%20")
	if s == "" || len(s) > maxField {
		return ""
	}
	if strings.HasPrefix(strings.ToLower(s), "www.") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.User = nil
	u.Host = strings.ToLower(u.Host)
	return u.String()
}

func absoluteOnly(s string) string { return absolute(s, nil) }

// sameSite says whether two hosts differ at most in their first name.
func sameSite(a, b string) bool {
	a, b = strings.TrimPrefix(strings.ToLower(a), "www."), strings.TrimPrefix(strings.ToLower(b), "www.")
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// unique gives every item an ID and leaves out items that stand there twice.
func unique(f *Feed, raw []rawItem) []Item {
	addresses := map[string]map[string]bool{} // of each guid
	for _, r := range raw {
		if r.guid != "" {
			if addresses[r.guid] == nil {
				addresses[r.guid] = map[string]bool{}
			}
			addresses[r.guid][r.Address] = true
		}
	}
	var items []Item
	seen := map[string]bool{}
	twice, shared := 0, 0
	for _, r := range raw {
		r.ID = clip(r.guid)
		if len(addresses[r.guid]) > 1 {
			r.ID = ""
			shared++
		}
		if r.ID == "" {
			r.ID = r.Address
		}
		if r.ID == "" {
			r.ID = contentID(r)
			r.note(NoteID, "it has no id; one is made of its content")
		}
		if seen[r.ID] {
			twice++
			continue
		}
		if r.Title == "" && r.Address == "" && r.Summary == "" && r.Content == "" {
			continue // an item that says nothing
		}
		seen[r.ID] = true
		items = append(items, r.Item)
	}
	if twice > 0 {
		f.note(NoteDuplicate, fmt.Sprintf("%d items stand there twice", twice))
	}
	if shared > 0 {
		f.note(NoteID, fmt.Sprintf("%d items share an id with others; their addresses serve instead", shared))
	}
	return items
}

func contentID(r rawItem) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{r.Title, r.published, r.Summary, r.Content}, "\x00")))
	return "content:" + hex.EncodeToString(sum[:12])
}
