package interview

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"mognad/assess"
	"mognad/assess/store"
	"mognad/checklist/language"
)

// storeSays makes the error that the store tells with a phrase.
func storeSays(key string, args ...any) error {
	words := language.Embedded(os.DirFS("../store"))
	return &language.Error{Message: words.Message(key, append([]any{"path", longPath}, args...)...)}
}

func storeChanged() error {
	words := language.Embedded(os.DirFS("../store"))
	return &store.ChangedError{Path: longPath, Kept: longPath + ".kept", Message: words.Message("changed", "path", longPath, "kept", longPath+".kept")}
}

const (
	longPath = "/home/anna.andersson/Documents/Kommunstyrelsen/Digitalisering/bedömning 2026/exempelby.yaml"
	copyPath = "/home/anna.andersson/Documents/rescued-exempelby.yaml"
)

// vault is a place where answers are kept, that fails as it is told.
type vault struct {
	keepErr, saveErr error
	copied           string // where the emergency copy is
	kept             []*assess.Assessment
	saves            int
}

func (v *vault) options() Options {
	o := Options{
		Keep: func(a *assess.Assessment) error {
			if v.keepErr == nil {
				v.kept = append(v.kept, a)
			}
			return v.keepErr
		},
		Save: func() error {
			v.saves++
			return v.saveErr
		},
	}
	if v.copied != "" {
		o.Rescue = func(*assess.Assessment) (string, error) { return v.copied, nil }
	}
	return o
}

func vaultScreen(s *assess.Session, v *vault, width, height int) model {
	m := newModel(s, v.options())
	m.width, m.height = width, height
	return m.reveal()
}

// flat is the screen as one line, however it was broken.
func flat(m model) string { return strings.Join(strings.Fields(ansi.Strip(m.render())), "") }

func packed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTroubleSaysWhatIsWrongAndWhereTheAnswersAre(t *testing.T) {
	tests := []struct {
		name   string
		vault  vault
		en, sv []string
	}{
		{"disk-full", vault{keepErr: storeSays("disk-full")}, []string{"the disk is full", "Your answers are still here", "ctrl+s tries again"}, []string{"disken är full", "Svaren finns kvar här", "ctrl+s försöker igen"}},
		{"read-only", vault{keepErr: storeSays("file-read-only", "advice", "save elsewhere")}, []string{"the file may only be read", "Your answers are still here"}, []string{"filen är skrivskyddad", "Svaren finns kvar här"}},
		{"folder-gone", vault{keepErr: storeSays("no-folder", "folder", "/home/anna.andersson")}, []string{"there is no folder", "Your answers are still here"}, []string{"finns inte", "Svaren finns kvar här"}},
		{"rescued", vault{keepErr: storeSays("disk-full"), copied: copyPath}, []string{"the disk is full", copyPath, "ctrl+s tries again"}, []string{"disken är full", copyPath, "ctrl+s försöker igen"}},
		{"changed", vault{saveErr: storeChanged()}, []string{"changed by someone else", "Your answers are safe", "v shows the difference"}, []string{"Någon annan har ändrat filen", "Svaren är i säkerhet", "v visar skillnaden"}},
		{"keep-changed", vault{keepErr: storeChanged()}, []string{"someone else has changed the file", "Your answers are still here", longPath + ".kept", "v shows the difference"}, []string{"någon annan har ändrat filen", "Svaren finns kvar här", longPath + ".kept", "v visar skillnaden"}},
		{"not-filed", vault{saveErr: storeSays("disk-full")}, []string{"Your answers are safe", "journal", "the disk is full"}, []string{"Svaren är i säkerhet", "journalen", "disken är full"}},
	}
	for _, tt := range tests {
		for lang, says := range map[language.Tag][]string{language.English: tt.en, language.Swedish: tt.sv} {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", tt.name, lang, size.width, size.height), func(t *testing.T) {
					v := tt.vault
					m := pressed(t, vaultScreen(sessionOf(builtinList(t), lang, nil), &v, size.width, size.height), "2")
					checkFrame(t, m, tt.name)
					for _, want := range says {
						if !strings.Contains(flat(m), packed(want)) {
							t.Errorf("the screen does not say %q:\n%s", want, ansi.Strip(m.render()))
						}
					}
					if m.left {
						t.Error("the screen has closed")
					}
					golden.RequireEqual(t, m.render()+"\n")
				})
			}
		}
	}
}

