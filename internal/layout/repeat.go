package layout

import "github.com/newslint/newslint/internal/document"

// Repeat is text that stands in the document twice.
type Repeat struct {
	// Span is the copy to do without, First the one to keep.
	Span, First document.Span
	Kind        Kind
}

// The least number of words of what counts as a repetition.
const (
	captionWords   = 5
	paragraphWords = 12
)

// captionReach is how many segments apart a caption and its copy may stand.
const captionReach = 2

// findRepeats finds captions printed twice, paragraphs that come again and
// headlines set twice. Whole segments that repeat are marked by their kind.
func (l *Layout) findRepeats() {
	r := &l.reader
	l.Repeats = l.Repeats[:0]
	for i := range l.Segments {
		t := &r.tallies[i]
		if t.words < captionWords {
			continue
		}
		if repeat, ok := l.doubled(i); ok {
			l.Repeats = append(l.Repeats, repeat)
			continue
		}
		if t.copies < 2 {
			continue
		}
		first := int(t.original)
		if first == i || r.tallies[first].words != t.words {
			continue
		}
		if kind := l.repeatKind(first, i); kind != None {
			l.Segments[i].Kind = kind
			l.Repeats = append(l.Repeats, Repeat{Span: l.Segments[i].Span, First: l.Segments[first].Span, Kind: kind})
		}
	}
}

// repeatKind says what the segment at i is that repeats the one at first.
func (l *Layout) repeatKind(first, i int) Kind {
	t := &l.reader.tallies[i]
	switch {
	case i-first <= captionReach && l.isCaption(i):
		return RepeatedCaption
	case first < headlineReach && i < headlineReach && t.shape&endsStop == 0:
		return RepeatedHeadline
	case t.words >= paragraphWords && t.shape&endsStop != 0:
		return RepeatedBlock
	}
	return None
}

// headlineReach is how many segments from the top a headline may come again.
const headlineReach = 8

// isCaption reports whether the segment reads like a picture's caption.
func (l *Layout) isCaption(i int) bool {
	t := &l.reader.tallies[i]
	return t.hits.has(PhotoCredit) && t.words <= 80
}

// doubled reports whether the segment is one text twice in a row.
func (l *Layout) doubled(i int) (Repeat, bool) {
	s := &l.Segments[i]
	d := l.reader.doc
	n := s.EndToken - s.FirstToken
	half := n / 2
	if n%2 != 0 || l.reader.tallies[i].words < 2*captionWords {
		return Repeat{}, false
	}
	for k := range half {
		if d.Tokens[s.FirstToken+k].Hash != d.Tokens[s.FirstToken+half+k].Hash {
			return Repeat{}, false
		}
	}
	middle := s.FirstToken + half
	return Repeat{Span: d.TokenSpan(middle, s.EndToken), First: d.TokenSpan(s.FirstToken, middle), Kind: RepeatedCaption}, true
}
