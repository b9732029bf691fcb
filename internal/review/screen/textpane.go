package screen

import (
	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/review"
)

// gutter is the column that points at the finding's rows.
const gutter = 2

// textLines draws the article with its findings marked.
func (m *model) textLines(a *review.Article, width, height int) []string {
	p := m.preview(a, width-gutter)
	place, _ := m.Session.Place()
	start, end := p.span(a.Findings[place.Finding].Span)
	first, last := p.rowOf(start), p.rowOf(max(start, end-1))
	if m.follow {
		m.bring(first, last, height, len(p.rows))
		m.follow = false
	}
	m.top = max(0, min(m.top, len(p.rows)-height))
	paints := m.paints(a, p, place)
	lines := make([]string, 0, height)
	for n := m.top; n < min(len(p.rows), m.top+height); n++ {
		l := newLine(gutter)
		if first <= n && n <= last {
			l.add(m.theme.key, "▌")
		}
		lines = append(lines, l.String()+p.line(p.rows[n], paints, &m.theme))
	}
	return pad(lines, width, height)
}

// preview returns the article's rows, made anew where something changed.
func (m *model) preview(a *review.Article, width int) *preview {
	place, _ := m.Session.Place()
	if m.stale || m.shown == nil || m.shown.width != width || m.place.Article != place.Article {
		if m.shown == nil || m.place.Article != place.Article {
			m.top = 0
		}
		m.shown = newPreview(a.Text, m.Session.Edits(), width)
		m.place, m.stale = place, false
	}
	return m.shown
}

// bring scrolls as little as it takes to show the rows with some around them;
// where they are far away, they come to the upper third.
func (m *model) bring(first, last, height, rows int) {
	margin := min(3, height/4)
	last = min(last, first+height-1-2*margin)
	switch {
	case first-margin < m.top-height || last+margin >= m.top+2*height:
		m.top = first - height/3
	case first-margin < m.top:
		m.top = first - margin
	case last+margin >= m.top+height:
		m.top = last + margin - height + 1
	}
	m.top = max(0, min(m.top, rows-height))
}

// paints returns the marks of all findings that are shown, that at hand last.
func (m *model) paints(a *review.Article, p *preview, at review.Place) []paint {
	paints := make([]paint, 0, len(a.Findings)+1)
	add := func(s document.Span, with look) {
		start, end := p.span(s)
		paints = append(paints, paint{start, max(end, start+1), with})
	}
	for i := range a.Findings {
		if f := &a.Findings[i]; i != at.Finding && m.Session.State(review.Place{Article: at.Article, Finding: i}) == review.Open {
			add(f.Span, m.theme.level[f.Level])
		}
	}
	now := &a.Findings[at.Finding]
	for _, r := range now.Related {
		add(r.Span, m.theme.related)
	}
	add(now.Span, m.theme.fill[now.Level])
	return paints
}
