// Package source reads news text wherever it lies: plain files, folders,
// standard input and JSON Lines, compressed or not. It keeps every byte's
// place, reads in constant memory, and goes on behind what it cannot read.
package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/newslint/newslint/internal/document"
)

// DefaultMaxRecord is the longest record, in bytes, that is read unless
// Options say otherwise.
const DefaultMaxRecord = 16 << 20

// Format is how articles are written in a file.
type Format uint8

// The formats. Auto decides by the file's extension, then by its first bytes.
const (
	Auto Format = iota
	Text
	Markdown
	HTML
	JSONLines
	JSON
	CSV
	TSV
	WARC
)

var formatNames = []string{Auto: "auto", Text: "text", Markdown: "markdown", HTML: "html", JSONLines: "jsonl", JSON: "json", CSV: "csv", TSV: "tsv", WARC: "warc"}

// Formats lists the names that ParseFormat takes.
func Formats() []string { return formatNames }

// String returns the format's name.
func (f Format) String() string { return formatNames[f] }

// isStream reports whether a file of the format holds records that are cut out
// of a stream of text.
func (f Format) isStream() bool { return JSONLines <= f && f <= TSV }

// ParseFormat returns the format of that name.
func ParseFormat(name string) (Format, error) {
	for f, n := range formatNames {
		if n == name {
			return Format(f), nil
		}
	}
	return 0, fmt.Errorf("unknown input format %q: it is one of %s", name, strings.Join(formatNames, ", "))
}

// Options say how to read.
type Options struct {
	Format Format
	Fields Fields
	// FieldsOf gives the fields of a file where those of several differ; nil for
	// Fields in all.
	FieldsOf func(path string) Fields
	// Encoding names the encoding of all files without a byte order mark, such
	// as windows-1252; CheckEncoding knows which there are. Where empty, it is
	// what a file declares, or is found out.
	Encoding string
	// Published dates the records that have no date of their own.
	Published time.Time
	// DateOrder is how to read dates in figures where a text does not tell.
	DateOrder document.DateOrder
	// StdinName is what standard input is called in findings; "-" where empty.
	// Its extension counts as a file's does.
	StdinName string
	// NoIgnore reads what .gitignore and .newslintignore leave out.
	NoIgnore bool
	// MaxRecord is the longest record in bytes, DefaultMaxRecord where 0. It is
	// never more than document.MaxSize.
	MaxRecord int
}

// Record is one article, or what kept it from being read.
type Record struct {
	document.Meta
	// Text is UTF-8 but for the places that an Err yielded before it names. It
	// lives until its batch is read into again.
	Text []byte
	// Err says why there is no text, or, on a record of its own before the one
	// that it speaks of, what is wrong with it.
	Err error
}

// Error is an input, or a part of it, that could not be read.
type Error struct {
	Path string
	// Line is counted from 1; 0 where the error concerns the whole file.
	Line int
	Err  error
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("read %s: line %d: %v", e.Path, e.Line, e.Err)
	}
	return fmt.Sprintf("read %s: %v", e.Path, e.Err)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// fileError wraps the cause with the path, which an error of the operating
// system holds already.
func fileError(path string, line int, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return &Error{Path: path, Line: line, Err: err}
}

// Stats count what a Reader came by.
type Stats struct {
	// Files were opened and read.
	Files int
	// Skipped counts files passed over, by reason.
	Skipped map[string]int
}
