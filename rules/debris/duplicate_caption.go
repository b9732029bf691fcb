package debris

import (
	_ "embed"
	"fmt"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed duplicate-caption.md
var duplicateCaptionPage string

// DuplicateCaption flags the second of two equal captions, word for word: two
// photographs with like captions differ in a name or a date.
var DuplicateCaption = &lint.Rule{
	ID:    "debris/duplicate-caption",
	Level: lint.Warning,
	Check: func(p *lint.Pass) { reportRepeats(p, layout.RepeatedCaption, "the caption %q stands here twice") },
	Doc:   duplicateCaptionPage,
}

// reportRepeats reports the copies of a kind; each names its first.
func reportRepeats(p *lint.Pass, kind layout.Kind, format string) {
	l := p.Layout()
	for _, repeat := range l.Repeats {
		if repeat.Kind != kind {
			continue
		}
		p.Report(lint.Finding{
			Span:    repeat.Span,
			Message: fmt.Sprintf(format, l.Excerpt(repeat.Span)),
			Related: []lint.Related{{Span: repeat.First, Message: "the first copy"}},
			// Only a whole caption, headline or paragraph is taken for a copy.
			Evidence: layout.Repetition | layout.Form,
			Fix:      deletion(p.Doc, repeat.Span, true),
		})
	}
}
