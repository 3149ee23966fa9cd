package postgres

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"synopse/internal/library"
	"synopse/report"
	"synopse/report/address"
)

// Keep keeps a batch in one transaction. Programs that keep the same reports at
// the same time wait for each other; all lock in the same order, so none for ever.
func (l *Library) Keep(ctx context.Context, b library.Batch) ([]library.Outcome, error) {
	days := make([]string, 0, len(b.Items))
	for i := range b.Items {
		it := &b.Items[i]
		if err := it.Check(); err != nil {
			return nil, &library.Error{Library: l.name, Code: library.BadItem, What: it.Report.Source + ": " + err.Error(), Err: err}
		}
		days = append(days, library.Day(&it.Report, it.Seen))
	}
	if err := l.ready(ctx, days); err != nil {
		return nil, err
	}
	var out []library.Outcome
	err := l.writing(ctx, func(w *writer) { out = keep(w, b) })
	if err != nil {
		return nil, err
	}
	return out, nil
}

// keep keeps a batch in a transaction.
func keep(w *writer, b library.Batch) []library.Outcome {
	k := &keeper{writer: w, learn: b.Learn, reports: map[string]*keptReport{}, wordings: map[string]*wording{}, known: map[string]bool{}}
	for i := range b.Items {
		k.add(&b.Items[i])
	}
	k.lockOutlets(b.Items)
	k.find()
	for i := range k.items {
		k.decide(&k.items[i])
	}
	k.insert()
	k.touch()
	k.documents()
	k.addresses()
	k.keepNotes()
	out := make([]library.Outcome, 0, len(k.items))
	for i := range k.items {
		out = append(out, k.items[i].outcome)
	}
	if b.Progress != nil {
		if w.flush(); w.err != nil {
			return nil
		}
		for _, p := range b.Progress(out) {
			w.queue(`INSERT INTO inputs (input, name, position, skip, done, counts) VALUES ($1, $2, $3, $4, $5, $6)
				ON CONFLICT (input) DO UPDATE SET name = excluded.name, position = excluded.position, skip = excluded.skip, done = excluded.done, counts = excluded.counts`,
				p.Input, safe(p.Name), p.Offset, p.Skip, p.Done, p.Counts)
		}
	}
	return out
}

// keeper keeps items within a transaction.
type keeper struct {
	*writer
	learn    func([]byte, report.Report) (report.Report, []byte)
	notes    map[string][]byte // of outlets, which are locked
	learnt   map[string]bool   // outlets whose notes changed
	items    []keptItem
	reports  map[string]*keptReport
	wordings map[string]*wording
	known    map[string]bool // wordings that were there before
}

type keptItem struct {
	*library.Item
	of, canonical string
	outcome       library.Outcome
}

// keptReport is a report that items of the batch are wordings of.
type keptReport struct {
	id, day, address string
	place            int64
	isNew, changed   bool
	since            time.Time
}

// wording is a revision that items of the batch are.
type wording struct {
	*library.Item
	id          string
	of          *keptReport
	order       int // among the wordings of the batch
	first, last time.Time
}

func (k *keeper) add(it *library.Item) {
	of, canonical := library.ReportID(&it.Report)
	k.items = append(k.items, keptItem{Item: it, of: of, canonical: canonical})
	if k.reports[of] == nil {
		k.reports[of] = &keptReport{id: of, day: library.Day(&it.Report, it.Seen), address: canonical, place: -1}
	}
}

// lockOutlets locks and reads the notes of outlets that may be learnt of.
func (k *keeper) lockOutlets(items []library.Item) {
	if k.learn == nil {
		return
	}
	k.notes, k.learnt = map[string][]byte{}, map[string]bool{}
	for i := range items {
		if o := items[i].Report.Outlet; o != "" {
			k.notes[strings.ToLower(o)] = nil
		}
	}
	names := slices.Sorted(maps.Keys(k.notes))
	for i, n := range names {
		names[i] = safe(n)
	}
	k.exec("INSERT INTO outlets (outlet) SELECT * FROM unnest($1::text[]) ON CONFLICT DO NOTHING", names)
	k.rows(func(r pgx.Rows) error {
		var outlet string
		var notes []byte
		err := r.Scan(&outlet, &notes)
		k.notes[plain(outlet)] = notes
		return err
	}, "SELECT outlet, notes FROM outlets WHERE outlet = ANY($1) ORDER BY outlet FOR UPDATE", names)
}

