package date

import (
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

// reportUnanchored reports the first expression that is meant and cannot be
// placed, with the others as related; a possessive or quoted one leads only
// where no plainer one stands.
//
// The message says lacks behind the quoted expression.
func reportUnanchored(p *lint.Pass, lacks string, meant func(i int) bool) {
	dates := p.Dates()
	if dates.Anchor.Source != timex.NoSource {
		return
	}
	lead, best := -1, -1
	var all []int
	for i := range dates.Expressions {
		e := &dates.Expressions[i]
		if !meant(i) || isStray(p, e) {
			continue
		}
		all = append(all, i)
		if plain := plainness(p.Doc, e); plain > best {
			lead, best = i, plain
		}
	}
	if lead < 0 {
		return
	}
	e := &dates.Expressions[lead]
	f := lint.Finding{
		Span:       e.Span,
		Message:    fmt.Sprintf("%q %s, and nothing dates this article", p.Doc.String(e.Span), lacks),
		Confidence: 0.9,
	}
	for _, i := range all {
		if i != lead {
			f.Related = append(f.Related, lint.Related{Span: dates.Expressions[i].Span, Message: "cannot be placed either"})
		}
	}
	p.Report(f)
}

// plainness ranks the expressions by how surely they mean one day: those of
// running text before quoted ones, possessives and modifiers.
func plainness(d *document.Document, e *timex.Expression) int {
	switch {
	case e.Quoted:
		return 0
	case isModifier(d, e) || d.WordIs(e.First-1, "the"):
		return 1
	case e.Form == timex.RelativePeriod && d.WordIs(e.First, "this"), isYearsAgo(e):
		return 2
	}
	return 3
}

func isYearsAgo(e *timex.Expression) bool {
	_, ok := e.YearsAgo()
	return ok
}
