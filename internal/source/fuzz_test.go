package source

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/newslint/newslint/internal/document"
)

// FuzzReader reads anything as anything: nothing may fail but with an error
// that names its place, and every place must lie in its record.
func FuzzReader(f *testing.F) {
	for _, s := range []string{
		`{"text":"a\n\u00e9"}` + "\nx\n", "[{\"text\":\"a\"},", "text,id\n\"a\"\"b\",1\n\x93x\x94,2\n", "<p>a&amp;b", "# a\n*b*\n", "\xff\xfea\x00",
		warcRecord("response", "application/http", response("200 OK", "", "<p>x"), 0), gzipped(`{"text":"a"}`), zstandard("text"), "BZh9",
	} {
		for format := range formatNames {
			f.Add([]byte(s), uint8(format), uint16(0), format%2 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, input []byte, format uint8, limit uint16, slow bool) {
		o := Options{Format: Format(int(format) % len(formatNames)), MaxRecord: int(limit)}
		var stdin io.Reader = bytes.NewReader(input)
		if slow {
			stdin = iotest.OneByteReader(stdin)
		}
		r := NewReader([]string{"-"}, stdin, o)
		var b Batch
		for {
			err := r.Read(&b)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for rec := range b.Records {
				checkRecord(t, rec)
			}
		}
	})
}

func checkRecord(t *testing.T, r *Record) {
	t.Helper()
	var located *Error
	if r.Err != nil {
		if !errors.As(r.Err, &located) || located.Path != "-" || located.Error() == "" {
			t.Fatalf("error %v", r.Err)
		}
		return
	}
	if r.Text == nil || r.Path != "-" || !utf8.ValidString(r.ID) && utf8.Valid(r.Text) && r.Origin == nil {
		t.Fatalf("record %+v", r)
	}
	if r.Origin == nil {
		return
	}
	for start := range min(len(r.Text), 50) + 1 {
		end := min(len(r.Text), start+start%7)
		s, exact := r.Origin.Image(document.Span{Start: int32(start), End: int32(end)})
		if s.Start < 0 || s.End < s.Start || int(s.End) > len(r.Origin.Raw()) {
			t.Fatalf("text %q, bytes %d to %d: image %v of %q", r.Text, start, end, s, r.Origin.Raw())
		}
		o, coded := r.Origin.(*codedOrigin)
		if got := r.Origin.Raw()[s.Start:s.End]; exact && coded && !bytes.Equal(decoded(o, got), r.Text[start:end]) {
			t.Fatalf("text %q, bytes %d to %d: image %q", r.Text, start, end, got)
		}
	}
}

// decoded returns what a part of a record stands for.
func decoded(o *codedOrigin, raw []byte) []byte {
	if q, ok := o.codec.(quoting); ok && !o.verbatim {
		return q.unescape(nil, raw)
	}
	if o.codec != nil && !o.verbatim {
		return charset{codec: o.codec}.decode(nil, raw)
	}
	return raw
}