// TestTroubleLeavesRoomForDialogs holds that something of the trouble is always
// seen, and that what is written is, too.
func TestTroubleLeavesRoomForDialogs(t *testing.T) {
	windows := append(sizes, struct{ width, height int }{leastWidth, leastHeight})
	keys := [][]string{{"c", "type:a", "enter", "type:b"}, {"p"}, {"t"}, {"e"}, {"f"}, {"g"}, {"/", "type:data", "down"}, {"r"}, {"s"}, {"right", "right", "n", "enter"}, {"q"}}
	for _, lang := range language.All() {
		for _, size := range windows {
			for _, k := range keys {
				v := vault{keepErr: storeSays("disk-full"), copied: copyPath}
				m := pressed(t, vaultScreen(sessionOf(builtinList(t), lang, nil), &v, size.width, size.height), "2")
				m = pressed(t, m, k...)
				place := fmt.Sprintf("%q in %s at %dx%d", k, lang, size.width, size.height)
				checkFrame(t, m, place)
				if want := map[language.Tag]string{language.English: "Not saved.", language.Swedish: "Inte sparat."}[lang]; !strings.Contains(ansi.Strip(m.render()), want) {
					t.Errorf("%s: the trouble is not seen:\n%s", place, ansi.Strip(m.render()))
				}
			}
		}
	}
}

func TestTryingAgain(t *testing.T) {
	v := vault{keepErr: storeSays("disk-full"), copied: copyPath}
	s := sessionOf(builtinList(t), language.English, nil)
	m := pressed(t, vaultScreen(s, &v, 80, 24), "2", "ctrl+s", "ctrl+s", "right", "3")
	if !m.unsaved() || m.left || len(v.kept) != 0 {
		t.Fatalf("unsaved %v, left %v", m.unsaved(), m.left)
	}
	v.keepErr = nil
	m = pressed(t, m, "ctrl+s")
	if m.unsaved() || m.unfiled() || len(v.kept) != 1 || v.saves != 1 || v.kept[0] != s.Assessment() {
		t.Errorf("unsaved %v, unfiled %v, kept %d, saves %d", m.unsaved(), m.unfiled(), len(v.kept), v.saves)
	}
	if got := ansi.Strip(m.render()); strings.Contains(got, "Not saved") || !strings.Contains(got, "Everything is saved again.") {
		t.Errorf("the screen says\n%s", got)
	}
}

// That everything is saved again is said when it is true of the file, too.
func TestSavedAgainIsNotSaidBeforeTheFileIs(t *testing.T) {
	v := vault{keepErr: storeSays("no-folder", "folder", "/home/anna.andersson")}
	m := pressed(t, vaultScreen(sessionOf(builtinList(t), language.English, nil), &v, 80, 24), "2")
	v.keepErr, v.saveErr = nil, storeChanged()
	m = pressed(t, m, "ctrl+s")
	if got := flat(m); strings.Contains(got, packed("Everything is saved")) || !strings.Contains(got, packed("Your answers are safe")) {
		t.Errorf("the screen says\n%s", got)
	}
	v.saveErr = nil
	m = pressed(t, m, "ctrl+s")
	if got := ansi.Strip(m.render()); !strings.Contains(got, "Everything is saved again.") {
		t.Errorf("the screen says\n%s", got)
	}
}

func TestNewsOfASaveIsShown(t *testing.T) {
	v := vault{}
	o := v.options()
	told := 0
	o.News = func() language.Sayer {
		if told++; told > 2 || v.saves == 0 {
			return nil
		}
		return words.Message("note-all-saved")
	}
	m := pressed(t, newModel(sessionOf(builtinList(t), language.English, nil), o), "2")
	if got := ansi.Strip(m.render()); !strings.Contains(got, "Everything is saved.") {
		t.Errorf("the screen says\n%s", got)
	}
	told, v.saves = 0, 0
	o.Out, o.In = &strings.Builder{}, strings.NewReader("2\n")
	if _, err := RunPlain(t.Context(), sessionOf(tinyList(t), language.English, nil), o); err != nil {
		t.Fatal(err)
	}
	if got := o.Out.(*strings.Builder).String(); strings.Count(got, "Everything is saved.") != 1 {
		t.Errorf("by lines it says\n%s", got)
	}
}

