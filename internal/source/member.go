package source

import "slices"

// AppendMember appends a JSON object with one member set to the value, which
// must be JSON, and every other byte as it is: where the object has a member of
// that name, in its place, else behind the last one. It returns an error where
// it is no JSON object.
func AppendMember(dst, object []byte, name string, value []byte) ([]byte, error) {
	name = string([]rune(name)) // as it will be read again
	s := jsonScanner{in: object}
	if err := s.expect('{'); err != nil {
		return dst, err
	}
	last := s.pos // the end of the last member
	var at, end int
	for s.next() == '"' {
		nameStart, nameEnd, _, err := s.str()
		if err != nil {
			return dst, err
		}
		if err := s.expect(':'); err != nil {
			return dst, err
		}
		s.next()
		start := s.pos
		if err := s.skip(); err != nil {
			return dst, err
		}
		if last = s.pos; string(appendUnescaped(nil, object[nameStart:nameEnd])) == name {
			at, end = start, last
		}
		if s.next() != ',' {
			break
		}
		s.pos++
		if s.next() != '"' {
			return dst, s.failExpected("a field's name")
		}
	}
	if err := s.expect('}'); err != nil {
		return dst, err
	}
	s.next()
	if s.pos < len(object) {
		return dst, s.failExpected("the end of the record")
	}
	if at > 0 {
		return append(append(append(dst, object[:at]...), value...), object[end:]...), nil
	}
	dst = append(dst, object[:last]...)
	if object[last-1] != '{' {
		dst = append(dst, ',')
	}
	dst, _ = jsonCodec{}.encode(append(dst, '"'), name, object)
	return slices.Concat(dst, []byte(`":`), value, object[last:]), nil
}
