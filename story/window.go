package story

import "synopse/report"

// Window finds copies in a stream: each report is compared with those that came
// before it, by an index of fingerprints and not pair by pair. It remembers the
// latest reports and forgets older ones. It is not safe for several goroutines.
type Window struct {
	finder finder
	prints [][]print // by number
	size   int
	added  int
}

// NewWindow makes a window that remembers so many reports.
func NewWindow(size int) *Window {
	return &Window{finder: finder{seen: map[uint64][]posting{}}, size: max(1, size)}
}

// Add compares a report with those that came before it and remembers it. Reports
// are numbered from 0 as they come; Report and From of the copies are such
// numbers. A report counts as copied from what came before it: give agency text
// before those that print it where both are there.
func (w *Window) Add(r *report.Report) []Copy {
	i := w.added
	w.added++
	w.finder.texts = append(w.finder.texts, readPlain(r))
	prints := w.finder.texts[i].fingerprints()
	var found []Copy
	if len(w.finder.texts[i].words) > 0 {
		found = w.finder.sourcesOf(i, prints)
	}
	w.finder.remember(i, prints)
	w.prints = append(w.prints, prints)
	if old := i - w.size; old >= 0 {
		w.finder.forget(old, w.prints[old])
		w.prints[old] = nil
	}
	return found
}

// forget takes a report's fingerprints out.
func (f *finder) forget(i int, prints []print) {
	for _, p := range prints {
		list := f.seen[p.hash]
		k := 0
		for _, q := range list {
			if q.report != i {
				list[k] = q
				k++
			}
		}
		if k == 0 {
			delete(f.seen, p.hash)
		} else {
			f.seen[p.hash] = list[:k]
		}
	}
	f.texts[i] = text{}
}
