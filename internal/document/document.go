// Package document turns UTF-8 text into what every fact and rule looks at:
// lines, blocks, sentences, tokens and phrase hits, found in one pass, all
// with half-open byte offsets into the text as it was given.
package document

import (
	"bytes"
	"sort"
	"time"
)

// MaxSize is the largest text, in bytes, that offsets can describe.
const MaxSize = 1 << 30

// Meta is what is known of an article besides its text.
type Meta struct {
	// Path is the file, as the user named it; "-" or --stdin-filename for standard input.
	Path string
	// ID is the record's id as given, empty for a file that is one article.
	ID string
	// RecordLine is the record's line in its file, from 1; 0 for a file that is one article.
	RecordLine int
	Title      string
	URL        string
	Source     string
	// Published is midnight UTC of the day of publication, zero where unknown.
	Published time.Time
	// DateOrder is how to read a date such as 3/4/2024 where the text itself
	// does not tell.
	DateOrder DateOrder
	// PublishedText is the date of publication as the record gives it, whether
	// or not it could be read.
	PublishedText string
	// Hints are what the markup of a page says of its text, by start.
	Hints []Hint
	// Ignore are rules, families or globs whose findings the record says not to count.
	Ignore []string
	// Disabled are the parts of the text where comments of the markup say so.
	Disabled []Disabled
	// Origin maps the text to the file; nil where the text is the whole file.
	Origin Origin
}

// Disabled is a part of a text in which findings of some rules do not count.
type Disabled struct {
	Span
	// Rules are rule ids, families or globs, as somebody wrote them.
	Rules  []string
	Reason string
	// Line is that of the comment in the file, from 1.
	Line int
}

// DateOrder is the order of day and month in figures.
type DateOrder uint8

// The orders; that of the United States is MonthFirst.
const (
	UnknownOrder DateOrder = iota
	MonthFirst
	DayFirst
)

// Block is a paragraph: one line, or several where the text is wrapped at a
// fixed width. Its span has no white space at either end.
type Block struct {
	Span
	// FirstToken and EndToken bound the block's tokens, half-open.
	FirstToken, EndToken int32
	// FirstSentence and EndSentence bound its sentences, half-open.
	FirstSentence, EndSentence int32
	// FirstLine and LastLine are line numbers from 0.
	FirstLine, LastLine int32
	// BlankBefore says whether an empty line, or nothing, stands before the block.
	BlankBefore bool
}

// Sentence is a sentence, or what stands in its place, of one block.
type Sentence struct {
	Span
	// FirstToken and EndToken bound the sentence's tokens, half-open.
	FirstToken, EndToken int32
	// Block is the index of the block that holds it.
	Block int32
}

// line is one line of the text without its line end. Besides line feeds a
// lone carriage return and Unicode's separators end lines, as they do on a
// screen.
type line struct {
	Span
	firstToken, endToken int32
}

// Document is one article, taken apart. It is made to be used again: Parse
// keeps the memory of the text before.
type Document struct {
	Meta
	Text      []byte
	Tokens    []Token
	Sentences []Sentence
	Blocks    []Block
	// Hits are the phrases found, by first token.
	Hits []Hit

	vocabulary *Vocabulary
	lines      []line
	postings   [FunctionWord][]int32
	present    ClassSet
	candidates []int32 // tokens on which phrases hang
	stops      []int32 // tokens that may end a sentence
	places     Places
}

// New returns an empty document that knows the vocabulary.
func New(v *Vocabulary) *Document { return &Document{vocabulary: v} }

// Parse takes text apart. The document keeps text, which must not change
// while the document is in use and must be at most MaxSize long.
func (d *Document) Parse(meta Meta, text []byte) {
	d.reset(meta, text)
	d.scan()
	d.lookUp()
	d.buildBlocks()
	d.buildSentences()
	d.matchPhrases()
}

// reset forgets the text before.
func (d *Document) reset(meta Meta, text []byte) {
	d.Meta, d.Text = meta, text
	d.Tokens = d.Tokens[:0]
	d.lines = d.lines[:0]
	d.candidates = d.candidates[:0]
	d.stops = d.stops[:0]
	for c := range d.postings {
		d.postings[c] = d.postings[c][:0]
	}
	d.present = 0
	d.places.Reset(text)
}

// Vocabulary returns the words and phrases that the document knows.
func (d *Document) Vocabulary() *Vocabulary { return d.vocabulary }

// Present returns the classes of which the text may hold a token.
func (d *Document) Present() ClassSet { return d.present &^ isHead }

// Postings returns the indices, ascending, of all tokens of a class that is
// listed before FunctionWord. The slice belongs to the document.
func (d *Document) Postings(c Class) []int32 { return d.postings[c] }

// Classes returns what token i can be.
func (d *Document) Classes(i int32) ClassSet {
	if i < 0 || int(i) >= len(d.Tokens) {
		return 0
	}
	t := &d.Tokens[i]
	if t.Kind == Number {
		return 1 << Digits
	}
	return d.vocabulary.Classes(t.Lex)
}

