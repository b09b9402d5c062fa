package assess

import (
	"reflect"
	"slices"

	"mognad/checklist"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// A Session is a questionnaire under way: the answers so far, and the point
// that is being asked. It holds every rule of answering and knows no screen, so
// that a full screen, plain lines and a single command answer alike.
//
// A session always holds an assessment that a file may hold. What contradicts a
// new answer is given up: see [Session.Answer]. What a person wrote, and the
// target, stay with the point whatever becomes of the answer.
//
// A Session is used by one goroutine at a time.
type Session struct {
	list    *checklist.Checklist
	lang    language.Tag
	now     *Assessment
	asked   []*checklist.Point // in checklist order, at least one
	at      int                // index into asked
	past    []change           // oldest first
	undone  []change           // what redoing brings, latest undone last
	changes int
	before  *Assessment // the time before, nil if there is none to compare with
	result  *Result     // of now, nil until somebody asks
	known   known       // what follows from asked and lang
}

// known is what a session works out once for the points that it asks, in the
// language that it speaks: both by index, nil until somebody asks.
type known struct {
	words []int      // of each point
	texts [][]folded // of each point, as the checklist has them
}

// A change is a point and the answer that undoing brings back, or redoing.
type change struct {
	point  string
	answer Answer
}

// maxUndo is how many changes can be taken back.
const maxUndo = 1000

// NewSession starts a session on the first point without an answer, or on the
// first point if there is none. It asks every point of the list and speaks
// lang, or the assessment's own language if lang is empty. The assessment a is
// not changed.
func NewSession(list *checklist.Checklist, a *Assessment, lang language.Tag) *Session {
	if lang == "" {
		lang = a.Language
	}
	s := &Session{list: list, lang: lang, now: a.Clone()}
	for i := range list.Points {
		s.asked = append(s.asked, &list.Points[i])
	}
	s.Resume()
	return s
}

// Only restricts the session to the areas and points with these ids, in
// checklist order, and goes to the first of them without an answer. An id that
// is neither is an error, and so is no id at all.
func (s *Session) Only(ids ...string) error {
	wanted := map[string]bool{}
	for _, id := range ids {
		_, isPoint := s.list.Point(id)
		_, isArea := s.list.Area(id)
		if !isPoint && !isArea {
			known := append(s.list.PointIDs(), s.areaIDs()...)
			return noSuch("session-no-point-or-area", "session-no-point-or-area-near", id, known)
		}
		wanted[id] = true
	}
	var asked []*checklist.Point
	for i := range s.list.Points {
		if p := &s.list.Points[i]; wanted[p.ID] || wanted[p.Area] {
			asked = append(asked, p)
		}
	}
	if len(asked) == 0 {
		return refuse("session-nothing-asked")
	}
	s.asked, s.known = asked, known{}
	s.Resume()
	return nil
}

// noSuch says with the first phrase that there is nothing with the id, or with
// the second one what may have been meant.
func noSuch(key, nearKey, id string, known []string) error {
	if near, ok := yamlfile.Closest(id, known); ok {
		return refuse(nearKey, "id", id, "near", near)
	}
	return refuse(key, "id", id, "known", quotedNames(known))
}

func (s *Session) areaIDs() []string {
	ids := make([]string, len(s.list.Areas))
	for i, a := range s.list.Areas {
		ids[i] = a.ID
	}
	return ids
}

// refuse returns the error that an answer is turned down with.
func refuse(key string, args ...any) error {
	return &language.Error{Message: words.Message(key, args...)}
}

// Checklist returns the checklist that is being answered.
func (s *Session) Checklist() *checklist.Checklist { return s.list }

// Language returns the language of the conversation.
func (s *Session) Language() language.Tag { return s.lang }

// Speak changes the language of the conversation. It does not change the
// language of the assessment, which is that of its reports.
func (s *Session) Speak(lang language.Tag) { s.lang, s.known = lang, known{} }

// Assessment returns the answers so far. The session never changes what it has
// returned, nor may the caller: it may be saved while the next point is being
// answered.
func (s *Session) Assessment() *Assessment { return s.now }

// Result returns the scores that follow from the answers so far. They are worked
// out once for each change, and are not to be changed.
func (s *Session) Result() *Result {
	if s.result == nil {
		s.result = Score(s.list, s.now)
	}
	return s.result
}

// Changes counts the changes that were made, undoing included. It tells whether
// what Assessment returns is newer than what was saved.
func (s *Session) Changes() int { return s.changes }

// Point returns the point that is being asked.
func (s *Session) Point() *checklist.Point { return s.asked[s.at] }

// Points returns every point that is asked, in order.
func (s *Session) Points() []*checklist.Point { return slices.Clone(s.asked) }

// Current returns the answer to the point that is being asked. It is not to be
// changed.
func (s *Session) Current() Answer { return s.now.Answers[s.Point().ID] }

// Index returns which of the asked points it is, from 0.
func (s *Session) Index() int { return s.at }

// Count returns how many points are asked.
func (s *Session) Count() int { return len(s.asked) }

// Next goes to the next point. It reports false, and stays, on the last one.
func (s *Session) Next() bool { return s.move(s.at + 1) }

// Back goes to the point before. It reports false, and stays, on the first one.
func (s *Session) Back() bool { return s.move(s.at - 1) }

func (s *Session) move(to int) bool {
	if to < 0 || to >= len(s.asked) {
		return false
	}
	s.at = to
	return true
}

// GoTo goes to the point with the id.
func (s *Session) GoTo(id string) error {
	ids := make([]string, len(s.asked))
	for i, p := range s.asked {
		if p.ID == id {
			s.at = i
			return nil
		}
		ids[i] = p.ID
	}
	return noSuch("session-no-point", "session-no-point-near", id, ids)
}

// Resume goes to the first asked point without an answer. If every one has an
// answer it goes to the first, and reports false.
func (s *Session) Resume() bool {
	s.at = 0
	for i, p := range s.asked {
		if s.now.Answers[p.ID].State == Unanswered {
			s.at = i
			return true
		}
	}
	return false
}

// Open returns the asked points without an answer, in order. A don't-know is an
// answer.
func (s *Session) Open() []string {
	var open []string
	for _, p := range s.asked {
		if s.now.Answers[p.ID].State == Unanswered {
			open = append(open, p.ID)
		}
	}
	return open
}

// Undo takes back the latest change and goes to its point. It reports false if
// there is nothing to take back.
func (s *Session) Undo() bool { return s.swap(&s.past, &s.undone) }

// Redo makes the change again that was taken back last, and goes to its point. It
// reports false if there is none, or if something else was changed since.
func (s *Session) Redo() bool { return s.swap(&s.undone, &s.past) }

// swap puts the last answer of from in its place, and what stood there on to.
func (s *Session) swap(from, to *[]change) bool {
	if len(*from) == 0 {
		return false
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, change{last.point, s.now.Answers[last.point]})
	s.put(last.point, last.answer)
	for i, p := range s.asked {
		if p.ID == last.point {
			s.at = i
		}
	}
	return true
}

// say replaces the current answer, if a says something else.
func (s *Session) say(a Answer) { s.sayOf(s.Point().ID, a) }

func (s *Session) sayOf(point string, a Answer) {
	before := s.now.Answers[point]
	if reflect.DeepEqual(before, a) {
		return
	}
	if len(s.past) == maxUndo {
		s.past = slices.Clone(s.past[1:])
	}
	s.past, s.undone = append(s.past, change{point, before}), nil
	s.put(point, a)
}

// put makes a new assessment with the answer in it; the one before may be on
// its way to a disk.
func (s *Session) put(point string, a Answer) {
	next := *s.now
	next.Answers = make(map[string]Answer, len(s.now.Answers)+1)
	for id, answer := range s.now.Answers {
		next.Answers[id] = answer
	}
	next.Answers[point] = a
	if reflect.ValueOf(a).IsZero() {
		delete(next.Answers, point)
	}
	s.now, s.result = &next, nil
	s.changes++
}
