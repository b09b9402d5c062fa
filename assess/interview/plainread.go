package interview

import (
	"context"
	"errors"
	"io"
	"strings"
)

// maxLine is the longest line that is read, in bytes.
const maxLine = 64 << 10

// How a conversation may end before every point has an answer.
var (
	errEnd  = errors.New("end of input")
	errLeft = errors.New("left")
)

// A line is what was read; tooLong stands for one that was thrown away.
type line struct {
	text    string
	tooLong bool
}

// A lineReader reads lines, and never further than it was asked to: what follows
// is for whoever reads next from the same input.
type lineReader struct{ in io.ByteReader }

func newLineReader(in io.Reader) *lineReader {
	if b, ok := in.(io.ByteReader); ok {
		return &lineReader{b}
	}
	return &lineReader{byteByByte{in}}
}

// byteByByte reads single bytes. A person does not type so fast that it matters.
type byteByByte struct{ in io.Reader }

// ReadByte returns the next byte.
func (b byteByByte) ReadByte() (byte, error) {
	var one [1]byte
	_, err := io.ReadFull(b.in, one[:])
	return one[0], err
}

// next returns the next line. The end of the input is errEnd, and that of ctx is
// errLeft: then nothing more is to be read, since a read may still be under way.
func (r *lineReader) next(ctx context.Context) (line, error) {
	if ctx.Err() != nil {
		return line{}, errLeft
	}
	type result struct {
		line
		err error
	}
	got := make(chan result, 1)
	go func() {
		l, err := r.read()
		got <- result{l, err}
	}()
	select {
	case <-ctx.Done():
		return line{}, errLeft
	case l := <-got:
		return l.line, l.err
	}
}

// read reads up to the end of a line, or of the input.
func (r *lineReader) read() (line, error) {
	var all []byte
	tooLong := false
	for {
		b, err := r.in.ReadByte()
		switch {
		case err != nil && len(all) == 0 && !tooLong:
			return line{}, errEnd
		case err != nil || b == '\n':
			return r.lineOf(all, tooLong), nil
		case len(all) == maxLine:
			all, tooLong = nil, true
		}
		if !tooLong {
			all = append(all, b)
		}
	}
}

// lineOf takes off what is no part of a line's text.
func (r *lineReader) lineOf(all []byte, tooLong bool) line {
	if tooLong {
		return line{tooLong: true}
	}
	return line{text: strings.TrimRight(strings.TrimPrefix(string(all), "\uFEFF"), "\r")}
}
