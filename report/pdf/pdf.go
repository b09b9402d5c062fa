// Package pdf draws a document as a PDF file.
//
// The same document gives the same bytes on every run and platform: dates come
// from the document, and coordinates are integers until they are printed.
// Nothing is computed here but places on the page.
//
// # How a file is made
//
// A document is laid out first, into pieces that are never cut and an
// element tree that says what everything is; then the pieces are put on pages;
// then the pages are drawn, each drawing marked as the content of its element
// or as an artifact. The library that writes the pages knows nothing of
// structure, so its file is taken apart at the end and put together again with
// the structure tree, links, bookmarks and metadata that PDF/UA-1 and PDF/A-2b
// ask for.
//
// # Text
//
// Only [display.Text] is drawn, and only characters that the fonts have. What
// they lack is shown as a question mark, and a note at the end of the document
// says how often.
package pdf

import (
	"embed"
	"fmt"
	"io"

	"mognad/checklist/language"
	"mognad/report"
)

//go:embed words.en.json words.sv.json
var files embed.FS

var words = language.Embedded(files)

// Write writes d to w. If the file cannot be made, nothing is written.
func Write(w io.Writer, d *report.Document) error {
	data, err := draw(d)
	if err != nil {
		return &language.Error{Message: words.Message("cannot-draw", "reason", err.Error()), Err: err}
	}
	_, err = w.Write(data)
	return err
}

// draw makes the file. The library panics on some faults; here they are errors.
func draw(d *report.Document) (data []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			data, err = nil, fmt.Errorf("drawing stopped: %v", fault)
		}
	}()
	s, err := newSetter(d)
	if err != nil {
		return nil, err
	}
	frame := s.frame()
	s.blocks()
	pages := paginate(s.pieces)
	s.number(&frame, len(pages))
	c := &canvas{lib: newLib(d.Date.Time()), fonts: s.fonts}
	for _, page := range pages {
		c.addPage()
		frame.draw(c)
		for _, p := range page {
			p.draw(c, p.y)
		}
	}
	if c.err != nil {
		return nil, c.err
	}
	return finish(c, s)
}
