package lint

import (
	"bytes"
	"iter"
	"slices"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// MaxPart is the longest text, in bytes, that is looked at as a whole: far more
// than any article has. A longer one, or one of very many lines, is looked at
// part by part, so that it takes no more memory than a part, and no more time
// than all of them; what only two parts together would show is not seen.
const MaxPart = 512 << 10

// maxLines is how many lines a part has at most.
const maxLines = 16 << 10

// IsLong reports whether a text is looked at in more than one part.
func IsLong(text []byte) bool { return partEnd(text, 0) < len(text) }

// cuts are where to cut a text, the best first: between paragraphs, lines,
// sentences or words.
var cuts = [][]byte{[]byte("\n\n"), []byte("\n"), []byte(". "), []byte(" ")}

// part is a piece of a text with its place.
type part struct {
	text  []byte
	start int32
	// first and last say whether the text begins and ends with it.
	first, last bool
}

// parts yields the parts of a text, in order; a text that is not too long is
// the only one.
func parts(text []byte) iter.Seq[part] {
	return func(yield func(part) bool) {
		for start := 0; ; {
			end := partEnd(text, start)
			last := end == len(text)
			if !yield(part{text[start:end:end], int32(start), start == 0, last}) || last {
				return
			}
			start = end
		}
	}
}

// partEnd returns where the part that begins at a byte ends.
func partEnd(text []byte, start int) int {
	end := linesEnd(text[:min(len(text), start+MaxPart)], start)
	if end == len(text) {
		return end
	}
	half := (start + end) / 2
	for _, cut := range cuts {
		if at := bytes.LastIndex(text[half:end], cut); at >= 0 {
			return half + at + len(cut)
		}
	}
	for back := range utf8.UTFMax {
		if utf8.RuneStart(text[end-back]) {
			return end - back
		}
	}
	return end
}

// lineEnds are the marks that end lines.
const lineEnds = "\n\r\u0085\u2028\u2029"

// linesEnd returns where the text ends, or as many lines as a part may have.
func linesEnd(text []byte, start int) int {
	if len(text)-start <= maxLines {
		return len(text)
	}
	lines := 0
	for _, mark := range lineEnds {
		lines += bytes.Count(text[start:], []byte(string(mark)))
	}
	if lines <= maxLines {
		return len(text)
	}
	for range maxLines {
		at := start + bytes.IndexAny(text[start:], lineEnds)
		_, size := utf8.DecodeRune(text[at:])
		start = at + size
	}
	return start
}

// cutsOff reports whether a place within the part reaches to where the text is
// cut: what stands there may be no more than half of what it seems.
func (p *part) cutsOff(s document.Span) bool {
	words := bytes.TrimRight(p.text, " \t\r\n")
	blank := len(p.text) - len(bytes.TrimLeft(p.text, " \t\r\n"))
	return !p.last && int(s.End) >= len(words) || !p.first && int(s.Start) <= blank
}

// shift moves a finding of the part to its place in the text. What it shares
// with other findings is copied first.
func (p *part) shift(f *Finding) {
	if p.first {
		return
	}
	f.Span = p.shifted(f.Span)
	f.Related = slices.Clone(f.Related)
	for i := range f.Related {
		f.Related[i].Span = p.shifted(f.Related[i].Span)
	}
	if f.Fix != nil {
		fix := p.shiftedFix(*f.Fix)
		f.Fix = &fix
	}
	f.Alternatives = slices.Clone(f.Alternatives)
	for i, fix := range f.Alternatives {
		f.Alternatives[i] = p.shiftedFix(fix)
	}
}

func (p *part) shiftedFix(fix Fix) Fix {
	fix.Edits = slices.Clone(fix.Edits)
	for i := range fix.Edits {
		fix.Edits[i].Span = p.shifted(fix.Edits[i].Span)
	}
	return fix
}

func (p *part) shifted(s document.Span) document.Span {
	return document.Span{Start: s.Start + p.start, End: s.End + p.start}
}
