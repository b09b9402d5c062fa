package interview

import (
	"fmt"
	"runtime"
	"testing"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/language"
)

// largeList is a checklist with as many points as one may have, 1,000, each with
// as much text as ours; a file of 4 MiB would hold half of that.
func largeList(tb testing.TB) *checklist.Checklist {
	tb.Helper()
	list := *builtinList(tb)
	points := list.Points
	list.Points = nil
	for _, area := range list.Areas {
		for i := range 200 {
			p := points[i%len(points)]
			p.ID, p.Area, p.Requires = fmt.Sprintf("%s-%d", area.ID, i+1), area.ID, nil
			list.Points = append(list.Points, p)
		}
	}
	return &list
}

// redrawn presses keys in turn and draws the screen after each.
func redrawn(b *testing.B, m model, keys ...string) {
	b.Helper()
	b.ReportAllocs()
	for i := range b.N {
		m, _ = begun(m, keyMsg(keys[i%len(keys)]))
		_ = m.render()
	}
}

// BenchmarkRedraw is a key and the screen that follows it.
func BenchmarkRedraw(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprintf("%dx%d", size.width, size.height), func(b *testing.B) {
			redrawn(b, screenOf(sessionOf(builtinList(b), language.Swedish, someAnswers()), &disk{}, size.width, size.height), "down", "up")
		})
	}
}

// BenchmarkRedrawLarge is the same with as many points as there may be: moving
// the cursor, answering, going on, and moving in the summary.
func BenchmarkRedrawLarge(b *testing.B) {
	list := largeList(b)
	for _, size := range sizes {
		for _, keys := range [][]string{{"down", "up"}, {"1", "2"}, {"right", "left"}, {"s", "down", "down", "esc"}} {
			b.Run(fmt.Sprintf("%dx%d/%s", size.width, size.height, keys[0]), func(b *testing.B) {
				redrawn(b, screenOf(sessionOf(list, language.Swedish, nil), &disk{}, size.width, size.height), keys...)
			})
		}
	}
}

// BenchmarkMemory is the memory in use after a thousand keys that answer.
func BenchmarkMemory(b *testing.B) {
	list := largeList(b)
	for range b.N {
		before := inUse()
		m := screenOf(sessionOf(list, language.Swedish, map[string]assess.Answer{}), &disk{}, 140, 40)
		for i := range 1000 {
			m, _ = begun(m, keyMsg([]string{"down", "space", "2", "right"}[i%4]))
			_ = m.render()
		}
		b.ReportMetric(float64(inUse()-before), "bytes-in-use")
		runtime.KeepAlive(m)
	}
}

func inUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
