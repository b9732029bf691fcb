// Package review is the manual pass over findings: a person decides about them
// one by one, each decision is kept in a journal as it is made, and nothing
// else is written before they say so. It knows no terminal.
package review

import (
	"github.com/newslint/newslint/internal/document"
	"github.com/newslint/newslint/internal/lint"
)

// Article is a text with the findings to decide about.
type Article struct {
	document.Meta // without an Origin
	Text          []byte
	Findings      []lint.Finding
}

// Key is what a text is known by from one session to the next. Copies of a
// text in one file that have the same id share their decisions.
type Key struct {
	// Path is the file's, as the journal spells it.
	Path string `json:"path"`
	ID   string `json:"id,omitempty"`
	// Content is the text's lint.ContentHash.
	Content string `json:"content"`
}

// Entry is what stays in memory of an article that has been read.
type Entry struct {
	Key Key
	// File is the path as the user named it, Line the record's in it, from 1; 0
	// for a file that is one article.
	File string
	Line int
	// Size is the text's in bytes.
	Size  int
	Marks []Mark
}

// Mark is a finding's place and name.
type Mark struct {
	Fingerprint string
	Rule        *lint.Rule
	Level       lint.Level
	Span        document.Span
}

// Articles returns what was read, by its number in the order of reading.
type Articles interface {
	Article(n int) (*Article, error)
}

// NewEntry returns what to remember of a result.
func NewEntry(key Key, r *lint.Result) Entry {
	e := Entry{Key: key, File: r.Path, Line: r.RecordLine, Size: len(r.Text), Marks: make([]Mark, len(r.Findings))}
	for i := range r.Findings {
		f := &r.Findings[i]
		e.Marks[i] = Mark{Fingerprint: f.Fingerprint, Rule: f.Rule, Level: f.Level, Span: f.Span}
	}
	return e
}
