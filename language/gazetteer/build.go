package gazetteer

import (
	"encoding/binary"
	"slices"

	"synopse/language/lexicon"
)

// Build makes the table that Open reads.
func Build(names map[string]Kinds) []byte {
	byHash := map[uint32]Kinds{}
	for n, k := range names {
		byHash[lexicon.Hash(n)] |= k
	}
	hashes := make([]uint32, 0, len(byHash))
	for h := range byHash {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	le := binary.LittleEndian
	out := le.AppendUint32([]byte(magic), uint32(len(hashes)))
	for _, h := range hashes {
		out = le.AppendUint32(out, h)
	}
	for _, h := range hashes {
		out = le.AppendUint16(out, uint16(byHash[h]))
	}
	return out
}
