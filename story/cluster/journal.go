package cluster

// journal notes what changes, for Changes.
type journal struct {
	moved  []string
	merged [][2]string
	ended  map[string]string // reports of stories that ended since
}

// end notes that a report's story has ended: it stays the report's.
func (j *journal) end(report, story string) {
	if j == nil {
		return
	}
	if j.ended == nil {
		j.ended = map[string]string{}
	}
	j.ended[report] = story
}

func (j *journal) move(report string) {
	if j != nil {
		j.moved = append(j.moved, report)
	}
}

func (j *journal) merge(from, to string) {
	if j != nil {
		j.merged = append(j.merged, [2]string{from, to})
	}
}

// Placed says in which story a report is.
type Placed struct{ Report, Story string }

// Follow begins to note what changes. It is no part of what MarshalBinary writes.
func (s *Stream) Follow() { s.journal = &journal{} }

// Changes gives what changed since Follow, or since it was asked last: the reports
// that came or went from one story to another, in the order in which they were
// first touched, with the story they are in now; and the ids of stories that went
// into others, in their order.
func (s *Stream) Changes() (reports []Placed, merged [][2]string) {
	if s.journal == nil {
		return nil, nil
	}
	seen := map[string]bool{}
	for _, id := range s.journal.moved {
		if seen[id] {
			continue
		}
		seen[id] = true
		if n, ok := s.where[id]; ok {
			reports = append(reports, Placed{id, s.stories[n].ID})
		} else if story, ok := s.journal.ended[id]; ok {
			reports = append(reports, Placed{id, story})
		}
	}
	merged = s.journal.merged
	s.journal = &journal{}
	return reports, merged
}
