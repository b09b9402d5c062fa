package interview

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/language"
)

// Versions are two versions of an assessment, and what the person is told of
// them.
type Versions struct {
	Checklist *checklist.Checklist
	Lang      language.Tag
	// Title says what the two are, such as "3 answers from 14:02 are not in the
	// file".
	Title        language.Sayer
	Ours, Theirs language.Sayer      // what the two are called, such as "in the file"
	Differences  []assess.Difference // what is to be chosen
	Usual        Side                // which side is proposed for each point
	Proposed     map[string]Side     // which one is for single points, in place of Usual
	// Later says what leaving for later does; nil: nothing is changed, and both are
	// kept.
	Later language.Sayer
	// LaterPlain says that where it is asked by lines; nil: as Later.
	LaterPlain language.Sayer
}

// later says what leaving the screen for later does.
func (v Versions) later() language.Sayer {
	if v.Later == nil {
		return words.Message("differ-later")
	}
	return v.Later
}

// A Side is one of two versions.
type Side int

// The two sides.
const (
	UseOurs Side = iota
	UseTheirs
)

// other returns the other side.
func (s Side) other() Side {
	if s == UseOurs {
		return UseTheirs
	}
	return UseOurs
}

// Chosen says which side holds for each point that differs.
type Chosen struct {
	Sides map[string]Side
	Done  bool // false: the person left without choosing, and nothing is to be changed
}

// Differ shows what differs between two versions, point by point, until a side is
// chosen for each. Leaving changes nothing and is no error; the end of ctx is
// [ErrAborted]. Of the options it uses In, Out, Environ and Colour. Where nothing
// differs it asks nothing.
func Differ(ctx context.Context, o Options, v Versions) (Chosen, error) {
	if len(v.Differences) == 0 {
		return Chosen{Sides: map[string]Side{}, Done: true}, nil
	}
	last, err := play(ctx, newDiffer(v, o.Colour), o)
	if err != nil {
		return Chosen{}, err
	}
	return last.chosen(), nil
}

// differ shows two versions on a screen.
type differ struct {
	window
	versions Versions
	sides    []Side // of each difference
	at       int    // the marked one
	done     bool
}

func newDiffer(v Versions, colour bool) differ {
	m := differ{window: newWindow(v.Lang, colour), versions: v, sides: make([]Side, len(v.Differences))}
	m = m.all(v.Usual)
	for i, d := range v.Differences {
		if side, ok := v.Proposed[d.Point]; ok {
			m.sides[i] = side
		}
	}
	return m
}

// chosen returns what was chosen, nothing if the person left.
func (m differ) chosen() Chosen {
	if !m.done {
		return Chosen{}
	}
	c := Chosen{Sides: map[string]Side{}, Done: true}
	for i, d := range m.versions.Differences {
		c.Sides[d.Point] = m.sides[i]
	}
	return c
}

// Init asks for the background.
func (m differ) Init() tea.Cmd { return m.init() }

// Update takes what has happened. Keys only mark, until enter.
func (m differ) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.window = m.told(msg)
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		return m, nil
	case key.Matches(press, keys("esc", "q", "Q", "ctrl+c")):
		return m, tea.Quit
	case m.tooSmall():
		return m, nil
	case key.Matches(press, keys("enter")):
		m.done = true
		return m, tea.Quit
	}
	return m.mark(press), nil
}

// mark moves the mark, or chooses a side.
func (m differ) mark(press tea.KeyPressMsg) differ {
	last := len(m.sides) - 1
	switch {
	case key.Matches(press, keys("up")):
		m.at = max(0, m.at-1)
	case key.Matches(press, keys("down")):
		m.at = min(last, m.at+1)
	case key.Matches(press, keys("home", "pgup")):
		m.at = 0
	case key.Matches(press, keys("end", "pgdown")):
		m.at = last
	case key.Matches(press, keys("space")):
		return m.choose(m.sides[m.at].other())
	case key.Matches(press, keys("left", "1")):
		return m.choose(UseOurs)
	case key.Matches(press, keys("right", "2")):
		return m.choose(UseTheirs)
	case key.Matches(press, keys("a", "A")):
		return m.all(UseOurs)
	case key.Matches(press, keys("z", "Z")):
		return m.all(UseTheirs)
	}
	return m
}

// choose takes a side for the marked point. The sides of an earlier model stay.
func (m differ) choose(s Side) differ {
	m.sides = append([]Side{}, m.sides...)
	m.sides[m.at] = s
	return m
}

// all takes a side for every point.
func (m differ) all(s Side) differ {
	m.sides = make([]Side, len(m.sides))
	for i := range m.sides {
		m.sides[i] = s
	}
	return m
}
