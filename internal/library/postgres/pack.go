package postgres

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

// pack compresses (zstd with checksum); EncodeAll and DecodeAll may be called by
// many at once.
func pack(data []byte) []byte { return encoder().EncodeAll(data, nil) }

func unpack(data []byte) ([]byte, error) { return decoder().DecodeAll(data, nil) }

func packJSON(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return pack(data), nil
}

func unpackJSON(packed []byte, v any) error {
	data, err := unpack(packed)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}
