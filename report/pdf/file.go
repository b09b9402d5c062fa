package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// A file is a PDF taken apart.
type file struct {
	objects    [][]byte // by number; 0 is not used
	root, info int
}

var (
	errNoTable   = errors.New("the library's file has no table of objects")
	errNoTrailer = errors.New("the library's file has no trailer")

	tablePattern  = regexp.MustCompile(`^xref\n0 (\d+)\n`)
	objectPattern = regexp.MustCompile(`^(\d+) 0 obj\s`)
	startPattern  = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\s*$`)
	rootPattern   = regexp.MustCompile(`/Root (\d+) 0 R`)
	infoPattern   = regexp.MustCompile(`/Info (\d+) 0 R`)
)

// parse takes apart what the library wrote: one plain table, and objects one
// after the other. Anything else is an error, since it would come out wrong.
func parse(data []byte) (*file, error) {
	tail := data[max(0, len(data)-64):]
	start := startPattern.FindSubmatch(tail)
	if start == nil {
		return nil, errNoTable
	}
	at, err := strconv.Atoi(string(start[1]))
	if err != nil || at >= len(data) {
		return nil, errNoTable
	}
	places, err := table(data[at:])
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([][]byte, len(places))}
	ends := append(slices.Sorted(slices.Values(places[1:])), at)
	for n := 1; n < len(places); n++ {
		next, _ := slices.BinarySearch(ends, places[n]+1)
		if f.objects[n], err = object(data, n, places[n], ends[next]); err != nil {
			return nil, err
		}
	}
	root, info := rootPattern.FindSubmatch(data[at:]), infoPattern.FindSubmatch(data[at:])
	if root == nil || info == nil {
		return nil, errNoTrailer
	}
	f.root, _ = strconv.Atoi(string(root[1]))
	f.info, _ = strconv.Atoi(string(info[1]))
	if f.root >= len(f.objects) || f.info >= len(f.objects) {
		return nil, errNoTrailer
	}
	return f, nil
}

// entry is the length of a line in the table of objects.
const entry = 20

// table returns where each object stands.
func table(data []byte) ([]int, error) {
	m := tablePattern.FindSubmatch(data)
	if m == nil {
		return nil, errNoTable
	}
	n, err := strconv.Atoi(string(m[1]))
	lines := data[len(m[0]):]
	if err != nil || n < 1 || n*entry > len(lines) {
		return nil, errNoTable
	}
	places := make([]int, n)
	for i := 1; i < n; i++ {
		if places[i], err = strconv.Atoi(string(lines[i*entry : i*entry+10])); err != nil {
			return nil, errNoTable
		}
	}
	return places, nil
}

func object(data []byte, n, from, to int) ([]byte, error) {
	if from >= to || to > len(data) {
		return nil, fmt.Errorf("object %d is not where the table says", n)
	}
	raw := data[from:to]
	m := objectPattern.FindSubmatch(raw)
	end := bytes.LastIndex(raw, []byte("endobj"))
	if m == nil || string(m[1]) != strconv.Itoa(n) || end < 0 {
		return nil, fmt.Errorf("object %d is not where the table says", n)
	}
	return bytes.TrimRight(raw[len(m[0]):end], "\r\n "), nil
}

// add adds an object and returns its number.
func (f *file) add(object []byte) int {
	f.objects = append(f.objects, object)
	return len(f.objects) - 1
}

// addf adds an object that is written like a format.
func (f *file) addf(format string, args ...any) int { return f.add(fmt.Appendf(nil, format, args...)) }

// reserve returns the number of an object that is set later.
func (f *file) reserve() int { return f.add(nil) }

// put replaces an object.
func (f *file) put(n int, format string, args ...any) {
	f.objects[n] = fmt.Appendf(nil, format, args...)
}

// bytes puts the file together. Its identifier is a hash of its content.
func (f *file) bytes() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	places := make([]int, len(f.objects))
	for n := 1; n < len(f.objects); n++ {
		places[n] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n", n)
		out.Write(f.objects[n])
		out.WriteString("\nendobj\n")
	}
	id := sha256.Sum256(out.Bytes())
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(places))
	for _, at := range places[1:] {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(places), f.root, f.info, id[:16], id[:16], table)
	return out.Bytes()
}

// stream returns a stream object, compressed unless it must be readable as it is.
func stream(dict string, data []byte, compress bool) ([]byte, error) {
	if compress {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		if _, err := w.Write(data); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		data = b.Bytes()
		dict += " /Filter /FlateDecode"
	}
	out := fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n", dict, len(data))
	out = append(out, data...)
	return append(out, "\nendstream"...), nil
}
