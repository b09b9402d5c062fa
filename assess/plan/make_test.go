package plan_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
)

type answers map[string]assess.Answer

func level(l, target checklist.Level) assess.Answer {
	return assess.Answer{State: assess.Answered, Level: l, Target: &assess.Target{Level: target}}
}

func open(state assess.State, target checklist.Level) assess.Answer {
	return assess.Answer{State: state, Target: &assess.Target{Level: target}}
}

// tiny reads the small checklist. Its levels go from 0 to 3 and its default
// target is 2. Impact and the efforts of the steps to 1, 2 and 3, prerequisites:
//
//	a.one  5  S M M  legal floor 2 in nordvik
//	a.two  3  L S S  level 1 needs a.one 1, level 2 needs b-keys 2
//	b-keys 2  S M S
//	c.web  4  S M M  level 2 needs a.one 2
//	c.ask  3  S M L  level 2 needs c.web 1
func tiny(t testing.TB) *checklist.Checklist {
	t.Helper()
	const name = "../../checklist/testdata/ok/tiny.yaml"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	list, err := checklist.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func makePlan(list *checklist.Checklist, a answers, jurisdictions ...string) *plan.Plan {
	return plan.Make(list, assess.Score(list, &assess.Assessment{Answers: a, Jurisdictions: jurisdictions}))
}

// lines writes each line of a plan with its marks.
func lines(p *plan.Plan) []string {
	var all []string
	for _, l := range p.Lines {
		s := fmt.Sprintf("%d %s", l.Number, l.StepID)
		if l.Legal {
			s += " legal"
		}
		s += fmt.Sprintf(" unblocks %d value %s", l.Unblocks, l.Value.RatString())
		if l.Inserted {
			s += " inserted"
		}
		if l.Provisional {
			s += " provisional"
		}
		if len(l.Needs) > 0 {
			s += fmt.Sprintf(" needs %v", l.Needs)
		}
		if len(l.NeededBy) > 0 {
			s += fmt.Sprintf(" needed by %v", l.NeededBy)
		}
		all = append(all, s)
	}
	return all
}

func TestMakeOrdersSteps(t *testing.T) {
	tests := []struct {
		name          string
		answers       answers
		jurisdictions []string
		want          []string
	}{
		{
			"every point reached its target",
			answers{"a.one": level(2, 2), "a.two": level(3, 2), "b-keys": level(0, 0), "c.web": level(1, 1), "c.ask": level(2, 0)},
			nil,
			nil,
		},
		{
			"impact for effort decides where nobody waits, then checklist order",
			answers{"a.one": level(2, 3), "a.two": level(1, 1), "b-keys": level(2, 3), "c.web": level(2, 3), "c.ask": level(1, 2)},
			nil,
			[]string{
				"1 a.one:3 unblocks 0 value 5/2", // 5 ÷ 2
				"2 b-keys:3 unblocks 0 value 2",  // 2 ÷ 1, first in checklist order
				"3 c.web:3 unblocks 0 value 2",   // 4 ÷ 2
				"4 c.ask:2 unblocks 0 value 3/2", // 3 ÷ 2; c.web 1 is met
			},
		},
		{
			"waiting points go before impact, directly and through others",
			answers{"a.one": level(0, 2), "a.two": level(0, 0), "b-keys": level(0, 1), "c.web": level(1, 2), "c.ask": level(2, 2)},
			nil,
			[]string{
				"1 a.one:1 unblocks 1 value 5", // c.web:2 waits through a.one:2
				"2 a.one:2 unblocks 1 value 5/2 needs [a.one:1] needed by [c.web]",
				"3 b-keys:1 unblocks 0 value 2", // 2 ÷ 1 = 4 ÷ 2, checklist order
				"4 c.web:2 unblocks 0 value 2 needs [a.one:2]",
			},
		},
		{
			"a prerequisite is put in before the step that needs it",
			answers{"a.one": level(2, 2), "a.two": level(1, 2), "b-keys": level(0, 0), "c.web": level(2, 2), "c.ask": level(2, 2)},
			nil,
			[]string{
				"1 b-keys:1 unblocks 1 value 2 inserted",
				"2 b-keys:2 unblocks 1 value 1 inserted needs [b-keys:1] needed by [a.two]",
				"3 a.two:2 unblocks 0 value 3 needs [b-keys:2]",
			},
		},
		{
			"what law asks for goes first, with what it needs",
			answers{"a.one": level(0, 3), "a.two": level(1, 1), "b-keys": level(2, 3), "c.web": level(2, 2), "c.ask": level(2, 2)},
			[]string{"nordvik"},
			[]string{
				"1 a.one:1 legal unblocks 0 value 5",
				"2 a.one:2 legal unblocks 0 value 5/2 needs [a.one:1]",
				"3 a.one:3 unblocks 0 value 5/2 needs [a.one:2]",
				"4 b-keys:3 unblocks 0 value 2",
			},
		},
		{
			"a target below the legal floor adds nothing",
			answers{"a.one": level(0, 1), "a.two": level(1, 1), "b-keys": level(2, 2), "c.web": level(2, 2), "c.ask": level(2, 2)},
			[]string{"nordvik"},
			[]string{"1 a.one:1 legal unblocks 0 value 5"},
		},
		{
			"a prerequisite that is not applicable is met, and has no steps",
			answers{"a.one": level(2, 2), "a.two": level(1, 2), "b-keys": {State: assess.NotApplicable}, "c.web": level(2, 2), "c.ask": level(2, 2)},
			nil,
			[]string{"1 a.two:2 unblocks 0 value 3"},
		},
		{
			"what nobody knows is planned as from 0",
			answers{"a.one": open(assess.Unknown, 1), "a.two": level(2, 2), "b-keys": level(2, 2), "c.web": level(2, 2), "c.ask": open(assess.Unanswered, 0)},
			nil,
			[]string{"1 a.one:1 unblocks 0 value 5 provisional"},
		},
		{
			"a point without a gap of its own is not counted as waiting",
			// c.ask:2 needs c.web:1, which is put in; only c.ask has a gap.
			answers{"a.one": level(2, 2), "a.two": level(2, 2), "b-keys": level(2, 2), "c.web": level(0, 0), "c.ask": level(1, 2)},
			nil,
			[]string{
				"1 c.web:1 unblocks 1 value 4 inserted needed by [c.ask]",
				"2 c.ask:2 unblocks 0 value 3/2 needs [c.web:1]",
			},
		},
	}
	list := tiny(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := lines(makePlan(list, tt.answers, tt.jurisdictions...))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Make(%v) lines (-want +got):\n%s", tt.answers, diff)
			}
		})
	}
}

