package assess

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

var update = flag.Bool("update", false, "write the expected problems of testdata/err anew")

// smallList returns the checklist that differs from the built-in one in all a
// checklist may differ in.
func smallList(t testing.TB) *checklist.Checklist {
	t.Helper()
	name := filepath.Join("..", "checklist", "testdata", "ok", "tiny.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	list, err := checklist.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func bigList(t testing.TB) *checklist.Checklist {
	t.Helper()
	list, ok := builtin.Find("eservices-21", "1.0.0")
	if !ok {
		t.Fatal("the built-in checklist is missing")
	}
	return list
}

// caseFiles returns the files of a folder in testdata.
func caseFiles(t testing.TB, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata/%s: %v", folder, err)
	}
	return files
}

// listFor returns the checklist that a file names, the small one if it names
// none that there is.
func listFor(t testing.TB, file string, data []byte) *checklist.Checklist {
	t.Helper()
	if ref, err := ReadRef(file, data); err == nil {
		if list, ok := builtin.Find(ref.ID, ref.Release); ok {
			return list
		}
	}
	return smallList(t)
}

func mustRead(t testing.TB, name string, data []byte, list *checklist.Checklist) *Assessment {
	t.Helper()
	a, err := Read(name, data, list)
	if err != nil {
		t.Fatalf("Read(%s) = %v", name, err)
	}
	return a
}

func TestReadAcceptsEveryOKFile(t *testing.T) {
	for _, file := range caseFiles(t, "ok") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		mustRead(t, file, data, listFor(t, file, data))
	}
}

func TestReadTellsEveryProblem(t *testing.T) {
	for _, file := range caseFiles(t, "err") {
		name := filepath.Base(file)
		t.Run(strings.TrimSuffix(name, ".yaml"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = Read(name, data, smallList(t))
			invalid, ok := errors.AsType[*yamlfile.InvalidError](err)
			if !ok {
				t.Fatalf("Read(%s) = %v, want an InvalidError", name, err)
			}
			got := invalid.Error() + "\n"
			expected := strings.TrimSuffix(file, ".yaml") + ".err"
			if *update {
				if err := os.WriteFile(expected, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(expected)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("Read(%s) (-want +got):\n%s", name, diff)
			}
			if sv := invalid.In(language.Swedish).String(); strings.ContainsAny(got+sv, "⟨⟩") {
				t.Errorf("Read(%s) lacks words: %s%s", name, got, sv)
			}
		})
	}
}

// withLevel is an assessment whose only answer has the level as it is written.
func withLevel(written string) []byte {
	return []byte("version: 1\nchecklist: {id: library-hours, release: \"0.3.1\"}\nunit: {name: \"Nordvik\"}\n" +
		"date: 2026-11-23\nanswers:\n  a.one:\n    level: " + written + "\nend: true\n")
}

func TestReadTakesALevelOnlyAsAPlainDigit(t *testing.T) {
	list := smallList(t)
	for _, written := range []string{"0", "1", "2", "3", "3 # as the librarian said", " 3 "} {
		if _, err := Read("x.yaml", withLevel(written), list); err != nil {
			t.Errorf("level: %s is an error: %v", written, err)
		}
	}
	refused := []string{
		"no", "yes", "on", "~", "", "null", "3.0", "3.9", "1e1", "1e0", "010", "03", "00", "0x3", "0o3", "0b11", "3_0", "+3", "'3'", `"3"`,
		`"3 "`, "３", "٣", "½", "three", "-1", "-0", "4", "5", "99999999999999999999", ".nan", ".inf", "-.inf", "3#x", "# todo",
		"|\n      3", ">-\n      3", "[3]", "{3: 3}", "true", "n/a", "unknown", "not-applicable", "2026-11-23",
	}
	for _, written := range refused {
		_, err := Read("x.yaml", withLevel(written), list)
		invalid, ok := errors.AsType[*yamlfile.InvalidError](err)
		if !ok {
			t.Errorf("level: %s gives %v, want an InvalidError", written, err)
			continue
		}
		p := invalid.Problems[0]
		if msg := invalid.Error(); p.Line != 7 || len(invalid.Problems) != 1 || !strings.Contains(msg, "0, 1, 2, 3") ||
			!strings.Contains(msg, "state: not-applicable") || !strings.Contains(msg, "state: unknown") {
			t.Errorf("level: %s gives %q, want one problem in line 7 that names the levels and the states", written, msg)
		}
	}
}

func TestReadKeepsTextsByteForByte(t *testing.T) {
	for _, text := range []string{"05111000", "09162000", "+49 30 1", "12e5", "1.10", "0x1F", "NO", "1_000", "12:30:45", "2026-02-30", "0o7"} {
		data := strings.Replace(string(withLevel("1")), `"Nordvik"`, `"Nordvik", code: `+text, 1)
		if got := mustRead(t, "x.yaml", []byte(data), smallList(t)).Unit.Code; got != text {
			t.Errorf("code: %s reads as %q", text, got)
		}
	}
}

func TestReadRefReadsAFileWithFaultyAnswers(t *testing.T) {
	data := strings.Replace(string(withLevel("3.9")), "0.3.1\"", "0.3.1\", sha256: \""+strings.Repeat("0f", 32)+"\"", 1)
	ref, err := ReadRef("x.yaml", []byte(data+"oops: [1, 2]\n"))
	want := Ref{"library-hours", "0.3.1", strings.Repeat("0f", 32)}
	if err != nil || ref != want {
		t.Errorf("ReadRef = %v, %v, want %v", ref, err, want)
	}
}

func TestReadRefRefusesWhatNamesNoChecklist(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"an empty file", "", "the file is empty"},
		{"only comments", "# x\n", "the file is empty"},
		{"a list", "- a\n", "want keys with values"},
		{"a text", "hello\n", "want keys with values"},
		{"another kind of file", "title: x\n", "does not name its checklist"},
		{"no release", "checklist: {id: x}\n", `"release" is missing`},
		{"a newer version", "version: 2\nchecklist: [1]\n", "use a newer release"},
		{"two documents", "checklist: {id: x, release: 1.0.0}\n---\na: 1\n", "a second document"},
		{"a quote left open", "checklist: \"x\n", "never closed"},
		{"Latin-1", "unit: {name: \"Sk\xf6vde\"}\n", "not UTF-8"},
		{"an alias", "a: &a x\nb: *a\n", "not allowed"},
		{"more than a mebibyte", "a: \"" + strings.Repeat("x", 1<<20) + "\"\n", "KiB"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadRef("x.yaml", []byte(tt.data))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("ReadRef = %v, want an error with %q", err, tt.want)
			}
			if _, err := Read("x.yaml", []byte(tt.data), smallList(t)); err == nil {
				t.Error("Read accepts it")
			}
		})
	}
}

