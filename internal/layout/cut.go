package layout

import "github.com/newslint/newslint/internal/document"

// A block that is cut into sentences has at least so many of them, and at
// least one in so many of the document's tokens.
const (
	longSentences = 8
	longShare     = 3
)

// cut makes a segment of each block; of each sentence where a text stands on
// one long line, so that the debris in it can be told from the rest.
func (l *Layout) cut(d *document.Document) {
	l.Segments, l.blocks = l.Segments[:0], l.blocks[:0]
	for b := range d.Blocks {
		block := &d.Blocks[b]
		l.blocks = append(l.blocks, int32(len(l.Segments)))
		if !isLong(d, block) {
			l.Segments = append(l.Segments, Segment{
				Span: block.Span, FirstToken: block.FirstToken, EndToken: block.EndToken, Block: int32(b),
			})
			continue
		}
		for i := block.FirstSentence; i < block.EndSentence; i++ {
			s := &d.Sentences[i]
			l.Segments = append(l.Segments, Segment{
				Span: s.Span, FirstToken: s.FirstToken, EndToken: s.EndToken, Block: int32(b), Sentence: true,
			})
		}
	}
	l.blocks = append(l.blocks, int32(len(l.Segments)))
}

// isLong reports whether the block is a text that was joined into one line.
func isLong(d *document.Document, b *document.Block) bool {
	return b.FirstLine == b.LastLine && b.EndSentence-b.FirstSentence >= longSentences &&
		int(b.EndToken-b.FirstToken)*longShare >= len(d.Tokens)
}
