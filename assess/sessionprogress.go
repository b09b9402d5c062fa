package assess

// A Progress says how far a session has come, for the points that it asks.
type Progress struct {
	Counts
	Areas []AreaProgress // in checklist order, those without an asked point left out
}

// An AreaProgress is the progress of one area.
type AreaProgress struct {
	ID string
	Counts
}

// Progress returns how many of the asked points are in which state.
func (s *Session) Progress() Progress {
	byArea := map[string]Counts{}
	var p Progress
	for _, point := range s.asked {
		state := s.now.Answers[point.ID].State
		c := byArea[point.Area]
		c.count(state)
		byArea[point.Area] = c
		p.count(state)
	}
	for _, area := range s.list.Areas {
		if c := byArea[area.ID]; c.All > 0 {
			p.Areas = append(p.Areas, AreaProgress{area.ID, c})
		}
	}
	return p
}

// count adds one point in the state.
func (c *Counts) count(state State) {
	c.All++
	switch state {
	case Answered:
		c.Answered++
	case NotApplicable:
		c.NotApplicable++
	case Unknown:
		c.Unknown++
	case Unanswered:
		c.Unanswered++
	}
}
