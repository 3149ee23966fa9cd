package vectors

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// arrays are the arrays of a file of NumPy's .npz format, by name.
type arrays map[string]array

// array holds numbers row by row; bytes for what is stored as bytes.
type array struct {
	shape []int
	float []float32
	bytes []byte
}

func readArrays(root fs.FS, name string) (arrays, error) {
	file, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", name, err)
	}
	out := arrays{}
	for _, f := range z.File {
		a, err := readArray(f)
		if err != nil {
			return nil, fmt.Errorf("reading %s of %s: %w", f.Name, name, err)
		}
		out[strings.TrimSuffix(f.Name, ".npy")] = a
	}
	return out, nil
}

var header = regexp.MustCompile(`'descr': *'([^']+)', *'fortran_order': *False, *'shape': *\(([0-9, ]*)\)`)

// readArray reads an array of NumPy's format 1.0.
func readArray(f *zip.File) (array, error) {
	r, err := f.Open()
	if err != nil {
		return array{}, err
	}
	defer r.Close() //nolint:errcheck // it was only read
	data, err := io.ReadAll(r)
	if err != nil {
		return array{}, err
	}
	if len(data) < 10 || string(data[:8]) != "\x93NUMPY\x01\x00" {
		return array{}, errors.New("not an array")
	}
	end := 10 + int(binary.LittleEndian.Uint16(data[8:]))
	if end > len(data) {
		return array{}, errors.New("cut short")
	}
	m := header.FindSubmatch(data[10:end])
	if m == nil {
		return array{}, fmt.Errorf("unknown kind of array: %s", data[10:end])
	}
	a := array{}
	count := 1
	for s := range strings.SplitSeq(string(m[2]), ",") {
		if s = strings.TrimSpace(s); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil {
				return array{}, err
			}
			a.shape = append(a.shape, n)
			count *= n
		}
	}
	body := data[end:]
	switch kind := string(m[1]); {
	case (kind == "|u1" || kind == "|i1") && len(body) == count:
		a.bytes = body
	case kind == "<f4" && len(body) == 4*count:
		a.float = make([]float32, count)
		for i := range a.float {
			a.float[i] = math.Float32frombits(binary.LittleEndian.Uint32(body[4*i:]))
		}
	case kind == "<f8" && len(body) == 8*count:
		a.float = make([]float32, count)
		for i := range a.float {
			a.float[i] = float32(math.Float64frombits(binary.LittleEndian.Uint64(body[8*i:])))
		}
	default:
		return array{}, fmt.Errorf("array of %q with %d bytes for %d numbers", kind, len(body), count)
	}
	return a, nil
}
