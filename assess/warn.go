package assess

import (
	"slices"
	"strings"

	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// idList is told with commas.
type idList []string

// In tells the ids in any language.
func (s idList) In(language.Tag) display.Text { return display.Clean(strings.Join(s, ", ")).Line() }

// wholeWarnings are those that concern no single point.
func (r *Result) wholeWarnings(list *checklist.Checklist) []Warning {
	var all []Warning
	warn := func(kind WarningKind, key string, args ...any) {
		all = append(all, Warning{kind, "", words.Message(key, args...)})
	}
	if r.OtherText {
		warn(WarnOtherText, "score-warn-other-text", "checklist", list.ID, "release", list.Release)
	}
	if used, ok := list.Profile(r.Profile); ok && r.Unit.Population > 0 {
		people := r.Unit.Population
		if used.PopulationBelow > 0 && people >= used.PopulationBelow {
			warn(WarnProfile, "score-warn-profile-too-large",
				"profile", used.Title, "limit", used.PopulationBelow, "population", people)
		}
		if fits, ok := smallest(list.Profiles, people); ok && used.PopulationBelow == 0 {
			warn(WarnProfile, "score-warn-profile-would-fit",
				"profile", fits.Title, "limit", fits.PopulationBelow, "population", people, "used", used.Title)
		}
	}
	if n, most := r.Counts.NotApplicable, list.Defaults.NotApplicableWarning; n > most {
		warn(WarnNotApplicable, "score-warn-not-applicable", "n", n, "all", r.Counts.All, "most", most)
	}
	return all
}

// smallest returns the profile with the lowest limit that is above a population.
func smallest(profiles []checklist.Profile, population int) (checklist.Profile, bool) {
	var found checklist.Profile
	for _, p := range profiles {
		if p.PopulationBelow > population && (found.ID == "" || p.PopulationBelow < found.PopulationBelow) {
			found = p
		}
	}
	return found, found.ID != ""
}

func pointWarnings(p *checklist.Point, r PointResult, a *Assessment) []Warning {
	var all []Warning
	warn := func(kind WarningKind, key string, args ...any) {
		all = append(all, Warning{kind, p.ID, words.Message(key, append([]any{"point", p.ID}, args...)...)})
	}
	if r.Answer.State == Answered {
		for _, q := range unmet(p, r.Answer.Level, a) {
			warn(WarnPrerequisite, "score-warn-prerequisite", "level", int(r.Answer.Level), "reach", int(q.ToReach),
				"needs", q.Point, "least", int(q.AtLeast), "is", int(a.Answer(q.Point).Level))
		}
	}
	if r.Answer.State != NotApplicable && r.Target < r.Floor {
		warn(WarnTargetBelowFloor, "score-warn-target-below-floor", "target", int(r.Target), "floor", int(r.Floor))
	}
	if n := len(r.Skipped); n > 0 {
		warn(WarnSkipped, "score-warn-skipped", "n", n, "clauses", idList(r.Skipped), "next", int(r.Answer.Level)+1)
	}
	future, undated := datedAfter(r.Answer.Evidence, a.Date), undated(r.Answer.Evidence)
	if n := len(future); n > 0 {
		warn(WarnFutureEvidence, "score-warn-future-evidence", "n", n, "refs", quotedNames(future), "date", a.Date)
	}
	if n := len(undated); n > 0 {
		warn(WarnUndatedEvidence, "score-warn-undated-evidence", "n", n, "refs", quotedNames(undated))
	}
	if r.Answer.State == Answered && r.Answer.Confidence == Low && r.Shown != IsShown {
		warn(WarnConfidence, "score-warn-confidence", "level", int(r.Answer.Level))
	}
	return all
}

// unmet returns the prerequisites that a point's level lacks, for each point
// that it needs the one that asks for most. A prerequisite whose own level is
// not known is not said to be lacking, and one that is not applicable is met.
func unmet(p *checklist.Point, level checklist.Level, a *Assessment) []checklist.Requirement {
	var all []checklist.Requirement
	for _, q := range p.Requires {
		needed := a.Answer(q.Point)
		if q.ToReach > level || needed.State != Answered || needed.Level >= q.AtLeast {
			continue
		}
		i := slices.IndexFunc(all, func(other checklist.Requirement) bool { return other.Point == q.Point })
		if i < 0 {
			all = append(all, q)
			continue
		}
		if q.AtLeast > all[i].AtLeast {
			all[i] = q
		}
	}
	return all
}

func datedAfter(evidence []Evidence, assessed language.Date) []string {
	var refs []string
	for _, e := range evidence {
		if !e.Date.IsZero() && !assessed.IsZero() && e.Date.Compare(assessed) > 0 {
			refs = append(refs, e.Ref)
		}
	}
	return refs
}

func undated(evidence []Evidence) []string {
	var refs []string
	for _, e := range evidence {
		if e.Date.IsZero() {
			refs = append(refs, e.Ref)
		}
	}
	return refs
}
