//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/term"
)

// patience is how long a test waits for the screen. It is only ever used up by a
// test that fails.
const patience = 30 * time.Second

// A terminal is the program on a pseudo-terminal, with somebody before it who
// reads the screen and presses keys.
type terminal struct {
	tb     testing.TB
	cmd    *exec.Cmd
	master *os.File
	slave  string      // the path of the program's end
	before *term.State // the terminal's modes before the program ran

	mu      sync.Mutex
	screen  *vt.Emulator
	record  []byte        // every byte that the program wrote
	changed chan struct{} // closed when there is more, and made anew

	drained chan struct{} // closed when all was read that the program wrote
	ended   chan struct{} // closed when the program has ended
}

// A setting is what a terminal is, and what runs on it.
type setting struct {
	width, height int      // 80 × 24 unless told
	dir           string   // where the program runs
	environ       []string // beside the usual
	mute          bool     // the terminal answers no queries
	noEcho        bool     // what is typed is not shown by the terminal itself
}

// usual is the environment of the program: a home of its own, and English.
func usual(home string) []string {
	return []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TERM=xterm-256color", "LANG=en_GB.UTF-8", "TMPDIR=" + os.TempDir(),
	}
}

// start runs the program with args on a terminal of its own. It ends with the
// test.
func start(tb testing.TB, s setting, args ...string) *terminal {
	tb.Helper()
	return launched(tb, s, exec.Command(program(tb), args...))
}

func launched(tb testing.TB, s setting, cmd *exec.Cmd) *terminal {
	tb.Helper()
	if s.width == 0 {
		s.width, s.height = 80, 24
	}
	cmd.Dir, cmd.Env = s.dir, append(usual(s.dir), s.environ...)
	x := &terminal{
		tb: tb, cmd: cmd, screen: vt.NewEmulator(s.width, s.height),
		changed: make(chan struct{}), drained: make(chan struct{}), ended: make(chan struct{}),
	}
	x.launch(s)
	go x.read()
	go x.answer(s.mute)
	go func() {
		_ = cmd.Wait() // its code is asked for later
		close(x.ended)
	}()
	tb.Cleanup(x.close)
	return x
}

// launch starts the program as the first of a session whose terminal is the new
// one.
func (x *terminal) launch(s setting) {
	x.tb.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		x.tb.Skipf("there are no pseudo-terminals here: %v", err)
	}
	defer slave.Close()
	size := &pty.Winsize{Rows: uint16(s.height), Cols: uint16(s.width)}
	if err := pty.Setsize(slave, size); err != nil {
		x.tb.Fatal(err)
	}
	if s.noEcho {
		stty := exec.Command("stty", "-echo")
		stty.Stdin = slave
		if err := stty.Run(); err != nil {
			x.tb.Fatal(err)
		}
	}
	x.master, x.slave = restless(x.tb, master), slave.Name()
	x.before = x.modes()
	x.cmd.Stdin, x.cmd.Stdout, x.cmd.Stderr = slave, slave, slave
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := x.cmd.Start(); err != nil {
		x.tb.Fatal(err)
	}
}

// restless returns the terminal as a file that can be closed while somebody reads
// from it.
func restless(tb testing.TB, master *os.File) *os.File {
	tb.Helper()
	syscall.ForkLock.RLock() // no other program that starts now may get it
	fd, err := syscall.Dup(int(master.Fd()))
	if err == nil {
		syscall.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		tb.Fatal(err)
	}
	if err := errors.Join(master.Close(), syscall.SetNonblock(fd, true)); err != nil {
		tb.Fatal(err)
	}
	return os.NewFile(uintptr(fd), "terminal")
}

// read takes what the program writes until it has ended and nothing is left.
func (x *terminal) read() {
	defer close(x.drained)
	buf := make([]byte, 32<<10)
	for {
		n, err := x.master.Read(buf)
		x.tell(func() { x.record = append(x.record, buf[:n]...) })
		x.tell(func() { _, _ = x.screen.Write(buf[:n]) }) // it takes everything
		if err != nil {
			return
		}
	}
}

// tell notes what has come, and wakes those who wait for it.
func (x *terminal) tell(note func()) {
	x.mu.Lock()
	defer x.mu.Unlock()
	note()
	close(x.changed)
	x.changed = make(chan struct{})
}

