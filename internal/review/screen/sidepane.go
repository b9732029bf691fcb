package screen

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/review"
)

// sideLines draws the list of the article's findings and, below it, all about
// the one at hand.
func (m *model) sideLines(a *review.Article, width, height int) []string {
	detail := m.detailLines(a, width)
	detail = detail[:min(len(detail), height-4)]
	list := m.listLines(a, width, height-len(detail)-1)
	return pad(append(append(list, m.rule(width)), detail...), width, height)
}

// listLines draws a line a finding, as many as there is room for.
func (m *model) listLines(a *review.Article, width, height int) []string {
	place, _ := m.Session.Place()
	var lines []string
	selected := 0
	for i := range a.Findings {
		f := &a.Findings[i]
		if m.Session.Filtered() != "" && !f.Rule.Fits(m.Session.Filtered()) {
			continue
		}
		if i == place.Finding {
			selected = len(lines)
		}
		lines = append(lines, m.listLine(f, review.Place{Article: place.Article, Finding: i}, i == place.Finding, width))
	}
	top := max(0, min(selected-height/2, len(lines)-height))
	return lines[top:min(len(lines), top+height)]
}

func (m *model) listLine(f *lint.Finding, at review.Place, here bool, width int) string {
	with := look{bold: here}
	l := newLine(width)
	if here {
		l.add(m.theme.key, "▌")
	}
	l.fill(look{}, gutter)
	state := m.Session.State(at)
	m.badge(l, f.Level, state == review.Open)
	if state != review.Open {
		with.faint = !here
	}
	position := fmt.Sprintf(" %d:%d %s", f.Start.Line, f.Start.Column, stateSigns[state])
	from := width - textWidth(position)
	return l.addTo(from, with, " "+f.Rule.ID).fill(with, from).add(with, position).String()
}

// stateSigns stand behind a finding in the list.
var stateSigns = [...]string{review.Open: " ", review.Accepted: "✓", review.Changed: "✎", review.Ignored: "×", review.Gone: "~"}

// badge draws the level's letter.
func (m *model) badge(l *line, level lint.Level, open bool) {
	with := m.theme.fill[level]
	if !open {
		with = m.theme.soft
	}
	l.add(with, strings.ToUpper(level.String()[:1]))
}

// detailLines says all about the finding at hand.
func (m *model) detailLines(a *review.Article, width int) []string {
	place, _ := m.Session.Place()
	f := &a.Findings[place.Finding]
	head := newLine(width)
	head.add(m.theme.fill[f.Level], " "+f.Level.String()+" ").add(look{}, " ").add(m.theme.heading, f.Rule.ID)
	lines := []string{head.String()}
	lines = append(lines, paragraph(look{}, f.Message, "", width)...)
	for _, r := range f.Related {
		lines = append(lines, paragraph(m.theme.soft, fmt.Sprintf("%d:%d %s", r.Start.Line, r.Start.Column, r.Message), "  ", width)...)
	}
	lines = append(lines, newLine(width).String())
	if what := m.verdict(place); what != "" {
		return append(lines, paragraph(m.theme.inserted, what, "  ", width)...)
	}
	return append(lines, m.offers(f, width)...)
}

// verdict says what has become of the finding, nothing where it is open.
func (m *model) verdict(at review.Place) string {
	state := m.Session.State(at)
	d := m.Session.Decided(at)
	switch {
	case state == review.Gone:
		return "~ Goes with what another decision changes."
	case d == nil:
		return ""
	case state == review.Ignored:
		return "× Ignored: " + d.Reason
	case state == review.Changed:
		return "✎ Edited by hand."
	}
	return "✓ " + d.Title
}

// offers lists what can be done about a finding.
func (m *model) offers(f *lint.Finding, width int) []string {
	var lines []string
	offer := func(key, what string) {
		const column = 3
		for i, r := range paragraph(look{}, what, "", width-column) {
			if i > 0 {
				key = ""
			}
			lines = append(lines, newLine(column).add(m.theme.key, key).String()+r)
		}
	}
	switch {
	case f.Fix != nil && f.Fix.Safe:
		offer("a", f.Fix.Title)
	case f.Fix != nil:
		offer("a", f.Fix.Title+" (look first: it may lose something)")
	}
	const most = 9
	for i := range f.Alternatives[:min(most, len(f.Alternatives))] {
		offer(strconv.Itoa(i+1), f.Alternatives[i].Title)
	}
	offer("e", "edit by hand")
	offer("i", "ignore, with a reason")
	return lines
}
