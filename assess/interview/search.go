package interview

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"mognad/assess"
	"mognad/checklist/display"
)

// findCommands lead to a point or to the review, from every screen.
func (m model) findCommands() []command {
	find := []command{
		{letter("g", "G"), "g", words.Message("key-go"), words.Message("help-go"), 15, only(model.askPoint)},
		{keys("/"), "/", words.Message("key-search"), words.Message("help-search"), 14, only(model.askSearch)},
	}
	if m.screen == reviewing {
		return find
	}
	return append([]command{reviewCommand()}, find...)
}

// askPoint asks for a point: all of them can be chosen from, until something is
// written.
func (m model) askPoint() model { return m.open(going, "").search() }

// askSearch asks for words that stand in any text.
func (m model) askSearch() model { return m.open(searching, "") }

// finds reports whether the dialog looks for points.
func (k dialogKind) finds() bool { return k == going || k == searching }

// search looks for what is written.
func (m model) search() model {
	text := m.dialog.editor.seen()
	m.dialog.found, m.dialog.pick = m.session.Search(text), 0
	if m.dialog.kind == going && strings.TrimSpace(text) == "" {
		for _, p := range m.session.Points() {
			m.dialog.found = append(m.dialog.found, assess.Found{Point: p, Text: p.Title.In(m.lang()).Line()})
		}
		m.dialog.pick = m.session.Index()
	}
	meant := m.pointLike(text)
	for i, f := range m.dialog.found {
		if f.Point.ID == meant {
			m.dialog.pick = i
		}
	}
	return m.reveal()
}

// typeSearch gives a key to a dialog that looks for points.
func (m model) typeSearch(msg tea.KeyPressMsg) model {
	switch {
	case key.Matches(msg, keys("esc")):
		m.dialog = dialog{}
		return m.reveal()
	case key.Matches(msg, keys("enter")) && m.dialog.kind == searching && len(m.dialog.found) == 0:
		return m // the screen says that nothing is found
	case key.Matches(msg, keys("enter")):
		return m.accept()
	case key.Matches(msg, keys("up", "ctrl+p")):
		return m.pickFound(m.dialog.pick - 1)
	case key.Matches(msg, keys("down", "ctrl+n", "tab")):
		return m.pickFound(m.dialog.pick + 1)
	case key.Matches(msg, keys("pgup")):
		return m.pickFound(m.dialog.pick - max(1, m.lay().room/2))
	case key.Matches(msg, keys("pgdown")):
		return m.pickFound(m.dialog.pick + max(1, m.lay().room/2))
	}
	width, height := m.editorSize()
	before := m.dialog.editor.String()
	if m.dialog.editor = m.dialog.editor.press(msg, width, height); m.dialog.editor.String() == before {
		return m.reveal()
	}
	return m.search()
}

// pickFound marks the found point that is nearest to i.
func (m model) pickFound(i int) model {
	m.dialog.pick = max(0, min(i, len(m.dialog.found)-1))
	return m.reveal()
}

// foundCount says how many points were found, where any were.
func (m model) foundCount() row {
	if len(m.dialog.found) == 0 {
		return nil
	}
	return row{span{words.Say(m.lang(), "search-count", "n", len(m.dialog.found)), plain}}
}

// takeFound goes to the marked point.
func (m model) takeFound(d dialog) (model, error) {
	id := m.pointLike(d.editor.seen())
	if len(d.found) > 0 {
		id = d.found[d.pick].Point.ID
	}
	if err := m.session.GoTo(id); err != nil {
		return m, err
	}
	return m.arrive(), nil
}

// foundBody lists the points that were found. The rows from first up to end are
// those of the marked one.
func (m model) foundBody(width int) (rows []row, first, end int) {
	if len(m.dialog.found) == 0 {
		about := words.Message("search-about")
		if strings.TrimSpace(m.dialog.editor.String()) != "" {
			about = words.Message("search-nothing")
		}
		return hang(nil, about.In(m.lang()), dim, width), 0, 0
	}
	for i, f := range m.dialog.found {
		if i == m.dialog.pick {
			first = len(rows)
		}
		rows = append(rows, m.foundRows(f, i == m.dialog.pick, m.inSight(len(rows)), width)...)
		if i == m.dialog.pick {
			end = len(rows)
		}
	}
	return rows, first, end
}

// inSight reports whether a row of the body, or the one after it, is in the window
// as the body is scrolled. What is not need not be drawn.
func (m model) inSight(at int) bool { return at+1 >= m.scroll && at < m.scroll+m.height }

// foundRows are a point with its title, and the text where the words stand if
// that is another one. Out of sight only their number counts.
func (m model) foundRows(f assess.Found, is, seen bool, width int) []row {
	title := f.Point.Title.In(m.lang()).Line()
	if !seen && title == f.Text {
		return make([]row, 1)
	}
	if !seen {
		return make([]row, 2)
	}
	head := append(marked(is), fixed(f.Point.ID, accent), gap(m.idWidth()-len(f.Point.ID)+2))
	indent := head.cells()
	state := row{span{m.stateOf(m.session.Assessment().Answer(f.Point.ID)), dim}}
	room := width - indent - state.cells() - 2
	if title == f.Text {
		from, to := f.Where()
		return []row{spread(append(head, inContext(f, boldIf(is && from == to), room)...), state, width)}
	}
	return []row{
		spread(append(head, span{title, boldIf(is)}), state, width),
		append(row{gap(indent)}, inContext(f, dim, width-indent)...),
	}
}

// inContext is a found text around the words that were looked for, in at most
// width cells. The words have their own role.
func inContext(f assess.Found, r role, width int) row {
	text := strings.ReplaceAll(f.Text.String(), "\n", " ")
	from, to := f.Where()
	before, hit, after := text[:from], text[from:to], text[to:]
	if room := width - ansi.StringWidthWc(hit); ansi.StringWidthWc(before)+ansi.StringWidthWc(after) > room {
		before = lastCells(before, max(room/3, room-ansi.StringWidthWc(after)))
	}
	line := row{span{display.Clean(before), r}, span{display.Clean(hit), chosen}, span{display.Clean(after), r}}
	return line.cut(width)
}

// lastCells returns the end of s that fits into width cells, from the beginning of
// a word where it can, with a mark for what was left out.
func lastCells(s string, width int) string {
	if ansi.StringWidthWc(s) <= width {
		return s
	}
	all := characters(s)
	at, used := len(all), 1
	for at > 0 && used+ansi.StringWidthWc(all[at-1]) <= width {
		at--
		used += ansi.StringWidthWc(all[at])
	}
	end := strings.Join(all[at:], "")
	if space := strings.IndexByte(end, ' '); space >= 0 && space < len(end)-1 {
		end = end[space+1:]
	}
	return "…" + end
}
