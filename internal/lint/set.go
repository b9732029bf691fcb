package lint

import (
	"slices"

	"github.com/newslint/newslint/internal/document"
)

// Set is a choice among a linter's rules, made once for many documents.
type Set struct {
	// DateOrder is how to read dates in figures where neither the record nor
	// the text tells.
	DateOrder document.DateOrder
	rules     []readyRule
}

// readyRule is a rule with the phrases that the linter found it by.
type readyRule struct {
	Active
	family *document.Family // nil for a rule without phrases
}

// Set returns the choice of these rules at their levels. Rules that the linter
// was not made with are left out.
func (l *Linter) Set(rules []Active) *Set {
	s := &Set{}
	for _, r := range rules {
		i := slices.IndexFunc(l.all.rules, func(known readyRule) bool { return known.Rule == r.Rule })
		if i >= 0 {
			s.rules = append(s.rules, readyRule{r, l.all.rules[i].family})
		}
	}
	return s
}

// setOf returns the rules for a document.
func (l *Linter) setOf(meta *document.Meta) *Set {
	if l.Choose == nil {
		return l.all
	}
	return l.Choose(meta)
}
