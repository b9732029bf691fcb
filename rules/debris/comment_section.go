package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed comment-section.md
var commentSectionPage string

// CommentSection trusts labels and controls, and what stands below them. What
// readers wrote is deleted only on demand.
var CommentSection = &lint.Rule{
	ID:    "debris/comment-section",
	Level: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, layout.Comment, `%q is the readers' comments: %s`, func(piece layout.Piece) bool { return piece.Evident && piece.End-piece.First <= 3 })
	},
	Doc: commentSectionPage,
}
