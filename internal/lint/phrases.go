package lint

import (
	"strings"

	"github.com/newslint/newslint/internal/layout"
)

// Phrases are more phrases for a family, written as those of rules are.
type Phrases struct {
	// Family is one of PhraseFamilies.
	Family string
	Add    []string
}

// defaultLanguage is that of a family whose name says none.
const defaultLanguage = "/en"

// familyName returns the family's full name.
func (p Phrases) familyName() string {
	if strings.Contains(p.Family, "/") {
		return p.Family
	}
	return p.Family + defaultLanguage
}

// PhraseFamilies lists the families that phrases can be added to: those that
// tell what a block of text is, such as newsletter for English and
// newsletter/de for German, and the ids of the rules that look for phrases.
func PhraseFamilies(rules []*Rule) []string {
	var names []string
	for _, f := range layout.Families {
		names = append(names, strings.TrimSuffix(f.Name, defaultLanguage))
	}
	for _, r := range rules {
		if len(r.Phrases) > 0 {
			names = append(names, r.ID)
		}
	}
	return names
}
