// Package layout gives each block of a document its role: what is the story,
// what belongs to it, and what is debris around it.
package layout

import "github.com/newslint/newslint/internal/document"

// Role is what a block is to the article.
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

// Label is the role of one block.
type Label struct {
	Role Role
}

// Layout holds the labels of a document's blocks, by block index. The zero
// value is ready; Read keeps its memory.
type Layout struct {
	Labels []Label
}

// Words are the vocabulary entries that Read relies on.
var Words = phrases.words

// Families are the phrase families that Read relies on.
var Families = phrases.families

// phrases is what the phrase files hold, read once.
var phrases = readPhrases()

// Read labels all blocks of the document.
func (l *Layout) Read(d *document.Document) {
	l.Labels = l.Labels[:0]
	for range d.Blocks {
		l.Labels = append(l.Labels, Label{Role: Body})
	}
}

// RoleOf returns the role of a block.
func (l *Layout) RoleOf(block int32) Role { return l.Labels[block].Role }
