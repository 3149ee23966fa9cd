package vectors

import (
	"encoding/binary"
	"errors"
	"math"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Pieces of every sentence, by their number.
const (
	unknownPiece = 0
	firstPiece   = 1
	lastPiece    = 2
)

// pieces cuts words into pieces of words as SentencePiece does (Kudo and
// Richardson 2018, the unigram model of Kudo 2018).
type pieces struct {
	ids     map[string]int32
	scores  []float64
	longest int // in bytes
}

// readPieces reads a model of SentencePiece: of its messages only the pieces
// (field 1), each with text (1) and score (2).
func readPieces(model []byte) (*pieces, error) {
	p := &pieces{ids: map[string]int32{}}
	err := fields(model, func(field uint64, body []byte) error {
		if field != 1 {
			return nil
		}
		var text string
		score := float32(0)
		err := fields(body, func(field uint64, body []byte) error {
			switch {
			case field == 1:
				text = string(body)
			case field == 2 && len(body) == 4:
				score = math.Float32frombits(binary.LittleEndian.Uint32(body))
			}
			return nil
		})
		p.ids[text] = int32(len(p.scores))
		p.scores = append(p.scores, float64(score))
		p.longest = max(p.longest, len(text))
		return err
	})
	if err == nil && len(p.scores) == 0 {
		err = errors.New("no pieces in the model")
	}
	return p, err
}

// fields gives each field of a message in the protocol buffers' encoding that
// has bytes or four of them; others are passed over.
func fields(message []byte, each func(field uint64, body []byte) error) error {
	broken := errors.New("the model of pieces is broken")
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		if n <= 0 {
			return broken
		}
		message = message[n:]
		size := uint64(0)
		switch tag & 7 {
		case 0:
			if _, n = binary.Uvarint(message); n <= 0 {
				return broken
			}
			message = message[n:]
			continue
		case 1:
			size = 8
		case 2:
			if size, n = binary.Uvarint(message); n <= 0 {
				return broken
			}
			message = message[n:]
		case 5:
			size = 4
		default:
			return broken
		}
		if size > uint64(len(message)) {
			return broken
		}
		if err := each(tag>>3, message[:size]); err != nil {
			return err
		}
		message = message[size:]
	}
	return nil
}

// cut gives the pieces of words parted by single spaces, with the two that stand
// at the ends of every sentence.
func (p *pieces) cut(words string) []int32 {
	s := "\u2581"
	for _, r := range norm.NFKC.String(words) {
		if r == ' ' {
			r = '\u2581'
		}
		s += string(r)
	}
	type step struct {
		score float64
		from  int
		id    int32
	}
	best := make([]step, len(s)+1)
	for i := range best[1:] {
		best[i+1].score = math.Inf(-1)
	}
	for i := range s { // at the start of each character
		_, size := utf8.DecodeRuneInString(s[i:])
		single := false
		for j := i + size; j <= min(len(s), i+p.longest); j++ {
			id, ok := p.ids[s[i:j]]
			if !ok {
				continue
			}
			single = single || j == i+size
			if x := best[i].score + p.scores[id]; x > best[j].score {
				best[j] = step{x, i, id}
			}
		}
		if x := best[i].score - 30; !single && x > best[i+size].score {
			best[i+size] = step{x, i, unknownPiece}
		}
	}
	out := []int32{lastPiece}
	for at := len(s); at > 0; at = best[at].from {
		out = append(out, best[at].id)
	}
	out = append(out, firstPiece)
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
