package source

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// wholeDecoder makes articles of files that are one article each: plain text,
// Markdown and HTML. Its memory is used again from batch to batch.
type wholeDecoder struct {
	// forced is the encoding that the user named, nil where none was.
	forced *charset
	// charset is that of the last text.
	charset charset
	// fields are the names that front matter may use.
	fields *fieldSet

	decoded []byte
	coded   []codedOrigin
	mapped  []mappedOrigin
	mapper  mapper
	hints   []document.Hint
	page    page
}

func (d *wholeDecoder) reset(s *settings) {
	d.forced = s.charset
	d.decoded, d.coded, d.mapped, d.hints = reuse(d.decoded), d.coded[:0], d.mapped[:0], d.hints[:0]
	d.mapper.reset()
}

// decode fills the record from the bytes of a file. Declared is the encoding
// that came with them, if any. It returns what is wrong with the encoding, and
// on which line, from 0; the record holds the text nevertheless.
func (d *wholeDecoder) decode(raw []byte, at place, f Format, declared string, r *Record) (line int, err error) {
	text, file := d.utf8(raw, f, declared)
	if file.codec == nil && !file.opaque && !utf8.Valid(text) {
		line, err = invalidUTF8(text, at.offset+int64(file.content.Start))
	}
	file.offset = at.offset
	file.opaque = file.opaque || at.transcoded
	file.sealed = at.sealed
	switch f {
	case HTML:
		d.html(text, file, r)
	case Markdown:
		d.markdown(text, file, r)
	default:
		d.text(text, file, r)
	}
	return line, err
}

// utf8 returns the bytes as UTF-8, and where they came from.
func (d *wholeDecoder) utf8(raw []byte, f Format, declared string) ([]byte, codedOrigin) {
	c, mark := byteOrder(raw)
	switch {
	case mark > 0:
	case d.forced != nil:
		c = *d.forced
	default:
		c = chooseCharset(raw, f, declared)
	}
	d.charset = c
	text := raw[mark:]
	if !c.isUTF8() {
		start := len(d.decoded)
		d.decoded = c.decode(d.decoded, text)
		text = d.decoded[start:len(d.decoded):len(d.decoded)]
	}
	return text, codedOrigin{
		raw: raw, content: document.Span{Start: int32(mark), End: int32(len(raw))}, length: int32(len(text)),
		codec: c.codec, opaque: !c.isUTF8() && c.codec == nil,
	}
}

// chooseCharset takes the encoding that is declared, where the bytes do not
// show that it is another. An unknown name declares nothing.
func chooseCharset(raw []byte, f Format, declared string) charset {
	if declared == "" && f == HTML {
		declared = declaredCharset(raw)
	}
	c, err := charsetOf(declared)
	if _, found := detectWide(raw); found || declared == "" || err != nil {
		return detect(raw)
	}
	// Pages that hold UTF-8 and declare something else are common.
	if _, single := c.codec.(singleByte); (single || isWide(c)) && utf8.Valid(raw) {
		return utf8Charset
	}
	return c
}

func isWide(c charset) bool {
	_, ok := c.codec.(wide)
	return ok
}

// declaredCharset returns the encoding that a page declares in its first
// bytes, in an XML declaration or a meta element.
func declaredCharset(raw []byte) string {
	head := bytes.ToLower(raw[:min(len(raw), sniffLength)])
	if bytes.HasPrefix(head, []byte("<?xml")) {
		declaration, _, _ := bytes.Cut(head, []byte("?>"))
		if name := valueBehind(declaration, "encoding"); name != "" {
			return name
		}
	}
	for {
		_, behind, found := bytes.Cut(head, []byte("<meta"))
		if !found {
			return ""
		}
		var tag []byte
		tag, head, _ = bytes.Cut(behind, []byte(">"))
		if name := valueBehind(tag, "charset"); name != "" {
			return name
		}
	}
}

// valueBehind returns the word behind a name and an equals sign.
func valueBehind(text []byte, name string) string {
	_, behind, _ := bytes.Cut(text, []byte(name))
	behind, found := bytes.CutPrefix(bytes.TrimLeft(behind, " \t\r\n"), []byte("="))
	if !found {
		return ""
	}
	behind = bytes.TrimLeft(behind, " \t\r\n\"'")
	if end := bytes.IndexAny(behind, "\"' ;/\t\r\n"); end >= 0 {
		behind = behind[:end]
	}
	return string(behind)
}

