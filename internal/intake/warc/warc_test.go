package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"synopse/internal/intake/warc/warctest"
)

// all reads an archive: one line a record, "type target" or "!offset damage".
func all(t *testing.T, src io.Reader) []string {
	t.Helper()
	r, err := NewReader(src, Place{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			return append(out, "error "+err.Error())
		}
		out = append(out, line(rec))
		if len(out) > 100_000 {
			t.Fatal("it does not end")
		}
	}
}

func line(rec *Record) string {
	s := strings.TrimSpace(rec.Type + " " + strings.TrimPrefix(rec.Target, "https://m.example/"))
	if rec.Damage != "" {
		s += " ! " + rec.Damage
	}
	return strings.TrimSpace(s)
}

func response(n int) []byte {
	return warctest.Record("response", fmt.Sprintf("https://m.example/%d", n), warctest.Answer(200, warctest.Report(n)))
}

func TestSound(t *testing.T) {
	for _, zipped := range []bool{false, true} {
		a := &warctest.Archive{Gzip: zipped}
		a.Part(warctest.Record("warcinfo", "", []byte("software: x\r\n")))
		a.Page("https://m.example/1", warctest.Report(1))
		a.Part(warctest.Record("revisit", "<https://m.example/2>", nil, "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"))
		a.Part(warctest.Record("resource", "https://m.example/3", bytes.Repeat([]byte("x"), 300_000)))
		want := []string{"warcinfo", "request 1", "response 1", "metadata 1", "revisit 2", "resource 3"}
		for name, src := range map[string]io.Reader{
			"whole":        bytes.NewReader(a.Bytes()),
			"byte by byte": iotest.OneByteReader(bytes.NewReader(a.Bytes())),
		} {
			if got := all(t, src); !slices.Equal(got, want) {
				t.Errorf("gzip %v, %s: %q", zipped, name, got)
			}
		}
		r, err := NewReader(bytes.NewReader(a.Bytes()), Place{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			rec, err := r.Next()
			if err != nil || rec.Offset != int64(a.Offsets[i]) || rec.Length != int64(len(rec.Block)) {
				t.Errorf("gzip %v, record %d: offset %d, want %d; %v", zipped, i, rec.Offset, a.Offsets[i], err)
			}
		}
	}
}

// From the place after any record the rest is read, neither more nor less.
func TestResume(t *testing.T) {
	one := bytes.Join([][]byte{response(1), response(2), response(3), response(4)}, nil)
	three := append(warctest.Member(one[:len(one)/2]), warctest.Member(one[len(one)/2:])...)
	damaged := &warctest.Archive{Gzip: true}
	for n := range 6 {
		damaged.Part(response(n))
		if n%2 == 0 {
			damaged.Raw([]byte("noise\x1f\x8b\x08\x00 between members"))
		}
	}
	var members []byte
	for n := range 4 {
		members = append(members, warctest.Member(response(n))...)
	}
	for name, data := range map[string][]byte{
		"plain": one, "members": members, "one member": warctest.Member(one),
		"records across members": three, "damaged": damaged.Bytes(),
		"plain with noise": bytes.Join([][]byte{response(1), []byte("noise\r\nmore\r\n"), response(2), response(3)}, nil),
	} {
		whole := all(t, bytes.NewReader(data))
		if len(whole) < 3 {
			t.Fatalf("%s: %q", name, whole)
		}
		for stop := range len(whole) + 1 {
			r, err := NewReader(bytes.NewReader(data), Place{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for range stop {
				rec, err := r.Next()
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, line(rec))
			}
			if r, err = NewReader(bytes.NewReader(data), r.Place()); err != nil {
				t.Fatal(err)
			}
			for {
				rec, err := r.Next()
				if err != nil {
					break
				}
				got = append(got, line(rec))
			}
			if !slices.Equal(got, whole) {
				t.Errorf("%s, stopped after %d:\n got %q\nwant %q", name, stop, got, whole)
			}
		}
	}
}

// A stream that fails (a disk, an interruption) is no damage.
func TestStreamFails(t *testing.T) {
	a := &warctest.Archive{Gzip: true}
	for n := range 3 {
		a.Part(response(n))
	}
	boom := errors.New("boom")
	for _, gz := range []bool{true, false} {
		data := a.Bytes()
		if !gz {
			data = bytes.Join([][]byte{response(1), response(2)}, nil)
		}
		for cut := 2; cut < len(data); cut += 7 {
			src := io.MultiReader(bytes.NewReader(data[:cut]), iotest.ErrReader(boom))
			r, err := NewReader(src, Place{})
			for err == nil {
				var rec *Record
				if rec, err = r.Next(); err == nil && rec.Damage != "" {
					t.Fatalf("cut at %d: damage %q", cut, rec.Damage)
				}
			}
			if !errors.Is(err, boom) {
				t.Fatalf("cut at %d: %v", cut, err)
			}
		}
	}
}

// Noise anywhere costs no more than the records it lies in.
func TestNoiseAnywhere(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	const records = 8
	for range 300 {
		a := &warctest.Archive{Gzip: rnd.IntN(2) == 0}
		for n := range records {
			a.Part(response(n))
		}
		data := a.Bytes()
		hit := rnd.IntN(records)
		end := len(data)
		if hit+1 < records {
			end = a.Offsets[hit+1]
		}
		at := a.Offsets[hit] + 8 + rnd.IntN(end-a.Offsets[hit]-12)
		data[at] ^= byte(1 + rnd.IntN(255))
		got := strings.Join(all(t, bytes.NewReader(data)), "\n") + "\n"
		for n := range records {
			if want := fmt.Sprintf("response %d\n", n); n != hit && !strings.Contains(got, want) {
				t.Fatalf("gzip %v: byte %d of record %d, but record %d is gone:\n%s", a.Gzip, at-a.Offsets[hit], hit, n, got)
			}
		}
	}
}

func FuzzReader(f *testing.F) {
	a := &warctest.Archive{Gzip: true}
	a.Page("https://m.example/1", "<p>x</p>")
	f.Add(a.Bytes())
	f.Add(warctest.Record("response", "https://m.example/1", warctest.Answer(200, "4\r\nabcd\r\n0\r\n\r\n", "Transfer-Encoding: chunked", "Content-Encoding: gzip")))
	f.Add([]byte("WARC/1.0\r\nContent-Length: -1\r\n\r\nWARC/1.1\nContent-Length: 3\n\nabc\n\nWARC/1."))
	f.Add(bytes.Repeat([]byte{0x1f, 0x8b, 8, 0}, 40))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := NewReader(bytes.NewReader(data), Place{})
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		var places []Place
		for {
			rec, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, line(rec))
			places = append(places, r.Place())
			if len(lines) > len(data)+1 {
				t.Fatal("more results than bytes")
			}
			if _, err := ReadResponse(rec.Block, 1<<20); err == nil {
				DigestWrong(rec.Digest, rec.Length, rec.Block)
			}
		}
		if len(places) > 0 {
			mid := len(places) / 2
			r, err := NewReader(bytes.NewReader(data), places[mid])
			if err != nil {
				t.Fatal(err)
			}
			for i := mid + 1; ; i++ {
				rec, err := r.Next()
				if err != nil {
					if i != len(lines) {
						t.Fatalf("after a pause %d results, want %d", i, len(lines))
					}
					return
				}
				if i >= len(lines) || line(rec) != lines[i] {
					t.Fatalf("after a pause result %d is %q", i, line(rec))
				}
			}
		}
	})
}
