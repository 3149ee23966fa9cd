// Package synopsis lays the reports of one story side by side: who said what on
// which issue, where the sides agree and where they don't, what every report
// tells, what only one tells, where two passages can't both be right, and which
// statements are versions of one utterance.
//
// In: readings, one a report, whose reports have their ids set. Out: a Synopsis
// in which every part points by span (code points) at the sentence it came
// from. Nothing is invented: every label stands for words of the reports, and a
// relation without words that show it is "unclear".
//
// It compares by names, numbers, dates, lemmas, compound parts, cognates and the
// German–English thesaurus of package sense; it asks no service. Vectors of
// sentences that an encoder gave can be handed in (Options); then it goes by these
// as well.
package synopsis

import (
	"slices"

	"synopse/actor"
	"synopse/deed"
	"synopse/language/sense"
	"synopse/reading"
	"synopse/report"
	"synopse/statement"
	"synopse/story"
)

// Make compares the readings. It takes them in the order of the inputs, keeps
// that order, and gives the same synopsis for the same readings, always. With
// one reading there is nothing to compare: points, clashes, wordings and copies
// from other reports are empty then.
func Make(readings []reading.Reading) Synopsis { return MakeWith(readings, Options{}) }

// MakeWith is Make with what else is known of the readings.
func MakeWith(readings []reading.Reading, o Options) Synopsis {
	m := newMaker(readings, OwnWeights())
	m.encode(o.Vectors)
	copies := m.linkSentences()
	origins := story.Origins(m.sources, copies)
	m.origin = make([]int, len(readings))
	for k, o := range origins {
		for _, r := range o.Reports {
			m.origin[r] = k
		}
	}
	m.findPoints()
	only := m.findOnly()
	out := Synopsis{
		Synopse:    Version,
		Events:     m.eventsOut(),
		Reports:    m.reports(),
		Actors:     m.actorsOut(),
		Statements: m.statementsOut(),
		Sentences:  m.sentencesOut(),
		Issues:     []Issue{},
		Points:     m.pointsOut(only),
		Deeds:      m.deedsOut(),
	}
	m.wordings = m.findWordings()
	out.Clashes = m.clashesOut(m.findClashes(), out.Points)
	out.Framings = m.framingsOut(&out)
	out.Wordings = m.wordingsOut()
	m.issuesOut(m.findIssues(), &out)
	out.Copies = m.copiesOut(copies)
	out.Story = m.storyOut(len(origins))
	return out
}

// linkSentences finds which sentences may tell the same and which reports are of
// one event, and gives the copies that it needed for that.
func (m *maker) linkSentences() []story.Copy {
	copies := story.Copies(m.sources)
	m.findLinks()
	m.gatherLinks()
	m.heedOthers()
	m.findEvents(copies)
	return copies
}

