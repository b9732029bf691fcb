// Package rules lists every rule of newslint.
package rules

import (
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/rules/debris"
)

// All returns every rule in the order in which the catalogue shows them.
func All() []*lint.Rule {
	return []*lint.Rule{
		debris.PaywallAppeal,
		debris.SidebarHeadline,
		debris.DuplicateCaption,
		debris.PageChrome,
		debris.CommentSection,
	}
}
