package screen

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Sizes in cells. Below wide the screen has one pane, below the least it has none.
const (
	wide        = 80
	leastWidth  = 24
	leastHeight = 8
	divider     = " │ "
)

// View draws the screen.
func (m *model) View() tea.View {
	var v tea.View
	v.AltScreen = true
	if m.width == 0 {
		return v
	}
	if m.width < leastWidth || m.height < leastHeight {
		v.Content = newLine(m.width).add(look{}, "too small").String()
		return v
	}
	lines := []string{m.headLine()}
	foot, cursor := m.footLines()
	lines = append(lines, m.body(m.height-1-len(foot))...)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	v.Cursor = cursor
	v.Content = strings.Join(append(lines, foot...), "\n")
	return v
}

// bodyHeight returns how many lines lie between the first and the footer.
func (m *model) bodyHeight() int {
	foot, _ := m.footLines()
	return max(1, m.height-1-len(foot))
}

// headLine says where the session is.
func (m *model) headLine() string {
	l := newLine(m.width)
	bar := m.theme.bar
	l.put(bar, glyph{width: 1, shown: " "})
	place, here := m.Session.Place()
	if !here {
		return l.add(bar, "newslint review").fill(bar, m.width).String()
	}
	e := m.Session.Entry()
	where := fmt.Sprintf("finding %d of %d, article %s of %s ",
		place.Finding+1, len(e.Marks), thousands(place.Article+1), thousands(m.Session.Articles()))
	if !m.Session.Complete() {
		where = strings.TrimSuffix(where, " ") + "+ "
	}
	if m.width < wide {
		where = fmt.Sprintf("%d/%d, %s/%s ", place.Finding+1, len(e.Marks), thousands(place.Article+1), thousands(m.Session.Articles()))
	}
	name := e.File
	if e.Line > 0 {
		name += ":" + strconv.Itoa(e.Line)
	}
	if e.Key.ID != "" {
		name += "  " + e.Key.ID
	}
	return l.addTo(m.width-textWidth(where)-1, bar, name).right(bar, where).fill(bar, m.width).String()
}

// body draws what lies between the first line and the footer.
func (m *model) body(height int) []string {
	switch m.mode {
	case helping:
		return m.padded(m.helpLines(), height)
	case filtering:
		return m.padded(m.menuLines(height), height)
	case confirming, writing:
		return m.padded(m.orderLines(height), height)
	}
	if _, here := m.Session.Place(); !here {
		return m.padded(m.emptyLines(), height)
	}
	a, err := m.Session.Current()
	if err != nil {
		return m.padded([]string{newLine(m.width).add(m.theme.problem, err.Error()).String()}, height)
	}
	if m.width >= wide {
		right := min(56, max(32, m.width*2/5))
		left := m.width - right - textWidth(divider)
		return beside(m.textLines(a, left, height), m.sideLines(a, right, height), m.theme.soft)
	}
	if m.list {
		return m.sideLines(a, m.width, height)
	}
	detail := m.detailLines(a, m.width)
	detail = detail[:min(len(detail), max(2, height/2-1))]
	text := m.textLines(a, m.width, height-len(detail)-1)
	return append(append(text, m.rule(m.width)), detail...)
}

// beside puts two panes of the same height next to each other.
func beside(left, right []string, between look) []string {
	for i := range left {
		left[i] += newLine(textWidth(divider)).add(between, divider).String() + right[i]
	}
	return left
}

// padded fills lines up to a height, or cuts them there.
func (m *model) padded(lines []string, height int) []string { return pad(lines, m.width, height) }

func pad(lines []string, width, height int) []string {
	lines = lines[:min(len(lines), height)]
	for len(lines) < height {
		lines = append(lines, strings.Repeat(" ", width))
	}
	return lines
}

// rule draws a line across.
func (m *model) rule(width int) string {
	return newLine(width).add(m.theme.soft, strings.Repeat("─", width)).String()
}

func (m *model) emptyLines() []string {
	text := "Reading…"
	switch {
	case m.Session.Complete() && m.records == 0:
		text = "Nothing could be read."
	case m.Session.Complete():
		text = "There is nothing to decide about in " + count(m.records, "article") + "."
	}
	return []string{newLine(m.width).String(), newLine(m.width).add(look{}, " "+text).String()}
}

// paragraph breaks text into lines of a width, the later ones indented.
func paragraph(with look, text, indent string, width int) []string {
	var lines []string
	room := max(8, width-textWidth(indent))
	for i, r := range wrap(text, room) {
		l := newLine(width)
		if i > 0 {
			l.add(look{}, indent)
		}
		lines = append(lines, l.add(with, strings.TrimRight(text[r.start:r.end], " ")).String())
	}
	return lines
}
