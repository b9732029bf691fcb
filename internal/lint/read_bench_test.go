package lint_test

import (
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/linttest"
	"github.com/newslint/newslint/rules"
)

// BenchmarkRead is the pass over the text with the words and phrases of all rules.
func BenchmarkRead(b *testing.B) {
	active, err := lint.Selection{}.Apply(rules.All())
	if err != nil {
		b.Fatal(err)
	}
	linter, err := lint.New(active)
	if err != nil {
		b.Fatal(err)
	}
	texts, size := linttest.Articles(b)
	worker := linter.Worker()
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			worker.Read(document.Meta{}, text)
		}
	}
}
