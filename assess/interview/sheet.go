package interview

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A window is what each of the small programs knows of its terminal, and the
// language it speaks there.
type window struct {
	width, height int
	lang          language.Tag
	colour        bool
	styles        styles
}

func newWindow(lang language.Tag, colour bool) window {
	return window{width: 80, height: 24, lang: lang, colour: colour, styles: newStyles(colour, onUnknown())}
}

// init asks for the background. Nothing waits for the reply.
func (w window) init() tea.Cmd {
	if !w.colour {
		return nil
	}
	return tea.RequestBackgroundColor
}

// told takes what a terminal says of itself. What is no terminal says that it
// has no size, which tells nothing.
func (w window) told(msg tea.Msg) window {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width > 0 && msg.Height > 0 {
			w.width, w.height = msg.Width, msg.Height
		}
	case tea.BackgroundColorMsg:
		w.styles = newStyles(w.colour, onLight())
		if msg.IsDark() {
			w.styles = newStyles(w.colour, onDark())
		}
	}
	return w
}

func (w window) tooSmall() bool { return w.width < leastWidth || w.height < leastHeight }

// textWidth is how wide texts may be, margins taken off.
func (w window) textWidth() int { return min(w.width-2, mostText) }

func (w window) say(key string, args ...any) display.Text { return words.Say(w.lang, key, args...) }

// A hint is a key on the key line. What has the highest rank is left out first
// where the line is too narrow.
type hint struct {
	label string
	text  display.Text
	rank  int
}

// hintRow is the last row of a screen: as many keys as there is room for, in
// the same order always.
func hintRow(hints []hint, width int) row {
	least := 0
	for _, h := range hints {
		least = max(least, h.rank)
	}
	line := hintsUpTo(hints, least)
	for least > 1 && line.cells() > width {
		least--
		line = hintsUpTo(hints, least)
	}
	return line.cut(width)
}

func hintsUpTo(hints []hint, least int) row {
	line := row{gap(1)}
	for _, h := range hints {
		if h.rank > least {
			continue
		}
		if len(line) > 1 {
			line = append(line, gap(2))
		}
		line = append(line, fixed(h.label, accent), gap(1), span{h.text, dim})
	}
	return line
}

// A sheet is a screen before it is cut to its window. Its rows have no margin.
type sheet struct {
	head       []row // stays at the top
	body       []row
	first, end int   // the rows of the body that are to be seen: first up to end
	foot       []row // stays above the keys
	keys       []hint
	cursor     *spot // nil for none
}

// A spot is a cell of a body.
type spot struct{ line, cell int }

// lay cuts a sheet to the window. The cursor is nil where there is none.
func (w window) lay(s sheet) (rows []row, cursor *tea.Cursor) {
	if w.tooSmall() {
		return w.smallFrame(), nil
	}
	room := max(1, w.height-len(s.head)-len(s.foot)-1)
	cut := len(s.body) > room && room > 1
	if cut {
		room-- // for the row that says so
	}
	scroll := scrollTo(len(s.body), room, s.first, s.end)
	rows = inset(s.head)
	seen := inset(s.body[scroll:min(len(s.body), scroll+room)])
	rows = append(rows, seen...)
	for range room - len(seen) {
		rows = append(rows, row{})
	}
	if cut {
		rows = append(rows, w.moreRow(scroll > 0, scroll+room < len(s.body)))
	}
	rows = append(append(rows, inset(s.foot)...), hintRow(s.keys, w.width))
	if s.cursor != nil && s.cursor.line >= scroll && s.cursor.line < scroll+room {
		cursor = tea.NewCursor(min(s.cursor.cell+1, w.width-1), len(s.head)+s.cursor.line-scroll)
	}
	return rows, cursor
}

// moreRow says at the right that there is more of a list, above or below.
func (w window) moreRow(above, below bool) row {
	text := w.say("sheet-more-below")
	switch {
	case above && below:
		text = w.say("sheet-more-both")
	case above:
		text = w.say("sheet-more-above")
	}
	return spread(nil, row{span{text, dim}, gap(1)}, w.width)
}

// scrollTo returns how many rows of a list are above a window, so that the rows
// from first up to end are seen, the first one at least.
func scrollTo(all, room, first, end int) int {
	scroll := min(max(0, end-room), first)
	return max(0, min(scroll, all-room))
}

// inset puts an empty cell before each row.
func inset(rows []row) []row {
	var all []row
	for _, r := range rows {
		all = append(all, append(row{gap(1)}, r...))
	}
	return all
}

// smallFrame says that the window is too small for anything else.
func (w window) smallFrame() []row {
	var rows []row
	for _, line := range wrap(words.Say(w.lang, "sheet-too-small", "width", leastWidth, "height", leastHeight), max(2, w.width)) {
		rows = append(rows, row{span{line, plain}})
	}
	return rows[:min(len(rows), max(1, w.height))]
}

// text draws a sheet. It depends on its arguments alone.
func (w window) text(s sheet) string {
	rows, _ := w.lay(s)
	return paint(rows, w.width, w.styles)
}

// view draws a sheet on the whole screen.
func (w window) view(s sheet) tea.View {
	rows, cursor := w.lay(s)
	v := tea.NewView(paint(rows, w.width, w.styles))
	v.AltScreen, v.Cursor = true, cursor
	return v
}

// shortenLeft returns t on one line of at most width cells; of a path the end
// tells most.
func shortenLeft(t display.Text, width int) display.Text {
	switch {
	case cells(t) <= width:
		return t
	case width < 1:
		return display.Text{}
	}
	tail, room := "", width-1
	for _, c := range slices.Backward(characters(t.String())) {
		if room -= ansi.StringWidthWc(c); room < 0 {
			break
		}
		tail = c + tail
	}
	return display.Clean("…" + tail)
}

// play runs a small program to its end. Where it was interrupted, the error is
// [ErrAborted].
func play[M tea.Model](ctx context.Context, m M, o Options) (M, error) {
	environ := o.Environ
	if environ == nil {
		environ = []string{} // not the process's own
	}
	program := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithEnvironment(environ))
	final, err := program.Run()
	if last, ok := final.(M); ok {
		m = last
	}
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return m, &language.Error{Message: words.Message("panicked-asking"), Err: err}
	case err != nil && (errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil):
		return m, ErrAborted
	}
	return m, err
}
