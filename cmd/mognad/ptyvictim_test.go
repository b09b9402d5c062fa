//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/builtin"
)

// A victim is a file with somebody who answers it and has bad luck.
type victim struct {
	tb    testing.TB
	dir   string
	list  *checklist.Checklist
	r     *rand.Rand
	count *tally

	saved map[string]checklist.Level   // what screens have shown as saved, by point
	tried map[string][]checklist.Level // what was answered since, and may be saved or not
}

// newVictim makes the file. A large one takes longer to write, and is easier to
// hit.
func newVictim(tb testing.TB, r *rand.Rand, large bool, count *tally) *victim {
	tb.Helper()
	list := defaultList(tb)
	v := &victim{tb: tb, dir: newFile(tb, "town.yaml"), list: list, r: r, count: count, saved: map[string]checklist.Level{}}
	if !large {
		return v
	}
	a := v.read()
	if a == nil {
		tb.FailNow()
	}
	for _, p := range list.Points {
		a.Answers[p.ID] = assess.Answer{State: assess.Answered, Level: 1, Comment: strings.Repeat("A long comment, as some people write them.\n", 60)}
		v.saved[p.ID] = 1
	}
	data, err := assess.Write(a, list)
	if err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(v.path(), data, 0o666); err != nil {
		tb.Fatal(err)
	}
	return v
}

func defaultList(tb testing.TB) *checklist.Checklist {
	tb.Helper()
	list, ok := builtin.Find(builtin.DefaultID, builtin.DefaultRelease)
	if !ok {
		tb.Fatal("the built-in checklist is missing")
	}
	return list
}

func (v *victim) path() string { return filepath.Join(v.dir, "town.yaml") }

// read reads the file as it is now; nil, and counted, if it cannot be read.
func (v *victim) read() *assess.Assessment {
	data, err := os.ReadFile(v.path())
	if err != nil {
		v.count.unread++
		v.tb.Error(err)
		return nil
	}
	a, err := assess.Read(v.path(), data, v.list)
	_, cut := assess.CutOff(v.path(), data)
	if err != nil || cut {
		v.count.unread++
		v.tb.Errorf("the file cannot be read, or is cut off (%t): %v\n%s", cut, err, data)
		return nil
	}
	return a
}

// A shown is what the point screen says: the point, its level if it has one, and
// whether that is saved.
type shown struct {
	point string
	level checklist.Level
	has   bool
	saved bool
}

var (
	pointShown = regexp.MustCompile(`(?m)^ *([A-Z]{2}-[0-9])  `)
	levelShown = regexp.MustCompile(`(?m)^ *Level ([0-4]), .*?( saved| saving…)?(  .*)?$`)
)

// shownBy reads a screen. It reports false where no point is asked.
func shownBy(screen string) (shown, bool) {
	point := pointShown.FindStringSubmatch(screen)
	if point == nil || !strings.Contains(screen, "Point ") {
		return shown{}, false
	}
	s := shown{point: point[1]}
	if level := levelShown.FindStringSubmatch(screen); level != nil {
		n, _ := strconv.Atoi(level[1]) // a digit
		s.level, s.has, s.saved = checklist.Level(n), true, level[2] == " saved"
	}
	return s, true
}

// asked waits for a point screen of which want holds.
func (v *victim) asked(x *terminal, want func(shown) bool) (shown, bool) {
	var s shown
	screen, ok := x.until(patience, func(screen string) bool {
		now, ok := shownBy(screen)
		s = now
		return ok && want(now)
	})
	if !ok {
		v.tb.Errorf("the screen shows\n%s", screen)
	}
	return s, ok
}

// begin starts the program and takes back what a journal offers.
func (v *victim) begin() (*terminal, shown, bool) {
	x := start(v.tb, setting{dir: v.dir}, "assess", "town.yaml")
	offer := regexp.MustCompile(`(?i)restore [0-9a-z]+ answers?`)
	screen, ok := x.until(patience, func(screen string) bool {
		_, asks := shownBy(screen)
		return asks || offer.MatchString(screen)
	})
	if !ok {
		v.tb.Errorf("the start shows\n%s", screen)
		return x, shown{}, false
	}
	if _, asks := shownBy(screen); !asks {
		v.count.offers++
		x.press(enter)
	}
	s, ok := v.asked(x, func(shown) bool { return true })
	return x, s, ok
}

