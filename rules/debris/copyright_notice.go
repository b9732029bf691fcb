package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed copyright-notice.md
var copyrightNoticePage string

// CopyrightNotice trusts the formulas of rights; the credit of a photograph has
// a name behind © and stands in a caption.
var CopyrightNotice = &lint.Rule{
	ID:    "debris/copyright-notice",
	Level: lint.Note,
	Check: func(p *lint.Pass) {
		report(p, layout.CopyrightNotice, "%q states whose rights the page is: %s", always)
	},
	Doc: copyrightNoticePage,
}
