package pdf

import (
	"slices"

	"mognad/report"
)

// share gives each column its width and its place. Columns that ask for little
// get it; the others share what is left.
func (t *tabular) share() {
	free := fullWidth - columnGap*length(len(t.columns)-1)
	if t.picture != nil {
		free -= t.picture.least + columnGap
	}
	t.narrow(free)
	if first := &t.columns[0]; t.inMargin() {
		first.width = bodyLeft - columnGap - leftEdge
	}
	t.stand()
}

// inMargin reports whether the names of the rows can stand in the margin
// column, so that the rest lines up with the text.
func (t *tabular) inMargin() bool {
	if !t.data.RowHead || len(t.columns) < 2 && t.picture == nil || t.columns[0].width > marginWidth {
		return false
	}
	used := bodyLeft - columnGap - leftEdge - t.columns[0].width
	for i, c := range t.columns {
		used += c.width
		if i > 0 {
			used += columnGap
		}
	}
	if t.picture != nil {
		used += columnGap + t.picture.least
	}
	return used <= fullWidth
}

// narrow gives out at most free: first what the columns of numbers and the
// narrow ones ask for, then equal parts, then what makes the table lowest.
func (t *tabular) narrow(free length) {
	var open []int
	sum := length(0)
	for i := range t.columns {
		c := &t.columns[i]
		c.width = c.natural
		sum += c.natural
		if c.align == report.Start {
			open = append(open, i)
		}
	}
	if sum <= free {
		return
	}
	for i, c := range t.columns {
		if !slices.Contains(open, i) {
			free -= c.width
		}
	}
	for len(open) > 0 {
		fair := max(free, 0) / length(len(open))
		at := slices.IndexFunc(open, func(i int) bool { return t.columns[i].natural <= fair })
		if at < 0 {
			at = slices.IndexFunc(open, func(i int) bool { return t.columns[i].least > fair })
		}
		if at < 0 {
			for _, i := range open {
				t.columns[i].width = fair
			}
			break
		}
		c := &t.columns[open[at]]
		c.width = max(c.least, min(c.natural, fair))
		free -= c.width
		open = slices.Delete(open, at, at+1)
	}
	t.balance(open)
}

// mostRows is how many rows of a table are looked at to balance its columns.
const mostRows = 100

// balance moves width between columns as long as that saves lines.
func (t *tabular) balance(open []int) {
	lines := t.height()
	for _, step := range []length{2 * module, module, third} {
		for moved := true; moved; {
			moved = false
			for _, from := range open {
				for _, to := range open {
					if from == to || t.columns[from].width-step < t.columns[from].least {
						continue
					}
					t.columns[from].width -= step
					t.columns[to].width += step
					if now := t.height(); now < lines {
						lines, moved = now, true
						continue
					}
					t.columns[from].width += step
					t.columns[to].width -= step
				}
			}
		}
	}
}

// height returns how many lines the first rows take.
func (t *tabular) height() int {
	sum := 0
	for _, row := range t.cells[:min(len(t.cells), mostRows)] {
		most := 1
		for i, c := range row {
			n := 0
			for _, p := range c.paragraphs {
				n += len(t.cellLines(i, c, p))
			}
			most = max(most, n)
		}
		sum += most
	}
	return sum
}

// stand puts the columns side by side, with the picture after its column.
func (t *tabular) stand() {
	x := leftEdge
	if t.picture == nil {
		for i := range t.columns {
			t.columns[i].left = x
			x += t.columns[i].width + columnGap
		}
		return
	}
	for i := range t.picture.after {
		t.columns[i].left = x
		x += t.columns[i].width + columnGap
	}
	t.picture.left = x
	x = rightEdge
	for i := len(t.columns) - 1; i >= t.picture.after; i-- {
		x -= t.columns[i].width
		t.columns[i].left = x
		x -= columnGap
	}
	t.picture.right = x
}
