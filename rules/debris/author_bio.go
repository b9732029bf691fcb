package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed author-bio.md
var authorBioPage string

// AuthorBio trusts the phrases of such notes where the article ends. Off by
// default: curators differ on whether they belong to the text.
var AuthorBio = &lint.Rule{
	ID:    "debris/author-bio",
	Level: lint.Note,
	Off:   true,
	Check: func(p *lint.Pass) {
		report(p, layout.Bio, "%q tells of the author: %s", never)
	},
	Doc: authorBioPage,
}
