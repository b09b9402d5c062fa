package cli

import (
	"os"
	"path"
	"runtime"
	"strings"
)

// A desk is what the person's folders are found with.
type desk struct {
	system string // runtime.GOOS
	getenv func(string) string
	home   string // "" if there is none
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
		if d.isAbs(dir) && d.isDir(dir) {
			return dir
		}
	}
	return ""
}

// documentFolders returns where the documents may be, the likeliest place first.
func (d desk) documentFolders() []string {
	switch d.system {
	case "windows":
		profile := d.getenv("USERPROFILE")
		return []string{d.known, d.inside(d.getenv("OneDrive"), "Documents"), d.inside(profile, "Documents"), profile}
	case "darwin", "ios":
		return []string{d.inside(d.home, "Documents"), d.home}
	}
	return []string{
		d.getenv("XDG_DOCUMENTS_DIR"), d.userDir("XDG_DOCUMENTS_DIR"),
		d.inside(d.home, "Documents"), d.inside(d.home, "Dokument"), d.home,
	}
}

// isAbs reports whether a folder is named in full. What Windows names is.
func (d desk) isAbs(dir string) bool {
	return dir != "" && (d.system == "windows" || path.IsAbs(dir))
}

// inside returns a folder in another one, "" if that one is not known.
func (d desk) inside(dir string, names ...string) string {
	if dir == "" {
		return ""
	}
	slash := "/"
	if d.system == "windows" {
		slash = `\`
	}
	return strings.Join(append([]string{dir}, names...), slash)
}

// userDir looks a folder up where Linux desktops keep the names of the person's
// folders, in lines such as XDG_DOCUMENTS_DIR="$HOME/Dokument".
func (d desk) userDir(name string) string {
	config := d.getenv("XDG_CONFIG_HOME")
	if config == "" {
		config = d.inside(d.home, ".config")
	}
	if config == "" {
		return ""
	}
	data, err := d.read(d.inside(config, "user-dirs.dirs"))
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(data)) {
		value, ok := strings.CutPrefix(strings.TrimSpace(line), name+"=")
		if !ok {
			continue
		}
		value = strings.Trim(value, `"`)
		if rest, ok := strings.CutPrefix(value, "$HOME"); ok {
			return d.home + rest
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
		return d.inside(d.getenv("LocalAppData"), "mognad")
	case "darwin", "ios":
		return d.inside(d.home, "Library", "Application Support", "mognad")
	}
	if dir := d.getenv("XDG_STATE_HOME"); path.IsAbs(dir) {
		return d.inside(dir, "mognad")
	}
	return d.inside(d.home, ".local", "state", "mognad")
}
