package sqlite

import (
	"context"
	"slices"
	"strings"

	"synopse/internal/library"
	"synopse/internal/library/packed"
)

// localParty says which party an actor of a synopsis is.
type localParty struct {
	Actor string // in the synopsis: "a1"
	Party int64
}

// KeepSynopsis keeps what was made of a story in one transaction.
func (l *Library) KeepSynopsis(ctx context.Context, s library.Synopsis) error {
	packet := packed.Pack(s.Data)
	names := map[nameOf]bool{}
	err := l.writing(ctx, func(w *writer) {
		k := &synopsisKeeper{readingKeeper: readingKeeper{writer: w, known: l.names, names: names}, s: &s, readings: map[string]*placed{}}
		if !k.current() {
			return
		}
		k.keep(packet)
		k.done(library.StepSynopsis, 1)
	})
	if err == nil {
		l.names.add(names)
	}
	return err
}

type synopsisKeeper struct {
	readingKeeper
	s         *library.Synopsis
	story     int64
	day       string
	reports   int
	documents []int64
	parties   []int64
	readings  map[string]*placed // by report
}

// placed is a reading that is kept, with its place.
type placed struct {
	stored
	place    int64
	ordinals map[string]int // of its statements
}

// current says whether the story and its reports are still there, in the wordings
// that the synopsis was made of.
func (k *synopsisKeeper) current() bool {
	if !k.row([]any{&k.story, &k.day, &k.reports}, "SELECT number, day, reports FROM stories WHERE id = ?", k.s.Story) {
		return false
	}
	for i, report := range k.s.Reports {
		var n, story int64
		var newest string
		if !k.row([]any{&n, &story, &newest}, `SELECT d.number, coalesce(d.story, 0), v.id FROM documents d JOIN revisions v ON v.number = d.revision WHERE d.report = ?`, report) ||
			story != k.story || newest != k.s.Revisions[i] {
			return false
		}
		k.documents = append(k.documents, n)
	}
	return true
}

