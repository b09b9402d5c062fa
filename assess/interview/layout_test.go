package interview

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// nasty are texts that break frames: what must not reach a terminal, wide
// letters, joined pictures, towers of marks, and words longer than any window.
func nasty() []string {
	return []string{
		hostile,
		strings.Repeat("自治体のデジタル成熟度を評価する", 12),
		strings.Repeat("👩‍👩‍👧‍👦 👩🏽‍💻🏳️‍🌈🇸🇪", 20),
		strings.Repeat("förvaltningsövergripande", 8) + "digitaliseringsstrategi", // more than 200 letters
		strings.Repeat("a\u0301\u0301\u0301\u0301\u0301", 90) + strings.Repeat("\n", 30) + "end",
		"\u202eabc \u05d0\u05d1\u05d2 \u0627\u0644\u0639" + strings.Repeat("\u00a0x", 100),
	}
}

// nastyAnswers answers points in every state, with such a text in every field.
func nastyAnswers(list *checklist.Checklist, skip int) map[string]assess.Answer {
	answers := map[string]assess.Answer{}
	for i, id := range list.PointIDs() {
		text := nasty()[(i+skip)%len(nasty())]
		a := assess.Answer{
			State: assess.State((i + skip) % 4), Comment: text, PrivateNote: text, Target: &assess.Target{Level: list.Top()},
			Evidence: []assess.Evidence{{Ref: text, Note: text}, {Ref: text, Note: text}},
		}
		switch a.State {
		case assess.Answered:
			a.Level, a.Clauses = checklist.Level(i)%(list.Top()+1), map[string]bool{}
			if p, _ := list.Point(id); a.Level+2 <= list.Top() {
				a.Clauses[p.Clauses(a.Level + 2)[0].ID] = true // a clash
			}
		case assess.NotApplicable:
			a.Reason, a.By = text, text
		}
		answers[id] = a
	}
	return answers
}

// someAnswersOf answers some points with hostile text in every field.
func someAnswersOf(list *checklist.Checklist) map[string]assess.Answer { return nastyAnswers(list, 0) }

// At 140×40 every level of every point of our checklist is open, whatever is usual
// to say of it.
func TestEverythingIsSeenAtOnceInALargeWindow(t *testing.T) {
	list := builtinList(t)
	said := assess.Answer{
		State: assess.Answered, Level: 2, Comment: "Decided in May.", Target: &assess.Target{Level: 3},
		Evidence: []assess.Evidence{{Ref: "KS 2026/1", Kind: "decision"}}, Confidence: assess.High,
	}
	for _, lang := range language.All() {
		for _, p := range list.Points {
			for _, answers := range []map[string]assess.Answer{nil, {p.ID: said}} {
				s := sessionOf(list, lang, answers)
				if err := s.GoTo(p.ID); err != nil {
					t.Fatal(err)
				}
				m := screenOf(s, &disk{}, 140, 40)
				checkFrame(t, m, p.ID)
				text := ansi.Strip(m.render())
				for _, id := range p.ClauseIDs() {
					if !strings.Contains(text, " "+id+"  ") {
						t.Fatalf("%s in %s, %d answers: %s is not seen\n%s", p.ID, lang, len(answers), id, text)
					}
				}
			}
		}
	}
}

// checkFrame holds that a screen keeps within its window, that its last rows are
// the keys, and that nothing is on it which did not pass the gate. It
// returns what is on the screen.
func checkFrame(t *testing.T, m model, place string) string {
	t.Helper()
	screen := m.render()
	rows := strings.Split(screen, "\n")
	if len(rows) != m.height {
		t.Fatalf("%s: %d rows in a window of %d", place, len(rows), m.height)
	}
	for i, r := range rows {
		text := sgr.ReplaceAllString(r, "")
		if n := ansi.StringWidthWc(text); n > m.width {
			t.Fatalf("%s: row %d is %d cells wide in a window of %d: %q", place, i, n, m.width, r)
		}
		if display.Clean(text).String() != text {
			t.Fatalf("%s: row %d has what did not pass the gate: %q", place, i, r)
		}
	}
	for _, h := range m.hints() {
		if keys := ansi.Strip(strings.Join(rows[len(rows)-m.keyRoom():], "\n")); h.rank == 1 && !strings.Contains(keys, h.label+" ") {
			t.Fatalf("%s: the last row is %q, want the keys with %s", place, keys, h.label)
		}
	}
	if c := m.cursor(); c != nil && (c.X < 0 || c.X >= m.width || c.Y < 0 || c.Y >= m.height-2) {
		t.Fatalf("%s: the cursor is at %d, %d", place, c.X, c.Y)
	}
	return ansi.Strip(screen)
}

