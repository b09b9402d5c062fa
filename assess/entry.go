package assess

import (
	"errors"

	"mognad/checklist"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// EncodeAnswer returns the answer of one point as bytes, in the form that it has
// in a file; no bytes where nothing is said of the point. What is returned was
// read again with [DecodeAnswer] and is equal to a. An answer that could not
// be read again is an error.
func EncodeAnswer(list *checklist.Checklist, point string, a Answer) ([]byte, error) {
	p, ok := list.Point(point)
	if !ok {
		return nil, noSuch("session-no-point", "session-no-point-near", point, list.PointIDs())
	}
	if err := checkTexts(&Assessment{Answers: map[string]Answer{point: a}}); err != nil {
		return nil, err
	}
	for _, escaped := range []bool{false, true} {
		data := []byte(renderAnswer(point, a, p, escaped))
		again, err := DecodeAnswer(list, point, data)
		if invalid, ok := errors.AsType[*yamlfile.InvalidError](err); ok && escaped {
			return nil, &language.Error{Message: words.Message("file-not-written", "problem", invalid.Problems[0].Message), Err: err}
		}
		if err == nil && again.Equal(a) {
			return data, nil
		}
	}
	return nil, &language.Error{Message: words.Message("file-not-the-same")}
}

// DecodeAnswer reads what [EncodeAnswer] returned. It takes only what a file may
// say of the point, and of no other.
func DecodeAnswer(list *checklist.Checklist, point string, data []byte) (Answer, error) {
	if len(data) == 0 {
		if _, ok := list.Point(point); !ok {
			return Answer{}, noSuch("session-no-point", "session-no-point-near", point, list.PointIDs())
		}
		return Answer{}, nil
	}
	root, err := yamlfile.Parse(point, data, yamlfile.MaxAssessment)
	if root == nil {
		return Answer{}, err
	}
	r := reader{Reader: yamlfile.NewReader(point, err), list: list}
	answers := r.answers(root)
	if err := r.Err(); err != nil {
		return Answer{}, err
	}
	a, ok := answers[point]
	if !ok || len(answers) != 1 {
		return Answer{}, &language.Error{Message: words.Message("file-not-the-same")}
	}
	return a, nil
}