// answer sends the program what a terminal answers to its queries.
func (x *terminal) answer(mute bool) {
	buf := make([]byte, 4<<10)
	for {
		n, err := x.screen.Read(buf)
		if err != nil {
			return
		}
		if !mute {
			_, _ = x.master.Write(buf[:n]) // the program may have ended
		}
	}
}

// press sends keys as a keyboard would.
func (x *terminal) press(keys string) {
	x.tb.Helper()
	if _, err := x.master.WriteString(keys); err != nil {
		x.tb.Fatalf("keys %q: %v\n%s", keys, err, x.text())
	}
}

// paste sends a text as a terminal does that brackets it.
func (x *terminal) paste(text string) {
	x.tb.Helper()
	x.press("\x1b[200~" + strings.ReplaceAll(text, "\n", "\r") + "\x1b[201~")
}

// Keys that are no letters.
const (
	enter = "\r"
	esc   = "\x1b"
	up    = "\x1b[A"
	down  = "\x1b[B"
	right = "\x1b[C"
	left  = "\x1b[D"
	ctrlC = "\x03"
)

// resize makes the window larger or smaller.
func (x *terminal) resize(width, height int) {
	x.tb.Helper()
	x.mu.Lock()
	x.screen.Resize(width, height)
	x.mu.Unlock()
	slave, err := os.OpenFile(x.slave, os.O_RDWR|syscall.O_NOCTTY, 0) // the other end, for the same reason
	if err != nil {
		x.tb.Fatal(err)
	}
	defer slave.Close()
	if err := pty.Setsize(slave, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		x.tb.Fatal(err)
	}
}

// end waits until the program has ended and all was read, and returns its exit
// code; -1 if a signal ended it.
func (x *terminal) end() int {
	x.tb.Helper()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for _, done := range []chan struct{}{x.ended, x.drained} {
		select {
		case <-done:
		case <-timer.C:
			x.tb.Fatalf("the program does not end; the screen shows\n%s", x.text())
		}
	}
	return x.cmd.ProcessState.ExitCode()
}

// signal sends the program a signal. It may have ended already.
func (x *terminal) signal(s os.Signal) {
	x.tb.Helper()
	if err := x.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		x.tb.Fatal(err)
	}
}

// hangUp takes the terminal away, as a window does that is closed.
func (x *terminal) hangUp() { _ = x.master.Close() }

// close ends the program, if it has not ended, and the terminal.
func (x *terminal) close() {
	_ = x.cmd.Process.Kill()
	<-x.ended
	x.hangUp()
	<-x.drained
	_ = x.screen.InputPipe().(io.Closer).Close()
}

// modes are the terminal's modes now: whether it echoes, and the like.
func (x *terminal) modes() *term.State {
	x.tb.Helper()
	conn, err := x.master.SyscallConn() // and not Fd, after which closing waits for reading
	if err != nil {
		x.tb.Fatal(err)
	}
	var state *term.State
	var failed error
	err = conn.Control(func(fd uintptr) { state, failed = term.GetState(int(fd)) })
	if err := errors.Join(err, failed); err != nil {
		x.tb.Fatal(err)
	}
	return state
}

// checkModes reports where the terminal is not as it was before the program ran.
func (x *terminal) checkModes() {
	x.tb.Helper()
	if after := x.modes(); !reflect.DeepEqual(after, x.before) {
		x.tb.Errorf("the terminal's modes are %+v, and were %+v before", after, x.before)
	}
}

// newFile makes an assessment with the real program and returns the folder.
func newFile(tb testing.TB, name string) string {
	tb.Helper()
	dir := tb.TempDir()
	cmd := exec.Command(program(tb), "new", filepath.Join(dir, name), "--no-input", "--name", "Exempelby")
	cmd.Env = usual(dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("mognad new: %v: %s", err, out)
	}
	return dir
}

func TestTheTerminalShowsAndTakesKeys(t *testing.T) {
	x := start(t, setting{dir: newFile(t, "town.yaml")}, "assess", "town.yaml")
	x.see("LO-1", "Point 1 of 21", "Not answered yet")
	x.press("2")
	x.see("Level 2", "saved")
	x.resize(140, 40)
	x.press(right)
	x.see("LO-2", "Point 2 of 21")
	x.press("q")
	if code := x.end(); code != 130 {
		t.Errorf("left with %d, want 130", code)
	}
	x.checkModes()
}
