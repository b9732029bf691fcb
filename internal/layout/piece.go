package layout

import (
	"slices"
	"sort"

	"github.com/newslint/newslint/internal/document"
)

// Piece is one contiguous stretch of debris of a kind.
type Piece struct {
	document.Span
	Kind Kind
	// First and End bound its segments, half-open.
	First, End int32
	// Confidence, from 0 to 1, is that of its surest segment.
	Confidence float32
	// Evident: a phrase of the piece, or a label right before it, says what it is.
	Evident bool
	// Evidence is that of the segment which has least of it.
	Evidence Evidence
}

// labels are the families that say what stands below them.
const labels familySet = 1<<RelatedLabel | 1<<CommentControl

// gather joins neighbouring segments of debris of one kind to pieces.
func (l *Layout) gather() {
	l.Pieces = l.Pieces[:0]
	r := &l.reader
	labelled := false // nothing but debris since a label
	for i := range l.Segments {
		s, t := &l.Segments[i], &r.tallies[i]
		t.below = s.Role == Debris && labelled
		labelled = t.below || s.Role == Debris && t.whole&labels != 0
		if s.Role != Debris || !l.certain(i) && !(labelled && s.Confidence >= likelyUnderLabel) {
			continue
		}
		evident := kindOf(t.hits) != None
		if n := len(l.Pieces); n > 0 {
			p := &l.Pieces[n-1]
			if p.End == int32(i) && (p.Kind == s.Kind || l.joins(p, i)) && s.Kind < RepeatedCaption {
				p.Span.End, p.End = s.End, int32(i+1)
				p.Confidence = max(p.Confidence, s.Confidence)
				p.Evident = p.Evident || evident
				continue
			}
		}
		l.Pieces = append(l.Pieces, Piece{Span: s.Span, Kind: s.Kind, First: int32(i), End: int32(i + 1), Confidence: s.Confidence, Evident: evident})
	}
	if !l.HasBody() {
		// Without an article nothing can be foreign to it; words must say it.
		l.Pieces = slices.DeleteFunc(l.Pieces, func(p Piece) bool { return !p.Evident })
	}
	l.weigh()
}

// HasBody reports whether any part of the text is an article's body.
func (l *Layout) HasBody() bool {
	return slices.ContainsFunc(l.Segments, func(s Segment) bool { return s.Role == Body })
}

// InPiece reports whether the span touches debris that check reports. What a
// line merely resembles is no ground to leave it unread.
func (l *Layout) InPiece(s document.Span) bool {
	i := sort.Search(len(l.Pieces), func(i int) bool { return l.Pieces[i].Span.End > s.Start })
	return i < len(l.Pieces) && l.Pieces[i].Overlaps(s)
}

// joins reports whether segment i goes with the piece before it although its
// own kind is another: a plain line among teasers, a short one in a menu.
func (l *Layout) joins(p *Piece, i int) bool {
	s, t := &l.Segments[i], &l.reader.tallies[i]
	switch {
	case p.Kind >= RepeatedCaption:
		return false
	case t.hits == 0 && (p.Kind == Teaser || p.Kind == Comment):
		return true
	case t.hits == 0 && p.Kind != Teaser && s.Kind == Chrome:
		return true
	}
	return false
}

// certain reports whether segment i is debris beyond the doubt that check
// allows: two kinds of evidence, or one that is strong.
func (l *Layout) certain(i int) bool {
	s, t := &l.Segments[i], &l.reader.tallies[i]
	switch {
	case s.Confidence >= strayThreshold:
		return true
	case t.whole&^noticed != 0 || l.reader.isLabelled(i, s) || s.Confidence >= evidentThreshold && t.hits&^noticed != 0 && t.shape&endsStop == 0:
		return true
	}
	if r := &l.reader; i >= r.first && i < r.end {
		return false // inside the story a lone doubt is none
	}
	before := i > 0 && l.sure(i-1)
	after := i+1 < len(l.Segments) && l.sure(i+1)
	return before && after || s.Confidence >= likelyStray && (before || after)
}

// noticed are the families of what stands around an article by right.
const noticed familySet = 1<<BylineMark | 1<<PhotoCredit | 1<<WireCredit | 1<<AuthorBio

func (l *Layout) sure(i int) bool {
	s := &l.Segments[i]
	return s.Role == Debris && s.Confidence >= likelyStray
}
