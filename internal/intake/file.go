package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Stdin is the name that stands for standard input.
const Stdin = "-"

// MaxSize is how many bytes one input may have: 64 MiB. The longest report is
// thousands of times smaller; what is larger is something else.
const MaxSize = 64 << 20

var sizeLimit = fmt.Sprintf("%d MiB", MaxSize>>20)

// MaxTags is how many tags one page may have. The corpora's largest page has
// some 6,800; each tag costs a hundred times its bytes once it is an element.
const MaxTags = 300_000

// File reads the file at path, or stdin when path is "-". It never reads more
// than MaxSize bytes, and stops when ctx ends. Errors are of type *Error.
func File(ctx context.Context, path string, stdin io.Reader) ([]byte, error) {
	if path == Stdin {
		if stdin == nil {
			return nil, &Error{Source: path, Code: Unreadable, What: "there is no standard input", Hint: "name a file instead"}
		}
		return readCapped(ctx, path, stdin)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, openError(path, err)
	}
	if info.IsDir() {
		return nil, &Error{Source: path, Code: Directory, What: "this is a folder", Hint: "name the files in it, for instance " + path + "/*.html"}
	}
	if info.Mode().IsRegular() && info.Size() > MaxSize {
		return nil, tooLarge(path, fmt.Sprintf("%d MiB", info.Size()>>20), sizeLimit)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, openError(path, err)
	}
	defer f.Close()
	return readCapped(ctx, path, f)
}

func readCapped(ctx context.Context, path string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(&interruptible{ctx, r}, MaxSize+1))
	if ctx.Err() != nil {
		return nil, &Error{Source: path, Code: Interrupted, What: "reading was interrupted", Err: ctx.Err()}
	}
	if err != nil {
		return nil, &Error{Source: path, Code: Unreadable, What: "it can't be read: " + err.Error(), Hint: "check the file and its disk", Err: err}
	}
	if len(data) > MaxSize {
		return nil, tooLarge(path, "more", sizeLimit)
	}
	return data, nil
}

// interruptible ends reading at the next chunk once its context has ended.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

func (i *interruptible) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.r.Read(p)
}

func tooLarge(path, size, limit string) *Error {
	return &Error{
		Source: path, Code: TooLarge,
		What: fmt.Sprintf("it is too large for one report (%s, the limit is %s)", size, limit),
		Hint: "give one report per file",
	}
}

func openError(path string, err error) *Error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Source: path, Code: NotFound, What: "there is no such file", Hint: "check the spelling and the folder", Err: err}
	case errors.Is(err, fs.ErrPermission):
		return &Error{Source: path, Code: Unreadable, What: "you may not read this file", Hint: "check its permissions", Err: err}
	}
	return &Error{Source: path, Code: Unreadable, What: "it can't be opened: " + err.Error(), Hint: "check the file and its disk", Err: err}
}
