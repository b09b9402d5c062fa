package assess

import (
	"bytes"
	"slices"
	"strings"

	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

// Update changes the file in data, which may be written by a person, so that it
// means a. Only the lines of what differs are replaced; all others stay as they
// are, with comments, order, blank lines, line ends and byte order mark.
// Comments inside an answer that is replaced move above it. A file without its
// mark of the end gets it.
//
// Where that cannot be done, since the file is not in block style there, say,
// the whole file is written anew as by [Write], and canonical is true: comments
// other than an editor's first line are then lost, so tell the person first.
//
// The outcome was read again with [Read] and is equal to a. The error is that
// of Read where data is not an assessment of the list, so that nothing is
// overwritten that was not understood, or that of Write. The name is used in
// problems only.
func Update(name string, data []byte, a *Assessment, list *checklist.Checklist) (out []byte, canonical bool, err error) {
	old, err := Read(name, data, list)
	if err != nil {
		return nil, false, err
	}
	if err := checkTexts(a); err != nil {
		return nil, false, err
	}
	for _, escaped := range []bool{false, true} {
		if out, ok := edit(data, old, a, list, escaped); ok && keeps(out, data, a, list) {
			return out, false, nil
		}
	}
	fresh, err := Write(a, list)
	if err != nil {
		return nil, false, err
	}
	out = dressed(fresh, data)
	if len(out) > yamlfile.MaxAssessment {
		return nil, false, tooBig(len(out))
	}
	return out, true, nil
}

// keeps reports whether out says what a says, is whole, and still has every
// comment of data.
func keeps(out, data []byte, a *Assessment, list *checklist.Checklist) bool {
	again, err := Read("", out, list)
	if err != nil || !again.Equal(a) || !whole(out) {
		return false
	}
	before, _ := yamlfile.Comments(data)
	after, _ := yamlfile.Comments(out)
	left := map[string]int{}
	for _, c := range after {
		left[c]++
	}
	return !slices.ContainsFunc(before, func(c string) bool {
		left[c]--
		return left[c] < 0
	})
}

// edit replaces the lines of what differs between old and a.
func edit(data []byte, old, a *Assessment, list *checklist.Checklist, escaped bool) ([]byte, bool) {
	e, ok := yamlfile.NewEdit(data)
	if !ok {
		return nil, false
	}
	root := e.Root()
	for _, key := range headKeys {
		if key == "answers" || key == "end" {
			continue
		}
		if text := renderHead(a, list, key, escaped); text != renderHead(old, list, key, escaped) {
			put(root, key, text, headKeys)
		}
	}
	if !editAnswers(e, old, a, list, escaped) {
		return nil, false
	}
	if root.Last() != "end" {
		root.Remove("end")
		root.Append(renderHead(a, list, "end", escaped))
	}
	return e.Bytes(), true
}

// editAnswers replaces the answers that differ. It reports false if the answers
// are not in block style.
func editAnswers(e *yamlfile.Edit, old, a *Assessment, list *checklist.Checklist, escaped bool) bool {
	changed := false
	block, ok := e.Under("answers")
	for _, p := range list.Points {
		if a.Answers[p.ID].Equal(old.Answers[p.ID]) {
			continue
		}
		changed = true
		if ok {
			put(block, p.ID, renderAnswer(p.ID, a.Answers[p.ID], &p, escaped), list.PointIDs())
		}
	}
	if ok || !changed {
		return true
	}
	if len(old.Answers) > 0 {
		return false
	}
	e.Root().Set("answers", renderHead(a, list, "answers", escaped), headKeys)
	return true
}

// put sets an entry, or takes it out where there is nothing to say.
func put(b *yamlfile.Block, key, text string, order []string) {
	if text == "" {
		b.Remove(key)
		return
	}
	b.Set(key, text, order)
}

// dressed gives a file that was written anew what the old one had around its
// text: an editor's first line, the byte order mark, the kind of line end.
func dressed(fresh, data []byte) []byte {
	text := string(fresh)
	rest, mark := bytes.CutPrefix(data, []byte("\uFEFF"))
	first, _, _ := strings.Cut(string(rest), "\n")
	line := strings.TrimSuffix(first, "\r")
	if strings.HasPrefix(line, modelineStart) {
		text = line + "\n" + text
	}
	if line != first {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if mark {
		text = "\uFEFF" + text
	}
	return []byte(text)
}
