package debris

import (
	_ "embed"

	"github.com/newslint/newslint/internal/layout"
	"github.com/newslint/newslint/internal/lint"
)

//go:embed newsletter-signup.md
var newsletterSignupPage string

// NewsletterSignup needs a phrase of an invitation that speaks to the reader; a
// story about newsletters tells of them in sentences of its own.
var NewsletterSignup = &lint.Rule{
	ID:    "debris/newsletter-signup",
	Level: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, layout.Signup, "%q invites to a newsletter, an app or alerts: %s", always)
	},
	Doc: newsletterSignupPage,
}
