package document

import (
	"unicode"
	"unicode/utf8"
)

// The widths, in characters, that a text is wrapped at.
const (
	leastWrap = 50
	mostWrap  = 120
)

// buildBlocks makes a block of each line that holds tokens, or of each run of
// lines where the text is wrapped at a fixed width.
func (d *Document) buildBlocks() {
	d.Blocks = d.Blocks[:0]
	width := d.wrapWidth()
	blank := true
	for i, l := range d.lines {
		if l.firstToken == l.endToken {
			blank = blank || d.isBlank(l)
			continue
		}
		n := len(d.Blocks)
		if width > 0 && !blank && n > 0 && d.continues(i, width) {
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

// wrapWidth returns the width, in characters, that the text is wrapped at, or 0.
// At that width two of three lines that go on in lower case on the next, and at
// least three, are so full that the next word had no room.
func (d *Document) wrapWidth() int {
	var full [mostWrap + 1]int
	runOn := 0
	for i := 1; i < len(d.lines); i++ {
		if d.lines[i-1].Len() < leastWrap || !d.runsOn(i) {
			continue
		}
		runOn++
		if least, most, ok := d.roomBefore(i); ok {
			for width := max(least, leastWrap); width <= min(most, mostWrap); width++ {
				full[width]++
			}
		}
	}
	best := 0
	for width, n := range full[:] {
		if n > full[best] {
			best = width
		}
	}
	if full[best] < 3 || 3*full[best] < 2*runOn {
		return 0
	}
	return best
}

// widestLine is the most bytes that a wrapped line has.
const widestLine = mostWrap * utf8.UTFMax

// roomBefore returns the widths, in characters, at which the line before line
// i holds its words but not the first of line i too.
func (d *Document) roomBefore(i int) (least, most int, ok bool) {
	before, line := d.lines[i-1], d.lines[i]
	if before.firstToken == before.endToken || before.Len() > widestLine {
		return 0, 0, false
	}
	least = utf8.RuneCount(d.Text[before.Start:d.Tokens[before.endToken-1].End])
	start, end := d.Tokens[line.firstToken].Start, line.firstToken
	for end+1 < line.endToken && d.Tokens[end+1].Start == d.Tokens[end].End {
		end++
	}
	return least, least + utf8.RuneCount(d.Text[start:d.Tokens[end].End]), true
}

// runsOn reports whether line i starts in lower case behind a line that ends
// without a stop.
func (d *Document) runsOn(i int) bool {
	before, line := d.lines[i-1], d.lines[i]
	if before.firstToken == before.endToken || line.firstToken == line.endToken {
		return false
	}
	r, _ := utf8.DecodeRune(d.Word(line.firstToken))
	return unicode.IsLower(r) && !d.endsSentence(before.endToken-1)
}

// continues reports whether line i of a text wrapped at the width belongs to
// the paragraph of the line before: that line is full, or its sentence goes on
// here. An item of a list begins a block of its own.
func (d *Document) continues(i, width int) bool {
	if d.runsOn(i) {
		return true
	}
	least, most, ok := d.roomBefore(i)
	return ok && least <= width && width <= most && !d.startsItem(d.lines[i].firstToken)
}

// startsItem reports whether token i is a bullet or the mark of a heading.
func (d *Document) startsItem(i int32) bool {
	switch string(d.Word(i)) {
	case "*", "-", "–", "•", "#", "|", ">":
		return true
	}
	return false
}

// endsSentence reports whether token i closes a sentence, quotes and brackets
// behind the stop included.
func (d *Document) endsSentence(i int32) bool {
	for i >= 0 && d.closes(i) {
		i--
	}
	return i >= 0 && d.stopAt(i) != noStop
}
