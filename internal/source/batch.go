package source

import (
	"bytes"
	"cmp"
	"fmt"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// byteOrderMark is U+FEFF in UTF-8, which some programs put before a text.
var byteOrderMark = []byte("\xef\xbb\xbf")

// Batch is a piece of input: a quarter of a megabyte of whole records, or one or
// several small files. Its memory is used again by the next Read into it.
type Batch struct {
	settings *settings
	data     []byte
	pieces   []piece

	record Record
	fields recordDecoder
	whole  wholeDecoder
	// decoded holds rows that were in another encoding.
	decoded []byte
}

// piece is a part of the batch that comes from one file, or an error in its place.
type piece struct {
	path   string
	format Format
	fields *fieldSet
	// start and end bound the bytes in the batch's data.
	start, end int
	// line is the number of the first line, offset the first byte's in the file.
	line   int
	offset int64
	// transcoded: the bytes are not those of the file.
	transcoded bool
	// header says what the columns of a table hold.
	header *tableHeader
	// capture is what a web archive says of the page that the piece is.
	capture *capture
	err     error
}

func (b *Batch) reset(s *settings) {
	b.settings = s
	b.data, b.pieces = reuse(b.data), b.pieces[:0]
}

// add makes a piece of the bytes from start to end, which are the next of the file.
func (b *Batch) add(in *input, start, end int) {
	if start == end && in.format.isStream() {
		return
	}
	b.pieces = append(b.pieces, piece{
		path: in.path, format: in.format, fields: in.fields,
		start: start, end: end, line: in.line, offset: in.offset, transcoded: in.transcoded, header: in.header,
	})
	in.pass(b.data[start:end])
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
	b.fields.reset()
	b.whole.reset(b.settings)
	b.decoded = reuse(b.decoded)
	for i := range b.pieces {
		if !b.yieldPiece(&b.pieces[i], yield) {
			return
		}
	}
}

func (b *Batch) yieldPiece(p *piece, yield func(*Record) bool) bool {
	if p.err != nil {
		return b.yieldError(p.err, yield)
	}
	b.fields.fields, b.whole.fields = p.fields, p.fields
	switch p.format {
	case JSONLines:
		return b.yieldCut(p, lineCutter{}, b.yieldLine, yield)
	case JSON:
		return b.yieldCut(p, &objectCutter{}, b.yieldObject, yield)
	case CSV, TSV:
		return b.yieldCut(p, &rowCutter{delimiter: p.header.delimiter}, b.yieldRow, yield)
	default:
		return b.yieldWhole(p, yield)
	}
}

func (b *Batch) yieldError(err error, yield func(*Record) bool) bool {
	b.record = Record{Err: err}
	return yield(&b.record)
}

// yieldWhole yields the one article that the piece is.
func (b *Batch) yieldWhole(p *piece, yield func(*Record) bool) bool {
	record := Record{Meta: document.Meta{Path: p.path}}
	raw, at, declared := b.data[p.start:p.end], place{offset: p.offset, sealed: p.capture != nil}, ""
	if c := p.capture; c != nil {
		var err error
		declared = c.charset
		raw, at.transcoded, err = c.body(nil, raw, b.settings.maxRecord)
		if err == nil && len(raw) > b.settings.maxRecord {
			err = b.settings.tooLong()
		}
		if err != nil {
			return b.yieldError(fileError(p.path, p.line, err), yield)
		}
	}
	line, err := b.whole.decode(raw, at, p.format, declared, &record)
	if err != nil && !b.yieldError(fileError(p.path, p.line+line, err), yield) {
		return false
	}
	if c := p.capture; c != nil {
		record.RecordLine, record.ID = p.line, c.id
		record.URL = cmp.Or(c.url, record.URL)
	}
	b.record = record
	return b.yield(yield)
}

// yield hands out the record, with the user's date where it has none.
func (b *Batch) yield(yield func(*Record) bool) bool {
	b.record.DateOrder = b.settings.DateOrder
	if b.record.Published.IsZero() {
		b.record.Published = b.settings.Published
	}
	if b.record.Text == nil {
		b.record.Text = []byte{} // read, and empty
	}
	return yield(&b.record)
}

// yieldCut yields the article of each record of the piece.
func (b *Batch) yieldCut(p *piece, c cutter, each func(recordPlace, []byte, func(*Record) bool) bool, yield func(*Record) bool) bool {
	at := recordPlace{place{offset: p.offset, transcoded: p.transcoded}, p, p.line}
	for rest := b.data[p.start:p.end]; len(rest) > 0; {
		end := c.next(rest, 0)
		if end < 0 {
			end = len(rest)
		}
		if !each(at, rest[:end], yield) {
			return false
		}
		at.line += bytes.Count(rest[:end], []byte{'\n'})
		at.offset += int64(end)
		rest = rest[end:]
	}
	return true
}

// recordPlace says where a record stands.
type recordPlace struct {
	place
	piece *piece
	// line is the number of the record's first line.
	line int
}

// skip goes over the first n bytes of the record.
func (p *recordPlace) skip(record []byte, n int) []byte {
	p.line += bytes.Count(record[:n], []byte{'\n'})
	p.offset += int64(n)
	return record[n:]
}

// yieldLine yields the article of a JSON line.
func (b *Batch) yieldLine(at recordPlace, line []byte, yield func(*Record) bool) bool {
	if at.offset == 0 && bytes.HasPrefix(line, byteOrderMark) {
		line = at.skip(line, len(byteOrderMark))
	}
	line = trimLineEnd(line)
	if isBlank(line) {
		return true
	}
	return b.yieldFields(at, line, yield)
}

func isBlank(text []byte) bool { return len(bytes.TrimLeft(text, " \t\r\n")) == 0 }

// yieldObject yields the article of an object that stands in an array, or
// behind another.
func (b *Batch) yieldObject(at recordPlace, text []byte, yield func(*Record) bool) bool {
	if at.offset == 0 && bytes.HasPrefix(text, byteOrderMark) {
		text = at.skip(text, len(byteOrderMark))
	}
	start := bytes.IndexByte(text, '{')
	if start < 0 {
		start = len(text)
	}
	if between := bytes.Trim(text[:start], " \t\r\n,[]"); len(between) > 0 {
		err := fmt.Errorf("invalid JSON: %.20q where an object should stand", between)
		if !b.yieldError(fileError(at.piece.path, at.line, err), yield) {
			return false
		}
	}
	if text = at.skip(text, start); len(text) == 0 {
		return true
	}
	return b.yieldFields(at, text, yield)
}

// yieldRow yields the article of a row of a table. Rows that are not UTF-8 but
// can be Windows-1252, as spreadsheets write it, are taken for that.
func (b *Batch) yieldRow(at recordPlace, row []byte, yield func(*Record) bool) bool {
	row = trimLineEnd(row)
	if isBlank(row) {
		return true
	}
	if !utf8.Valid(row) && looksWestern(row) {
		start := len(b.decoded)
		b.decoded = windows1252.decode(b.decoded, row)
		row = b.decoded[start:len(b.decoded):len(b.decoded)]
		at.transcoded = true
	}
	return b.yieldFields(at, row, yield)
}

// yieldFields yields the article of a record that is decoded field by field.
func (b *Batch) yieldFields(at recordPlace, text []byte, yield func(*Record) bool) bool {
	if len(text) > b.settings.maxRecord {
		return b.yieldError(fileError(at.piece.path, at.line, b.settings.tooLong()), yield)
	}
	b.record = Record{Meta: document.Meta{Path: at.piece.path, RecordLine: at.line}}
	var err error
	if at.piece.header != nil {
		err = b.fields.decodeRow(text, at.piece.header, at.place, &b.record)
	} else {
		err = b.fields.decodeJSON(text, at.place, &b.record)
	}
	if err != nil {
		return b.yieldError(fileError(at.piece.path, at.line, err), yield)
	}
	if !utf8.Valid(text) {
		record := b.record
		line, err := invalidUTF8(text, at.offset)
		if !b.yieldError(fileError(at.piece.path, at.line+line, err), yield) {
			return false
		}
		b.record = record
	}
	return b.yield(yield)
}
