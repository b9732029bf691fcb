package rules_test

import (
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/linttest"
	"github.com/newslint/newslint/rules"
)

func TestCases(t *testing.T) { linttest.Run(t, rules.All(), "../testdata/rules") }

func TestRulesAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules.All() {
		if seen[r.ID] {
			t.Errorf("%s: listed twice", r.ID)
		}
		seen[r.ID] = true
		if !strings.HasPrefix(r.Doc, "# "+r.ID+"\n") {
			t.Errorf("%s: the page does not open with its id", r.ID)
		}
		if s := r.Summary(); !strings.HasPrefix(s, "Flags ") || !strings.HasSuffix(s, ".") {
			t.Errorf("%s: the page's first paragraph is no sentence of what the rule flags: %q", r.ID, s)
		}
	}
}
