package actor

import (
	"strings"

	"synopse/language"
)

// adjectivalGender tells "die Vorsitzende" from "der Vorsitzende", "eine
// 46-Jährige" from "ein 46-Jähriger", by article and ending.
func (s *scanner) adjectivalGender(first, head int, article bool) language.Morph {
	e, en := strings.HasSuffix(s.t.low(head), "e"), strings.HasSuffix(s.t.low(head), "en")
	switch s.t.low(first) {
	case "die", "eine", "diese", "keine", "seine", "ihre", "unsere":
		if e {
			return feminine
		}
	case "der", "einer", "dieser", "zur", "seiner", "ihrer":
		if en {
			return feminine
		}
	}
	if !article && strings.HasSuffix(s.t.low(head), "vize") {
		return masculine | feminine
	}
	if !article && e {
		return feminine
	}
	return masculine
}
