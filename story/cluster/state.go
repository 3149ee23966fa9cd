package cluster

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"maps"
	"slices"

	"synopse/story/profile"
)

// stateVersion is that of what MarshalBinary writes; another one is not read.
const stateVersion = 2

// state is a stream written down: lists in a fixed order in place of maps.
type state struct {
	Version   int
	Settings  Settings
	Step      float64
	Reports   float64
	Seen      int
	Keys      vector
	Grams     []float32
	Stories   []*storyState // that have not ended
	Numbers   int           // how many stories there were
	Lists     []postings
	Forward   []forwarding
	Clock     clock
	Added     int
	Counted   bool
	Overrides []Override
}

type postings struct {
	Key     profile.Key
	Numbers []int32
}

type forwarding struct{ From, To string }

// MarshalBinary writes the stream down. What is read back goes on exactly as this
// one would; in one run of a program the same stream gives the same bytes.
func (s *Stream) MarshalBinary() ([]byte, error) {
	st := state{Version: stateVersion, Settings: s.settings, Step: s.counts.Step, Reports: s.counts.Reports, Seen: s.counts.Seen,
		Grams: s.counts.grams, Numbers: len(s.stories), Clock: s.clock, Added: s.added, Counted: s.counted, Overrides: s.overrides.all}
	for _, k := range slices.Sorted(maps.Keys(s.counts.keys)) {
		st.Keys = append(st.Keys, entry{k, s.counts.keys[k].seen})
	}
	for _, x := range s.stories {
		if x != nil {
			st.Stories = append(st.Stories, x)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(s.index.lists)) {
		st.Lists = append(st.Lists, postings{k, s.index.lists[k]})
	}
	for _, k := range slices.Sorted(maps.Keys(s.forward)) {
		st.Forward = append(st.Forward, forwarding{k, s.forward[k]})
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(st); err != nil {
		return nil, fmt.Errorf("writing down a stream of stories: %w", err)
	}
	return b.Bytes(), nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (s *Stream) UnmarshalBinary(data []byte) error {
	var st state
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&st); err != nil {
		return fmt.Errorf("this is no stream of stories: %w", err)
	}
	if st.Version != stateVersion {
		return fmt.Errorf("the stream of stories has format %d, this program reads %d; group the reports anew", st.Version, stateVersion)
	}
	if len(st.Grams) != len(newCounts().grams) {
		return fmt.Errorf("this stream of stories is broken: %d pieces of words", len(st.Grams))
	}
	*s = *New(st.Settings)
	s.counts.Step, s.counts.Reports, s.counts.Seen, s.counts.grams = st.Step, st.Reports, st.Seen, st.Grams
	for _, e := range st.Keys {
		s.counts.count(e.Key, e.Weight)
	}
	s.stories = make([]*storyState, st.Numbers)
	for _, x := range st.Stories {
		if x.Number < 0 || int(x.Number) >= st.Numbers {
			return fmt.Errorf("this stream of stories is broken: story %d of %d", x.Number, st.Numbers)
		}
		s.stories[x.Number] = x
		s.byID[x.ID] = x.Number
		for _, m := range x.Members {
			s.where[m.ID] = x.Number
		}
	}
	for _, l := range st.Lists {
		s.index.lists[l.Key] = l.Numbers
	}
	for _, f := range st.Forward {
		s.forward[f.From] = f.To
	}
	for _, o := range st.Overrides {
		s.overrides.add(o)
	}
	s.clock, s.added, s.counted = st.Clock, st.Added, st.Counted
	return nil
}
