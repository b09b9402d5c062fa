package store

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestName is how long a name that we make may be. It leaves room for an
// ending and for a folder on systems that count the whole path.
const longestName = 80

// SafeName makes the name of a file out of texts from anywhere: the name of a
// municipality, the id of a checklist. It consists of A–Z, a–z, 0–9, dot, dash
// and underscore, has 1 to 80 characters, begins and ends with neither a dot
// nor a dash, and is not one that Windows keeps for devices. Latin letters lose
// their marks, "Åmål" becomes "Amal"; what is left over becomes a dash, as do
// the seams between the parts. A name of nothing at all is "file". The name has
// no ending; the caller adds it.
func SafeName(parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		for _, r := range norm.NFKD.String(part) {
			b.WriteString(plain(r))
		}
		b.WriteByte('-')
	}
	name := strings.Trim(joinRuns(b.String()), "-.")
	if name == "" {
		return "file"
	}
	if stem, _, _ := strings.Cut(name, "."); isDevice(stem) {
		name = stem + "_" + name[len(stem):]
	}
	return strings.TrimRight(name[:min(len(name), longestName)], "-.")
}

// plain returns what r becomes in a name: itself, other letters, a dash, or
// nothing for a mark that stood on a letter.
func plain(r rune) string {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-', r == '_':
		return string(r)
	case unicode.Is(unicode.Mn, r):
		return ""
	}
	lower := unicode.ToLower(r)
	i := slices.IndexFunc(letters(), func(l letter) bool { return l.from == lower })
	if i < 0 {
		return "-"
	}
	to := letters()[i].to
	if r != lower {
		return strings.ToUpper(to[:1]) + to[1:]
	}
	return to
}

// A letter is a Latin letter that Unicode does not take apart.
type letter struct {
	from rune
	to   string
}

func letters() []letter {
	return []letter{
		{'æ', "ae"},
		{'œ', "oe"},
		{'ø', "o"},
		{'ß', "ss"},
		{'đ', "d"},
		{'ð', "d"},
		{'þ', "th"},
		{'ł', "l"},
		{'ħ', "h"},
		{'ı', "i"},
		{'ŋ', "n"},
		{'ŧ', "t"},
		{'ƶ', "z"},
		{'ɨ', "i"},
		{'ʉ', "u"},
	}
}

// joinRuns makes one dash of each run of dots and dashes, and keeps a single dot.
func joinRuns(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		n := len(s[i:]) - len(strings.TrimLeft(s[i:], "-."))
		switch n {
		case 0:
			b.WriteByte(s[i])
			n = 1
		case 1:
			b.WriteByte(s[i])
		default:
			b.WriteByte('-')
		}
		i += n
	}
	return b.String()
}

// isDevice reports whether Windows takes a name, with any ending, for a device.
func isDevice(stem string) bool {
	stem = strings.ToUpper(stem)
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	port, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		port, ok = strings.CutPrefix(stem, "LPT")
	}
	return ok && len(port) == 1 && port[0] >= '0' && port[0] <= '9'
}
