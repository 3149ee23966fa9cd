package synopsis

import (
	"crypto/sha256"
	"encoding/hex"
)

// storyOut describes the event as far as the reports tell it.
func (m *maker) storyOut(origins int) Story {
	s := Story{ID: m.storyID(), Languages: []string{}, Origins: origins}
	for i := range m.readings {
		r := &m.readings[i].Report
		if s.Title == "" {
			s.Title = r.Title
		}
		if s.Date == "" && len(r.Published) >= 10 {
			s.Date = r.Published[:10]
		}
		if s.Place == "" && len(r.Datelines) > 0 {
			s.Place = r.Datelines[0]
		}
		if r.Language != "" && !contains(s.Languages, r.Language) {
			s.Languages = append(s.Languages, r.Language)
		}
	}
	return s
}

// storyID is a hash of the reports' contents in the order of the hashes, so
// that the order of the inputs does not change it.
func (m *maker) storyID() string {
	var sum [sha256.Size]byte
	for i := range m.readings {
		h := sha256.Sum256([]byte(m.readings[i].Report.URL + "\x00" + m.readings[i].Report.Text))
		for k := range sum {
			sum[k] ^= h[k]
		}
	}
	h := sha256.Sum256(append(sum[:], byte(len(m.readings))))
	return hex.EncodeToString(h[:8])
}

func contains(list []string, x string) bool {
	for _, y := range list {
		if y == x {
			return true
		}
	}
	return false
}
