package pdf

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"mognad/checklist/display"
)

// sRGB is the profile of the colours, by the International Color Consortium.
//
//go:embed sRGB2014.icc
var sRGB []byte

// finisher puts a drawn document together with what the library cannot write.
type finisher struct {
	*file
	canvas  *canvas
	set     *setter
	pages   []int // their object numbers
	catalog strings.Builder
}

var (
	kidsPattern = regexp.MustCompile(`/Kids \[([0-9R ]*)\]`)
	refPattern  = regexp.MustCompile(`(\d+) 0 R`)

	errPages = errors.New("the library's file has other pages than were drawn")
)

// finish returns the finished file.
func finish(c *canvas, s *setter) ([]byte, error) {
	data, err := output(c.lib)
	if err != nil {
		return nil, err
	}
	parsed, err := parse(data)
	if err != nil {
		return nil, err
	}
	f := &finisher{file: parsed, canvas: c, set: s}
	for _, step := range []func() error{f.findPages, f.fonts, f.structure, f.annotate, f.bookmarks, f.intent, f.metadata} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return f.bytes(), nil
}

func (f *finisher) findPages() error {
	kids := kidsPattern.FindSubmatch(f.objects[1])
	if kids == nil {
		return errPages
	}
	for _, m := range refPattern.FindAllSubmatch(kids[1], -1) {
		n, err := strconv.Atoi(string(m[1]))
		if err != nil || n >= len(f.objects) {
			return errPages
		}
		f.pages = append(f.pages, n)
	}
	if len(f.pages) != len(f.canvas.marks) {
		return errPages
	}
	return nil
}

// number prints a length in points, to a hundredth.
func number(l length) string {
	sign := ""
	if l < 0 {
		sign, l = "-", -l
	}
	l = (l + 5) / 10
	return fmt.Sprintf("%s%d.%02d", sign, l/100, l%100)
}

// rect prints a box as PDF counts: from the lower left corner.
func rect(b box) string {
	return fmt.Sprintf("[%s %s %s %s]", number(b.left), number(pageHeight-b.bottom), number(b.right), number(pageHeight-b.top))
}

// pdfText is how text stands outside of pages: in titles, alternative texts and
// descriptions of links. Readers show it in a font of their own.
func pdfText(t display.Text) string {
	s := t.Line().String()
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0 {
		return "(" + strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`).Replace(s) + ")"
	}
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}

// annotate writes the places of links, and ties pages to the structure.
func (f *finisher) annotate() error {
	own := make([][]string, len(f.pages))
	for i, a := range f.canvas.links {
		action, err := f.action(a.address)
		if err != nil {
			return err
		}
		f.put(a.object, "<</Type /Annot /Subtype /Link /Rect %s /Border [0 0 0] /F 4 /StructParent %d /Contents %s %s>>",
			rect(a.place), len(f.pages)+i, a.says, action)
		own[a.page-1] = append(own[a.page-1], fmt.Sprintf("%d 0 R", a.object))
	}
	const start = "<</Type /Page\n"
	for i, n := range f.pages {
		rest, ok := bytes.CutPrefix(f.objects[n], []byte(start))
		if !ok || bytes.Contains(rest, []byte("/Annots")) {
			return errPages
		}
		extra := fmt.Sprintf("/StructParents %d /Tabs /S\n", i)
		if len(own[i]) > 0 {
			extra += "/Annots [" + strings.Join(own[i], " ") + "]\n"
		}
		f.objects[n] = append([]byte(start+extra), rest...)
	}
	return nil
}

// action returns what a link does.
func (f *finisher) action(address string) (string, error) {
	id, inside := strings.CutPrefix(address, "#")
	if !inside {
		return "/A <</S /URI /URI (" + escapeAddress(address) + ")>>", nil
	}
	for _, t := range f.canvas.targets {
		if t.id == id {
			return f.destination(t), nil
		}
	}
	return "", fmt.Errorf("a link leads to %q, which was not drawn", id)
}

func (f *finisher) destination(t *target) string {
	return fmt.Sprintf("/Dest [%d 0 R /XYZ null %s null]", f.pages[t.page-1], number(pageHeight-max(t.top-module, 0)))
}

// escapeAddress returns an address in ASCII, without what would end its string.
func escapeAddress(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' || strings.IndexByte(`()<>\"`, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
