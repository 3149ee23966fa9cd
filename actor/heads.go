package actor

import "strings"

// partyOf gives the beginning of compounds with the name of the party that somebody is
// called by: the "Grünen-Chefin" is "die Grüne".
func partyOf(role string) string {
	switch role {
	case "Grüne", "Linke":
		return role + "n-"
	}
	return ""
}

// headsOne reports whether a role with its body, "Vorsitzende des Betriebsrats", is one that
// is known as a compound, "Betriebsratschef".
func headsOne(asked, known string) bool {
	head, body, ok := strings.Cut(asked, " des ")
	if !ok {
		head, body, ok = strings.Cut(asked, " der ")
	}
	if !ok || !heads[strings.TrimSuffix(lastWord(head), "in")] || strings.Contains(body, " ") {
		return false
	}
	for _, b := range [...]string{body, strings.TrimSuffix(body, "s"), strings.TrimSuffix(body, "es")} {
		if tail, ok := strings.CutPrefix(known, b); ok && len(b) > 3 {
			tail = strings.TrimLeft(strings.TrimPrefix(tail, "s"), "-")
			if heads[strings.TrimSuffix(strings.ToUpper(tail[:min(1, len(tail))])+tail[min(1, len(tail)):], "in")] {
				return true
			}
		}
	}
	return false
}

// otherBody reports two roles that each tell whose they are, of different bodies.
func otherBody(a, b string) bool {
	x, y := bodyOf(a), bodyOf(b)
	return x != "" && y != "" && x != y
}

// bodyOf gives the genitive behind a German role.
func bodyOf(role string) string {
	for _, of := range [...]string{" des ", " der "} {
		if _, body, ok := strings.Cut(role, of); ok {
			return body
		}
	}
	return ""
}

// heads are words for who is at the head of a body, without the ending of women.
var heads = map[string]bool{"Chef": true, "Vorsitzende": true, "Vorsitzender": true, "Präsident": true, "Leiter": true, "Direktor": true, "Vorstand": true}
