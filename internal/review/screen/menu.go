package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/newslint/newslint/internal/review"
)

// menu is a choice among rules and their families.
type menu struct {
	items []menuItem
	at    int
}

type menuItem struct {
	// pattern is what the session filters by, "" for everything.
	pattern   string
	all, open int
}

func (m *model) startFilter() tea.Cmd {
	m.menu = newMenu(m.Session.Counts(m.Rules), m.Session.Filtered())
	m.mode = filtering
	return nil
}

// newMenu lists everything, then each family and its rules.
func newMenu(counts []review.RuleCount, chosen string) menu {
	items := []menuItem{{}}
	for i, c := range counts {
		family, _, _ := strings.Cut(c.Rule, "/")
		if i == 0 || !strings.HasPrefix(counts[i-1].Rule, family+"/") {
			items = append(items, menuItem{pattern: family})
		}
		items = append(items, menuItem{c.Rule, c.All, c.Open})
	}
	var mn menu
	for i, item := range items {
		items[0].all += item.all
		items[0].open += item.open
		if family, _, isRule := strings.Cut(item.pattern, "/"); isRule {
			for j := range items[:i] {
				if items[j].pattern == family {
					items[j].all += item.all
					items[j].open += item.open
				}
			}
		}
		if item.pattern == chosen {
			mn.at = i
		}
	}
	mn.items = items
	return mn
}

func (m *model) menuKey(name string) {
	switch name {
	case "down", "j", "n":
		m.menu.at = min(m.menu.at+1, len(m.menu.items)-1)
	case "up", "k", "p":
		m.menu.at = max(m.menu.at-1, 0)
	case "home":
		m.menu.at = 0
	case "end":
		m.menu.at = len(m.menu.items) - 1
	case "esc", "q", "f", "ctrl+c":
		m.mode = browsing
	case "enter", "space":
		m.mode = browsing
		m.Session.Filter(m.menu.items[m.menu.at].pattern)
		m.moved()
	}
}

// label names an item as the menu shows it.
func (i *menuItem) label() string {
	switch {
	case i.pattern == "":
		return "everything"
	case strings.Contains(i.pattern, "/"):
		return "  " + i.pattern
	}
	return i.pattern
}

func (i *menuItem) count() string { return thousands(i.open) + " open of " + thousands(i.all) }
