package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed duplicate-headline.md
var duplicateHeadlinePage string

// DuplicateHeadline looks at the first lines only; a title that the story
// quotes stands further down.
var DuplicateHeadline = &lint.Rule{
	ID:    "debris/duplicate-headline",
	Level: lint.Note,
	Check: func(p *lint.Pass) {
		reportRepeats(p, layout.RepeatedHeadline, "the headline %q stands here a second time")
	},
	Doc: duplicateHeadlinePage,
}
