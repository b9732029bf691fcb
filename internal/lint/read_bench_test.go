package lint_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
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
	paths, err := filepath.Glob("../../testdata/*/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no articles: %v", err)
	}
	var texts [][]byte
	size := 0
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, bytes.Clone(text))
		size += len(text)
	}
	worker := linter.Worker()
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			worker.Read(document.Meta{}, text)
		}
	}
}
