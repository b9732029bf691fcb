package screen

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// longestEdit is how many bytes of lines can be edited on the screen.
const longestEdit = 16 << 10

func (m *model) startEdit() tea.Cmd {
	lines, err := m.Session.Lines()
	switch {
	case m.fail(err):
	case len(lines.Text) > longestEdit:
		m.said, m.failed = "the lines are too long to be edited here", true
	default:
		m.input, m.mode = editor{string(lines.Text), lines.Finding}, editing
	}
	return nil
}

func (m *model) startIgnore() tea.Cmd {
	if _, here := m.Session.Place(); here {
		m.input, m.mode = editor{}, reasoning
	}
	return nil
}

// typed takes a key into the text that is being written.
func (m *model) typed(name string, key tea.Key) {
	m.say("")
	switch name {
	case "esc", "ctrl+c":
		m.mode = browsing
		m.say("Left as it was.")
	case "enter":
		m.finishInput()
	case "alt+enter", "shift+enter", "ctrl+j":
		if m.mode == editing {
			m.input.insert("\n")
		}
	case "up":
		m.input.vertical(-1, m.inputWidth())
	case "down":
		m.input.vertical(1, m.inputWidth())
	default:
		if !m.input.key(name) && key.Text != "" {
			m.input.insert(key.Text)
		}
	}
}

func (m *model) paste(text string) {
	switch m.mode {
	case editing:
		m.input.insert(printable(text))
	case reasoning:
		m.input.insert(strings.ReplaceAll(printable(text), "\n", " "))
	}
}

// finishInput makes a decision of what was written.
func (m *model) finishInput() {
	var err error
	if m.mode == editing {
		err = m.Session.Edit([]byte(m.input.text))
	} else {
		err = m.Session.Ignore(strings.TrimSpace(m.input.text))
	}
	if m.fail(err) {
		return
	}
	m.mode = browsing
	m.say("")
	m.decided()
}

func (m *model) startWrite() tea.Cmd {
	if m.orders = m.Session.Orders(); len(m.orders) == 0 {
		m.say("There is no decision to write.")
		return nil
	}
	m.mode, m.afterwards = confirming, false
	return nil
}

func (m *model) confirmKey(name string) tea.Cmd {
	switch name {
	case "y":
		m.mode = writing
		orders, write, ctx := m.orders, m.Write, m.ctx
		return func() tea.Msg { return writtenMsg(write(ctx, orders)) }
	case "n", "esc", "q", "ctrl+c":
		m.mode, m.afterwards = browsing, false
		m.say("Nothing was written.")
	}
	return nil
}

// written tells what came of writing.
func (m *model) written(w Written) {
	m.mode, m.orders = browsing, nil
	m.changed()
	switch {
	case m.fail(m.Renew(m.Session, w)):
	case len(w.Problems) > 0:
		m.said, m.failed = w.Problems[0].Error(), true
		if more := len(w.Problems) - 1; more > 0 {
			m.said = "(and " + strconv.Itoa(more) + " more) " + m.said
		}
	case m.afterwards:
		m.quit = true
	default:
		m.say("Wrote " + count(w.Files, "file") + known(w.Known) + ".")
	}
}

// known tells of findings that went into the baseline.
func known(n int) string {
	if n == 0 {
		return ""
	}
	return ", and " + count(n, "finding") + " into the baseline"
}

func (m *model) startQuit() tea.Cmd {
	if read, _ := m.Session.Kept(); read > 0 {
		m.mode = quitting
		return nil
	}
	m.quit = true
	return nil
}

func (m *model) quitKey(name string) tea.Cmd {
	switch name {
	case "w":
		cmd := m.startWrite()
		m.afterwards = true
		return cmd
	case "q", "y", "ctrl+c":
		m.quit = true
	case "esc", "n":
		m.mode = browsing
	}
	return nil
}

func (m *model) startForget() tea.Cmd {
	switch _, unread := m.Session.Kept(); {
	case unread == 0:
		m.say("All kept decisions are of texts that are here.")
	case !m.Session.Complete():
		m.say("Not all has been read yet.")
	default:
		m.mode = forgetting
	}
	return nil
}

func (m *model) forgetKey(name string) {
	switch name {
	case "y":
		m.mode = browsing
		if !m.fail(m.Session.Forget()) {
			m.say("Dropped.")
		}
	case "n", "esc", "q", "ctrl+c":
		m.mode = browsing
		m.say("They are kept.")
	}
}