// find finds the reports and wordings that are there, makes and locks the reports.
func (k *keeper) find() {
	k.findReports()
	k.newReports()
	var old []int64
	for _, r := range k.reports {
		if !r.isNew {
			old = append(old, r.place)
		}
	}
	if len(old) == 0 {
		return
	}
	slices.Sort(old)
	k.exec("SELECT place FROM documents WHERE place = ANY($1) ORDER BY place FOR UPDATE", old)
	ids := make([]string, len(k.items))
	for i, it := range k.items {
		ids[i] = library.RevisionID(it.of, &it.Report)
	}
	k.rows(func(r pgx.Rows) error {
		var id string
		err := r.Scan(&id)
		k.known[id] = true
		return err
	}, "SELECT id FROM wordings WHERE id = ANY($1)", ids)
}

func (k *keeper) findReports() {
	k.rows(func(r pgx.Rows) error {
		var id, day string
		var place int64
		err := r.Scan(&id, &place, &day)
		k.reports[id].place, k.reports[id].day = place, day
		return err
	}, "SELECT id, place, day FROM reports WHERE id = ANY($1)", slices.Collect(maps.Keys(k.reports)))
}

// newReports enters those that are not there. What another program entered
// meanwhile is that one's.
func (k *keeper) newReports() {
	var missing []*keptReport
	for _, it := range k.items { // their order gives the numbers
		if r := k.reports[it.of]; r.place < 0 && !slices.Contains(missing, r) {
			missing = append(missing, r)
		}
	}
	if len(missing) == 0 {
		return
	}
	var numbers []int64
	k.rows(func(r pgx.Rows) error {
		var n int64
		err := r.Scan(&n)
		numbers = append(numbers, n)
		return err
	}, "SELECT nextval('report_numbers') FROM generate_series(1, $1)", len(missing))
	if k.err != nil {
		return
	}
	slices.Sort(numbers)
	for i, r := range missing {
		r.place, r.isNew = placeOf(r.day, numbers[i], 0), true
	}
	slices.SortFunc(missing, func(a, b *keptReport) int { return cmp.Compare(a.id, b.id) })
	var c columns
	for _, r := range missing {
		c.add(r.id, r.place, r.day, safe(r.address))
	}
	entered := map[string]bool{}
	k.rows(func(r pgx.Rows) error {
		var id string
		err := r.Scan(&id)
		entered[id] = true
		return err
	}, "INSERT INTO reports (id, place, day, address) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING RETURNING id", c.args()...)
	if len(entered) == len(missing) {
		return
	}
	for _, r := range missing {
		r.isNew = entered[r.id]
	}
	k.findReports()
}

// decide says what an item is, and learns of it.
func (k *keeper) decide(it *keptItem) {
	r := k.reports[it.of]
	id := library.RevisionID(it.of, &it.Report)
	it.outcome = library.Outcome{Kind: library.Revised, ID: id, Report: it.of}
	v := k.wordings[id]
	switch {
	case v != nil || k.known[id]:
		it.outcome.Kind = library.Known
	case r.isNew && !r.changed:
		it.outcome.Kind = library.New
	}
	seen := written(it.Seen)
	if v == nil {
		if !k.known[id] {
			k.learnOf(&it.Report)
			r.changed = true
		}
		v = &wording{Item: it.Item, id: id, of: r, order: len(k.wordings), first: seen, last: seen}
		k.wordings[id] = v
	}
	if seen.Before(v.first) {
		v.first = seen
	}
	if seen.After(v.last) {
		v.last = seen
	}
	r.since = seen
}

