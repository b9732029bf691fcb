package layout

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// articles returns the texts of the test articles, parsed.
func articles(b *testing.B) (docs []*document.Document, size int64) {
	b.Helper()
	v := document.MustVocabulary(Words, Families)
	for _, pattern := range []string{"../../testdata/articles/*.txt", "../../testdata/clean/*.txt"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			b.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			d := document.New(v)
			d.Parse(document.Meta{}, text)
			docs = append(docs, d)
			size += int64(len(text))
		}
	}
	return docs, size
}

func BenchmarkRead(b *testing.B) {
	docs, size := articles(b)
	var l Layout
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			l.Read(d)
		}
	}
}

func BenchmarkDescribe(b *testing.B) {
	docs, size := articles(b)
	var l Layout
	b.SetBytes(size)
	for b.Loop() {
		for _, d := range docs {
			l.Describe(d)
		}
	}
}
