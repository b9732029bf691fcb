package source

import (
	"sort"

	"github.com/newslint/newslint/internal/document"
)

// stretch is a part of the text and the bytes of the source that it came from.
// The text goes on to where the next one's begins.
type stretch struct {
	text, raw int32
	// size is how many bytes of the source it takes; 0 for what is not in
	// the source: a line break between two elements.
	size int32
	// whole: the bytes make the text only together, like an entity.
	whole bool
}

// mapper builds a text out of pieces of a source and remembers where each
// came from. Its memory is used again from batch to batch; what it has built
// is not moved while the batch lives.
type mapper struct {
	source    []byte
	text      []byte
	stretches []stretch
	// textStart and stretchesStart are where the text at hand begins in them.
	textStart, stretchesStart int
}

func (m *mapper) reset() {
	m.text, m.stretches = reuse(m.text), m.stretches[:0]
}

// begin starts the next text.
func (m *mapper) begin(source []byte) {
	m.source = source
	m.textStart, m.stretchesStart = len(m.text), len(m.stretches)
}

// len returns how many bytes the text at hand has.
func (m *mapper) len() int { return len(m.text) - m.textStart }

// last returns the text's last byte, a line end where it has none.
func (m *mapper) last() byte {
	if m.len() == 0 {
		return '\n'
	}
	return m.text[len(m.text)-1]
}

// copy appends bytes of the source as they are.
func (m *mapper) copy(from, to int) {
	if from == to {
		return
	}
	m.linear(from, to)
	m.text = append(m.text, m.source[from:to]...)
}

// linear notes that the next bytes of the text are those of the source, or as many.
func (m *mapper) linear(from, to int) {
	if n := len(m.stretches); n > m.stretchesStart {
		if p := &m.stretches[n-1]; !p.whole && p.size > 0 && int(p.raw+p.size) == from {
			p.size += int32(to - from)
			return
		}
	}
	m.stretches = append(m.stretches, stretch{text: int32(m.len()), raw: int32(from), size: int32(to - from)})
}

// replace appends what stands for bytes of the source.
func (m *mapper) replace(from, to int, text string) {
	switch {
	case text == "":
		return
	case len(text) == 1 && to-from == 1:
		m.linear(from, to)
	default:
		m.stretches = append(m.stretches, stretch{text: int32(m.len()), raw: int32(from), size: int32(to - from), whole: true})
	}
	m.text = append(m.text, text...)
}

// insert appends text that is not in the source.
func (m *mapper) insert(text string) {
	m.stretches = append(m.stretches, stretch{text: int32(m.len())})
	m.text = append(m.text, text...)
}

// finish returns the text and its stretches.
func (m *mapper) finish() ([]byte, []stretch) {
	return m.text[m.textStart:len(m.text):len(m.text)], m.stretches[m.stretchesStart:len(m.stretches):len(m.stretches)]
}

// markup is what a mapped text was written in.
type markup interface {
	// closed returns the bytes to take for an extract, and false where they hold
	// markup that does not stand or fall with them.
	closed(x extract) (from, to int, ok bool)
	// escape writes text as it stands in the source.
	escape(text string) string
}

// extract is a part of a source that holds a span of the text.
type extract struct {
	source, text []byte
	// start and end bound the extract in source.
	start, end int
	// before is where the text in front of it ends, behind is where the text
	// after it begins.
	before, behind int
	// plain: nothing but text stands between start and end.
	plain bool
}

// mappedOrigin is a text that was taken out of a page.
type mappedOrigin struct {
	// file maps the source to the bytes of the file.
	file      codedOrigin
	source    []byte
	text      []byte
	stretches []stretch
	markup    markup
}

func (o *mappedOrigin) Raw() []byte   { return o.file.raw }
func (o *mappedOrigin) Offset() int64 { return o.file.offset }
func (o *mappedOrigin) Field() string { return o.file.field }

func (o *mappedOrigin) Encode(dst []byte, text string) ([]byte, bool) {
	return o.file.Encode(dst, o.markup.escape(text))
}

func (o *mappedOrigin) Image(s document.Span) (document.Span, bool) {
	if s.Start < 0 || s.End < s.Start || int(s.End) > len(o.text) || len(o.stretches) == 0 {
		return document.Span{Start: 0, End: int32(len(o.file.raw))}, false
	}
	x, exact := o.extract(s)
	if exact && x.start < x.end {
		var from, to int
		if from, to, exact = o.markup.closed(x); exact {
			x.start, x.end = from, to
		}
	}
	image, exactInFile := o.file.Image(document.Span{Start: int32(x.start), End: int32(x.end)})
	return image, exact && exactInFile
}

// extract returns the part of the source that holds the span, and false where
// it begins or ends inside what makes text only as a whole.
func (o *mappedOrigin) extract(s document.Span) (x extract, exact bool) {
	first, last := o.stretchAt(s.Start), o.stretchAt(max(s.Start, s.End-1))
	for first < last && o.stretches[first].size == 0 {
		first++
	}
	for last > first && o.stretches[last].size == 0 {
		last--
	}
	x = extract{source: o.source, text: o.text[s.Start:s.End], plain: true}
	for i := first; i < last && x.plain; i++ {
		x.plain = o.stretches[i].raw+o.stretches[i].size == o.stretches[i+1].raw
	}
	start, startExact := o.place(first, max(s.Start, o.stretches[first].text))
	end, endExact := o.place(last, min(s.End, o.textEnd(last)))
	if !endExact {
		end = o.stretches[last].raw + o.stretches[last].size
	}
	x.start, x.end = int(start), int(end)
	x.before, x.behind = x.start, x.end
	if s.Start <= o.stretches[first].text {
		x.before = int(o.rawEnd(first - 1))
	}
	if s.End >= o.textEnd(last) {
		x.behind = o.textBehind(last)
	}
	return x, startExact && endExact
}

// place returns where in the source the text's offset, which lies in stretch i or
// at one of its ends, came from.
func (o *mappedOrigin) place(i int, offset int32) (raw int32, exact bool) {
	p := o.stretches[i]
	switch {
	case p.size == 0:
		return o.rawEnd(i - 1), true
	case offset == p.text:
		return p.raw, true
	case offset == o.textEnd(i):
		return p.raw + p.size, true
	case p.whole:
		return p.raw, false
	}
	return p.raw + offset - p.text, true
}

// rawEnd returns where in the source the text of the stretches up to i ends.
func (o *mappedOrigin) rawEnd(i int) int32 {
	for ; i >= 0; i-- {
		if p := o.stretches[i]; p.size > 0 {
			return p.raw + p.size
		}
	}
	return 0
}

// textBehind returns where in the source the text behind stretch i begins.
func (o *mappedOrigin) textBehind(i int) int {
	for i++; i < len(o.stretches); i++ {
		if p := o.stretches[i]; p.size > 0 {
			return int(p.raw)
		}
	}
	return len(o.source)
}

// stretchAt returns the index of the stretch that holds the text's byte at the
// offset, the last for the text's end.
func (o *mappedOrigin) stretchAt(offset int32) int {
	return max(0, sort.Search(len(o.stretches), func(i int) bool { return o.stretches[i].text > offset })-1)
}

// textEnd returns where in the text stretch i ends.
func (o *mappedOrigin) textEnd(i int) int32 {
	if i+1 < len(o.stretches) {
		return o.stretches[i+1].text
	}
	return int32(len(o.text))
}