// checkSeen holds that the question can be seen, in full where nothing was chosen
// yet, and the row with the cursor.
func checkSeen(t *testing.T, m model, place, screen string) {
	t.Helper()
	question := m.questionRows(m.bodyWidth())
	if m.looking || m.look > 0 {
		question = question[:1]
	}
	for i, r := range question {
		line := r[0].text.String()
		if len(r) > 1 {
			line = r[1].text.String()
		}
		if i == 0 && len(line) > 30 {
			line = line[:30] // the rest may be cut short
		}
		if !strings.Contains(screen, line) {
			t.Fatalf("%s: the question is not seen:\n%s", place, screen)
		}
	}
	if !m.looking {
		return
	}
	want := fmt.Sprintf(`►[ ●] %d  `, m.at.level)
	if c, ok := m.cursorClause(); ok {
		want = "► [√×·] " + c.ID + "  "
	}
	if !regexp.MustCompile(want).MatchString(screen) {
		t.Fatalf("%s: the cursor is not seen (%s):\n%s", place, want, screen)
	}
}

// windows are the sizes that are tried: those that are promised, the smallest
// one, and some about where something changes.
func windows() []struct{ width, height int } {
	return append(sizes, []struct{ width, height int }{{leastWidth, leastHeight}, {119, 31}, {wideWidth, wideHeight}, {80, roomyHeight - 1}}...)
}

func TestEveryPointFits(t *testing.T) {
	for _, list := range []*checklist.Checklist{builtinList(t), tinyList(t)} {
		for _, lang := range list.Languages {
			for i, answers := range []map[string]assess.Answer{nil, nastyAnswers(list, 0), nastyAnswers(list, 1)} {
				for n, size := range windows()[:7-4*min(i, 1)] { // those that are promised with every answer
					m := screenOf(sessionOf(list, lang, answers), &disk{}, size.width, size.height)
					compareNasty(t, m.session)
					for k, id := range list.PointIDs() {
						if err := m.session.GoTo(id); err != nil {
							t.Fatal(err)
						}
						place := fmt.Sprintf("%s in %s at %dx%d, answers %d", id, lang, size.width, size.height, i)
						m = m.arrive()
						top := int(list.Top())
						if i > 0 || n >= len(sizes) {
							checkPoint(t, m, place, levelOf((k+n)%(top+1)))
						} else {
							checkPoint(t, m, place, levelOf(0), levelOf(k%top+1), levelOf(top))
						}
						if lang == language.Swedish && n < len(sizes) && (k+n)%(1+4*i) == i { // where the words are longest
							checkWay(t, m, place)
						}
					}
				}
			}
		}
	}
}

// compareNasty lets a session show nasty answers from last year.
func compareNasty(t *testing.T, s *assess.Session) {
	t.Helper()
	list := s.Checklist()
	before := &assess.Assessment{
		Checklist: assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Date:      language.Date{Year: 2025, Month: 11, Day: 24}, Answers: nastyAnswers(list, 2),
	}
	if err := s.Compare(before); err != nil {
		t.Fatal(err)
	}
}

// checkPoint looks at a point as it comes, and with the cursor on some levels.
func checkPoint(t *testing.T, m model, place string, levels ...checklist.Level) {
	t.Helper()
	checkSeen(t, m, place, checkFrame(t, m, place))
	for _, level := range levels {
		at, place := cursorOn(m, stop{level: level}), fmt.Sprintf("%s, level %d", place, level)
		checkSeen(t, at, place, checkFrame(t, at, place))
	}
	checkFrame(t, m.showIntent(), place+", intent")
}

// checkWay looks at a point on the cursor's way through all clauses.
func checkWay(t *testing.T, m model, place string) {
	t.Helper()
	m = m.openAll()
	for range m.stops() {
		m, _ = lookAt(m, "down")
		place := fmt.Sprintf("%s, on %+v", place, m.at)
		checkSeen(t, m, place, checkFrame(t, m, place))
	}
}

