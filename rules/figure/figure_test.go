package figure_test

import (
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
	"github.com/newslint/newslint/internal/linttest"
	"github.com/newslint/newslint/rules"
)

// worker returns a worker with the rules of the family alone.
func worker(tb testing.TB) *lint.Worker {
	tb.Helper()
	family, err := lint.Matching(rules.All(), []string{"figure"})
	if err != nil {
		tb.Fatal(err)
	}
	return linttest.Worker(tb, family...)
}

// TestManyFiguresTakeLinearTime asks that eight times the figures, all of one
// kind and all pointing back, take no more than a few times eight times as long.
func TestManyFiguresTakeLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("it measures time")
	}
	w := worker(t)
	const line = "Some 40 boats sank. All 70 boats of the 90 boats sank, from 12 to 14 boats, or 9 percent, in the $5 million storm.\n"
	measure := func(lines int) int64 {
		text := []byte(strings.Repeat(line, lines))
		return testing.Benchmark(func(b *testing.B) {
			b.Helper()
			for b.Loop() {
				w.Check(document.Meta{}, text)
			}
		}).NsPerOp()
	}
	few, many := measure(500), measure(4000)
	if many > 30*few {
		t.Errorf("500 lines take %d ns, 4,000 take %d ns", few, many)
	}
}

// BenchmarkFamily runs the rules of the family over the test articles.
func BenchmarkFamily(b *testing.B) {
	texts, size := linttest.Articles(b)
	w := worker(b)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			w.Check(document.Meta{}, text)
		}
	}
}
