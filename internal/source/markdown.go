package source

import (
	"bytes"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// markdown reads a text in Markdown: front matter, code blocks, pictures and
// comments are left out, marks of emphasis, links and headings taken off.
func (d *wholeDecoder) markdown(text []byte, file codedOrigin, r *Record) {
	d.mapper.begin(text)
	m := markdownReader{mapper: &d.mapper, hints: d.hints}
	m.read(frontMatter(text, d.fields, &r.Meta))
	start := len(d.hints)
	d.hints = m.hints
	r.Hints = d.hints[start:len(d.hints):len(d.hints)]
	if r.Title == "" {
		r.Title = m.title
	}
	d.finishMapped(text, file, markdownMarkup{}, r)
}

// markdownReader walks over the lines of a Markdown text.
type markdownReader struct {
	*mapper
	hints []document.Hint
	// title is the first heading of the first rank.
	title string
	// fence is the mark that ends the code block at hand, such as "```".
	fence string
	// comment: inside an HTML comment.
	comment bool
	// blank: the line before was empty; list: a list is open.
	blank, list bool
	// paired are where in the line marks of emphasis stand that have a partner;
	// pairs keeps its memory.
	paired, pairs []int
	// budget is how many bytes searches in the line may still read.
	budget int
}

func (m *markdownReader) read(at int) {
	m.blank = true
	for at < len(m.source) {
		end, next := lineEnd(m.source, at)
		m.line(at, end, next)
		at = next
	}
}

// lineEnd returns where the line at i ends, without and with its line end.
func lineEnd(text []byte, i int) (end, next int) {
	n := bytes.IndexByte(text[i:], '\n')
	if n < 0 {
		return len(text), len(text)
	}
	end, next = i+n, i+n+1
	if n > 0 && text[end-1] == '\r' {
		end--
	}
	return end, next
}

// line writes what is to be read of a line.
func (m *markdownReader) line(start, end, next int) {
	content, indent := trimIndent(m.source, start, end)
	line := m.source[content:end]
	switch {
	case m.fence != "":
		if bytes.HasPrefix(line, []byte(m.fence)) && len(bytes.Trim(line, m.fence[:1]+" \t")) == 0 {
			m.fence = ""
		}
		return
	case m.comment:
		m.inline(start, end)
		m.endLine(end, next)
		return
	case len(bytes.TrimSpace(line)) == 0:
		m.blank = true
		m.endLine(end, next)
		return
	case indent >= 4 && m.blank && !m.list:
		return
	}
	if m.fence = fenceOf(line); m.fence != "" {
		return
	}
	if m.isRule(line) || isReference(line) {
		m.blank = false
		return
	}
	m.block(content, end, next)
	m.blank = false
}

// block writes a line behind the marks of quotations, lists and headings.
func (m *markdownReader) block(content, end, next int) {
	content, quoted, list := m.blockMarks(content, end)
	m.list = list || m.list && !m.blank || m.list && content > 0 && m.source[content-1] <= ' '
	level := headingLevel(m.source[content:end])
	if level > 0 {
		content += level
		content, _ = trimIndent(m.source, content, end)
		end = trimClosingMarks(m.source, content, end)
	} else if underlined(m.source, next) {
		level = 2
		if m.source[next] == '=' {
			level = 1
		}
	}
	from := m.len()
	m.inline(content, end)
	m.hint(from, level, quoted)
	for end < next && m.source[end] != '\n' && m.source[end] != '\r' {
		end++
	}
	m.endLine(end, next)
}

// blockMarks takes quotation marks and bullets off the start of a line.
func (m *markdownReader) blockMarks(content, end int) (at int, quoted, list bool) {
	for {
		line := m.source[content:end]
		switch size := bulletSize(line); {
		case len(line) > 0 && line[0] == '>':
			content++
			quoted = true
		case size > 0:
			content += size
			list = true
		default:
			return content, quoted, list
		}
		content, _ = trimIndent(m.source, content, end)
	}
}

// hint notes what the text from the offset on is.
func (m *markdownReader) hint(from, level int, quoted bool) {
	span := document.Span{Start: int32(from), End: int32(m.len())}
	if span.Start == span.End {
		return
	}
	switch {
	case level == 1 && m.title == "":
		m.title = string(m.text[m.textStart+from:])
		m.hints = append(m.hints, document.Hint{Span: span, Kind: document.HeadingHint})
	case level > 0:
		m.hints = append(m.hints, document.Hint{Span: span, Kind: document.SubheadHint})
	case quoted:
		m.hints = append(m.hints, document.Hint{Span: span, Kind: document.QuoteHint})
	}
}

// endLine writes the line end, at most two in a row.
func (m *markdownReader) endLine(end, next int) {
	if end == next || m.len() == 0 {
		return
	}
	text := m.text[m.textStart:]
	if n := len(text); n >= 2 && text[n-1] == '\n' && (text[n-2] == '\n' || n >= 3 && text[n-2] == '\r' && text[n-3] == '\n') {
		return
	}
	m.copy(end, next)
}

// trimIndent returns where the text behind spaces and tabs begins, and how
// many columns they take.
func trimIndent(text []byte, start, end int) (content, indent int) {
	for content = start; content < end; content++ {
		switch text[content] {
		case ' ':
			indent++
		case '\t':
			indent += 4 - indent%4
		default:
			return content, indent
		}
	}
	return content, indent
}

// fenceOf returns the mark that opens a code block, if the line does.
func fenceOf(line []byte) string {
	for _, c := range [...]string{"`", "~"} {
		n := len(line) - len(bytes.TrimLeft(line, c))
		if n >= 3 && !bytes.Contains(line[n:], []byte("`")) {
			return strings.Repeat(c, n)
		}
	}
	return ""
}

// isRule reports whether the line only divides or underlines: a thematic
// break, the line below a heading, or below a table's head.
func (m *markdownReader) isRule(line []byte) bool {
	if !bytes.ContainsAny(line[:1], "=-*_|:") {
		return false
	}
	marks := bytes.Join(bytes.Fields(line), nil)
	switch {
	case len(bytes.Trim(marks, "=")) == 0:
		return !m.blank
	case len(bytes.Trim(marks, "-")) == 0:
		return len(marks) >= 3 || !m.blank
	case len(bytes.Trim(marks, "*")) == 0, len(bytes.Trim(marks, "_")) == 0:
		return len(marks) >= 3
	}
	return bytes.Contains(marks, []byte("|")) && bytes.Contains(marks, []byte("-")) && len(bytes.Trim(marks, "|:-")) == 0
}

// underlined reports whether the line at i makes a heading of the one before.
func underlined(text []byte, i int) bool {
	if i >= len(text) || text[i] != '=' && text[i] != '-' {
		return false
	}
	end, _ := lineEnd(text, i)
	return len(bytes.TrimRight(bytes.TrimLeft(text[i:end], string(text[i])), " \t")) == 0
}

// isReference reports whether the line says where links lead: "[1]: https://…".
func isReference(line []byte) bool {
	if len(line) == 0 || line[0] != '[' {
		return false
	}
	end := bytes.Index(line, []byte("]:"))
	return end > 1 && !bytes.ContainsAny(line[1:end], "[]")
}

// headingLevel returns the rank of the heading that the line is, 0 for none.
func headingLevel(line []byte) int {
	n := len(line) - len(bytes.TrimLeft(line, "#"))
	if n > 6 || n < len(line) && line[n] != ' ' && line[n] != '\t' {
		return 0
	}
	return n
}

// trimClosingMarks returns where a heading ends before its closing marks.
func trimClosingMarks(text []byte, start, end int) int {
	trimmed := bytes.TrimRight(text[start:end], " \t")
	marks := bytes.TrimRight(trimmed, "#")
	if len(marks) < len(trimmed) && (len(marks) == 0 || marks[len(marks)-1] == ' ' || marks[len(marks)-1] == '\t') {
		trimmed = bytes.TrimRight(marks, " \t")
	}
	return start + len(trimmed)
}

// bulletSize returns the length of the mark of a list's item, 0 for none.
func bulletSize(line []byte) int {
	n := 1
	if len(line) > 0 && isDigit(line[0]) {
		for n < len(line) && n < 4 && isDigit(line[n]) {
			n++
		}
		if n >= len(line) || line[n] != '.' && line[n] != ')' {
			return 0
		}
		n++
	} else if len(line) == 0 || !bytes.ContainsAny(line[:1], "-*+") {
		return 0
	}
	if n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		return n
	}
	return 0
}

// markdownMarkup is the markup of Markdown.
type markdownMarkup struct{}

func (markdownMarkup) escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`).Replace(text)
}

// closed takes an extract that holds text alone, or whole lines, with their
// marks and their emphasis.
func (markdownMarkup) closed(x extract) (from, to int, ok bool) {
	from, to = x.start, x.end
	firstLine := bytes.LastIndexByte(x.source[:from], '\n') + 1
	fromStart := x.source[from] == '\n' || x.source[from] == '\r'
	if !fromStart && x.before <= firstLine {
		from, fromStart = firstLine, true
	}
	toEnd := x.source[to-1] == '\n'
	if x.plain && (from == x.start || !toEnd) {
		return x.start, x.end, true
	}
	if !toEnd {
		end, _ := lineEnd(x.source, to)
		if toEnd = x.behind >= end; toEnd {
			to = end
		}
	}
	whole := fromStart && toEnd
	return from, to, whole && bytes.Count(x.source[from:to], []byte{'\n'}) == bytes.Count(x.text, []byte{'\n'})
}