// Is reports whether token i, which may lie outside the text, can be of class c.
func (d *Document) Is(i int32, c Class) bool { return d.Classes(i).Has(c) }

// Value returns the vocabulary's value of token i in class c.
func (d *Document) Value(i int32, c Class) (int32, bool) {
	if i < 0 || int(i) >= len(d.Tokens) {
		return 0, false
	}
	return d.vocabulary.Value(d.Tokens[i].Lex, c)
}

// Word returns the bytes of token i as they stand in the text, nil outside the text.
func (d *Document) Word(i int32) []byte {
	if i < 0 || int(i) >= len(d.Tokens) {
		return nil
	}
	return d.Bytes(d.Tokens[i].Span)
}

// WordIs reports whether token i, which may lie outside the text, is the
// given word in lower case.
func (d *Document) WordIs(i int32, word string) bool {
	return i >= 0 && int(i) < len(d.Tokens) && d.spells(&d.Tokens[i], word)
}

// WordIn reports whether token i, which may lie outside the text, is one of
// the words, given in lower case.
func (d *Document) WordIn(i int32, words ...string) bool {
	if i < 0 || int(i) >= len(d.Tokens) {
		return false
	}
	t := &d.Tokens[i]
	for _, word := range words {
		if d.spells(t, word) {
			return true
		}
	}
	return false
}

// spells reports whether the token is the word in lower case. Most are of
// another length.
func (d *Document) spells(t *Token, word string) bool {
	if t.Flags&Wide != 0 {
		return equalFold(d.Bytes(t.Span), word)
	}
	return int(t.Len()) == len(word) && equalFoldASCII(d.Bytes(t.Span), word)
}

// MarkIs reports whether token i, which may lie outside the text, is the
// one-byte mark.
func (d *Document) MarkIs(i int32, mark byte) bool {
	return i >= 0 && int(i) < len(d.Tokens) && d.Tokens[i].Len() == 1 && d.Text[d.Tokens[i].Start] == mark
}

// KindIs reports whether token i, which may lie outside the text, is of the kind.
func (d *Document) KindIs(i int32, k Kind) bool {
	return i >= 0 && int(i) < len(d.Tokens) && d.Tokens[i].Kind == k
}

// Touches reports whether token i, which may lie outside the text, stands
// right behind the one before.
func (d *Document) Touches(i int32) bool {
	return 0 < i && int(i) < len(d.Tokens) && d.Tokens[i].Start == d.Tokens[i-1].End
}

// Bytes returns the text of a span; the slice belongs to the document.
func (d *Document) Bytes(s Span) []byte { return d.Text[s.Start:s.End] }

// String returns a copy of the text of a span.
func (d *Document) String(s Span) string { return string(d.Text[s.Start:s.End]) }

// TokenSpan returns the span from token first up to, not including, token end.
func (d *Document) TokenSpan(first, end int32) Span {
	return Span{d.Tokens[first].Start, d.Tokens[end-1].End}
}

// TokenAt returns the index of the first token that ends after the offset.
func (d *Document) TokenAt(offset int32) int32 {
	return int32(sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > offset }))
}

// SentenceOf returns the index of the sentence that holds token i.
func (d *Document) SentenceOf(i int32) int32 {
	return int32(sort.Search(len(d.Sentences), func(s int) bool { return d.Sentences[s].EndToken > i }))
}

// BlockOf returns the index of the block that holds token i.
func (d *Document) BlockOf(i int32) int32 {
	return int32(sort.Search(len(d.Blocks), func(b int) bool { return d.Blocks[b].EndToken > i }))
}

// Position returns the place of a byte offset.
func (d *Document) Position(offset int32) Position { return d.places.Position(offset) }

// lineAt returns the number, from 0, of the line that holds the offset or ends there.
func (d *Document) lineAt(offset int32) int {
	return sort.Search(len(d.lines), func(i int) bool { return d.lines[i].Start > offset }) - 1
}

// Lines returns the number of lines.
func (d *Document) Lines() int { return len(d.lines) }

// Line returns the span of line i, from 0, without its line end.
func (d *Document) Line(i int) Span { return d.lines[i].Span }

// LineSpan returns the whole lines that a span touches with the line end
// behind them: what to delete so that no empty line stays.
func (d *Document) LineSpan(s Span) Span {
	first, last := d.lineAt(s.Start), d.lineAt(max(s.Start, s.End-1))
	end := int32(len(d.Text))
	if last+1 < len(d.lines) {
		end = d.lines[last+1].Start
	}
	return Span{d.lines[first].Start, end}
}

// openLine begins a line at a byte offset.
func (d *Document) openLine(start int) {
	next := int32(len(d.Tokens))
	d.lines = append(d.lines, line{Span{int32(start), int32(start)}, next, next})
}

func (d *Document) closeLine(end int) {
	l := &d.lines[len(d.lines)-1]
	l.End = int32(end)
	l.endToken = int32(len(d.Tokens))
}

// isBlank reports whether the line holds nothing but white space.
func (d *Document) isBlank(l line) bool {
	return l.firstToken == l.endToken && len(bytes.TrimSpace(d.Bytes(l.Span))) == 0
}
