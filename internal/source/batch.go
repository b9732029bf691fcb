package source

import (
	"bytes"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// byteOrderMark is U+FEFF in UTF-8, which some programs put before a text.
var byteOrderMark = []byte("\xef\xbb\xbf")

// Batch is a piece of input: about a megabyte of whole JSON lines, or one or
// several small files. Its memory is used again by the next Read into it.
type Batch struct {
	settings *settings
	data     []byte
	pieces   []piece

	record Record
	lines  lineDecoder
	whole  wholeDecoder
}

// piece is a part of the batch that comes from one file, or an error in its place.
type piece struct {
	path   string
	format Format
	// start and end bound the bytes in the batch's data.
	start, end int
	// line is the number of the first line, offset the first byte's in the file.
	line   int
	offset int64
	// transcoded: the bytes are not those of the file.
	transcoded bool
	err        error
}

func (b *Batch) reset(s *settings) {
	b.settings = s
	b.data, b.pieces = b.data[:0], b.pieces[:0]
}

// add makes a piece of the bytes from start to end, which are the next of the file.
func (b *Batch) add(in *input, start, end int) {
	if start == end && in.format.isStream() {
		return
	}
	b.pieces = append(b.pieces, piece{
		path: in.path, format: in.format,
		start: start, end: end, line: in.line, offset: in.offset, transcoded: in.transcoded,
	})
	in.line += bytes.Count(b.data[start:end], []byte{'\n'})
	in.offset += int64(end - start)
}

// fail adds an error that concerns the file, or one line of it.
func (b *Batch) fail(in *input, line int, err error) {
	b.pieces = append(b.pieces, piece{err: fileError(in.path, line, err)})
}

// Records decodes the batch and yields its records in order. The Record is
// used again for the next one; its Text, Origin and strings live until the
// batch is read into again. What cannot be read is yielded as an Err, and the
// next record behind it.
func (b *Batch) Records(yield func(*Record) bool) {
	b.lines.reset(b.settings.fields)
	b.whole.reset(b.settings)
	for i := range b.pieces {
		p := &b.pieces[i]
		var more bool
		switch {
		case p.err != nil:
			more = b.yieldError(p.err, yield)
		case p.format == JSONLines:
			more = b.yieldLines(p, yield)
		default:
			more = b.yieldWhole(p, yield)
		}
		if !more {
			return
		}
	}
}

func (b *Batch) yieldError(err error, yield func(*Record) bool) bool {
	b.record = Record{Err: err}
	return yield(&b.record)
}

// yieldWhole yields the one article that the piece is.
func (b *Batch) yieldWhole(p *piece, yield func(*Record) bool) bool {
	record := Record{Meta: document.Meta{Path: p.path}}
	if err := b.whole.decode(b.data[p.start:p.end], p.offset, p.format, "", &record); err != nil {
		if !b.yieldError(fileError(p.path, 0, err), yield) {
			return false
		}
	}
	return b.yield(record, yield)
}

// yield hands out a record, with the user's date where it has none.
func (b *Batch) yield(record Record, yield func(*Record) bool) bool {
	b.record = record
	if b.record.Published.IsZero() {
		b.record.Published = b.settings.Published
	}
	return yield(&b.record)
}

// yieldLines yields the article of each JSON line.
func (b *Batch) yieldLines(p *piece, yield func(*Record) bool) bool {
	rest, number, offset := b.data[p.start:p.end], p.line, p.offset
	for len(rest) > 0 {
		line, behind, _ := bytes.Cut(rest, []byte{'\n'})
		if !b.yieldLine(p, line, number, offset, yield) {
			return false
		}
		offset += int64(len(rest) - len(behind))
		number++
		rest = behind
	}
	return true
}

func (b *Batch) yieldLine(p *piece, line []byte, number int, offset int64, yield func(*Record) bool) bool {
	if offset == 0 {
		marked := len(line)
		line = bytes.TrimPrefix(line, byteOrderMark)
		offset = int64(marked - len(line))
	}
	line = bytes.TrimSuffix(line, []byte{'\r'})
	if len(bytes.TrimLeft(line, " \t\r")) == 0 {
		return true
	}
	if len(line) > b.settings.maxRecord {
		return b.yieldError(fileError(p.path, number, b.settings.tooLong()), yield)
	}
	record := Record{Meta: document.Meta{Path: p.path, RecordLine: number}}
	if err := b.lines.decode(line, offset, p.transcoded, &record); err != nil {
		return b.yieldError(fileError(p.path, number, err), yield)
	}
	if !utf8.Valid(line) && !b.yieldError(fileError(p.path, number, invalidUTF8(line, offset)), yield) {
		return false
	}
	return b.yield(record, yield)
}
