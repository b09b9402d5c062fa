//go:build unix

package main

import (
	"strings"
	"time"
)

// text is what the screen shows now, one line for each row.
func (x *terminal) text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String()
}

// recorded is everything that the program has written.
func (x *terminal) recorded() []byte {
	x.mu.Lock()
	defer x.mu.Unlock()
	return append([]byte(nil), x.record...)
}

// until waits until the screen is as wanted, and returns it; false if it is not
// in time.
func (x *terminal) until(limit time.Duration, wanted func(screen string) bool) (string, bool) {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	for {
		x.mu.Lock()
		screen, changed := x.screen.String(), x.changed
		x.mu.Unlock()
		if wanted(screen) {
			return screen, true
		}
		select {
		case <-changed:
		case <-x.drained:
			screen := x.text()
			return screen, wanted(screen)
		case <-timer.C:
			return screen, false
		}
	}
}

// see waits until the screen shows every text, and returns it.
func (x *terminal) see(texts ...string) string {
	x.tb.Helper()
	screen, ok := x.until(patience, func(screen string) bool { return hasAll(screen, texts) })
	if !ok {
		x.tb.Fatalf("the screen does not show %q, but\n%s", texts, screen)
	}
	return screen
}

// hasAll reports whether the screen shows each text, which may be broken over
// lines where it has spaces.
func hasAll(screen string, texts []string) bool {
	screen = strings.Join(strings.Fields(screen), " ")
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			return false
		}
	}
	return true
}

// settle waits until the program has written nothing for a moment.
func (x *terminal) settle(quiet time.Duration) {
	for last := time.Now().Add(2 * time.Second); time.Now().Before(last); {
		x.mu.Lock()
		changed := x.changed
		x.mu.Unlock()
		select {
		case <-changed:
		case <-x.drained:
			return
		case <-time.After(quiet):
			return
		}
	}
}

// keys presses keys, one after the other, and lets the screen follow.
func (x *terminal) keys(keys ...string) {
	x.tb.Helper()
	for _, k := range keys {
		x.press(k)
		if k == esc {
			x.settle(150 * time.Millisecond) // else it begins the sequence of the next key
		}
		x.settle(30 * time.Millisecond)
	}
}
