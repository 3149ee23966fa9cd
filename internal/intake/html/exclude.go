package html

import (
	"golang.org/x/net/html/atom"

	"synopse/internal/intake/draft"
)

// holdsPosts says in which left-out parts embedded posts stand, which are
// quotations all the same.
func holdsPosts(out draft.Reason) bool {
	return out == draft.Social || out == draft.Embed || out == draft.Video
}

// ownReason says why a part is left out by its tag, its names and how much of
// it is links; "" if it stays.
func ownReason(n *node) draft.Reason {
	switch n.tag {
	case atom.Nav, atom.Menu:
		return draft.Navigation
	case atom.Ul, atom.Ol:
		if n.leads >= 3 && n.leads*10 >= n.blocks*8 && n.links*5 >= n.chars {
			return draft.Teaser // every item leads elsewhere
		}
	case atom.Footer:
		if n.mark.kind == "" || n.links*2 > n.chars {
			return draft.Legal
		}
	case atom.Form, atom.Fieldset, atom.Button, atom.Label:
		return draft.Service
	case atom.Tr, atom.Td, atom.Th, atom.Tbody:
		return ""
	case atom.Dialog:
		return draft.Service
	case atom.Video, atom.Audio:
		return draft.Video
	case atom.Aside:
		if n.mark.reason != "" {
			return n.mark.reason
		}
		return draft.Outside
	}
	if n.tag == atom.Blockquote {
		return "" // an embedded post is a quotation
	}
	m := n.mark
	if m.reason == "" || m.kind == "body" {
		return ""
	}
	if m.weak && n.prose > 600 && n.links*5 < n.chars {
		return ""
	}
	return m.reason
}