func TestCutOff(t *testing.T) {
	tests := []struct {
		name, data string
		want       bool
	}{
		{"whole", "a: 1\nend: true\n", false},
		{"whole with Windows line ends", "a: 1\r\nend: true\r\n", false},
		{"cut between the two bytes of a Windows line end", "a: 1\r\nend: true\r", true},
		{"blank lines and comments after the end", "a: 1\nend: true  # done\n\n# x\n", false},
		{"no line break", "a: 1\nend: true", true},
		{"no end", "a: 1\n", true},
		{"the end not last", "end: true\na: 1\n", true},
		{"the end as a text", "a: |\n  end: true\n", true},
		{"the end inside a map", "a:\n  end: true\n", true},
		{"the end with another value", "a: 1\nend: false\n", true},
		{"nothing", "", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, got := CutOff("x.yaml", []byte(tt.data))
			if got != tt.want {
				t.Errorf("CutOff(%q) = %v, want %v", tt.data, got, tt.want)
			}
			if got && (p.File != "x.yaml" || p.Line < 1 || strings.Contains(p.In(language.Swedish).String(), "⟨")) {
				t.Errorf("CutOff(%q) tells %q", tt.data, p.In(language.Swedish))
			}
		})
	}
}

func TestNoPrefixOfAFilePassesAsWhole(t *testing.T) {
	for _, file := range caseFiles(t, "ok") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list := listFor(t, file, data)
		saved, err := Write(mustRead(t, file, data, list), list)
		if err != nil {
			t.Fatal(err)
		}
		for _, whole := range [][]byte{saved, []byte(strings.ReplaceAll(string(saved), "\n", "\r\n"))} {
			for n := range whole {
				if _, cut := CutOff(file, whole[:n]); cut {
					continue
				}
				if _, err := Read(file, whole[:n], list); err == nil {
					t.Fatalf("the first %d of %d bytes of %s pass as a whole file", n, len(whole), file)
				}
			}
		}
	}
}

func TestEveryErrCaseHasItsExpectation(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "err", "*.err"))
	if err != nil {
		t.Fatal(err)
	}
	cases := caseFiles(t, "err")
	for _, f := range files {
		if !slices.Contains(cases, strings.TrimSuffix(f, ".err")+".yaml") {
			t.Errorf("%s belongs to no case", f)
		}
	}
}
