package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"mognad/assess/store"
	"mognad/checklist/display"
)

// A format is a way to write a report, and how it does.
type format struct {
	name  string // as in --format, and the ending of a file
	write func(*bytes.Buffer) error
}

// outputs are the flags that say where results go.
type outputs struct {
	to     []string
	format string
	force  bool
}

func (o *outputs) addFlags(a *app, f *pflag.FlagSet) {
	f.StringArrayVarP(&o.to, "output", "o", nil, a.flag("flag-output"))
	f.StringVar(&o.format, "format", "", a.flag("flag-format"))
	f.BoolVar(&o.force, "force", false, a.flag("flag-force"))
}

// A destination is one thing to write.
type destination struct {
	format string
	path   string // "-" for standard output
}

// destinations works out where to write. Without -o it is standard output where
// --format is given, else the file standard, which has the first format.
func (o outputs) destinations(formats []string, standard string) ([]destination, error) {
	if o.format != "" && !slices.Contains(formats, o.format) {
		return nil, usage("unknown-format", "format", o.format, "allowed", formats)
	}
	if len(o.to) == 0 && o.format != "" {
		return []destination{{o.format, "-"}}, nil
	}
	if len(o.to) == 0 {
		return []destination{{formats[0], standard}}, nil
	}
	var all []destination
	for _, to := range o.to {
		d, err := o.destination(to, formats)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// destination reads one -o: FILE, FORMAT=FILE or "-".
func (o outputs) destination(to string, formats []string) (destination, error) {
	if to == "-" {
		if o.format == "" {
			return destination{}, usage("stdout-format", "allowed", formats)
		}
		return destination{o.format, to}, nil
	}
	if name, path, ok := strings.Cut(to, "="); ok && slices.Contains(formats, name) && path != "" {
		return destination{name, path}, nil
	}
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(to)), ".")
	if !slices.Contains(formats, ending) {
		return destination{}, usage("unknown-ending", "path", to, "allowed", formats)
	}
	return destination{ending, to}, nil
}

// write makes every destination's bytes first and writes them then, so that a
// fault in one leaves nothing half done.
func (o outputs) write(a *app, source string, dests []destination, formats []format) error {
	made := make([][]byte, len(dests))
	for i, d := range dests {
		at := slices.IndexFunc(formats, func(f format) bool { return f.name == d.format })
		var b bytes.Buffer
		if err := formats[at].write(&b); err != nil {
			return err
		}
		made[i] = b.Bytes()
	}
	var failed error
	for i, d := range dests { // what can be written is, whatever becomes of the others
		err := o.put(a, d.path, source, made[i])
		if err == nil {
			continue
		}
		if failed != nil {
			a.complain(failed)
		}
		failed = err
	}
	return failed
}

// put writes one file, or to standard output. The source is the assessment that
// it was made from, "" for none.
func (o outputs) put(a *app, path, source string, data []byte) error {
	if path == "-" {
		_, err := a.env.Stdout.Write(data)
		return err
	}
	if err := store.Replace(path, data, store.Overwrite{Source: source, Force: o.force}); err != nil {
		return err
	}
	a.tell("wrote", "path", full(path))
	return nil
}

// full returns the whole path of a file, for people who must find it.
func full(path string) display.Text {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return display.Clean(path).Line()
}

// besideFile names an output after the assessment: town.yaml, "gap-report" and
// pdf give town-gap-report.pdf in the same folder.
func besideFile(assessment, what, ending string) string {
	if assessment == "-" {
		return store.SafeName(what) + "." + ending
	}
	base := filepath.Base(assessment)
	base = strings.TrimSuffix(base, filepath.Ext(base))
	return filepath.Join(filepath.Dir(assessment), outputName(base, what)+"."+ending)
}

// longestBase is the most of an assessment's name that goes into the name of an
// output, so that what it is, and which, is never cut off.
const longestBase = 50

// outputName joins a name and what is made of it. A long name is cut, and a few
// digits that only it has stand for the rest.
func outputName(base, what string) string {
	name := store.SafeName(base)
	if len(name) <= longestBase {
		return store.SafeName(name, what)
	}
	sum := sha256.Sum256([]byte(base))
	return store.SafeName(name[:longestBase], hex.EncodeToString(sum[:4]), what)
}
