package postgres

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/internal/library/packed"
)

// mostTopics is how many labels of issues a list of stories shows.
const mostTopics = 3

// KeepSynopsis keeps what was made of a story in one transaction, after who its
// actors are is settled.
func (l *Library) KeepSynopsis(ctx context.Context, s library.Synopsis) error {
	parties, err := l.whoIsWho(ctx, [][]library.Figure{s.Figures})
	if err != nil {
		return err
	}
	packet := packed.Pack(s.Data)
	return l.writingAgain(ctx, func(w *writer) {
		k := &synopsisKeeper{writer: w, counts: newCounts(), s: &s, parties: w.now(parties)[0]}
		if k.current() {
			k.keep(packet)
		}
	})
}

type synopsisKeeper struct {
	*writer
	counts
	s        *library.Synopsis
	parties  []int64
	story    int64
	reports  int
	at       map[string]int64   // places of its reports
	readings map[string]*placed // by report
	speakers [][]any
}

// placed is a reading that is kept, with its place.
type placed struct {
	stored
	place    int64
	ordinals map[string]int // of its statements
}

// current says whether the story and its reports are still there, in the wordings
// that the synopsis was made of. The reports are locked.
func (k *synopsisKeeper) current() bool {
	k.at = k.places(k.s.Reports)
	newest, story := map[int64]string{}, map[int64]int64{}
	k.rows(func(r pgx.Rows) error {
		var place, n int64
		var revision string
		err := r.Scan(&place, &n, &revision)
		newest[place], story[place] = revision, n
		return err
	}, "SELECT place, coalesce(story, 0), revision FROM documents WHERE place = ANY($1) ORDER BY place FOR UPDATE", slices.Sorted(maps.Values(k.at)))
	if !k.row([]any{&k.story, &k.reports}, "SELECT number, reports FROM stories WHERE id = $1", k.s.Story) {
		return false
	}
	for i, report := range k.s.Reports {
		p, ok := k.at[report]
		if !ok || story[p] != k.story || newest[p] != k.s.Revisions[i] {
			return false
		}
	}
	return true
}

