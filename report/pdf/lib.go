package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
)

// lib is all that is used of the library that writes the content of pages. Its
// units are points, from the upper left corner. It is an interface so that the
// library can be replaced in this file: gofpdf is no longer developed, and its
// forks have the same methods.
type lib interface {
	AddPage()
	AddUTF8FontFromBytes(family, style string, data []byte)
	ClosePath()
	CurveBezierCubicTo(cx0, cy0, cx1, cy1, x, y float64)
	DrawPath(style string)
	Error() error
	Line(x1, y1, x2, y2 float64)
	LineTo(x, y float64)
	MoveTo(x, y float64)
	Output(w io.Writer) error
	RawWriteStr(s string)
	Rect(x, y, w, h float64, style string)
	SetAutoPageBreak(auto bool, margin float64)
	SetCatalogSort(sorted bool)
	SetCompression(compress bool)
	SetCreationDate(t time.Time)
	SetDrawColor(r, g, b int)
	SetFillColor(r, g, b int)
	SetFont(family, style string, size float64)
	SetLineWidth(width float64)
	SetModificationDate(t time.Time)
	SetTextColor(r, g, b int)
	Text(x, y float64, s string)
}

const family = "sans"

// newLib returns the library, ready for its first page.
func newLib(date time.Time) lib {
	var l lib = gofpdf.New("P", "pt", "A4", "")
	l.SetAutoPageBreak(false, 0) // a break inside marked content would tear it
	l.SetCompression(true)
	l.SetCatalogSort(true) // else objects come in the order of a map
	l.SetCreationDate(date)
	l.SetModificationDate(date)
	// The library writes into what it is given.
	l.AddUTF8FontFromBytes(family, "", bytes.Clone(liberationsansregular.TTF))
	l.AddUTF8FontFromBytes(family, "B", bytes.Clone(liberationsansbold.TTF))
	return l
}

// output returns the file that the library writes.
func output(l lib) ([]byte, error) {
	var b bytes.Buffer
	if err := l.Output(&b); err != nil {
		return nil, fmt.Errorf("write pages: %w", err)
	}
	return b.Bytes(), nil
}
