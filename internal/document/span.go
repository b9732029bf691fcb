package document

// Span is a half-open range of bytes, [Start, End), of a document's text.
type Span struct {
	Start, End int32
}

// Len returns the number of bytes in the span.
func (s Span) Len() int32 { return s.End - s.Start }

// Overlaps reports whether the spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Union returns the smallest span that holds both.
func (s Span) Union(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }
