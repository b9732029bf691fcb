package source

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// Explanation says how a file was read and what its first record was taken for.
type Explanation struct {
	Path   string
	Format Format
	// Compression is gzip, zstd or bzip2, empty for none.
	Compression string
	// Encoding is the WHATWG's name.
	Encoding string
	// Parts are what newslint knows of the first record, in reading order.
	Parts []Part
	// Unused are fields of the record that say nothing to newslint.
	Unused []string
	// Err is what came before a record could be read.
	Err error
}

// Part is what one part of an article was taken from.
type Part struct {
	// Name is the part's: id, text, title, date, url or source.
	Name string
	// Field is the name that the record gives it, empty where it has no fields.
	Field string
	// Value is the part, or its start; empty where the record has none.
	Value string
}

// Explain reads the first record of each file at the given paths and hands
// out what it was taken for.
func Explain(paths []string, stdin io.Reader, o Options, yield func(*Explanation) bool) {
	r := NewReader(paths, stdin, o)
	defer r.Close()
	var b Batch
	for {
		b.reset(r.settings)
		if !r.advance(&b) {
			return
		}
		e := r.explainFile(&b)
		r.Close()
		if e != nil && !yield(e) {
			return
		}
	}
}

// explainFile explains the file at hand, or the error in its place; nil where
// there is neither.
func (r *Reader) explainFile(b *Batch) *Explanation {
	if r.current == nil {
		for rec := range b.Records {
			var located *Error
			if errors.As(rec.Err, &located) {
				return &Explanation{Path: located.Path, Err: rec.Err}
			}
		}
		return nil
	}
	in := r.current
	e := &Explanation{Path: in.path, Format: in.format, Compression: in.compression, Encoding: in.charset.name()}
	for done := false; !done && len(b.pieces) == 0; {
		done = r.fill(b)
	}
	for rec := range b.Records {
		if rec.Err == nil {
			e.record(b, rec)
			break
		}
		if e.Err == nil {
			e.Err = rec.Err
		}
	}
	return e
}

// record notes what is known of the record.
func (e *Explanation) record(b *Batch, r *Record) {
	published := r.PublishedText
	if !r.Published.IsZero() && published != "" {
		published += " (" + r.Published.Format(time.DateOnly) + ")"
	}
	values := [partCount]string{r.ID, string(r.Text[:min(len(r.Text), 2*maxValue)]), r.Title, published, r.URL, r.Source}
	for p, name := range partNames {
		part := Part{Name: name, Value: shorten(values[p])}
		if e.Format.isStream() {
			part.Field = b.fields.found[p].name
		}
		e.Parts = append(e.Parts, part)
	}
	if e.Format == JSONLines || e.Format == JSON {
		e.Unused = b.fields.unused()
	}
	if !e.Format.isStream() {
		e.Encoding = b.whole.charset.name()
	}
}

var partNames = [...]string{"id", "text", "title", "date", "url", "source"}

// maxValue is how many characters of a value are shown.
const maxValue = 60

// shorten returns the first characters of the value, on one line.
func shorten(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	if utf8.RuneCountInString(value) <= maxValue {
		return value
	}
	return string([]rune(value)[:maxValue]) + "…"
}

// name returns the WHATWG's name of the charset.
func (c charset) name() string {
	if c.isUTF8() {
		return "utf-8"
	}
	name, err := htmlindex.Name(c.encoding)
	if err != nil {
		return "unknown"
	}
	return name
}

// String lays the explanation out for people, on several lines.
func (e *Explanation) String() string {
	var b strings.Builder
	b.WriteString(e.Path)
	if e.Encoding != "" {
		fmt.Fprintf(&b, ": %s, %s", e.Format, e.Encoding)
		if e.Compression != "" {
			b.WriteString(", " + e.Compression)
		}
	}
	b.WriteByte('\n')
	for _, p := range e.Parts {
		fmt.Fprintf(&b, "  %-7s", p.Name)
		switch {
		case p.Value == "" && p.Field == "":
			b.WriteString("none")
		case p.Field == "":
			fmt.Fprintf(&b, "%q", p.Value)
		default:
			fmt.Fprintf(&b, "%s: %q", p.Field, p.Value)
		}
		b.WriteByte('\n')
	}
	if len(e.Unused) > 0 {
		fmt.Fprintf(&b, "  unused %s\n", strings.Join(e.Unused, ", "))
	}
	if e.Err != nil {
		fmt.Fprintf(&b, "  %v\n", e.Err)
	}
	return b.String()
}
