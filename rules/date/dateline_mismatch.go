package date

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/timex"
)

//go:embed dateline-mismatch.md
var datelineMismatchDoc string

// DatelineMismatch compares the dateline with the record's own date. Wire
// copy is printed a day or two later, so that is no mismatch.
var DatelineMismatch = &lint.Rule{
	ID:    "date/dateline-mismatch",
	Level: lint.Warning,
	When:  document.Classes(document.Month),
	Check: checkDatelineMismatch,
	Doc:   datelineMismatchDoc,
}

// wireDelay is by how many days a story may follow its dateline.
const wireDelay = 2

func checkDatelineMismatch(p *lint.Pass) {
	dates := p.Dates()
	if dates.Anchor.Source != timex.FromRecord || dates.Dateline < 0 {
		return
	}
	e := &dates.Expressions[dates.Dateline]
	day, ok := e.Value.Day()
	if !ok || !day.Exists() {
		return
	}
	apart := dates.Anchor.Day.Sub(day)
	if -wireDelay <= apart && apart <= wireDelay {
		return
	}
	p.Report(lint.Finding{
		Span: e.Span,
		Message: fmt.Sprintf("the dateline's %q and the record's date, %s, are %d days apart", p.Doc.String(e.Span),
			written(dates.Anchor.Day), max(apart, -apart)),
		Confidence: 0.9,
	})
}
