package figure_test

import (
	"testing"
	"time"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// FuzzFamily asks of any text that no rule of the family fails on it and that
// findings and their related places lie within the text.
func FuzzFamily(f *testing.F) {
	for _, text := range []string{
		"12 dead\n\nThe 15 dead of the 9 boats, or 3 percent (40%), all 9,000.",
		"from 40 to 50, a 20% rise; to 5 from 3, up 9 percent",
		"Five people: three men and one woman, 6 in all. Of the 3, 4",
		"9 km (8 miles), or 3 leagues, 5 °C (5 F) (", "between 5 and 3", "£1 ($2) and £3 ($9)",
		"Ada Fox, 40. The 50-year-old Fox, 60, born in 1990", "five units, each of 3,000 men. Up to 12,000 men.",
		"the 5 bn. The $5 million, 3-2, 787-9", "At 5, Ab is", "(7) of", "one in",
	} {
		f.Add(text)
	}
	w := worker(f)
	day := time.Date(2024, 11, 20, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		result := w.Check(document.Meta{Published: day}, []byte(text))
		for _, err := range result.Errors {
			t.Error(err)
		}
		for _, finding := range result.Findings {
			for _, s := range append([]document.Span{finding.Span}, relatedSpans(finding.Related)...) {
				if s.Start < 0 || s.End <= s.Start || int(s.End) > len(text) {
					t.Errorf("%s: span %v of %d bytes", finding.Rule.ID, s, len(text))
				}
			}
		}
	})
}

func relatedSpans(related []lint.Related) []document.Span {
	var spans []document.Span
	for _, r := range related {
		spans = append(spans, r.Span)
	}
	return spans
}