func (k *synopsisKeeper) keep(packet []byte) {
	s := k.s
	k.unmake([]int64{k.story})
	k.queue("INSERT INTO synopses (story, version, made, revisions, reports, left_out, actors, parties, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		k.story, s.Version, written(s.Made), notNil(s.Revisions), notNil(s.Reports), s.Left, notNil(s.Actors), notNil(k.parties), packet)
	k.load()
	for i := range s.Speakers {
		k.spoken(&s.Speakers[i])
	}
	k.copied("speakers", speakerColumns, k.speakers)
	topics := []string{}
	for i := range s.Issues {
		k.issue(&s.Issues[i])
		if i < mostTopics {
			topics = append(topics, safe(s.Issues[i].Labels["de"]), safe(s.Issues[i].Labels["en"]))
		}
	}
	k.origins()
	only := 0
	for _, n := range s.OnlyIn {
		only += n
	}
	k.queue("UPDATE stories SET made = $1, origins = $2, issues = $3, clashes = $4, only_in = $5, topics = $6 WHERE number = $7",
		len(s.Reports)+s.Left, len(s.Origins)+s.Left, len(s.Issues), s.Clashes, only, topics, k.story)
	if len(s.Reports)+s.Left == k.reports {
		k.queue("DELETE FROM tasks WHERE step = 'synopsis' AND number = $1", k.story)
	}
	k.exec("SELECT pg_advisory_xact_lock($1, $2)", lockSpace, lockReadings) // counts change last, as with readings
	k.write(k.writer)
	k.done(library.StepSynopsis, 1)
}

func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// origins keeps what the reports have from elsewhere, and what only they tell.
func (k *synopsisKeeper) origins() {
	s := k.s
	place := func(i int) int64 { return k.at[s.Reports[i]] }
	for n, o := range s.Origins {
		for _, i := range o {
			k.queue("UPDATE documents SET origin = $1, copied = 0, agency = '', share = 0 WHERE place = $2", n, place(i))
		}
	}
	for i := range s.Reports {
		points, only := 0, 0
		if i < len(s.OnlyIn) {
			only = s.OnlyIn[i]
		}
		if i < len(s.Points) {
			points = s.Points[i]
		}
		k.queue("UPDATE documents SET only_in = $1, points = $2 WHERE place = $3", only, points, place(i))
	}
	for _, c := range s.Copies {
		var from int64
		if c.From >= 0 {
			from = place(c.From)
		}
		k.queue("UPDATE documents SET copied = $1, agency = $2, share = $3 WHERE place = $4 AND share < $3", from, safe(c.Agency), c.Share, place(c.Report))
	}
}

// load reads the readings of the reports that its statements are of.
func (k *synopsisKeeper) load() {
	wanted := map[string]bool{}
	for i := range k.s.Speakers {
		wanted[library.ReportOf(k.s.Speakers[i].Statement)] = true
	}
	for i := range k.s.Issues {
		for _, id := range k.s.Issues[i].Statements {
			wanted[library.ReportOf(id)] = true
		}
	}
	k.readings = map[string]*placed{}
	of := map[int64]string{}
	var list []int64
	for report, place := range k.places(slices.Sorted(maps.Keys(wanted))) {
		of[place] = report
		list = append(list, place)
	}
	k.rows(func(r pgx.Rows) error {
		p := &placed{ordinals: map[string]int{}}
		var data []byte
		if err := r.Scan(&p.place, &data); err != nil {
			return err
		}
		if err := packed.OpenJSON(data, &p.stored); err != nil {
			return damagedAt(k.name, of[p.place], err)
		}
		for i := range p.Statements {
			p.ordinals[p.Statements[i].ID] = i
		}
		k.readings[of[p.place]] = p
		return nil
	}, "SELECT place, data FROM readings WHERE place = ANY($1)", list)
}

// statement gives the reading of a statement's report, and the statement's ordinal;
// false if it is not there any more.
func (k *synopsisKeeper) statement(id string) (*placed, int, bool) {
	p := k.readings[library.ReportOf(id)]
	if p == nil {
		return nil, 0, false
	}
	i, ok := p.ordinals[id]
	return p, i, ok
}

// spoken enters who speaks in a statement, as the story tells it.
func (k *synopsisKeeper) spoken(x *library.Spoken) {
	p, ordinal, ok := k.statement(x.Statement)
	if !ok {
		return
	}
	s := &p.Statements[ordinal]
	k.rows(func(r pgx.Rows) error {
		var party int64
		err := r.Scan(&party)
		k.statements[party]--
		return err
	}, "SELECT party FROM speakers WHERE place = $1 AND ordinal = $2 AND role = 0 AND first", p.place+int64(s.Sentence), ordinal)
	for j, n := range s.Sentences {
		if n > mostSentence || slices.Contains(s.Sentences[:j], n) {
			continue
		}
		at, first := p.place+int64(n), n == s.Sentence
		k.queue("DELETE FROM speakers WHERE place = $1 AND ordinal = $2", at, ordinal)
		k.speakers = k.speakerRows(k.speakers, at, ordinal, first, k.parties, x.Speakers, 0)
		k.speakers = k.speakerRows(k.speakers, at, ordinal, first, k.parties, x.Addressees, 1)
	}
}

func (k *synopsisKeeper) issue(x *library.StoryIssue) {
	var n int64
	if !k.row([]any{&n}, `INSERT INTO issues (id, story, local, de, en, relation) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING number`,
		library.IssueID(k.s.Story, x.ID+x.Labels["de"]), k.story, x.ID, safe(x.Labels["de"]), safe(x.Labels["en"]), x.Relation) {
		return
	}
	var words, statements columns
	done := map[string]bool{}
	for _, w := range append(slices.Clone(x.Words), x.Topics...) {
		if w = safe(strings.ToLower(w)); !done[w] {
			done[w] = true
			words.add(w, n)
		}
	}
	for _, id := range x.Statements {
		p, ordinal, ok := k.statement(id)
		if !ok {
			continue
		}
		s := &p.Statements[ordinal]
		for _, number := range s.Sentences {
			statements.add(n, p.place+int64(number), ordinal, number == s.Sentence)
		}
	}
	if words.n > 0 {
		k.queue("INSERT INTO issue_words (word, issue) SELECT * FROM unnest($1::text[], $2::bigint[])", words.args()...)
	}
	if statements.n > 0 {
		k.queue("INSERT INTO issue_statements (issue, place, ordinal, first) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::bool[]) ON CONFLICT DO NOTHING", statements.args()...)
	}
}

// Synopsis gives what was made of a story.
func (l *Library) Synopsis(ctx context.Context, story string) (library.Synopsis, error) {
	id, err := l.currentStory(ctx, story)
	if err != nil {
		return library.Synopsis{}, err
	}
	s := library.Synopsis{Story: id}
	var packet []byte
	var parties []int64
	ok, err := l.one(ctx, []any{&s.Version, &s.Made, &s.Revisions, &s.Reports, &s.Left, &s.Actors, &parties, &packet, &s.Stale},
		`SELECT y.version, y.made, y.revisions, y.reports, y.left_out, y.actors, y.parties, y.data,
			EXISTS (SELECT 1 FROM tasks t WHERE t.step = 'synopsis' AND t.number = y.story AND t.reason IS NULL)
		FROM stories s JOIN synopses y ON y.story = s.number WHERE s.id = $1`, id)
	if err != nil {
		return s, err
	}
	if !ok {
		return s, &library.Error{Library: l.name, Code: library.NotFound, What: "nothing was made of story " + id + " yet", Hint: "it needs two reports and a moment"}
	}
	s.Made = s.Made.UTC()
	if s.Data, err = packed.Unpack(packet); err != nil {
		return s, &library.Error{Library: l.name, Code: library.Damaged, What: "the synopsis of story " + id + " is damaged", Hint: "run: synopse rebuild --step synopsis", Err: err}
	}
	return s, l.synopsisParts(ctx, &s, parties)
}

// synopsisParts adds the actors and issues of a synopsis.
func (l *Library) synopsisParts(ctx context.Context, s *library.Synopsis, parties []int64) error {
	figures := map[int64]library.Figure{}
	err := l.query(ctx, func(r pgx.Rows) error {
		var n int64
		var f library.Figure
		var known bool
		err := r.Scan(&n, &f.Actor, &known, &f.Kind, &f.Country, &f.Name)
		if !known {
			f.Actor = ""
		}
		f.Name = plain(f.Name)
		figures[n] = f
		return err
	}, `SELECT x.n, p.id, p.known, p.kind, p.country, p.name FROM unnest($1::bigint[]) AS x (n) LEFT JOIN party_moves m ON m.number = x.n
		JOIN parties p ON p.number = coalesce(m.party, x.n)`, parties)
	if err != nil {
		return err
	}
	for _, p := range parties {
		s.Figures = append(s.Figures, figures[p])
	}
	return l.query(ctx, func(r pgx.Rows) error {
		var x library.StoryIssue
		var de, en string
		err := r.Scan(&x.ID, &x.Library, &de, &en, &x.Relation)
		x.Labels = map[string]string{"de": plain(de), "en": plain(en)}
		s.Issues = append(s.Issues, x)
		return err
	}, "SELECT i.local, i.id, i.de, i.en, i.relation FROM issues i JOIN stories s ON s.number = i.story WHERE s.id = $1 ORDER BY i.number", s.Story)
}

func damagedAt(name, report string, err error) error {
	return &library.Error{Library: name, Code: library.Damaged, What: "the reading of report " + report + " is damaged", Hint: "run: synopse rebuild --step read", Err: err}
}
