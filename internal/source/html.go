package source

import (
	"bytes"
	stdhtml "html"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/newslint/newslint/internal/document"
)

// page is the state of the one walk over an HTML page: its visible text with a
// line for each block, what it says of itself, and hints from its elements.
// It looks at tags alone and builds no tree, so that nothing nested or left
// open can slow it down.
type page struct {
	*mapper
	meta  pageMeta
	hints []document.Hint
	// open are the elements that give hints, the innermost last.
	open []openHint

	// space is white space not yet written, in the source; none where empty.
	spaceStart, spaceEnd int
	// lines is how many line ends are due before the next text.
	lines int
	// preformatted counts the open pre elements.
	preformatted int
	// hidden is the element that is passed over, and how many of its kind are open.
	hidden      atom.Atom
	hiddenDepth int
	headings    int
}

type openHint struct {
	element atom.Atom
	hint    document.Hint
}

// maxOpenHints is how many elements with hints may enclose each other; what is
// deeper gives none.
const maxOpenHints = 64

// read takes the page apart.
func (p *page) read(source []byte) {
	p.begin(source)
	z := html.NewTokenizer(bytes.NewReader(source))
	for at := 0; ; {
		kind := z.Next()
		size := len(z.Raw())
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			p.textToken(at, at+size)
		case html.StartTagToken, html.SelfClosingTagToken:
			p.startTag(z, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			p.endTag(elementOf(z.Raw()))
		}
		at += size
	}
}

// elementOf returns the element that a start or end tag names, 0 for one that
// HTML does not know. The tokenizer's own names cost memory.
func elementOf(tag []byte) atom.Atom {
	tag = bytes.TrimPrefix(tag[1:], []byte("/"))
	var name [16]byte // longer than any that matters here
	n := 0
	for n < len(tag) && n < len(name) && tag[n] != '>' && tag[n] != '/' && !isHTMLSpace(tag[n]) {
		name[n] = tag[n]
		if 'A' <= tag[n] && tag[n] <= 'Z' {
			name[n] |= 0x20
		}
		n++
	}
	return atom.Lookup(name[:n])
}

func (p *page) textToken(from, to int) {
	switch {
	case p.meta.collecting != 0:
		p.meta.collect(p.source[from:to])
	case p.hiddenDepth > 0:
	case p.preformatted > 0:
		p.preformattedText(from, to)
	default:
		p.flowText(from, to)
	}
}

// flowText writes text in which a run of white space is one space.
func (p *page) flowText(from, to int) {
	for i := from; i < to; {
		start := i
		switch c := p.source[i]; {
		case isHTMLSpace(c):
			for i < to && isHTMLSpace(p.source[i]) {
				i++
			}
			if p.spaceStart == p.spaceEnd {
				p.spaceStart, p.spaceEnd = start, i
			}
		case c == '&':
			i += referenceSize(p.source[i:to])
			p.flush()
			p.reference(start, i)
		default:
			i = p.wordsEnd(i, to)
			p.flush()
			p.copy(start, i)
		}
	}
}

// wordsEnd returns where the words from i on, with single spaces between them, end.
func (p *page) wordsEnd(i, to int) int {
	for i++; i < to; i++ {
		c := p.source[i]
		if c > '&' || c != '&' && !isHTMLSpace(c) {
			continue
		}
		if c != ' ' || i+1 == to || p.source[i+1] == '&' || isHTMLSpace(p.source[i+1]) {
			break
		}
	}
	return i
}

func isHTMLSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// preformattedText writes text with its white space, but for a line end right
// behind the tag.
func (p *page) preformattedText(from, to int) {
	for i := from; i < to; {
		start := i
		switch p.source[i] {
		case '&':
			i += referenceSize(p.source[i:to])
			p.flush()
			p.reference(start, i)
		case '\r', '\n':
			i++
			if p.source[start] == '\r' && i < to && p.source[i] == '\n' {
				i++
			}
			if p.len() > 0 && p.lines == 0 {
				p.replace(start, i, "\n")
			}
		default:
			for i < to && p.source[i] != '&' && p.source[i] != '\n' && p.source[i] != '\r' {
				i++
			}
			p.flush()
			p.copy(start, i)
		}
	}
}

// flush writes the line ends or the white space that are due.
func (p *page) flush() {
	switch {
	case p.len() == 0:
	case p.lines > 0:
		p.insert("\n\n"[:p.lines])
	case p.spaceStart < p.spaceEnd && p.last() != '\n':
		p.replace(p.spaceStart, p.spaceEnd, " ")
	}
	p.lines = 0
	p.spaceStart, p.spaceEnd = 0, 0
}

// breakLines makes sure that at least n line ends stand before the next text.
func (p *page) breakLines(n int) {
	if n == 0 {
		return
	}
	p.lines = max(p.lines, n)
	p.spaceStart, p.spaceEnd = 0, 0
}

// reference writes what a character reference stands for.
func (p *page) reference(from, to int) {
	if to-from == 1 {
		p.copy(from, to)
		return
	}
	p.replace(from, to, stdhtml.UnescapeString(string(p.source[from:to])))
}

