package cli

import "os/exec"

// openerOf returns the command that shows a file in the program that the desktop
// has for it; nil if there is none.
func openerOf(func(string) string) func(path string) *exec.Cmd {
	return func(path string) *exec.Cmd {
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	}
}
