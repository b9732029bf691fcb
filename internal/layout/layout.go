// Package layout gives each stretch of a document its role: what is the
// story, what belongs to it, and what is debris around it.
package layout

import "github.com/newslint/newslint/internal/document"

// Role is what a segment is to the article.
type Role uint8

// The roles. Everything before Debris belongs to the article.
const (
	Body Role = iota
	Headline
	Standfirst
	Byline
	Dateline
	Caption
	Subhead
	Debris
)

// Words are the vocabulary entries that Read relies on.
var Words = phrases.words

// Families are the phrase families that Read relies on.
var Families = phrases.families

// EnglishFamilies are those of Families that matter in texts of no other
// language; Words tell the language without the rest.
var EnglishFamilies = phrases.familiesOf(English)

// phrases is what the phrase files hold, read once.
var phrases = readPhrases()

// Segment is a stretch of the text that has one role: a block, or a sentence
// where the text stands on a few long lines.
type Segment struct {
	document.Span
	// FirstToken and EndToken bound the segment's tokens, half-open.
	FirstToken, EndToken int32
	// Block is the index of the block that holds it.
	Block int32
	// Sentence: the segment is one sentence of a long line.
	Sentence bool
	Role     Role
	// Kind says what sort of debris it is, or would be.
	Kind Kind
	// Body and Stray are the probabilities that the segment is text of the
	// article's body, and that it is debris; the rest is headlines, captions
	// and the like.
	Body, Stray float32
	// Confidence, from 0 to 1, is that a segment of role Debris is debris.
	Confidence float32
}

// Layout holds the segments of a document in text order. The zero value is
// ready; Read keeps its memory.
type Layout struct {
	Segments []Segment
	Language Language
	// Pieces are the stretches of debris that check reports, in text order.
	Pieces []Piece
	// Repeats are the copies of text that stands in the document twice.
	Repeats []Repeat

	// blocks gives the first segment of each block, and the end of the last.
	blocks []int32
	reader reader
}

// IsDump reports whether the text looks like a dump of a whole page rather
// than like an article that was cut out of one.
func (l *Layout) IsDump() bool { return l.reader.dump }

// RoleOf returns the role of a block: that of its first segment.
func (l *Layout) RoleOf(block int32) Role { return l.Segments[l.blocks[block]].Role }
