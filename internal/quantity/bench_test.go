package quantity

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// articles returns the test articles, one after the other.
func articles(tb testing.TB) []byte {
	tb.Helper()
	paths, err := filepath.Glob("../../testdata/*/*.txt")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no articles: %v", err)
	}
	var text bytes.Buffer
	for _, path := range paths {
		article, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		text.Write(article)
	}
	return text.Bytes()
}

// BenchmarkRead reads the quantities of a document that is taken apart already.
func BenchmarkRead(b *testing.B) {
	d := document.New(document.MustVocabulary(testWords, nil))
	d.Parse(document.Meta{}, articles(b))
	var q Quantities
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		q.Read(d)
	}
	b.ReportMetric(float64(len(q.All)), "quantities/op")
}

// TestReadKeepsItsMemory asks that a second reading allocates nothing.
func TestReadKeepsItsMemory(t *testing.T) {
	d := document.New(document.MustVocabulary(testWords, nil))
	d.Parse(document.Meta{}, articles(t))
	var q Quantities
	q.Read(d)
	if n := testing.AllocsPerRun(10, func() { q.Read(d) }); n > 0 {
		t.Errorf("%.0f allocations a document", n)
	}
}
