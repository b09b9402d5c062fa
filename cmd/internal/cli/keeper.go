package cli

import (
	"errors"
	"path/filepath"
	"sync"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/language"
)

// A keeper keeps the answers to an open file while a person gives them: each
// change goes into the journal first, and then, of several at once only the
// newest state, into the file.
type keeper struct {
	a    *app
	file *store.File
	s    source // as the file was last read; of its assessment the answers do not count

	mu     sync.Mutex         // of all up to saving
	kept   *assess.Assessment // the newest state that is safe
	number int                // of the journal's newest entry in it
	filed  *assess.Assessment // the state that the file had when we last saw it
	told   int                // how often it was told, while asking, that the file was written again
	ended  int                // how often that was told after the questions

	shelter    string // our emergency copy, "" if there is none
	superseded bool   // what is safe holds everything in the emergency copy
	away       string // where our latest emergency copy is now that the file has it all, "" for none

	saving sync.Mutex // held while the file is written; taken before mu
	backed bool       // what stood there before this sitting has a backup
}

// newKeeper returns the keeper of a file that says what s does.
func (a *app) newKeeper(file *store.File, s source) *keeper {
	return &keeper{a: a, file: file, s: s, kept: s.a, filed: s.a}
}

// keepIn lets an interview keep and save with k.
func (k *keeper) keepIn(o interview.Options) interview.Options {
	o.Keep, o.Save, o.Rescue, o.News = k.keep, k.save, k.rescued, k.news
	return o
}

// news tells that the file was gone and has been written again, once each time.
func (k *keeper) news() language.Sayer {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.file.Rewritten() <= k.told {
		return nil
	}
	k.told = k.file.Rewritten()
	return words.Message("file-rewritten", "folder", filepath.Dir(k.file.Path()))
}

// tellNews tells after an interview what it has not, or what its screen may have
// shown for a moment only.
func (k *keeper) tellNews(screen bool) {
	k.mu.Lock()
	if screen {
		k.told = k.ended
	}
	k.mu.Unlock()
	if news := k.news(); news != nil {
		k.a.remark(news.In(k.a.lang))
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.ended = k.told
	if k.away != "" {
		k.a.tell("rescue-superseded", "kept", full(k.away))
		k.away = ""
	}
}

// keep makes an assessment safe: it survives whatever happens afterwards. Where
// the journal cannot be written, the file itself is.
func (k *keeper) keep(as *assess.Assessment) error {
	k.mu.Lock()
	before := k.kept
	k.mu.Unlock()
	entries, err := k.entries(before, as)
	if err != nil {
		return err
	}
	number, err := k.file.Append(entries...)
	if err == nil {
		k.hold(as, number)
		return nil
	}
	k.saving.Lock()
	defer k.saving.Unlock()
	if putErr := k.put(as, number); putErr != nil {
		if changed, ok := errors.AsType[*store.ChangedError](putErr); ok {
			return changed // it says where the answers are
		}
		return err
	}
	k.hold(as, number)
	return nil
}

func (k *keeper) hold(as *assess.Assessment, number int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept, k.number, k.superseded = as, number, k.shelter != ""
}

// entries returns what the journal must hold to get from one assessment to
// another. Each was decoded again and compared.
func (k *keeper) entries(from, to *assess.Assessment) ([]store.Entry, error) {
	var all []store.Entry
	for _, d := range assess.Diff(k.s.list, to, from) {
		data, err := assess.EncodeAnswer(k.s.list, d.Point, d.Ours)
		if err != nil {
			return nil, err
		}
		all = append(all, store.Entry{Time: k.a.env.Now(), Point: d.Point, Data: data})
	}
	return all, nil
}

// save brings the file up to the newest state that is safe. If it has that, it
// looks whether it still has.
func (k *keeper) save() error {
	k.saving.Lock()
	defer k.saving.Unlock()
	k.mu.Lock()
	as, number, superseded := k.kept, k.number, k.superseded
	k.mu.Unlock()
	if k.filed == as {
		return k.look(number)
	}
	err := k.put(as, number)
	if err == nil {
		k.filed = as
	}
	if err == nil && superseded {
		k.supersede()
	}
	return err
}

// look looks at a file that has everything. That it was changed matters only if
// something in it is from this sitting.
func (k *keeper) look(number int) error {
	if number == 0 && exists(k.file.Path()) {
		return nil
	}
	return k.file.Check()
}

// restored saves an assessment that holds everything in the journal.
func (k *keeper) restored(as *assess.Assessment) error {
	return k.write(as, k.file.Save)
}

// put writes an assessment, which holds the journal's entries up to a number,
// into the file.
func (k *keeper) put(as *assess.Assessment, number int) error {
	return k.write(as, func(data []byte) error { return k.file.SaveAt(data, number) })
}

// write saves an assessment. What stood there before the sitting, or before the
// file is written anew as a whole, is backed up first.
func (k *keeper) write(as *assess.Assessment, save func([]byte) error) error {
	data, canonical, err := assess.Update(k.s.path, k.file.Data(), k.whole(as), k.s.list)
	if err != nil {
		return err
	}
	if canonical || !k.backed {
		_, err := k.file.Backup()
		if err != nil && canonical {
			return err // people's own comments would be lost
		}
		k.backed = err == nil
	}
	return save(data)
}

// whole returns an assessment with everything but the answers as it is in the
// file: a session changes nothing else, and somebody else may have.
func (k *keeper) whole(as *assess.Assessment) *assess.Assessment {
	all := *k.s.a
	all.Answers = as.Answers
	return &all
}

// rescued makes an emergency copy of answers, and returns where it is.
func (k *keeper) rescued(as *assess.Assessment) (string, error) {
	data, _, err := assess.Update(k.s.path, k.file.Data(), k.whole(as), k.s.list)
	if err != nil {
		return "", err
	}
	data = markRescue(k.file.Path(), data)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.superseded = false
	if k.shelter != "" && store.Replace(k.shelter, data, store.Overwrite{Force: true}) == nil {
		return full(k.shelter).String(), nil // newer than what we put there
	}
	path, err := store.Rescue(filepath.Base(k.file.Path()), data, k.a.env.Shelters...)
	if path == "" {
		return "", err
	}
	k.shelter = path
	return full(path).String(), nil // although the disk may not say that it is safe
}
