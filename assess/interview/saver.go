package interview

import (
	"errors"
	"sync"
	"sync/atomic"

	"mognad/assess"
	"mognad/assess/store"
	"mognad/checklist/language"
)

// A saver keeps answers and brings the file up to them. It sees to it that no
// two keeps run at once, nor two saves, and that an older state never follows a
// newer one. A keep does not wait for a save.
type saver struct {
	keepAnswers func(*assess.Assessment) error
	saveFile    func() error                             // nil if there is nothing to do
	rescue      func(*assess.Assessment) (string, error) // nil if there is none

	newsOf func() language.Sayer // nil if there is never any

	keeping sync.Mutex
	kept    atomic.Int64 // the newest state that was kept, counted as by Session.Changes

	filing  sync.Mutex
	filed   int   // the newest state that the file has
	changed error // someone else has changed the file: no save until somebody asks for it
}

func newSaver(o Options) *saver {
	return &saver{keepAnswers: o.Keep, saveFile: o.Save, rescue: o.Rescue, newsOf: o.News}
}

// keep keeps the state with the number, unless it or a newer one was kept. It
// waits for a keep that is under way. With the error comes where an emergency
// copy is, "" if there is none.
func (s *saver) keep(number int, a *assess.Assessment) (rescued string, err error) {
	s.keeping.Lock()
	defer s.keeping.Unlock()
	if int64(number) <= s.kept.Load() {
		return "", nil
	}
	if err = s.keepAnswers(a); err == nil {
		s.kept.Store(int64(number))
		return "", nil
	}
	if s.rescue == nil {
		return "", err
	}
	rescued, rescueErr := s.rescue(a)
	if rescueErr != nil {
		return "", err // that of the keep says more
	}
	return rescued, err
}

// file brings the file up to what was kept, and returns which state it has then.
// It waits for a save that is under way. A file that someone else has changed is
// not tried again, since each try would leave another copy beside it.
func (s *saver) file() (number int, err error) { return s.bring(false) }

// look is file, and looks at the file even if it has everything: somebody may have
// removed or replaced it.
func (s *saver) look() (number int, err error) { return s.bring(true) }

func (s *saver) bring(look bool) (number int, err error) {
	s.filing.Lock()
	defer s.filing.Unlock()
	number = int(s.kept.Load())
	switch {
	case s.saveFile == nil || number <= s.filed && !look:
		s.filed = max(s.filed, number)
		return s.filed, nil
	case s.changed != nil:
		return s.filed, s.changed
	}
	if err := s.saveFile(); err != nil {
		if isChanged(err) {
			s.changed = err
		}
		return s.filed, err
	}
	s.filed = number
	return s.filed, nil
}

// news returns what the person should know of what was kept or saved, nil for
// nothing.
func (s *saver) news() language.Sayer {
	if s.newsOf == nil {
		return nil
	}
	return s.newsOf()
}

// retry lets the next save try a file that had been changed.
func (s *saver) retry() {
	s.filing.Lock()
	defer s.filing.Unlock()
	s.changed = nil
}

// changedByOthers reports whether the latest save found that someone else has
// changed the file.
func (s *saver) changedByOthers() bool {
	s.filing.Lock()
	defer s.filing.Unlock()
	return s.changed != nil
}

// idle reports whether nothing is under way.
func (s *saver) idle() bool {
	for _, mu := range []*sync.Mutex{&s.keeping, &s.filing} {
		if !mu.TryLock() {
			return false
		}
		mu.Unlock()
	}
	return true
}

// finish keeps and saves what is not yet, looks at the file, and returns why that
// could not be. If the person chose to leave all the same, it does not wait for
// what hangs.
func (s *saver) finish(session *assess.Session, last saving) error {
	if last.abandoned && !s.idle() {
		return ErrAborted
	}
	rescued, err := s.keep(session.Changes(), session.Assessment())
	switch {
	case err != nil && rescued != "":
		return &language.Error{Message: words.Message("left-rescued", "reason", plainly{err}, "path", rescued), Err: err}
	case err != nil:
		return err
	case last.differ:
		return nil
	}
	if _, err := s.look(); err != nil {
		return &language.Error{Message: words.Message("left-kept", "reason", plainly{err}), Err: err}
	}
	return nil
}

// isChanged reports whether err tells that someone else has changed the file.
func isChanged(err error) bool {
	_, ok := errors.AsType[*store.ChangedError](err)
	return ok
}
