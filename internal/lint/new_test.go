package lint_test

import (
	"testing"

	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/rules"
)

// BenchmarkNew is what every run pays before its first document.
func BenchmarkNew(b *testing.B) {
	active, err := lint.Selection{}.Apply(rules.All())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lint.New(active); err != nil {
			b.Fatal(err)
		}
	}
}
