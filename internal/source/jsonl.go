package source

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// decodeJSON fills the record from a JSON object.
func (d *recordDecoder) decodeJSON(in []byte, p place, r *Record) error {
	d.begin(in)
	d.scan.in, d.scan.pos = in, 0
	if d.scan.next() != '{' {
		return d.scan.failExpected("'{'")
	}
	if err := d.object(d.fields.root); err != nil {
		return err
	}
	d.scan.next()
	if d.scan.pos < len(in) {
		return d.scan.failExpected("the end of the record")
	}
	if d.found[textPart].kind == noValue {
		return fmt.Errorf("the record has no text field (%s); it has %s: name one with --text-field", d.fields.text, d.names())
	}
	return d.finish(jsonCodec{}, p, r)
}

// object takes an object, of which some fields are wanted. It calls itself
// only as deep as dotted names go.
func (d *recordDecoder) object(f *field) error {
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
func (d *recordDecoder) unescaped(content []byte, escaped bool) []byte {
	if !escaped {
		return content
	}
	d.scratch = appendUnescaped(d.scratch[:0], content)
	return d.scratch
}

// member takes the value of a field, which is nil where nobody wants it.
func (d *recordDecoder) member(f *field) error {
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
		v.start = s.pos
		err = s.skip()
		v.end = s.pos
	default:
		v.kind = scalarKind(c)
		v.start = s.pos
		err = s.scalar()
		v.end = s.pos
	}
	if err != nil {
		return err
	}
	d.offer(f, &v)
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

// fieldNames yields the fields of a valid record, as they are spelled.
func (d *recordDecoder) fieldNames(yield func(string) bool) {
	s := &d.scan
	s.pos = bytes.IndexByte(s.in, '{') + 1
	for s.next() == '"' {
		start, end, _, _ := s.str()
		if !yield(string(s.in[start:end])) {
			return
		}
		_ = s.expect(':')
		_ = s.skip()
		if s.next() == ',' {
			s.pos++
		}
	}
}

// names lists the fields of a valid record, for messages.
func (d *recordDecoder) names() string {
	const most = 12
	var names []string
	for name := range d.fieldNames {
		if len(names) == most {
			names = append(names, "…")
			break
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return "no fields"
	}
	return strings.Join(names, ", ")
}

// unused lists the fields of a valid record of which nothing was taken.
func (d *recordDecoder) unused() []string {
	var names []string
	for name := range d.fieldNames {
		taken := func(v value) bool { return v.name == name || strings.HasPrefix(v.name, name+".") }
		if !slices.ContainsFunc(d.found[:], taken) {
			names = append(names, name)
		}
	}
	return names
}
