package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed wire-credit.md
var wireCreditPage string

// WireCredit trusts the formulas of desks and agencies. Off by default:
// curators differ on whether they belong to the text.
var WireCredit = &lint.Rule{
	ID:    "debris/wire-credit",
	Level: lint.Note,
	Off:   true,
	Check: func(p *lint.Pass) {
		report(p, layout.Credit, "%q credits those who had a hand in it: %s", never)
	},
	Doc: wireCreditPage,
}
