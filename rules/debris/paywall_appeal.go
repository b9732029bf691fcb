package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed paywall-appeal.md
var paywallAppealPage string

// PaywallAppeal needs a phrase of an appeal that speaks to the reader; a story
// about subscriptions speaks of others, or inside quotes.
var PaywallAppeal = &lint.Rule{
	ID:    "debris/paywall-appeal",
	Level: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, layout.Appeal, `%q asks the reader to pay or to register: %s`, always)
	},
	Doc: paywallAppealPage,
}
