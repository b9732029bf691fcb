package lint

import (
	"cmp"
	"slices"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/quantity"
	"github.com/newslint/newslint/internal/timex"
)

// Mention is a date or a quantity of the text, normalised.
type Mention struct {
	document.Span
	// Timex is the TIMEX3 type of a date (DATE, TIME, DURATION, SET) and Value
	// its TIMEX3 value; both are empty for a quantity.
	Timex, Value string
	// Low and High bound a quantity; they are equal for a single number.
	Low, High float64
	// Modifier is the TIMEX3 mod of a date, or how a quantity stands to the truth.
	Modifier string
	// Unit is a quantity's canonical unit, or the noun that it counts.
	Unit string
}

// Mentions appends all dates and quantities of a text to dst, by start.
func (w *Worker) Mentions(dst []Mention, meta document.Meta, text []byte) []Mention {
	for p := range parts(text) {
		first := len(dst)
		dst = w.readPart(meta, &p).mentions(dst)
		for i := range dst[first:] {
			m := &dst[first+i]
			m.Span = p.shifted(m.Span)
		}
	}
	return dst
}

// mentions appends all dates and quantities to dst, by start.
func (f *Facts) mentions(dst []Mention) []Mention {
	first := len(dst)
	dates := f.Dates().Expressions
	for i := range dates {
		dst = append(dst, dateMention(&dates[i]))
	}
	quantities := f.Quantities().All
	for i := range quantities {
		dst = append(dst, f.quantityMention(&quantities[i]))
	}
	slices.SortStableFunc(dst[first:], func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return dst
}

func dateMention(e *timex.Expression) Mention {
	return Mention{Span: e.Span, Timex: e.Type.String(), Value: e.Value.String(), Modifier: e.Modifier.String()}
}

func (f *Facts) quantityMention(q *quantity.Quantity) Mention {
	m := Mention{Span: q.Span, Low: q.Low(), High: q.High(), Modifier: q.Modifier.String(), Unit: q.Unit.Name()}
	if m.Unit == "" && q.Head >= 0 {
		m.Unit = string(f.doc.Word(q.Head))
	}
	return m
}
