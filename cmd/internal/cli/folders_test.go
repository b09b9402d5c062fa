package cli

import (
	"errors"
	"slices"
	"testing"
)

func TestDocumentsAndState(t *testing.T) {
	const config = "XDG_DESKTOP_DIR=\"$HOME/Skrivbord\"\n# a remark\nXDG_DOCUMENTS_DIR=\"$HOME/Mina dokument\"\n"
	tests := []struct {
		name             string
		system, home     string
		env              map[string]string
		known            string
		files            map[string]string
		dirs             []string
		documents, state string
	}{
		{
			name: "Linux with a list of folders", system: "linux", home: "/home/anna",
			files: map[string]string{"/home/anna/.config/user-dirs.dirs": config},
			dirs:  []string{"/home/anna", "/home/anna/Documents", "/home/anna/Mina dokument"},

			documents: "/home/anna/Mina dokument", state: "/home/anna/.local/state/mognad",
		},
		{
			name: "a list in a place of its own, and a state folder of its own", system: "linux", home: "/home/anna",
			env:   map[string]string{"XDG_CONFIG_HOME": "/etc/anna", "XDG_STATE_HOME": "/var/anna"},
			files: map[string]string{"/etc/anna/user-dirs.dirs": "XDG_DOCUMENTS_DIR=\"/srv/docs\""},
			dirs:  []string{"/home/anna", "/srv/docs"},

			documents: "/srv/docs", state: "/var/anna/mognad",
		},
		{
			name: "the environment goes before the list", system: "freebsd", home: "/home/anna",
			env:   map[string]string{"XDG_DOCUMENTS_DIR": "/data/docs"},
			files: map[string]string{"/home/anna/.config/user-dirs.dirs": config},
			dirs:  []string{"/home/anna", "/home/anna/Mina dokument", "/data/docs"},

			documents: "/data/docs", state: "/home/anna/.local/state/mognad",
		},
		{
			name: "a listed folder that is gone", system: "linux", home: "/home/anna",
			files: map[string]string{"/home/anna/.config/user-dirs.dirs": config},
			dirs:  []string{"/home/anna", "/home/anna/Documents"},

			documents: "/home/anna/Documents", state: "/home/anna/.local/state/mognad",
		},
		{
			name: "a Swedish folder", system: "linux", home: "/home/anna",
			dirs: []string{"/home/anna", "/home/anna/Dokument"},

			documents: "/home/anna/Dokument", state: "/home/anna/.local/state/mognad",
		},
		{
			name: "folders that are not named in full", system: "linux", home: "/home/anna",
			env:  map[string]string{"XDG_DOCUMENTS_DIR": "docs", "XDG_STATE_HOME": "state"},
			dirs: []string{"/home/anna", "docs"},

			documents: "/home/anna", state: "/home/anna/.local/state/mognad",
		},
		{name: "no home", system: "linux", dirs: []string{"/Documents"}},
		{name: "a home that does not exist", system: "linux", home: "/no-home", state: "/no-home/.local/state/mognad"},
		{
			name: "macOS", system: "darwin", home: "/Users/anna", dirs: []string{"/Users/anna", "/Users/anna/Documents"},

			documents: "/Users/anna/Documents", state: "/Users/anna/Library/Application Support/mognad",
		},
		{
			name: "Windows says where", system: "windows", known: `\\server\anna\Dokument`,
			env:  map[string]string{"USERPROFILE": `C:\Users\anna`, "LocalAppData": `C:\Users\anna\AppData\Local`},
			dirs: []string{`\\server\anna\Dokument`, `C:\Users\anna`, `C:\Users\anna\Documents`},

			documents: `\\server\anna\Dokument`, state: `C:\Users\anna\AppData\Local\mognad`,
		},
		{
			name: "Windows with a cloud drive", system: "windows",
			env:  map[string]string{"USERPROFILE": `C:\Users\anna`, "OneDrive": `C:\Users\anna\OneDrive - Storby`},
			dirs: []string{`C:\Users\anna`, `C:\Users\anna\Documents`, `C:\Users\anna\OneDrive - Storby\Documents`},

			documents: `C:\Users\anna\OneDrive - Storby\Documents`,
		},
		{
			name: "Windows without one", system: "windows", env: map[string]string{"USERPROFILE": `C:\Users\anna`},
			dirs: []string{`C:\Users\anna`, `C:\Users\anna\Documents`},

			documents: `C:\Users\anna\Documents`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desk{
				system: tt.system, home: tt.home, known: tt.known,
				getenv: func(name string) string { return tt.env[name] },
				isDir:  func(dir string) bool { return slices.Contains(tt.dirs, dir) },
				read: func(name string) ([]byte, error) {
					if text, ok := tt.files[name]; ok {
						return []byte(text), nil
					}
					return nil, errors.New("no such file")
				},
			}
			if got := d.documents(); got != tt.documents {
				t.Errorf("documents() = %q, want %q", got, tt.documents)
			}
			if got := d.state(); got != tt.state {
				t.Errorf("state() = %q, want %q", got, tt.state)
			}
		})
	}
}
