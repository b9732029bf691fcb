package debris

import (
	"bytes"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

const (
	// maxBraces is how long a piece of code between braces may be, in bytes.
	maxBraces = 1 << 16
	// maxLook is how far into a line, on either side, code is looked for.
	maxLook = 1 << 12
	// maxOpen is how many bytes of a text are looked through for braces that do
	// not close, before none is expected to.
	maxOpen = 1 << 20
)

// braceReader reads the braces of one text.
type braceReader struct {
	doc *document.Document
	// inVain counts the bytes looked through for braces that do not close.
	inVain int
}

// read reads what an opening brace at text[at] belongs to: a template's
// placeholder, JSON, a style or a script.
func (r *braceReader) read(at int) (residue, bool) {
	text := r.doc.Text
	line := nearLine(r.doc, document.Span{Start: int32(at), End: int32(at + 1)})
	rest := text[at:line.End]
	for _, marks := range [][2]string{{"{{", "}}"}, {"{%", "%}"}} {
		if bytes.HasPrefix(rest, []byte(marks[0])) {
			length := bytes.Index(rest, []byte(marks[1]))
			return residue{Span: document.Span{Start: int32(at), End: int32(at + length + 2)}, what: "a template's placeholder"}, length > 0
		}
	}
	end := r.close(at)
	if end == at {
		end = int(line.End)
	}
	inner := bytes.TrimSpace(text[at+1 : min(end, at+maxLook)])
	head := text[line.Start:at]
	switch {
	case isJSON(inner):
		return residue{Span: document.Span{Start: int32(at), End: trimmedEnd(text, end)}, what: "JSON"}, true
	case isStyle(inner):
		return residue{Span: document.Span{Start: int32(int(line.Start) + selectorStart(head)), End: trimmedEnd(text, end)}, what: "a style"}, true
	case isFunction(head) && bytes.ContainsAny(inner, ";="):
		if n := bytes.IndexByte(text[end:max(end, int(line.End))], ';'); n >= 0 && !bytes.Contains(text[end:end+n], []byte(". ")) {
			end += n + 1
		}
		return residue{Span: document.Span{Start: int32(int(line.Start) + scriptStart(head)), End: trimmedEnd(text, end)}, what: "a script"}, true
	}
	return residue{}, false
}

// nearLine returns the line of a span, or what of it is near.
func nearLine(d *document.Document, s document.Span) document.Span {
	line := d.LineSpan(s)
	return document.Span{Start: max(line.Start, s.Start-maxLook), End: min(line.End, s.End+maxLook)}
}

// close returns where the code between braces that begins at text[at] ends; at
// where it does not.
func (r *braceReader) close(at int) int {
	if r.inVain > maxOpen {
		return at
	}
	code := r.doc.Text[at:min(len(r.doc.Text), at+maxBraces)]
	length := bracesLength(code)
	if length == 0 {
		r.inVain += len(code)
	}
	return at + length
}

// bracesLength returns the length of the text up to the brace that closes the
// first one, 0 where none does.
func bracesLength(text []byte) int {
	depth, quoted := 0, false
	for i, c := range text {
		switch {
		case quoted:
			quoted = c != '"' || text[i-1] == '\\'
		case c == '"':
			quoted = true
		case c == '{':
			depth++
		case c == '}':
			depth--
			if depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

func trimmedEnd(text []byte, end int) int32 {
	for end > 0 && isSpace(text[end-1]) {
		end--
	}
	return int32(end)
}

// isJSON reports whether the text between braces begins with a key.
func isJSON(inner []byte) bool {
	if len(inner) < 4 || inner[0] != '"' {
		return false
	}
	n := bytes.IndexByte(inner[1:], '"')
	if n <= 0 || n > 60 {
		return false
	}
	return bytes.HasPrefix(bytes.TrimLeft(inner[n+2:], " "), []byte(":"))
}

// styleProperties are the properties that styles set most.
var styleProperties = func() map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(`color background background-color background-image border border-radius margin margin-top margin-bottom
		margin-left margin-right padding padding-top padding-bottom width height max-width min-height max-height display position float
		clear font font-size font-family font-weight line-height text-align text-decoration text-transform overflow opacity z-index top
		left right bottom content cursor visibility vertical-align box-shadow transition transform flex justify-content align-items`) {
		m[name] = true
	}
	return m
}()

// isStyle reports whether the text between braces sets a property.
func isStyle(inner []byte) bool {
	name, value, ok := bytes.Cut(inner, []byte(":"))
	if !ok || !bytes.ContainsAny(value, ";}") {
		return false
	}
	if i := bytes.LastIndexAny(name, "{;"); i >= 0 {
		name = name[i+1:]
	}
	return styleProperties[strings.ToLower(string(bytes.TrimSpace(name)))]
}

// selectorStart returns where the selector that ends the line so far begins:
// behind what no selector holds.
func selectorStart(head []byte) int {
	start := bytes.LastIndexAny(head, "};!?\"”") + 1
	return max(start, scriptStart(head))
}

// isFunction reports whether the line so far ends in the head of a function.
func isFunction(head []byte) bool {
	head = bytes.TrimRight(head, " ")
	if bytes.HasSuffix(head, []byte("=>")) {
		return true
	}
	if !bytes.HasSuffix(head, []byte(")")) {
		return false
	}
	open := bytes.LastIndexByte(head, '(')
	i := bytes.LastIndex(head[:max(open, 0)], []byte("function"))
	return i >= 0 && open-i < 60 && !bytes.ContainsAny(head[i:open], ".,;")
}

// scriptStart returns where the script that ends the line so far begins: the
// line's start, or the end of the sentence before it.
func scriptStart(head []byte) int {
	start := 0
	if i := bytes.LastIndex(head, []byte(". ")); i >= 0 {
		start = i + 2
	}
	for start < len(head) && isSpace(head[start]) {
		start++
	}
	return start
}

// statement returns the statement of a script that a phrase opens: up to the
// last semicolon or bracket of its line, where signs are a good part of it.
func statement(d *document.Document, h document.Hit) (residue, bool) {
	span := d.TokenSpan(h.First, h.End)
	line := nearLine(d, span)
	start := int(line.Start) + scriptStart(d.Text[line.Start:span.Start])
	end := bytes.LastIndexAny(d.Text[span.Start:line.End], ";)}")
	if end < 0 {
		return residue{}, false
	}
	s := document.Span{Start: int32(start), End: span.Start + int32(end) + 1}
	signs := 0
	for _, c := range d.Bytes(s) {
		if strings.IndexByte("(){}[];=.'\"|&_$+!<>:/", c) >= 0 {
			signs++
		}
	}
	return residue{Span: s, what: "a script"}, signs*8 >= int(s.Len())
}