// round answers, kills the program, and looks what is there.
func (v *victim) round() {
	x, at, ok := v.begin()
	for range v.r.IntN(4) {
		if !ok {
			return
		}
		at, ok = v.answer(x, at)
	}
	if !ok {
		return
	}
	v.choose(x, at)
	v.pause(20 * time.Millisecond)
	v.kill(x)
	if s, ok := shownBy(x.text()); ok {
		v.note(s)
	}
	if v.r.IntN(4) == 0 { // once more, while it starts and restores
		x := start(v.tb, setting{dir: v.dir}, "assess", "town.yaml")
		v.pause(100 * time.Millisecond)
		v.kill(x)
	}
	v.check()
}

// pause waits up to the limit. Short ones are as likely as long ones.
func (v *victim) pause(limit time.Duration) {
	time.Sleep(time.Duration(v.r.Int64N(int64(limit))))
}

func (v *victim) kill(x *terminal) {
	x.signal(syscall.SIGKILL)
	x.end()
	x.close()
	v.count.kills++
	v.read()
}

// choose presses the key of a level that the point does not have.
func (v *victim) choose(x *terminal, at shown) checklist.Level {
	level := checklist.Level(v.r.IntN(int(v.list.Top()) + 1))
	if at.has && level == at.level {
		level = (level + 1) % (v.list.Top() + 1)
	}
	if v.tried == nil {
		v.tried = map[string][]checklist.Level{}
	}
	v.tried[at.point] = append(v.tried[at.point], level)
	x.press(strconv.Itoa(int(level)))
	return level
}

// note remembers what a screen shows as saved: that point's answer, and with it
// all that were given before.
func (v *victim) note(s shown) {
	if !s.has || !s.saved || !slices.Contains(v.tried[s.point], s.level) {
		return
	}
	if last := v.tried[s.point]; last[len(last)-1] == s.level {
		delete(v.tried, s.point)
	}
	v.saved[s.point] = s.level
}

// answer answers a point, waits until it is saved, and perhaps goes to another.
func (v *victim) answer(x *terminal, at shown) (shown, bool) {
	level := v.choose(x, at)
	s, ok := v.asked(x, func(s shown) bool { return s.has && s.level == level && s.saved })
	if !ok {
		return s, false
	}
	v.note(s)
	if v.r.IntN(3) == 0 {
		return s, true
	}
	key := right
	if i := slices.Index(v.list.PointIDs(), s.point); i == len(v.list.Points)-1 || i > 0 && v.r.IntN(3) == 0 {
		key = left
	}
	x.press(key)
	return v.asked(x, func(now shown) bool { return now.point != s.point })
}

// check starts the program once more, leaves it, and compares the file with what
// was shown.
func (v *victim) check() {
	x, _, ok := v.begin()
	if !ok {
		return
	}
	x.press("q")
	if code := x.end(); code != 130 && code != 0 {
		v.tb.Errorf("left with %d\n%s", code, x.text())
	}
	x.close()
	a := v.read()
	if a == nil {
		return
	}
	for _, p := range v.list.Points {
		v.compare(p.ID, a.Answer(p.ID))
	}
	v.tried = nil
}

// compare looks at one point after a kill.
func (v *victim) compare(point string, now assess.Answer) {
	want, was := v.saved[point]
	has := now.State == assess.Answered
	switch {
	case has && was && now.Level == want:
		v.count.answers++
	case has && slices.Contains(v.tried[point], now.Level):
		v.count.restored++
		v.saved[point] = now.Level
	case was:
		v.count.lost++
		v.tb.Errorf("%s was shown as saved with level %d and is %+v; since then %v was tried", point, want, now, v.tried[point])
	case has:
		v.count.wrong++
		v.tb.Errorf("%s is %+v, and nobody has answered that", point, now)
	}
}