func TestTheNextAnswerTriesAgainByItself(t *testing.T) {
	v := vault{saveErr: storeSays("disk-full")}
	m := pressed(t, vaultScreen(sessionOf(builtinList(t), language.English, nil), &v, 80, 24), "2")
	v.saveErr = nil
	if m = pressed(t, m, "3"); m.unfiled() || len(m.trouble()) > 0 {
		t.Errorf("unfiled %v, trouble %q", m.unfiled(), m.trouble())
	}
}

func TestSomebodyElseChangedTheFile(t *testing.T) {
	tests := []struct {
		name  string
		vault vault
		keys  []string
		left  bool
		open  bool // the difference is wanted
		saves int
	}{
		{"the difference is shown", vault{saveErr: storeChanged()}, []string{"2", "v"}, true, true, 1},
		{"the file is not tried again by itself", vault{saveErr: storeChanged()}, []string{"2", "3", "1"}, false, false, 1},
		{"but when asked for", vault{saveErr: storeChanged()}, []string{"2", "ctrl+s"}, false, false, 2},
		{"leaving asks", vault{saveErr: storeChanged()}, []string{"2", "q"}, false, false, 1},
		{"and then shows it", vault{saveErr: storeChanged()}, []string{"2", "q", "v"}, true, true, 1},
		{"or stays", vault{saveErr: storeChanged()}, []string{"2", "q", "esc", "3"}, false, false, 1},
		{"or leaves", vault{saveErr: storeChanged()}, []string{"2", "q", "ctrl+c"}, true, false, 1},
		{"v means nothing where nothing is wrong", vault{}, []string{"2", "v"}, false, false, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := tt.vault
			m := pressed(t, vaultScreen(sessionOf(builtinList(t), language.English, nil), &v, 80, 24), tt.keys...)
			if m.left != tt.left || m.differ != tt.open || v.saves != tt.saves {
				t.Errorf("left %v, difference %v, %d saves", m.left, m.differ, v.saves)
			}
		})
	}
}

func TestRunTellsThatTheDifferenceIsWanted(t *testing.T) {
	v := vault{saveErr: storeChanged()}
	o := v.options()
	tried := make(chan struct{})
	save := o.Save
	o.Save = func() error { defer close(tried); return save() }
	o.In, o.Out, o.Environ = &after{first: "2", then: "v", when: tried}, io.Discard, []string{"TERM=xterm"}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	outcome, err := Run(ctx, sessionOf(tinyList(t), language.English, nil), o)
	if err != nil || !outcome.Differ {
		t.Errorf("outcome %+v, error %v", outcome, err)
	}
}

// after gives its first text, and when something has happened its second one,
// again and again as an impatient person does.
type after struct {
	first, then string
	when        <-chan struct{}
	waited      bool
}

func (a *after) Read(p []byte) (int, error) {
	if a.first != "" {
		p[0], a.first = a.first[0], a.first[1:]
		return 1, nil
	}
	if !a.waited {
		<-a.when
		a.waited = true
	}
	time.Sleep(20 * time.Millisecond)
	return copy(p, a.then), nil
}

// That something is saved is said beside what that could be, and nowhere else.
func TestSavedStandsBesideWhatIsSaved(t *testing.T) {
	tests := []struct {
		keys []string
		says bool
	}{
		{[]string{"2"}, true},
		{[]string{"2", "c"}, true},
		{[]string{"2", "enter"}, false},
		{[]string{"2", "enter", "left"}, true},
		{[]string{"2", "x"}, false},
		{[]string{"space", "space", "x"}, false},
		{[]string{"t", "type:4", "enter", "enter", "x", "enter", "left"}, true},
		{[]string{"2", "s"}, false},
		{[]string{"2", "r"}, false},
		{[]string{"2", "?"}, false},
		{[]string{"2", "g"}, false},
		{[]string{"2", "/"}, false},
		{[]string{"2", "/", "type:data"}, false},
		{[]string{"2", "e"}, false},
		{[]string{"2", "e", "type:KS 1", "ctrl+s", "esc"}, true},
	}
	for _, tt := range tests {
		for _, size := range sizes {
			s := sessionOf(builtinList(t), language.English, nil)
			m := pressed(t, screenOf(s, &disk{}, size.width, size.height), tt.keys...)
			foot := ""
			for _, r := range m.foot(m.lay()) {
				foot += ansi.Strip(paint([]row{r}, m.width, m.styles)) + "\n"
			}
			if got := strings.Contains(foot, "saved"); got != tt.says {
				t.Errorf("%q at %dx%d: says that it is saved: %v\n%s", tt.keys, size.width, size.height, got, foot)
			}
		}
	}
}
