package debris

import (
	"strings"

	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// phraseList returns the phrases of a file: one a line, "//" opens a comment.
func phraseList(file string) []string {
	var phrases []string
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			phrases = append(phrases, line)
		}
	}
	return phrases
}

// isQuoted reports whether token i stands inside quotation marks of its block.
func isQuoted(d *document.Document, i int32) bool {
	open := false
	for j := d.Blocks[d.BlockOf(i)].FirstToken; j < i; j++ {
		if d.Tokens[j].Kind != document.Punct {
			continue
		}
		switch string(d.Word(j)) {
		case "„", "“", "«", "»", "\"":
			open = !open
		case "”":
			open = false
		}
	}
	return open
}

// isClaimed reports whether a larger piece of debris, of several parts, holds
// the span: then that piece is the finding.
func isClaimed(p *lint.Pass, s document.Span) bool {
	for _, piece := range p.Layout().Pieces {
		if piece.Contains(s) && piece.Span != s && piece.End-piece.First > 1 {
			return true
		}
	}
	return false
}

// sentenceOf returns the sentence that a hit begins or, but for marks, begins
// right behind its start, and false where words stand before the hit.
func sentenceOf(d *document.Document, h document.Hit) (document.Sentence, bool) {
	s := d.Sentences[d.SentenceOf(h.First)]
	for i := s.FirstToken; i < h.First; i++ {
		if k := d.Tokens[i].Kind; k == document.Word || k == document.Number || k == document.Address || isQuoteMark(d, i) {
			return s, false
		}
	}
	return s, true
}

func isQuoteMark(d *document.Document, i int32) bool {
	switch string(d.Word(i)) {
	case "„", "“", "«", "»", "\"", "”", "'", "‘", "’":
		return true
	}
	return false
}

// words counts the words from token first up to end.
func words(d *document.Document, first, end int32) int {
	n := 0
	for _, t := range d.Tokens[first:end] {
		if t.Kind == document.Word || t.Kind == document.Number {
			n++
		}
	}
	return n
}
