package assess_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/builtin"
)

// BenchmarkScore scores assessments in which every point has a level, the most
// work there is. The generated checklists differ in size only.
func BenchmarkScore(b *testing.B) {
	lists := map[string]*checklist.Checklist{"built-in": builtin.All()[0]}
	names := []string{"built-in"}
	for _, points := range []int{125, 250, 500} {
		name := fmt.Sprintf("points=%d", points)
		names = append(names, name)
		lists[name] = scoreRandomList(rand.New(rand.NewPCG(1, 2)), points)
	}
	for _, name := range names {
		list := lists[name]
		rng := rand.New(rand.NewPCG(3, 4))
		a := &assess.Assessment{Date: scoreDay, Answers: scoreAnswers{}}
		for i := range list.Points {
			a.Answers[list.Points[i].ID] = scoreRandomAnswer(rng, list, &list.Points[i], assess.Answered)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				assess.Score(list, a)
			}
		})
	}
}
