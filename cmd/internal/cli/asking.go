package cli

import (
	"context"
	"io"

	"mognad/assess/interview"
)

// asking is how a person is asked who is there: on the screen or by lines.
type asking struct {
	plain   bool
	options interview.Options
	lines   io.Reader // where a person is asked by lines
}

// asker returns how the person is asked, nil if nobody is there.
func (a *app) asker(plain bool) *asking {
	if !a.interactive() {
		return nil
	}
	return &asking{plain: plain || !a.capable(), options: a.talking(), lines: a.lines}
}

// differ asks which of two versions holds, point by point.
func (k *asking) differ(ctx context.Context, v interview.Versions) (interview.Chosen, error) {
	if k.plain {
		return interview.DifferPlain(ctx, k.byLines(), v)
	}
	return interview.Differ(ctx, k.options, v)
}

// confirm asks a question.
func (k *asking) confirm(ctx context.Context, q interview.Question) (bool, error) {
	if k.plain {
		return interview.ConfirmPlain(ctx, k.byLines(), q)
	}
	return interview.Confirm(ctx, k.options, q)
}

// byLines returns what is needed of the process where a person is asked by lines.
func (k *asking) byLines() interview.Options {
	options := k.options
	options.In = k.lines
	return options
}
