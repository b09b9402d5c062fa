package interview

import (
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
	"mognad/examples/exempelby"
)

var picture = flag.Bool("picture", false, "rewrite the picture of the questionnaire in examples")

// TestPictureOfTheQuestionnaire compares the picture in the README with what the
// screen shows for the example town.
func TestPictureOfTheQuestionnaire(t *testing.T) {
	const file = "../../examples/terminal.svg"
	list, ok := builtin.Find(builtin.DefaultID, builtin.DefaultRelease)
	if !ok {
		t.Fatal("the built-in checklist is missing")
	}
	a, err := assess.Read("example", exempelby.Assessment(language.English), list)
	if err != nil {
		t.Fatal(err)
	}
	session := assess.NewSession(list, a, language.English)
	if err := session.GoTo("LO-2"); err != nil {
		t.Fatal(err)
	}
	m := newModel(session, Options{Colour: true})
	m.styles = newStyles(true, onLight())
	got := svg(m.render(), m.width, m.height)
	if *picture {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is not what the screen shows; run go test ./assess/interview -run Picture -picture (-want +got):\n%s", file, diff)
	}
}

// The measures of the picture, in pixels.
const (
	cellWidth  = 8.43
	cellHeight = 19
	margin     = 16
)

// svg draws a screen of text with colours as a picture.
func svg(screen string, columns, rows int) string {
	width, height := int(float64(columns)*cellWidth)+2*margin, rows*cellHeight+2*margin
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img">`+"\n", width, height)
	b.WriteString("<title>A point of the questionnaire in a terminal of 80 columns and 24 rows</title>\n")
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="8" fill="#FBFBF9" stroke="#C9CDCF"/>`+"\n", width, height)
	b.WriteString(`<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="#16191A" xml:space="preserve">` + "\n")
	for i, line := range strings.Split(screen, "\n") {
		if text := spans(line); text != "" {
			fmt.Fprintf(&b, `<text x="%d" y="%d">%s</text>`+"\n", margin, margin+i*cellHeight+14, text)
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// spans turns one line into text with its weight and colour.
func spans(line string) string {
	var b strings.Builder
	bold, fill := false, ""
	for line != "" {
		at := sgr.FindStringSubmatchIndex(line)
		text := line
		if at != nil {
			text = line[:at[0]]
		}
		b.WriteString(tspan(text, bold, fill))
		if at == nil {
			break
		}
		bold, fill = look(line[at[2]:at[3]], bold, fill)
		line = line[at[1]:]
	}
	return strings.TrimRight(b.String(), " ")
}

func tspan(text string, bold bool, fill string) string {
	if strings.TrimSpace(text) == "" {
		return text
	}
	var escaped strings.Builder
	if err := xml.EscapeText(&escaped, []byte(text)); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	attrs := ""
	if bold {
		attrs += ` font-weight="700"`
	}
	if fill != "" {
		attrs += fmt.Sprintf(` fill="%s"`, fill)
	}
	if attrs == "" {
		return escaped.String()
	}
	return "<tspan" + attrs + ">" + escaped.String() + "</tspan>"
}

// look reads the parameters of one sequence that changes how text looks.
func look(params string, bold bool, fill string) (bool, string) {
	codes := strings.Split(params, ";")
	for i := 0; i < len(codes); i++ {
		switch codes[i] {
		case "", "0":
			bold, fill = false, ""
		case "1":
			bold = true
		case "38":
			if i+4 < len(codes) && codes[i+1] == "2" {
				var r, g, b int
				fmt.Sscan(strings.Join(codes[i+2:i+5], " "), &r, &g, &b)
				fill = fmt.Sprintf("#%02X%02X%02X", r, g, b)
				i += 4
			}
		}
	}
	return bold, fill
}