func TestEveryScreenFits(t *testing.T) {
	list := tinyList(t)
	for _, lang := range list.Languages {
		for _, size := range windows() {
			m := screenOf(sessionOf(list, lang, nastyAnswers(list, 0)), &disk{}, size.width, size.height)
			for _, id := range list.PointIDs() {
				for _, keys := range [][]string{{"c"}, {"c", "paste:" + hostile, "end"}, {"n"}, {"t"}, {"p"}, {"f"}, {"e"}, {"g", "paste:" + hostile, "enter"}, {"s"}, {"s", "down", "down"}, {"?"}, {"?", "pgdown"}, {"pgdown", "pgdown"}, {"paste:" + hostile}} {
					if err := m.session.GoTo(id); err != nil {
						t.Fatal(err)
					}
					checkFrame(t, pressed(t, m.arrive(), keys...), fmt.Sprintf("%s in %s at %dx%d, %q", id, lang, size.width, size.height, keys))
				}
			}
		}
	}
}

// cursorOn moves the cursor of a screen to a stop.
func cursorOn(m model, s stop) model {
	m.look, m.at, m.looking = s.level, s, true
	return m.reveal()
}

func TestNothingIsHiddenFromScrolling(t *testing.T) {
	for _, lang := range language.All() {
		m := screenOf(sessionOf(builtinList(t), lang, nil), &disk{}, 60, 15)
		for range m.session.Count() {
			m.session.Next()
			m = m.arrive()
			for level := range m.session.Checklist().Top() + 1 {
				seen := scrolledThrough(t, cursorOn(m, stop{level: level}))
				for _, c := range m.session.Point().Clauses(level) {
					words := strings.Fields(c.For("").In(lang).String())
					if last := words[len(words)-1]; !strings.Contains(seen, c.ID+"  ") || !strings.Contains(seen, last) {
						t.Errorf("%s clause %s cannot be reached", m.session.Point().ID, c.ID)
					}
				}
			}
		}
	}
}

// scrolledThrough is everything that is seen from the top to the bottom.
func scrolledThrough(t *testing.T, m model) string {
	t.Helper()
	var b strings.Builder
	m = pressed(t, m, "home")
	for range 50 {
		b.WriteString(m.render())
		before := m.scroll
		if m = pressed(t, m, "pgdown"); m.scroll == before {
			return b.String()
		}
	}
	t.Fatal("scrolling does not end")
	return ""
}

func TestTooSmallAWindowSaysSo(t *testing.T) {
	for _, lang := range language.All() {
		for _, size := range []struct{ width, height int }{{leastWidth - 1, leastHeight}, {leastWidth, leastHeight - 1}, {1, 1}, {3, 40}} {
			m := screenOf(sessionOf(builtinList(t), lang, nil), &disk{}, size.width, size.height)
			rows := strings.Split(m.render(), "\n")
			if len(rows) > size.height {
				t.Errorf("%d rows in a window of %d", len(rows), size.height)
			}
			for _, r := range rows {
				if ansi.StringWidth(r) > size.width {
					t.Errorf("%q in a window of %d", r, size.width)
				}
			}
			if m.View().Cursor != nil {
				t.Error("there is a cursor")
			}
		}
	}
}

// A title is in full wherever there is room for it.
func TestTitlesAreNotCutWhereThereIsRoom(t *testing.T) {
	for _, lang := range language.All() {
		answers := map[string]assess.Answer{}
		for i, id := range builtinList(t).PointIDs() {
			answers[id] = assess.Answer{State: assess.Answered, Level: checklist.Level(i % 5)}
		}
		s := sessionOf(builtinList(t), lang, answers)
		pane := screenOf(s, &disk{}, 200, 60).render()
		list := pressed(t, screenOf(s, &disk{}, 140, 60), "s").render()
		for _, p := range s.Points() {
			for where, screen := range map[string]string{"pane": pane, "summary": list} {
				if title := p.Title.In(lang).String(); !strings.Contains(ansi.Strip(screen), title) {
					t.Errorf("%s: the title of %s is cut: %s", where, p.ID, title)
				}
			}
		}
		for _, m := range []model{screenOf(s, &disk{}, 200, 60), pressed(t, screenOf(s, &disk{}, 120, 30), "s")} {
			checkFrame(t, m, "wide")
		}
	}
}