// text reads plain text, with front matter where it has some.
func (d *wholeDecoder) text(text []byte, file codedOrigin, r *Record) {
	skip := frontMatter(text, d.fields, &r.Meta)
	r.Text = text[skip:]
	if skip > 0 {
		image, _ := file.Image(document.Span{Start: int32(skip), End: int32(skip)})
		file.content.Start = image.Start
		file.length -= int32(skip)
		file.marks = nil
	}
	if file.codec == nil && !file.opaque && file.content.Start == 0 && file.offset == 0 && file.content.End == int32(len(file.raw)) {
		return // the text is the file
	}
	d.coded = append(d.coded, file)
	r.Origin = &d.coded[len(d.coded)-1]
}

// html reads a page.
func (d *wholeDecoder) html(text []byte, file codedOrigin, r *Record) {
	start := len(d.hints)
	d.page = page{mapper: &d.mapper, hints: d.hints, open: d.page.open[:0]}
	d.page.read(text)
	d.hints = d.page.hints
	r.Hints = d.hints[start:len(d.hints):len(d.hints)]
	slices.SortStableFunc(r.Hints, func(a, b document.Hint) int { return int(a.Start - b.Start) })
	d.page.meta.apply(&r.Meta)
	d.finishMapped(text, file, htmlMarkup{}, r)
}

// finishMapped gives the record the text that the mapper has built.
func (d *wholeDecoder) finishMapped(source []byte, file codedOrigin, m markup, r *Record) {
	var stretches []stretch
	r.Text, stretches = d.mapper.finish()
	d.mapped = append(d.mapped, mappedOrigin{file: file, source: source, text: r.Text, stretches: stretches, markup: m})
	r.Origin = &d.mapped[len(d.mapped)-1]
	r.Disabled = disabled(&d.mapped[len(d.mapped)-1])
}

// invalidUTF8 names the first byte of text that is not UTF-8, in a text that
// holds some, and its line, from 0. Offset is where in the file the text begins.
func invalidUTF8(text []byte, offset int64) (line int, err error) {
	first, count := -1, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			if first < 0 {
				first = i
			}
			count++
		}
		i += size
	}
	line = bytes.Count(text[:first], []byte{'\n'})
	return line, fmt.Errorf("byte %d is 0x%02x, which is not UTF-8 (%d such bytes); the rest is read", offset+int64(first), text[first], count)
}

// maxFrontMatter is how long the block of fields before a text may be.
const maxFrontMatter = 16 << 10

// frontMatter reads the fields between two lines of three dashes at the start
// of a text, as YAML or Markdown programs write them, and returns how many
// bytes they take; 0 where the text has none.
func frontMatter(text []byte, fields *fieldSet, m *document.Meta) int {
	fence := "---"
	if bytes.HasPrefix(text, []byte("+++")) {
		fence = "+++" // TOML
	}
	first, rest, found := bytes.Cut(text[:min(len(text), maxFrontMatter)], []byte{'\n'})
	if !found || strings.TrimRight(string(first), " \t\r") != fence {
		return 0
	}
	var stated [partCount]statement
	for at := len(first) + 1; len(rest) > 0; {
		line, behind, _ := bytes.Cut(rest, []byte{'\n'})
		at += len(rest) - len(behind)
		rest = behind
		trimmed := string(bytes.TrimRight(line, " \t\r"))
		if trimmed == fence {
			applyFrontMatter(&stated, m)
			return at
		}
		if !frontMatterLine(trimmed, fields, &stated) {
			return 0
		}
	}
	return 0
}

// frontMatterLine takes a line of the form "name: value", and reports whether
// the line can stand in front matter.
func frontMatterLine(line string, fields *fieldSet, found *[partCount]statement) bool {
	if line == "" || strings.ContainsRune(" \t-#[]}", rune(line[0])) {
		return true // part of a list or of a nested value, or a comment
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		name, value, ok = strings.Cut(line, "=")
	}
	name = strings.TrimSpace(name)
	if !ok || strings.ContainsAny(name, " \t") {
		return false
	}
	value = strings.TrimSpace(value)
	if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		value = value[1 : n-1]
	}
	if f := fields.root.sub[name]; f != nil {
		for _, u := range f.uses {
			found[u.part].offer(value, 1000-u.rank)
		}
	}
	return true
}

func applyFrontMatter(found *[partCount]statement, m *document.Meta) {
	m.ID, m.Title, m.URL, m.Source = found[idPart].text, found[titlePart].text, found[urlPart].text, found[sourcePart].text
	m.PublishedText = found[datePart].text
	m.Ignore = ruleList(found[ignorePart].text)
	m.Published, _ = parseDate(m.PublishedText)
}