// learnOf gives a report to whoever learns and takes over the blocks and what is
// left out.
func (k *keeper) learnOf(r *report.Report) {
	if k.learn == nil || r.Outlet == "" || k.err != nil {
		return
	}
	outlet := strings.ToLower(r.Outlet)
	learnt, notes := k.learn(k.notes[outlet], *r)
	r.Blocks, r.Discarded = learnt.Blocks, learnt.Discarded
	k.notes[outlet], k.learnt[outlet] = notes, true
}

// sorted gives the wordings in a fixed order, those that are there or those that
// are not.
func (k *keeper) sorted(known bool) (out []*wording) {
	for id, v := range k.wordings {
		if k.known[id] == known {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b *wording) int {
		return cmp.Or(cmp.Compare(a.of.place, b.of.place), cmp.Compare(a.id, b.id))
	})
	return out
}

// insert enters the wordings that were not there, in the order in which they came.
func (k *keeper) insert() {
	var c columns
	var rows [][]any
	list := k.sorted(false)
	slices.SortFunc(list, func(a, b *wording) int { return cmp.Compare(a.order, b.order) })
	for _, v := range list {
		r := &v.Report
		rest, err := rest(r)
		if err != nil && k.err == nil {
			k.err = err
		}
		c.add(v.id, v.of.place)
		rows = append(rows, []any{v.of.place, v.id, v.of.day, v.of.id, safe(r.Outlet), safe(r.Title), safe(r.Language), safe(r.Published), safe(r.Text), rest, safe(r.Source), v.first, v.last})
	}
	if len(rows) == 0 {
		return
	}
	k.queue("INSERT INTO wordings (id, place) SELECT * FROM unnest($1::text[], $2::bigint[])", c.args()...)
	k.copied("revisions", []string{"place", "id", "day", "report", "outlet", "title", "language", "published", "text", "rest", "source", "first_seen", "last_seen"}, rows)
}

// touch notes when wordings that were there have been seen again.
func (k *keeper) touch() {
	var c columns
	for _, v := range k.sorted(true) {
		c.add(v.of.place, v.id, v.first, v.last)
	}
	if c.n == 0 {
		return
	}
	k.rows(func(r pgx.Rows) error {
		var id string
		err := r.Scan(&id)
		k.wordings[id].of.changed = true // the order of wordings may be another
		return err
	}, `UPDATE revisions v SET first_seen = least(v.first_seen, t.first), last_seen = greatest(v.last_seen, t.last)
		FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[]) AS t (place, id, first, last)
		WHERE v.place = t.place AND v.id = t.id AND (v.first_seen > t.first OR v.last_seen < t.last) RETURNING v.id`, c.args()...)
}

// addresses enters under which addresses reports were found.
func (k *keeper) addresses() {
	type key struct{ address, report string }
	seen := map[key]time.Time{}
	for _, it := range k.items {
		for _, a := range append([]string{it.canonical}, it.Also...) {
			if a = address.Canonical(a); a == "" {
				continue
			}
			at := key{safe(a), it.of}
			if t := written(it.Seen); t.After(seen[at]) {
				seen[at] = t
			}
		}
	}
	var c columns
	for _, at := range slices.SortedFunc(maps.Keys(seen), func(a, b key) int {
		return cmp.Or(cmp.Compare(a.address, b.address), cmp.Compare(a.report, b.report))
	}) {
		c.add(at.address, at.report, seen[at])
	}
	if c.n > 0 {
		k.queue(`INSERT INTO addresses AS a (address, report, seen) SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[])
			ON CONFLICT (address, report) DO UPDATE SET seen = greatest(a.seen, excluded.seen)`, c.args()...)
	}
}

// keepNotes keeps what was learnt.
func (k *keeper) keepNotes() {
	for _, outlet := range slices.Sorted(maps.Keys(k.learnt)) {
		k.queue("UPDATE outlets SET notes = $2 WHERE outlet = $1", safe(outlet), k.notes[outlet])
	}
}
