package repeats

import (
	"encoding/binary"

	"synopse/internal/intake/draft"
	"synopse/report"
)

// Learn remembers a report in the notes on its outlet and gives it without the
// blocks that by now stand on enough pages (Hide), with the new notes. Nil are
// the notes on an outlet of which nothing is known; those that can't be read
// count as nil. Notes are the pages, the last ones first: of each the hash of
// its address, how many words its headline has and their hashes, how many blocks
// and their hashes; numbers as uvarints, hashes as 8 bytes, little-endian.
func Learn(notes []byte, rep report.Report) (report.Report, []byte) {
	r := read(notes)
	r.Add(rep)
	return r.Hide(rep), r.notes()
}

func (r *Repeats) notes() []byte {
	var out []byte
	list := func(hashes []uint64) {
		out = binary.AppendUvarint(out, uint64(len(hashes)))
		for _, h := range hashes {
			out = binary.LittleEndian.AppendUint64(out, h)
		}
	}
	for _, p := range r.Pages {
		out = binary.LittleEndian.AppendUint64(out, p.Address)
		list(p.Headline)
		list(p.Blocks)
	}
	return out
}

func read(notes []byte) Repeats {
	var r Repeats
	sound := true
	take := func() (h uint64) {
		if sound = sound && len(notes) >= 8; sound {
			h, notes = binary.LittleEndian.Uint64(notes), notes[8:]
		}
		return h
	}
	list := func() (out []uint64) {
		n, size := binary.Uvarint(notes)
		if sound = sound && size > 0 && n <= uint64(len(notes)/8); !sound {
			return nil
		}
		notes = notes[size:]
		for range n {
			out = append(out, take())
		}
		return out
	}
	for len(notes) > 0 && sound {
		p := Page{Address: take()}
		p.Headline, p.Blocks = list(), list()
		r.Pages = append(r.Pages, p)
	}
	if !sound {
		return Repeats{}
	}
	return r
}

// Level takes what is no block any more in one revision of a report out of the
// blocks of its other revisions too: else it would look as if the outlet had
// taken it out, where it was only not yet known as a repeated one.
func Level(revisions []report.Report) []report.Report {
	hidden := map[string]bool{}
	for _, r := range revisions {
		for _, d := range r.Discarded {
			if d.Reason == string(draft.EveryPage) {
				hidden[d.Text] = true
			}
		}
	}
	out := make([]report.Report, len(revisions))
	for i, r := range revisions {
		x := report.NewIndex(r.Text)
		var at []int
		for k, b := range r.Blocks {
			if hidden[draft.Clean(x.Slice(b.Start, b.End))] {
				at = append(at, k)
			}
		}
		out[i] = r
		if len(at) > 0 && len(at) < len(r.Blocks) {
			out[i] = draft.Hide(r, at, draft.EveryPage)
		}
	}
	return out
}
