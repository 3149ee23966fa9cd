// Package packed compresses what libraries keep whole (readings, synopses, states of
// the grouping): zstd with a checksum, and JSON in it. It is safe for concurrent use;
// damage is an error and does not eat memory.
package packed

import (
	"encoding/json"
	"sync"

	"github.com/klauspost/compress/zstd"
)

var encoder = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true))
	if err != nil {
		panic(err) // options are constants
	}
	return e
})

// mostUnpacked is how large what was packed may be: damage must not eat memory.
const mostUnpacked = 2 << 30

var decoder = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(mostUnpacked), zstd.WithDecoderConcurrency(0))
	if err != nil {
		panic(err) // options are constants
	}
	return d
})

// Pack compresses.
func Pack(data []byte) []byte { return encoder().EncodeAll(data, nil) }

// Unpack gives what Pack was given.
func Unpack(data []byte) ([]byte, error) { return decoder().DecodeAll(data, nil) }

// JSON packs a value as JSON.
func JSON(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return Pack(data), nil
}

// OpenJSON reads what JSON packed.
func OpenJSON(packed []byte, v any) error {
	data, err := Unpack(packed)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}
