package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed sidebar-headline.md
var sidebarHeadlinePage string

// SidebarHeadline trusts that an article is one story: text that shares no
// words with it, under a label or among its like, is another one. Without a
// label it takes more evidence for the fix to be safe.
var SidebarHeadline = &lint.Rule{
	ID:    "debris/sidebar-headline",
	Level: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, layout.Teaser, `%q leads to other stories: %s`, func(piece layout.Piece) bool { return piece.Evident || piece.Evidence.Kinds() > 2 })
	},
	Doc: sidebarHeadlinePage,
}