func (k *synopsisKeeper) keep(packet []byte) {
	s := k.s
	k.unmake(k.story)
	var local []localParty
	k.parties = k.readingKeeper.parties(s.Figures)
	for i, p := range k.parties {
		local = append(local, localParty{s.Actors[i], p})
	}
	k.exec("INSERT INTO synopses (story, day, version, made, revisions, reports, left_out, figures, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		k.story, k.day, s.Version, written(s.Made), toJSON(s.Revisions), toJSON(s.Reports), s.Left, toJSON(local), packet)
	for _, x := range s.Speakers {
		k.spoken(&x)
	}
	var topics []string
	for i := range s.Issues {
		k.issue(&s.Issues[i])
		if i < mostTopics {
			topics = append(topics, s.Issues[i].Labels["de"]+"\x00"+s.Issues[i].Labels["en"])
		}
	}
	k.stale = append(k.stale, k.documents...)
	k.origins()
	only := 0
	for _, n := range s.OnlyIn {
		only += n
	}
	k.exec("UPDATE stories SET made = ?, origins = ?, issues = ?, clashes = ?, only_in = ?, topics = ? WHERE number = ?",
		len(s.Reports)+s.Left, len(s.Origins)+s.Left, len(s.Issues), s.Clashes, only, toJSON(topics), k.story)
	if len(s.Reports)+s.Left == k.reports {
		k.exec("DELETE FROM tasks WHERE step = 'synopsis' AND number = ?", k.story)
	}
}

// mostTopics is how many labels of issues a list of stories shows.
const mostTopics = 3

// origins keeps what the reports have from elsewhere, and what only they tell.
func (k *synopsisKeeper) origins() {
	for n, o := range k.s.Origins {
		for _, i := range o {
			k.exec("UPDATE documents SET origin = ?, copied = 0, agency = '', share = 0 WHERE number = ?", n, k.documents[i])
		}
	}
	for i := range k.documents {
		points, only := 0, 0
		if i < len(k.s.OnlyIn) {
			only = k.s.OnlyIn[i]
		}
		if i < len(k.s.Points) {
			points = k.s.Points[i]
		}
		k.exec("UPDATE documents SET only_in = ?, points = ? WHERE number = ?", only, points, k.documents[i])
	}
	for _, c := range k.s.Copies {
		var from int64
		if c.From >= 0 {
			from = k.documents[c.From]
		}
		k.exec("UPDATE documents SET copied = ?1, agency = ?2, share = ?3 WHERE number = ?4 AND share < ?3", from, c.Agency, c.Share, k.documents[c.Report])
	}
}

// reading gives the reading of a statement's report, and the statement's ordinal;
// false if it is not there any more.
func (k *synopsisKeeper) reading(statement string) (*placed, int, bool) {
	report := library.ReportOf(statement)
	p, ok := k.readings[report]
	if !ok {
		p = &placed{ordinals: map[string]int{}}
		k.readings[report] = p
		var document int64
		var day string
		var data []byte
		if k.row([]any{&document, &day, &data}, "SELECT d.number, d.day, r.data FROM documents d JOIN readings r ON r.document = d.number WHERE d.report = ?", report) {
			if err := packed.OpenJSON(data, &p.stored); err != nil {
				k.err = &library.Error{Library: k.path, Code: library.Damaged, What: "the reading of report " + report + " is damaged", Hint: "run: synopse rebuild --step read", Err: err}
			}
			p.place = placeOf(day, document, 0)
		}
		for i := range p.Statements {
			p.ordinals[p.Statements[i].ID] = i
		}
	}
	i, ok := p.ordinals[statement]
	return p, i, ok
}

// spoken enters who speaks in a statement, as the story tells it.
func (k *synopsisKeeper) spoken(x *library.Spoken) {
	p, ordinal, ok := k.reading(x.Statement)
	if !ok {
		return
	}
	s := &p.Statements[ordinal]
	for _, n := range s.Sentences {
		at, first := p.place+int64(n), n == s.Sentence
		if first {
			k.exec(`UPDATE parties SET statements = statements - 1 WHERE number IN
				(SELECT party FROM speakers WHERE place = ? AND ordinal = ? AND role = 0 AND first = 1)`, at, ordinal)
		}
		k.exec("DELETE FROM speakers WHERE place = ? AND ordinal = ?", at, ordinal)
		k.speakers(at, ordinal, first, k.parties, x.Speakers, 0)
		k.speakers(at, ordinal, first, k.parties, x.Addressees, 1)
	}
}

func (k *synopsisKeeper) issue(x *library.StoryIssue) {
	n := k.insert("INSERT OR IGNORE INTO issues (id, story, day, local, de, en, relation) VALUES (?, ?, ?, ?, ?, ?, ?)",
		library.IssueID(k.s.Story, x.ID+x.Labels["de"]), k.story, k.day, x.ID, x.Labels["de"], x.Labels["en"], x.Relation)
	for _, w := range append(slices.Clone(x.Words), x.Topics...) {
		k.exec("INSERT OR IGNORE INTO issue_words (word, issue) VALUES (?, ?)", strings.ToLower(w), n)
	}
	for _, id := range x.Statements {
		p, ordinal, ok := k.reading(id)
		if !ok {
			continue
		}
		s := &p.Statements[ordinal]
		for _, number := range s.Sentences {
			k.exec("INSERT OR IGNORE INTO issue_statements (issue, place, ordinal, first) VALUES (?, ?, ?, ?)", n, p.place+int64(number), ordinal, number == s.Sentence)
		}
	}
}

// Synopsis gives what was made of a story.
func (l *Library) Synopsis(ctx context.Context, story string) (library.Synopsis, error) {
	id, err := l.currentStory(ctx, story)
	if err != nil {
		return library.Synopsis{}, err
	}
	s := library.Synopsis{Story: id}
	var made, revisions, reports, figures string
	var packet []byte
	ok, err := l.one(ctx, []any{&s.Version, &made, &revisions, &reports, &s.Left, &figures, &packet, &s.Stale},
		`SELECT y.version, y.made, y.revisions, y.reports, y.left_out, y.figures, y.data,
			EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'synopsis' AND t.number = y.story AND t.reason IS NULL)
		FROM stories s JOIN synopses y ON y.story = s.number WHERE s.id = ?`, id)
	if err != nil {
		return s, err
	}
	if !ok {
		return s, &library.Error{Library: l.path, Code: library.NotFound, What: "nothing was made of story " + id + " yet", Hint: "it needs two reports and a moment"}
	}
	s.Made, s.Revisions, s.Reports = parsed(made), fromJSON[[]string](revisions), fromJSON[[]string](reports)
	if s.Data, err = packed.Unpack(packet); err != nil {
		return s, &library.Error{Library: l.path, Code: library.Damaged, What: "the synopsis of story " + id + " is damaged", Hint: "run: synopse rebuild --step synopsis", Err: err}
	}
	return s, l.synopsisParts(ctx, &s, fromJSON[[]localParty](figures))
}
