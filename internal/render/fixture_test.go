package render

import (
	"strings"
	"testing"
	"unicode/utf8"

	"synopse/actor"
	"synopse/report"
	"synopse/statement"
	"synopse/synopsis"
)

// builder makes a synopsis by hand, by quoting the reports' own words.
type builder struct {
	t *testing.T
	s synopsis.Synopsis
}

func newBuilder(t *testing.T) *builder {
	return &builder{t: t, s: synopsis.Synopsis{Synopse: synopsis.Version}}
}

// report adds a report. Paragraphs are separated by "\n", sentences by "|".
func (b *builder) report(r report.Report, text string) {
	r.ID = "r" + itoa(len(b.s.Reports)+1)
	var out strings.Builder
	at, number := 0, 0
	for i, para := range strings.Split(text, "\n") {
		if i > 0 {
			out.WriteString("\n\n")
			at += 2
		}
		start := at
		kind := report.Body
		if i == 0 {
			kind = report.Headline
		}
		for k, sentence := range strings.Split(para, "|") {
			if k > 0 {
				out.WriteByte(' ')
				at++
			}
			number++
			n := utf8.RuneCountInString(sentence)
			b.s.Sentences = append(b.s.Sentences, synopsis.Sentence{Report: r.ID, Number: number, Start: at, End: at + n, Kind: kind})
			out.WriteString(sentence)
			at += n
		}
		r.Blocks = append(r.Blocks, report.Block{Kind: kind, Start: start, End: at})
	}
	r.Text = out.String()
	b.s.Reports = append(b.s.Reports, r)
}

// span finds words in a report.
func (b *builder) span(id, words string) report.Span {
	b.t.Helper()
	for _, r := range b.s.Reports {
		if r.ID != id {
			continue
		}
		i := strings.Index(r.Text, words)
		if i < 0 {
			b.t.Fatalf("%s has no %q", id, words)
		}
		start := utf8.RuneCountInString(r.Text[:i])
		return report.Span{Report: id, Start: start, End: start + utf8.RuneCountInString(words), Text: words}
	}
	b.t.Fatalf("no report %s", id)
	return report.Span{}
}

func (b *builder) actor(name string, kind actor.Kind, country string, names ...string) string {
	id := "a" + itoa(len(b.s.Actors)+1)
	b.s.Actors = append(b.s.Actors, synopsis.Actor{ID: id, Name: name, Kind: kind, Country: country, Names: append([]string{name}, names...)})
	return id
}

// say adds a statement.
func (b *builder) say(id, speaker string, kind statement.Kind, act, words string) string {
	b.t.Helper()
	n := "s" + itoa(len(b.s.Statements)+1)
	b.s.Statements = append(b.s.Statements, synopsis.Statement{
		ID: n, Report: id, Kind: kind, Act: act, Speakers: []string{speaker},
		Content: []report.Span{b.span(id, words)}, Confidence: 0.9,
	})
	return n
}

// issue adds an issue; parties are pairs of a side's actor id and the
// statements, separated by spaces.
func (b *builder) issue(en, de, relation string, evidence []report.Span, reports string, parties ...string) {
	i := synopsis.Issue{ID: "i" + itoa(len(b.s.Issues)+1), Label: en, Labels: map[string]string{"de": de, "en": en},
		Relation: relation, Evidence: evidence, Reports: strings.Fields(reports)}
	for k := 0; k+1 < len(parties); k += 2 {
		i.Parties = append(i.Parties, synopsis.Party{Actor: parties[k], Side: parties[k], Statements: strings.Fields(parties[k+1])})
	}
	b.s.Issues = append(b.s.Issues, i)
}

func (b *builder) point(coverage string, passages ...report.Span) {
	b.s.Points = append(b.s.Points, synopsis.Point{ID: "p" + itoa(len(b.s.Points)+1), Coverage: coverage, Passages: passages})
}

