package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed page-chrome.md
var pageChromePage string

// PageChrome trusts the shape of short lines and the company they keep; a
// subhead or a list of the story has the story around it.
var PageChrome = &lint.Rule{
	ID:    "debris/page-chrome",
	Level: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, layout.Chrome, `%q is the page, not the article: %s`, always)
	},
	Doc: pageChromePage,
}
