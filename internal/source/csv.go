package source

import (
	"bytes"
	"fmt"
	"strings"
)

// tableHeader says what the columns of a table hold.
type tableHeader struct {
	delimiter byte
	// columns are the fields that are wanted, nil for the others.
	columns []*field
	names   []string
}

// guessDelimiter returns what divides the fields of a table's first line.
func guessDelimiter(start []byte) byte {
	line, _, _ := bytes.Cut(start, []byte{'\n'})
	best := byte(',')
	for _, c := range []byte(";\t|") {
		if bytes.Count(line, []byte{c}) > bytes.Count(line, []byte{best}) {
			best = c
		}
	}
	return best
}

// newTableHeader reads the first row. It returns an error where no column has
// the text.
func newTableHeader(row []byte, delimiter byte, fields *fieldSet) (*tableHeader, error) {
	h := &tableHeader{delimiter: delimiter}
	hasText := false
	row = bytes.TrimPrefix(row, byteOrderMark)
	for cell := range tableCells(trimLineEnd(row), delimiter) {
		name := strings.TrimSpace(string(tableCodec{}.unescape(nil, row[cell.start:cell.end])))
		f := fields.root.sub[name]
		if f == nil {
			f = fields.root.sub[strings.ToLower(name)]
		}
		h.names = append(h.names, name)
		h.columns = append(h.columns, f)
		for i := 0; f != nil && i < len(f.uses); i++ {
			hasText = hasText || f.uses[i].part == textPart
		}
	}
	if !hasText {
		return nil, fmt.Errorf("the table's first row names no text field (%s); it has %s: name one with --text-field", fields.text, strings.Join(h.names, ", "))
	}
	return h, nil
}

func trimLineEnd(row []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(row, []byte{'\n'}), []byte{'\r'})
}

// cell is a field of a row, for one in quotes what stands between them.
type cell struct {
	start, end int
	quoted     bool
}

// tableCells yields the fields of a row, which has no line end.
func tableCells(row []byte, delimiter byte) func(yield func(cell) bool) {
	return func(yield func(cell) bool) {
		for at := 0; ; {
			c, next := nextCell(row, at, delimiter)
			if !yield(c) || next > len(row) {
				return
			}
			at = next
		}
	}
}

// nextCell returns the field at a byte of the row, and where the next begins;
// behind the row's end for none. A quote that does not end at a delimiter is
// one of the field's own.
func nextCell(row []byte, at int, delimiter byte) (c cell, next int) {
	if at < len(row) && row[at] == '"' {
		for i := at + 1; ; {
			n := bytes.IndexByte(row[i:], '"')
			if n < 0 {
				break
			}
			i += n + 1
			switch {
			case i == len(row) || row[i] == delimiter:
				return cell{at + 1, i - 1, true}, i + 1
			case row[i] == '"':
				i++
				continue
			}
			break
		}
	}
	end := bytes.IndexByte(row[at:], delimiter)
	if end < 0 {
		return cell{at, len(row), false}, len(row) + 1
	}
	return cell{at, at + end, false}, at + end + 1
}

// decodeRow fills the record from a row of a table.
func (d *recordDecoder) decodeRow(row []byte, h *tableHeader, p place, r *Record) error {
	d.begin(row)
	n := 0
	for c := range tableCells(row, h.delimiter) {
		if n == len(h.columns) {
			break
		}
		if f := h.columns[n]; f != nil {
			v := value{
				kind: stringValue, name: h.names[n], start: c.start, end: c.end, quoted: c.quoted,
				escaped: c.quoted && bytes.Contains(row[c.start:c.end], []byte(`""`)),
			}
			d.offer(f, &v)
		}
		n++
	}
	if d.found[textPart].kind == noValue {
		return fmt.Errorf("the row has %d fields, not %d, and lacks the text", n, len(h.columns))
	}
	return d.finish(tableCodec{h.delimiter, d.found[textPart].quoted}, p, r)
}

// tableCodec is how text stands in a field of a table, in quotes or not.
type tableCodec struct {
	delimiter byte
	quoted    bool
}

func (tableCodec) step(raw []byte) (size, width int) {
	if len(raw) > 1 && raw[0] == '"' && raw[1] == '"' {
		return 2, 1
	}
	return 1, 1
}

func (tableCodec) unescape(dst, content []byte) []byte {
	for {
		quote := bytes.Index(content, []byte(`""`))
		if quote < 0 {
			return append(dst, content...)
		}
		dst = append(dst, content[:quote+1]...)
		content = content[quote+2:]
	}
}

// encode doubles quotes, and refuses what a field without them cannot hold.
func (c tableCodec) encode(dst []byte, text string, _ []byte) ([]byte, bool) {
	if c.quoted {
		return append(dst, strings.ReplaceAll(text, `"`, `""`)...), true
	}
	if strings.ContainsAny(text, "\"\r\n"+string(rune(c.delimiter))) {
		return dst, false
	}
	return append(dst, text...), true
}