// referenceSize returns the length of what may be the character reference
// that in begins with, 1 where it can be none.
func referenceSize(in []byte) int {
	const longest = 40
	for i := 1; i < min(len(in), longest); i++ {
		switch c := in[i]; {
		case c == ';':
			if i == 1 {
				return 1
			}
			return i + 1
		case isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' || c == '#' && i == 1:
		default:
			return i
		}
	}
	return min(len(in), longest)
}

func (p *page) startTag(z *html.Tokenizer, selfClosing bool) {
	element := elementOf(z.Raw())
	// Only foreign elements can close themselves.
	selfClosing = selfClosing && (element == atom.Svg || element == atom.Math)
	if p.hiddenDepth > 0 {
		if element == p.hidden && !selfClosing {
			p.hiddenDepth++
		}
		return
	}
	attributes := p.attributes(z, element)
	p.meta.element(element, attributes)
	if p.meta.collecting != 0 {
		return // the tokenizer gives what these hold as one text
	}
	if element == atom.Pre {
		p.preformatted++
	}
	if hiddenElements[element] && !selfClosing {
		p.hidden, p.hiddenDepth = element, 1
		return
	}
	p.breakLines(breaks[element])
	p.openHint(element, attributes)
}

func (p *page) endTag(element atom.Atom) {
	p.meta.collecting = 0
	if p.hiddenDepth > 0 {
		if element == p.hidden {
			p.hiddenDepth--
		}
		return
	}
	if element == atom.Pre && p.preformatted > 0 {
		p.preformatted--
	}
	p.closeHint(element)
	p.breakLines(breaks[element])
}

// hiddenElements hold nothing that a reader of the page's text sees. The
// tokenizer does not look for tags in some of them.
var hiddenElements = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true, atom.Svg: true,
	atom.Math: true, atom.Textarea: true, atom.Select: true, atom.Datalist: true, atom.Audio: true, atom.Video: true,
	atom.Canvas: true, atom.Noframes: true, atom.Noembed: true, atom.Xmp: true, atom.Plaintext: true,
}

// breaks says how many line ends divide an element from what stands before and
// behind it.
var breaks = map[atom.Atom]int{
	atom.P: 2, atom.H1: 2, atom.H2: 2, atom.H3: 2, atom.H4: 2, atom.H5: 2, atom.H6: 2,
	atom.Article: 2, atom.Section: 2, atom.Main: 2, atom.Aside: 2, atom.Nav: 2, atom.Header: 2, atom.Footer: 2,
	atom.Figure: 2, atom.Blockquote: 2, atom.Ul: 2, atom.Ol: 2, atom.Dl: 2, atom.Table: 2, atom.Pre: 2, atom.Form: 2,
	atom.Hr: 2, atom.Body: 2, atom.Fieldset: 2, atom.Details: 2, atom.Address: 2, atom.Div: 1, atom.Figcaption: 1,
	atom.Li: 1, atom.Dt: 1, atom.Dd: 1, atom.Tr: 1, atom.Td: 1, atom.Th: 1, atom.Caption: 1, atom.Br: 1, atom.Summary: 1,
	atom.Legend: 1, atom.Button: 1, atom.Option: 1, atom.Hgroup: 1, atom.Center: 1, atom.Title: 1,
}

// htmlMarkup is the markup of a page.
type htmlMarkup struct{}

func (htmlMarkup) escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}

// maxExtract is how many bytes of a page are looked at for tags.
const maxExtract = 64 << 10

// closed takes an extract whose tags leave the page's structure as it is: each
// element opened is closed, or the same ones are closed and opened again.
func (htmlMarkup) closed(x extract) (from, to int, ok bool) {
	if x.plain {
		return x.start, x.end, true
	}
	if x.end-x.start > maxExtract {
		return 0, 0, false
	}
	var closed, opened []atom.Atom
	z := html.NewTokenizer(bytes.NewReader(x.source[x.start:x.end]))
	for at := 0; ; {
		kind := z.Next()
		size := len(z.Raw())
		switch kind {
		case html.ErrorToken:
			return x.start, x.end, at == x.end-x.start && sameReversed(closed, opened)
		case html.StartTagToken:
			element := elementOf(z.Raw())
			if element == 0 || breaks[element] == 0 && !inline[element] {
				return 0, 0, false
			}
			if !void[element] {
				opened = append(opened, element)
			}
		case html.EndTagToken:
			element := elementOf(z.Raw())
			switch n := len(opened); {
			case n == 0:
				closed = append(closed, element)
			case opened[n-1] == element:
				opened = opened[:n-1]
			default:
				return 0, 0, false
			}
		}
		at += size
	}
}

// sameReversed reports whether what was closed, from the inside, is what was
// opened again, from the outside.
func sameReversed(closed, opened []atom.Atom) bool {
	if len(closed) != len(opened) {
		return false
	}
	for i, element := range opened {
		if closed[len(closed)-1-i] != element {
			return false
		}
	}
	return true
}

// inline are the elements that may stand inside a fix, void those that hold nothing.
var (
	inline = map[atom.Atom]bool{
		atom.A: true, atom.Abbr: true, atom.B: true, atom.Br: true, atom.Cite: true, atom.Em: true, atom.Font: true,
		atom.I: true, atom.Mark: true, atom.S: true, atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true,
		atom.Sup: true, atom.Time: true, atom.U: true, atom.Q: true, atom.Wbr: true,
	}
	void = map[atom.Atom]bool{atom.Br: true, atom.Hr: true, atom.Wbr: true}
)
