package assess

import (
	"maps"
	"slices"
	"unicode/utf8"

	"mognad/checklist/language"
)

// Equal reports whether a and b say the same. An answer that is missing is
// equal to one that says nothing, and an empty list to none.
func (a *Assessment) Equal(b *Assessment) bool {
	for _, id := range slices.Concat(sortedKeys(a.Answers), sortedKeys(b.Answers)) {
		if !a.Answers[id].Equal(b.Answers[id]) {
			return false
		}
	}
	return a.Checklist == b.Checklist && a.Unit == b.Unit && a.Profile == b.Profile &&
		slices.Equal(a.Jurisdictions, b.Jurisdictions) && a.Scope == b.Scope && a.Date == b.Date &&
		a.Previous == b.Previous && a.Language == b.Language && slices.Equal(a.Participants, b.Participants) && a.Ask == b.Ask
}

// Equal reports whether a and b say the same. An empty list is equal to none.
func (a Answer) Equal(b Answer) bool {
	sameTarget := a.Target == b.Target || a.Target != nil && b.Target != nil && *a.Target == *b.Target
	return sameTarget && a.State == b.State && a.Level == b.Level && maps.Equal(a.Clauses, b.Clauses) &&
		a.Confidence == b.Confidence && slices.EqualFunc(a.Evidence, b.Evidence, Evidence.equal) &&
		a.Comment == b.Comment && a.PrivateNote == b.PrivateNote && a.Reason == b.Reason && a.By == b.By
}

func (e Evidence) equal(f Evidence) bool {
	return e.Ref == f.Ref && e.Kind == f.Kind && e.Date == f.Date && slices.Equal(e.Clauses, f.Clauses) && e.Note == f.Note
}

// checkTexts returns an error for a text that is not UTF-8. Such a text cannot
// stand in a YAML file, and is neither changed nor dropped without a word.
func checkTexts(a *Assessment) error {
	bad := func(key, text string) error {
		if utf8.ValidString(text) {
			return nil
		}
		return &language.Error{Message: words.Message("file-not-utf8", "key", key, "text", text)}
	}
	texts := [][2]string{{"unit", a.Unit.Name}, {"unit", a.Unit.Code}, {"unit", a.Unit.Country}, {"ask", a.Ask}, {"previous", a.Previous}}
	for _, p := range a.Participants {
		texts = append(texts, [2]string{"participants", p.ID}, [2]string{"participants", p.Role})
	}
	for _, id := range sortedKeys(a.Answers) {
		x := a.Answers[id]
		for _, text := range []string{x.Comment, x.PrivateNote, x.Reason, x.By} {
			texts = append(texts, [2]string{id, text})
		}
		for _, e := range x.Evidence {
			texts = append(texts, [2]string{id, e.Ref}, [2]string{id, e.Note})
		}
	}
	for _, t := range texts {
		if err := bad(t[0], t[1]); err != nil {
			return err
		}
	}
	return nil
}
