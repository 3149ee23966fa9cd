package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"

	"synopse/actor"
	"synopse/deed"
	"synopse/language/en"
	"synopse/reading"
	"synopse/report"
)

// goldEvent is one line of PLOVER's gold standard records.
type goldEvent struct {
	ID       string      `json:"id"`
	Text     string      `json:"text"`
	Event    string      `json:"event"`
	Source   eventActors `json:"source"`
	Target   eventActors `json:"target"`
	TextInfo textInfo    `json:"textInfo"`
}

// eventActors is a list of actors; the records have "" for none.
type eventActors []struct {
	Text string `json:"actorText"`
}

func (a *eventActors) UnmarshalJSON(data []byte) error {
	var list []struct {
		Text string `json:"actorText"`
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return nil // "": none
	}
	*a = list
	return nil
}

// textInfo holds the sentence with its parts marked; some records have none.
type textInfo struct {
	Markup string `json:"markup"`
}

func (t *textInfo) UnmarshalJSON(data []byte) error {
	type plain textInfo
	if len(data) > 0 && data[0] == '{' {
		return json.Unmarshal(data, (*plain)(t))
	}
	return nil
}

// olderCodes are the codes of an older draft that the records use.
var olderCodes = map[string]string{"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}

// yielding joins the two codes that PLV does not tell apart.
func yielding(code string) string {
	if code == "CONCEDE" || code == "RETREAT" {
		return "YIELD"
	}
	return code
}

// runFound measures PLOVER's gold standard records: events found in the bare
// sentence, of which each has one in the gold, and codes where the actors are
// given by the records' markup.
func runFound(f Input, predictions io.Writer) ([]Figure, error) {
	var given codeScore
	right, withActor, found, gold := 0, 0, 0, 0
	for n, line := range bytes.Split(f.Data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var g goldEvent
		if err := json.Unmarshal(line, &g); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", f.Path, n+1, err)
		}
		if c, ok := olderCodes[g.Event]; ok {
			g.Event = c
		}
		if words, ok := markupWords(g.TextInfo.Markup); ok {
			given.add(yielding(deed.Code(words)), yielding(g.Event))
		}
		gold++
		hit, hitActor := false, false
		for _, d := range eventsIn(g.Text) {
			found++
			same := yielding(d.event) == yielding(g.Event)
			hit = hit || same
			hitActor = hitActor || same && named(d.actors, g.Source)
			if err := writeLine(predictions, map[string]any{"id": g.ID, "event": d.event, "actors": d.actors, "recipients": d.recipients}); err != nil {
				return nil, err
			}
		}
		if hit {
			right++
		}
		if hitActor {
			withActor++
		}
	}
	return append([]Figure{
		PRF("found: code", right, found, gold),
		PRF("found: code and who did it", withActor, found, gold),
	}, given.figures("actors given: ")...), nil
}

// foundEvent is a deed with the words of its actors.
type foundEvent struct {
	event              string
	actors, recipients []string
}

func eventsIn(text string) []foundEvent {
	doc := en.Read(text, nil)
	r := reading.Reading{Report: report.Report{Text: text}, Document: doc, Mentions: actor.Find(&doc)}
	runes := []rune(text)
	words := func(list []int) []string {
		var out []string
		for _, j := range list {
			m := r.Mentions[j]
			out = append(out, string(runes[doc.Tokens[m.First].Start:doc.Tokens[m.Last-1].End]))
		}
		return out
	}
	var out []foundEvent
	for _, d := range deed.Read(doc, r.Mentions) {
		out = append(out, foundEvent{d.Event, words(d.Actors), words(d.Recipients)})
	}
	return out
}

// named reports whether one of the actors found is one of the gold's: one's
// words are within the other's.
func named(found []string, gold eventActors) bool {
	for _, a := range found {
		for _, g := range gold {
			if strings.Contains(a, g.Text) || strings.Contains(g.Text, a) {
				return true
			}
		}
	}
	return false
}

var roleMark = regexp.MustCompile(`\((SRC|TAR|SRC/TAR|EVT|LOC): ([^()]*)\)`)

// markupWords gives the words of a marked sentence with S and T for its actors;
// false if it does not mark one of each.
func markupWords(markup string) ([]string, bool) {
	source, target := false, false
	plain := roleMark.ReplaceAllStringFunc(markup, func(m string) string {
		part := roleMark.FindStringSubmatch(m)
		switch {
		case part[1] == "SRC" && !source:
			source = true
			return " S "
		case part[1] == "TAR" && !target:
			target = true
			return " T "
		}
		return part[2]
	})
	return eventWord.FindAllString(strings.ReplaceAll(plain, "’", "'"), -1), source && target
}
