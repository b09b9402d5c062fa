package interview

// dialogHints are the keys that are named while a dialog is open.
func (m model) dialogHints() []command {
	switch {
	case m.dialog.kind == proofing:
		return m.proofHints()
	case m.dialog.kind.finds():
		return []command{
			{label: "enter", hint: words.Message("key-open"), rank: 1},
			{label: "↑ ↓", hint: words.Message("key-pick"), rank: 3},
			{label: "esc", hint: words.Message("key-cancel"), rank: 2},
		}
	case m.dialog.kind == weighing:
		return m.confidenceHints()
	case m.dialog.kind.several():
		return []command{
			{label: "esc", hint: words.Message("key-done"), rank: 1},
			{label: "enter", hint: words.Message("key-new-line"), rank: 2},
			{label: "ctrl+w", hint: words.Message("key-delete-word"), rank: 4},
		}
	}
	leave := words.Message("key-cancel")
	if m.dialog.kind == deciding || m.dialog.kind == dating {
		leave = words.Message("key-back")
	}
	return []command{
		{label: "enter", hint: words.Message("key-done"), rank: 1},
		{label: "esc", hint: leave, rank: 2},
	}
}

func (m model) proofHints() []command {
	p := m.dialog.proof
	done := words.Message("key-add")
	if p.index >= 0 {
		done = words.Message("key-done")
	}
	all := []command{{label: "enter", hint: words.Message("key-next-field"), rank: 1}}
	switch p.at {
	case noteField:
		all = []command{{label: "enter", hint: done, rank: 1}, {label: "ctrl+j", hint: words.Message("key-new-line"), rank: 3}}
	case kindField:
		all = append(all, command{label: "← →", hint: words.Message("form-key-turn"), rank: 1})
	case clausesField:
		all = append(all, command{label: "← →", hint: words.Message("key-look"), rank: 2}, command{label: words.Say(m.lang(), "key-space").String(), hint: words.Message("key-tick-here"), rank: 1})
	}
	if p.at != noteField {
		all = append(all, command{label: "ctrl+s", hint: done, rank: 2})
	}
	leave := words.Message("key-cancel")
	if p.warned {
		leave = words.Message("key-throw-away")
	}
	return append(all, command{label: "esc", hint: leave, rank: 2})
}
