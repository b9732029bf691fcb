package source

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/newslint/newslint/internal/document"
)

// lineDecoder takes the parts of articles out of JSON lines. Its memory is
// used again from batch to batch.
type lineDecoder struct {
	fields *fieldSet
	scan   jsonScanner
	found  [partCount]value
	// decoded holds the texts that had escapes. A text is never moved: where it
	// is full, another takes its place.
	decoded []byte
	origins []codedOrigin
	scratch []byte
}

// value is a part as it stands in the line.
type value struct {
	kind valueKind
	// rank is how late in the part's list the name stands.
	rank int
	name string
	// start and end bound the value, for a string what stands between its quotes.
	start, end int
	escaped    bool
}

type valueKind uint8

const (
	noValue valueKind = iota
	nullValue
	boolValue
	numberValue
	arrayValue
	objectValue
	stringValue
)

// kindNames are for messages about a value that is not a string.
var kindNames = [...]string{boolValue: "true or false", numberValue: "a number", arrayValue: "an array", objectValue: "an object"}

func (d *lineDecoder) reset(f *fieldSet) {
	d.fields = f
	d.decoded, d.origins = d.decoded[:0], d.origins[:0]
}

// decode fills the record from a line, which begins at the offset in its file;
// transcoded says that the file holds other bytes.
func (d *lineDecoder) decode(line []byte, offset int64, transcoded bool, r *Record) error {
	d.scan.in, d.scan.pos = line, 0
	d.found = [partCount]value{}
	if d.scan.next() != '{' {
		return d.scan.failExpected("'{'")
	}
	if err := d.object(d.fields.root); err != nil {
		return err
	}
	d.scan.next()
	if d.scan.pos < len(line) {
		return d.scan.failExpected("the end of the record")
	}
	if err := d.takeText(line, offset, transcoded, r); err != nil {
		return err
	}
	d.takeMeta(line, &r.Meta)
	return nil
}

// object takes an object, of which some fields are wanted. It calls itself
// only as deep as dotted names go.
func (d *lineDecoder) object(f *field) error {
	s := &d.scan
	s.pos++
	if s.next() == '}' {
		s.pos++
		return nil
	}
	for {
		if s.next() != '"' {
			return s.failExpected("a field's name")
		}
		start, end, escaped, err := s.str()
		if err != nil {
			return err
		}
		if err := s.expect(':'); err != nil {
			return err
		}
		if err := d.member(f.sub[string(d.unescaped(s.in[start:end], escaped))]); err != nil {
			return err
		}
		switch s.next() {
		case ',':
			s.pos++
		case '}':
			s.pos++
			return nil
		default:
			return s.failExpected("',' or '}'")
		}
	}
}

// unescaped returns what a string's content stands for, until it is called again.
func (d *lineDecoder) unescaped(content []byte, escaped bool) []byte {
	if !escaped {
		return content
	}
	d.scratch = appendUnescaped(d.scratch[:0], content)
	return d.scratch
}

// member takes the value of a field, which is nil where nobody wants it.
func (d *lineDecoder) member(f *field) error {
	s := &d.scan
	if f == nil {
		return s.skip()
	}
	var err error
	v := value{name: f.name}
	switch c := s.next(); c {
	case '"':
		v.kind = stringValue
		v.start, v.end, v.escaped, err = s.str()
	case '{':
		v.kind = objectValue
		err = d.object(f)
	case '[':
		v.kind = arrayValue
		err = s.skip()
	default:
		v.kind = scalarKind(c)
		v.start = s.pos
		err = s.scalar()
		v.end = s.pos
	}
	if err != nil {
		return err
	}
	for _, u := range f.uses {
		v.rank = u.rank
		if old := &d.found[u.part]; v.beats(old, u.part) {
			*old = v
		}
	}
	return nil
}

func scalarKind(first byte) valueKind {
	switch first {
	case 'n':
		return nullValue
	case 't', 'f':
		return boolValue
	}
	return numberValue
}

// beats reports whether v is a better value for the part than the one found
// before: one of a kind that fits, then one of a more telling name, then the
// later one, as in most decoders.
func (v *value) beats(old *value, p part) bool {
	if a, b := v.kind.fits(p), old.kind.fits(p); a != b {
		return a > b
	}
	return v.rank <= old.rank
}

// fits grades how well a kind of value suits a part.
func (k valueKind) fits(p part) int {
	switch {
	case k == stringValue, k == numberValue && (p == idPart || p == datePart):
		return 3
	case k > nullValue:
		return 2
	}
	return int(k)
}

// takeText gives the record its text and origin.
func (d *lineDecoder) takeText(line []byte, offset int64, transcoded bool, r *Record) error {
	v := &d.found[textPart]
	switch v.kind {
	case stringValue:
	case nullValue:
		r.Text = line[:0]
		return nil
	case noValue:
		return fmt.Errorf("the record has no text field (%s); it has %s: name one with --text-field", d.fields.text, d.names())
	default:
		return fmt.Errorf("the text field %s is %s, not a string", v.name, kindNames[v.kind])
	}
	r.Text = line[v.start:v.end:v.end]
	if v.escaped {
		r.Text = d.decodeText(r.Text)
	}
	origin := codedOrigin{
		raw: line, offset: offset, field: v.name, codec: jsonCodec{}, verbatim: !v.escaped, opaque: transcoded,
		content: document.Span{Start: int32(v.start), End: int32(v.end)}, length: int32(len(r.Text)),
	}
	d.origins = append(d.origins, origin)
	r.Origin = &d.origins[len(d.origins)-1]
	return nil
}

// decodeText returns what a string's content stands for; it is never longer.
func (d *lineDecoder) decodeText(content []byte) []byte {
	if cap(d.decoded)-len(d.decoded) < len(content) {
		d.decoded = make([]byte, 0, max(2*cap(d.decoded), len(content), chunkSize/8))
	}
	start := len(d.decoded)
	d.decoded = appendUnescaped(d.decoded, content)
	return d.decoded[start:len(d.decoded):len(d.decoded)]
}

// takeMeta fills in what is known besides the text. All strings share one
// piece of memory.
func (d *lineDecoder) takeMeta(line []byte, m *document.Meta) {
	d.scratch = d.scratch[:0]
	var ends [partCount]int
	for p := range partCount {
		if v := &d.found[p]; p != textPart && v.kind.fits(p) == 3 {
			d.scratch = appendUnescaped(d.scratch, line[v.start:v.end])
		}
		ends[p] = len(d.scratch)
	}
	all := string(d.scratch)
	m.ID = all[:ends[idPart]]
	m.Title = all[ends[textPart]:ends[titlePart]]
	m.PublishedText = all[ends[titlePart]:ends[datePart]]
	m.Published, _ = parseDate(m.PublishedText)
	m.URL = all[ends[datePart]:ends[urlPart]]
	m.Source = all[ends[urlPart]:ends[sourcePart]]
	if m.URL == "" && strings.Contains(m.Source, "://") {
		m.URL, m.Source = m.Source, ""
	}
}

// names lists the fields of a valid record, for messages.
func (d *lineDecoder) names() string {
	const most = 12
	s := &d.scan
	s.pos = bytes.IndexByte(s.in, '{') + 1
	var names []string
	for s.next() == '"' && len(names) <= most {
		start, end, _, _ := s.str()
		names = append(names, string(s.in[start:end]))
		_ = s.expect(':')
		_ = s.skip()
		if s.next() == ',' {
			s.pos++
		}
	}
	switch {
	case len(names) == 0:
		return "no fields"
	case len(names) > most:
		names[most] = "…"
	}
	return strings.Join(names, ", ")
}
