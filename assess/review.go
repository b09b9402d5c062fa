package assess

import (
	"slices"

	"mognad/checklist"
	"mognad/checklist/language"
)

// A RemarkKind says what a remark is about.
type RemarkKind string

// The kinds of remarks, in the order in which they are made.
const (
	RemarkUnanswered RemarkKind = "unanswered"
	RemarkUnknown    RemarkKind = "unknown"
	RemarkClash      RemarkKind = "clash"           // clauses that are true above one that is not
	RemarkNoEvidence RemarkKind = "no-evidence"     // a level above 0 that nothing shows, or nothing any more
	RemarkBelowFloor RemarkKind = "below-floor"     // a target below the legal floor
	RemarkTargetLow  RemarkKind = "target-low"      // a target below the level that there is
	RemarkTargetPast RemarkKind = "target-past"     // a target that is not reached, for a day before the assessment
	RemarkUnmet      RemarkKind = "prerequisite"    // a level that needs another point that is lower
	RemarkUnsure     RemarkKind = "unsure"          // little confidence, and no evidence that holds
	RemarkFuture     RemarkKind = "future-evidence" // evidence dated after the assessment
)

// RemarkKinds returns every kind, in the order in which remarks are made.
func RemarkKinds() []RemarkKind {
	return []RemarkKind{
		RemarkUnanswered, RemarkUnknown, RemarkClash, RemarkNoEvidence,
		RemarkBelowFloor, RemarkTargetLow, RemarkTargetPast, RemarkUnmet, RemarkUnsure, RemarkFuture,
	}
}

// A Remark is something to look at before the report is written. None of them
// hinders it.
type Remark struct {
	Kind  RemarkKind
	Point string
	language.Message
}

// Review returns what should be looked at among the asked points: by kind, and
// in checklist order within a kind.
func (s *Session) Review() []Remark {
	var all []Remark
	result := s.Result()
	for _, p := range s.asked {
		if r, ok := result.Point(p.ID); ok {
			all = append(all, remarksOn(p, r)...)
			all = append(all, remarksOnTarget(p, r.Answer, s.now.Date)...)
		}
	}
	order := RemarkKinds()
	slices.SortStableFunc(all, func(a, b Remark) int {
		return slices.Index(order, a.Kind) - slices.Index(order, b.Kind)
	})
	return all
}

func remarksOn(p *checklist.Point, r PointResult) []Remark {
	var all []Remark
	say := func(kind RemarkKind, key string, args ...any) {
		all = append(all, Remark{kind, p.ID, words.Message(key, args...)})
	}
	switch {
	case r.Answer.State == Unanswered:
		say(RemarkUnanswered, "remark-unanswered")
	case r.Answer.State == Unknown:
		say(RemarkUnknown, "remark-unknown")
	case r.Answer.State == Answered && r.Answer.Level > 0 && r.Shown == NotShown:
		say(RemarkNoEvidence, "remark-no-evidence", "level", int(r.Answer.Level))
	case r.Answer.State == Answered && r.Answer.Level > 0 && r.Shown == TooOld:
		say(RemarkNoEvidence, "remark-evidence-too-old", "level", int(r.Answer.Level))
	}
	if level, needs, ok := clash(p, r.Answer); ok {
		say(RemarkClash, "remark-clash", "level", int(level), "needs", idList(needs))
	}
	for _, w := range r.Warnings {
		if kind, ok := remarkOf(w.Kind); ok {
			all = append(all, Remark{kind, p.ID, w.Message})
		}
	}
	return all
}

// remarksOnTarget looks at a target of the point's own.
func remarksOnTarget(p *checklist.Point, a Answer, assessed language.Date) []Remark {
	t := a.Target
	if t == nil || a.State == NotApplicable {
		return nil
	}
	reached := a.State == Answered && a.Level >= t.Level
	switch {
	case reached && a.Level > t.Level:
		return []Remark{{RemarkTargetLow, p.ID, words.Message("remark-target-low", "target", int(t.Level), "level", int(a.Level))}}
	case !reached && !t.By.IsZero() && !assessed.IsZero() && t.By.Compare(assessed) < 0:
		return []Remark{{RemarkTargetPast, p.ID, words.Message("remark-target-past", "target", int(t.Level), "date", t.By)}}
	}
	return nil
}

// remarkOf returns which remark a warning becomes, if it does.
func remarkOf(w WarningKind) (RemarkKind, bool) {
	switch w {
	case WarnTargetBelowFloor:
		return RemarkBelowFloor, true
	case WarnPrerequisite:
		return RemarkUnmet, true
	case WarnConfidence:
		return RemarkUnsure, true
	case WarnFutureEvidence:
		return RemarkFuture, true
	}
	return "", false
}
