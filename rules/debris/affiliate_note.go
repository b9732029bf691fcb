package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed affiliate-note.md
var affiliateNotePage string

// AffiliateNote trusts the formulas of such disclosures. Off by default:
// curators differ on whether they belong to the text.
var AffiliateNote = &lint.Rule{
	ID:    "debris/affiliate-note",
	Level: lint.Note,
	Off:   true,
	Check: func(p *lint.Pass) {
		report(p, layout.Affiliation, "%q discloses a commission: %s", never)
	},
	Doc: affiliateNotePage,
}
