package screen

import (
	tea "charm.land/bubbletea/v2"

	"github.com/newslint/newslint/internal/review"
)

// binding is a key of the browsing mode.
type binding struct {
	keys []string
	// name is how the key is shown, does says what it does; short is for the
	// last line of the screen, empty for a key that stands in the help alone.
	name, does, short string
	act               func(*model) tea.Cmd
}

// bindings are all keys of the browsing mode, in the order of the help.
func bindings() []binding {
	return []binding{
		{[]string{"n", "j", "down"}, "n ↓", "next finding", "next", step(1)},
		{[]string{"p", "k", "up"}, "p ↑", "previous finding", "previous", step(-1)},
		{[]string{"o"}, "o", "next finding that is not decided about", "", (*model).stepOpen},
		{[]string{"]", "N", "right"}, "] →", "next article", "", stepArticle(1)},
		{[]string{"[", "P", "left"}, "[ ←", "previous article", "", stepArticle(-1)},
		{[]string{"a", "enter"}, "a", "accept the fix", "accept", decide((*review.Session).Accept)},
		{[]string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "1…9", "choose one of several fixes", "", nil},
		{[]string{"e"}, "e", "edit the lines by hand", "edit", (*model).startEdit},
		{[]string{"i"}, "i", "ignore the finding, with a reason for the baseline", "ignore", (*model).startIgnore},
		{[]string{"u"}, "u", "undo the last decision", "undo", (*model).undo},
		{[]string{"f"}, "f", "show the findings of one rule or family only", "filter", (*model).startFilter},
		{[]string{"w"}, "w", "write the decisions, after a question", "write", (*model).startWrite},
		{[]string{"q", "ctrl+c"}, "q", "quit; decisions are kept for the next time", "quit", (*model).startQuit},
		{[]string{"space", "pgdown", "ctrl+d"}, "space", "scroll the text down; b up", "", scroll(1)},
		{[]string{"b", "pgup", "ctrl+u"}, "", "", "", scroll(-1)},
		{[]string{"tab"}, "tab", "text or findings, where the terminal is narrow", "", (*model).flip},
		{[]string{"D"}, "D", "drop kept decisions on texts that are not here", "", (*model).startForget},
		{[]string{"?", "h"}, "?", "this help", "", (*model).help},
		{[]string{"ctrl+z"}, "", "", "", func(*model) tea.Cmd { return tea.Suspend }},
		{[]string{"ctrl+l"}, "", "", "", func(*model) tea.Cmd { return tea.ClearScreen }},
	}
}

// key does what a key means at the moment.
func (m *model) key(msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	switch m.mode {
	case editing, reasoning:
		m.typed(name, msg.Key())
		return nil
	case filtering:
		m.menuKey(name)
		return nil
	case confirming:
		return m.confirmKey(name)
	case quitting:
		return m.quitKey(name)
	case forgetting:
		m.forgetKey(name)
		return nil
	case writing:
		return nil
	case helping:
		m.mode = browsing
		return nil
	}
	m.say("")
	for _, b := range bindings() {
		for _, k := range b.keys {
			if k == name {
				return m.act(b, name)
			}
		}
	}
	return nil
}

func (m *model) act(b binding, key string) tea.Cmd {
	if b.act == nil {
		n := int(key[0] - '0')
		return decide(func(s *review.Session) error { return s.Choose(n) })(m)
	}
	return b.act(m)
}

func step(by int) func(*model) tea.Cmd {
	return func(m *model) tea.Cmd {
		m.went(m.Session.Step(by), by, "finding")
		return nil
	}
}

func stepArticle(by int) func(*model) tea.Cmd {
	return func(m *model) tea.Cmd {
		if _, here := m.Session.Place(); here {
			m.went(m.Session.StepArticle(by), by, "article")
		}
		return nil
	}
}

func (m *model) stepOpen() tea.Cmd {
	m.went(m.Session.StepOpen(), 1, "finding to decide about")
	return nil
}

// went tells where a step ended.
func (m *model) went(there bool, by int, what string) {
	m.moved()
	switch {
	case there:
	case by < 0:
		m.say("This is the first " + what + ".")
	case m.Session.Seeking():
		m.say("Reading on…")
	default:
		m.say("There is no further " + what + ".")
	}
}

// decide carries a decision to the session and goes on.
func decide(act func(*review.Session) error) func(*model) tea.Cmd {
	return func(m *model) tea.Cmd {
		if !m.fail(act(m.Session)) {
			m.decided()
		}
		return nil
	}
}

// decided goes on to the next finding, or says what is left.
func (m *model) decided() {
	m.changed()
	if m.Session.StepOpen() || m.Session.Seeking() {
		return
	}
	switch _, open := m.Session.Findings(); {
	case open == 0:
		m.sayAllDecided()
	case m.Session.Filtered() != "":
		m.say("No finding to decide about is behind this one under the filter; " + count(open, "finding") + " in all.")
	default:
		m.say("Nothing to decide about is behind this one; " + count(open, "finding") + " before it.")
	}
}

func (m *model) undo() tea.Cmd {
	if !m.fail(m.Session.Undo()) {
		m.say("Undone. " + m.tally())
	}
	m.changed()
	return nil
}

func (m *model) flip() tea.Cmd {
	m.list = !m.list
	return nil
}

func (m *model) help() tea.Cmd {
	m.mode = helping
	return nil
}

func scroll(by int) func(*model) tea.Cmd {
	return func(m *model) tea.Cmd {
		m.top += by * max(1, m.bodyHeight()-2)
		m.follow = false
		return nil
	}
}
