package assess_test

import (
	"fmt"

	"mognad/assess"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
)

func ExampleSession() {
	list, _ := builtin.Find(builtin.DefaultID, builtin.DefaultRelease)
	s := assess.NewSession(list, &assess.Assessment{Language: language.English}, "")
	fmt.Println(s.Point().ID, s.Answer(2))
	fmt.Println(s.NotApplicable("we have none", ""))
	s.Next()
	fmt.Println(s.Point().ID, s.Answer(7))
	fmt.Println(s.Progress().Settled(), "of", s.Count())
	// Output:
	// LO-1 <nil>
	// LO-1 applies everywhere, so it cannot be left out; choose a level, or say that you don't know
	// LO-2 there is no such level; the levels are 0 to 4
	// 1 of 21
}
