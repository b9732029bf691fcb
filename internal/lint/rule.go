// Package lint runs rules over documents. It defines what a rule and a finding
// are, works out each fact once for all rules, and orders what they find.
package lint

import (
	"fmt"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// Level says how grave a finding is; the names are SARIF's.
type Level uint8

// The levels, in rising order.
const (
	Note Level = iota
	Warning
	Error
)

// String returns the level's name as SARIF spells it.
func (l Level) String() string {
	switch l {
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "note"
}

// ParseLevel returns the level of that name.
func ParseLevel(name string) (Level, error) {
	for _, l := range []Level{Note, Warning, Error} {
		if name == l.String() {
			return l, nil
		}
	}
	return 0, fmt.Errorf("unknown level %q: it is note, warning or error", name)
}

// Rule is one thing that newslint looks for. It is a plain value without
// state; rules.All lists every one.
type Rule struct {
	// ID is family/name, permanent words that name the defect.
	ID    string
	Level Level
	// Off: the rule is a matter of policy and runs only when selected.
	Off bool
	// Phrases wake the rule; all rules' phrases share one matcher.
	Phrases []string
	// When wakes the rule where the text holds a token of one of the classes.
	// With neither Phrases nor When it looks at every document.
	When document.ClassSet
	// Check reports what it finds.
	Check func(*Pass)
	// Doc is the rule's manual page in Markdown.
	Doc string
}

// Family returns the part of the id before the slash.
func (r *Rule) Family() string {
	family, _, _ := strings.Cut(r.ID, "/")
	return family
}

// Summary returns the first paragraph below the page's title: one sentence on
// what the rule flags.
func (r *Rule) Summary() string {
	_, rest, _ := strings.Cut(r.Doc, "\n")
	paragraph, _, _ := strings.Cut(strings.TrimSpace(rest), "\n\n")
	return strings.Join(strings.Fields(paragraph), " ")
}
