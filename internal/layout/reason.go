package layout

import (
	"fmt"
	"sort"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// Reasons says in a few words what speaks for a piece being debris.
func (l *Layout) Reasons(p Piece) string {
	r := &l.reader
	var reasons []string
	if hit, ok := l.tellingHit(p); ok {
		reasons = append(reasons, fmt.Sprintf("says %q", l.reader.doc.String(hit)))
	} else if label, ok := l.labelBefore(p); ok {
		reasons = append(reasons, fmt.Sprintf("after the label %q", excerpt(r.doc, label)))
	}
	stops, content := false, int32(0)
	for i := p.First; i < p.End; i++ {
		t := &r.tallies[i]
		stops = stops || t.shape&endsStop != 0
		content += t.content
	}
	shared := int32(r.sums[p.End].far - r.sums[p.First].far)
	if !stops {
		reasons = append(reasons, "no sentence")
	}
	if content > 2 && 2*shared <= content {
		reasons = append(reasons, fmt.Sprintf("%d of %d content words in the article", shared, content))
	}
	if len(reasons) == 0 {
		reasons = append(reasons, fmt.Sprintf("its shape and place (%.0f%%)", 100*p.Confidence))
	}
	return strings.Join(reasons, ", ")
}

// tellingHit returns the first phrase in the piece that speaks for its kind.
func (l *Layout) tellingHit(p Piece) (document.Span, bool) {
	d := l.reader.doc
	first, end := l.Segments[p.First].FirstToken, l.Segments[p.End-1].EndToken
	at := sort.Search(len(d.Hits), func(i int) bool { return d.Hits[i].First >= first })
	for _, h := range d.Hits[at:] {
		if h.First >= end {
			break
		}
		if family, ok := phrases.kinds[h.Family]; ok && kindOf(1<<family) == p.Kind {
			return d.TokenSpan(h.First, h.End), true
		}
	}
	return document.Span{}, false
}

// labelReach is how many segments above a piece its label may stand.
const labelReach = 2

// labelBefore returns the label that stands over the piece.
func (l *Layout) labelBefore(p Piece) (document.Span, bool) {
	for i := int(p.First) - 1; i >= max(0, int(p.First)-labelReach); i-- {
		if t := &l.reader.tallies[i]; t.words <= 8 && t.hits&(1<<RelatedLabel|1<<CommentControl) != 0 {
			return l.Segments[i].Span, true
		}
	}
	return document.Span{}, false
}

// excerptLength is how many bytes of a text a message quotes at most.
const excerptLength = 60

// excerpt returns the beginning of a span, cut at a word.
func excerpt(d *document.Document, s document.Span) string {
	text := d.String(s)
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = strings.TrimSpace(text[:i])
	}
	if len(text) <= excerptLength {
		return text
	}
	if i := strings.LastIndexByte(text[:excerptLength], ' '); i > 0 {
		return text[:i] + " …"
	}
	return strings.ToValidUTF8(text[:excerptLength], "") + "…"
}

// Excerpt returns what a message quotes of a span.
func (l *Layout) Excerpt(s document.Span) string { return excerpt(l.reader.doc, s) }