func TestMakeListsWhatToFindOut(t *testing.T) {
	p := makePlan(tiny(t), answers{"a.one": level(3, 3), "a.two": open(assess.Unknown, 0), "c.web": open(assess.NotApplicable, 0), "b-keys": level(3, 3)})
	want := []plan.FindOut{{Point: "a.two", State: assess.Unknown}, {Point: "c.ask", State: assess.Unanswered}}
	if diff := cmp.Diff(want, p.FindOut); diff != "" {
		t.Errorf("FindOut (-want +got):\n%s", diff)
	}
}

// From level 1 to 3 a point of the model needs another one, at 0, at level 1.
func TestMakeInsertsBeforeTheStepThatNeedsIt(t *testing.T) {
	list, _ := builtin.Find("eservices-21", "1.0.0")
	a := answers{}
	for _, id := range list.PointIDs() {
		a[id] = level(3, 3)
	}
	a["LO-5"], a["KU-1"] = level(1, 3), level(0, 0)
	var order []string
	for _, l := range makePlan(list, a).Lines {
		order = append(order, l.String())
	}
	if diff := cmp.Diff([]string{"KU-1:1", "LO-5:2", "LO-5:3"}, order); diff != "" {
		t.Errorf("steps (-want +got):\n%s", diff)
	}
}

func why(p *plan.Plan, lang language.Tag) string {
	var b strings.Builder
	for _, l := range p.Lines {
		b.WriteString(l.String() + "\n")
		for _, m := range l.Why {
			b.WriteString("  " + m.In(lang).String() + "\n")
		}
	}
	return b.String()
}

