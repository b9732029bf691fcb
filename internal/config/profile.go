package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/newslint/newslint/internal/lint"
)

// DefaultProfile is the profile where a file names none.
const DefaultProfile = "corpus"

// The switches that are no levels.
const (
	off = "off"
	on  = "on"
)

// profiles set rules for a use of the articles; what one leaves out stays as the
// rule's author chose. The last switch that fits a rule decides.
var profiles = map[string][]Switch{
	// Articles that train or feed a machine: the rules are made for it.
	"corpus": nil,

	// A newsroom's own text before it is published. The day of publication and
	// the site's furniture are added later, so dates without an anchor and
	// appeals are no defects; a note between editors or a machine's remark that
	// slips through is an embarrassment, and a false figure a correction.
	"desk": {
		{Pattern: "date/unanchored-*", To: off},
		{Pattern: "date/missing-year", To: off},
		{Pattern: "debris/paywall-appeal", To: off},
		{Pattern: "debris/newsletter-signup", To: off},
		{Pattern: "debris/copyright-notice", To: off},
		{Pattern: "debris/editor-note", To: "error"},
		{Pattern: "debris/chatbot-residue", To: "error"},
		{Pattern: "date/mixed-order", To: "warning"},
		{Pattern: "figure/differing-estimates", To: "warning"},
	},

	// Articles cut into passages that are found and read alone. A passage has
	// no date but the ones that it states, and every line of debris is one that
	// a search may bring up, even a credit.
	"rag": {
		{Pattern: "date/unanchored-*", To: "error"},
		{Pattern: "date/missing-year", To: "warning"},
		{Pattern: "debris/author-bio", To: "warning"},
		{Pattern: "debris/wire-credit", To: "warning"},
		{Pattern: "debris/affiliate-note", To: "warning"},
		{Pattern: "debris/copyright-notice", To: "warning"},
		{Pattern: "debris/duplicate-headline", To: "warning"},
	},

	// Articles kept as they were published. What their authors wrote stays,
	// right or wrong, and is noted; what scraping or decoding did to them is
	// still damage. A byline's note or a credit belongs to the record.
	"archive": {
		{Pattern: "date", To: "note"},
		{Pattern: "figure", To: "note"},
		{Pattern: "date/wrong-preposition", To: off},
		{Pattern: "date/mixed-order", To: off},
		{Pattern: "debris/copyright-notice", To: off},
		{Pattern: "debris/editor-note", To: "note"},
	},
}

// CheckProfile returns an error for a profile that there is not, with the
// nearest one.
func CheckProfile(name string) error {
	names := Profiles()
	if slices.Contains(names, name) {
		return nil
	}
	if near := lint.Nearest(name, names); near != "" {
		return fmt.Errorf("unknown profile %q: did you mean %q?", name, near)
	}
	return fmt.Errorf("unknown profile %q: it is one of %s", name, strings.Join(names, ", "))
}

// Profiles lists the names of the profiles.
func Profiles() []string { return slices.Sorted(maps.Keys(profiles)) }
