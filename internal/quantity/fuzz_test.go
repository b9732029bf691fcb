package quantity

import (
	"math"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// FuzzRead asks of any text that its quantities lie in order, within their
// sentences, and have numbers for values.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"Some 8,000 men and 12 ft 2 in, $5-10 million.", "between 3 and a half and 1/2", "one hundred and", "1.2.3,4 ½½ %%",
		"a dozen or so of the 12", "minus -5°C (23 F)", "12 13 14", "twenty-", "USD50 MEUR 60 C$ 5", "hundred thousand trillionths",
		"9 a.m. 10:30 9/11 2024-04-03", "Ada Example, 40, a 41-year-old", "5 per cent per", "as many as", "\xff3\xfe m²",
		"<\x14-5", "up to minus 3", "under minus 2",
		"99999999999999999999999999999999999999999999999999 trillion billion billion",
	} {
		f.Add(text)
	}
	d := document.New(document.MustVocabulary(testWords, nil))
	var q Quantities
	f.Fuzz(func(t *testing.T, text string) {
		d.Parse(document.Meta{}, []byte(text))
		q.Read(d)
		last := int32(0)
		for i := range q.All {
			x := &q.All[i]
			s := d.Sentences[x.Sentence]
			switch low, high := x.Interval(); {
			case x.First < last || x.End <= x.First:
				t.Errorf("tokens %d to %d behind %d", x.First, x.End, last)
			case x.First < s.FirstToken || x.First >= s.EndToken:
				t.Errorf("tokens %d to %d outside sentence %d", x.First, x.End, x.Sentence)
			case int(x.End) > len(d.Tokens) || x.Lead > x.First || int(x.Head) >= len(d.Tokens) || x.Head < -1:
				t.Errorf("tokens out of bounds: %+v", *x)
			case math.IsNaN(x.Value) || math.IsNaN(low) || math.IsNaN(high) || low > high:
				t.Errorf("%q is %g, within %g and %g", d.Bytes(x.Span), x.Value, low, high)
			}
			last = x.End
		}
	})
}
