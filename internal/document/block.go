package document

import (
	"unicode"
	"unicode/utf8"
)

// wrapLimit is the longest line, in bytes, that a text wrapped at a fixed
// width can have.
const wrapLimit = 100

// buildBlocks makes a block of each line that holds tokens, or of each run of
// lines where the text is wrapped at a fixed width.
func (d *Document) buildBlocks() {
	d.Blocks = d.Blocks[:0]
	wrapped := d.isWrapped()
	blank := true
	for i, l := range d.lines {
		if l.firstToken == l.endToken {
			blank = blank || d.isBlank(l)
			continue
		}
		n := len(d.Blocks)
		if wrapped && !blank && n > 0 && d.continues(i) {
			b := &d.Blocks[n-1]
			b.EndToken, b.LastLine = l.endToken, int32(i)
			b.End = d.Tokens[l.endToken-1].End
			continue
		}
		d.Blocks = append(d.Blocks, Block{
			Span:       d.TokenSpan(l.firstToken, l.endToken),
			FirstToken: l.firstToken, EndToken: l.endToken,
			FirstLine: int32(i), LastLine: int32(i),
			BlankBefore: blank,
		})
		blank = false
	}
}

// isWrapped reports whether sentences run over line ends: at least three
// lines go on in lower case after a line of some length without a stop, these
// are a fifth of the lines with words, and no line is long.
func (d *Document) isWrapped() bool {
	lines, runOn := 0, 0
	for i, l := range d.lines {
		if l.Len() > wrapLimit {
			return false
		}
		if l.firstToken == l.endToken {
			continue
		}
		lines++
		if i > 0 && d.lines[i-1].Len() > wrapLimit/2 && d.runsOn(i) {
			runOn++
		}
	}
	return runOn >= 3 && runOn*5 >= lines
}

// runsOn reports whether line i starts in lower case behind a line that ends
// without a stop.
func (d *Document) runsOn(i int) bool {
	before := d.lines[i-1]
	if before.firstToken == before.endToken || d.endsSentence(before.endToken-1) {
		return false
	}
	r, _ := utf8.DecodeRune(d.Word(d.lines[i].firstToken))
	return unicode.IsLower(r)
}

// continues reports whether line i of a wrapped text belongs to the paragraph
// of the line before: that line is filled, or its sentence goes on here.
func (d *Document) continues(i int) bool {
	return d.lines[i-1].Len() > wrapLimit/2 || d.runsOn(i)
}

// endsSentence reports whether token i closes a sentence, quotes and brackets
// behind the stop included.
func (d *Document) endsSentence(i int32) bool {
	for i >= 0 && d.closes(i) {
		i--
	}
	return i >= 0 && d.stopAt(i) != noStop
}