// maker holds what every step needs of the readings.
type maker struct {
	readings []reading.Reading
	sources  []story.Source
	index    []*report.Index
	actors   []actor.Actor
	links    [][]actor.Link

	stmts []stmt // all statements in reading order
	first []int  // first[r] is the number of the first statement of reading r

	vocab          *vocabulary
	gists          []gist            // of each sentence
	keysOf         gistTerms         // the keys of gists
	says           []gist            // of each statement; read when asked for
	voicesIn       [][]int           // who says something in each sentence
	actsIn         [][]int           // numbers of the acts in each sentence that are more than saying
	saysIn         []map[int]int     // in how many sentences of each reading an actor says something
	heardA, heardB []heard           // scratch of shared
	senses         map[sense.ID]int  // how many words of the story may have a concept
	words          map[string][]term // terms of words seen, by language and word
	named          [][]int32         // the mention each token belongs to; -1 if none
	saidIn         map[place][]int   // who speaks in a sentence
	sentences      []sentence        // all sentences, reading by reading
	numbers        [][]quantity      // of each sentence
	prose          []int             // sentences of running text of each reading
	offset         []int             // offset[r] is the number of the first sentence of reading r
	rank           []int             // of each reading, by content
	best           []float64         // likeness of each sentence to the best one elsewhere
	near           [][]neighbour     // of each sentence: the most alike ones elsewhere
	alikes         []link            // alike sentences of different reports
	weights        Weights
	encoded        encoded            // of each sentence, if an encoder was asked
	towards        []direction        // of each sentence: where its words point
	average        []direction        // of each reading: of its paragraphs
	common         []float64          // of each sentence: how far it points to what all have in common
	allWords       []direction        // of each sentence: where all its words point, as they are printed
	allCommon      []float64          // of each sentence: how far that points to what all have in common
	paragraph      []*direction       // of the paragraph of each sentence
	said           map[[2]int]int     // statements of an actor in a reading
	event          []int              // of each reading: the event it tells of
	eventSize      []int              // reports of each event
	kin            map[[2]int]kinship // of each two reports of which one is very short
	alone          byPair             // logarithm of the odds that two sentences tell the same, by what they show alone
	told           byPair             // how likely two sentences tell the same
	points         []point
	wordings       [][]int // statements that give one utterance
	tally          []int   // scratch of crowded

	days         [][2]daysKept // of each sentence; filled when asked for
	negates      []negatedIn   // the same
	whens        []whensKept   // the same
	toldWhens    [][]when      // of each reading; filled when asked for
	directions   [][]directed  // of each sentence; filled when asked for
	tokenKeys    [][]key       // the same
	tokenWords   map[string]int32
	subsequences []float64     // scratch of commonTokens
	meant        [][]sensed    // of each sentence; filled when asked for
	printed      []bool        // of each sentence: an earlier report has it word for word; filled when asked for
	having       map[int32]int // sentences by the terms they have; filled when asked for
	averages     [][]float64   // of each two reports, the first one the lower; filled when asked for

	inSentence   [][]int   // the statements with content in each sentence
	contents     []passage // of each statement; filled when asked for
	negation     lookups
	valueLookups lookups       // of values.txt
	scopeLookups lookups       // of scope.txt
	datedLookups lookups       // of dated.txt
	standLookups lookups       // of stands.txt
	lowered      [][]string    // of each sentence: its tokens in small letters, when asked for
	scopeHits    []*[]hit      // of each sentence: words of scope.txt, when asked for
	plain        []*[]quantity // of each sentence: its plain numbers, read when asked for
	places       []*onePlace   // of each sentence: its only place, read when asked for

	possibleLookups lookups // of modality.txt
	verdictLookups  lookups // of verdicts.txt
	origin          []int   // of each reading

	side         []int           // the actor each actor speaks for
	isSide       []bool          // an actor some speaker speaks for
	speaks       []int           // statements of each actor
	hasName      []bool          // the actor is named, not only described
	parties      map[string]bool // countries whose officials speak
	home         map[string]bool // in a story at home: its countries
	unit         []int           // of each sentence: its point, so that repeated telling counts once
	saying       int             // sentences with statements
	bySentence   [][]int         // mentions of each sentence, without coordinations
	everyMention [][]int         // all of them
	signHits     [][]hit         // words of relations.txt in each sentence
	met          map[[2]int]bool
	lastMeeting  []meetingKey

	naming       [][]namedIssue // issues named in each sentence
	onIssue      [][]int        // issues each sentence is on
	lent         [][]int        // issues of sentences that name none, from what they belong to
	pointOn      map[int][]int  // issues of each point's sentences, in one round of lending
	short        bool           // the reports are short
	issueKeys    []string
	pointMembers [][]int           // sentences of each point given out
	toneHits     lookups           // of framing.txt
	wordSets     []map[string]bool // words of each reading; filled when asked for
	deedsRead    [][]deed.Deed     // of each reading; filled when asked for
}

// stmt is one statement with where it was read.
type stmt struct {
	*statement.Statement
	reading  int
	sentence int // of the reading's document; where the content starts
	speakers []int
	held     []int // numbers of the sentences that hold its content
}

func newMaker(readings []reading.Reading, w Weights) *maker {
	m := &maker{readings: readings, weights: w}
	from := make([]actor.Source, len(readings))
	for i := range readings {
		r := &readings[i]
		m.sources = append(m.sources, story.Source{Report: &r.Report, Document: &r.Document})
		m.index = append(m.index, report.NewIndex(r.Report.Text))
		from[i] = actor.Source{Report: &r.Report, Document: &r.Document, Mentions: r.Mentions}
	}
	m.actors, m.links = actor.Resolve(from)
	m.noteNames()
	m.gatherStatements()
	m.prepare()
	m.inSentence = make([][]int, len(m.sentences))
	for i := range m.stmts {
		m.stmts[i].held = m.sentencesOf(&m.stmts[i])
		for _, k := range m.stmts[i].held {
			m.inSentence[k] = append(m.inSentence[k], i)
		}
	}
	m.countSayings()
	m.noteActs()
	m.says = make([]gist, len(m.stmts))
	m.contents = make([]passage, len(m.stmts))
	m.negation = negations().lookups()
	m.readGists()
	m.groupMentions()
	m.findSides()
	m.countSpeakers()
	m.short = m.haveShort(shortReport)
	return m
}

// gatherStatements keeps the statements that have content in the text.
func (m *maker) gatherStatements() {
	for r := range m.readings {
		rd := &m.readings[r]
		m.first = append(m.first, len(m.stmts))
		for i := range rd.Statements {
			s := stmt{Statement: &rd.Statements[i], reading: r}
			if len(s.Content) > 0 && len(rd.Document.Sentences) > 0 {
				s.sentence = rd.Document.SentenceAt(s.Content[0].First)
			}
			s.speakers = m.withoutThings(r, m.linked(r, s.Speakers))
			m.stmts = append(m.stmts, s)
		}
	}
}

// linked gives the actors that these mentions of reading r name, each once.
func (m *maker) linked(r int, mentions []int) []int {
	var out []int
	for _, j := range mentions {
		for _, a := range m.link(r, j) {
			out = appendOnce(out, a)
		}
	}
	return out
}

// link gives the actors of mention j of reading r.
func (m *maker) link(r, j int) []int {
	if r >= len(m.links) || j < 0 || j >= len(m.links[r]) {
		return nil
	}
	return m.links[r][j].Actors
}

func appendOnce[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}
