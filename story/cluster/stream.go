package cluster

import (
	"hash/fnv"
	"math"
	"slices"

	"synopse/story/profile"
)

// Report is a report on its way into a story.
type Report struct {
	ID      string // its identity, the same every time it comes
	Profile profile.Profile
	Seen    int64 // minute it came in, since 1970 in UTC; 0 if unknown
	// Meaning is a vector of the text by some encoder, the same one for all reports;
	// nil, as usual, for none.
	Meaning []float32
}

// Stream groups reports as they come in. It is not safe for use by several
// goroutines at once.
type Stream struct {
	settings  Settings
	counts    counts
	stories   []*storyState     // by number; nil once ended or merged
	where     map[string]int32  // report to story
	forward   map[string]string // id of a story to the one it went into
	byID      map[string]int32
	index     index
	clock     clock
	added     int
	counted   bool              // the reports were counted before
	sheets    map[string]*sheet // of reports that were looked at before: those of a small pile
	overrides overrides
	table     table    // scratch
	near      lookup   // scratch
	journal   *journal // nil unless somebody follows
}

// New begins a stream.
func New(s Settings) *Stream {
	return &Stream{settings: s, counts: newCounts(), where: map[string]int32{}, forward: map[string]string{},
		byID: map[string]int32{}, index: index{lists: map[profile.Key][]int32{}}, overrides: newOverrides()}
}

const (
	lookedAt = 16 // stories found in the index
	compared = 4  // stories a report is scored against
)

// Add puts a report into a story and gives the story's id. A report that came
// before stays where it is.
func (s *Stream) Add(r Report) string {
	if n, ok := s.where[r.ID]; ok {
		return s.stories[n].ID
	}
	now := s.clock.see(&r)
	if !s.counted {
		s.counts.add(&r.Profile)
	}
	sh := s.sheets[r.ID]
	if sh == nil {
		sh = newSheet(&r.Profile, &s.counts)
	}
	if !s.counted {
		sh.Minute = s.clock.trusted(sh.Minute)
	}
	sh.Meaning = unitMeaning(r.Meaning)
	top := strongest(sh.Whole, indexKeys)
	m := member{ID: r.ID, Hash: hashOf(r.ID), Minute: sh.Minute, Gist: gist(top)}
	if m.Minute == 0 {
		m.Minute = now
	}
	st := s.choose(r.ID, sh, top, now)
	if st == nil {
		st = s.begin(r.ID)
	} else if sh.Minute == 0 && s.long(st, now) {
		m.Minute = st.Last // a report without a date makes no old story new
	}
	s.put(st, m, sh, top)
	if s.added++; s.settings.Tidy > 0 && s.added%s.settings.Tidy == 0 {
		s.Tidy()
	}
	if n, ok := s.where[r.ID]; ok {
		return s.stories[n].ID
	}
	return st.ID // an old report, whose story has ended at once
}

// gist is what is kept of a report for good, of its strongest keys.
func gist(top vector) vector {
	return unit(top[:min(gistKeys, len(top))], gistKeys)
}

func hashOf(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	x := h.Sum64()
	x = (x ^ x>>31) * 0x9e3779b97f4a7c15
	return x ^ x>>29
}

// choose gives the story a report belongs to, nil if there is none.
func (s *Stream) choose(id string, sh *sheet, top vector, now int64) *storyState {
	if n, ok := s.overrides.storyOf(id, s.where); ok {
		return s.stories[n]
	}
	type found struct {
		st   *storyState
		near float64
	}
	var near []found
	s.table.set(sh)
	length := length(sh.Whole)
	at := now // when the report is from: one out of an archive wakes nobody
	if sh.Minute != 0 {
		at = sh.Minute
	}
	for _, n := range s.index.look(top, len(s.stories), lookedAt) {
		st := s.stories[n]
		if s.overrides.apart(id, st, s.where) || s.ended(st, now) || sh.Minute != 0 && s.long(st, at) {
			continue
		}
		if v := st.near(&s.table.whole, length); v >= leastNear {
			near = append(near, found{st, v})
		}
	}
	slices.SortStableFunc(near, func(a, b found) int {
		switch {
		case a.near > b.near:
			return -1
		case a.near < b.near:
			return 1
		}
		return 0
	})
	var best *storyState
	most := math.Inf(-1)
	for _, f := range near[:min(compared, len(near))] {
		v := f.st.score(&s.table)
		if s.asleep(f.st, at) {
			v -= s.settings.Wake
		}
		if v > most {
			best, most = f.st, v
		}
	}
	if most < s.settings.Join {
		return nil
	}
	return best
}

// asleep says whether a story sleeps at a time.
func (s *Stream) asleep(st *storyState, at int64) bool {
	return s.settings.Awake > 0 && at-st.Last > s.settings.Awake
}

// ended says whether a story has ended: it is long past, and many reports came
// since its last one did.
func (s *Stream) ended(st *storyState, now int64) bool {
	return s.long(st, now) && s.quiet(st)
}

// long says whether a story is long past at a time.
func (s *Stream) long(st *storyState, at int64) bool {
	return s.settings.Keep > 0 && at-st.Last > s.settings.Keep
}

// quiet says whether many reports came since a story's last one did.
func (s *Stream) quiet(st *storyState) bool { return s.added-st.Joined >= s.settings.Grace }

// prefix stands before the report that a story is named after.
const prefix = "s-"

// StoryID gives the id of a story that is named after a report.
func StoryID(report string) string { return prefix + report }

// begin makes a story with a report's id in its own.
func (s *Stream) begin(report string) *storyState {
	st := &storyState{ID: prefix + report, Number: int32(len(s.stories))}
	s.stories = append(s.stories, st)
	s.byID[st.ID] = st.Number
	delete(s.forward, st.ID)
	return st
}

func (s *Stream) put(st *storyState, m member, sh *sheet, top vector) {
	st.add(m, sh, s.settings.Sample)
	st.Joined = s.added
	s.where[m.ID] = st.Number
	s.journal.move(m.ID)
	s.index.enter(st, top)
}

// Story is a group of reports of one event.
type Story struct {
	ID      string
	Reports []string // in the order in which they joined
	Last    int64    // minute of the latest report
}

// Stories gives the stories that have not ended, in the order in which they began.
func (s *Stream) Stories() []Story {
	var out []Story
	for _, st := range s.stories {
		if st == nil {
			continue
		}
		o := Story{ID: st.ID, Last: st.Last}
		for _, m := range st.Members {
			o.Reports = append(o.Reports, m.ID)
		}
		out = append(out, o)
	}
	return out
}

// Current gives the id of the story that a story went into, or its own.
func (s *Stream) Current(id string) string {
	for range len(s.forward) + 1 {
		next, ok := s.forward[id]
		if !ok {
			break
		}
		id = next
	}
	return id
}

// StoryOf gives the story a report is in; "" if it is not known or has ended.
func (s *Stream) StoryOf(report string) string {
	if n, ok := s.where[report]; ok {
		return s.stories[n].ID
	}
	return ""
}

// Count lets a stream know how rare keys are, from a report before its first one.
func (s *Stream) Count(p *profile.Profile) { s.counts.add(p) }
