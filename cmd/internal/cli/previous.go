package cli

import "mognad/assess"

func (a *app) compare(assessOptions, source, *assess.Session) {}
