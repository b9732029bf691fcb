package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed duplicate-block.md
var duplicateBlockPage string

// DuplicateBlock asks for a whole paragraph, word for word: refrains and
// interview questions are shorter.
var DuplicateBlock = &lint.Rule{
	ID:    "debris/duplicate-block",
	Level: lint.Warning,
	Check: func(p *lint.Pass) {
		reportRepeats(p, layout.RepeatedBlock, "the paragraph %q stands here a second time")
	},
	Doc: duplicateBlockPage,
}
