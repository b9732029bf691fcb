package lint

import (
	"bytes"
	"strings"
	"testing"

	"github.com/newslint/newslint/internal/document"
)

// FuzzBaseline reads any file as a baseline: what is read is written so that
// it is read the same again.
func FuzzBaseline(f *testing.F) {
	for _, s := range []string{
		"", "\n\n", "{}", "null", "x", `{"rule":"a/b","fingerprint":"1","path":"a","content":""}`,
		`{"rule":"a/b","fingerprint":"1","path":"a\\b<c>","content":"x","reason":"\ud800é","expires":"2024-12-31"}` + "\n" + `{"rule":"a/b","fingerprint":"1"}{}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) {
		b := NewBaseline("/news", "2024-06-01")
		if err := b.Read(strings.NewReader(file)); err != nil {
			return
		}
		first := writtenBaseline(t, b)
		again := NewBaseline("/news", "2024-06-01")
		if err := again.Read(bytes.NewReader(first)); err != nil {
			t.Fatalf("%q is written as %q: %v", file, first, err)
		}
		if second := writtenBaseline(t, again); !bytes.Equal(first, second) {
			t.Errorf("once  %q\ntwice %q", first, second)
		}
		b.Unused(func(string) bool { return true }, func(string) bool { return true })
	})
}

// FuzzKnown lists the findings of any text: written and read again, the
// baseline knows all of them.
func FuzzKnown(f *testing.F) {
	f.Add("A town, a Town.\n\ntown", "a.txt", "1", 0)
	f.Add("The town\xff of \u2028town", "../b/\n", "", 3)
	l, err := New([]Active{{findWord("a/town", "town"), Warning}})
	if err != nil {
		f.Fatal(err)
	}
	w := l.Worker()
	f.Fuzz(func(t *testing.T, text, path, id string, line int) {
		meta := document.Meta{Path: path, ID: id, RecordLine: line}
		l.Baseline = nil
		result := w.Check(meta, []byte(text))
		renewed := NewBaseline("/news", "2024-06-01").Renew("known", "")
		renewed.Add(&result)
		l.Baseline = NewBaseline("/news", "2024-06-01")
		if err := l.Baseline.Read(bytes.NewReader(writtenBaseline(t, renewed.Done()))); err != nil {
			t.Fatal(err)
		}
		for _, finding := range w.Check(meta, []byte(text)).Findings {
			if finding.Suppressed == nil {
				t.Errorf("%v in %q is not known", finding.Span, text)
			}
		}
	})
}

func writtenBaseline(t *testing.T, b *Baseline) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
