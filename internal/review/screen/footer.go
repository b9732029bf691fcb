package screen

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// footLines draws what stands at the bottom, and where the cursor is while
// something is written there.
func (m *model) footLines() ([]string, *tea.Cursor) {
	switch m.mode {
	case editing:
		return m.inputLines("Edit the lines:", "enter done  esc leave  alt+enter new line  ctrl+w ctrl+u ctrl+k delete")
	case reasoning:
		return m.inputLines("Ignore it, because:", "enter done  esc leave")
	case quitting:
		read, _ := m.Session.Kept()
		return m.question(count(read, "decision")+" not written yet. They are kept in "+m.Journal+".", "w", "write", "q", "quit", "esc", "stay"), nil
	case forgetting:
		_, unread := m.Session.Kept()
		return m.question("Drop "+count(unread, "kept decision")+" on texts that are not here?", "y", "drop", "esc", "keep"), nil
	case confirming:
		return m.question("Write this?", "y", "write", "esc", "back"), nil
	case writing:
		return m.question("Writing…"), nil
	case filtering:
		return m.question("Show the findings of:", "↑↓", "move", "enter", "show", "esc", "back"), nil
	case helping:
		return m.question("", "any key", "back"), nil
	}
	return []string{m.statusLine(), m.keyLine()}, nil
}

// question asks something, with the keys that answer it and what they do.
func (m *model) question(text string, keys ...string) []string {
	l := newLine(m.width)
	for i := 0; i+1 < len(keys); i += 2 {
		l.add(look{}, " ").add(m.theme.key, keys[i]).add(look{}, " "+keys[i+1]+" ")
	}
	return []string{newLine(m.width).add(m.theme.heading, " "+text).String(), l.String()}
}

// statusLine says what happened last, or how far the session is.
func (m *model) statusLine() string {
	l := newLine(m.width)
	l.add(look{}, " ")
	switch {
	case m.failed:
		l.add(m.theme.problem, m.said)
	case m.said != "":
		l.add(look{}, m.said)
	default:
		l.add(look{}, m.tally())
	}
	return l.right(m.theme.soft, m.reading()+" ").String()
}

// tally counts findings and decisions.
func (m *model) tally() string {
	all, open := m.Session.Findings()
	text := thousands(open) + " of " + count(all, "finding") + " open"
	if read, _ := m.Session.Kept(); read > 0 {
		text += ", " + count(read, "decision") + " to write"
	}
	if f := m.Session.Filtered(); f != "" {
		text += ", " + f + " only"
	}
	return text
}

// reading says how many records have been read.
func (m *model) reading() string {
	text := ""
	if m.problems > 0 {
		text = count(m.problems, "problem") + ", "
	}
	if !m.Session.Complete() {
		return text + thousands(m.records) + " read so far"
	}
	return text + thousands(m.records) + " read"
}

// keyLine lists the keys as far as there is room, and always that of the help.
func (m *model) keyLine() string {
	l := newLine(m.width)
	const help = "help"
	room := m.width - len(" ? ") - len(help) - 1
	for _, b := range bindings() {
		if b.short != "" && l.width+len(b.keys[0])+len(b.short)+len("   ") <= room {
			m.addKey(l, b.keys[0], b.short)
		}
	}
	m.addKey(l, "?", help)
	return l.String()
}

func (m *model) addKey(l *line, name, does string) {
	l.add(look{}, " ").add(m.theme.key, name).add(look{}, " "+does+" ")
}

// inputWidth is that of the text being written; the cursor may stand behind it.
func (m *model) inputWidth() int { return m.width - 3 }

// inputLines draws the text being written.
func (m *model) inputLines(title, keys string) ([]string, *tea.Cursor) {
	rows := wrap(m.input.text, m.inputWidth())
	at, column := m.input.cursor(rows)
	height := min(len(rows), max(1, m.height/2-2))
	top := max(0, min(at-height/2, len(rows)-height))
	head := newLine(m.width).add(m.theme.heading, " "+title)
	if m.failed {
		head.add(look{}, " ").add(m.theme.problem, m.said)
	}
	lines := []string{m.rule(m.width), head.String()}
	for _, r := range rows[top : top+height] {
		l := newLine(m.width).add(look{}, " ")
		for at := r.start; at < r.end; {
			g := firstGlyph(m.input.text[at:r.end])
			with := look{}
			if g.spelled {
				with = m.theme.spelled
			}
			l.put(with, g)
			at += g.size
		}
		lines = append(lines, l.String())
	}
	cursor := tea.NewCursor(1+min(column, m.inputWidth()), 2+at-top)
	return append(lines, newLine(m.width).add(m.theme.soft, " "+keys).String()), cursor
}

// helpLines list all keys.
func (m *model) helpLines() []string {
	blank := newLine(m.width).String()
	lines := []string{blank}
	for _, b := range bindings() {
		if b.does == "" {
			continue
		}
		lines = append(lines, newLine(m.width).add(look{}, "  ").add(m.theme.key, b.name).fill(look{}, 11).add(look{}, b.does).String())
	}
	lines = append(lines, blank)
	for _, sign := range []string{
		"✓ accepted  ✎ edited  × ignored  ~ goes with another decision",
		"Struck words go, and what comes in their place stands behind them.",
		"Nothing is written before w and y. Each decision is kept at once in " + m.Journal + ".",
	} {
		lines = append(lines, paragraph(look{}, "  "+sign, "  ", m.width)...)
	}
	return lines
}

// menuLines draw the choice among rules.
func (m *model) menuLines(height int) []string {
	lines := make([]string, 0, len(m.menu.items))
	for i := range m.menu.items {
		item := &m.menu.items[i]
		l := newLine(m.width)
		with := look{}
		if i == m.menu.at {
			with = m.theme.bar
		}
		l.add(with, " "+item.label()).fill(with, min(44, m.width-20)).add(with, " "+item.count()+" ")
		lines = append(lines, l.String())
	}
	top := max(0, min(m.menu.at-height/2, len(lines)-height))
	return lines[top:]
}

// orderLines list what is about to be written, a line a file.
func (m *model) orderLines(height int) []string {
	lines := []string{newLine(m.width).String()}
	files := byFile(m.orders)
	ignored := 0
	for i, f := range files {
		ignored += f.ignored
		if i >= height-5 && i < len(files)-1 {
			continue
		}
		if f.parts() != "" {
			lines = append(lines, newLine(m.width).add(m.theme.heading, " "+f.name).add(look{}, "  "+f.parts()).String())
		}
	}
	if hidden := len(files) - (height - 4); hidden > 0 {
		lines = append(lines, newLine(m.width).add(m.theme.soft, fmt.Sprintf(" … and %s more", count(hidden, "file"))).String())
	}
	if ignored > 0 {
		lines = append(lines, newLine(m.width).add(m.theme.heading, " "+m.Baseline).add(look{}, "  "+count(ignored, "finding")+" to ignore").String())
	}
	for _, o := range m.orders {
		if o.Removed > o.Size/2 {
			lines = append(lines, paragraph(m.theme.problem, " More than half of "+o.File+" "+o.Key.ID+" goes.", " ", m.width)...)
		}
	}
	return lines
}
