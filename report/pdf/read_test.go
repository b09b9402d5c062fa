package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// What follows reads PDF files for the checks. It shares nothing with what
// writes them.

type (
	pdfName string
	pdfRef  int
	pdfDict map[pdfName]any
)

// A pdfFile is a file that was read.
type pdfFile struct {
	objects map[int]any
	streams map[int][]byte
	trailer pdfDict
}

var objectStart = regexp.MustCompile(`^(\d+) 0 obj\n`)

func readPDF(data []byte) (*pdfFile, error) {
	f := &pdfFile{objects: map[int]any{}, streams: map[int][]byte{}}
	at := bytes.LastIndex(data, []byte("startxref\n"))
	if at < 0 {
		return nil, errors.New("no startxref")
	}
	table, err := strconv.Atoi(strings.Fields(string(data[at:]))[1])
	if err != nil {
		return nil, err
	}
	lines := strings.Split(string(data[table:at]), "\n")
	for _, line := range lines[3:] {
		offset, ok := strings.CutSuffix(line, " 00000 n ")
		if !ok {
			break
		}
		n, err := strconv.Atoi(offset)
		if err != nil {
			return nil, err
		}
		if err := f.object(data[n:]); err != nil {
			return nil, err
		}
	}
	p := pdfParser{data: data[bytes.LastIndex(data, []byte("trailer\n"))+len("trailer\n"):]}
	f.trailer, _ = p.value().(pdfDict)
	return f, nil
}

func (f *pdfFile) object(data []byte) error {
	m := objectStart.FindSubmatch(data)
	if m == nil {
		return fmt.Errorf("no object at %.20q", data)
	}
	n, _ := strconv.Atoi(string(m[1]))
	p := pdfParser{data: data[len(m[0]):]}
	f.objects[n] = p.value()
	dict, ok := f.objects[n].(pdfDict)
	rest := bytes.TrimLeft(p.data, "\n")
	if !ok || !bytes.HasPrefix(rest, []byte("stream\n")) {
		return nil
	}
	length, _ := dict["Length"].(float64)
	body := rest[len("stream\n"):][:int(length)]
	if dict["Filter"] == pdfName("FlateDecode") {
		r, err := zlib.NewReader(bytes.NewReader(body))
		if err != nil {
			return err
		}
		if body, err = io.ReadAll(r); err != nil {
			return err
		}
	}
	f.streams[n] = body
	return nil
}

// get follows references.
func (f *pdfFile) get(v any) any {
	for {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		v = f.objects[int(ref)]
	}
}

func (f *pdfFile) dict(v any) pdfDict {
	d, _ := f.get(v).(pdfDict)
	return d
}

func (f *pdfFile) list(v any) []any {
	l, _ := f.get(v).([]any)
	return l
}

// pdfParser reads values one after the other.
type pdfParser struct{ data []byte }

func (p *pdfParser) space() { p.data = bytes.TrimLeft(p.data, " \r\n\t") }

func (p *pdfParser) accept(s string) bool {
	p.space()
	if !bytes.HasPrefix(p.data, []byte(s)) {
		return false
	}
	p.data = p.data[len(s):]
	return true
}

var (
	refStart    = regexp.MustCompile(`^(\d+) 0 R`)
	numberStart = regexp.MustCompile(`^[-+]?[0-9.]+`)
	nameStart   = regexp.MustCompile(`^/([^ \r\n\t/<>\[\]()]*)`)
	wordStart   = regexp.MustCompile(`^[A-Za-z0-9*'"]+`)
)

// value returns the next value; an operator or keyword is a string.
func (p *pdfParser) value() any {
	switch {
	case p.accept("<<"):
		d := pdfDict{}
		for !p.accept(">>") {
			if len(p.data) == 0 {
				return d
			}
			key, _ := p.value().(pdfName)
			d[key] = p.value()
		}
		return d
	case p.accept("["):
		var l []any
		for !p.accept("]") && len(p.data) > 0 {
			l = append(l, p.value())
		}
		return l
	case p.accept("("):
		return p.text()
	case p.accept("<"):
		end := bytes.IndexByte(p.data, '>')
		s := string(p.data[:end])
		p.data = p.data[end+1:]
		return []byte(s)
	}
	return p.simple()
}

func (p *pdfParser) simple() any {
	if m := nameStart.FindSubmatch(p.data); m != nil {
		p.data = p.data[len(m[0]):]
		return pdfName(m[1])
	}
	if m := refStart.FindSubmatch(p.data); m != nil {
		p.data = p.data[len(m[0]):]
		n, _ := strconv.Atoi(string(m[1]))
		return pdfRef(n)
	}
	if m := numberStart.Find(p.data); m != nil {
		p.data = p.data[len(m):]
		n, _ := strconv.ParseFloat(string(m), 64)
		return n
	}
	m := wordStart.Find(p.data)
	p.data = p.data[max(len(m), min(1, len(p.data))):]
	return string(m)
}

// text reads a string up to its closing parenthesis.
func (p *pdfParser) text() []byte {
	var out []byte
	for depth := 1; len(p.data) > 0; {
		c := p.data[0]
		p.data = p.data[1:]
		switch c {
		case '\\':
			out = append(out, p.data[0])
			p.data = p.data[1:]
			continue
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			break
		}
		out = append(out, c)
	}
	return out
}
