package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed consent-notice.md
var consentNoticePage string

// ConsentNotice trusts the phrases of such notices, which speak of "we" and
// "you"; a story on privacy law speaks of others.
var ConsentNotice = &lint.Rule{
	ID:    "debris/consent-notice",
	Level: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, layout.ConsentNotice, "%q asks for consent to cookies or the like: %s", always)
	},
	Doc: consentNoticePage,
}