// talks is the fixture: three short reports on invented talks.
func talks(t *testing.T) synopsis.Synopsis {
	b := newBuilder(t)
	b.report(report.Report{Outlet: "Küstenticker", Title: "Norwegen und Island gründen Leitstelle", Language: "de",
		Published: "2025-02-11T18:42:00+01:00", Agencies: []string{"dpa"}, URL: ""},
		"Norwegen und Island gründen Leitstelle\n"+
			"Norwegen und Island wollen die Seenotrettung im Nordmeer gemeinsam leiten.|«Auf See fragt niemand nach der Flagge», sagte Bjerke.|Thorsdóttir begrüßte die Einigung.\n"+
			"Island müsse seine Makrelenquote um ein Drittel senken, forderte Bjerke.|Thorsdóttir wies die Forderung zurück.|«Wir sind nach Hamburg gekommen, um zu reden, und nicht, um etwas zu unterschreiben», sagte die Ministerin.\n"+
			"Die norwegische Küstenwache hatte Ende Januar zwölf isländische Trawler aufgebracht.|Darüber entschieden allein die Gerichte, entgegnete Bjerke.")
	b.report(report.Report{Outlet: "Morgenwarte", Title: "Einig beim Retten, uneins beim Fischen", Language: "de",
		Published: "2025-02-12T06:15:00+01:00", Authors: []string{"Merle Asmussen"}, URL: "https://www.morgenwarte.example/a-1.html"},
		"Einig beim Retten, uneins beim Fischen\n"+
			"Vom 1. September an wollen beide Länder die Rettung gemeinsam leiten.|„Auf See fragt keiner, welche Flagge einer fährt“, sagte Bjerke.|Die Isländerin lobte die Vereinbarung.\n"+
			"Bjerke verlangte, dass Island ein Drittel weniger Makrelen fängt.|„Wir sind hier, um zu reden, nicht um etwas zu unterschreiben“, sagte die Chefdiplomatin.\n"+
			"Norwegen könne seine Häfen für isländische Makrelenfischer sperren, sagte er.|Eine Hafensperre verstoße gegen geltende Verträge, erwiderte Thorsdóttir.")
	b.report(report.Report{Outlet: "The Northern Ledger", Title: "Norway and Iceland agree Arctic rescue centre", Language: "en",
		Published: "2025-02-11T21:48:00Z", Agencies: []string{"Reuters"}, URL: "https://www.northernledger.example/2025/feb/11/talks"},
		"Norway and Iceland agree Arctic rescue centre\n"+
			"Norway and Iceland will run search and rescue from a joint centre, their foreign ministers said.|“At sea, nobody asks about the flag,” said Haakon Bjerke.\n"+
			"Bjerke called on Iceland to cut its quota by a third.|“We came to Hamburg to talk, not to sign anything,” she told reporters.\n"+
			"The Norwegian coastguard seized 14 Icelandic trawlers - off Jan Mayen, in late January.|Thorsdottir said she had also raised the case of Jon Hallsson, a skipper in custody.|Norwegian officials declined to comment <on> the case & left.")
	no := b.actor("Norwegen", actor.Country, "NO")
	is := b.actor("Island", actor.Country, "IS")
	bjerke := b.actor("Håkon Bjerke", actor.Person, "NO", "Bjerke", "Haakon Bjerke")
	thors := b.actor("Sigrún Thorsdóttir", actor.Person, "IS", "Thorsdóttir", "Sigrun Thorsdottir")
	eu := b.actor("Europäische Kommission", actor.Organisation, "")

	flag1 := b.say("r1", bjerke, statement.Direct, "say", "Auf See fragt niemand nach der Flagge")
	flag2 := b.say("r2", bjerke, statement.Direct, "say", "„Auf See fragt keiner, welche Flagge einer fährt“")
	flag3 := b.say("r3", bjerke, statement.Direct, "say", "At sea, nobody asks about the flag")
	hail := b.say("r1", thors, statement.Reported, "praise", "begrüßte die Einigung")
	cut1 := b.say("r1", bjerke, statement.Indirect, "demand", "Island müsse seine Makrelenquote um ein Drittel senken")
	cut2 := b.say("r2", bjerke, statement.Indirect, "demand", "dass Island ein Drittel weniger Makrelen fängt")
	cut3 := b.say("r3", bjerke, statement.Reported, "demand", "called on Iceland to cut its quota by a third")
	no1 := b.say("r1", thors, statement.Reported, "reject", "wies die Forderung zurück")
	sign1 := b.say("r1", thors, statement.Direct, "say", "Wir sind nach Hamburg gekommen, um zu reden, und nicht, um etwas zu unterschreiben")
	sign2 := b.say("r2", thors, statement.Direct, "say", "Wir sind hier, um zu reden, nicht um etwas zu unterschreiben")
	sign3 := b.say("r3", thors, statement.Direct, "say", "We came to Hamburg to talk, not to sign anything")
	court := b.say("r1", bjerke, statement.FreeIndirect, "answer", "Darüber entschieden allein die Gerichte")
	ports := b.say("r2", bjerke, statement.FreeIndirect, "threaten", "Norwegen könne seine Häfen für isländische Makrelenfischer sperren")
	treaty := b.say("r2", thors, statement.FreeIndirect, "reject", "Eine Hafensperre verstoße gegen geltende Verträge")
	skipper := b.say("r3", thors, statement.Indirect, "say", "she had also raised the case of Jon Hallsson, a skipper in custody")
	brussels := b.say("r3", eu, statement.Indirect, "say", "declined to comment <on> the case & left")

	b.issue("Sea rescue", "Seenotrettung", synopsis.Agree, []report.Span{b.span("r1", "begrüßte die Einigung")}, "r1 r2 r3", no, flag1+" "+flag2+" "+flag3, is, hail)
	b.issue("Mackerel quotas", "Makrelenquoten", synopsis.Disagree, []report.Span{b.span("r1", "wies die Forderung zurück")}, "r1 r2 r3", no, cut1+" "+cut2+" "+cut3, is, no1+" "+sign1+" "+sign2+" "+sign3)
	b.issue("Trawlers", "Trawler", synopsis.Unclear, nil, "r1 r3", no, court, is, skipper, eu, brussels)
	b.issue("Closing of ports", "Hafensperre", synopsis.OneSided, nil, "r2", no, ports, is, treaty)

	b.point(synopsis.CoverageAll, b.span("r1", "Norwegen und Island wollen die Seenotrettung im Nordmeer gemeinsam leiten."),
		b.span("r2", "Vom 1. September an wollen beide Länder die Rettung gemeinsam leiten."),
		b.span("r3", "Norway and Iceland will run search and rescue from a joint centre, their foreign ministers said."))
	b.point(synopsis.CoverageOne, b.span("r2", "Norwegen könne seine Häfen für isländische Makrelenfischer sperren, sagte er."))
	b.point(synopsis.CoverageOne, b.span("r3", "Thorsdottir said she had also raised the case of Jon Hallsson, a skipper in custody."))
	b.s.Clashes = append(b.s.Clashes, synopsis.Clash{ID: "c1", Kind: "number", A: b.span("r1", "zwölf"), B: b.span("r3", "14"),
		ContextA: b.span("r1", "Die norwegische Küstenwache hatte Ende Januar zwölf isländische Trawler aufgebracht."),
		ContextB: b.span("r3", "The Norwegian coastguard seized 14 Icelandic trawlers - off Jan Mayen, in late January."),
		Why:      "12 trawlers here, 14 there.", WhyDE: "12 Trawler hier, 14 dort."})
	b.s.Wordings = append(b.s.Wordings, synopsis.Wording{ID: "w1", Speaker: thors, Statements: []string{sign1, sign2, sign3}},
		synopsis.Wording{ID: "w2", Speaker: bjerke, Statements: []string{flag1, flag3}})
	b.s.Copies = append(b.s.Copies, synopsis.Copy{Report: "r2", From: "r1", Share: 0.416, Runs: []synopsis.Run{{A: b.span("r2", "gemeinsam leiten"), B: b.span("r1", "gemeinsam leiten")}}},
		synopsis.Copy{Report: "r3", From: "Reuters", Share: 0})
	b.s.Story = synopsis.Story{ID: "x", Title: "Norwegen und Island gründen Leitstelle", Date: "2025-02-11", Place: "Hamburg", Languages: []string{"de", "en"}, Origins: 3}
	return b.s
}
