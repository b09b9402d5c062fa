package interview

import (
	"context"

	"mognad/assess"
)

// RunPlain asks line by line.
func RunPlain(ctx context.Context, session *assess.Session, o Options) (Outcome, error) { return Outcome{}, nil }
