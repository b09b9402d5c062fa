//go:build !windows

package cli

import (
	"os/exec"
	"runtime"
	"syscall"
)

// openerOf returns the command that shows a file in the program that the desktop
// has for it; nil if there is none. Without a desktop, over ssh for example,
// there is nothing to show it on.
func openerOf(getenv func(string) string) func(path string) *exec.Cmd {
	name := "xdg-open"
	switch {
	case runtime.GOOS == "darwin":
		name = "open"
	case getenv("DISPLAY") == "" && getenv("WAYLAND_DISPLAY") == "":
		return nil
	}
	if _, err := exec.LookPath(name); err != nil {
		return nil
	}
	return func(path string) *exec.Cmd {
		cmd := exec.Command(name, path)
		cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // it stays when the terminal is closed
		return cmd
	}
}
