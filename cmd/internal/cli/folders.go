package cli

import (
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

// A desk is what the person's folders are found with.
type desk struct {
	system string // runtime.GOOS
	getenv func(string) string
	home   string
	isDir  func(string) bool
	read   func(string) ([]byte, error)
	known  string // what Windows itself says of the documents folder; "" if nothing
}

// systemDesk is the desk of this process.
func systemDesk(getenv func(string) string) desk {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	return desk{system: runtime.GOOS, getenv: getenv, home: home, isDir: isDir, read: os.ReadFile, known: knownDocuments()}
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// documents returns the folder where the person's documents are, "" if there is
// none. It is never made up: it exists.
func (d desk) documents() string {
	for _, dir := range d.documentFolders() {
		if filepath.IsAbs(dir) && d.isDir(dir) {
			return filepath.Clean(dir)
		}
	}
	return ""
}

// documentFolders returns where the documents may be, the likeliest place first.
func (d desk) documentFolders() []string {
	switch d.system {
	case "windows":
		var dirs []string
		if drive := d.getenv("OneDrive"); drive != "" {
			dirs = append(dirs, filepath.Join(drive, "Documents"))
		}
		profile := d.getenv("USERPROFILE")
		return append([]string{d.known}, append(dirs, inside(profile, "Documents"), profile)...)
	case "darwin", "ios":
		return []string{inside(d.home, "Documents"), d.home}
	}
	return []string{
		d.getenv("XDG_DOCUMENTS_DIR"), d.userDir("XDG_DOCUMENTS_DIR"),
		inside(d.home, "Documents"), inside(d.home, "Dokument"), d.home,
	}
}

// inside returns a folder in another one, "" if that is not known.
func inside(dir, name string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, name)
}

// userDir looks a folder up where Linux desktops keep the names of the person's
// folders: in lines like XDG_DOCUMENTS_DIR="$HOME/Dokument".
func (d desk) userDir(name string) string {
	config := d.getenv("XDG_CONFIG_HOME")
	if config == "" {
		config = inside(d.home, ".config")
	}
	data, err := d.read(filepath.Join(config, "user-dirs.dirs"))
	if config == "" || err != nil {
		return ""
	}
	for line := range strings.Lines(string(data)) {
		value, ok := strings.CutPrefix(strings.TrimSpace(line), name+"=")
		if !ok {
			continue
		}
		value = strings.Trim(value, `"`)
		if rest, ok := strings.CutPrefix(value, "$HOME"); ok && d.home != "" {
			value = path.Join(d.home, rest)
		}
		return value
	}
	return ""
}

// state returns the folder for what the program remembers between its runs, ""
// if there is none. It need not exist.
func (d desk) state() string {
	switch d.system {
	case "windows":
		return inside(d.getenv("LocalAppData"), "mognad")
	case "darwin", "ios":
		return inside(d.home, filepath.Join("Library", "Application Support", "mognad"))
	}
	if dir := d.getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "mognad")
	}
	return inside(d.home, filepath.Join(".local", "state", "mognad"))
}