func TestWhyAStepStandsWhereItDoes(t *testing.T) {
	list := tiny(t)
	a := answers{"a.one": level(0, 2), "a.two": level(0, 2), "b-keys": level(0, 1), "c.web": level(1, 2), "c.ask": level(1, 2)}
	p := makePlan(list, a, "nordvik")
	const english = `a.one:1
  It lifts a point towards its legal floor (level 2).
  2 other points wait for it: a.two, c.web.
  Impact 5 for effort S (5 ÷ 1 = 5).
  No step that can start at once comes before it by these rules.
a.one:2
  It lifts a point to its legal floor (level 2).
  1 other point waits for it: c.web.
  Impact 5 for effort M (5 ÷ 2 = 2.5).
  It comes after a.one:1, which it needs.
b-keys:1
  1 other point waits for it: a.two.
  Impact 2 for effort S (2 ÷ 1 = 2).
  It comes after a.one:2, which matters for a legal floor.
b-keys:2
  a.two needs it to reach level 2; it goes beyond the point's own target, level 1.
  1 other point waits for it: a.two.
  Impact 2 for effort M (2 ÷ 2 = 1).
  It comes after b-keys:1, which it needs.
c.web:2
  Impact 4 for effort M (4 ÷ 2 = 2).
  It comes after b-keys:2: more points wait for that step (1 against 0).
c.ask:2
  Impact 3 for effort M (3 ÷ 2 = 1.5).
  It comes after c.web:2, which gives more for the effort (2 against 1.5).
a.two:1
  Impact 3 for effort L (3 ÷ 4 = 0.75).
  It comes after c.ask:2, which gives more for the effort (1.5 against 0.75).
a.two:2
  Impact 3 for effort S (3 ÷ 1 = 3).
  It comes after a.two:1, which it needs.
`
	const swedish = `a.one:1
  Steget lyfter en punkt närmare lägsta nivå enligt lag (nivå 2).
  2 andra punkter väntar på steget: a.two, c.web.
  Effekt 5 för arbetsinsats S (5 ÷ 1 = 5).
  Inget annat steg som kan påbörjas genast går före enligt de här reglerna.
a.one:2
  Steget lyfter en punkt till lägsta nivå enligt lag (nivå 2).
  1 annan punkt väntar på steget: c.web.
  Effekt 5 för arbetsinsats M (5 ÷ 2 = 2,5).
  Steget kommer efter a.one:1, som är en förutsättning för det.
b-keys:1
  1 annan punkt väntar på steget: a.two.
  Effekt 2 för arbetsinsats S (2 ÷ 1 = 2).
  Steget kommer efter a.one:2, som har betydelse för lägsta nivå enligt lag.
b-keys:2
  a.two behöver steget för att nå nivå 2. Steget går längre än punktens egen målnivå, som är 1.
  1 annan punkt väntar på steget: a.two.
  Effekt 2 för arbetsinsats M (2 ÷ 2 = 1).
  Steget kommer efter b-keys:1, som är en förutsättning för det.
c.web:2
  Effekt 4 för arbetsinsats M (4 ÷ 2 = 2).
  Steget kommer efter b-keys:2: fler punkter väntar på det steget (1 mot 0).
c.ask:2
  Effekt 3 för arbetsinsats M (3 ÷ 2 = 1,5).
  Steget kommer efter c.web:2, som ger större effekt för arbetsinsatsen (2 mot 1,5).
a.two:1
  Effekt 3 för arbetsinsats L (3 ÷ 4 = 0,75).
  Steget kommer efter c.ask:2, som ger större effekt för arbetsinsatsen (1,5 mot 0,75).
a.two:2
  Effekt 3 för arbetsinsats S (3 ÷ 1 = 3).
  Steget kommer efter a.two:1, som är en förutsättning för det.
`
	if diff := cmp.Diff(english, why(p, language.English)); diff != "" {
		t.Errorf("why in English (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(swedish, why(p, language.Swedish)); diff != "" {
		t.Errorf("why in Swedish (-want +got):\n%s", diff)
	}
}
