package statement

import (
	"strings"

	"synopse/actor"
	"synopse/language"
	"synopse/report"
)

// turn is what one side says in an interview: from first up to the next turn.
type turn struct {
	first   int   // sentence it begins in
	label   Range // who speaks, before the colon; empty for a question in bold type
	name    string
	content int // first token of what is said
	asks    bool
}

// interviews reads reports in questions and answers: "SZ: … / Brandt: …" and
// questions in bold type with answers under them. Every turn is one statement,
// word for word its speaker's. Statements inside an answer are read as ever.
func (r *reader) interviews() {
	turns := r.labelledTurns()
	if !dialogue(turns) {
		turns = r.boldQuestions()
	}
	for i, t := range turns {
		end := len(r.doc.Sentences)
		if i+1 < len(turns) {
			end = turns[i+1].first
		}
		st := Statement{Kind: Direct, Medium: "speech", Act: "say", Strength: "neutral", Speaker: t.label, evidence: byTurn, turn: true}
		st.Content = r.turnContent(t, end)
		switch {
		case t.asks:
			st.Act = "ask"
		case i > 0 && turns[i-1].asks:
			st.Act = "answer"
		}
		if !t.label.Empty() {
			st.Frame = []Range{{t.label.First, t.label.Last + 1}}
		}
		for s := t.first; s < end; s++ {
			r.turns[s] = true
		}
		if t.label.Empty() || len(st.Content) == 0 {
			continue // who asks is not told
		}
		r.add(t.first, st)
	}
}

// labelledTurns gives the sentences that begin with a label and a colon.
func (r *reader) labelledTurns() []turn {
	var out []turn
	for s := range r.doc.Sentences {
		sent := &r.doc.Sentences[s]
		if !r.searched(s) && sent.Kind != report.Subhead {
			continue
		}
		end := r.label(sent)
		if end == sent.First || r.quoteAt(end+1) >= 0 {
			continue
		}
		t := turn{first: s, label: Range{sent.First, end}, content: end + 1, name: r.toks[end-1].Text}
		out = append(out, t)
	}
	for i := range out {
		end := len(r.doc.Sentences)
		if i+1 < len(out) {
			end = out[i+1].first
		}
		if last := r.doc.Sentences[end-1].Last; last > 0 {
			out[i].asks = r.toks[last-1].Text == "?"
		}
	}
	return out
}

// label gives the colon of a label at the beginning of a sentence: one to four
// words with a capital, a figure or initials, and nothing else.
func (r *reader) label(sent *language.Sentence) int {
	for i := sent.First; i < sent.First+6 && i+1 < sent.Last; i++ {
		t := r.toks[i].Text
		if t == ":" {
			if r.inNumber(i) {
				return sent.First
			}
			return i
		}
		if c := t[0]; t != "-" && t != "." && t != "/" && !(c >= 'A' && c <= 'Z' || c >= 0xC3) {
			return sent.First
		}
	}
	return sent.First
}

// dialogue reports turns that go to and fro between two or three labels, with
// questions among them: not only lines that begin with a word and a colon.
func dialogue(turns []turn) bool {
	names, questions, changes := map[string]int{}, 0, 0
	for i, t := range turns {
		names[t.name]++
		if t.asks && i+1 < len(turns) && turns[i+1].name != t.name {
			questions++
		}
		if i > 0 && turns[i-1].name != t.name {
			changes++
		}
	}
	return len(turns) >= 3 && len(names) >= 2 && len(names) <= 4 && questions >= 1 && changes >= 2 && len(turns) > len(names)
}

// turnContent gives the words of a turn, a range a block, up to sentence end,
// without captions and what else stands in between.
func (r *reader) turnContent(t turn, end int) []Range {
	var out []Range
	for s := t.first; s < end; s++ {
		sent := &r.doc.Sentences[s]
		g := Range{max(sent.First, t.content), sent.Last}
		if g.Empty() || !r.searched(s) && sent.Kind != report.Subhead {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].Last == g.First && r.doc.Sentences[s-1].Block == sent.Block {
			out[n].Last = g.Last
			continue
		}
		out = append(out, g)
	}
	return out
}

// boldQuestions gives the turns of an interview whose questions are headings: at
// least two of them with a question mark and, under them, answers in the first
// person by the one whom the report says it talked to.
func (r *reader) boldQuestions() []turn {
	var out []turn
	questions, self := 0, 0
	for s := range r.doc.Sentences {
		sent := &r.doc.Sentences[s]
		if sent.Kind == report.Subhead {
			if sent.Last > sent.First && r.toks[sent.Last-1].Text == "?" && (s+1 == len(r.doc.Sentences) || r.doc.Sentences[s+1].Kind != report.Subhead) {
				questions++
				out = append(out, turn{first: s, asks: true})
			}
			continue
		}
		if n := len(out); n > 0 && out[n-1].asks && r.searched(s) {
			out = append(out, turn{first: s, content: sent.First})
		}
		if len(out) > 0 && r.firstPerson(sent) {
			self++
		}
	}
	if questions < 2 || self < questions {
		return nil
	}
	who := r.interviewee(out[0].first)
	if who.Empty() {
		return nil
	}
	for i := range out {
		if !out[i].asks {
			out[i].label = who
		}
	}
	return out
}

func (r *reader) firstPerson(sent *language.Sentence) bool {
	for i := sent.First; i < sent.Last; i++ {
		switch r.toks[i].Text {
		case "ich", "Ich", "wir", "Wir", "mir", "mich", "uns", "I", "we", "We", "me", "us", "my", "our":
			return r.quoteAt(i) < 0
		}
	}
	return false
}

// interviewee gives the person named in a sentence before the first question
// that speaks of a talk ("Im Interview erklärt Anna Brandt …").
func (r *reader) interviewee(before int) Range {
	for s := range before {
		sent := &r.doc.Sentences[s]
		talk, who := false, Range{}
		for i := sent.First; i < sent.Last; i++ {
			w := r.lower(i)
			talk = talk || strings.HasSuffix(w, "interview") || strings.HasSuffix(w, "gespräch") || w == "conversation" || w == "talks" || w == "q&a"
			if m := r.at[i]; m >= 0 && who.Empty() && r.mentions[m].Kind == actor.Person && r.mentions[m].Form == actor.Name {
				who = Range{max(sent.First, r.mentions[m].First), min(sent.Last, r.mentions[m].Last)}
			}
		}
		if talk && !who.Empty() {
			return who
		}
	}
	return Range{}
}
